"""Rows of any tool against the gold: spans that overlap, and the same values or the same days.

Figures: a range is its two ends, found in one row or in two; the sign of a change does not count.
Events:  first and last day are the gold's. Where the gold leaves a side open (« d'ici 2030 », « depuis 2014 »), the
         closed side is enough, for « avant » and « après » also the next day: a tool that reads the date without its
         preposition is right. Two dates inside the span of a period are its two ends.
Neutral: optional rows of the gold, kinds that a tool does not claim, numbers inside dates, dates that have no days.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from benchmarks.catalogue import Tool
from benchmarks.texts import GoldRow

Found = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """Rows that agree, rows of the gold that were missed, and rows that the gold does not have."""

    right: int = 0
    missed: int = 0
    extra: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.missed + other.missed, self.extra + other.extra)

    @property
    def precision(self) -> float:
        """The share of the rows found that are right."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = 2 * self.right + self.missed + self.extra
        return 2 * self.right / total if total else 0.0


def total(
    type_: str,
    gold: Mapping[str, Sequence[GoldRow]],
    rows: Mapping[str, Sequence[Found]],
    tool: Tool,
) -> Score:
    """Add up the documents of the gold; one that a tool could not read has no rows."""
    score = score_figures if type_ == "figure" else score_events
    return sum((score(wanted, rows.get(name, ()), tool) for name, wanted in gold.items()), Score())


def score_figures(gold: Sequence[GoldRow], rows: Sequence[Found], tool: Tool) -> Score:
    """Compare the figures of one document."""
    wanted = [(row, end) for row in gold if row["type"] == "figure" for end in _ends(row)]
    found = [(row, end) for row in rows if row["type"] == "figure" for end in row["ends"]]
    pairs = _closest(
        (_nearness(w, f), i, j)
        for i, (w, value) in enumerate(wanted)
        for j, (f, values) in enumerate(found)
        if _shared(w, f) > 0 and any(math.isclose(abs(value), abs(one), rel_tol=1e-9) for one in values)
    )
    counted = [_counts(row, tool) for row, _ in wanted]
    dates = [row for row in gold if row["type"] == "event"]
    neutral = dates + [row for (row, _), count in zip(wanted, counted, strict=True) if not count]
    return Score(
        right=sum(counted[i] for i in pairs),
        missed=sum(count for i, count in enumerate(counted) if i not in pairs),
        extra=_extra([row for row, _ in found], set(pairs.values()), neutral),
    )


def score_events(gold: Sequence[GoldRow], rows: Sequence[Found], _tool: Tool) -> Score:
    """Compare the dates of one document."""
    wanted = [row for row in gold if row["type"] == "event"]
    found = [row for row in rows if row["type"] == "event"]
    pairs = _closest(
        (_nearness(w, f), i, j)
        for i, w in enumerate(wanted)
        for j, f in enumerate(found)
        if _shared(w, f) > 0 and any(_same_days(w, first, last) for first, last in f["dates"])
    )
    taken = set(pairs.values())
    right = set(pairs)
    for i, row in enumerate(wanted):
        ends = [j for j, f in enumerate(found) if j not in taken and _inside(f, row)]
        if i not in right and len(ends) > 1 and _span_of([found[j] for j in ends], row):
            right.add(i)
            taken.update(ends)
    counted = [not row.get("optional") and bool(row["date_start"] or row["date_end"]) for row in wanted]
    return Score(
        right=sum(counted[i] for i in right),
        missed=sum(count for i, count in enumerate(counted) if i not in right),
        extra=_extra(found, taken, [row for row, count in zip(wanted, counted, strict=True) if not count]),
    )


def _ends(row: GoldRow) -> list[float]:
    return [float(row[side]) for side in ("value", "value_max") if row.get(side) is not None]


def _counts(row: GoldRow, tool: Tool) -> bool:
    """Tell whether a tool claims a row of the gold."""
    if row.get("optional") or row["kind"] not in tool.figures:
        return False
    return not tool.words or not any(character.isdigit() for character in row["text"])


def _same_days(row: GoldRow, first: str | None, last: str | None) -> bool:
    """Tell whether a reading has the days of a row of the gold."""
    start, end = row["date_start"], row["date_end"]
    if start and end:
        return bool(start == first and end == last)
    if end:
        return end == last or bool(row["relation"] == "before" and first and end == _next(first, -1))
    return start == first or bool(row["relation"] == "after" and last and start == _next(last, 1))


def _inside(one: Found, row: GoldRow) -> bool:
    return bool(row["start"] <= one["start"] and one["end"] <= row["end"])


def _span_of(ends: Sequence[Found], row: GoldRow) -> bool:
    """Tell whether dates inside the span of a row make its first and last day."""
    days = [day for one in ends for day in one["dates"][0] if day]
    return bool(days) and _same_days(row, min(days), max(days))


def _next(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


def _extra(found: Sequence[Found], taken: set[int], neutral: Sequence[GoldRow]) -> int:
    """Count rows that are neither right nor where anything may stand."""
    return sum(j not in taken and all(_shared(row, one) <= 0 for one in neutral) for j, row in enumerate(found))


def _closest(scored: Any) -> dict[int, int]:
    """Choose one-to-one pairs, nearest spans first."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _shared(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _nearness(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    """Give minus the share of both spans that is common, so that the nearest sort first."""
    whole = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return -_shared(one, other) / int(whole)
