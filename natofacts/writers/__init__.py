"""The forms of output: one module each, behind one list.

A module has one function, `write(facts, sink, options)`: it writes facts as they come and returns remarks, a
line for each thing that the form could not hold. Columns and their types come from `table.SCHEMA`. A module
and its library are imported when the form is asked for, not before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from natofacts.errors import WriteError
from natofacts.messages import _
from natofacts.models import COLUMNS, Fact

if TYPE_CHECKING:
    from natofacts.output import Sink


class Format(StrEnum):
    """The forms of output."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    HTML = "html"
    XLSX = "xlsx"
    PARQUET = "parquet"
    SQLITE = "sqlite"
    ICS = "ics"


class CsvDialect(StrEnum):
    """Who the CSV file is for."""

    UNIX = "unix"
    EXCEL = "excel"
    EXCEL_FR = "excel-fr"


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a document beside its facts: its date and where that comes from, how it was read."""

    name: str
    date: date | None = None
    date_source: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Options:
    """How facts are written. `raw` writes CSV texts as they are, also those that a spreadsheet would run.

    `origins` knows the documents by name; it may fill while the facts come.
    """

    columns: Sequence[str] = COLUMNS
    dialect: CsvDialect = CsvDialect.UNIX
    raw: bool = False
    lang: str = "fr"
    origins: Mapping[str, Origin] = field(default_factory=dict)


class Writer(NamedTuple):
    """One form of output: its module, the suffixes that ask for it, and what it needs.

    A `binary` form is no text for a terminal; a `fixed` one has fields of its own instead of our columns.
    """

    module: str
    suffixes: tuple[str, ...]
    library: str = ""
    binary: bool = False
    fixed: bool = False


WRITERS: Mapping[Format, Writer] = MappingProxyType(
    {
        Format.CSV: Writer("csv_text", (".csv",)),
        Format.JSON: Writer("json_text", (".json",)),
        Format.JSONL: Writer("json_text", (".jsonl", ".ndjson")),
        Format.MARKDOWN: Writer("markdown", (".md", ".markdown")),
        Format.HTML: Writer("html_page", (".html", ".htm")),
        Format.XLSX: Writer("xlsx", (".xlsx",), library="xlsxwriter", binary=True),
        Format.PARQUET: Writer("parquet", (".parquet", ".pq"), library="pyarrow", binary=True),
        Format.SQLITE: Writer("sqlite", (".sqlite", ".sqlite3", ".db"), binary=True),
        Format.ICS: Writer("ics", (".ics",), library="icalendar", fixed=True),
    }
)
"""The forms that are data; the table for reading is made by `layout`, `screen` and `sheet`."""

SUFFIXES: Mapping[str, Format] = MappingProxyType(
    {".txt": Format.TABLE, **{suffix: form for form, writer in WRITERS.items() for suffix in writer.suffixes}}
)
"""The form that the name of an output file asks for."""


def require(form: Format) -> None:
    """Raise WriteError if the library of a form is not installed; the message names the extra that has it."""
    library = WRITERS[form].library if form in WRITERS else ""
    if library and find_spec(library) is None:
        raise WriteError(
            _("{form} needs {library}, which is not installed; pip install 'natofacts[{form}]'").format(
                form=form, library=library
            )
        )


def write_facts(facts: Iterable[Fact], sink: Sink, form: Format, options: Options) -> list[str]:
    """Write facts in a form that is data; gives a remark for each thing that the form could not hold.

    Raises: WriteError if a library is missing; OSError if the sink cannot be written to.
    """
    require(form)
    module = import_module(f"natofacts.writers.{WRITERS[form].module}")
    write = module.write_lines if form is Format.JSONL else module.write
    remarks: list[str] = write(facts, sink, options)
    return remarks
