"""Commitments with what belongs to them: their figures, the event that is their deadline, their group."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from natofacts.messages import _
from natofacts.models import CommitmentKind, Fact, FactType
from natofacts.terminal import one_line
from natofacts.wording import DUE_SIGN, RELATION_WORDS, edtf_phrase

_LAST_MONTHS = {"21": "05", "22": "08", "23": "11", "24": "12"}  # EDTF's numbers for seasons


class GroupBy(StrEnum):
    """What commitments are grouped by."""

    ACTOR = "actor"
    DEADLINE = "deadline"
    KIND = "kind"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment, the figures inside it, and the event that gives its deadline, if one does."""

    fact: Fact
    figures: tuple[Fact, ...]
    due: Fact | None

    @property
    def rows(self) -> tuple[Fact, ...]:
        """The rows that belong to the commitment."""
        return self.figures if self.due is None else (*self.figures, self.due)

    def deadline_phrase(self, lang: str) -> str:
        """Write the deadline with the relation that the text gives it, e.g. « avant 1er juin 2026 »."""
        if not self.fact.deadline:
            return ""
        word = RELATION_WORDS[lang].get(self.due.relation or "", "") if self.due is not None else ""
        return f"{word} {edtf_phrase(self.fact.deadline, lang)}".lstrip()

    def tag(self, lang: str) -> str:
        """Name kind and deadline in a word or two, e.g. « pledge → 2030 »."""
        due = f"{DUE_SIGN} {edtf_phrase(self.fact.deadline, lang)}" if self.fact.deadline else ""
        return " ".join(filter(None, (self.fact.kind, due)))


@dataclass(frozen=True, slots=True)
class Group:
    """Commitments that share an actor, a deadline, a kind or a document, under a heading."""

    heading: str
    facts: tuple[Fact, ...]


def promises(facts: Iterable[Fact]) -> Iterator[Promise]:
    """Find for each commitment of one document its figures and the event that gives its deadline."""
    rows = tuple(facts)
    figures = {fact.id: fact for fact in rows if fact.type == FactType.FIGURE}
    events = [fact for fact in rows if fact.type == FactType.EVENT]
    for fact in rows:
        if fact.type == FactType.COMMITMENT:
            inside = tuple(figures[name] for name in fact.figures or () if name in figures)
            yield Promise(fact, inside, _due(fact, events))


def _due(commitment: Fact, events: Iterable[Fact]) -> Fact | None:
    """Find the event inside a commitment that its deadline comes from: of its date, else an open one."""
    if commitment.deadline is None:
        return None
    inside = [event for event in events if commitment.start <= event.start and event.end <= commitment.end]
    same = (event for event in inside if commitment.deadline in _deadlines(event))
    return next(same, next((event for event in inside if event.relation in ("by", "before")), None))


def _deadlines(event: Fact) -> Iterator[str]:
    """Give the ways in which a deadline may name the date of an event (SPEC § 4)."""
    if event.date_end is None:
        return
    yield from ((event.edtf or "").rpartition("/")[2], event.date_end)
    if event.relation == "before":  # it ends the day before, but the text names the day itself
        with contextlib.suppress(ValueError, OverflowError):
            day = (date.fromisoformat(event.date_end) + timedelta(days=1)).isoformat()
            yield from (day, day[:7], day[:4])


def grouped(facts: Iterable[Fact], by: GroupBy, *, lang: str, headings: Mapping[str, str] | None = None) -> list[Group]:
    """Group commitments; those without an actor or deadline come last, each group stays in text order.

    Actors come by the number of their commitments, deadlines by date, kinds as SPEC lists them, documents as
    given and under their `headings`.
    """
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(_key(fact, by), []).append(fact)

    def rank(key: str) -> tuple[bool, int, str]:
        if by is GroupBy.ACTOR:
            return (not key, -len(groups[key]), "")
        if by is GroupBy.DEADLINE:
            return (not key, 0, f"{last_day(key)} {key}")
        return (False, list(CommitmentKind).index(CommitmentKind(key)) if by is GroupBy.KIND else 0, "")

    found = [groups[key] for key in sorted(groups, key=rank)]
    return [Group(_heading(rows[0], by, lang, headings or {}), tuple(rows)) for rows in found]


def _key(fact: Fact, by: GroupBy) -> str:
    """Give what the members of a group have in common; « Nous » and « nous » are one actor."""
    value: str | None = getattr(fact, by)
    if value is None:
        return ""
    return " ".join(value.casefold().replace("’", "'").split()) if by is GroupBy.ACTOR else value


def _no(by: GroupBy) -> str:
    """Name the group of what has no actor or deadline."""
    return _("no deadline") if by is GroupBy.DEADLINE else _("no actor")


def _heading(fact: Fact, by: GroupBy, lang: str, headings: Mapping[str, str]) -> str:
    """Name the group of a commitment."""
    value: str | None = getattr(fact, by)
    if not value:
        return _no(by)
    if by is GroupBy.ACTOR:
        shown = one_line(value)
        return shown[:1].upper() + shown[1:]
    if by is GroupBy.DEADLINE:
        return edtf_phrase(value, lang)
    return one_line(headings.get(value, value))


def last_day(edtf: str) -> str:
    """Give the last day of an EDTF date, near enough to sort by, e.g. `2030` → `2030-12-31`."""
    year, _, rest = edtf.rpartition("/")[2].partition("-")
    month, _, day = rest.partition("-")
    return f"{year}-{_LAST_MONTHS.get(month, month) or '12'}-{day or '31'}"
