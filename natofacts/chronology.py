"""Events and deadlines of one or several documents in the order of the calendar, those of one date together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from natofacts.models import Document, Fact, FactType
from natofacts.promises import last_day, promises

if TYPE_CHECKING:
    from natofacts.extraction import Extraction


class Tense(StrEnum):
    """Where a date lies when one looks from the date of a document."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date with all that happens then; an open side is None, and so is the tense where no date is known."""

    start: date | None
    end: date | None
    time: str | None
    tense: Tense | None
    facts: tuple[Fact, ...]

    @property
    def day(self) -> date:
        """The day by which the moment stands in order: its first, of a deadline the last."""
        return self.start or self.end or date.min


def timeline(*sources: str | Path | Document | Extraction, lang: str = "fr", today: date | None = None) -> list[Moment]:
    """Put the events and deadlines of texts (`str`), files (`Path`), documents or extractions in order.

    Past and future are told from `today`; without it from the newest date of the documents, never from the clock.

    >>> [(m.start.isoformat(), m.facts[0].text) for m in timeline("Le 3 mai 2025, puis le 2 mars 2024.")]
    [('2024-03-02', '2 mars 2024'), ('2025-05-03', '3 mai 2025')]

    Raises:  ReadError for a file.
    """
    from natofacts.extraction import Extraction, extract

    found = [one if isinstance(one, Extraction) else extract(one, lang=lang) for one in sources]
    dates = [one.date for one in found if one.date is not None]
    return moments((fact for one in found for fact in one), today or max(dates, default=None))


def moments(facts: Iterable[Fact], today: date | None) -> list[Moment]:
    """Group events and deadlines by their dates, in order; what is past is told from a day."""
    groups: dict[tuple[date | None, date | None, str | None], list[Fact]] = {}
    for fact in chronological(facts):
        groups.setdefault((*days(fact), fact.time), []).append(fact)
    return [Moment(*key, _tense(key[0], key[1], today), tuple(rows)) for key, rows in groups.items()]


def chronological(facts: Iterable[Fact]) -> list[Fact]:
    """Put events in order, and the commitments whose deadline no event gives; what has no date is left out."""
    rows = list(facts)
    dated = [fact for fact in rows if fact.type == FactType.EVENT and (fact.date_start or fact.date_end)]
    return sorted([*dated, *_undated_deadlines(rows)], key=_order)


def _undated_deadlines(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give the commitments whose deadline is told outside of them; the others stand on the timeline as events."""
    by_document: dict[str, list[Fact]] = {}
    for fact in facts:
        by_document.setdefault(fact.document, []).append(fact)
    for rows in by_document.values():
        for promise in promises(rows):
            if promise.fact.deadline is not None and promise.due is None and days(promise.fact)[1] is not None:
                yield promise.fact


def days(fact: Fact) -> tuple[date | None, date | None]:
    """Give the first and last day of a row; a commitment has the last day of its deadline only."""
    if fact.type != FactType.COMMITMENT:
        return _day(fact.date_start), _day(fact.date_end)
    return None, _day(last_day(fact.deadline)) if fact.deadline else None


def _day(written: str | None) -> date | None:
    """Read an ISO date; the last day of a month may be written « 2030-02-31 »."""
    if written is None:
        return None
    for length in range(4):
        try:
            return date.fromisoformat(f"{written[:8]}{int(written[8:]) - length:02}")
        except ValueError:
            continue
    return None


def _order(fact: Fact) -> tuple[date, date, str]:
    """Order by first day (of a deadline its last), longer spans after shorter ones."""
    start, end = days(fact)
    return (start or end or date.min, end or date.max, fact.time or "")


def _tense(start: date | None, end: date | None, today: date | None) -> Tense | None:
    """Tell past, present and future from a day; a deadline is future until it has passed."""
    if today is None:
        return None
    if end is not None and end < today:
        return Tense.PAST
    return Tense.PRESENT if start is not None and start <= today else Tense.FUTURE
