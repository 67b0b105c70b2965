"""Tables of documents: each row of a table (`tabular`), or of a DataFrame, is a document."""

from __future__ import annotations

import datetime
import itertools
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from natofacts.errors import NatofactsError, ReadError
from natofacts.messages import _, reason
from natofacts.models import Document
from natofacts.read import STDIN, display_name
from natofacts.tabular import Columns, Row, check_columns, rows_of, tables_of

if TYPE_CHECKING:
    import pandas


OnError = Callable[[Exception, str], None]
_INDEX = "(index)"


@dataclass(slots=True)
class _Reader:
    """Makes documents of rows; a row that cannot be one costs itself only."""

    columns: Columns
    on_error: OnError | None
    ids: set[int] = field(default_factory=set)  # their hashes: a table may have millions

    def documents(self, rows: Iterable[Row | ReadError]) -> Iterator[Document]:
        """Make a document of each row."""
        for row in rows:
            try:
                if isinstance(row, ReadError):
                    raise row
                document = self._document(row)
            except NatofactsError as error:
                _fail(self.on_error, error, str(error).partition(": ")[0])
            else:
                yield document

    def _document(self, row: Row) -> Document:
        columns, cells = self.columns, row.cells
        name = row.place if columns.id is None else _text(cells.get(columns.id), row.place, columns.id)
        if not name:
            raise ReadError(_("{place}: no id in column {column!r}").format(place=row.place, column=columns.id))
        if columns.id is not None and hash(name) in self.ids:
            raise ReadError(
                _("{place}: the id {name!r} stands in an earlier row; rows need ids of their own").format(
                    place=row.place, name=name
                )
            )
        if columns.id is not None:
            self.ids.add(hash(name))
        date = None if columns.date is None else _day(cells.get(columns.date), row.place, columns.date)
        metadata = {} if row.guess is None else {"encoding_guess": row.guess}
        return Document(_text(cells.get(columns.text), row.place, columns.text), name, date, metadata)


def table_documents(
    paths: Iterable[str], columns: Columns, *, on_error: OnError | None = None, stdin: BinaryIO | None = None
) -> Iterator[Document]:
    """Read the documents that are rows of tables, e.g. `table_documents(["news.csv"], Columns("text", "id"))`.

    `paths` are files, folders of tables, patterns, or `-` for standard input. A row without text has no facts.
    `on_error` is told of each table, and each row, that cannot be read, and the others go on.

    Raises: ReadError without `on_error`.
    """
    return documents_of(find_tables(paths, on_error=on_error), columns, on_error=on_error, stdin=stdin)


def find_tables(paths: Iterable[str], *, on_error: OnError | None = None) -> Iterator[Path | None]:
    """List the tables that paths of the command line name, each once; None is standard input.

    Raises: ReadError, without `on_error`, for a path that names none, and for what cannot be looked at.
    """
    seen: set[Path | None] = set()
    for given in paths:
        failures: list[ReadError] = []
        for path in tables_of(given, failures.append):
            if path not in seen:
                seen.add(path)
                yield path
        for error in failures:
            _fail(on_error, error, given)


def documents_of(
    tables: Iterable[Path | None], columns: Columns, *, on_error: OnError | None = None, stdin: BinaryIO | None = None
) -> Iterator[Document]:
    """Read the documents of tables; one that cannot be read, or not to its end, costs itself only."""
    reader = _Reader(columns, on_error)
    for path in tables:
        try:
            yield from reader.documents(rows_of(path, columns, stdin))
        except (NatofactsError, OSError, ValueError) as error:
            name = STDIN if path is None else display_name(path)
            _fail(on_error, _told(error, name), name)


def _told(error: Exception, name: str) -> NatofactsError:
    """Say which table an error is about."""
    return error if isinstance(error, NatofactsError) else ReadError(f"{name}: {reason(error)}")


def _fail(on_error: OnError | None, error: Exception, name: str) -> None:
    """Tell of what could not be read, or raise it when nobody listens."""
    if on_error is None:
        raise error
    on_error(error, name)


def frame_documents(
    frame: pandas.DataFrame,
    *,
    text: str,
    id: str | None,  # noqa: A002
    date: str | None,
    on_error: OnError | None = None,
) -> Iterator[Document]:
    """Give the documents that are rows of a DataFrame. Raises: ReadError, at once if there is no such column."""
    check_columns(Columns(text, id, date), [str(name) for name in frame.columns], "the DataFrame")
    key = id or _INDEX
    names = map(str, frame.index) if id is None else frame[id]
    days = itertools.repeat(None) if date is None else frame[date]
    rows = (
        Row(f"row {number}", {text: words, key: name, date or "": day})
        for number, (name, words, day) in enumerate(zip(names, frame[text], days, strict=False))
    )
    return _Reader(Columns(text, key, date), on_error).documents(rows)


def _text(cell: Any, place: str, column: str) -> str:
    """Give a cell as text; null, and what pandas has for it, is empty, 7.0 is 7, a list of texts has a paragraph each.

    Raises: ReadError for anything else that is nested.
    """
    if cell is None or type(cell).__name__ in ("NAType", "NaTType"):
        return ""
    if isinstance(cell, float):
        return "" if math.isnan(cell) else str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, list) and all(isinstance(each, str) for each in cell):
        return "\n\n".join(cell)
    if isinstance(cell, list | dict | tuple):
        raise ReadError(
            _("{place}: no text in column {column!r}, but {type}").format(
                place=place, column=column, type=type(cell).__name__
            )
        )
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)


def _day(cell: Any, place: str, column: str) -> datetime.date | None:
    """Read the date of a document: a date, a moment, or ISO 8601 text. Raises: ReadError."""
    if isinstance(cell, datetime.datetime):  # a pandas Timestamp too, and NaT
        return None if type(cell).__name__ == "NaTType" else cell.date()
    if isinstance(cell, datetime.date):
        return cell
    written = _text(cell, place, column).strip()
    if not written:
        return None
    try:
        return datetime.datetime.fromisoformat(written).date()
    except ValueError:
        raise ReadError(
            _("{place}: {written!r} in column {column!r} is no date; write it YYYY-MM-DD").format(
                place=place, written=written, column=column
            )
        ) from None
