"""Who acts: subjects of clauses, their kind (Alliance, outsider, thing), and what pronouns stand for."""

from __future__ import annotations

import functools
from bisect import bisect_left
from itertools import pairwise
from typing import Any, NamedTuple

import regex

from natofacts import compiled
from natofacts.clauses import Clause, Grammar
from natofacts.find import Scan
from natofacts.segment import Segment

_WORD = compiled.pattern(r"[a-zà-ÿœ0-9]+(?:-[a-zà-ÿœ0-9]+)*")
LOOK_BACK = 5
OPENING = 120  # characters that a dateline takes at most


class Subject(NamedTuple):
    """The subject of a clause: its name without determiner, its span, and what kind of actor it is."""

    text: str
    span: tuple[int, int]
    first_person: bool = False
    acts: bool = False
    alliance: bool = False
    outside: bool = False
    thing: bool = False
    addressed: bool = False
    plural: bool = False
    document: bool = False
    why: str = "subject of the clause"


def _inner(one: Clause, other: Clause, position: int) -> Clause:
    """Of two clauses the one that begins later; of two that begin together that of the verb just before a position."""
    if one.start != other.start or not one.predicates or not other.predicates:
        return other
    before = one.predicates[0].start < position < other.predicates[0].start
    named = other.subject is not None and other.subject[0] <= position < other.subject[1]
    return one if before and not one.main and not named else other


