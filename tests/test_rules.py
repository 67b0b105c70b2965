"""Every example of every rule, through the whole pipeline: a hit is found as marked, a miss is not found."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from natofacts import extract
from natofacts.engine import engine_for
from natofacts.extraction import Extraction
from natofacts.find import Scan
from natofacts.fold import view
from natofacts.matches import Found
from natofacts.pack import load
from natofacts.rule import Hit, Rule
from natofacts.segment import segment

PACK = load("fr")
RULES = list(PACK.rules.values())

# One span may give two rows: a duration and the date that it leads to (SPEC § 3).
TWO_ROWS = {"fr.date.within", "fr.date.offset", "fr.measure.unit", "fr.duration.adjective"}


def hits() -> Iterator[Any]:
    for rule in RULES:
        for number, example in enumerate(rule.hits, 1):
            marks = [pytest.mark.xfail(reason=example.todo, strict=True)] if example.todo else []
            yield pytest.param(rule, example, id=f"{rule.name}-{number}", marks=marks)


def misses() -> Iterator[Any]:
    for rule in RULES:
        for number, text in enumerate(rule.misses, 1):
            yield pytest.param(rule, text, id=f"{rule.name}-{number}")


def scan_of(text: str) -> tuple[Scan, Found]:
    """One pass over a text, where masks can be seen."""
    seen = view(text, PACK.words["joiner"], PACK.words["compound"])
    scan = Scan(engine_for(PACK), seen, segment(seen, PACK.abbreviations))
    return scan, scan.run()


def same(got: object, expected: object) -> bool:
    """Compare a column with an example's keyword; numbers to a double's precision."""
    if isinstance(got, Decimal) and isinstance(expected, int | float | str):
        return math.isclose(float(got), float(expected), rel_tol=1e-9)
    return got == expected


def overlapping(extraction: Extraction, start: int, end: int) -> list[Any]:
    return [f for f in extraction if f.type != "commitment" and f.start < end and start < f.end]


@pytest.mark.parametrize(("rule", "example"), list(hits()))
def test_hit(rule: Rule, example: Hit) -> None:
    text, (start, end) = example.plain_text, example.span
    extraction = extract(text, date=example.on)
    if rule.kind == "mask":
        _, found = scan_of(text)
        assert [(m.start, m.end) for m in found.masks if m.rule.name == rule.name] == [(start, end)]
        assert overlapping(extraction, start, end) == []
        return
    rows = [row for row in extraction if row.rule == rule.name and (row.start, row.end) == (start, end)]
    assert len(rows) == 1, [(row.rule, row.text, row.start) for row in extraction]
    if rows[0].type != "commitment":
        others = [row for row in overlapping(extraction, start, end) if row not in rows]
        assert [row.rule for row in others if {row.rule, rule.name} - TWO_ROWS] == []
    wrong = {name: getattr(rows[0], name) for name, value in example.expect.items()
             if not same(getattr(rows[0], name), value)}  # fmt: skip
    assert wrong == {}, example.expect


@pytest.mark.parametrize(("rule", "text"), list(misses()))
def test_miss(rule: Rule, text: str) -> None:
    if rule.kind == "mask":
        _, found = scan_of(text)
        assert [m for m in found.masks if m.rule.name == rule.name] == []
    assert [row for row in extract(text) if row.rule == rule.name] == []


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_has_hits_and_misses(rule: Rule) -> None:
    assert rule.hits
    assert rule.misses
    assert rule.name.split(".")[0] == "fr"
    assert len(rule.name.split(".")) == 3
    for example in rule.hits:
        assert example.text.count("[[") == example.text.count("]]") == 1


def test_no_example_is_given_twice() -> None:
    texts = [example.text for rule in RULES for example in rule.hits]
    assert sorted(set(texts)) == sorted(texts)
