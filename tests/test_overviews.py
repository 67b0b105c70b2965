"""The commands `timeline`, `stats` and `compare`: what they print where, and how they end."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from terminals import on_terminal, plain
from test_cli import Run, here, program, run  # noqa: F401  fixtures

from natofacts.models import COLUMNS
from natofacts.overviews import DIFFERENCE_COLUMNS, TOTAL_COLUMNS

OLDER = """Bruxelles, le 12 février 2025

1. En 2024, les Alliés européens et le Canada ont consacré plus de 500 milliards de dollars à la défense.

2. Nous nous engageons à y consacrer au moins 2 % de notre PIB d’ici 2030, et 23 pays ont signé.
"""
terminal = pytest.mark.skipif(sys.platform == "win32", reason="no pty")


@pytest.fixture
def older(here: Path) -> str:  # noqa: F811
    (here / "older.txt").write_text(OLDER, encoding="utf-8")
    return "older.txt"


def test_timeline_rows_are_facts_in_the_order_of_the_calendar(run: Run, here: Path, older: str) -> None:  # noqa: F811
    rows = run("timeline", "fr03.txt", older, "-f", "jsonl").rows
    assert {tuple(row) for row in rows} == {COLUMNS}
    days = [row["date_start"] or row["date_end"] for row in rows]
    assert days == sorted(days)
    assert {row["document"] for row in rows} == {"fr03.txt", "older.txt"}


def test_timeline_takes_the_options_of_extract(run: Run, here: Path) -> None:  # noqa: F811
    result = run("timeline", "fr03.txt", "-f", "csv", "--kind", "deadline", "-c", "edtf,text")
    assert result.out == "edtf,text\n../2035,2035\n"
    assert run("timeline", "fr03.txt", "-f", "jsonl", "--limit", "1").rows[0]["date_start"] == "2025-01-01"
    assert run("timeline", "fr03.txt", "--kind", "money").code == 2


def test_undated_events_are_told(run: Run, here: Path) -> None:  # noqa: F811
    Path("undated.txt").write_text("Ils arriveront demain.", encoding="utf-8")
    result = run("timeline", "undated.txt")
    assert "1 event without a date left out; --date may give one" in result.err
    assert run("timeline", "undated.txt", "--date", "2026-01-01", "-f", "jsonl").rows[0]["date_end"] == "2026-01-02"


def test_stats_are_the_same_in_every_form(run: Run, here: Path) -> None:  # noqa: F811
    rows = run("stats", "fr03.txt", "-f", "jsonl").rows
    assert {tuple(row) for row in rows} == {TOTAL_COLUMNS}
    assert [row["by"] for row in rows] == sorted(
        (row["by"] for row in rows), key=["type", "kind", "unit", "actor", "document"].index
    )
    records = list(csv.DictReader(io.StringIO(run("stats", "fr03.txt", "-f", "csv").out)))
    assert [record["name"] for record in records] == [row["name"] or "" for row in rows]
    found = len(run("extract", "fr03.txt", "-f", "jsonl").rows)
    assert sum(row["rows"] for row in rows if row["by"] == "type") == found


def test_stats_count_what_is_chosen_and_the_most_of_each(run: Run, here: Path) -> None:  # noqa: F811
    rows = run("stats", "fr03.txt", "-f", "jsonl", "--by", "kind", "--by", "unit", "-t", "figure", "-n", "1").rows
    assert [row["by"] for row in rows] == ["kind", "unit"]
    assert all(row["events"] == 0 for row in rows)
    assert "by" in run("stats", "fr03.txt").out.splitlines()[0]


def test_compare_has_the_older_values_beside_the_newer_columns(run: Run, here: Path, older: str) -> None:  # noqa: F811
    rows = run("compare", older, "fr03.txt", "-f", "jsonl").rows
    assert {tuple(row) for row in rows} == {DIFFERENCE_COLUMNS}
    shares = [row for row in rows if row["unit"] == "%"]
    assert [(row["status"], row["old_value"], row["value"]) for row in shares] == [("changed", 2, 3.5)]
    deadline = next(row for row in rows if row["kind"] == "deadline")
    assert (deadline["old_date_end"], deadline["date_end"]) == ("2030-12-31", "2035-12-31")


def test_compare_chooses_by_status_kind_and_columns(run: Run, here: Path, older: str) -> None:  # noqa: F811
    chosen = run("compare", older, "fr03.txt", "-f", "csv", "-t", "figure", "-c", "status,old_value,value,unit")
    assert chosen.out.splitlines() == [
        "status,old_value,value,unit",
        "changed,500000000000,600000000000,USD",
        "changed,2,3.5,%",
        "changed,23,32,pays",
    ]
    assert run("compare", older, "fr03.txt", "-f", "jsonl", "--status", "new", "-t", "figure").rows == []
    assert run("compare", older, older, "-f", "jsonl", "--all", "-k", "count").rows[0]["status"] == "same"
    wrong = run("compare", older, older, "-c", "old_valu")
    assert wrong.code == 2
    assert 'unknown column "old_valu"' in wrong.err


def test_the_exit_code_tells_whether_something_differs(run: Run, here: Path, older: str) -> None:  # noqa: F811
    assert run("compare", older, "fr03.txt").code == 0
    assert run("compare", older, "fr03.txt", "--exit-code").code == 1
    assert run("compare", older, older, "--exit-code").code == 0
    assert run("compare", older, "none.txt", "--exit-code").code == 2
    assert run("compare", older, "none.txt").code == 1
    assert run("compare", older, older, "--exit-code", "--all").code == 0
    assert run("compare", older, "fr03.txt", "--exit-code", "--status", "gone", "-t", "figure").code == 0


def test_one_side_may_come_from_standard_input(run: Run, here: Path, older: str) -> None:  # noqa: F811
    piped = run("compare", "-", "fr03.txt", "-f", "csv", "-c", "status,text", stdin=OLDER.encode())
    assert piped.out == run("compare", older, "fr03.txt", "-f", "csv", "-c", "status,text").out
    both = run("compare", "-", "-")
    assert (both.code, both.out) == (2, "")


@pytest.mark.parametrize("paths", [("nowhere.txt", "fr03.txt"), ("fr03.txt", "nowhere.txt")])
def test_a_side_that_cannot_be_read_is_named(run: Run, here: Path, paths: tuple[str, str]) -> None:  # noqa: F811
    result = run("compare", *paths, "-q")
    assert (result.code, result.err) == (1, "natofacts: nowhere.txt: no such file or directory\n")


def test_each_side_has_a_date_of_its_own(run: Run, here: Path) -> None:  # noqa: F811
    Path("plain.txt").write_text("Dix chars arriveront demain.", encoding="utf-8")
    dates = ("--old-date", "2025-01-01", "--date", "2026-01-01")
    (row,) = run("compare", "plain.txt", "plain.txt", *dates, "-f", "jsonl", "-t", "event").rows
    assert (row["old_date_start"], row["date_start"]) == ("2025-01-02", "2026-01-02")
    assert "--old-date" in run("compare", "plain.txt", "plain.txt", "--old-date", "hier").err


def test_a_file_appears_with_what_was_asked_for(run: Run, here: Path, older: str) -> None:  # noqa: F811
    run("compare", older, "fr03.txt", "-o", "differences.json", "-q")
    assert json.loads(Path("differences.json").read_text(encoding="utf-8"))[0]["status"] == "changed"
    run("stats", older, "-o", "totals.csv", "-q")
    assert Path("totals.csv").read_text(encoding="utf-8").startswith("by,name,rows,")


@terminal
@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize(
    "command", [("compare", "older.txt", "fr03.txt"), ("timeline", "fr03.txt"), ("stats", "fr03.txt")]
)
def test_on_a_terminal_lines_fit(here: Path, older: str, command: tuple[str, ...], width: int) -> None:  # noqa: F811
    shown = on_terminal(program(*command, "-q"), width)
    assert "\x1b[" in shown
    lines = plain(shown).splitlines()
    assert len(lines) > 3
    assert max(map(len, lines)) <= max(width, 60)


@terminal
def test_control_codes_of_a_text_do_not_reach_the_terminal(here: Path) -> None:  # noqa: F811
    Path("evil.txt").write_text("Le 3 mai 2026, \x1b[31mdix chars\x1b]0;titre\x07 viendront.", encoding="utf-8")
    for command in (("timeline", "evil.txt"), ("compare", "fr03.txt", "evil.txt"), ("stats", "evil.txt")):
        shown = on_terminal(program(*command, "-q"), 100)
        assert "\x1b]0" not in shown
        assert "\x07" not in shown
