"""The table: one list of columns, stable ids, repeats, dtypes."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
from facts import FACTS, MEETING, MONEY, PLEDGE, SHARE, any_fact, make_fact
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from natofacts.models import COLUMNS as FIELDS
from natofacts.models import Fact
from natofacts.table import COLUMNS, SCHEMA, fact_id, mark_repeats, row, to_dataframe


def test_columns_are_the_fields_of_a_fact_in_order() -> None:
    assert tuple(column.name for column in SCHEMA) == FIELDS
    assert all(column.meaning and column.rows for column in SCHEMA)


def test_an_id_never_changes() -> None:
    assert fact_id("fr03.txt", "figure", 10, 13, "percent") == "fdea2dcee02"


def test_an_id_depends_on_each_part() -> None:
    parts = ("a.txt", "figure", 1, 2, "money")
    others = [("b.txt", *parts[1:]), ("a.txt", "event", 1, 2, "money"), ("a.txt", "figure", 1, 3, "money")]
    assert len({fact_id(*parts), *(fact_id(*other) for other in others)}) == 4


def test_ids_need_no_pandas() -> None:
    check = "import sys, natofacts.table; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_a_row_is_plain() -> None:
    assert row(MONEY)["value"] == 486_000_000_000
    assert isinstance(row(MONEY)["value"], int)
    assert row(SHARE)["value"] == 2.5
    assert row(PLEDGE)["figures"] == [SHARE.id, MONEY.id]
    assert tuple(row(MONEY)) == FIELDS


def passage(start: int, **columns: Any) -> list[Fact]:
    sentence = "Les Alliés y consacrent 2 % du PIB et 2 % du budget."
    return [
        make_fact("2 %", start=start + place, sentence=sentence, value=Decimal(2), unit="%", **columns)
        for place in (24, 38)
    ]


def test_a_passage_given_twice_is_marked() -> None:
    first, again = passage(0), passage(500)
    assert [fact.repeat_of for fact in mark_repeats(first + again)] == [None, None, first[0].id, first[0].id]


def test_two_like_figures_of_one_sentence_are_no_repeats() -> None:
    assert [fact.repeat_of for fact in mark_repeats(passage(0))] == [None, None]


def test_another_document_or_value_is_no_repeat() -> None:
    first, elsewhere = passage(0), passage(500, document="b.txt")
    other = make_fact("2 %", start=900, sentence=first[0].sentence, value=Decimal(3), unit="%")
    assert not any(fact.repeat_of for fact in mark_repeats([*first, *elsewhere, other]))


def test_white_space_does_not_hide_a_repeat() -> None:
    first = make_fact("Nous aiderons Kiev", type="commitment", kind="intention", sentence="Nous aiderons Kiev.")
    again = make_fact(
        "Nous aiderons\nKiev", type="commitment", kind="intention", start=90, sentence="Nous aiderons\nKiev."
    )
    assert mark_repeats([first, again])[1].repeat_of == first.id


@pytest.mark.parametrize("facts", [FACTS, ()])
def test_a_dataframe_has_every_column_and_its_dtype(facts: tuple[Fact, ...]) -> None:
    frame = to_dataframe(facts)
    assert len(frame) == len(facts)
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        name: column.dtype for name, column in COLUMNS.items()
    }


def test_a_dataframe_holds_the_values() -> None:
    frame = to_dataframe(FACTS).set_index("id")
    assert frame.loc[MONEY.id, "value"] == 486e9
    assert frame.loc[SHARE.id, "point"] == 4
    assert frame.loc[MEETING.id, "date_end"] == pd.Timestamp(2025, 1, 16)
    assert frame.loc[PLEDGE.id, "figures"] == f"{SHARE.id};{MONEY.id}"
    assert frame["actor"].isna().sum() == 2


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(any_fact(), max_size=5))
def test_any_facts_make_a_dataframe(facts: list[Fact]) -> None:
    assert len(to_dataframe(facts)) == len(facts)
