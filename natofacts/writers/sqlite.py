"""An SQLite database: `documents`, their `facts`, and which figures stand in which commitment.

Typed columns, foreign keys and indexes, ready for Datasette. `facts.figures` is a JSON array of ids;
`commitment_figures` links the rows themselves.
"""

from __future__ import annotations

import contextlib
import errno
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natofacts.messages import ngettext
from natofacts.models import Fact
from natofacts.table import COLUMNS as SCHEMA
from natofacts.writers import Origin
from natofacts.writers.cells import typed, valid_text

if TYPE_CHECKING:
    from natofacts.output import Sink
    from natofacts.writers import Options

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "TEXT", "list": "TEXT"}
_CONSTRAINTS = {"id": " PRIMARY KEY", "document": " NOT NULL REFERENCES documents(name)"}
_INDEXED = ("document", "kind", "unit", "actor", "date_start", "date_end", "deadline")
_DOCUMENTS = """CREATE TABLE documents (
    name TEXT PRIMARY KEY NOT NULL, date TEXT, date_source TEXT, metadata TEXT
)"""
_LINKS = """CREATE TABLE commitment_figures (
    commitment TEXT NOT NULL REFERENCES facts(id),
    figure TEXT NOT NULL REFERENCES facts(id),
    PRIMARY KEY (commitment, figure)
) WITHOUT ROWID"""
_FILL_LINKS = """INSERT INTO commitment_figures
    SELECT DISTINCT commitment, figure FROM links JOIN facts ON facts.id = links.figure
    WHERE facts.document = links.document"""  # a figure that was not asked for has no row


def write(facts: Iterable[Fact], sink: Sink, options: Options) -> list[str]:
    """Write facts as a database: into the file itself, or first beside when the sink is a pipe."""
    with contextlib.ExitStack() as stack:
        place = sink.place
        if place is None:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="natofacts-"))
            place = Path(folder, "facts.sqlite")
        try:
            remarks = _write(facts, place, options)
        except sqlite3.Error as error:
            raise _as_os_error(error) from error
        if sink.place is None:
            with place.open("rb") as made:
                shutil.copyfileobj(made, sink.stream)
    return remarks


def _as_os_error(error: sqlite3.Error) -> OSError:
    """Say in the system's words what SQLite could not do."""
    if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return OSError(errno.ENOSPC, "no space left on device")
    return OSError(errno.EIO, f"SQLite: {error}")


def _write(facts: Iterable[Fact], place: Path, options: Options) -> list[str]:
    """Fill a database in one transaction; another file takes the place of a journal."""
    with contextlib.closing(sqlite3.connect(place, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA temp_store = MEMORY")
        database.execute("BEGIN")
        rows = _Rows(database, options)
        for fact in facts:
            rows.add(fact)
        rows.finish(options)
        database.execute("COMMIT")
    return rows.remarks()


class _Rows:
    """The rows of a database while they are written."""

    def __init__(self, database: sqlite3.Connection, options: Options) -> None:
        self._database = database
        self._columns = options.columns
        self._names: dict[str, None] = {}
        self._renamed = 0
        self._insert = f"INSERT INTO facts VALUES ({', '.join('?' * len(self._columns))})"  # noqa: S608
        database.execute(_DOCUMENTS)
        database.execute(f"CREATE TABLE facts ({', '.join(map(_column, self._columns))})")
        if "id" in self._columns:
            database.execute("CREATE TEMP TABLE links (document TEXT, commitment TEXT, figure TEXT)")

    def add(self, fact: Fact) -> None:
        """Write a row."""
        self._names[fact.document] = None
        name = self._insert_row(fact)
        if "id" in self._columns:
            links = [(valid_text(fact.document), name, figure) for figure in fact.figures or ()]
            self._database.executemany("INSERT INTO links VALUES (?, ?, ?)", links)

    def _insert_row(self, fact: Fact) -> str:
        """Insert a row; gives its id, which is another when two documents share one (a short hash can)."""
        cells = [_cell(getattr(fact, name), SCHEMA[name].type) for name in self._columns]
        name, number = fact.id, 1
        while True:
            try:
                self._database.execute(self._insert, cells)
            except sqlite3.IntegrityError:
                number += 1
                name = f"{fact.id}-{number}"
                cells[list(self._columns).index("id")] = name
            else:
                self._renamed += number > 1
                return name

    def finish(self, options: Options) -> None:
        """Add the documents, the links and the indexes."""
        names = {**dict.fromkeys(options.origins), **self._names}
        origins = (options.origins.get(name, Origin(name)) for name in names)
        self._database.executemany("INSERT OR IGNORE INTO documents VALUES (?, ?, ?, ?)", map(_document, origins))
        if "id" in self._columns:
            self._database.execute(_LINKS)
            joined = "document" in self._columns
            self._database.execute(_FILL_LINKS if joined else _FILL_LINKS.partition("WHERE")[0])
            self._database.execute("CREATE INDEX commitment_figures_figure ON commitment_figures(figure)")
        for columns in _indexes(self._columns):
            self._database.execute(f"CREATE INDEX facts_{'_'.join(columns)} ON facts({', '.join(columns)})")

    def remarks(self) -> list[str]:
        """Tell of rows whose id was taken."""
        if not self._renamed:
            return []
        said = ngettext(
            "{n} row has the id of another one, and a number after it in the database",
            "{n} rows have the id of another one, and a number after it in the database",
            self._renamed,
        )
        return [said]


def _column(name: str) -> str:
    """Declare a column; its name is one of ours, quoted as `end` is a word of SQL."""
    return f'"{name}" {_TYPES[SCHEMA[name].type]}{_CONSTRAINTS.get(name, "")}'


def _indexes(columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """List what is indexed: `type` and `kind` together, and each column that one filters by."""
    for name in _INDEXED:
        if name in columns:
            yield ("type", "kind") if name == "kind" and "type" in columns else (name,)


def _cell(value: Any, type_: str) -> Any:
    """Give one value as SQLite takes it: days in ISO 8601, lists in JSON."""
    if value is None or type_ == "date":
        return value
    return json.dumps(value) if type_ == "list" else typed(value, type_)


def _document(origin: Origin) -> tuple[str, str | None, str | None, str | None]:
    """Give the row of a document."""
    day = origin.date.isoformat() if origin.date is not None else None
    metadata = json.dumps(dict(origin.metadata), ensure_ascii=False) if origin.metadata else None
    return (valid_text(origin.name), day, origin.date_source or None, metadata and valid_text(metadata))
