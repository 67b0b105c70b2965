"""Forms of output: each is read back by another program, with the same values and the same types."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from datetime import date, datetime, timedelta
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pandas as pd
import pyarrow as pa
import pytest
from facts import FACTS, MEETING, MONEY, PLEDGE, SHARE, any_fact, make_fact
from frictionless import Schema
from frictionless.formats import CsvControl
from frictionless.resources import TableResource
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from openpyxl.utils.escape import unescape
from pyarrow import parquet

import natofacts
from natofacts.errors import WriteError
from natofacts.models import COLUMNS, Fact
from natofacts.output import CsvDialect, Format, Options, Origin, Sink, write
from natofacts.table import COLUMNS as SCHEMA
from natofacts.table import row, to_dataframe
from natofacts.terminal import one_line
from natofacts.writers import SUFFIXES, WRITERS, require, write_facts, xlsx
from natofacts.writers.cells import plain_text
from natofacts.writers.csv_text import schema_place, table_schema
from natofacts.writers.ics import interval, last_day

relaxed = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
SOON = make_fact(
    "1er juin 2026",
    type="event",
    kind="deadline",
    start=300,
    sentence="Le plan sera remis avant le 1er juin 2026.",
    date_end="2026-05-31",
    edtf="../2026-05-31",
    relation="before",
)
SINCE = make_fact("2019", type="event", kind="period", start=400, date_start="2019-01-01", relation="since")
ALL = (*FACTS, SOON, SINCE)


def made(form: Format, facts: Iterable[Fact], options: Options | None = None) -> tuple[bytes, list[str]]:
    """Write into memory: what a pipe gets."""
    stream = io.BytesIO()
    remarks = write_facts(facts, Sink(stream), form, options or Options())
    return stream.getvalue(), remarks


def expected(fact: Fact) -> dict[str, Any]:
    """Give a row with its values as Python has them."""
    return {
        name: date.fromisoformat(value) if value is not None and SCHEMA[name].type == "date" else value
        for name, value in row(fact).items()
    }


def test_every_form_has_a_suffix_and_every_suffix_one_form() -> None:
    assert set(SUFFIXES.values()) == set(Format)
    assert len({suffix for writer in WRITERS.values() for suffix in writer.suffixes}) == len(SUFFIXES) - 1


@pytest.mark.parametrize("form", WRITERS)
def test_a_form_is_the_same_bytes_each_time_in_a_file_and_in_a_pipe(form: Format, tmp_path: Path) -> None:
    path = tmp_path / f"out{WRITERS[form].suffixes[0]}"
    write(ALL, path)
    assert path.read_bytes() == made(form, ALL)[0] == made(form, iter(ALL))[0]
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("form", WRITERS)
def test_no_facts_make_a_valid_file(form: Format) -> None:
    assert (made(form, ())[0] == b"") is (form is Format.JSONL)


# XLSX


def sheet_rows(data: bytes, sheet: str = "facts") -> list[list[Any]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [list(cells) for cells in book[sheet].iter_rows(values_only=True)]


def test_a_workbook_has_typed_cells() -> None:
    data = made(Format.XLSX, ALL)[0]
    heading, *rows = sheet_rows(data)
    assert heading == list(COLUMNS)
    for fact, cells in zip(ALL, rows, strict=True):
        for name, cell in zip(COLUMNS, cells, strict=True):
            value = expected(fact)[name]
            if isinstance(value, list):
                value = ";".join(value)
            if isinstance(cell, datetime):
                assert cell.date() == value, name
            else:
                assert cell == value, name
                assert isinstance(cell, str) is isinstance(value, str), name


def test_a_workbook_reads_into_pandas_as_the_frame_itself() -> None:
    texts = {name: "string" for name, column in SCHEMA.items() if column.dtype == "string"}  # else « 2030 » is 2030.0
    frame = pd.read_excel(io.BytesIO(made(Format.XLSX, ALL)[0]), dtype=texts)
    typed = frame.astype({name: column.dtype for name, column in SCHEMA.items()})
    pd.testing.assert_frame_equal(typed, to_dataframe(ALL))


def test_a_workbook_is_made_for_reading() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(Format.XLSX, ALL, Options(columns=("value", "sentence")))[0]))
    sheet = book["facts"]
    assert book.sheetnames == ["facts", "columns"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:B{len(ALL) + 1}"
    assert sheet["A1"].font.bold
    assert 8 < sheet.column_dimensions["A"].width < 20 < sheet.column_dimensions["B"].width <= 61
    assert [cell.value for cell in book["columns"]["A"]] == ["column", "value", "sentence"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "http://x.org", "007", "2 %", "_x0041_"])
def test_a_workbook_keeps_a_text_as_text(text: str) -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(made(Format.XLSX, [make_fact(text, value=Decimal(-12))], Options(("text", "value")))[0])
    )
    cell, number = book["facts"]["A2"], book["facts"]["B2"]
    assert unescape(cell.value) == text
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert bool(cell.quotePrefix) is (text[0] in "=+-@\t")  # else Excel runs it when it is edited
    assert (number.value, number.data_type) == (-12, "n")


def test_a_workbook_leaves_to_text_what_excel_has_no_such_thing_for() -> None:
    old = make_fact("1815", value=Decimal("1e400"), date_start="1815-06-18", date_end="1900-03-01")
    cells = sheet_rows(made(Format.XLSX, [old], Options(("value", "date_start", "date_end")))[0])[1]
    assert cells == ["1" + "0" * 400, "1815-06-18", datetime(1900, 3, 1)]


def test_a_workbook_grows_by_sheets_and_tells_what_it_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", 3)
    long = make_fact("a", sentence="é" * 40_000)
    data, remarks = made(Format.XLSX, [*ALL, long], Options(("id", "sentence")))
    names = [f"facts{more}" for more in ("", " 2", " 3", " 4")]
    rows = [cells for name in names for cells in sheet_rows(data, name)[1:]]
    assert [cells[0] for cells in rows] == [fact.id for fact in (*ALL, long)]
    assert rows[-1][1] == "é" * 32_766 + "…"
    assert remarks == ["1 text was cut after 32,767 characters, as xlsx holds no more in a cell"]


# Parquet


def test_parquet_has_the_types_of_the_columns() -> None:
    table = parquet.read_table(io.BytesIO(made(Format.PARQUET, ALL)[0]))
    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32()}
    assert {field.name: field.type for field in table.schema} == {
        name: pa.list_(pa.string()) if column.type == "list" else types[column.type] for name, column in SCHEMA.items()
    }
    assert table.to_pylist() == [expected(fact) for fact in ALL]
    assert pd.read_parquet(io.BytesIO(made(Format.PARQUET, ALL)[0]))["value"].tolist()[0] == 486e9


def test_parquet_is_written_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("natofacts.writers.parquet._GROUP", 4)
    read = parquet.ParquetFile(io.BytesIO(made(Format.PARQUET, ALL)[0]))
    assert read.num_row_groups == 2
    assert read.read().num_rows == len(ALL)


# SQLite


@pytest.fixture
def database(tmp_path: Path) -> sqlite3.Connection:
    """A database of all facts, two documents read, one of them without any."""
    origins = {
        "a.txt": Origin("a.txt", date(2025, 1, 14), "given", {"encoding": "utf-8"}),
        "empty.txt": Origin("empty.txt"),
    }
    write(ALL, tmp_path / "out.db", options=Options(origins=origins))
    return sqlite3.connect(tmp_path / "out.db")


def test_a_database_holds_the_values_and_their_types(database: sqlite3.Connection) -> None:
    with closing(database):
        database.row_factory = sqlite3.Row
        rows = [dict(cells) for cells in database.execute("SELECT * FROM facts ORDER BY rowid")]
        declared = {cells["name"]: cells["type"] for cells in database.execute("PRAGMA table_info(facts)")}
    for cells in rows:
        cells["figures"] = json.loads(cells["figures"]) if cells["figures"] is not None else None
    assert rows == [row(fact) for fact in ALL]
    assert declared["value"] == "REAL"
    assert declared["start"] == "INTEGER"
    assert declared["date_start"] == "TEXT"


def test_a_database_links_documents_facts_and_figures(database: sqlite3.Connection) -> None:
    def keys(table: str) -> set[tuple[str, ...]]:
        return {tuple(cells[2:5]) for cells in database.execute(f"PRAGMA foreign_key_list({table})")}

    with closing(database):
        assert database.execute("SELECT * FROM documents").fetchall() == [
            ("a.txt", "2025-01-14", "given", '{"encoding": "utf-8"}'),
            ("empty.txt", None, None, None),
        ]
        assert keys("facts") == {("documents", "document", "name")}
        assert keys("commitment_figures") == {("facts", "commitment", "id"), ("facts", "figure", "id")}
        joined = "SELECT text FROM commitment_figures JOIN facts ON facts.id = figure WHERE commitment = ? ORDER BY 1"
        assert [cells[0] for cells in database.execute(joined, [PLEDGE.id])] == [SHARE.text, MONEY.text]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        indexes = {cells[1] for cells in database.execute("PRAGMA index_list(facts)")}
        assert {"facts_document", "facts_type_kind", "facts_date_end"} <= indexes


def test_a_database_takes_columns_and_a_choice_of_rows(tmp_path: Path) -> None:
    path = tmp_path / "out.sqlite"
    for columns in (COLUMNS, ("text", "end"), ("id", "figures"), ("id", "type", "document")):
        write([PLEDGE, SHARE], path, options=Options(columns=columns))
        with closing(sqlite3.connect(path)) as database:
            assert len(database.execute("SELECT * FROM facts").fetchall()) == 2
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            if "id" in columns:  # MONEY was not asked for
                assert database.execute("SELECT * FROM commitment_figures").fetchall() == [(PLEDGE.id, SHARE.id)]


def test_a_database_keeps_rows_whose_ids_collide(tmp_path: Path) -> None:
    other = natofacts.Fact(SHARE.id, "b.txt", "figure", "percent", "7 %", 0, 3)
    remarks = write([PLEDGE, other, SHARE], tmp_path / "out.db")
    with closing(sqlite3.connect(tmp_path / "out.db")) as database:
        rows = database.execute("SELECT id, text FROM facts").fetchall()
        links = database.execute("SELECT * FROM commitment_figures").fetchall()
    assert rows == [(PLEDGE.id, PLEDGE.text), (SHARE.id, "7 %"), (f"{SHARE.id}-2", SHARE.text)]
    assert links == []  # rather none than one to the figure of another document
    assert remarks == ["1 row has the id of another one, and a number after it in the database"]


# calendar


def entries(data: bytes) -> dict[str, Any]:
    diary = icalendar.Calendar.from_ical(data)
    return {str(entry["uid"]): entry for entry in diary.walk("VEVENT")}


def test_a_calendar_has_events_and_deadlines_as_whole_days() -> None:
    data, remarks = made(Format.ICS, ALL, Options(origins={"a.txt": Origin("a.txt", date(2025, 1, 14))}))
    found = entries(data)
    assert set(found) == {f"{fact.id}@natofacts" for fact in (MEETING, SOON, PLEDGE)}
    days = {key: (entry["dtstart"].dt, entry["dtend"].dt) for key, entry in found.items()}
    assert days[f"{MEETING.id}@natofacts"] == (date(2025, 1, 15), date(2025, 1, 17))
    assert days[f"{SOON.id}@natofacts"] == (date(2026, 5, 31), date(2026, 6, 1))
    assert days[f"{PLEDGE.id}@natofacts"] == (date(2030, 12, 31), date(2031, 1, 1))
    meeting = found[f"{MEETING.id}@natofacts"]
    assert meeting["summary"] == MEETING.text
    assert meeting["description"] == MEETING.sentence
    assert [str(name) for name in meeting["categories"].cats] == ["event", "date"]
    assert meeting["dtstamp"].dt.date() == date(2025, 1, 14)
    assert remarks == ["3 rows without a full interval left out of the calendar: 2 figures, 1 event"]


def test_a_calendar_is_lines_of_75_octets_whatever_the_text() -> None:
    hostile = "BEGIN:VALARM\r\nEND:VEVENT;,\\ \x1b[31m\u202e" + "é" * 200
    fact = make_fact(
        hostile, type="event", kind="date", sentence=hostile, date_start="2025-01-15", date_end="9999-12-31"
    )
    data = made(Format.ICS, [fact])[0]
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert [part.name for part in icalendar.Calendar.from_ical(data).walk()] == ["VCALENDAR", "VEVENT"]
    entry = entries(data)[f"{fact.id}@natofacts"]
    assert entry["summary"] == "BEGIN:VALARM END:VEVENT;,\\ ␛[31m\\u202e" + "é" * 200


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2030", "2030-12-31"),
        ("2028-02", "2028-02-29"),
        ("2027-03-01", "2027-03-01"),
        ("2026/2027-06", "2027-06-30"),
        ("2030-13", None),
        ("203X", None),
        ("../..", None),
    ],
)
def test_the_last_day_of_a_deadline(edtf: str, day: str | None) -> None:
    found = last_day(edtf)
    assert (found.isoformat() if found else None) == day


def test_open_intervals_have_no_days() -> None:
    assert interval(SINCE) is None
    assert interval(MONEY) is None
    assert interval(make_fact("demain", type="event", kind="date", relation="at")) is None
    assert interval(make_fact("après", type="event", kind="date", date_end="2025-01-01", relation="at")) is None


# Markdown and HTML

HOSTILE = [
    "a | b",
    "a\nb\r\nc",
    "\\| \\\\| `|`",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](http://x.org/y.png)",
    "**gras** _it_ ~~non~~ a_b_c `code`",
    "&lt;b&gt; &amp; &#60;",
    "https://example.org www.example.org a@example.org",
    "\x1b[31mrouge\x07 \u202eenvers\u2066 \x9b1m \0",
    "</td></tr></table><h1>",
    "</style><script>",
    "$x$ @nom #12 :fin:",
    "fin \\",
    "",
]


def markdown_cells(text: str) -> list[list[Any]]:
    """Give the inline tokens of each cell as GitHub's dialect reads them."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    assert {token.type for token in tokens if token.level == 0} == {"table_open", "table_close"}
    return [token.children or [] for token in tokens if token.type == "inline"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_markdown_table_shows_any_text_as_it_is(text: str) -> None:
    facts = [make_fact(text, document=text), make_fact("fin")]
    written = made(Format.MARKDOWN, facts, Options(("text", "document")))[0].decode()
    assert written.count("\n") == 4
    cells = markdown_cells(written)
    assert len(cells) == 6
    assert all({token.type for token in cell} <= {"text", "text_special"} for cell in cells)
    assert "".join(token.content for token in cells[2]) == one_line(text)
    assert not re.search(r"(?<!\\)://|www\.|(?<!\\)@", written)  # GitHub links these by themselves


def test_a_markdown_table_is_made_for_reading() -> None:
    written = made(Format.MARKDOWN, [SHARE, MONEY], Options(("text", "value", "comparator")))[0].decode()
    assert written == (
        "| text | value | comparator |\n| --- | ---: | --- |\n"
        "| 2,5 % | 2.5 | >= |\n| 486 milliards de dollars | 486000000000 | = |\n"
    )


class Page(HTMLParser):
    """Collects the tags of a page and the text of its cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.cells: list[str] = []
        self.policy = ""
        self._open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "meta" and ("http-equiv", "Content-Security-Policy") in attrs:
            self.policy = dict(attrs)["content"] or ""
        if tag == "td":
            self._open = True
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "td"

    def handle_data(self, data: str) -> None:
        if self._open:
            self.cells[-1] += data


@pytest.mark.parametrize("text", HOSTILE)
def test_a_page_runs_nothing_and_loads_nothing(text: str) -> None:
    written = made(Format.HTML, [make_fact(text, document=text)])[0].decode()
    page = Page(written)
    assert set(page.tags) == {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert page.tags.count("tr") == 2
    assert page.tags.count("style") == 1
    assert len(page.cells) == len(COLUMNS)
    assert page.attributes <= {"lang", "charset", "http-equiv", "content", "name", "scope", "title", "class"}
    assert not set("\x1b\x07\0\u202e\u2066\x9b") & set(written)


def test_a_page_may_do_nothing_but_show_its_own_style() -> None:
    import base64
    import hashlib

    written = made(Format.HTML, ALL)[0].decode()
    policy = dict(part.strip().split(" ", 1) for part in Page(written).policy.split(";"))
    style = re.search("<style>(.*)</style>", written, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert not re.search(r"https?:|url\(|@import|style=|\bon\w+=", written)


def test_a_page_holds_the_values() -> None:
    cells = Page(made(Format.HTML, ALL)[0].decode()).cells
    given_rows = [cells[start : start + len(COLUMNS)] for start in range(0, len(cells), len(COLUMNS))]
    assert given_rows == [[plain_text(getattr(fact, name)) for name in COLUMNS] for fact in ALL]


# CSV and its Table Schema


@pytest.mark.parametrize("dialect", CsvDialect)
def test_a_table_schema_is_true_of_its_file(dialect: CsvDialect, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write(ALL, path, options=Options(dialect=dialect))
    schema = json.loads(table_schema(COLUMNS, dialect))
    assert {field["name"]: field["type"] for field in schema["fields"]} == {
        name: "string" if column.type == "list" else column.type for name, column in SCHEMA.items()
    }
    control = CsvControl(delimiter=";" if dialect is CsvDialect.EXCEL_FR else ",")
    resource = TableResource(
        path=str(path.name),
        basepath=str(tmp_path),
        schema=Schema.from_descriptor(schema),
        control=control,
        encoding="utf-8-sig",
    )
    assert resource.validate().valid
    rows = [given_row.to_dict() for given_row in resource.read_rows()]
    for fact, given_row in zip(ALL, rows, strict=True):
        wanted = {**expected(fact), "figures": plain_text(fact.figures) or None}
        assert {
            name: float(value) if isinstance(value, Decimal) else value for name, value in given_row.items()
        } == wanted
    assert schema_place(path) == tmp_path / "out.schema.json"


def test_raw_csv_is_the_exact_text() -> None:
    options = Options(("text", "value"), raw=True)
    assert made(Format.CSV, [make_fact("-1 %", value=Decimal(-1))], options)[0] == b"text,value\n-1 %,-1\n"


# any facts, a missing library, a name that says nothing


@relaxed
@given(st.lists(any_fact(), max_size=3, unique_by=lambda fact: fact.id), st.sampled_from(list(WRITERS)))
def test_any_facts_can_be_written_and_read(facts: list[Fact], form: Format) -> None:
    data = made(form, facts)[0]
    texts = [fact.text.encode("utf-8", "backslashreplace").decode() for fact in facts]
    if form is Format.PARQUET:
        assert parquet.read_table(io.BytesIO(data))["text"].to_pylist() == texts
    elif form is Format.XLSX:
        assert len(sheet_rows(data)) == len(facts) + 1
    elif form is Format.SQLITE:
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(data)
            assert [cells[0] for cells in database.execute("SELECT text FROM facts ORDER BY rowid")] == texts
    elif form is Format.ICS:
        assert not entries(data)
    elif form is Format.MARKDOWN:
        assert len(markdown_cells(data.decode())) == len(COLUMNS) * (len(facts) + 1)
    elif form is Format.HTML:
        assert len(Page(data.decode()).cells) == len(COLUMNS) * len(facts)


@pytest.mark.parametrize(
    ("form", "library"), [(form, writer.library) for form, writer in WRITERS.items() if writer.library]
)
def test_a_missing_library_names_its_extra(form: Format, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(WriteError, match=rf"^{form} needs {library}, .*pip install 'natofacts\[{form}\]'$"):
        require(form)


def test_python_writes_what_it_extracts(tmp_path: Path) -> None:
    facts = natofacts.extract(natofacts.Document("Ils ont livré 32 chars.", "n.txt", date(2025, 1, 14)))
    natofacts.write(facts, tmp_path / "out.db")
    with closing(sqlite3.connect(tmp_path / "out.db")) as database:
        assert database.execute("SELECT name, date FROM documents").fetchall() == [("n.txt", "2025-01-14")]
    with pytest.raises(WriteError, match="no form of data"):
        natofacts.write(facts, tmp_path / "out.txt")


def test_a_day_after_the_last_one_is_no_error() -> None:
    assert date.max - timedelta(1) + timedelta(1) == date.max
