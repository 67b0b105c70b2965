"""Every kind of input into every kind of output, by the command line, read back: the same rows, values and types."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pytest
from conversions import wrapped
from markdown_it import MarkdownIt
from papers import column, docx, paragraph, pdf
from pyarrow import parquet

from natofacts import Extraction, cli, extract
from natofacts.table import COLUMNS, row
from natofacts.writers.cells import plain_text

LINES = [
    "BRUXELLES, 14 juin 2024",
    "27. Les Alliés ont consacré 1 486,5 milliards de dollars à la défense en 2024.",
    "28. Nous porterons cet effort de 2 à 3,5 % du PIB d’ici 2030, contre 1,4 % en 2014.",
    "29. « Trente-deux pays ont signé », a déclaré Mme Durand le 15 janvier 2024 à 17h30.",
    "30. L’Alliance livrera 40 000 obus avant le 1er mars 2027.",
    "31. +4 % : la température est descendue à −12 °C.",
]
Rows = list[dict[str, Any]]


def text_file(path: Path) -> None:
    path.write_text("\n\n".join(LINES) + "\n", encoding="utf-8")


def html_file(path: Path) -> None:
    path.write_bytes(wrapped("\n\n".join(LINES)))


def docx_file(path: Path) -> None:
    path.write_bytes(docx("".join(map(paragraph, LINES))))


def pdf_file(path: Path) -> None:
    lines = [line.replace("−", "-") for line in LINES]  # the font of the test has no minus sign
    path.write_bytes(pdf([column([part for line in lines for part in (line, "")], pitch=14)]))


INPUTS: dict[str, Callable[[Path], None]] = {
    "a.txt": text_file,
    "a.md": text_file,
    "a.html": html_file,
    "a.docx": docx_file,
    "a.pdf": pdf_file,
}


def typed(name: str, cell: str) -> Any:
    """Read a cell of text as the schema has it."""
    if cell == "":
        return None
    kind = COLUMNS[name].type
    if kind == "list":
        return cell.split(";")
    return int(cell) if kind == "integer" else float(cell) if kind == "number" else cell


def csv_rows(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{name: typed(name, cell) for name, cell in cells.items()} for cells in csv.DictReader(file)]


def json_rows(path: Path) -> Rows:
    told = json.loads(path.read_text(encoding="utf-8"))
    rows: Rows = told["facts"] if isinstance(told, dict) else told
    return rows


def jsonl_rows(path: Path) -> Rows:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def xlsx_rows(path: Path) -> Rows:
    head, *lines = openpyxl.load_workbook(path)["facts"].iter_rows(values_only=True)
    names = [str(name) for name in head]
    rows = []
    for line in lines:
        cells: dict[str, Any] = dict(zip(names, line, strict=True))
        for name, cell in cells.items():
            if hasattr(cell, "date"):
                cells[name] = cell.date().isoformat()
            elif COLUMNS[name].type == "list" and cell is not None:
                cells[name] = str(cell).split(";")
        rows.append(cells)
    return rows


def parquet_rows(path: Path) -> Rows:
    rows: Rows = parquet.read_table(path).to_pylist()
    for cells in rows:
        for name, cell in cells.items():
            cells[name] = cell.isoformat() if hasattr(cell, "isoformat") else cell
    return rows


def sqlite_rows(path: Path) -> Rows:
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        rows = [dict(cells) for cells in database.execute("SELECT * FROM facts ORDER BY rowid")]
    for cells in rows:
        cells["figures"] = json.loads(cells["figures"]) if cells["figures"] is not None else None
    return rows


TYPED: dict[str, Callable[[Path], Rows]] = {
    "csv": csv_rows,
    "json": json_rows,
    "jsonl": jsonl_rows,
    "xlsx": xlsx_rows,
    "parquet": parquet_rows,
    "sqlite": sqlite_rows,
}


@pytest.fixture(scope="module", params=INPUTS)
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("in") / request.param
    INPUTS[request.param](path)
    return path


def written(document: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Extraction, Path]:
    """What Python finds in a document, and the file that the command makes of it."""
    monkeypatch.chdir(document.parent)
    out = document.with_name(f"{document.suffix[1:]}-out.{suffix}")
    monkeypatch.setattr(sys, "argv", ["natofacts", "extract", document.name, "-q", "-o", out.name])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert not ended.value.code
    found = extract(Path(document.name))
    assert {fact.type for fact in found} == {"figure", "event", "commitment"}
    return found, out


def test_every_kind_of_input_gives_the_same_facts(document: Path) -> None:
    found = [(fact.type, fact.kind, fact.value, fact.unit, fact.point, fact.speaker) for fact in extract(document)]
    text = "\n\n".join(LINES)
    assert found == [(f.type, f.kind, f.value, f.unit, f.point, f.speaker) for f in extract(text)]
    assert len(found) > 12


@pytest.mark.parametrize("suffix", TYPED)
def test_typed_forms_give_the_rows_back(document: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found, out = written(document, suffix, monkeypatch)
    wanted = [{name: list(v) if isinstance(v, tuple) else v for name, v in row(fact).items()} for fact in found]
    rows = TYPED[suffix](out)
    if suffix == "csv":  # a text that begins like a formula is kept from running
        for cells in rows:
            cells["text"] = re.sub(r"^'(?=[=+\-@])", "", cells["text"])
            cells["sentence"] = re.sub(r"^'(?=[=+\-@])", "", cells["sentence"])
    assert rows == wanted


class Cells(HTMLParser):
    """The text of the cells of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "td":
            self._open = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "td"

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[-1] += data


@pytest.mark.parametrize("suffix", ["md", "html"])
def test_forms_for_reading_show_every_value(document: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found, out = written(document, suffix, monkeypatch)
    text = out.read_text(encoding="utf-8")
    if suffix == "md":
        tokens = MarkdownIt("commonmark").enable("table").parse(text)
        inline = [token.children or [] for token in tokens if token.type == "inline"]
        cells = ["".join(child.content for child in children) for children in inline][len(COLUMNS) :]
    else:
        cells = Cells(text).found
    assert cells == [plain_text(getattr(fact, name)) for fact in found for name in COLUMNS]


def test_a_calendar_has_every_day_that_is_whole(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, out = written(document, "ics", monkeypatch)
    entries = {
        str(entry["uid"]).split("@")[0]: entry
        for entry in icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    }
    dated = [fact for fact in found if fact.type == "event" and fact.date_end]
    assert dated
    assert {fact.id for fact in dated} <= set(entries)
    assert str(entries[dated[0].id]["summary"])
