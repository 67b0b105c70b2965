"""From linked figures, resolved events and commitments to drafts of rows, each with the cues that filled it."""

from __future__ import annotations

from natofacts.actors import Actors
from natofacts.context import Local, local_context
from natofacts.draft import Draft
from natofacts.events import Event, dates_of
from natofacts.find import Match, Scan
from natofacts.models import FactType


class Interpreter:
    """Reads the context of the figures and events of one text."""

    def __init__(self, scan: Scan, actors: Actors, figures: list[Match], events: list[Event]) -> None:
        self.scan = scan
        self.actors = actors
        self.figures = figures
        self.events = events

    def drafts(self, commitments: list[Draft]) -> list[Draft]:
        """All rows of the text."""
        figures = [self._figure(match) for match in self.figures]
        events = [self._event(event) for event in self.events]
        for commitment in commitments:
            commitment.figures = [f for f in figures if commitment.start <= f.start and f.end <= commitment.end]
        return [*figures, *events, *commitments]

    def _figure(self, match: Match) -> Draft:
        q = match.quantity
        assert q
        local = local_context(self.scan, match)
        columns = {
            "value": q.value,
            "value_max": q.value_max,
            "unit": q.unit,
            "comparator": local.comparator,
            "change": local.change,
            "baseline": self._baseline(match, local),
            "base": local.base,
            "period": local.rate,
            "modality": "fact",
        }
        cues = list(local.cues)
        if q.entry:
            cues.append(("unit", str(q.unit), q.entry))
        return Draft(q.start, q.end, FactType.FIGURE, q.kind, _rule_name(q.rule, q.entry), columns, cues)

    def _baseline(self, match: Match, local: Local) -> str | None:
        """The date that a variation is compared with: «par rapport à 2023», «de plus qu'en 2020»."""
        q = match.quantity
        assert q
        if not local.change:
            return None
        pattern = self.scan.pack.pattern(self.scan.pack.declarations.cues.BASELINE)
        segment = self.scan.segments.items[self.scan.segments.at(q.start)]
        for event in self.events:
            if q.end <= event.start <= min(segment.end, q.end + 90) and event.interval.edtf:
                lead = self.scan.plain[q.end : event.start]
                if pattern.search(lead) and not any(
                    q.end <= f.start < event.start for f in self.figures if f.quantity and not f.quantity.elided
                ):
                    return event.interval.edtf
        return None

    def _event(self, event: Event) -> Draft:
        dates = dates_of(event)
        columns = {
            "date_start": dates.date_start,
            "date_end": dates.date_end,
            "time": event.interval.time,
            "edtf": dates.edtf,
            "relation": event.relation,
        }
        cues = [("relation", event.relation, event.cue)] if event.cue else []
        return Draft(event.start, event.end, FactType.EVENT, dates.kind, event.rule, columns, cues)


def _rule_name(rule: str, entry: str) -> str:
    """Rows that the user's own lexicon made say so."""
    return f"{rule}+{entry}" if entry.startswith("lexicon:") else rule
