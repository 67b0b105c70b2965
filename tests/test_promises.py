"""Commitments with their figures and deadlines, and their groups."""

from __future__ import annotations

import io
from typing import Any

import pytest
from facts import FACTS, MONEY, PLEDGE, SHARE, any_fact, make_fact
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from natofacts.layout import cell_width
from natofacts.models import Fact
from natofacts.promises import GroupBy, grouped, last_day, promises
from natofacts.sheet import print_promises


def commitment(text: str = "Nous agirons", **columns: Any) -> Fact:
    return make_fact(text, **{"type": "commitment", "kind": "intention", "figures": (), **columns})


def test_figures_are_found_by_their_ids() -> None:
    (promise,) = promises(FACTS)
    assert promise.fact is PLEDGE
    assert promise.figures == (SHARE, MONEY)


@pytest.mark.parametrize(
    ("deadline", "relation", "edtf", "date_end", "written"),
    [
        ("2030", "by", "../2030", "2030-12-31", "d’ici 2030"),
        ("2024-12-31", "by", "../2024-12", "2024-12-31", "d’ici 31 déc. 2024"),
        ("2027-03-01", "before", "../2027-02-28", "2027-02-28", "avant 1er mars 2027"),
        ("2030", "before", "../2029", "2029-12-31", "avant 2030"),
        ("2026-11-20", "before", "../2026-11-10", "2026-11-10", "avant 20 nov. 2026"),
        ("2026-05-08", "at", "2026-05-08", "2026-05-08", "8 mai 2026"),
    ],
)
def test_the_deadline_is_an_event_inside(deadline: str, relation: str, edtf: str, date_end: str, written: str) -> None:
    before, due = (
        make_fact("alors", type="event", kind="date", start=start, relation=relation, edtf=edtf, date_end=date_end)
        for start in (0, 105)
    )
    (promise,) = promises([before, commitment(start=100, deadline=deadline), due])
    assert promise.due is due
    assert promise.deadline_phrase("fr") == written


def test_a_deadline_without_an_event_stands_alone() -> None:
    (promise,) = promises([commitment(deadline="2030")])
    assert promise.due is None
    assert promise.deadline_phrase("fr") == "2030"
    assert promise.tag("fr") == "intention → 2030"


def headings(facts: list[Fact], by: GroupBy) -> list[tuple[str, int]]:
    return [(group.heading, len(group.facts)) for group in grouped(facts, by, lang="fr")]


def test_groups_by_actor_have_the_busiest_first_and_the_nameless_last() -> None:
    actors = [None, None, "Norvège", "nous", "Nous", None, "l’OTAN"]
    facts = [commitment(actor=actor) for actor in actors]
    assert headings(facts, GroupBy.ACTOR) == [("Nous", 2), ("Norvège", 1), ("L’OTAN", 1), ("no actor", 3)]


def test_groups_by_deadline_have_the_nearest_first() -> None:
    facts = [commitment(deadline=deadline) for deadline in ("2030", None, "2030-06", "2030-02-01", "2029-24")]
    assert [heading for heading, _ in headings(facts, GroupBy.DEADLINE)] == [
        "2029-24",
        "1er févr. 2030",
        "juin 2030",
        "2030",
        "no deadline",
    ]
    assert last_day("2021/2027") == "2027-12-31"


def test_groups_by_kind_follow_the_specification() -> None:
    kinds = ("call", "target", "pledge", "intention", "decision")
    facts = [commitment(kind=kind) for kind in kinds]
    assert [heading for heading, _ in headings(facts, GroupBy.KIND)] == [
        "pledge",
        "decision",
        "intention",
        "target",
        "call",
    ]


def test_groups_by_document_come_as_given() -> None:
    facts = [commitment(document=name) for name in ("b.txt", "a.txt", "b.txt")]
    assert headings(facts, GroupBy.DOCUMENT) == [("b.txt", 2), ("a.txt", 1)]


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.text(max_size=120), min_size=1, max_size=4),
    st.lists(any_fact(), max_size=3),
    st.sampled_from(GroupBy),
    st.sampled_from([30, 80, 109, 110, 200]),
)
def test_any_commitments_fit_a_terminal(
    monkeypatch: pytest.MonkeyPatch, texts: list[str], figures: list[Fact], by: GroupBy, width: int
) -> None:
    rows = [
        commitment(text, start=1000 * number, actor=text[:9] or None, figures=tuple(f.id for f in figures))
        for number, text in enumerate(texts)
    ]
    found = {promise.fact.id: promise for promise in promises([*rows, *figures])}
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    monkeypatch.setenv("COLUMNS", str(width))
    print_promises(grouped(rows, by, lang="fr"), found, by=by, lang="fr")
    lines = stream.getvalue().split("\n")
    assert all(cell_width(line) <= max(width, 44) for line in lines)
    assert all(row.id in stream.getvalue() for row in rows)
