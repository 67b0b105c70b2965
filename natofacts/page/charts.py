"""What the page draws: bars by unit and by actor, and the deadlines to come, all counted here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from natofacts.models import KINDS, FactType
from natofacts.page.rows import Row, unit_name
from natofacts.page.strings import Words
from natofacts.promises import last_day, promises
from natofacts.terminal import one_line
from natofacts.wording import figure_phrase

if TYPE_CHECKING:
    from natofacts.extraction import Extraction

_MOST_BARS, _MOST_DEADLINES = 7, 5  # the table has them all


@dataclass(frozen=True, slots=True)
class Part:
    """A coloured part of a bar, in percent of the longest bar."""

    kind: str
    x: str
    width: str
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is about, what the filter calls it, how many rows it stands for."""

    label: str
    value: str
    count: int
    parts: tuple[Part, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars, the longest first, and how many were left out."""

    bars: tuple[Bar, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Total:
    """How many rows there are of one type, and of each of its kinds that occur."""

    type: str
    count: int
    kinds: tuple[tuple[str, int], ...]


def totals(rows: Iterable[Row]) -> list[Total]:
    """Count rows by type and kind, in the order of the types."""
    counts = Counter((row.fact.type, row.fact.kind) for row in rows)
    found = []
    for kind_of, kinds in KINDS.items():
        present = tuple((str(kind), counts[kind_of, kind]) for kind in kinds if counts[kind_of, kind])
        found.append(Total(str(kind_of), sum(count for _, count in present), present))
    return found


def units_chart(rows: Iterable[Row], words: Words, lang: str) -> Chart:
    """Draw how many figures have each unit, with the least and the greatest of them."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        if row.fact.type == FactType.FIGURE and row.unit:
            groups.setdefault(row.unit, []).append(row)
    return _chart([(unit_name(unit, words), unit, members, _range(members, lang)) for unit, members in groups.items()])


def _range(rows: Sequence[Row], lang: str) -> str:
    """Say from where to where the values go, e.g. « 2 % … 19,4 % »; one value stands alone."""
    valued = sorted((row.fact for row in rows if row.fact.value is not None), key=lambda fact: fact.value or 0)
    if not valued:
        return ""
    low, high = (one_line(figure_phrase(replace(fact, base=None), lang)) for fact in (valued[0], valued[-1]))
    return low if valued[0].value == valued[-1].value else f"{low} … {high}"


def actors_chart(rows: Iterable[Row]) -> Chart:
    """Draw how many commitments each actor has, by kind."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        if row.fact.type == FactType.COMMITMENT and row.actor:
            groups.setdefault(row.actor, []).append(row)
    return _chart([(actor, actor, members, "") for actor, members in groups.items()])


def _chart(groups: list[tuple[str, str, list[Row], str]]) -> Chart:
    """Draw groups of rows as bars, the longest first; of equals the first in the text."""
    groups.sort(key=lambda group: -len(group[2]))
    longest = len(groups[0][2]) if groups else 1
    shown = groups[:_MOST_BARS]
    bars = [Bar(label, value, len(rows), _parts(rows, longest), note) for label, value, rows, note in shown]
    return Chart(tuple(bars), max(0, len(groups) - _MOST_BARS))


def _parts(rows: Sequence[Row], longest: int) -> tuple[Part, ...]:
    """Cut a bar by kind."""
    counts = Counter(row.fact.kind for row in rows)
    order = [str(kind) for kinds in KINDS.values() for kind in kinds]
    parts, before = [], 0
    for kind in sorted(counts, key=order.index):
        parts.append(Part(kind, f"{100 * before / longest:.2f}%", f"{100 * counts[kind] / longest:.2f}%", counts[kind]))
        before += counts[kind]
    return tuple(parts)


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline that was still to come when its document was written."""

    row: Row
    when: str
    day: str


def deadlines(extractions: Sequence[Extraction], rows: Sequence[Row]) -> tuple[list[Due], int]:
    """List the first deadlines to come, those of commitments and those nobody is bound by; and how many are left."""
    by_id = {(row.document, row.fact.id): row for row in rows}
    found: list[Due] = []
    for number, extraction in enumerate(extractions):
        bound = {promise.due.id for promise in promises(extraction.facts) if promise.due is not None}
        for fact in extraction.facts:
            row = by_id[number, fact.id]
            if fact.repeat_of is not None or fact.id in bound:
                continue
            if fact.type == FactType.COMMITMENT and fact.deadline:
                found.append(Due(row, row.date, last_day(fact.deadline)))
            elif fact.kind == "deadline" and fact.date_end:
                found.append(Due(row, row.date, fact.date_end))
    dates = [extraction.date for extraction in extractions]
    coming = [due for due in found if _is_to_come(due.day, dates[due.row.document])]
    coming.sort(key=lambda due: due.day)
    return coming[:_MOST_DEADLINES], max(0, len(coming) - _MOST_DEADLINES)


def _is_to_come(day: str, anchor: date | None) -> bool:
    """Tell whether a day lies after the date of a document."""
    return anchor is None or day > anchor.isoformat()
