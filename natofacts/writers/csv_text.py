"""CSV (RFC 4180) for machines, for an English and for a French spreadsheet, and its Table Schema."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from natofacts.models import COLUMNS, Fact
from natofacts.table import VALUES, Column, schema_of
from natofacts.writers import CsvDialect, Options
from natofacts.writers.cells import csv_cell, reader_of

if TYPE_CHECKING:
    from natofacts.output import Sink


class _Dialect(NamedTuple):
    """The signs of one CSV dialect."""

    delimiter: str
    decimal: str
    line_end: str
    mark: str


_BOM = "\ufeff"
_DIALECTS = {
    CsvDialect.UNIX: _Dialect(",", ".", "\n", ""),
    CsvDialect.EXCEL: _Dialect(",", ".", "\r\n", _BOM),
    CsvDialect.EXCEL_FR: _Dialect(";", ",", "\r\n", _BOM),
}
_TYPES = {"string": "string", "integer": "integer", "number": "number", "date": "date", "list": "string"}
_REQUIRED = ("id", "document", "type", "kind", "start", "end")


def write(facts: Iterable[Fact], sink: Sink, options: Options) -> list[str]:
    """Write facts as CSV, record by record."""
    for line in csv_lines(facts, options.columns, options.dialect, raw=options.raw):
        sink.write(line)
    return []


def csv_lines(
    facts: Iterable[Fact],
    columns: Sequence[str] = COLUMNS,
    dialect: CsvDialect = CsvDialect.UNIX,
    *,
    raw: bool = False,
) -> Iterator[str]:
    """Write a header and one record a fact, quoted where CSV asks for it.

    A text that a spreadsheet would run as a formula gets a « ' » in front, except with `raw`; numbers are
    left alone.
    """
    signs = _DIALECTS[dialect]
    record, cells = _csv_writer(signs), reader_of(columns)
    yield signs.mark + record(columns)
    for fact in facts:
        yield record(["" if value is None else csv_cell(value, signs.decimal, raw=raw) for value in cells(fact)])


def _csv_writer(signs: _Dialect) -> Callable[[Sequence[str]], str]:
    """Give a function that writes one record; cells with CR or LF are quoted whatever the line end is."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=signs.delimiter, lineterminator="\r\n")

    def record(cells: Sequence[str]) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(cells)
        return buffer.getvalue()[:-2] + signs.line_end

    return record


def schema_place(path: Path) -> Path:
    """Name the Table Schema of a CSV file: `faits.csv` → `faits.schema.json`."""
    return path.with_suffix(".schema.json")


def table_schema(columns: Sequence[str] = COLUMNS, dialect: CsvDialect = CsvDialect.UNIX) -> str:
    """Describe a CSV file as a Frictionless Table Schema: types, meanings and allowed values of its columns."""
    decimal = _DIALECTS[dialect].decimal
    described: dict[str, Any] = {
        "fields": [_field(column, decimal) for column in schema_of(columns)],
        "missingValues": [""],
    }
    if "id" in columns:
        described["primaryKey"] = ["id"]
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _field(column: Column, decimal: str) -> dict[str, Any]:
    """Describe one column."""
    name = column.name
    described: dict[str, Any] = {"name": name, "type": _TYPES[column.type], "description": column.meaning}
    if column.type == "number" and decimal != ".":
        described["decimalChar"] = decimal
    constraints: dict[str, Any] = {"required": True} if name in _REQUIRED else {}
    if name in VALUES:
        constraints["enum"] = list(VALUES[name])
    if constraints:
        described["constraints"] = constraints
    return described
