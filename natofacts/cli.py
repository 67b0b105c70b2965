"""The command line: options in, one library call, print. Data to stdout, words to stderr."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated

import typer

from natofacts import interruption, overview_cli
from natofacts.choice import Choice
from natofacts.commands import Run, extract_to
from natofacts.destination import form_for
from natofacts.inputs import Engine, Inputs
from natofacts.lookup import choose_fact, choose_rules, load_document
from natofacts.models import FactType
from natofacts.options import (
    Columns,
    CommitmentKinds,
    CommitmentWhere,
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
    OnePath,
    Output,
    Paths,
    Quiet,
    Raw,
    RuleName,
    Sort,
    TableSchema,
    TextColumn,
    Types,
    Unique,
    Verbose,
    Where,
)
from natofacts.output import CsvDialect, Format, Sink, open_output
from natofacts.promises import GroupBy
from natofacts.terminal import INTERRUPTED, harmless, is_terminal, reporting, terminal_width, use_safe_streams
from natofacts.usage import Command, Group

app = typer.Typer(
    name="natofacts",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    cls=Group,
    rich_markup_mode=None,  # plain help pages come up four times faster
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Figures, dated events and commitments of French NATO documents, as a table.",
)
app.add_typer(overview_cli.app)  # without a name: its commands stand among ours, last


class TextFormat(StrEnum):
    """How a document's text is given."""

    TEXT = "text"
    JSON = "json"


class PageLanguage(StrEnum):
    """Languages of a page's headings and buttons."""

    FR = "fr"
    EN = "en"


class SchemaFormat(StrEnum):
    """How the columns are listed."""

    TABLE = "table"
    JSON = "json"


