"""From linked figures, resolved events and commitments to drafts of rows, each with the cues that filled it."""

from __future__ import annotations

from itertools import pairwise

from natofacts.actors import Actors
from natofacts.context import Local, context_reader
from natofacts.currencies import home_currency
from natofacts.draft import Draft
from natofacts.events import Event, dates_of
from natofacts.find import Scan
from natofacts.fold import fold
from natofacts.matches import Found, Match, Place, Quantity
from natofacts.models import FactType, FigureKind
from natofacts.ordered import Ordered
from natofacts.ranges import level_change
from natofacts.roles import IN_ROW, NEXT_LEVEL, Roles
from natofacts.speakers import Speakers

BASELINE_REACH = 140
SHARES = {FigureKind.PERCENT, FigureKind.FRACTION}
PASSED_OVER = {FigureKind.DURATION, FigureKind.ORDINAL}  # «de 8 % **en un an** et d'un quart en cinq ans»
GAPPED = 60  # characters between a variation and one whose verb is understood
ROW_LABEL = "the label of its row or column"


class Interpreter:
    """Reads the context of the figures and events of one text."""

    def __init__(self, scan: Scan, actors: Actors, found: Found, events: Ordered[Event]) -> None:
        self.scan = scan
        self.actors = actors
        self.places = found.places
        self.cues = scan.pack.declarations.cues
        self.figures = Ordered(found.figures)
        self.events = events
        self.speakers = Speakers(scan)
        self.reader = context_reader(scan.pack)
        self.roles = Roles(scan, actors, events, self.figures)
        self._last: tuple[Quantity, Local] | None = None

    def drafts(self, commitments: list[Draft]) -> list[Draft]:
        """All rows of the text."""
        holding = Ordered(sorted(commitments, key=lambda c: c.start))
        figures = [self._figure(match, _holder(holding, match.start)) for match in self.figures.items]
        self._share_back(figures)
        events = [self._event(event, _holder(holding, event.start)) for event in self.events.items]
        drawn = Ordered(figures)
        for commitment in commitments:
            inside = drawn.between(commitment.start, commitment.end)
            commitment.figures = [figure for figure in inside if figure.end <= commitment.end]
        drafts = [*figures, *events, *commitments]
        for draft in drafts:
            if voice := self.speakers.at(draft.start):
                draft.columns["speaker"] = voice.name
                draft.cues.append(("speaker", voice.name, voice.cue))
        return drafts

    # -- figures -----------------------------------------------------------------------------------------------

    def _figure(self, match: Match, commitment: Draft | None) -> Draft:
        q = match.quantity
        assert q
        local = self.reader.read(self.scan, q)
        self._share_change(q, local)
        if local.change is not None and self._is_level(q):
            local.change = None
        thing, why_thing = self.roles.object_of(q, local)
        actor, why_actor = self.roles.actor_of(q.start)
        if actor is None and commitment is not None:
            actor, why_actor = commitment.columns.get("actor"), "actor of the commitment"
        place = self.places.get(q.start)
        if place is not None:
            local.base = local.base or (place.base if local.change is None else None)  # «+44,4 %» is no share
            thing, why_thing, actor, why_actor = self._labelled(q, place, (thing, why_thing, actor, why_actor))
        if q.kind == "money" and q.unit is None and actor:  # «la Norvège, 410 millions de couronnes»
            q.unit = home_currency(self.scan.pack.language, self.scan.view.plain[q.numeral_end : q.end], actor)
        modality, why_modality = self.roles.modality_of(q, commitment)
        baseline = self._baseline(q, local)
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
            "period": local.rate or self._period(q, place, baseline),
            "modality": modality,
        }
        cues = list(local.cues)
        found = (
            ("object", thing, why_thing),
            ("actor", actor, why_actor),
            ("modality", modality, why_modality),
            ("unit", q.unit, place.cue if place and place.cue else q.entry),
        )
        cues += [(column, value, why) for column, value, why in found if value and why]
        return Draft(q.start, q.end, FactType.FIGURE, q.kind, _rule_name(q.rule, q.entry, local.entry), columns, cues)

    def _is_level(self, q: Quantity) -> bool:
        """«a baissé **de 12,5** à 7,2 %»: a level that was left, no variation."""
        following = self.figures.between(q.end, q.end + NEXT_LEVEL)
        other = following[0].quantity if following else None
        if other is None or other.unit != q.unit or self.scan.plain[q.end : other.start] not in self.cues.TO_LEVELS:
            return False
        return level_change(self.scan, q.start)

    def _period(self, q: Quantity, place: Place | None, baseline: str | None) -> str | None:
        """When a figure holds; what it is compared with is another date."""
        period = place.period if place else self.roles.period_of(q)
        ahead = period is not None and period.startswith("../")  # «réduire de 45 % d'ici à 2030 par rapport à 2019»
        return period if baseline is None or ahead else None

    def _labelled(
        self, q: Quantity, place: Place, known: tuple[str | None, str, str | None, str]
    ) -> tuple[str | None, str, str | None, str]:
        """The object and actor of a figure in a table: the label of its row is who has it, or what is measured."""
        thing, why_thing, actor, why_actor = known
        label, acts = self.actors.label(*place.label) if place.label else (None, False)
        if label is None:
            return known
        if acts:
            return None if why_thing == IN_ROW else thing, why_thing, label, ROW_LABEL
        return (thing or label, why_thing or ROW_LABEL, actor, why_actor) if q.kind != "count" else known

    def _share_change(self, q: Quantity, local: Local) -> None:
        """«de 0,8 et **1,3 %**»: the members of a list share what the first one says; a fraction its base."""
        previous = self._last
        if q.kind not in PASSED_OVER:
            self._last = (q, local)
        if previous is None:
            return
        before, said = previous
        gap = self.scan.plain[before.end : q.start]
        alike = (before.kind, before.unit) == (q.kind, q.unit)
        if local.change is None and said.change and (alike or {before.kind, q.kind} == SHARES):
            local.change = said.change if self._hangs_on(gap) else None
        if local.base and fold(local.base) in self.cues.THEM:
            local.base = self._counted_before(q)  # «un tiers **d'entre eux**»
        if local.base and said.base and alike and fold(local.base) in self.cues.POSSESSIVES:
            local.base = said.base  # «3,4 % de son PIB, devant Riga, qui atteint 3,2 % **du sien**»
        if local.base is None and q.kind in SHARES and q.unit != "pp":
            base = self._shared_base(q, before, said, gap, alike=alike)
            apart = self.scan.segments.at(before.start) != self.scan.segments.at(q.start)
            local.base = None if local.change and apart else base  # a growth is of another thing

    def _hangs_on(self, gap: str) -> bool:
        """Whether a figure hangs on the verb of the one before, by what stands between them."""
        if gap in self.cues.LIST_GAPS:
            return True
        pattern, forms = self.scan.pack.pattern, (self.cues.SHARED_VERB, self.cues.SHARED_CHANGE)
        return len(gap) < GAPPED and any(pattern(form).fullmatch(gap) for form in forms)

    def _shared_base(self, q: Quantity, before: Quantity, said: Local, gap: str, *, alike: bool) -> str | None:
        """The base of a share: what is counted before it, or the base of the share that it is listed with."""
        whole = q.kind == "fraction" or (before.kind == "count" and gap.startswith(self.cues.OF_WHICH))
        counted = self._counted_before(q) if whole else None
        pattern, roles = self.scan.pack.pattern, self.scan.pack.declarations.roles
        listed = alike and (pattern(roles.NEXT_DATED).fullmatch(gap) or self._next_member(before, q))
        shared = q.elided or before.elided or listed or self.scan.pack.before(self.cues.SHARED).ends(gap)
        return counted or (said.base if shared else None)

    def _next_member(self, before: Quantity, q: Quantity) -> bool:
        """«L'Estonie y consacre 3,7 % de son PIB, **la Lettonie** 3,4 %»: the verb is understood."""
        here = self.scan.segments.at(q.start) == self.scan.segments.at(before.start)
        named = self.scan.pack.before(self.cues.NEXT_COUNTRY).search(self.scan.view.low, before.end, q.start)
        return here and named is not None and named["name"] in self.scan.pack.declarations.grammar.MEMBERS

    def _share_back(self, drafts: list[Draft]) -> None:
        """«passés de **35** à 60 % du niveau requis», «**5,1 %** et 12 % de plus»: what the last of a list says."""
        for first, last in reversed(list(pairwise(drafts))):
            gap = self.scan.plain[first.end : last.start].strip()
            if (first.kind, first.columns["unit"]) != (last.kind, last.columns["unit"]):
                continue
            if gap not in self.cues.LIST_LINKS:
                continue
            if first.columns["base"] is None and first.kind in ("percent", "fraction"):
                first.columns["base"] = last.columns["base"]
            if first.columns["change"] is None and gap in self.cues.LIST_AND:
                first.columns["change"] = last.columns["change"]

    def _counted_before(self, q: Quantity) -> str | None:
        """«523 décollages, … dont **les trois quarts** …»: what the sentence counts."""
        segment = self.scan.segments.items[self.scan.segments.at(q.start)]
        for other in reversed(self.figures.between(segment.start, q.start)):
            if other.quantity and other.quantity.kind == "count" and other.quantity.head:
                return self.scan.view.text[slice(*other.quantity.head)]
        return None

    def _baseline(self, q: Quantity, local: Local) -> str | None:
        """The date that a variation is compared with: «par rapport à 2023», «de plus qu'en 2020»."""
        if not local.change:
            return None
        baseline = self.scan.pack.before(self.cues.BASELINE)
        segment = self.scan.segments.items[self.scan.segments.at(q.start)]
        ahead = self.scan.pack.before(self.cues.BASELINE_AHEAD)
        for event in self.events.between(segment.start, q.start):
            if event.interval.edtf and ahead.stands(self.scan.plain, max(segment.start, event.start - 40), event.start):
                return event.interval.edtf
        limit = min(segment.end, q.end + BASELINE_REACH) + 1
        for event in self.events.between(q.end, limit):
            others = self.figures.between(q.end, event.start)
            if any(f.quantity and not f.quantity.elided for f in others):
                return None
            if event.interval.edtf and baseline.stands(self.scan.plain, q.end, event.start):
                return event.interval.edtf
        return None

    # -- events ------------------------------------------------------------------------------------------------

    def _event(self, event: Event, commitment: Draft | None) -> Draft:
        dates = dates_of(event)
        actor, why_actor = self.roles.agent_of(event)
        if actor is None:
            actor, why_actor = self.roles.actor_of(event.start)
        if actor is None and commitment is not None and commitment.kind != "call":
            actor, why_actor = commitment.columns.get("actor"), "actor of the commitment"
        thing, why_thing = self.roles.happening(event)
        columns = {
            "object": thing,
            "actor": actor,
            "date_start": dates.date_start,
            "date_end": dates.date_end,
            "time": event.interval.time,
            "edtf": dates.edtf,
            "relation": event.relation,
        }
        found = (
            ("relation", event.relation, event.cue),
            ("object", thing, why_thing),
            ("actor", actor, why_actor),
        )
        cues = [(column, value, why) for column, value, why in found if value and why]
        return Draft(event.start, event.end, FactType.EVENT, dates.kind, event.rule, columns, cues)


def _holder(commitments: Ordered[Draft], position: int) -> Draft | None:
    """The commitment that holds a position."""
    n = commitments.before(position + 1)
    for commitment in reversed(commitments.items[max(0, n - 3) : n]):
        if position < commitment.end:
            return commitment
    return None


def _rule_name(rule: str, *entries: str) -> str:
    """Rows that the user's own lexicon made say so."""
    return "+".join([rule, *(entry for entry in entries if entry.startswith("lexicon:"))])
