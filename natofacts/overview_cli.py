"""The commands that look at whole documents: `timeline`, `compare` and `stats`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from natofacts.choice import Choice
from natofacts.commands import Run, extract_to
from natofacts.destination import form_for
from natofacts.inputs import Engine, Inputs
from natofacts.models import FactType, Status
from natofacts.options import (
    Columns,
    Dask,
    Date,
    DateColumn,
    Dialect,
    Disable,
    Form,
    IdColumn,
    Jobs,
    Kinds,
    Lang,
    Language,
    Lexicon,
    Limit,
    Output,
    Paths,
    Quiet,
    Raw,
    TextColumn,
    Types,
    Unique,
    Verbose,
    Where,
)
from natofacts.output import CsvDialect
from natofacts.overviews import (
    DIFFERENCE_COLUMNS,
    ComparisonOverview,
    TimelineOverview,
    TotalsOverview,
    compare_to,
)
from natofacts.terminal import FAILED, WRONG_USAGE, reporting
from natofacts.totals import CountBy
from natofacts.usage import Command

app = typer.Typer()


@app.command(cls=Command, short_help="Put events and deadlines in order.")
def timeline(
    paths: Paths,
    form: Form = None,
    output: Output = None,
    kinds: Kinds = None,
    where: Where = None,
    columns: Columns = None,
    limit: Limit = None,
    unique: Unique = False,
    date: Date = None,
    lang: Lang = Language.FR,
    csv_dialect: Dialect = CsvDialect.UNIX,
    raw: Raw = False,
    lexicon: Lexicon = None,
    disable: Disable = None,
    jobs: Jobs = None,
    dask: Dask = None,
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    date_column: DateColumn = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Put events and deadlines in order, past and future told apart from the date of the newest document.

    For example:  natofacts timeline notes/ --where "date_end >= '2030'"
    """
    with reporting(verbose=verbose):
        engine = Engine.create(date=date, lang=lang, lexicon=lexicon, disable=disable)
        dated = [FactType.EVENT, FactType.COMMITMENT]
        choice = Choice.create(
            types=dated, kinds=kinds, where=where, columns=columns, limit=limit, unique=unique, possible=dated
        )
        inputs = Inputs(paths, jobs, dask, text_column, id_column, date_column)
        run = Run(engine, choice, output, form_for(form, output), csv_dialect, quiet, verbose, inputs)
        run.raw, run.overview = raw, TimelineOverview()
        if code := extract_to(run):
            sys.exit(code)


@app.command(cls=Command, short_help="Count rows by type, kind, unit, actor, document.")
def stats(
    paths: Paths,
    by: Annotated[
        list[CountBy] | None, typer.Option("--by", "-b", help="What to count by; repeatable; default all.")
    ] = None,
    form: Form = None,
    output: Output = None,
    types: Types = None,
    kinds: Kinds = None,
    where: Where = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", metavar="N", min=0, help="The N most of each.")] = None,
    unique: Unique = False,
    date: Date = None,
    lang: Lang = Language.FR,
    csv_dialect: Dialect = CsvDialect.UNIX,
    raw: Raw = False,
    lexicon: Lexicon = None,
    disable: Disable = None,
    jobs: Jobs = None,
    dask: Dask = None,
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    date_column: DateColumn = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Count rows by type, kind, unit, actor and document, with the range of values in each unit.

    For example:  natofacts stats notes/ --by unit --type figure
    """
    with reporting(verbose=verbose):
        engine = Engine.create(date=date, lang=lang, lexicon=lexicon, disable=disable)
        choice = Choice.create(types=types, kinds=kinds, where=where, columns=None, limit=None, unique=unique)
        inputs = Inputs(paths, jobs, dask, text_column, id_column, date_column)
        run = Run(engine, choice, output, form_for(form, output), csv_dialect, quiet, verbose, inputs)
        run.raw, run.overview = raw, TotalsOverview(tuple(by or CountBy), limit)
        if code := extract_to(run):
            sys.exit(code)


@app.command(cls=Command, short_help="Tell what changed between two documents.")
def compare(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The older file; - for standard input.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The newer file; - for standard input.")],
    everything: Annotated[bool, typer.Option("--all", "-a", help="Rows that agree as well.")] = False,
    statuses: Annotated[
        list[Status] | None, typer.Option("--status", help="Only rows of this status; repeatable.")
    ] = None,
    form: Form = None,
    output: Output = None,
    types: Types = None,
    kinds: Kinds = None,
    where: Where = None,
    columns: Columns = None,
    limit: Limit = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with 1 when something differs, 2 on trouble.")
    ] = False,
    date: Date = None,
    old_date: Annotated[
        str | None, typer.Option("--old-date", metavar="YYYY-MM-DD", help="Date of OLD, as --date is of NEW.")
    ] = None,
    lang: Lang = Language.FR,
    csv_dialect: Dialect = CsvDialect.UNIX,
    raw: Raw = False,
    lexicon: Lexicon = None,
    disable: Disable = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Tell which figures, events and commitments are new, gone or changed, matched by what they measure.

    For example:  natofacts compare vilnius.txt the-hague.txt --status changed
    """
    with reporting(verbose=verbose, failed=WRONG_USAGE if exit_code else FAILED):  # as diff does
        engine = Engine.create(date=date, lang=lang, lexicon=lexicon, disable=disable)
        choice = Choice.create(
            types=types, kinds=kinds, where=where, columns=columns, limit=limit, known_columns=DIFFERENCE_COLUMNS
        )
        run = Run(engine, choice, output, form_for(form, output), csv_dialect, quiet, verbose, Inputs(()))
        run.raw, run.overview = raw, ComparisonOverview({})
        wanted = statuses or [status for status in Status if everything or status is not Status.SAME]
        day = Engine.create(date=old_date, lang=lang, lexicon=None, disable=None, option="--old-date").date
        if code := compare_to(run, old, new, old_date=day, statuses=wanted, fail=exit_code):
            sys.exit(code)