def _print_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        from importlib.metadata import version

        typer.echo(f"natofacts {version('natofacts')}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """Figures, dated events and commitments of French NATO documents, as a table.

    For example:  natofacts extract communique.txt
    """


@app.command(cls=Command, short_help="Extract facts as a table, or into a file of many forms.")
def extract(
    paths: Paths,
    form: Form = None,
    output: Output = None,
    types: Types = None,
    kinds: Kinds = None,
    where: Where = None,
    columns: Columns = None,
    sort: Sort = None,
    limit: Limit = None,
    unique: Unique = False,
    date: Date = None,
    lang: Lang = Language.FR,
    csv_dialect: Dialect = CsvDialect.UNIX,
    raw: Raw = False,
    table_schema: TableSchema = False,
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
    """Extract figures, dated events and commitments as a table, or write them as CSV, JSON, XLSX and more.

    For example:  natofacts extract notes/ -t figure -w "value >= 1e9" -o big.csv
    """
    with reporting(verbose=verbose):
        engine = Engine.create(date=date, lang=lang, lexicon=lexicon, disable=disable)
        choice = Choice.create(
            types=types, kinds=kinds, where=where, columns=columns, sort=sort, limit=limit, unique=unique
        )
        inputs = Inputs(paths, jobs, dask, text_column, id_column, date_column)
        run = Run(engine, choice, output, form_for(form, output), csv_dialect, quiet, verbose, inputs)
        run.raw, run.table_schema = raw, table_schema
        code = extract_to(run)
        if code:
            sys.exit(code)


@app.command(cls=Command, short_help="List who promised what, how much, by when.")
def commitments(
    paths: Paths,
    by: Annotated[GroupBy, typer.Option("--by", "-b", help="What to group by.")] = GroupBy.ACTOR,
    form: Form = None,
    output: Output = None,
    kinds: CommitmentKinds = None,
    where: CommitmentWhere = None,
    columns: Columns = None,
    limit: Limit = None,
    unique: Unique = False,
    date: Date = None,
    lang: Lang = Language.FR,
    csv_dialect: Dialect = CsvDialect.UNIX,
    raw: Raw = False,
    table_schema: TableSchema = False,
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
    """List the commitments in groups, each with its figures, deadline and speaker.

    For example:  natofacts commitments notes/ --by deadline --kind pledge
    """
    with reporting(verbose=verbose):
        engine = Engine.create(date=date, lang=lang, lexicon=lexicon, disable=disable)
        only = [FactType.COMMITMENT]
        choice = Choice.create(
            types=only, kinds=kinds, where=where, columns=columns, limit=limit, unique=unique, possible=only
        )
        inputs = Inputs(paths, jobs, dask, text_column, id_column, date_column)
        run = Run(engine, choice, output, form_for(form, output), csv_dialect, quiet, verbose, inputs, by=by)
        run.raw, run.table_schema = raw, table_schema
        code = extract_to(run)
        if code:
            sys.exit(code)


@app.command(cls=Command, short_help="Print the text that is read in a document.")
def text(
    path: OnePath,
    form: Annotated[
        TextFormat, typer.Option("--format", "-f", help="The text alone, or JSON with title, date and the like.")
    ] = TextFormat.TEXT,
    verbose: Verbose = False,
) -> None:
    """Print the text of a document, exactly as the columns start and end count in it.

    For example:  natofacts text communique.pdf
    """
    from natofacts.views import document_json

    with reporting(verbose=verbose):
        document = load_document(path, quiet=False)
        with _standard_output() as sink:
            if form is TextFormat.JSON:
                sink.write(document_json(document))
            else:
                sink.write(harmless(document.text) if is_terminal(sys.stdout) else document.text)


@app.command(cls=Command, short_help="Make one HTML page: text, table, timeline, charts.")
def report(
    paths: Paths,
    output: Output = None,
    types: Types = None,
    kinds: Kinds = None,
    where: Where = None,
    unique: Unique = False,
    title: Annotated[str | None, typer.Option("--title", help="Heading of the page.")] = None,
    lang_ui: Annotated[
        PageLanguage | None,
        typer.Option("--lang-ui", help="Language of headings and buttons; default that of the documents."),
    ] = None,
    date: Date = None,
    lang: Lang = Language.FR,
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
    """Make one HTML page of documents and their facts: text, table, timeline and charts in a single file.

    For example:  natofacts report notes/ -o report.html
    """
    with reporting(verbose=verbose):
        from natofacts.page.command import report_to

        engine = Engine.create(date=date, lang=lang, lexicon=lexicon, disable=disable)
        choice = Choice.create(types=types, kinds=kinds, where=where, columns=None, limit=None, unique=unique)
        inputs = Inputs(paths, jobs, dask, text_column, id_column, date_column)
        run = Run(engine, choice, output, Format.TABLE, CsvDialect.UNIX, quiet, verbose, inputs)
        code = report_to(run, title=title, lang_ui=lang_ui or lang)
        if code:
            sys.exit(code)


@app.command(cls=Command, short_help="Show a text with its facts highlighted.")
def show(
    path: OnePath,
    fact_id: Annotated[str | None, typer.Argument(metavar="[ID]", help="One row, with its context.")] = None,
    date: Date = None,
    lang: Lang = Language.FR,
    lexicon: Lexicon = None,
    disable: Disable = None,
    verbose: Verbose = False,
) -> None:
    """Show a text with its facts highlighted, or one fact with its context.

    For example:  natofacts show communique.txt
    """
    from natofacts.views import (
        coloured_text,
        fact_columns,
        fact_header,
        marked_text,
        paragraph_around,
        with_belongings,
    )

    with reporting(verbose=verbose):
        engine = Engine.create(date=date, lang=lang, lexicon=lexicon, disable=disable)
        extraction = engine.extract(load_document(path, quiet=False))
        text = extraction.document.text
        fact = None if fact_id is None else choose_fact(extraction, fact_id)
        left, right = (0, len(text)) if fact is None else paragraph_around(text, fact.start, fact.end)
        facts = extraction.facts if fact is None else with_belongings(fact, extraction)
        with _standard_output() as sink:
            if fact is not None:
                sink.write(fact_header(fact, lang) + "\n")
            if is_terminal(sys.stdout):
                from rich.console import Console

                sink.flush()
                shown = coloured_text(text, facts, left, right, lang=lang)
                shown.rstrip()
                Console(width=terminal_width(), highlight=False).print(shown)
            else:
                sink.write(marked_text(text, facts, left, right).rstrip("\n") + "\n")
            if fact is not None:
                sink.write("\n")
                _write(sink, fact_columns(fact, extraction, _width(), lang))


@app.command(cls=Command, short_help="Explain a row: its rule, its cues, what lost.")
def explain(
    path: OnePath,
    fact_id: Annotated[str, typer.Argument(metavar="ID", help="The row, by its id or the id's beginning.")],
    date: Date = None,
    lang: Lang = Language.FR,
    lexicon: Lexicon = None,
    disable: Disable = None,
    verbose: Verbose = False,
) -> None:
    """Explain a row: which rule, which cues, which candidates lost and why.

    For example:  natofacts explain communique.txt f3a9c1d2e0b
    """
    from natofacts.views import explanation_lines, fact_header

    with reporting(verbose=verbose):
        engine = Engine.create(date=date, lang=lang, lexicon=lexicon, disable=disable)
        document = load_document(path, quiet=False)
        extraction = engine.extract(document)
        explanation = engine.explain(document, choose_fact(extraction, fact_id).id)
        with _standard_output() as sink:
            sink.write(fact_header(explanation.fact, lang) + "\n")
            _write(sink, explanation_lines(explanation, extraction, _width(), lang))


@app.command(cls=Command, short_help="List the rules with their examples.")
def rules(
    name: RuleName = None,
    lang: Lang = Language.FR,
    lexicon: Lexicon = None,
    verbose: Verbose = False,
) -> None:
    """List the rules, or show one with its pattern and examples.

    For example:  natofacts rules fr.money
    """
    from natofacts.views import rule_details, rule_lines

    with reporting(verbose=verbose):
        from natofacts.pack import load

        chosen = choose_rules(load(lang, lexicon).rules, name)
        with _standard_output() as sink:
            one = len(chosen) == 1 and name is not None
            _write(sink, rule_details(chosen[0]) if one else rule_lines(chosen, _width()))


@app.command(cls=Command, short_help="List the columns of every output.")
def schema(
    form: Annotated[
        SchemaFormat, typer.Option("--format", "-f", help="A table, or JSON for programs.")
    ] = SchemaFormat.TABLE,
) -> None:
    """List the columns of every output: name, type, rows that have it, meaning.

    For example:  natofacts schema --format json
    """
    from natofacts.views import schema_json, schema_lines

    with reporting(verbose=False), _standard_output() as sink:
        _write(sink, [schema_json()] if form is SchemaFormat.JSON else schema_lines(_width()))


def _width() -> int | None:
    """Give the width of the terminal, None when stdout is none."""
    return terminal_width() if is_terminal(sys.stdout) else None


@contextlib.contextmanager
def _standard_output() -> Iterator[Sink]:
    """Open standard output."""
    with open_output(None) as sink:
        yield sink


def _write(sink: Sink, lines: Iterable[str]) -> None:
    """Write lines."""
    for line in lines:
        sink.write(line)


def main() -> None:
    """Run the command line; `start` calls it once all is loaded."""
    try:
        interruption.watch()
        use_safe_streams()
        with reporting(verbose=False):  # help pages too may meet a full disk
            app(prog_name="natofacts")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
