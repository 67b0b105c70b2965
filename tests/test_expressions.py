"""Single expressions and the rows that must be among theirs; or, for what only looks like one, that there are none.

The cases were written from the conventions alone, before any rule had seen them.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from natofacts import Fact, extract

CASES = [json.loads(line) for line in (Path(__file__).parent / "expressions.jsonl").read_text("utf-8").splitlines()]
NAMES = ("value", "value_max", "kind", "unit", "comparator", "date_start", "date_end", "time")
ALWAYS = ("value", "value_max", "date_start", "date_end")  # what is null there is null in the row


def fits(fact: Fact, wanted: dict[str, Any]) -> bool:
    """Whether a row is the one wanted, in what the case says of it."""
    return fact.type == wanted["type"] and all(
        _same(getattr(fact, name), wanted[name])
        for name in NAMES
        if name in wanted and (name in ALWAYS or wanted[name] is not None)
    )


def _same(got: Any, wanted: Any) -> bool:
    if isinstance(wanted, int | float) and got is not None:
        return math.isclose(got, wanted)
    return bool((None if got is None else str(got)) == wanted)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_expression(case: dict[str, Any]) -> None:
    facts = extract(case["text"], date=case["reference"])
    told = [(f.text, f.value, f.value_max, f.unit, f.comparator, f.date_start, f.date_end, f.time) for f in facts]
    assert [wanted for wanted in case["expect"] if not any(fits(fact, wanted) for fact in facts)] == [], told
    for surface in case.get("absent", ()):
        start = case["text"].index(surface)
        inside = [f for f in facts if f.type != "commitment" and f.start < start + len(surface) and f.end > start]
        assert inside == []
