"""Rows of the page: each fact with the words, dates and keys that the table, the card and the filters show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from natofacts.models import Fact, FactType
from natofacts.page.strings import Words
from natofacts.promises import GroupBy, Promise, grouped, last_day, promises
from natofacts.terminal import harmless, one_line
from natofacts.wording import UNIT_SIGNS, edtf_phrase, event_phrase, figure_phrase

if TYPE_CHECKING:
    from natofacts.extraction import Extraction

_GLUED = re.compile(r"(?<=\d) (?=%|‰|€|\$|£|\d{3}(?!\d))")  # no line ends between a number and its sign
_BEFORE, _AFTER = 60, 90  # characters of context around a figure or date, few enough that its own words are seen
_SENTENCE_END = re.compile(r"[.!?…»]\s+(?=[A-ZÀ-Ý«0-9])|\n\s*\n")
_SENTENCE_OR_LINE_END = re.compile(rf"{_SENTENCE_END.pattern}|\n")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LONG_LINE = 120  # characters
_LONGEST_SPAN = 20  # years that a period may cover and still be found by each of them
_TOLD = ("actor", "object", "base", "change", "baseline", "period", "modality", "time", "figures", "speaker")
_DATED = ("baseline", "period")


@dataclass(frozen=True, slots=True)
class Row:
    """One fact as the page shows it; `key` is its id, made single when two documents share a name."""

    fact: Fact
    key: str
    number: int
    document: int
    before: str
    words: str
    after: str
    value: str
    date: str
    actor: str
    unit: str
    years: tuple[str, ...]
    day: str
    details: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        """What the card says first: the value or the dates, nothing where only the words say it."""
        return self.date if self.fact.type != FactType.FIGURE and self.date else self.value


def build_rows(extractions: Sequence[Extraction], words: Words, lang: str) -> list[Row]:
    """Make the rows of all documents, in the order of the texts."""
    actors = _actors([fact for extraction in extractions for fact in extraction.facts], lang)
    rows: list[Row] = []
    seen: Counter[str] = Counter()
    for number, extraction in enumerate(extractions):
        text = extraction.document.text
        sentence_end = _SENTENCE_END if is_folded(text) else _SENTENCE_OR_LINE_END
        belonging = {promise.fact.id: promise for promise in promises(extraction.facts)}
        for fact in extraction.facts:
            seen[fact.id] += 1
            key = fact.id if seen[fact.id] == 1 else f"{fact.id}-{seen[fact.id]}"
            place = _Place(key, len(rows) + 1, number, text, sentence_end)
            rows.append(_row(fact, place, belonging.get(fact.id), actors.get(fact.actor or "", ""), words, lang))
    return rows


class _Place(NamedTuple):
    """Where a row stands: its key and number on the page, its document, that one's text and how a sentence ends."""

    key: str
    number: int
    document: int
    text: str
    sentence_end: re.Pattern[str]


def _row(fact: Fact, place: _Place, promise: Promise | None, actor: str, words: Words, lang: str) -> Row:
    """Make one row; `promise` is what belongs to a commitment."""
    inside = "; ".join(one_line(figure_phrase(figure, lang)) for figure in promise.figures) if promise else ""
    before, after = ("", "") if promise else _context(place.text, fact, place.sentence_end)
    return Row(
        fact=fact,
        key=place.key,
        number=place.number,
        document=place.document,
        before=before,
        words=_GLUED.sub("\xa0", one_line(fact.text)),
        after=after,
        value=one_line(figure_phrase(fact, lang)) if fact.type == FactType.FIGURE else inside,
        date=one_line(promise.deadline_phrase(lang) if promise else _date(fact, lang)),
        actor=actor,
        unit=one_line(fact.unit or "") if fact.type == FactType.FIGURE else "",
        years=_years(fact),
        day=_day(fact),
        details=tuple(_details(fact, inside, words, lang)),
    )


def _actors(facts: Iterable[Fact], lang: str) -> dict[str, str]:
    """Give every actor the name of its group, so that « Nous » and « nous » are one."""
    named = [fact for fact in facts if fact.actor]
    groups = grouped(named, GroupBy.ACTOR, lang=lang)
    return {fact.actor or "": group.heading for group in groups for fact in group.facts}


def _context(text: str, fact: Fact, sentence_end: re.Pattern[str]) -> tuple[str, str]:
    """Give the words before and after a figure or date, within its sentence and cut between words."""
    before = text[max(0, fact.start - _BEFORE) : fact.start]
    after = text[fact.end : fact.end + _AFTER]
    ends = [match.end() for match in sentence_end.finditer(before)]
    if ends:
        before = before[ends[-1] :]
    elif fact.start > _BEFORE:
        before = "…" + before.partition(" ")[2]
    end = sentence_end.search(after)
    if end is not None:
        after = after[: end.start() + 1]
    elif fact.end + _AFTER < len(text):
        after = after.rpartition(" ")[0] + "…"
    return _spaced(before), _spaced(after)


def is_folded(text: str) -> bool:
    """Tell whether lines may end within a sentence; where lines are long, each is a paragraph."""
    return not any(len(line) > _LONG_LINE for line in text.split("\n"))


def _spaced(text: str) -> str:
    """Collapse white space and keep a blank at either end."""
    return re.sub(r"\s+", " ", harmless(text.replace("\r\n", "\n")))


def _date(fact: Fact, lang: str) -> str:
    """Say when: the dates of an event, the period of a figure."""
    if fact.type == FactType.EVENT:
        return event_phrase(fact, lang)
    return edtf_phrase(fact.period, lang) if fact.period else ""


def _years(fact: Fact) -> tuple[str, ...]:
    """List the years by which a row is found."""
    if fact.type != FactType.EVENT:
        written = fact.period if fact.type == FactType.FIGURE else fact.deadline
        return tuple(dict.fromkeys(_YEAR.findall(written or "")))
    ends = [int(day[:4]) for day in (fact.date_start, fact.date_end) if day]
    if not ends:
        return ()
    span = range(ends[0], ends[-1] + 1)
    return tuple(f"{year:04}" for year in (span if len(span) <= _LONGEST_SPAN else sorted(set(ends))))


def _day(fact: Fact) -> str:
    """Give the day by which a row is sorted, empty without a date."""
    if fact.type == FactType.EVENT:
        return fact.date_start or fact.date_end or ""
    written = fact.period if fact.type == FactType.FIGURE else fact.deadline
    return last_day(written.replace("/..", "")) if written and not written.startswith("P") else ""


def _details(fact: Fact, inside: str, words: Words, lang: str) -> Iterable[tuple[str, str]]:
    """List the columns that the card tells, in words."""
    for name in _TOLD:
        value = getattr(fact, name)
        if not value or (name == "object" and value == fact.unit):
            continue
        if name in _DATED:
            value = edtf_phrase(value, lang)
        elif name == "figures":
            value = inside
        elif words.has(f"{name}.{value}"):
            value = words(f"{name}.{value}")
        if value:
            yield words(f"column.{name}"), one_line(value)
    if fact.point is not None:
        yield words("column.point"), str(fact.point)
    if fact.repeat_of:
        yield words("column.repeat_of"), fact.repeat_of
    yield words("column.id"), fact.id


def unit_name(unit: str, words: Words) -> str:
    """Name a unit for people: signs for UCUM codes, words for units of time."""
    if not unit:
        return words("no_unit")
    return words(f"unit.{unit}") if words.has(f"unit.{unit}") else UNIT_SIGNS.get(unit, unit)
