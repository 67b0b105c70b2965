"""The rows of tables in files: CSV, JSON Lines and Parquet, read as they are needed."""

from __future__ import annotations

import codecs
import csv
import glob
import io
import itertools
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from natofacts.errors import ReadError
from natofacts.messages import _, ngettext
from natofacts.read import STDIN, display_name, standard_input, walk
from natofacts.readers.plain import STRAY, decode

TABLE_SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet")

_BATCH = 64  # rows of a Parquet file in memory at a time
_CHUNK = 1 << 20
_LONGEST_CELL = 1 << 30


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table hold the text, the name and the date of its documents."""

    text: str
    id: str | None = None
    date: str | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """The columns asked for."""
        return tuple(name for name in (self.text, self.id, self.date) if name is not None)


class Row(NamedTuple):
    """One row of a table: where it stands, and its cells by column name."""

    place: str
    cells: Mapping[str, Any]
    guess: str | None = None  # how the table was read, told once


def check_columns(columns: Columns, there: Sequence[str], name: str) -> None:
    """See that a table has the columns asked for. Raises: ReadError that lists those there are."""
    for wanted in columns.named:
        if there.count(wanted) > 1:
            raise ReadError(
                _("{name}: {number} columns are called {wanted!r}; rename all but one").format(
                    name=name, number=there.count(wanted), wanted=wanted
                )
            )
        if wanted not in there:
            raise ReadError(
                _("{name}: no column {wanted!r}; there are {known}").format(
                    name=name, wanted=wanted, known=", ".join(map(repr, there)) or _("none")
                )
            )


def tables_of(given: str, fail: Callable[[ReadError], None]) -> Iterator[Path | None]:
    """List the tables that a path of the command line names."""
    if given == STDIN:
        yield None
        return
    if not given:
        fail(ReadError(_("the empty name names no file; name one, or . for this folder")))
        return
    path, told = Path(given), False

    def tell(error: ReadError) -> None:
        nonlocal told
        told = True
        fail(error)

    found: Iterable[Path]
    if os.path.isdir(given):  # noqa: PTH112  never raises
        found = walk(path, _is_table, tell)
    elif not glob.has_magic(given) or os.path.lexists(given):
        found = [path]  # one that is not there is told when it is read
    else:
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207  absolute ones too
        found = [Path(match) for match in matches if not os.path.isdir(match)]  # noqa: PTH112
    for each in found:
        told = True
        yield each
    if not told:
        said = _("{name}: no table here; a table ends in {known}")
        fail(ReadError(said.format(name=display_name(path), known=", ".join(TABLE_SUFFIXES))))


def _is_table(path: Path) -> bool:
    return path.suffix.lower() in TABLE_SUFFIXES and not path.name.startswith(".")


def rows_of(path: Path | None, columns: Columns, stdin: BinaryIO | None) -> Iterator[Row | ReadError]:
    """Read the rows of a table, by its suffix; standard input is known by how it begins."""
    if path is None:
        with _spooled(stdin or standard_input()) as (stream, kind):
            yield from _READERS[kind](stream, STDIN, columns)
        return
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise ReadError(
            _("{name}: not known as a table; its name should end in {known}").format(
                name=display_name(path), known=", ".join(_READERS)
            )
        )
    with path.open("rb") as stream:
        yield from read(stream, display_name(path), columns)


@contextmanager
def _spooled(stdin: BinaryIO) -> Iterator[tuple[BinaryIO, str]]:
    """Put standard input into a file, as its encoding is known at its end only."""
    with tempfile.TemporaryFile() as stream:
        shutil.copyfileobj(stdin, stream, _CHUNK)
        stream.seek(0)
        start = stream.read(64).replace(b"\0", b"")
        for mark in (codecs.BOM_UTF8, *_WIDE_MARKS):
            start = start.removeprefix(mark)
        start = start.lstrip()
        stream.seek(0)
        yield stream, ".parquet" if start[:4] == b"PAR1" else ".jsonl" if start[:1] == b"{" else ".csv"


def _csv_rows(stream: BinaryIO, name: str, columns: Columns) -> Iterator[Row | ReadError]:
    """Read a CSV file; its separator is the one under which it has the columns. A row is named by its first line.

    A row with more or fewer cells than the header is refused, not cut: « 3,5 % » without quotes would become 3. A
    stray quote ends the reading: nobody can tell which of the rows behind it stand inside a cell.
    """
    csv.field_size_limit(_LONGEST_CELL)
    encoding, errors, guess = _encoding(stream)
    text = io.TextIOWrapper(stream, encoding, errors=errors, newline="")
    beginning, before = _first_line(text)
    delimiter = max(",;\t|", key=lambda sign: _worth(beginning, sign, columns))
    records = csv.reader(itertools.chain([beginning], text), delimiter=delimiter, strict=True)
    first = before + 1
    try:
        there = [cell.strip() for cell in next(records, [])]
        check_columns(columns, there, name)
        first = before + records.line_num + 1
        for record in records:
            place, first = f"{name}:{first}", before + records.line_num + 1
            if any(record[len(there) :]) or 0 < len(record) < len(there):
                yield ReadError(
                    ngettext(
                        "{place}: {n} cell where the header has {columns}; does one need quotes around it?",
                        "{place}: {n} cells where the header has {columns}; does one need quotes around it?",
                        len(record),
                        place=place,
                        columns=len(there),
                    )
                )
            elif record:
                yield Row(place, dict(zip(there, record, strict=False)), guess)
                guess = None
    except csv.Error as error:
        said = _("a quote is not closed, or not doubled inside a cell") if "limit" not in str(error) else str(error)
        raise ReadError(
            _("{place}: {said}; the rows from here on are not read").format(place=f"{name}:{first}", said=said)
        ) from error
    finally:
        text.detach()


def _first_line(text: io.TextIOWrapper) -> tuple[str, int]:
    """Read the header, and away what is in front of it: lines of blanks, « sep=; »; how many is told."""
    before = 0
    line = text.readline()
    while line and (not line.strip() or line.lower().startswith("sep=")):
        before += 1
        line = text.readline()
    return line, before


def _worth(header: str, delimiter: str, columns: Columns) -> tuple[int, int]:
    """Say how well a separator fits a header: columns asked for that it gives, and columns at all."""
    there = [cell.strip() for cell in next(csv.reader([header], delimiter=delimiter), [])]
    return sum(name in there for name in columns.named), len(there)


class _Encoding(NamedTuple):
    """How a table is decoded, and what to tell of it when that is a guess."""

    name: str
    errors: str = "replace"
    guess: str | None = None


def _encoding(stream: BinaryIO) -> _Encoding:
    """Find the encoding of a text file, by all of it, and go back to its beginning behind its mark."""
    start = stream.read(_CHUNK)
    try:
        if start[:2] in _WIDE_MARKS or b"\0" in start:
            found = decode(start[: len(start) // 4 * 4])
            if found.encoding != "utf-8":
                name = found.encoding[:6] if start[:2] in _WIDE_MARKS else found.encoding  # the mark says the rest
                return _Encoding(name, guess=found.guess)
        decoder = codecs.getincrementaldecoder("utf-8")()
        piece = start
        while piece:
            decoder.decode(piece)
            piece = stream.read(_CHUNK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        found = decode(error.object)
        if found.encoding == "utf-8":  # some bytes of another encoding were pasted, as in a plain text
            return _Encoding("utf-8-sig", STRAY, _("UTF-8 with stray bytes taken for Windows-1252"))
        return _Encoding(found.encoding, guess=found.guess)
    finally:
        stream.seek(0)
    return _Encoding("utf-8-sig")


_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def _json_rows(stream: BinaryIO, name: str, columns: Columns) -> Iterator[Row | ReadError]:
    """Read JSON Lines: the first object says which columns there are."""
    checked = False
    for number, line in enumerate(_json_lines(stream), 1):
        place = f"{name}:{number}"
        if not line.strip():
            continue
        try:
            cells = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield ReadError(_("{place}: not a line of JSON: {error}").format(place=place, error=error))
            continue
        if not isinstance(cells, dict):
            yield ReadError(_("{place}: not a JSON object").format(place=place))
            continue
        if not checked:
            check_columns(columns, list(cells), name)
            checked = True
        yield Row(place, cells)


def _json_lines(stream: BinaryIO) -> Iterator[str | bytes]:
    """Give the lines of JSON Lines: bytes of UTF-8, of which a wrong one costs its line only, or decoded UTF-16."""
    start = stream.read(4)
    stream.seek(0)
    if start[:2] in _WIDE_MARKS:
        text = io.TextIOWrapper(stream, _encoding(stream).name, newline="\n")
        try:
            yield from text
        finally:
            text.detach()
        return
    if start.startswith(codecs.BOM_UTF8):
        stream.seek(len(codecs.BOM_UTF8))
    yield from stream


def _parquet_rows(stream: BinaryIO, name: str, columns: Columns) -> Iterator[Row | ReadError]:
    """Read the columns asked for of a Parquet file, some rows at a time."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise ReadError(
            _("{name}: Parquet needs pyarrow: pip install 'natofacts[parquet]'").format(name=name)
        ) from error
    try:
        table = ParquetFile(stream)
        check_columns(columns, table.schema_arrow.names, name)
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=list(dict.fromkeys(columns.named))):
            for row in _batch_rows(batch, name, number):
                number += 1
                yield row
    except pyarrow.ArrowException as error:
        raise ReadError(_("{name}: not to be read as Parquet: {error}").format(name=name, error=error)) from error


def _batch_rows(batch: Any, name: str, before: int) -> Iterator[Row | ReadError]:
    """Give the rows of a batch; one with a date behind the year 9999, which Python has not, costs itself only."""
    try:
        rows = batch.to_pylist()
    except (OverflowError, ValueError):
        rows = [None] * batch.num_rows
    for number, cells in enumerate(rows):
        place = f"{name}:{before + number + 1}"
        try:
            yield Row(place, batch.slice(number, 1).to_pylist()[0] if cells is None else cells)
        except (OverflowError, ValueError) as error:
            yield ReadError(_("{place}: a value out of range: {error}").format(place=place, error=error))


_READERS: dict[str, Callable[[BinaryIO, str, Columns], Iterator[Row | ReadError]]] = {
    ".csv": _csv_rows,
    ".tsv": _csv_rows,
    ".jsonl": _json_rows,
    ".ndjson": _json_rows,
    ".parquet": _parquet_rows,
}
