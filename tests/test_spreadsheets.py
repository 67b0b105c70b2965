"""CSV and XLSX in a real spreadsheet program, with a French and an English locale: types stay what they are."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from facts import FACTS, make_fact

from natofacts.models import COLUMNS, Fact
from natofacts.output import CsvDialect, Options, write
from natofacts.table import COLUMNS as SCHEMA
from natofacts.writers.cells import csv_cell, plain_text

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")

DEFAULTS = "34,76,1,,0,false,false"  # quotes, UTF-8, the language of the locale; what the dialogue proposes
LOCALES = {"fr": "fr-FR", "en": "en-US"}
TEXTS = [
    *("=1+1", "+1+1", "-1+1", "@SUM(1+1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", '=HYPERLINK("http://x.org";"x")'),
    *("3 mai", "juin 2025", "1/2", "12 mars 2025", "12/05/2024", "17:30", "2025-06", "15-16", "1er mars", "P1Y"),
    *(
        "2 %",
        "3,5 %",
        "12 km",
        "6 F-16",
        "../2030",
        "2025-01-15/2025-01-16",
        "−12 °C",
        "1\u202f607",
        "a;b,c",
        'un "mot"',
    ),
]
NUMBERS = ["-12", "-0.7", "1.5", "486E9", "0.000001", "3.5", "1234567.25"]
ROWS: list[Fact] = [
    *FACTS,
    *(
        make_fact(text, start=1000 + place, sentence=text, unit=text, actor=text, value=Decimal(NUMBERS[place % 7]))
        for place, text in enumerate(TEXTS)
    ),
]
ROWS[-1] = replace(ROWS[-1], date_start="1957-03-25", date_end="9999-12-31", edtf="2019-12", period="../2030")


class Cell(NamedTuple):
    """A cell as the program took it: its type, its value, its formula, and what it shows."""

    type: str = ""
    value: str = ""
    formula: str = ""
    text: str = ""


def cells_of(path: Path) -> list[list[Cell]]:
    """Read the first sheet of a flat OpenDocument file."""
    names = {part: f"{{urn:oasis:names:tc:opendocument:xmlns:{part}:1.0}}" for part in ("office", "table", "text")}
    office, table, text = names["office"], names["table"], names["text"]

    def cells(row: ET.Element) -> Iterator[Cell]:
        for cell in row.iter(f"{table}table-cell"):
            get = cell.attrib.get
            value = get(f"{office}value") or get(f"{office}date-value") or get(f"{office}time-value") or ""
            shown = "\n".join("".join(line.itertext()) for line in cell.iter(f"{text}p"))
            taken = Cell(get(f"{office}value-type", ""), value, get(f"{table}formula", ""), shown)
            yield from [taken] * min(len(COLUMNS), int(get(f"{table}number-columns-repeated", "1")))

    sheet = next(ET.parse(path).iter(f"{table}table"))  # noqa: S314  written a moment ago by our own program
    return [list(cells(row)) for row in sheet.iter(f"{table}table-row")]


def opened(folder: Path, locale: str, files: list[Path], options: str = "") -> None:
    """Open files with the program under a locale, and save each as flat OpenDocument."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "registrymodifications.xcu").write_text(
        '<?xml version="1.0"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">'
        f"<value>{LOCALES[locale]}</value></prop></item></oor:items>\n",
        encoding="utf-8",
    )
    command = [str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += [f"--infilter=CSV:{options}"] if options else []
    command += ["--convert-to", "fods", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)


@pytest.fixture(scope="module", params=LOCALES)
def opened_files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Write every kind of file and open it under a locale."""
    locale: str = request.param
    folder = tmp_path_factory.mktemp(locale)
    for dialect in CsvDialect:
        write(ROWS, folder / f"{dialect}.csv", options=Options(dialect=dialect))
    write(ROWS, folder / "book.xlsx")
    commas = [folder / f"{dialect}.csv" for dialect in (CsvDialect.UNIX, CsvDialect.EXCEL)]
    opened(folder, locale, commas, f"44,{DEFAULTS}")
    opened(folder, locale, [folder / f"{CsvDialect.EXCEL_FR}.csv"], f"59,{DEFAULTS}")
    opened(folder, locale, [folder / "book.xlsx"])
    return locale, folder


def read(folder: Path, name: str) -> list[tuple[Fact, dict[str, Cell]]]:
    """Read back the rows of a file with the cells by their column."""
    heading, *rows = cells_of(folder / f"{name}.fods")[: len(ROWS) + 1]
    assert [cell.text for cell in heading[: len(COLUMNS)]] == list(COLUMNS)
    assert len(rows) == len(ROWS)
    filled = ([*row, *[Cell()] * len(COLUMNS)] for row in rows)
    return [(fact, dict(zip(COLUMNS, row, strict=False))) for fact, row in zip(ROWS, filled, strict=True)]


def is_typed(value: Any, type_: str, cell: Cell) -> bool:
    """Tell whether a cell has the value of a number or a day, as one."""
    if type_ == "date":
        return (cell.type, cell.value) == ("date", value)
    return cell.type == "float" and float(cell.value) == float(value)


def test_a_workbook_has_the_type_of_every_cell(opened_files: tuple[str, Path]) -> None:
    _, folder = opened_files
    for fact, cells in read(folder, "book"):
        for name, cell in cells.items():
            value, type_ = getattr(fact, name), SCHEMA[name].type
            assert not cell.formula
            if value is None:
                assert cell.type == "", (name, cell)
            elif type_ in ("string", "list"):
                assert cell.type == "string", (name, cell)
                assert cell.text.split() == plain_text(value).split()
            else:
                assert is_typed(value, type_, cell), (name, value, cell)


@pytest.mark.parametrize("dialect", CsvDialect)
def test_a_csv_file_has_no_formula_and_no_invented_date(opened_files: tuple[str, Path], dialect: CsvDialect) -> None:
    _, folder = opened_files
    for fact, cells in read(folder, dialect):
        for name, cell in cells.items():
            written = csv_cell(getattr(fact, name))
            assert not cell.formula, (name, cell)
            assert cell.type in ("", "string", "float", "date"), (name, cell)  # no time, no percentage
            if cell.type == "date":
                assert cell.value == written
            if cell.type == "float" and SCHEMA[name].type in ("string", "list"):  # « 2030 » is the same number
                assert re.fullmatch(r"\d+", written), (name, cell)
                assert cell.value == written


@pytest.mark.parametrize("dialect", CsvDialect)
def test_a_csv_file_has_its_types_under_its_locale(opened_files: tuple[str, Path], dialect: CsvDialect) -> None:
    locale, folder = opened_files
    if (locale == "fr") is not (dialect is CsvDialect.EXCEL_FR):
        return  # a decimal point means nothing to a French spreadsheet, a comma nothing to an English one
    for fact, cells in read(folder, dialect):
        for name, cell in cells.items():
            value, type_ = getattr(fact, name), SCHEMA[name].type
            if value is None:
                assert cell.type == "", (name, cell)
            elif type_ in ("integer", "number", "date"):
                assert is_typed(value, type_, cell), (name, value, cell)
            elif cell.type == "string":
                assert "".join(cell.text.split()) == "".join(csv_cell(value).split())
