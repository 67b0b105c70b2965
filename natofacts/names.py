"""The names of those who speak: a person, an office or a body, as the text writes them."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, NamedTuple

import regex

from natofacts import compiled
from natofacts.find import Scan
from natofacts.verbs import WORD, morphology

MAX_NAME = 120
REACH = 1500


class Named(NamedTuple):
    """A name where it is written: half-open span and the name, blanks collapsed."""

    start: int
    end: int
    name: str


class Names:
    """Finds names of speakers in one text: behind a verb, in front of it, or at the head of a sentence."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.text, self.low = scan.view.flat, scan.view.low
        self.words = scan.pack.declarations.speech
        self._plural = scan.pack.verb_forms[2] - scan.pack.declarations.grammar.NOT_PLURAL_VERB
        self.pattern = functools.partial(pattern_of, self.words)
        self.said: list[Named] = []  # who was given words so far, in text order
        self._topics: dict[int, Named | None] = {}

    def behind(self, start: int, end: int, indefinite: bool = False) -> Named | None:
        """The name that begins at a position: title, function and proper name, with one apposition."""
        while start < end and self.text[start] in " ,\xa0":
            start += 1
        end = min(end, start + MAX_NAME)
        stop, apposed = start, False
        while True:
            found = self.pattern("NAME_END").search(self.low, stop, end)
            stop = found.start() if found else end
            mark = found.group() if found else ""
            word = self.text[start:stop].rpartition(" ")[2]
            if mark == "." and (word.lower() in self.words.ABBREVIATED_TITLES or (len(word) == 1 and word.isupper())):
                stop += 1
            elif mark == "," and not apposed and self.pattern("APPOSED").match(self.text, stop):
                stop += 1
                apposed = True
            elif mark[:1] == " " and self.text[stop + 1 : stop + 3].istitle():  # «le groupement **Est**»
                stop += len(mark)
            else:
                break
        name = " ".join(self.text[start:stop].split())
        return Named(start, stop, name) if self.is_name(name, indefinite) else None

    def is_name(self, name: str, indefinite: bool = False) -> bool:
        """Whether a phrase can name a speaker: a proper name, a title, or an office («le ministre»)."""
        low = name.lower()
        if not name or not (name[0].isupper() or self.pattern("TITLE").match(low)):
            return False
        return indefinite or any(c.isupper() for c in name) or bool(self.pattern("OFFICE").search(low))

    def person_in(self, start: int, end: int) -> Named | None:
        """The first person that a stretch of text names."""
        found = self.pattern("PERSON").search(self.text, start, end)
        if found is None:
            return None
        return self._without_verb(found.start(), end, found.end())

    def last_in(self, start: int, end: int) -> Named | None:
        """The person or body that stands last in a stretch of text."""
        found = None
        for name in ("PERSON", "BODY_NAME"):
            for other in self.pattern(name).finditer(self.text, start, end):
                if found is None or other.start() > found.start():
                    found = other
        return self._without_verb(found.start(), end, found.end()) if found else None

    def subject(self, verb: int, start: int) -> Named | None:
        """The subject of a verb of saying; «il» is who spoke or was named last."""
        start = max(start, verb - 3 * MAX_NAME)
        if pronoun := self.pattern("SUBJECT_PRONOUN").search(self.low[start:verb].rstrip()):
            return self.recent(verb, pronoun["pronoun"])
        piece = self.pattern("PIECES").split(self.text[start:verb].rstrip().replace("’", "'"))[-1].strip()
        piece = self.pattern("CONJUNCTION").sub("", piece, count=1) if self._conjoined(piece) else piece
        parts = [part.strip() for part in piece.split(",")]
        vocative = self.pattern("PERSONAL").fullmatch(parts[0].lower()) is not None  # «Amiral, un diplomate a dit …»
        if len(parts) > 1 and (vocative or not self._opens_name(parts[0])):
            parts = next((parts[n:] for n, part in enumerate(parts) if n and self._opens_name(part)), [""])
        name = ", ".join([parts[0], *(p for p in parts[1:] if p and (p[0].isupper() or self._is_proper(p)))])
        words = name.split()
        if not words or len(name) > MAX_NAME or not self.is_name(name, indefinite=True):
            return None
        if any(word.lower() in self._plural for word in words) or self.pattern("PREDICATE").search(
            name.lower()
        ):  # «les Alliés restent attachés à …»: a clause, no name
            return None
        proper = any(w[0].isupper() for w in words[1:]) or words[0] in self.words.MR
        return Named(start, verb, name) if proper or self.pattern("OFFICE").search(name.lower()) else None

    def _conjoined(self, piece: str) -> bool:
        return self.pattern("CONJUNCTION").match(piece) is not None

    def _opens_name(self, part: str) -> bool:
        """Whether a part of a sentence can begin with its subject: «le ministre», not «Entendu mardi»."""
        if self.pattern("OPENING").match(part.lower()):
            return False
        named = self.pattern("TITLE").match(part.lower()) or self.pattern("PERSON").match(part)
        return bool(named) or (part[:1].isupper() and " " not in part)

    def _is_proper(self, part: str) -> bool:
        person = self.pattern("PERSON").match(part)
        return person is not None and any(c.isupper() for c in person.group()[1:])

    def topic(self, index: int) -> Named | None:
        """The person or body that a sentence opens with: «Interrogée mardi, **Anne Lefort** s'est dite …»."""
        if index not in self._topics:
            self._topics[index] = self._topic(index)
        return self._topics[index]

    def _topic(self, index: int) -> Named | None:
        segment = self.scan.segments.items[index]
        start, end = segment.start, segment.end
        if conjunction := self.pattern("CONJUNCTION").match(self.text, start, end):
            start = conjunction.end()
        elif self.pattern("OPENING").match(self.low, start, end):
            comma = self.text.find(", ", start, min(end, start + 200))
            start = comma + 2 if comma >= 0 else start
        for name in ("PERSON", "BODY_TOPIC"):
            if found := self.pattern(name).match(self.text, start, end):
                return self._without_verb(start, end, found.end())
        return None

    def _without_verb(self, start: int, end: int, sure: int) -> Named | None:
        """A name that goes on behind its sure part up to the verb: «le ministre danois de la Défense s'est …»."""
        named = self.behind(start, end)
        if named is None or named.end <= sure:
            return named
        singular = self.scan.pack.verb_forms[1]
        tense = morphology(self.scan.pack.declarations).tense_of
        for word in WORD.finditer(self.low, sure, named.end):
            form = word.group()
            if self.pattern("DETERMINED").search(self.low, sure - 4, word.start()):
                continue  # «le chef de la **force** aérienne»
            if form in singular or form in self._plural or form in self.scan.pack.sayings.present or tense(form):
                name = " ".join(self.text[start : word.start()].split()).rstrip(" ,")
                return Named(start, word.start(), name)
        return named

    def note(self, named: Named) -> None:
        """Remember who was given words, for the pronouns that follow."""
        self.said.append(named)

    def recent(self, position: int, pronoun: str) -> Named | None:
        """Who «il» or «elle» is: the last person, else the last body, that spoke or was spoken of nearby."""
        first: Named | None = None
        for named in self._nearby(position):
            if self._agrees(named.name, pronoun):
                if self.is_person(named.name):
                    return named
                first = first or named
        return first

    def _nearby(self, position: int) -> Iterator[Named]:
        """Names in front of a position, nearest first: of this paragraph and the one before, then who spoke last."""
        items = self.scan.segments.items
        index = self.scan.segments.at(position)
        spoke = len(self.said) - 1
        paragraphs = 0
        while index >= 0 and paragraphs < 2 and items[index].start > position - REACH:
            while spoke >= 0 and self.said[spoke].start >= items[index].start:
                if self.said[spoke].start < position:
                    yield self.said[spoke]
                spoke -= 1
            topic = self.topic(index)
            if topic and topic.end < position:
                yield topic
            elif topic is None and items[index].end <= position and (named := self._mentioned(index)):
                yield named
            if index:
                paragraphs += "\n" in self.text[items[index - 1].end : items[index].start]
            index -= 1
        if spoke >= 0:
            yield self.said[spoke]

    def _mentioned(self, index: int) -> Named | None:
        """The person that a sentence names last."""
        segment = self.scan.segments.items[index]
        every = self.pattern("PERSON").finditer(self.text, segment.start, segment.end)
        found = max(every, key=lambda m: m.start(), default=None)
        return self._without_verb(found.start(), segment.end, found.end()) if found else None

    def is_person(self, name: str) -> bool:
        """Whether a name is that of a person, or of a person's office."""
        return bool(self.pattern("PERSON").match(name))

    def _agrees(self, name: str, pronoun: str) -> bool:
        other_gender = self.words.OTHER_GENDER.get(pronoun)
        return other_gender is None or not self.pattern(other_gender).match(name.lower())


@functools.lru_cache(maxsize=128)
def pattern_of(words: Any, name: str) -> regex.Pattern[str]:
    """A pattern of a language's declarations, compiled once."""
    return compiled.pattern(getattr(words, name))
