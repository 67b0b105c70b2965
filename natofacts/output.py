"""Write facts as CSV, JSON or JSON Lines, to standard output or whole into a file.

Numbers are written here and nowhere else: all their digits, no exponent, no `.0`, an ASCII minus. Bytes are
the same on every machine: UTF-8, fixed line ends, columns from `table.SCHEMA`.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from natofacts.errors import WriteError
from natofacts.models import COLUMNS, Fact
from natofacts.read import display_name


class Format(StrEnum):
    """The forms of output."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


SUFFIXES = {
    ".txt": Format.TABLE,
    ".csv": Format.CSV,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
}
"""The form that the name of an output file asks for."""


class CsvDialect(StrEnum):
    """Who the CSV file is for."""

    UNIX = "unix"
    EXCEL = "excel"
    EXCEL_FR = "excel-fr"


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
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def number_text(value: Decimal | int) -> str:
    """Write a number with all its digits and no exponent: 486000000000, 19.4, 0.6666666666666666."""
    if isinstance(value, int):
        return str(value)
    if value == value.to_integral_value():
        return f"{value:f}".split(".")[0] if value else "0"
    if len(value.as_tuple().digits) >= 28:  # a quotient such as 2/3; as precise as any reader's float
        return f"{Decimal(repr(float(value))):f}"
    return f"{value.normalize():f}"


def json_lines(facts: Iterable[Fact], columns: Sequence[str] = COLUMNS) -> Iterator[str]:
    """Write one JSON object a line, as the facts come."""
    for fact in facts:
        yield _json_row(fact, columns) + "\n"


def json_array(facts: Iterable[Fact], columns: Sequence[str] = COLUMNS) -> Iterator[str]:
    """Write one JSON array of objects, a column a line."""
    separator = "[\n"
    for fact in facts:
        yield separator + _json_row(fact, columns, indent="  ")
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _json_row(fact: Fact, columns: Sequence[str], indent: str = "") -> str:
    """Write one fact as a JSON object, on one line or indented."""
    members = [f"{json.dumps(name)}: {_json_value(getattr(fact, name))}" for name in columns]
    if not indent:
        return "{" + ", ".join(members) + "}"
    inside = f",\n{indent * 2}".join(members)
    return f"{indent}{{\n{indent * 2}{inside}\n{indent}}}"


def _json_value(value: Any) -> str:
    """Write one value; Decimals by their digits, which `json` alone would write with an exponent."""
    if isinstance(value, Decimal):
        return number_text(value)
    return json.dumps(value, ensure_ascii=False)


def csv_lines(
    facts: Iterable[Fact], columns: Sequence[str] = COLUMNS, dialect: CsvDialect = CsvDialect.UNIX
) -> Iterator[str]:
    """Write a header and one record a fact, quoted where CSV asks for it (RFC 4180).

    A text that a spreadsheet would run as a formula gets a « ' » in front; numbers are left alone.
    """
    signs = _DIALECTS[dialect]
    record = _csv_writer(signs)
    yield signs.mark + record(columns)
    for fact in facts:
        yield record([csv_cell(getattr(fact, name), signs.decimal) for name in columns])


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


def csv_cell(value: Any, decimal: str = ".") -> str:
    """Write one value as the text of a CSV cell; null is empty, and a text can never run as a formula.

    A sign alone is no formula: the comparator `=` and the document `-` stay as they are.
    """
    if value is None:
        return ""
    if isinstance(value, Decimal | int):
        return number_text(value).replace(".", decimal)
    text = ";".join(value) if isinstance(value, tuple) else str(value)
    return f"'{text}" if len(text) > 1 and text.startswith(_FORMULA_STARTS) else text


def rows_as_text(
    facts: Iterable[Fact], columns: Sequence[str], form: Format, dialect: CsvDialect = CsvDialect.UNIX
) -> Iterator[str]:
    """Write facts in one of the forms that are data (not the table), piece by piece."""
    if form is Format.JSON:
        return json_array(facts, columns)
    if form is Format.JSONL:
        return json_lines(facts, columns)
    return csv_lines(facts, columns, dialect)


class Sink:
    """Where text goes: UTF-8, line ends as given; a lone surrogate is written as its number."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        """Write a text."""
        self._stream.write(text.encode("utf-8", "backslashreplace"))

    def flush(self) -> None:
        """Hand on what was written so far."""
        self._stream.flush()


@contextlib.contextmanager
def open_output(path: Path | None) -> Iterator[Sink]:
    """Open standard output (None) or a file that appears whole or not at all.

    A file is written beside its place under another name and then renamed, so that an older one survives a
    failure or an interruption; its permissions are kept, and a link is followed. A device or a pipe is
    written to as it is.

    Raises: WriteError if the file cannot be written; OSError and BrokenPipeError if standard output cannot.
    """
    if path is None:
        sink = Sink(sys.stdout.buffer)
        yield sink
        sink.flush()
        return
    name = display_name(path)
    try:
        place = path.resolve()
        special = place.exists() and not place.is_file()
        if place.is_dir():
            raise WriteError(f"{name}: is a folder; name a file")
        with _opened(place) if special else _replacing(place) as stream:
            yield Sink(stream)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise WriteError(f"{name}: {(error.strerror or str(error)).lower()}") from error


@contextlib.contextmanager
def _opened(place: Path) -> Iterator[BinaryIO]:
    """Open a device or a pipe as it is."""
    with place.open("wb") as stream:
        yield stream


@contextlib.contextmanager
def _replacing(place: Path) -> Iterator[BinaryIO]:
    """Write beside a file and take its place at the end; leave nothing behind otherwise."""
    beside = place.with_name(f".natofacts-{os.urandom(6).hex()}.tmp")
    try:
        with beside.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(FileNotFoundError):
            beside.chmod(stat.S_IMODE(place.stat().st_mode))
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)
