"""The options that commands share, each with its help and its completion."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from natofacts.destination import complete_forms, read_form
from natofacts.messages import _
from natofacts.models import FactType
from natofacts.output import CsvDialect, Format
from natofacts.table import COLUMNS


class Language(StrEnum):
    """Languages that can be read."""

    FR = "fr"


def _complete_columns(incomplete: str) -> list[str]:
    """Complete the last name of a list of columns."""
    done, comma, last = incomplete.rpartition(",")
    return [done + comma + name for name in COLUMNS if name.startswith(last)]


def _complete_sort(incomplete: str) -> list[str]:
    """Complete a column name with or without a minus."""
    sign = "-" if incomplete.startswith("-") else ""
    return [sign + name for name in COLUMNS if name.startswith(incomplete.removeprefix("-"))]


def _complete_kinds(incomplete: str) -> list[str]:
    """Complete a kind of any type."""
    from natofacts.models import KINDS

    return [str(kind) for kinds in KINDS.values() for kind in kinds if kind.startswith(incomplete)]


def _complete_commitment_kinds(incomplete: str) -> list[str]:
    """Complete a kind of commitments."""
    from natofacts.models import CommitmentKind

    return [str(kind) for kind in CommitmentKind if kind.startswith(incomplete)]


def _complete_rules(incomplete: str) -> list[str]:
    """Complete the name of a rule."""
    from natofacts.pack import load

    return [name for name in load(Language.FR).rules if name.startswith(incomplete)]


def _read_output(given: str | Path) -> Path:
    """Read the name of a file to write; one that ends in « / » means a folder."""
    name = str(given)
    if not name or name.endswith(("/", os.sep)):
        raise typer.BadParameter(_("{name}: names no file").format(name=name or "''"))
    return Path(name)


def _standard_unless_named(output: Path | None) -> Path | None:
    """Take « - » for standard output."""
    return None if output == Path("-") else output


Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, patterns; - for standard input.")]
OnePath = Annotated[str, typer.Argument(metavar="PATH", help="A file; - for standard input.")]
Form = Annotated[
    Format | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORM",
        parser=read_form,
        autocompletion=complete_forms,
        help="table, csv, json, jsonl, markdown, html, xlsx, parquet, sqlite, ics; "
        "default table, or by the suffix of -o.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write here, whole or not at all.",
        parser=_read_output,
        callback=_standard_unless_named,
    ),
]
Types = Annotated[
    list[FactType] | None,
    typer.Option("--type", "-t", help="Only rows of this type; repeatable."),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", "-k", metavar="KIND", help="Only this kind; repeatable.", autocompletion=_complete_kinds),
]
Where = Annotated[
    str | None,
    typer.Option(
        "--where",
        "-w",
        metavar="TEST",
        help="""Only rows for which this holds,
        e.g. "value >= 1e9 and unit == 'USD'".""",
    ),
]
CommitmentKinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        "-k",
        metavar="KIND",
        help="Only pledge, decision, intention, target or call; repeatable.",
        autocompletion=_complete_commitment_kinds,
    ),
]
CommitmentWhere = Annotated[
    str | None,
    typer.Option(
        "--where",
        "-w",
        metavar="TEST",
        help="""Only rows for which this holds,
        e.g. "deadline is not None and len(figures) > 0".""",
    ),
]
Columns = Annotated[
    str | None,
    typer.Option("--columns", "-c", metavar="A,B,C", help="Only these columns.", autocompletion=_complete_columns),
]
Sort = Annotated[
    str | None,
    typer.Option("--sort", "-s", metavar="COL", help="Sort by a column; -COL descends.", autocompletion=_complete_sort),
]
Limit = Annotated[int | None, typer.Option("--limit", "-n", metavar="N", min=0, help="At most N rows.")]
Unique = Annotated[bool, typer.Option("--unique", "-u", help="Without rows that repeat an earlier one.")]
Dialect = Annotated[CsvDialect, typer.Option("--csv-dialect", help="excel-fr opens by double click in a French Excel.")]
Raw = Annotated[bool, typer.Option("--raw", help="CSV texts as they are, without ' before what would run.")]
TableSchema = Annotated[
    bool, typer.Option("--table-schema", help="Beside FILE.csv, describe it in FILE.schema.json (Frictionless).")
]
Date = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="Date of the document, for « demain » and the like."),
]
Lang = Annotated[Language, typer.Option("--lang", help="Language of the documents.")]
Lexicon = Annotated[
    Path | None,
    typer.Option("--lexicon", metavar="FILE.toml", help="Your own currencies, units, masks and cues."),
]
Disable = Annotated[
    list[str] | None,
    typer.Option("--disable", metavar="RULE", help="Switch a rule off.", autocompletion=_complete_rules),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", metavar="N", min=1, help="At most N worker processes; default one per core."),
]
Dask = Annotated[
    str | None,
    typer.Option("--dask", metavar="ADDRESS", help="Work on the Dask cluster of this scheduler, tcp://host:port."),
]
TextColumn = Annotated[
    str | None,
    typer.Option(
        "--text-column", metavar="COL", help="Inputs are tables (CSV, JSON Lines, Parquet) with texts in this column."
    ),
]
IdColumn = Annotated[str | None, typer.Option("--id-column", metavar="COL", help="Names each row's document.")]
DateColumn = Annotated[str | None, typer.Option("--date-column", metavar="COL", help="Dates each row's document.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more; show tracebacks of errors.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only data and errors, no other words.")]
RuleName = Annotated[
    str | None,
    typer.Argument(metavar="[NAME]", help="A rule, or how names begin.", autocompletion=_complete_rules),
]
