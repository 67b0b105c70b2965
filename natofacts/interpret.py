"""From linked figures, resolved events and commitments to drafts of rows, each with the cues that filled it."""

from __future__ import annotations

from itertools import pairwise

from natofacts.actors import Actors
from natofacts.context import Local, context_reader
from natofacts.draft import Draft
from natofacts.events import Event, dates_of
from natofacts.find import Match, Scan
from natofacts.models import FactType
from natofacts.roles import Roles, innermost
from natofacts.speakers import Speakers


class Interpreter:
    """Reads the context of the figures and events of one text."""

    def __init__(self, scan: Scan, actors: Actors, figures: list[Match], events: list[Event]) -> None:
        self.scan = scan
        self.actors = actors
        self.figures = figures
        self.events = events
        self.speakers = Speakers(scan)
        self.reader = context_reader(scan.pack)
        self.roles = Roles(scan, actors, events)
        self._last: tuple[Match, Local] | None = None

    def drafts(self, commitments: list[Draft]) -> list[Draft]:
        """All rows of the text."""
        figures = [self._figure(match, innermost(commitments, match.start)) for match in self.figures]
        self._share_back(figures)
        events = [self._event(event, innermost(commitments, event.start)) for event in self.events]
        for commitment in commitments:
            commitment.figures = [
                f for f in figures if commitment.start <= f.start and f.end <= commitment.end
            ]
        drafts = [*figures, *events, *commitments]
        for draft in drafts:
            if voice := self.speakers.at(draft.start):
                draft.columns["speaker"] = voice.name
                draft.cues.append(("speaker", voice.name, voice.cue))
        return drafts

    def _figure(self, match: Match, commitment: Draft | None) -> Draft:
        q = match.quantity
        assert q
        local = self.reader.read(self.scan, q)
        self._share_change(match, local)
        cues = list(local.cues)
        thing, why_thing = self.roles.object_of(q, local)
        actor, why_actor = self.roles.actor_of(q.start, q.end)
        if actor is None and commitment is not None:
            actor, why_actor = commitment.columns.get("actor"), "actor of the commitment"
        modality, why_modality = self.roles.modality_of(q, commitment)
        baseline = self._baseline(match, local)
        columns = {
            "value": q.value,
            "value_max": q.value_max,
            "unit": q.unit,
            "comparator": local.comparator,
            "base": local.base,
            "object": thing,
            "actor": actor,
            "change": local.change,
            "baseline": baseline,
            "period": local.rate or (None if baseline else self.roles.period_of(q, local, self.figures)),
            "modality": modality,
        }
        found = (
            ("object", thing, why_thing),
            ("actor", actor, why_actor),
            ("modality", modality, why_modality),
        )
        cues += [(column, value, why) for column, value, why in found if value]
        if q.entry:
            cues.append(("unit", str(q.unit), q.entry))
        return Draft(q.start, q.end, FactType.FIGURE, q.kind, _rule_name(q.rule, q.entry), columns, cues)

    def _share_change(self, match: Match, local: Local) -> None:
        """«de 0,8 et **1,3 %**»: the members of a list share what the first one says; a fraction its base."""
        q = match.quantity
        assert q
        previous = self._last
        self._last = (match, local)
        if previous is None:
            return
        before, said = previous[0].quantity, previous[1]
        assert before
        gap = self.scan.plain[before.end : q.start]
        if (
            local.change is None
            and said.change
            and (before.kind, before.unit) == (q.kind, q.unit)
            and gap in (" et ", ", ", " puis ", " ou ")
        ):
            local.change = said.change
        if local.base is None and q.kind in ("percent", "fraction") and q.unit != "pp":
            counted = self._counted_before(match) if q.kind == "fraction" else None
            if counted:
                local.base = counted
            elif (
                q.elided
                or before.elided
                or self.scan.pack.pattern(r"(?:dont|contre|puis)[ ](?:[a-z']+[ ]){0,3}$").search(gap)
            ):
                local.base = said.base

    def _share_back(self, drafts: list[Draft]) -> None:
        """«passés de **35** à 60 % du niveau requis», «**5,1 %** et 12 % de plus»: what the last of a list says."""
        for first, last in reversed(list(pairwise(drafts))):
            gap = self.scan.plain[first.end : last.start]
            if (first.kind, first.columns["unit"]) != (
                last.kind,
                last.columns["unit"],
            ) or gap.strip() not in ("a", "et", ",", "puis", "ou"):
                continue
            if first.columns["base"] is None and first.kind in ("percent", "fraction"):
                first.columns["base"] = last.columns["base"]
            if first.columns["change"] is None and gap.strip() == "et":
                first.columns["change"] = last.columns["change"]

    def _counted_before(self, match: Match) -> str | None:
        """«523 décollages, … dont **les trois quarts** …»: what the sentence counts."""
        here = self.scan.segments.at(match.start)
        for other in reversed(self.figures[: self.figures.index(match)]):
            if self.scan.segments.at(other.start) != here:
                return None
            if other.quantity and other.quantity.kind == "count" and other.quantity.head:
                return self.scan.view.text[slice(*other.quantity.head)]
        return None

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
                    q.end <= f.start < event.start
                    for f in self.figures
                    if f.quantity and not f.quantity.elided
                ):
                    return event.interval.edtf
        return None

    def _event(self, event: Event, commitment: Draft | None) -> Draft:
        dates = dates_of(event)
        columns = {
            "date_start": dates.date_start,
            "date_end": dates.date_end,
            "time": event.interval.time,
            "edtf": dates.edtf,
            "relation": event.relation,
        }
        cues = [("relation", event.relation, event.cue)] if event.cue else []
        actor = self.roles.actor_of(event.start, event.end)
        if actor[0] is None and commitment is not None and commitment.kind != "call":
            actor = commitment.columns.get("actor"), "actor of the commitment"
        for column, (value, why) in (("object", self.roles.happening(event)), ("actor", actor)):
            columns[column] = value
            if value:
                cues.append((column, value, why))
        return Draft(event.start, event.end, FactType.EVENT, dates.kind, event.rule, columns, cues)


def _rule_name(rule: str, entry: str) -> str:
    """Rows that the user's own lexicon made say so."""
    return f"{rule}+{entry}" if entry.startswith("lexicon:") else rule
