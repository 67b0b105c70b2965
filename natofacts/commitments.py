"""Commitments: main clauses whose verb binds, with kind, actor, deadline and the figures inside (SPEC § 4)."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import regex

from natofacts.actors import Actors, Subject
from natofacts.clauses import Clause, Grammar, Predicate
from natofacts.draft import Draft
from natofacts.events import Event
from natofacts.find import Scan
from natofacts.gate import Gate
from natofacts.models import FactType
from natofacts.pack import Pack
from natofacts.rule import Rule
from natofacts.segment import Segment

_TRIM_START = regex.compile(r"[\s«»\"“”'’(\[:;,.–—•▪◦>*-]+")
_TRIM_END = regex.compile(r"[\s«»\"“”)\]:;,.!?…–—-]+$")


@dataclass(slots=True)
class Header:
    """The line that opens a list: its subject, and what it makes of the items («Nous avons :»)."""

    subject: Subject | None = None
    kind: str | None = None
    has: bool = False
    row: Draft | None = None


@dataclass(frozen=True, slots=True)
class Bond:
    """A predicate that binds: kind, rule and, for a call, who is addressed."""

    kind: str
    rule: str
    who: tuple[int, int] | None = None
    nobody: bool = False


class CommitmentFinder:
    """Finds the commitments of one text, sentence by sentence."""

    def __init__(self, scan: Scan, actors: Actors, events: list[Event], anchor: date | None) -> None:
        self.scan = scan
        self.pack: Pack = scan.pack
        self.low, self.plain, self.text = scan.view.low, scan.view.plain, scan.view.text
        self.actors = actors
        self.events = events
        self.anchor = anchor
        self.language = self.pack.declarations.commitments
        self.rules = [
            r
            for r in self.pack.rules.values()
            if r.kind in self.language.ORDER and r.name not in scan.disabled
        ]
        self.patterns = [(r, self.pack.pattern(r.pattern)) for r in self.rules]
        self.gate = Gate(self.language.STEMS, self.plain)
        self.header = Header()
        self._addressed = self.pack.pattern(self.language.ADDRESSED)
        self._future_perfect = self.pack.pattern(
            self.language.FUTURE_PERFECT.replace("PARTICIPLE", self.pack.declarations.verbs.PARTICIPLE)
        )

    def run(self) -> Iterator[Draft]:
        """Yield drafts in text order."""
        previous: Segment | None = None
        for index, segment in enumerate(self.scan.segments.items):
            bullet = segment.bullet
            fresh_line = previous is not None and "\n" in self.plain[previous.end : segment.start]
            if fresh_line and not bullet:
                self.header = Header()
            item = bullet and (fresh_line or previous is None)
            head = self.plain[segment.end - 1 : segment.end] == ":"
            if item or head or self.gate.opens(segment.start, segment.end):
                clauses = self.actors.clauses(index)
                yield from self._sentence(segment, clauses, item)
                if head:
                    self._note_header(segment, clauses)
            previous = segment

    # -- a sentence ----------------------------------------------------------------------------------------------

    def _sentence(self, segment: Segment, clauses: list[Clause], item: bool) -> Iterator[Draft]:
        if item and (draft := self._list_item(segment, clauses)):
            yield draft
            return
        if item and self.header.row is not None and self._continues(segment):
            return
        if draft := self._verbless(segment):
            yield draft
            return
        for clause in clauses:
            if clause.main:
                yield from self._clause(segment, clause)

    def _clause(self, segment: Segment, clause: Clause) -> Iterator[Draft]:
        bonds = [(p, self._bond(clause, p, segment) if p.main else None) for p in clause.predicates]
        binding = [n for n, (_, bond) in enumerate(bonds) if bond]
        if not binding:
            return
        first, last = binding[0], binding[-1]
        start = clause.start if first == 0 else bonds[first][0].start
        end = clause.end
        for predicate, bond in bonds[last + 1 :]:
            if bond is None and predicate.main:
                end = min(end, predicate.joint)
                break
        some = [bond for _, bond in bonds[first : last + 1] if bond]
        best = min(some, key=lambda b: self.language.ORDER.index(b.kind))
        draft = self._draft(start, end, best, self.actors.subject(clause), segment)
        if draft is not None:
            draft.verb = bonds[first][0].verb
            yield draft

    def _draft(
        self, start: int, end: int, bond: Bond, subject: Subject | None, segment: Segment
    ) -> Draft | None:
        if lead := _TRIM_START.match(self.text, start, end):
            start = lead.end()
        if tail := _TRIM_END.search(self.text, start, end):
            end = (
                tail.start()
                if not (self.text[tail.start()] in ")]" and "(" in self.text[start : tail.start()])
                else tail.start() + 1
            )
        if end - start < 8:
            return None
        actor = subject.text if subject else None
        why = subject.why if subject else "no subject is expressed"
        if bond.kind == "call":
            actor, why = (
                (self.actors.plain_name(*bond.who), "who is addressed")
                if bond.who
                else (None, "nobody is addressed")
                if bond.nobody
                else (actor, why)
            )
        columns = {"actor": actor, "deadline": self._deadline(start, end)}
        cues = [("kind", bond.kind, bond.rule), ("actor", str(actor), why)]
        return Draft(start, end, FactType.COMMITMENT, bond.kind, bond.rule, columns, cues)

    # -- what binds ----------------------------------------------------------------------------------------------

    def _bond(self, clause: Clause, predicate: Predicate, segment: Segment) -> Bond | None:
        end = min(clause.end, segment.end)
        subject = self.actors.subject(clause)
        if bond := self._recognized(clause, predicate, end):
            return bond
        for rule, pattern in self.patterns:
            match = pattern.match(self.plain, predicate.start, end)
            if match is None:
                continue
            bond = self._accept(rule, match, clause, predicate, subject, end)
            if bond is not None:
                return bond
        return None

    def _accept(
        self,
        rule: Rule,
        match: regex.Match[str],
        clause: Clause,
        predicate: Predicate,
        subject: Subject | None,
        end: int,
    ) -> Bond | None:
        extra = rule.extra
        kind = rule.kind
        if "subject" in extra:
            if clause.subject is None or not regex.search(
                extra["subject"], self.plain[clause.subject[0] : clause.subject[1]]
            ):
                return None
            return Bond(kind, rule.name)
        if extra.get("must"):
            return self._must(rule, clause, predicate, subject)
        if extra.get("future"):
            return Bond(kind, rule.name) if self._is_intention(clause, predicate, subject) else None
        if kind == "decision":
            if subject is not None and not (subject.first_person or subject.acts):
                return None
            if not self._is_now(rule, clause, predicate, subject, end):
                return None
        if extra.get("passive"):
            return Bond(kind, rule.name, subject.span) if subject is not None and subject.acts else None
        if kind == "call":
            if predicate.tense == "past" and (self._dated(clause.start, end) or not predicate.form):
                return None
            who = match.span("who") if match.groupdict().get("who") else None
            if subject is not None and not subject.first_person and not subject.acts:
                return None
            if who is None and (lead := self._addressed.match(self.low, clause.start, predicate.start)):
                who = lead.span("who")  # «Aux industriels, je demande d'investir»
            return Bond(kind, rule.name, who, nobody=who is None)
        if kind == "pledge" and subject is not None and subject.thing:
            return None
        return Bond(kind, rule.name)

    def _must(self, rule: Rule, clause: Clause, predicate: Predicate, subject: Subject | None) -> Bond | None:
        """devoir: a target for the Alliance, a call for anybody outside; nothing for things."""
        if predicate.tense == "future" or subject is None:
            return None
        if subject.outside:
            return Bond("call", "fr.call.must", subject.span)
        if subject.first_person or subject.acts:
            return Bond(rule.kind, rule.name)
        return None

    def _recognized(self, clause: Clause, predicate: Predicate, end: int) -> Bond | None:
        """«nous reconnaissons que l'Alliance doit …», whole."""
        opened = self.pack.pattern(self.language.RECOGNIZE).match(self.plain, predicate.start, end)
        if opened is None:
            return None
        subject = self.actors.subject(clause)
        if subject is None or not (subject.first_person or subject.alliance):
            return None
        for inner in self.actors.inside(opened.end() - 3, end):
            for verb in inner.predicates:
                if verb.start >= opened.end() - 3 and self.pack.pattern(self.language.MUST).match(
                    self.plain, verb.verb
                ):
                    who = self.actors.subject(inner)
                    if who is not None and who.outside:
                        return Bond("call", "fr.call.must", who.span)
                    return Bond("target", "fr.target.must")
        return None

    def _is_intention(self, clause: Clause, predicate: Predicate, subject: Subject | None) -> bool:
        if predicate.tense != "future" or subject is None:
            return False
        plain, at = self.plain, predicate.verb
        if predicate.form in self.pack.declarations.verbs.NEAR_FUTURE or self._future_perfect.match(
            self.low, at
        ):
            return False
        if subject.first_person:
            return True
        if not subject.acts or (subject.outside and not subject.alliance):
            return False
        lead = plain[predicate.start : at + 40]
        if regex.match(
            r"(?:ne[ ]|n'|se[ ]|s'|y[ ]|en[ ])*" + self.language.ANNOUNCEMENT, lead
        ) or regex.match(self.language.STATE, plain[at : at + 30]):
            return False
        if regex.match(
            r"(?:tiendr|organiser|donner)[a-z]+[ ](?:[a-z]+[ ]){0,3}" + self.language.MEETING_NOUN,
            plain[at : at + 70],
        ):
            return False
        return not regex.match(self.language.PASSIVE_FUTURE, plain[at : at + 60])

    def _is_now(
        self, rule: Rule, clause: Clause, predicate: Predicate, subject: Subject | None, end: int
    ) -> bool:
        """Whether a decision is of this meeting or text: not dated before it, not somebody's chronicle."""
        if rule.name.endswith("reaffirm"):
            return True
        if predicate.tense == "past":
            if self._dated(clause.start, end, days=8, verb=predicate.end):
                return False
            if rule.extra.get("founding") and subject is not None and not subject.first_person:
                return bool(
                    self.pack.pattern(self.language.ALLIANCE_MEETING).search(self.plain, clause.start, end)
                )
        elif rule.extra.get("founding"):
            return subject is not None and (subject.first_person or subject.acts)
        return subject is not None

    def _dated(self, start: int, end: int, days: int = 0, verb: int = -1) -> bool:
        """Whether a date in a stretch lies before the document's own by more than some days.

        Behind the verb only an adverbial counts: «l'Engagement de 2021» does not date the decision.
        """
        for event in self.events:
            if (
                verb >= 0
                and event.start > verb
                and not self.pack.pattern(self.language.ADVERBIAL_DATE).search(
                    self.plain, max(0, event.start - 14), event.start
                )
            ):
                continue
            if (
                start <= event.start < end
                and event.relation in ("at", "after")
                and event.interval.end is not None
            ):
                if self.anchor is None or (self.anchor - event.interval.end).days > days:
                    return True
        return False

    # -- lists and verbless lines --------------------------------------------------------------------------------

    def _note_header(self, segment: Segment, clauses: list[Clause]) -> None:
        """Remember a line that ends in a colon, for the items below it."""
        line = self.plain[segment.start : segment.end]
        mains = [c for c in clauses if c.main]
        subject = (
            self.actors.subject(mains[-1]) if mains else self.actors.bare(segment.start, segment.end - 1)
        )
        header = Header(subject)
        header.has = bool(regex.search(self.language.HAVE_HEAD, line))
        if regex.search(self.language.PROMISE_HEAD, line):
            header.kind = "pledge"
        elif regex.search(self.language.DECISION_HEAD, line):
            header.kind = "decision"
        self.header = header
        if mains and mains[-1].predicates:
            bond = self._bond(mains[-1], mains[-1].predicates[-1], segment)
            if bond and not header.kind:
                header.row = self._draft(mains[-1].start, segment.end, bond, subject, segment)

    def _list_item(self, segment: Segment, clauses: list[Clause]) -> Draft | None:
        """An item under «Nous avons :» or «La commission :», whose verb has the header's subject."""
        header = self.header
        opening = regex.match(self.language.ITEM_VERB, self.plain[segment.start : segment.end])
        if header.has and opening:
            kind = (
                "pledge"
                if regex.search(r"engagement|determination", self.plain[segment.start : segment.start + 60])
                else "decision"
            )
            end = self._item_end(segment, clauses)
            return self._draft(segment.start, end, Bond(kind, f"fr.{kind}.item"), header.subject, segment)
        if header.kind == "pledge":
            mains = [c for c in clauses if c.main and c.subject]
            if mains and any(p.tense == "future" for p in mains[0].predicates):
                return self._draft(
                    mains[0].start,
                    segment.end,
                    Bond("pledge", "fr.pledge.item"),
                    self.actors.subject(mains[0]),
                    segment,
                )
            if regex.match(
                r"(?:d'|de[ ]|a[ ])?[a-z'-]+(?:er|ir|re|oir)\b",
                self.plain[segment.start : segment.start + 40],
            ):
                return self._draft(
                    segment.start, segment.end, Bond("pledge", "fr.pledge.item"), header.subject, segment
                )
        if header.subject is not None and not header.has:
            fake = Predicate(segment.start, segment.end, segment.start, "", "present")
            for rule, pattern in self.patterns:
                if rule.extra.get("future") or rule.extra.get("must") or "subject" in rule.extra:
                    continue
                match = pattern.match(self.plain, segment.start, segment.end)
                if match:
                    who = match.span("who") if match.groupdict().get("who") else None
                    return self._draft(
                        segment.start,
                        self._item_end(segment, clauses),
                        Bond(rule.kind, rule.name, who),
                        header.subject,
                        segment,
                    )
            del fake
        return None

    def _item_end(self, segment: Segment, clauses: list[Clause]) -> int:
        return segment.end

    def _continues(self, segment: Segment) -> bool:
        """«nous décidons : – de créer … – d'ouvrir …»: the items belong to the row of the header; lengthen it."""
        row = self.header.row
        if row is None or not regex.match(
            r"(?:d'|de[ ]|a[ ]|des[ ]|du[ ]|[a-z'-]+(?:er|ir|re|oir)\b)",
            self.plain[segment.start : segment.start + 30],
        ):
            return False
        tail = _TRIM_END.search(self.text, segment.start, segment.end)
        row.end = tail.start() if tail else segment.end
        row.columns["deadline"] = self._deadline(row.start, row.end)
        return True

    def _verbless(self, segment: Segment) -> Draft | None:
        """«Objectif : livrer …»."""
        match = self.pack.pattern(self.language.VERBLESS_TARGET).match(self.plain, segment.start, segment.end)
        if match is None or "fr.target.verbless" in self.scan.disabled:
            return None
        who = match.span("who")
        subject = self.actors.bare(*who) if self.plain[who[0] : who[1]].strip() else None
        return self._draft(segment.start, segment.end, Bond("target", "fr.target.verbless"), subject, segment)

    # -- deadline --------------------------------------------------------------------------------------------------

    def _deadline(self, start: int, end: int) -> str | None:
        """The first date by which it is to be done, in its own EDTF; a date merely given counts when it is ahead."""
        for event in self.events:
            if not start <= event.start < end or event.interval.end is None or event.interval.start is None:
                continue
            ahead = self.anchor is None or event.interval.end >= self.anchor
            if event.relation in ("by", "before") or (
                event.relation == "at" and ahead and not event.rule.endswith("relative_day")
            ):
                interval = event.interval
                if event.relation == "at" and event.duration and event.duration[2] in ("next", "last"):
                    continue
                if "part" in event.rule or interval.edtf_start != interval.edtf_end:
                    return interval.end.isoformat()
                return interval.edtf_end
        return None


@functools.lru_cache(maxsize=4)
def grammar_for(pack: Pack) -> Grammar:
    """The clause grammar of a pack; built once."""
    return Grammar(pack)


def find_commitments(scan: Scan, actors: Actors, events: list[Event], anchor: date | None) -> list[Draft]:
    """Find the commitments of a text, in order."""
    return list(CommitmentFinder(scan, actors, events, anchor).run())
