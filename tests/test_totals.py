"""Counts by type, kind, unit, actor and document."""

from __future__ import annotations

from decimal import Decimal

import pytest
from facts import FACTS, any_fact, make_fact
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import natofacts
from natofacts import Fact
from natofacts.charts import totals_lines
from natofacts.layout import cell_width
from natofacts.models import FactType
from natofacts.totals import CountBy, count


def test_rows_are_counted_by_their_type() -> None:
    found = [(total.name, total.rows) for total in count(FACTS, [CountBy.TYPE])]
    assert found == [("figure", 2), ("commitment", 1), ("event", 1)]


def test_the_range_of_a_unit_goes_to_the_upper_end_of_ranges() -> None:
    facts = [
        make_fact(value=Decimal(3), value_max=Decimal(5), unit="%"),
        make_fact(value=Decimal(4), unit="%"),
        make_fact(value=Decimal(2), unit="%", start=9, document="b.txt"),
        make_fact(value=Decimal(7), unit="chars", kind="count"),
    ]
    percents, tanks = count(facts, [CountBy.UNIT])
    assert (percents.rows, percents.documents) == (3, 2)
    assert [percents.least, percents.greatest] == [2, 5]
    assert tanks.name == "chars"
    assert tanks.least == tanks.greatest == Decimal(7)


def test_actors_are_one_whatever_their_capitals_and_nobody_stands_last() -> None:
    facts = [make_fact(), make_fact(), make_fact(), make_fact(actor="Nous"), make_fact(actor="nous")]
    assert [(total.name, total.rows) for total in count(facts, [CountBy.ACTOR])] == [("Nous", 2), (None, 3)]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(any_fact(), max_size=6))
def test_every_row_is_counted_once(facts: list[Fact]) -> None:
    for by in (CountBy.TYPE, CountBy.KIND, CountBy.ACTOR, CountBy.DOCUMENT):
        totals = count(facts, [by])
        assert sum(total.rows for total in totals) == len(facts)
        assert all(total.rows == total.figures + total.events + total.commitments for total in totals)


def test_texts_are_counted_from_python() -> None:
    totals = natofacts.stats("Dix chars, 3 % et 5 % de hausse.", by=["unit", "type"])
    assert [(total.by, total.name, total.rows) for total in totals] == [
        ("unit", "%", 2),
        ("unit", "chars", 1),
        ("type", "figure", 3),
    ]
    frame = totals.to_dataframe()
    assert [frame[name][0] for name in ("least", "greatest")] == [3, 5]
    with pytest.raises(ValueError, match="colour"):
        natofacts.stats("", by=["colour"])


@pytest.mark.parametrize("width", [40, 80, 200])
def test_bars_are_to_one_scale_and_fit(width: int) -> None:
    facts = [make_fact(unit=f"unité {n}" * 9, value=Decimal(10**n), start=m) for n in range(20) for m in range(n + 1)]
    totals = count(facts, [CountBy.UNIT])
    lines = [line.plain.rstrip() for line in totals_lines("unit", totals, width, "fr", whole=False)]
    assert max(map(cell_width, lines)) <= width
    bars = [line.count("█") for line in lines[1:-1]]
    assert bars == sorted(bars, reverse=True)
    assert lines[-1] == "and 8 more; --limit 20 shows them"
    assert len(list(totals_lines("unit", totals, width, "fr", whole=True))) == 21


def test_a_document_without_facts_has_no_totals() -> None:
    assert list(natofacts.stats("Rien.")) == []
    assert [FactType(total.name or "") for total in natofacts.stats("Dix chars.", by=["type"])] == [FactType.FIGURE]