class Actors:
    """The subjects of one text, sentence by sentence; pronouns are replaced within the paragraph."""

    def __init__(self, scan: Scan, grammar: Grammar) -> None:
        self.scan = scan
        self.grammar = grammar
        self.words = grammar.words
        self.low, self.text = scan.view.low, scan.view.text
        self._pattern = functools.partial(_compiled, self.words)
        self._clauses: dict[int, list[Clause]] = {}
        self._subjects: dict[int, Subject | None] = {}
        self._bodies: list[tuple[int, int]] | None = None

    # -- clauses -----------------------------------------------------------------------------------------------

    def clauses(self, index: int) -> list[Clause]:
        """The clauses of a segment, parsed once."""
        if index not in self._clauses:
            segment = self.scan.segments.items[index]
            start = self.behind_dateline(segment)
            self._clauses[index] = self.grammar.parse(self.low, self.text, start, segment.end, self._is_date)
        return self._clauses[index]

    def behind_dateline(self, segment: Segment) -> int:
        """Where the first clause of a sentence begins: behind a number, a dateline or a label."""
        start, end = segment.start, segment.end
        opening = self.text[start : min(end, start + OPENING)]
        if not opening[:1].isdigit() and not any(mark in opening for mark in self.words.DATELINE_MARKS):
            return start
        dateline = self._pattern("DATELINE").match(self.text, start, end)
        return dateline.end() if dateline else start

    def _is_date(self, position: int) -> bool:
        """Whether a phrase that begins here is a date («ce matin», «le 3 mai»)."""
        claimed = self.scan.claimed_at(position)
        if claimed is None and (article := self._pattern("ARTICLE").match(self.low, position)):
            claimed = self.scan.claimed_at(article.end())
        return claimed is not None and claimed.rule.kind == "date"

    def inside(self, start: int, end: int) -> list[Clause]:
        """The clauses whose predicates begin in a stretch of a sentence."""
        index = self.scan.segments.at(start)
        return [c for c in self.clauses(index) if any(start <= p.start < end for p in c.predicates)]

    def at(self, position: int) -> Clause | None:
        """The innermost clause around a position."""
        best: Clause | None = None
        for clause in self.clauses(self.scan.segments.at(position)):
            if clause.start <= position < max(clause.end, clause.start + 1):
                best = clause if best is None else _inner(best, clause, position)
        return best

    def of_last_verb(self, position: int) -> Clause | None:
        """The clause of the last verb in front: «le Canada, dont le budget **doublera** d'ici 2030, enverra …»."""
        clauses = self.clauses(self.scan.segments.at(position))
        told = [(p.start, n) for n, clause in enumerate(clauses) for p in clause.predicates if p.start <= position]
        return clauses[max(told)[1]] if told else None

    # -- subjects ----------------------------------------------------------------------------------------------

    def subject(self, clause: Clause) -> Subject | None:
        """The subject of a clause with its pronoun resolved, or None."""
        key = id(clause)
        if key not in self._subjects:
            self._subjects[key] = self._subject(clause)
        return self._subjects[key]

    def _subject(self, clause: Clause) -> Subject | None:
        words = self.words
        if clause.subject is None:
            return self._resolving_body(clause)
        if clause.pronoun is None:
            return self.bare(*clause.subject)
        if clause.pronoun in words.SPEAKING:
            first = clause.pronoun not in words.INDEFINITE
            surface = self.text[slice(*clause.subject)]
            plural = clause.pronoun == words.US
            return Subject(surface, clause.subject, first, first, alliance=True, plural=plural)
        if clause.pronoun in words.ADDRESSED:
            return Subject(self.text[slice(*clause.subject)], clause.subject, addressed=True)
        if clause.pronoun not in words.THIRD_PRONOUNS or self._is_impersonal(clause):
            return None
        return self._antecedent(clause, clause.subject)

    def _resolving_body(self, clause: Clause) -> Subject | None:
        """«L'Assemblée, … **Décide** de créer …»: a paragraph of a resolution begins with its verb."""
        verb = clause.predicates[0].start if clause.predicates else -1
        opens = self.scan.segments.items[self.scan.segments.at(clause.start)].start
        if not clause.main or verb != opens or not self.text[verb].isupper():
            return None
        if self._bodies is None:
            found = self._pattern("RESOLVING_BODY").finditer(self.text)
            self._bodies = [match.span("who") for match in found]
        before = bisect_left(self._bodies, (verb,))
        return self.bare(*self._bodies[before - 1]) if before else None

    def addressed(self, position: int, plural: bool) -> tuple[int, int] | None:
        """«…, et **lui** demandons de …»: the country or people named last in the sentence."""
        start = self.scan.segments.items[self.scan.segments.at(position)].start
        names = ("PLURAL_NOUN",) if plural else ("FEMININE_COUNTRY", "MASCULINE_COUNTRY")
        spans = [m.span("noun") for name in names for m in self._pattern(name).finditer(self.low, start, position)]
        known = [span for span in spans if not plural or self.low[slice(*span)] in self.words.ACTOR_NOUNS]
        return max(known, default=None)

    def _is_impersonal(self, clause: Clause) -> bool:
        """«il faudra», «il nous faut», «il s'agira»: nobody acts."""
        if clause.subject is None or clause.pronoun not in self.words.IMPERSONAL_PRONOUNS:
            return False
        return self._pattern("IMPERSONAL").match(self.scan.plain, clause.subject[1]) is not None

    def opens_apart(self, start: int, end: int) -> bool:
        """Whether a participle stands in front of a noun phrase: «**Venus de quinze pays,** 900 soldats …»."""
        return self._pattern("PARTICIPIAL").match(self.text, start, end) is not None

    def bare(self, start: int, end: int) -> Subject | None:
        """A subject from a noun phrase given by its span."""
        words = self.words
        if any(mark in self.low[start:end] for mark in words.ASIDE_MARKS):
            if opening := self._pattern("PARTICIPIAL").match(self.text, start, end):
                start = opening.end()
            if aside := self._pattern("ASIDE").search(self.low, start, end):
                end = aside.start()
        while end > start and self.text[end - 1] in " ,;:–—\n":
            end -= 1
        while start < end and self.text[start] in ' \n«"':
            start += 1
        if start >= end:
            return None
        head, capital = self._head(start, end)
        low, surface = self.low[start:end], self.text[start:end]
        named = _WORD.findall(low)
        first = set(named[:4])
        member = head in words.MEMBERS
        outside = bool(first & words.OUTSIDERS) and not member
        alliance = head in words.ALLIANCE_NOUNS or member or bool(first & (words.MEMBERS | words.ALLIANCE_NAMES))
        if head in words.PARTIES and capital:  # the Parties to an agreement
            outside, alliance = False, True
        if not outside and len(head) > 2 and head.upper() in surface.replace("’", " ").split():
            alliance = True  # an agency known by its initials
        if head in words.ALLIANCE_NOUNS:
            outside = outside and head in words.OUTSIDERS
        # «six autres», «les autres»: of whom the text spoke just before
        understood = not head and bool(first & words.OTHERS) and self._spoke_of_actors(start)
        alliance = alliance or understood or (not head and bool(first & words.EACH))
        # «Six **CP-140** Aurora»: machines, many of them, and nobody beside them
        machines = not head.isalpha() and any(map(str.isdigit, head)) and self.scan.pack.number(named[0]) is not None
        counted = machines and words.ACTOR_NOUNS.isdisjoint(named)
        thing = (head in words.THING_NOUNS and not capital) or counted
        acts = not thing and (head in words.ACTOR_NOUNS or outside or alliance or capital)
        plural = bool(self._pattern("PLURAL_START").match(low)) or f" {words.AND} " in low
        name = self.plain_name(start, end)
        return Subject(
            name,
            (start, end),
            acts=acts,
            alliance=alliance and not thing,
            outside=outside,
            thing=thing,
            plural=plural or (capital and head.endswith("s")),
            document=head in words.TEXT_NOUNS or name.startswith(words.TEXT_SIGN),
        )

    def label(self, start: int, end: int) -> tuple[str | None, bool]:
        """What the label of a table's row names, marks of notes left out, and whether that is an actor.

        None for sums; a capital says nothing here.
        """
        tables, words = self.scan.pack.declarations.tables, self.words
        if note := self.scan.pack.pattern(tables.NOTE_MARK).search(self.low, start, end):
            end = note.start()
        if self.scan.pack.pattern(tables.SUMS).match(self.scan.plain, start, end):
            return None, False
        named = set(_WORD.findall(self.low, start, end))
        known = words.MEMBERS | words.OUTSIDERS | words.ALLIANCE_NAMES
        return self.plain_name(start, end) or None, bool(named & known)

    def _spoke_of_actors(self, position: int) -> bool:
        """Whether what has been counted last can act («treize **Alliés** … six autres»), or else a plural before."""
        nouns = _WORD.findall(self.low, max(0, position - 200), position)
        for number, noun in reversed(list(pairwise(nouns))):
            if noun.endswith("s") and (number[0].isdigit() or self.scan.pack.number(number) is not None):
                return noun in self.words.ACTOR_NOUNS
        return any(noun.endswith("s") and noun in self.words.ACTOR_NOUNS for noun in nouns)

    def plain_name(self, start: int, end: int) -> str:
        """A phrase as written, determiner dropped."""
        while start < end and self.text[start] in " \n":
            start += 1
        if determiner := self._pattern("DETERMINER").match(self.low, start, end):
            start = determiner.end()
        return " ".join(self.text[start:end].split()).strip(" ,;:")

    def _head(self, start: int, end: int) -> tuple[str, bool]:
        """The head noun of a phrase and whether it is written with a capital that is not the sentence's."""
        words = self.words
        for match in _WORD.finditer(self.low, start, end):
            word = match.group()
            for prefix in words.PREFIXES:
                word = word.removeprefix(prefix) or word
            if words.ORDINAL_CENTURY.fullmatch(word):
                continue
            skipped = word in words.DETERMINERS or word in words.BEFORE_HEAD or word in words.PREPOSITIONS
            if skipped or len(word) == 1 or word.isdigit():
                continue
            surface = self.text[match.start() : match.end()]
            thing = surface.istitle() and word in words.THING_NOUNS and self._opens_sentence(match.start())
            return word, surface[0].isupper() and not thing
        return "", False

    def _opens_sentence(self, place: int) -> bool:
        segments = self.scan.segments
        return place == segments.items[segments.at(place)].start

    # -- pronouns ----------------------------------------------------------------------------------------------

    def _antecedent(self, clause: Clause, span: tuple[int, int]) -> Subject | None:
        """The last subject in the paragraph that agrees in number with a pronoun, or what it names."""
        plural = clause.pronoun in self.words.PLURAL_PRONOUNS
        why = f"«{clause.pronoun}» stands for it"
        here = self.scan.segments.at(span[0])
        topic = self._pattern("AS_FOR").match(self.low, self.scan.segments.items[here].start, span[0])
        if topic and (named := self.bare(*topic.span("who"))) is not None:  # «Quant aux **Alliés**, ils …»
            return named._replace(span=span, why=why)
        for index in range(here, max(-1, here - LOOK_BACK), -1):
            if index < here and not self._same_paragraph(index, here):
                break
            for other in reversed(self.clauses(index)):
                if other is clause or other.subject is None or other.subject[0] >= span[0]:
                    continue
                if other.pronoun and other.pronoun not in self.words.THIRD_PRONOUNS:
                    continue
                if not other.main and other.pronoun is None:
                    continue
                found = self.subject(other)
                if found is not None and self._other_gender(clause, other):
                    continue
                if found is not None and found.plural == plural and not found.first_person:
                    return found._replace(span=span, why=why)
        named = self._named_before(here, plural, clause, span)
        return named or self._spoken_of(here, clause, span)

    def _spoken_of(self, here: int, clause: Clause, span: tuple[int, int]) -> Subject | None:
        """What a pronoun that opens a paragraph stands for: it keeps its own name (SPEC § 4), but is known to act."""
        for index in range(here - 1, max(-1, here - LOOK_BACK), -1):
            for other in reversed(self.clauses(index)):
                if other.subject is None or not other.main or other.pronoun is not None:
                    continue
                found = self.subject(other)
                if found is None or self._other_gender(clause, other):
                    continue
                plural = clause.pronoun in self.words.PLURAL_PRONOUNS
                if found.plural != plural or found.first_person:
                    return None
                why = f"«{clause.pronoun}» stands for what another paragraph names"
                return found._replace(text=self.text[slice(*span)], span=span, why=why)
        return None

    def _other_gender(self, clause: Clause, other: Clause) -> bool:
        """Whether a subject's article or ending has another gender than «il» or «elle»."""
        if other.subject is None or other.pronoun is not None:
            return False
        if clause.pronoun in self.words.FEMININE_PRONOUNS:
            wrong = "MASCULINE"
        elif clause.pronoun in self.words.IMPERSONAL_PRONOUNS:
            wrong = "FEMININE"
        else:
            return False
        return self._pattern(wrong).match(self.text, *other.subject) is not None

    def _named_before(self, here: int, plural: bool, clause: Clause, span: tuple[int, int]) -> Subject | None:
        """«Nous avons créé **le Conseil** … **Il** organisera»: the body that was named before, as an object."""
        items = self.scan.segments.items
        own = self._named(items[here].start, span[0] - 1, plural, clause, span)
        if own is not None or here == 0 or not self._same_paragraph(here - 1, here):
            return own
        return self._named(items[here - 1].start, items[here - 1].end, plural, clause, span)

    def _named(self, start: int, end: int, plural: bool, clause: Clause, span: tuple[int, int]) -> Subject | None:
        """The country or body named in a stretch of text that a pronoun can stand for."""
        words = self.words
        why = f"«{clause.pronoun}» stands for what was named before"
        if not plural:
            feminine = clause.pronoun in words.FEMININE_PRONOUNS
            country = self._pattern("FEMININE_COUNTRY" if feminine else "MASCULINE_COUNTRY")
            if match := country.search(self.low, start, end):
                return Subject(
                    self.text[slice(*match.span("noun"))],
                    match.span("noun"),
                    acts=True,
                    outside=True,
                    why=why,
                )
        for match in self._pattern("PLURAL_NOUN" if plural else "SINGULAR_NOUN").finditer(self.low, start, end):
            noun = match["noun"]
            if noun in words.ACTOR_NOUNS and (noun in words.BODIES or noun not in words.ALLIANCE_NOUNS):
                name = self._pattern("NAME_EXTENT").match(self.text, match.start("noun"))
                surface = name.group() if name else noun
                return Subject(surface, span, acts=True, alliance=True, plural=plural, why=why)
        return None

    def _same_paragraph(self, first: int, last: int) -> bool:
        items = self.scan.segments.items
        for n in range(first, last):
            gap = self.scan.plain[items[n].end : items[n + 1].start]
            if "\n" in gap and not (items[n + 1].bullet and gap.count("\n") < 2):
                return False
        return True


@functools.lru_cache(maxsize=64)
def _compiled(words: Any, name: str) -> regex.Pattern[str]:
    return compiled.pattern(getattr(words, name))
