"""The harness of the benchmarks: a worker, the score of rows, the tables; nothing is timed."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from benchmarks import growth, install, report, run, score, texts
from benchmarks.catalogue import DUCKLING, NATOFACTS, PEERS, Tool
from benchmarks.peers.shape import event, figure, grain_of, months, sentences, settle, without_articles
from benchmarks.peers.worker import TYPOGRAPHY, work
from benchmarks.profile import by_module, profiled, table
from benchmarks.startup import COMMANDS, Start

TEXT = "Nous livrerons deux ou trois navires avant le 1er mars 2027, soit 5 % du total."
FAKE = Tool("Fake", "fake", "a tool that is none")


def gold_figure(start: int, end: int, value: float, value_max: float | None = None, **more: Any) -> dict[str, Any]:
    place = {"type": "figure", "kind": "count", "text": TEXT[start:end], "start": start, "end": end}
    return {**place, "value": value, "value_max": value_max, **more}


def gold_event(start: int, end: int, first: str | None, last: str | None, relation: str = "at") -> dict[str, Any]:
    return {"type": "event", "start": start, "end": end, "date_start": first, "date_end": last, "relation": relation}


def outcome(seconds: float, rows: dict[str, list[dict[str, Any]]]) -> run.Outcome:
    return run.Outcome("1.0", "3.11", 0.5, rows, passes=[seconds, seconds * 2], characters=1_000_000, memory=50.0)


def test_a_worker_reads_a_text_with_our_own_tool(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    text = texts.Text(path, "2026-05-04")
    done = run.run(Path(sys.executable), NATOFACTS.module, [text], [text], timeout=60, repeats=1)
    assert done.problem is None
    assert done.version
    assert (done.characters, len(done.passes)) == (len(TEXT), 1)
    assert done.memory is not None
    assert done.memory > 1
    rows = done.rows["a.txt"]
    assert figure(TEXT.index("5 %"), TEXT.index("5 %") + 3, [5]) in rows
    assert [row["dates"] for row in rows if row["type"] == "event"] == [[[None, "2027-02-28"]]]


def test_a_tool_that_fails_costs_its_own_row(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = run.run(Path(sys.executable), "benchmarks.peers.nothing", [texts.Text(path, None)], [], timeout=60)
    assert "ModuleNotFoundError" in (done.problem or "")
    made = report.tools_table({"natofacts": outcome(1, {"a.txt": []}), "Fake": done}, [NATOFACTS, FAKE], {"a.txt": []})
    assert "| Fake" in made
    assert "ModuleNotFoundError" in made


class Fragile:
    """A tool that cannot read « zéro »."""

    def read(self, text: str, _day: str) -> float:
        return 1 / ("zéro" not in text)

    def rows(self, _raw: float, _text: str, _day: str) -> list[dict[str, Any]]:
        return []


def test_a_text_that_fails_is_told_and_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("fragile")
    module.__dict__.update(Reader=Fragile, DISTRIBUTION="pytest")
    monkeypatch.setitem(sys.modules, "fragile", module)
    for name, text in (("a.txt", "zéro"), ("b.txt", "un")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    given = [{"path": str(tmp_path / name), "date": None} for name in ("a.txt", "b.txt")]
    job = {"adapter": "fragile", "repeats": 2, "seconds": 60, "plain": True}
    said = {"a.txt": "ZeroDivisionError: division by zero"}
    for gold, speed, passes in ((given, given, 2), ([], given, 2), (given, [], 2)):
        lines = io.StringIO()
        work({**job, "gold": gold, "speed": speed}, lines)
        done = run.gather(lines.getvalue().splitlines())
        assert done.failed == said
        assert list(done.rows) == (["b.txt"] if gold else [])
        assert len(done.passes) == passes


def test_a_tool_without_its_program_says_so(tmp_path: Path) -> None:
    tool = Tool("Fake", "fake", "", packages=("fake",), programs=("no-such-program-anywhere",))
    with pytest.raises(install.InstallError, match="needs no-such-program-anywhere"):
        install.environment(tool, tmp_path)


@pytest.mark.parametrize(
    ("stderr", "expected"),
    [
        (
            "Looking in https://host.example/a\nERROR: no wheel at /home/x/y.whl\nhint: see above\n",
            "ERROR: no wheel at …",
        ),
        ("error: failed\n  Caused by: no Rust\nerror: metadata\n", "Caused by: no Rust"),
        (
            "Traceback:\n  File x\nModuleNotFoundError: No module named 'a'\n",
            "ModuleNotFoundError: No module named 'a'",
        ),
        ("Killed\n", "Killed"),
        ("", "no reason was given"),
    ],
)
def test_a_reason_is_one_line_without_places_of_this_machine(stderr: str, expected: str) -> None:
    assert install.reason(stderr) == expected


def test_lines_of_a_worker_are_gathered_in_any_number() -> None:
    lines = [
        {"load": 1.5, "version": "2.0", "python": "3.9.1"},
        {"document": "a.txt", "took": 1.0, "length": 500_000, "memory": 70.0, "rows": [figure(0, 1, [2])]},
        {"document": "b.txt", "took": 2.0, "length": 500_000, "memory": 75.0, "failed": "ValueError: no"},
        {"seconds": 4.0, "characters": 2_000_000, "memory": 80.0},
        {"seconds": 3.0, "characters": 2_000_000, "memory": 90.0},
    ]
    done = run.gather([json.dumps(line) for line in lines])
    assert (done.version, done.load, done.memory) == ("2.0", 1.5, 90.0)
    assert list(done.rows) == ["a.txt"]
    assert list(done.failed) == ["b.txt"]
    assert done.seconds == 1.5
    cut_short = run.gather([json.dumps(line) for line in lines[:3]])
    assert (cut_short.seconds, cut_short.memory) == (3.0, 75.0)


def test_only_the_texts_that_were_read_in_time_count() -> None:
    gold = {name: [gold_figure(15, 36, 2)] for name in ("a.txt", "b.txt")}
    rows = {"a.txt": [figure(15, 36, [2])]}
    late = run.Outcome("1.0", rows=rows, took=2.0, read=1_000_000, problem="stopped after 60 s")
    ours = outcome(1.0, {**rows, "b.txt": []})
    made = report.tools_table({"natofacts": ours, "Fake": late}, [NATOFACTS, FAKE], gold).splitlines()
    assert "**0.67** (1.00 / 0.50)" in made[2]
    assert "**1.00** (1.00 / 1.00); ours 1.00" in made[3]
    assert "stopped after 60 s, with 1 of 2 texts read" in made[3]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([figure(15, 28, [2], [3])], (2, 0, 0)),
        ([figure(15, 19, [2]), figure(23, 28, [3])], (2, 0, 0)),
        ([figure(15, 19, [7, 2])], (1, 1, 0)),
        ([figure(15, 19, [4])], (0, 2, 1)),
        ([figure(66, 69, [2])], (0, 2, 1)),
        ([figure(50, 54, [2027])], (0, 2, 0)),
        ([], (0, 2, 0)),
    ],
    ids=["a range", "its two ends", "one of two readings", "another value", "elsewhere", "in a date", "nothing"],
)
def test_figures_of_a_fake_peer_are_scored(rows: list[dict[str, Any]], expected: tuple[int, int, int]) -> None:
    gold = [gold_figure(15, 36, 2, 3), gold_event(46, 59, None, "2027-02-28", "before")]
    assert score.score_figures(gold, rows, FAKE) == score.Score(*expected)


def test_kinds_and_digits_that_a_tool_does_not_claim_count_neither_way() -> None:
    gold = [gold_figure(15, 36, 2), gold_figure(66, 69, 5, kind="percent"), gold_figure(0, 4, 1, optional=True)]
    rows = [figure(66, 69, [6]), figure(0, 4, [3])]
    assert score.score_figures(gold, rows, Tool("T", "t", "", figures=frozenset({"count"}))) == score.Score(0, 1, 0)
    assert score.score_figures(gold, rows, Tool("T", "t", "", words=True)) == score.Score(0, 1, 0)


@pytest.mark.parametrize(
    ("row", "dates", "right"),
    [
        (gold_event(0, 9, "2027-03-01", "2027-03-31"), ("2027-03-01", "2027-03-31"), True),
        (gold_event(0, 9, "2027-03-01", "2027-03-31"), ("2027-03-01", "2027-03-01"), False),
        (gold_event(0, 9, "2027-03-01", "2027-03-31"), ("2027-03-01", None), False),
        (gold_event(0, 9, None, "2030-12-31", "by"), ("2030-01-01", "2030-12-31"), True),
        (gold_event(0, 9, None, "2030-12-31", "by"), (None, "2030-12-31"), True),
        (gold_event(0, 9, None, "2030-12-31", "by"), (None, "2029-12-31"), False),
        (gold_event(0, 9, None, "2027-02-28", "before"), ("2027-03-01", "2027-03-01"), True),
        (gold_event(0, 9, "2014-01-01", None, "since"), ("2014-01-01", "2014-12-31"), True),
        (gold_event(0, 9, "2028-01-01", None, "after"), ("2027-01-01", "2027-12-31"), True),
    ],
)
def test_dates_of_a_fake_peer_are_scored(row: dict[str, Any], dates: tuple[str, str], right: bool) -> None:
    assert score.score_events([row], [event(2, 8, dates)], FAKE) == (
        score.Score(1, 0, 0) if right else score.Score(0, 1, 1)
    )


def test_two_dates_in_the_span_of_a_period_are_its_ends() -> None:
    row = gold_event(0, 20, "2025-01-15", "2025-01-16")
    ends = [event(0, 2, ("2025-01-15", "2025-01-15")), event(6, 20, ("2025-01-16", "2025-01-16"))]
    assert score.score_events([row], ends, FAKE) == score.Score(1, 0, 0)
    assert score.score_events([row], ends[:1], FAKE) == score.Score(0, 1, 1)


def test_a_score_is_precision_recall_and_their_mean() -> None:
    made = score.Score(6, 2, 4)
    assert (made.precision, made.recall) == (0.6, 0.75)
    assert made.f1 == pytest.approx(2 / 3)
    assert score.Score().f1 == 0


def test_one_row_is_left_of_readings_in_one_place() -> None:
    year, number, inside = event(5, 9, ("2027-01-01", "2027-12-31")), figure(5, 9, [2027]), figure(7, 9, [27])
    assert settle([number, inside, year]) == [year]
    assert settle([figure(0, 3, [1]), figure(0, 3, [2])]) == [figure(0, 3, [1, 2])]
    text = "Un char et deux"
    assert without_articles([figure(0, 2, [1]), figure(11, 15, [2])], text) == [figure(11, 15, [2])]


def test_sentences_give_the_text_with_their_places() -> None:
    text = "Le 1.5 reste. Deux !\nTrois…  Fin"
    cut = list(sentences(text))
    assert [sentence for _, sentence in cut] == ["Le 1.5 reste.", "Deux !", "Trois…", "Fin"]
    assert all(text.startswith(sentence, at) for at, sentence in cut)


def test_days_of_a_grain() -> None:
    assert months(2027, 12, 3) == ("2027-12-01", "2028-02-29")
    from datetime import date

    assert grain_of(date(2027, 5, 4), "quarter") == ("2027-04-01", "2027-06-30")
    assert grain_of(date(2027, 5, 4), "week") == ("2027-05-03", "2027-05-09")


def test_plain_typography_keeps_places() -> None:
    text = "1\u202f200\u00a0M€ d’aide"
    assert len(text.translate(TYPOGRAPHY)) == len(text)
    assert text.translate(TYPOGRAPHY) == "1 200 M€ d'aide"


def test_the_gold_belongs_to_texts_of_the_repository() -> None:
    gold = texts.gold()
    assert all(path.is_file() for path in gold)
    assert len({path.name for path in gold}) == len(gold) > 50


@pytest.mark.parametrize("shape", texts.SHAPES)
def test_texts_grow_to_the_character(shape: str) -> None:
    assert [len(texts.SHAPES[shape](size)) for size in (10, 5_000)] == [10, 5_000]
    assert shape == "documents" or "\n" not in texts.SHAPES[shape](5_000)


def test_growth_is_measured_and_told() -> None:
    point = growth.measure("« et »", 500, timeout=60)
    assert point.problem is None
    assert point.per_character is not None
    points = [growth.Point("documents", 10_000, 0.1, 50), growth.Point("documents", 1_000_000, 15.0, 90)]
    assert growth.flatness(points) == pytest.approx(1.5)
    assert growth.flatness(points[:1]) is None
    made = report.growth_table([*points, growth.Point("digits", 10_000, None, None, "stopped after 60 s")])
    assert "× 1.50" in made
    assert "stopped after 60 s" in made
    assert {shape for shape, _ in growth.plan()} == set(texts.SHAPES)


def test_the_table_has_a_row_a_tool_and_duckling_as_its_measure() -> None:
    gold = {"a.txt": [gold_figure(15, 36, 2), gold_event(46, 59, None, "2027-02-28", "before")]}
    ours = outcome(0.5, {"a.txt": [figure(15, 36, [2]), event(46, 59, (None, "2027-02-28"))]})
    theirs = outcome(2.0, {"a.txt": [figure(15, 19, [2]), figure(66, 67, [5])]})
    made = report.tools_table({"natofacts": ours, "Duckling": theirs}, [NATOFACTS, DUCKLING], gold).splitlines()
    assert len({len(line) for line in made}) == 1
    assert [cell.strip() for cell in made[2].split("|")[1:8]] == [
        "natofacts 1.0", "**1.00** (1.00 / 1.00)", "**1.00** (1.00 / 1.00)", "0.50", "0.25", "0.50", "50"
    ]  # fmt: skip
    assert "**0.67** (0.50 / 1.00); ours 1.00" in made[3]


def test_start_up_is_told_beside_its_target() -> None:
    made = report.startup_table([Start(COMMANDS[0], 0.2, 0.4), Start(COMMANDS[-1], 0.2, 0.4)])
    assert [line.split("|")[-2].strip() for line in made.splitlines()[2:4]] == ["no", "yes"]
    assert "import pandas, typer, rich" in made


def test_the_page_keeps_what_is_around_the_tables() -> None:
    page = "# A\n<!-- bench -->\nold\n<!-- /bench -->\nend\n"
    assert report.put_into(page, "new\n") == "# A\n<!-- bench -->\nnew\n<!-- /bench -->\nend\n"
    with pytest.raises(ValueError, match="bench"):
        report.put_into("# A\n", "new")
    assert report.put_into((texts.ROOT / "README.md").read_text(encoding="utf-8"), "x")


def test_the_profile_names_our_modules(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    stats = profiled([path])
    assert {"natofacts.find", "natofacts.extraction"} <= set(by_module(stats))
    assert table(stats, 3).count("\n| ") == 4


def test_every_peer_has_an_adapter() -> None:
    for tool in PEERS:
        source = (texts.ROOT / (tool.module.replace(".", "/") + ".py")).read_text(encoding="utf-8")
        assert "class Reader" in source
        assert "DISTRIBUTION" in source
