"""Writing: JSON, JSON Lines, CSV for machines and for a French Excel, files that appear whole."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
from decimal import Decimal
from pathlib import Path

import pytest
from facts import FACTS, MEETING, MONEY, PLEDGE, SHARE, any_fact, make_fact
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from natofacts.errors import WriteError
from natofacts.models import COLUMNS, Fact
from natofacts.output import CsvDialect, open_output
from natofacts.table import row
from natofacts.writers.cells import number_text
from natofacts.writers.csv_text import csv_lines
from natofacts.writers.json_text import json_array, json_lines

relaxed = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("486E9", "486000000000"),
        ("2.0", "2"),
        ("2.50", "2.5"),
        ("-12", "-12"),
        ("-0.7", "-0.7"),
        ("-0", "0"),
        ("1E-7", "0.0000001"),
        ("1E+22", "10000000000000000000000"),
    ],
)
def test_numbers_have_all_their_digits(value: str, text: str) -> None:
    assert number_text(Decimal(value)) == text


def test_a_quotient_is_as_precise_as_a_float() -> None:
    assert number_text(Decimal(2) / 3) == "0.6666666666666666"


def test_a_number_of_thousands_of_digits_is_written() -> None:
    assert number_text(Decimal("9" * 4400)) == "9" * 4400


def test_json_reads_back() -> None:
    assert json.loads("".join(json_array(FACTS))) == [row(fact) for fact in FACTS]
    assert [json.loads(line) for line in json_lines(FACTS)] == [row(fact) for fact in FACTS]
    assert "".join(json_array([])) == "[]\n"
    assert list(json_lines([])) == []


def test_json_keeps_accents_and_takes_columns() -> None:
    assert list(json_lines([MONEY], ["unit", "object"])) == ['{"unit": "USD", "object": "défense"}\n']
    assert "".join(json_array([MONEY], ["value"])) == '[\n  {\n    "value": 486000000000\n  }\n]\n'


def read_csv(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_csv_is_plain() -> None:
    text = "".join(csv_lines(FACTS))
    rows = read_csv(text)
    assert text.startswith("id,document,type,kind,text,start,end,")
    assert "\r" not in text
    assert [given["id"] for given in rows] == [fact.id for fact in FACTS]
    assert rows[0]["value"] == "486000000000"
    assert rows[0]["value_max"] == ""
    assert rows[1]["figures"] == f"{SHARE.id};{MONEY.id}"
    assert rows[2]["value"] == "2.5"
    assert rows[3]["date_start"] == "2025-01-15"


def test_csv_for_a_french_excel() -> None:
    text = "".join(csv_lines([SHARE, MONEY], ["text", "value"], CsvDialect.EXCEL_FR))
    assert text == "\ufefftext;value\r\n2,5 %;2,5\r\n486 milliards de dollars;486000000000\r\n"


def test_csv_for_an_english_excel() -> None:
    text = "".join(csv_lines([SHARE], ["text", "value"], CsvDialect.EXCEL))
    assert text == '\ufefftext,value\r\n"2,5 %",2.5\r\n'


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_never_becomes_a_formula(text: str) -> None:
    fact = make_fact(text, value=Decimal(-12))
    for dialect in CsvDialect:
        record = list(csv_lines([fact], ["text", "value"], dialect))[1]
        assert record.lstrip('"').startswith("'" + text)
        assert record.rstrip().endswith("-12")


@pytest.mark.parametrize("text", ["=", "-", "2 %", "– tiret", "« =1 »", "a=1", "−12 °C"])
def test_other_texts_are_left_alone(text: str) -> None:
    assert read_csv("".join(csv_lines([make_fact(text)])))[0]["text"] == text


@relaxed
@given(st.lists(any_fact(), max_size=4), st.sampled_from(CsvDialect))
def test_any_facts_come_back_from_csv(facts: list[Fact], dialect: CsvDialect) -> None:
    text = "".join(csv_lines(facts, COLUMNS, dialect)).removeprefix("\ufeff")
    rows = read_csv(text, ";" if dialect is CsvDialect.EXCEL_FR else ",")
    assert len(rows) == len(facts)
    for fact, given_row in zip(facts, rows, strict=True):
        assert given_row["text"].removeprefix("'") == fact.text.removeprefix("'")
        assert Decimal(given_row["value"].replace(",", ".") or 0) == (fact.value or 0)


@relaxed
@given(st.lists(any_fact(), max_size=4))
def test_any_facts_come_back_from_json(facts: list[Fact]) -> None:
    assert json.loads("".join(json_array(facts)))[::1] == [row(fact) for fact in facts]
    assert all(line.count("\n") == 1 for line in json_lines(facts))


def write(path: Path, text: str) -> None:
    with open_output(path) as sink:
        sink.write(text)


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    write(file, "é\r\n")
    assert file.read_bytes() == "é\r\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_an_older_file_survives_a_failure(tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    write(file, "old")

    def fail() -> None:
        with open_output(file) as sink:
            sink.write("new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert file.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


@pytest.mark.skipif(os.name == "nt", reason="permissions and links")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    file, link = tmp_path / "out.csv", tmp_path / "link.csv"
    write(file, "old")
    file.chmod(0o640)
    link.symlink_to(file)
    write(link, "new")
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_said() -> None:
    with pytest.raises(WriteError, match="/dev/full: no space left"):
        write(Path("/dev/full"), "x" * 100_000)


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="no such file"):
        write(tmp_path / "none" / "out.csv", "")
    with pytest.raises(WriteError, match="folder"):
        write(tmp_path, "")


def test_a_lone_surrogate_is_written_as_its_number(tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    write(file, "".join(json_lines([make_fact("a\udc80")], ["text"])))
    assert json.loads(file.read_bytes())["text"] == "a\udc80"


def test_a_meeting_has_no_figure_columns() -> None:
    given_row = row(MEETING)
    assert given_row["value"] is None
    assert given_row["figures"] is None
    assert row(PLEDGE)["value"] is None
