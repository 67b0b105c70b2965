"""Commitments: main clauses whose verb binds, with kind, actor, deadline and the figures inside (SPEC § 4)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from natofacts.actors import Actors, Subject
from natofacts.bonds import Binder, Bond
from natofacts.clauses import Clause, Grammar
from natofacts.deadlines import Deadlines
from natofacts.draft import Draft
from natofacts.events import Event
from natofacts.find import Scan
from natofacts.gate import Gate
from natofacts.models import FactType
from natofacts.ordered import Ordered
from natofacts.pack import Pack
from natofacts.segment import Segment

_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001))))
_BEFORE = _BLANKS + "«»\"“”'’([:;,.–—•▪◦>*-"  # what a row does not begin with
_AFTER = _BLANKS + '«»"“”)]:;,.!?…–—-'  # nor end with
_SIGN = re.compile(r"(?<=\d)\s?[%‰€$£]")
SHORTEST = 8


@dataclass(slots=True)
class Header:
    """The line that opens a list: its subject, what it makes of the items, and its own row."""

    subject: Subject | None = None
    kind: str | None = None
    has: bool = False
    governs: bool = False
    row: Draft | None = None


class CommitmentFinder:
    """Finds the commitments of one text, sentence by sentence."""

    def __init__(self, scan: Scan, actors: Actors, events: Ordered[Event], anchor: date | None) -> None:
        self.scan = scan
        self.actors = actors
        self.events = events
        self.anchor = anchor
        self.plain, self.low, self.text = scan.view.plain, scan.view.low, scan.view.text
        self.language = scan.pack.declarations.commitments
        self.binder = Binder(scan, actors, events, anchor)
        self.deadlines = Deadlines(scan, actors, events, anchor)
        self.gate = Gate(self.language.STEMS, self.plain, self.language.NO_STEMS)
        self.header = Header()

    def run(self) -> Iterator[Draft]:
        """Yield drafts in text order."""
        previous: Segment | None = None
        for index, segment in enumerate(self.scan.segments.items):
            fresh_line = previous is None or "\n" in self.plain[previous.end : segment.start]
            if fresh_line and not segment.bullet:
                self.header = Header()
            item = segment.bullet and fresh_line
            head = self.plain[segment.end - 1 : segment.end] == ":"
            if item or head or self.gate.opens(segment.start, segment.end):
                clauses = self.actors.clauses(index)
                rows = list(self._sentence(segment, clauses, item))
                yield from rows
                if head:
                    self._note_header(segment, clauses, rows)
            previous = segment

    # -- a sentence --------------------------------------------------------------------------------------------

    def _sentence(self, segment: Segment, clauses: list[Clause], item: bool) -> Iterator[Draft]:
        if item and (draft := self._list_item(segment, clauses)):
            yield draft
        elif item and self._continues(segment):
            return
        elif draft := self._verbless(segment):
            yield draft
        else:
            for clause in clauses:
                if clause.main and (draft := self._clause(segment, clause)):
                    yield draft

    def _clause(self, segment: Segment, clause: Clause) -> Draft | None:
        """One row for the predicates of a clause that bind; from its subject when the first of them does."""
        end = min(clause.end, segment.end)
        bonds = [(p, self.binder.bond(clause, p, end) if p.main else None) for p in clause.predicates]
        binding = [n for n, (_, bond) in enumerate(bonds) if bond]
        if not binding:
            return None
        first, last = binding[0], binding[-1]
        start = clause.start if first == 0 else bonds[first][0].start
        free = next((p for p, bond in bonds[last + 1 :] if bond is None and p.main), None)
        end = self._within_quotation(start, clause.end if free is None else min(clause.end, free.joint))
        some = [bond for _, bond in bonds[first : last + 1] if bond]
        best = min(some, key=lambda bond: self.language.ORDER.index(bond.kind))
        return self._draft(start, end, best, self.actors.subject(clause), bonds[first][0].verb)

    def _within_quotation(self, start: int, end: int) -> int:
        """«« …, et **nous ouvrirons un centre** », a-t-il ajouté, …»: a row ends with its quotation."""
        for opening, closing in self.language.QUOTATION_MARKS:
            close = self.text.find(closing, start, end)
            if close >= 0 and self.text.find(opening, start, close) < 0:
                return close
        said = self.scan.pack.pattern(self.language.INCISE).search(self.low, start, end)
        return said.start() if said else end

    def _draft(self, start: int, end: int, bond: Bond, subject: Subject | None, verb: int = -1) -> Draft | None:
        start, end = self._trim(start, end)
        if end - start < SHORTEST:
            return None
        actor, why = (subject.text, subject.why) if subject else (None, "no subject is expressed")
        if bond.who:
            actor, why = self.actors.plain_name(*bond.who), "who is addressed"
        elif bond.nobody:
            actor, why = None, "nobody is addressed"
        columns = {"actor": actor, "deadline": self.deadlines.of(start, end, bond.kind, verb)}
        cues = [("kind", bond.kind, bond.rule), ("actor", str(actor), why)]
        if columns["deadline"]:
            cues.append(("deadline", str(columns["deadline"]), "the first date ahead in the row"))
        return Draft(start, end, FactType.COMMITMENT, bond.kind, bond.rule, columns, cues, verb=verb)

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        """Leave out bullets, quotation marks around the row and its final punctuation; a sign stays with its number."""
        piece = self.text[start:end].rstrip(_AFTER)
        bracket = self.text[start + len(piece)] in ")]" and "(" in piece if len(piece) < end - start else False
        sign = _SIGN.match(self.text, start + len(piece))
        last = sign.end() if sign else start + len(piece) + bracket
        return end - len(self.text[start:end].lstrip(_BEFORE)), last

    # -- lists and verbless lines ------------------------------------------------------------------------------

    def _note_header(self, segment: Segment, clauses: list[Clause], rows: list[Draft]) -> None:
        """Remember a line that ends in a colon, for the items below it."""
        language, pattern = self.language, self.scan.pack.pattern
        main = next((c for c in reversed(clauses) if c.main), None)
        subject = self.actors.subject(main) if main else self._named_at_head(segment)
        self.header = Header(subject, row=rows[-1] if rows else None)
        self.header.governs = (
            pattern(language.GOVERNING_HEAD).search(self.plain, segment.start, segment.end) is not None
        )
        self.header.has = pattern(language.HAVE_HEAD).search(self.plain, segment.start, segment.end) is not None
        if pattern(language.PROMISE_HEAD).search(self.plain, segment.start, segment.end):
            self.header.kind = "pledge"
        elif pattern(language.DECISION_HEAD).search(self.plain, segment.start, segment.end):
            self.header.kind = "decision"

    def _named_at_head(self, segment: Segment) -> Subject | None:
        """The subject of a head line without a verb: «Partant de ce constat, **les Alliés** :»."""
        leading = self.scan.pack.pattern(self.language.LEADING).match(self.plain, segment.start, segment.end)
        return self.actors.bare(leading.end() if leading else segment.start, segment.end - 1)

    def _list_item(self, segment: Segment, clauses: list[Clause]) -> Draft | None:
        """An item under «Nous avons :», «les engagements suivants :» or «La commission :»."""
        header, language, pattern = self.header, self.language, self.scan.pack.pattern
        start, end = segment.start, segment.end
        if header.row is not None and header.governs:
            return None  # the item lengthens the row of its header
        if header.has and pattern(language.ITEM_VERB).match(self.plain, start, end):
            promise = pattern(language.PROMISE_WORD).search(self.plain, start, min(end, start + 60))
            bond = Bond("pledge", language.ITEM_PLEDGE) if promise else Bond("decision", language.ITEM_DECISION)
            return self._draft(start, end, bond, header.subject)
        if header.kind is not None:
            bond = Bond(header.kind, language.ITEM_PLEDGE if header.kind == "pledge" else language.ITEM_DECISION)
            main = next((c for c in clauses if c.main and c.subject), None)
            if main is not None and any(p.tense == "future" for p in main.predicates):
                return self._draft(main.start, end, bond, self.actors.subject(main))
            if header.kind == "pledge" and pattern(language.ITEM_INFINITIVE).match(self.plain, start, end):
                return self._draft(start, end, bond, header.subject)
        if header.subject is not None and not header.has:
            if self.binder.promises(start, header.subject):
                return self._draft(start, end, Bond("intention", language.ITEM_INTENTION), header.subject)
            word_end = self.plain.find(" ", start, end)
            for rule, match in self.binder.matches(start, word_end if word_end > 0 else end, end):
                if rule.extra.keys() & {"future", "must", "subject"}:
                    continue
                who = match.span("who") if match.groupdict().get("who") else None
                return self._draft(start, end, Bond(rule.kind, rule.name, who), header.subject)
        return None

    def _continues(self, segment: Segment) -> bool:
        """«nous décidons : – de créer … – d'ouvrir …»: the items belong to the header's row; lengthen it."""
        row = self.header.row
        if row is None:
            return False
        item = self.scan.pack.pattern(self.language.ITEM_OF_ROW)
        if item.match(self.plain, segment.start, segment.end) is None:
            return False
        row.end = self._trim(segment.start, segment.end)[1]
        row.columns["deadline"] = self.deadlines.of(row.start, row.end, row.kind, row.verb)
        return True

    def _verbless(self, segment: Segment) -> Draft | None:
        """«Objectif : livrer …»."""
        match = self.scan.pack.pattern(self.language.VERBLESS_TARGET).match(self.plain, segment.start, segment.end)
        if match is None:
            return None
        who = match.span("who")
        subject = self.actors.bare(*who) if match["who"].strip() else None
        return self._draft(segment.start, segment.end, Bond("target", self.language.VERBLESS), subject)


@functools.lru_cache(maxsize=4)
def grammar_for(pack: Pack) -> Grammar:
    """The clause grammar of a pack; built once."""
    return Grammar(pack)


def find_commitments(scan: Scan, actors: Actors, events: Ordered[Event], anchor: date | None) -> list[Draft]:
    """Find the commitments of a text, in order."""
    return list(CommitmentFinder(scan, actors, events, anchor).run())
