"""Events and deadlines in the order of the calendar, drawn to scale."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from facts import make_fact
from hypothesis import given
from hypothesis import strategies as st

import natofacts
from natofacts.charts import ruler, timeline_lines
from natofacts.chronology import Moment, Tense, chronological, moments
from natofacts.layout import cell_width

TODAY = date(2026, 2, 12)


def event(first: str | None, last: str | None, text: str = "x", **columns: Any) -> natofacts.Fact:
    columns = {"kind": "date", "sentence": text, **columns}
    return make_fact(text, type="event", date_start=first, date_end=last, **columns)


def test_events_come_by_date_whatever_their_place() -> None:
    facts = [event("2030-01-01", "2030-12-31"), event(None, "2025-12-31"), event("2024-05-03", "2024-05-03")]
    assert [moment.day.year for moment in moments(facts, None)] == [2024, 2025, 2030]


@pytest.mark.parametrize(
    ("start", "end", "tense"),
    [
        ("2026-02-11", "2026-02-11", Tense.PAST),
        ("2026-02-12", "2026-02-12", Tense.PRESENT),
        ("2026-01-01", "2026-12-31", Tense.PRESENT),
        ("2025-09-01", None, Tense.PRESENT),
        ("2026-02-13", None, Tense.FUTURE),
        (None, "2026-02-12", Tense.FUTURE),
        (None, "2026-02-11", Tense.PAST),
    ],
)
def test_past_and_future_are_told_from_the_date_of_the_document(
    start: str | None, end: str | None, tense: Tense
) -> None:
    assert [moment.tense for moment in moments([event(start, end)], TODAY)] == [tense]


def test_without_a_date_nothing_is_past() -> None:
    assert moments([event("1949-04-04", "1949-04-04")], None)[0].tense is None


def test_documents_share_the_moments_of_the_same_dates() -> None:
    found = natofacts.timeline("Le sommet aura lieu le 7 juillet 2026.", "Le 7 juillet 2026, Ankara reçoit l’OTAN.")
    assert [(moment.start, len(moment.facts)) for moment in found] == [(date(2026, 7, 7), 2)]


def test_the_newest_document_tells_what_is_past() -> None:
    old = natofacts.extract("Ils livreront dix chars le 3 mai 2025.", date="2024-01-01")
    new = natofacts.extract("Le sommet aura lieu le 7 juillet 2026.", date="2026-01-01")
    assert [moment.tense for moment in natofacts.timeline(old, new)] == [Tense.PAST, Tense.FUTURE]


def test_a_commitment_stands_there_when_no_event_gives_its_deadline() -> None:
    pledge = make_fact("nous livrerons", type="commitment", kind="pledge", deadline="2030-02", start=40)
    due = event(None, "2030-12-31", start=2, relation="by")
    within = make_fact("x" * 10, type="commitment", kind="pledge", deadline="2030-12-31", start=0)
    assert chronological([pledge, due, within]) == [pledge, due]
    assert moments([pledge], TODAY)[0].day == date(2030, 2, 28)


def drawn(start: str | None, end: str | None, today: date | None = None, cells: int = 12) -> str:
    return ruler(moments([event(start, end)], today)[0], cells, today).plain


def test_the_ruler_of_a_year_is_to_scale() -> None:
    assert drawn("2026-01-01", "2026-01-01") == "●···········"
    assert drawn("2026-12-31", "2026-12-31") == "···········●"
    assert drawn("2026-07-01", "2026-09-30") == "······━━━···"
    assert drawn("2026-01-01", "2026-12-31") == "━" * 12
    assert drawn("2025-11-01", "2027-03-01") == "··········━▸"
    assert drawn("2026-04-01", None) == "···━━━━━━━━▸"
    assert drawn(None, "2026-12-31") == "···········◆"
    assert drawn(None, "2026-01-31", TODAY) == "◇│··········"
    assert drawn("2024-02-29", "2024-02-29", cells=36) == "·····●" + "·" * 30


days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(days, days, days, st.sampled_from([12, 24, 36]))
def test_any_span_fits_its_ruler(one: date, other: date, today: date, cells: int) -> None:
    start, end = sorted((one, other))
    moment = moments([event(start.isoformat(), end.isoformat())], today)[0]
    assert cell_width(ruler(moment, cells, today).plain) == cells


@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize("today", [None, TODAY, date(1900, 1, 1), date(2100, 1, 1)])
def test_lines_fit_the_terminal_and_the_day_stands_between_past_and_future(width: int, today: date | None) -> None:
    facts = [
        event("1999-04-04", "1999-04-04", "Le sommet de Washington a réuni tous les Alliés, " * 4),
        event("2026-02-11", "2026-02-12", "réunion", document="long/" * 20 + "b.txt"),
        event(None, "2035-12-31", "y" * 300),
    ]
    lines = [line.plain.rstrip() for line in timeline_lines(moments(facts, today), today, width, "fr")]
    assert max(map(cell_width, lines)) <= max(width, 80)
    dividers = [number for number, line in enumerate(lines) if line.startswith("── ")]
    assert len(dividers) == (today is not None)


def test_a_thing_said_often_is_told_once() -> None:
    facts = [event("2026-07-07", "2026-07-07", "Sommet d’Ankara", start=n, document=f"{n}.txt") for n in range(3)]
    shown = "\n".join(line.plain for line in timeline_lines(moments(facts, None), None, 100, "fr"))
    assert shown.count("Sommet d’Ankara") == 1
    assert "×3 (0.txt, 1.txt, 2.txt)" in shown


def test_a_moment_without_both_days_does_not_come_from_events() -> None:
    assert moments([event(None, None)], TODAY) == []
    assert Moment(None, None, None, None, ()).day == date.min
