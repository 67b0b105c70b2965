"""By when a commitment is to be done: the date in its row that says so (SPEC § 4)."""

from __future__ import annotations

from datetime import date

import regex

from natofacts.actors import Actors
from natofacts.events import Event
from natofacts.find import Scan
from natofacts.ordered import Ordered

SAID_NOW = frozenset(("pledge", "decision"))  # what a meeting says and decides on a day, to be done later


class Deadlines:
    """Finds the deadlines of the commitments of one text."""

    def __init__(self, scan: Scan, actors: Actors, events: Ordered[Event], anchor: date | None) -> None:
        self.scan = scan
        self.actors = actors
        self.events = events
        self.anchor = anchor
        self.cues = scan.pack.declarations.commitments

    def of(self, start: int, end: int, kind: str, verb: int = -1) -> str | None:
        """The first date by which it is to be done, in its own EDTF; one merely given counts when it is ahead.

        How long something is to go on («jusqu'en 2030») counts when nothing else is said.
        """
        until = None
        for event in self.events.between(start, end):
            if event.interval.end is None or self._of_something_else(event, kind, verb):
                continue
            ahead = self.anchor is None or event.interval.end >= self.anchor
            if event.relation == "until" and ahead and until is None:
                until = as_deadline(event)
            if event.relation in ("by", "before") or (event.relation == "at" and ahead and self._is_meant(event, kind)):
                return as_deadline(event)
        return until

    def _is_meant(self, event: Event, kind: str) -> bool:
        """Whether a date that is merely given can be that of the deed: no span, and no day on which it is said."""
        if event.duration is not None and event.duration[2] in ("next", "last"):
            return False
        if event.match.rule.what == "relative_day":
            return kind == "intention" and event.match.groups.get("word") not in self.cues.NOW
        return not (event.interval.day and event.interval.end == self.anchor)

    def _of_something_else(self, event: Event, kind: str, verb: int) -> bool:
        """Whether a date belongs to another clause, to the saying, or tells when nothing is to be done before."""
        plain = self.scan.plain
        if event.relation == "before" and self._is_negated(event):
            return True  # «Nous **ne** quitterons **pas** le Mali avant 2028»
        clause = self.actors.of_last_verb(event.start)
        aside = clause and not clause.main and self._pattern("ASIDE_CLAUSE").match(plain, clause.start - 2)
        if aside and (event.start < verb or self._pattern("GOES_ON").match(plain, event.end)):
            return True  # «Le Canada, dont le budget doublera d'ici 2030, enverra …»
        if kind not in SAID_NOW or event.relation != "at" or not 0 <= verb < event.start:
            return False
        governs = self._pattern("GOVERNED").search(plain, verb, event.start)
        return governs is None and self._pattern("GOVERNED").search(plain, event.end, event.end + 90) is not None

    def _is_negated(self, event: Event) -> bool:
        """Whether the last verb in front of a date is negated."""
        verbs = [v for v in self.scan.verbs(self.scan.segments.at(event.start)) if v.end <= event.start]
        negation = self.scan.pack.before(self.cues.NEGATION)
        return bool(verbs) and negation.stands(self.scan.plain, max(0, verbs[-1].start - 4), verbs[-1].start)

    def _pattern(self, name: str) -> regex.Pattern[str]:
        return self.scan.pack.pattern(getattr(self.cues, name))


def as_deadline(event: Event) -> str | None:
    """A date's own EDTF; the last day of a part of a month or year, the first for what is to be done before it."""
    interval = event.interval
    assert interval.start and interval.end
    whole = event.match.rule.what != "part" and interval.edtf_start == interval.edtf_end
    if whole or event.duration:
        return interval.edtf_end
    return (interval.start if event.relation == "before" else interval.end).isoformat()
