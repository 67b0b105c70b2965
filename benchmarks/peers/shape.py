"""Rows that can be compared, and the small helpers that adapters share."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
Days = tuple[str, str]

_ARTICLES = {"un", "une", "premier", "première", "premiers", "premières"}
_SENTENCE = re.compile(r"\S(?:(?![.!?…]\s|\n)[\s\S])*[.!?…]*")


def figure(start: int, end: int, *ends: Iterable[float]) -> Row:
    """Make the row of a number; a range has two ends, each a list of values that the tool holds to be equal."""
    return {"type": "figure", "start": start, "end": end, "ends": [[float(value) for value in one] for one in ends]}


def event(start: int, end: int, *dates: tuple[str | None, str | None]) -> Row:
    """Make the row of a date from its readings, each a first and a last day, None where it is open."""
    return {"type": "event", "start": start, "end": end, "dates": [list(days) for days in dates]}


def settle(rows: Iterable[Row]) -> list[Row]:
    """Leave one row a place: the longer of two, an event rather than its number; equal spans are two readings."""
    kept: list[Row] = []
    for row in sorted(rows, key=lambda r: (r["start"] - r["end"], r["type"] != "event", r["start"])):
        holder = next((k for k in kept if k["start"] <= row["start"] and row["end"] <= k["end"]), None)
        if holder is None or (row["type"] == "event" and holder["type"] == "figure"):
            kept.append(row)
        elif (holder["type"], holder["start"], holder["end"]) == (row["type"], row["start"], row["end"]):
            _merge(holder, row)
    return sorted(kept, key=lambda r: (r["start"], r["end"]))


def _merge(holder: Row, row: Row) -> None:
    if row["type"] == "event":
        holder["dates"] += row["dates"]
    elif len(holder["ends"]) == len(row["ends"]):
        holder["ends"] = [one + other for one, other in zip(holder["ends"], row["ends"])]  # noqa: B905  for 3.9


def without_articles(rows: Iterable[Row], text: str) -> list[Row]:
    """Leave out « un » and « premier »: words before they are numbers, and no figures in the gold."""
    return [row for row in rows if row["type"] == "event" or text[row["start"] : row["end"]].lower() not in _ARTICLES]


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text for tools that expect short ones: (offset, sentence)."""
    for match in _SENTENCE.finditer(text):
        yield match.start(), match[0]


def day(year: int, month: int, number: int) -> Days:
    """Give one day as first and last."""
    only = date(year, month, number).isoformat()
    return only, only


def months(year: int, first: int, count: int = 1) -> Days:
    """Give the first day of a month and the last of the month `count - 1` later."""
    last = first + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return (
        date(year, first, 1).isoformat(),
        date(end_year, end_month, calendar.monthrange(end_year, end_month)[1]).isoformat(),
    )


def week(of: date) -> Days:
    """Give the Monday and the Sunday around a day."""
    monday = of - timedelta(days=of.weekday())
    return monday.isoformat(), (monday + timedelta(days=6)).isoformat()


def grain_of(first: date, grain: str) -> Days:
    """Give the days of a year, quarter, month, week or day that begins or lies at a date."""
    if grain == "year":
        return months(first.year, 1, 12)
    if grain == "quarter":
        return months(first.year, (first.month - 1) // 3 * 3 + 1, 3)
    if grain == "month":
        return months(first.year, first.month)
    return week(first) if grain == "week" else day(first.year, first.month, first.day)


def places(text: str, surfaces: Iterable[str]) -> Iterator[int | None]:
    """Find surfaces that were given in text order; None for one that is not in the text as given."""
    at = 0
    for surface in surfaces:
        found = text.find(surface, at)
        yield found if found >= 0 else None
        at = found + len(surface) if found >= 0 else at
