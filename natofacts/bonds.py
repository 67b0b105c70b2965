"""What binds: whether the predicate of a main clause is a pledge, a decision, an intention, a target or a call."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import regex

from natofacts.actors import Actors, Subject
from natofacts.clauses import Clause, Predicate
from natofacts.events import Event
from natofacts.find import Scan
from natofacts.ordered import Ordered
from natofacts.pack import Pack
from natofacts.rule import Rule
from natofacts.verbs import morphology
from natofacts.wordclasses import KNOWN

BY_THEMSELVES = frozenset(("weekday", "relative_day"))  # dates that are adverbs: «a décidé **hier**»


class Bond(NamedTuple):
    """A predicate that binds: kind, rule and, for a call, who is addressed."""

    kind: str
    rule: str
    who: tuple[int, int] | None = None
    nobody: bool = False


class BondRules:
    """The rules that bind of one language, compiled: those of a pack that are not switched off."""

    def __init__(self, pack: Pack, disabled: frozenset[str]) -> None:
        language, verbs, pattern = pack.declarations.commitments, pack.declarations.verbs, pack.pattern
        rules = [r for r in pack.rules.values() if r.kind in language.ORDER and not r.extra.get("made_by")]
        self.patterns = [(r, pattern(r.pattern)) for r in rules if r.name not in disabled]
        self.recognize = pattern(language.RECOGNIZE)
        self.must_verb = pattern(language.MUST)
        self.addressed = pattern(language.ADDRESSED)
        self.adverbial = pattern(language.ADVERBIAL_DATE)
        self.here = pattern(language.ALLIANCE_MEETING)
        self.not_meant = pattern(language.NOT_MEANT)
        self.passive = pattern(language.PASSIVE_FUTURE)
        self.future_perfect = pattern(language.FUTURE_PERFECT.replace("PARTICIPLE", verbs.PARTICIPLE))
        self.apposed_us, self.us = pattern(language.APPOSED_US), f"{pack.declarations.grammar.US} "
        self.age = pattern(language.AGE)
        self.opinion = pattern(language.OPINION)
        self.first_word = pattern(r"[a-zà-ÿœ-]+")
        self.poll = pattern(language.POLL)
        self.about_to = pattern(language.ABOUT_TO)
        self.possible = functools.lru_cache(maxsize=KNOWN)(self._possible)
        self.may_recognize = functools.lru_cache(maxsize=KNOWN)(self._may_recognize)

    def _possible(self, words: str) -> tuple[tuple[Rule, regex.Pattern[str]], ...]:
        """The rules that can match where a verb is written so; most verbs have none."""
        return tuple((rule, pattern) for rule, pattern in self.patterns if pattern.match(words, partial=True))

    def _may_recognize(self, words: str) -> bool:
        """Whether a verb written so can introduce what is recognized."""
        return self.recognize.match(words, partial=True) is not None


@functools.lru_cache(maxsize=16)
def bond_rules(pack: Pack, disabled: frozenset[str] = frozenset()) -> BondRules:
    """Return the rules of a pack without those that are switched off; compiled once."""
    return BondRules(pack, disabled)


class Binder:
    """Tells which predicates of one text bind, by the rules of its language."""

    def __init__(self, scan: Scan, actors: Actors, events: Ordered[Event], anchor: date | None) -> None:
        self.scan = scan
        self.actors = actors
        self.events = events
        self.anchor = anchor
        self.low, self.plain = scan.view.low, scan.view.plain
        self.language = scan.pack.declarations.commitments
        self.rules = bond_rules(scan.pack, scan.disabled)
        self._near_future = scan.pack.declarations.verbs.NEAR_FUTURE

    def bond(self, clause: Clause, predicate: Predicate, end: int) -> Bond | None:
        """Say how a predicate binds, or None; the first kind that fits (SPEC § 4)."""
        if bond := self._recognized(clause, predicate, end):
            return bond
        start = predicate.start
        if self.rules.apposed_us.match(self.plain, clause.start) and self.plain.endswith(self.rules.us, 0, start):
            start -= len(self.rules.us)  # «Nous, chefs d'État et de gouvernement, **nous** engageons à …»
        for rule, match in self.matches(start, predicate.end, end):
            if bond := self._accept(rule, match, clause, predicate, end):
                return bond
        return None

    def matches(self, start: int, verb_end: int, end: int) -> Iterator[tuple[Rule, regex.Match[str]]]:
        """The rules whose pattern matches at a verb's clitics, in order; the verb as written chooses them."""
        for rule, pattern in self.rules.possible(self.plain[start:verb_end]):
            if match := pattern.match(self.plain, start, end):
                yield rule, match

    def _accept(
        self, rule: Rule, match: regex.Match[str], clause: Clause, predicate: Predicate, end: int
    ) -> Bond | None:
        if rule.extra.get("future") and predicate.tense != "future":
            return None
        if predicate.tense == "conditional" and rule.kind in ("pledge", "decision"):
            return None  # «se serait engagée»: hearsay
        subject = self.actors.subject(clause)
        acts = subject is not None and (subject.first_person or subject.acts)
        if aim := rule.extra.get("subject"):
            named = clause.subject and self.scan.pack.pattern(aim).search(self.plain, *clause.subject)
            return Bond(rule.kind, rule.name) if named else None
        if rule.extra.get("must"):
            polled = self.rules.opinion.match(self.plain, clause.start, predicate.start)
            return None if polled else self._must(rule, predicate, subject)
        if rule.extra.get("future"):
            return Bond(rule.kind, rule.name) if self._is_intention(predicate, subject) else None
        if rule.extra.get("passive"):
            return Bond(rule.kind, rule.name) if subject is not None and acts else None
        if rule.kind == "decision" and subject is not None and self.rules.poll.search(self.plain, *subject.span):
            return None  # «six Suédois sur dix approuvent»: an opinion
        acts = acts or (subject is not None and subject.document)  # «Le § 27 charge le secrétaire général de …»
        if rule.kind == "decision":
            return Bond(rule.kind, rule.name) if acts and self._is_now(rule, clause, predicate, end) else None
        if rule.kind == "call":
            if (subject is not None and not acts) or (predicate.tense == "past" and self._dated(clause.start, end)):
                return None
            return self._call(rule, match, clause, predicate)
        promised_by_thing = rule.kind == "pledge" and subject is not None and subject.thing
        return None if promised_by_thing else Bond(rule.kind, rule.name)

    def _call(self, rule: Rule, match: regex.Match[str], clause: Clause, predicate: Predicate) -> Bond:
        who = match.span("who") if match.groupdict().get("who") else None
        if who is not None and (tonic := self.language.TONIC.get(self.plain[slice(*who)])):  # «d'elle qu'elle …»
            who = self.actors.addressed(who[0], tonic == "plural") or who
        singular, plural = self.language.ADDRESSING
        if who is None and self.plain.startswith((singular, plural), match.start()):  # «et lui demandons de …»
            who = self.actors.addressed(match.start(), self.plain.startswith(plural, match.start()))
        if who is None and (lead := self.rules.addressed.match(self.low, clause.start, predicate.start)):
            who = lead.span("who")  # «Aux industriels, je demande d'investir»
        return Bond(rule.kind, rule.name, who, nobody=who is None)

    def _must(self, rule: Rule, predicate: Predicate, subject: Subject | None) -> Bond | None:
        """devoir: a target for the Alliance, a call for anybody outside; nothing for things."""
        if predicate.tense == "future" or subject is None:
            return None
        if subject.outside:
            return Bond("call", rule.extra["outside"])
        return Bond(rule.kind, rule.name) if subject.first_person or subject.acts else None

    def _recognized(self, clause: Clause, predicate: Predicate, end: int) -> Bond | None:
        """«nous reconnaissons que l'Alliance doit …», whole."""
        if not self.rules.may_recognize(self.plain[predicate.start : predicate.end]):
            return None
        opened = self.rules.recognize.match(self.plain, predicate.start, end)
        subject = self.actors.subject(clause) if opened else None
        if opened is None or subject is None or not (subject.first_person or subject.alliance):
            return None
        that = opened.end() - 3
        for inner in self.actors.inside(that, end):
            for verb in inner.predicates:
                if verb.start >= that and self.rules.must_verb.match(self.plain, verb.verb):
                    who = self.actors.subject(inner)
                    if who is not None and who.outside:
                        return Bond("call", self.language.MUST_CALL, who.span)
                    return Bond("target", self.language.MUST_TARGET)
        return None

    def _is_intention(self, predicate: Predicate, subject: Subject | None) -> bool:
        """Whether the subject of a main verb in the future acts; no announcement of a meeting, no state, no passive."""
        if subject is None:
            return False
        if predicate.form in self._near_future and self.rules.about_to.match(self.plain, predicate.verb) is None:
            return False
        if self.rules.future_perfect.match(self.low, predicate.verb) or self.rules.age.match(
            self.plain, predicate.verb
        ):
            return False
        if subject.first_person:
            return True
        if not subject.acts or (subject.outside and not subject.alliance):
            return False
        if self.rules.not_meant.match(self.plain, predicate.start):
            return False
        return self.rules.passive.match(self.plain, predicate.verb) is None

    def promises(self, start: int, subject: Subject) -> bool:
        """«les Alliés : – **mettront** en réseau …»: an item that begins with a future, its subject above it."""
        word = self.rules.first_word.match(self.low, start)
        if word is None or not (subject.first_person or (subject.acts and (subject.alliance or not subject.outside))):
            return False
        return morphology(self.scan.pack.declarations).tense_of(word.group()) == "future"

    def _is_now(self, rule: Rule, clause: Clause, predicate: Predicate, end: int) -> bool:
        """Whether a decision is of this meeting or text: not dated before it, not somebody's chronicle."""
        if rule.extra.get("reaffirmed") or predicate.tense != "past":
            return True
        if self._dated(clause.start, end, predicate.end):
            return False
        subject = self.actors.subject(clause)
        if rule.extra.get("founding") and subject is not None and not subject.first_person:
            return self.rules.here.search(self.plain, clause.start, end) is not None
        return True

    def _dated(self, start: int, end: int, verb: int | None = None) -> bool:
        """Whether a date in a stretch lies before the document's own.

        Behind the verb only an adverbial counts: «l'Engagement de 2021» does not date the decision.
        """
        for event in self.events.between(start, end):
            last = event.interval.end
            if last is None or event.relation not in ("at", "after"):
                continue
            noun = verb is not None and event.start > verb and event.match.rule.what not in BY_THEMSELVES
            if noun and not self.rules.adverbial.search(self.plain, max(0, event.start - 14), event.start):
                continue
            if self.anchor is None or last < self.anchor:
                return True
        return False
