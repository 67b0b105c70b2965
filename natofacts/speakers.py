"""Who says it: quotations, reported speech, transcripts; the speaker before, after or in the middle (SPEC § 1)."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from natofacts.find import Scan
from natofacts.names import Named, Names
from natofacts.pack import Pack
from natofacts.quotes import Quotes
from natofacts.turns import turns

Attribution = tuple[str, str]  # who says a quotation, and the words that tell it
SHORT_QUOTE = 12
TURNED = 90  # how far behind an attribution its quotation goes on
INDENT = 80  # characters in front of the first word of a paragraph at most


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch of text that somebody says: half-open span, the speaker as written, and the attribution's words."""

    start: int
    end: int
    name: str
    cue: str


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying with its auxiliary and inverted pronoun: «a-t-elle ajouté», «souligne»."""

    start: int
    end: int
    pronoun: str | None
    announces: bool  # takes what is said as an object: «annoncer 12 drones»
    calls: bool = False  # takes who is called as an object: «appeler les Alliés à …»


class Speakers:
    """The voices of one text."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.text, self.low = scan.view.flat, scan.view.low
        self.quotes = Quotes(self.text)
        self.names = Names(scan)
        self._pattern = self.names.pattern
        self._unnamed: set[int] = set()
        self._attributed: dict[int, Attribution] = {}
        self.voices = sorted(self._voices(), key=lambda v: (v.start, v.end))
        self._starts = [v.start for v in self.voices]

    def at(self, position: int) -> Voice | None:
        """The innermost voice around a position, or None."""
        best: Voice | None = None
        last = bisect_right(self._starts, position)
        for voice in self.voices[max(0, last - 12) : last]:
            if position < voice.end and (best is None or voice.end - voice.start <= best.end - best.start):
                best = voice
        return best

    def _voices(self) -> Iterator[Voice]:
        for turn in turns(self.names, self.quotes):
            if turn.name:
                yield Voice(turn.start, turn.end, turn.name, turn.label)
        said: list[Voice] = []
        speech = self.scan.pack.declarations.speech
        for place, end, word in self._cues():
            opens = word in speech.FOR_WORDS and self.text[place].isupper()
            if word in speech.FOR_WORDS and not opens and not self.low.startswith(speech.FOR_WHOM, end):
                continue  # «pour» of something else
            start, stop = self._sentence(place)
            if opens and (found := self._pattern("FOR").match(self.text, place, stop)):
                said += self._for(found, stop)
            elif saying := self._saying(place, end, word):
                said += self._said(saying, start, stop)
            elif according := self._pattern("ACCORDING").match(self.low, place):
                said += self._according(according, start, stop)
        yield from said
        yield from self._introduced()
        yield from self._neighbours(sorted((v.start, v.end) for v in said))

    # -- verbs of saying ---------------------------------------------------------------------------------------

    def _cues(self) -> Iterator[tuple[int, int, str]]:
        """Words that may attribute what is said, in text order."""
        low = self.low
        for _, start, end in _automaton(self.scan.pack).find_matches_as_indexes(low):
            if not low[end : end + 1].isalpha() and not low[start - 1 : start].isalpha():
                yield start, end, low[start:end]

    def _saying(self, start: int, end: int, word: str) -> Saying | None:
        sayings = self.scan.pack.sayings
        more = word in sayings.announcing, word in sayings.calling
        if word in sayings.participles:
            auxiliary = self._pattern("AUXILIARY").search(self.low, max(0, start - 90), start)
            if auxiliary:
                return Saying(auxiliary.start(), end, auxiliary["pronoun"], *more)
        if word not in sayings.present or self._pattern("DENIED").search(self.low, max(0, start - 4), start):
            return None
        if self._pattern("NOUN_BEFORE").search(self.low, max(0, start - 14), start):
            return None
        inverted = self._pattern("PRONOUN").match(self.low, end)
        clitic = self._pattern("CLITIC").search(self.low, max(0, start - 8), start)
        begin = clitic.start() if clitic else start
        if inverted:
            return Saying(begin, inverted.end(), inverted["pronoun"], *more)
        return Saying(begin, end, None, *more)

    def _said(self, saying: Saying, start: int, end: int) -> Iterator[Voice]:
        if saying.pronoun in self.scan.pack.declarations.speech.NOBODY:  # «explique-t-on»
            quote = self.quotes.before(saying.start)
            self._unnamed |= {quote} if quote is not None else set()
            return
        if saying.pronoun:
            named = self.names.recent(saying.start, saying.pronoun)
            if named:
                yield from self._inverted(saying, named, start, end)
            return
        behind = None if saying.calls else self._name_behind(saying, end)
        if behind and self._pattern("COMME").search(self.low, max(start, saying.start - 12), saying.start):
            self.names.note(behind)
            yield Voice(start, end, behind.name, self.text[saying.start : saying.end])
        elif behind and self._is_tail(saying, start):
            yield from self._inverted(saying, behind, start, end)
        else:
            yield from self._reported(saying, start, end)

    def _is_tail(self, saying: Saying, start: int) -> bool:
        """Inverted attributions follow a comma, a dash or a closing quotation mark."""
        before = self.low[max(start - 3, saying.start - 3) : saying.start].rstrip()
        if before.endswith((",", "»", "”", '"', "–", "—", "?", "!", "…")):
            return True
        return saying.start <= start + 1 and self.quotes.before(saying.start) is not None

    def _name_behind(self, saying: Saying, end: int) -> Named | None:
        """«a déclaré mardi **X**», «a déclaré à la presse, lors d'une visite, **X**»."""
        adverbs = self._pattern("ADVERBS").match(self.low, saying.end, end)
        stop = adverbs.end() if adverbs else saying.end
        if named := self.names.behind(stop, end):
            return named
        if not self._pattern("ASIDE").match(self.low, stop, end):
            return None
        return self.names.person_in(stop, min(end, stop + 140))

    def _inverted(self, saying: Saying, named: Named, start: int, end: int) -> Iterator[Voice]:
        """«« … », a déclaré X», «…, a-t-il ajouté. « … »», «…, selon laquelle a annoncé X»."""
        self.names.note(Named(saying.start, saying.end, named.name))
        cue = self.text[saying.start : saying.end]
        past = max(saying.end, named.end) if named.start >= saying.end else saying.end
        quote = self.quotes.before(saying.start)
        if quote is None:
            around = self.quotes.around(saying.start)
            if around is not None:  # «Nous recruterons, a déclaré X, mille personnes»
                yield self._attribute(around, named.name, cue)
                return
            yield Voice(self._past_dateline(start, end), saying.start, named.name, cue)
            if saying.pronoun and self.text[past : past + 1] == ",":
                yield Voice(past, end, named.name, cue)
        else:
            yield self._attribute(quote, named.name, cue)
            first = self.quotes.spans[quote][0]
            if first > start + 3:  # «Les 40 % promis « ne suffiront pas », dit-il»
                yield Voice(start, first, named.name, cue)
        after = self.quotes.after(past, TURNED)
        if after is not None and self.quotes.spans[after][0] < end + 2 and not self._speaks_between(past, after):
            yield self._attribute(after, named.name, cue)
        for gerund in self._pattern("GERUND").finditer(self.low, past, end):
            if gerund["verb"] in self.scan.pack.sayings.gerunds:
                yield Voice(gerund.end(), end, named.name, cue)

    def _past_dateline(self, start: int, end: int) -> int:
        dateline = self._pattern("DATELINE").match(self.text, start, end)
        return dateline.end() if dateline else start

    def _speaks_between(self, start: int, quote: int) -> bool:
        """Whether somebody else is named between an attribution and the quotation behind it."""
        return self.names.person_in(start, self.quotes.spans[quote][0]) is not None

    def _reported(self, saying: Saying, start: int, end: int) -> Iterator[Voice]:
        """«X a souligné que …», «X a déclaré : « … »», «X a annoncé 12 drones»."""
        that = self._pattern("THAT").match(self.low, saying.end, end)
        quote = self.quotes.after(saying.end, 60)
        if quote is not None and self.quotes.spans[quote][0] > end:
            quote = None
        phrase = None if that or not saying.announces else self._pattern("NOUN_PHRASE").match(self.low, saying.end, end)
        if not that and not phrase and quote is None:
            return
        named = self.names.subject(saying.start, self._past_dateline(start, end))
        if named is None or (phrase and not self._pattern("OFFICE").search(named.name.lower()) and not _proper(named)):
            return
        self.names.note(Named(saying.start, saying.end, named.name))
        cue = self.text[saying.start : saying.end]
        if that and that["reported"]:
            yield Voice(that.end(), end, named.name, cue)
        elif that or phrase:
            adverbs = self._pattern("ADVERBS").match(self.low, saying.end, end)
            yield Voice(adverbs.end() if adverbs else saying.end, end, named.name, cue)
        if quote is not None:
            yield self._attribute(quote, named.name, cue)

    # -- other attributions ------------------------------------------------------------------------------------

    def _according(self, found: regex.Match[str], start: int, end: int) -> Iterator[Voice]:
        """«selon X, …», «X, selon qui …»."""
        if self._pattern("ACCORDING_NOT").match(self.low, found.start()):
            return
        cue = self.text[found.start() : found.end()]
        if found["who"]:
            if named := self._who(found, start):
                yield Voice(found.end(), end, named.name, cue)
            return
        head = self._pattern("ACCORDING_HEAD").match(self.low, found.end(), end)
        named = self.names.behind(head.end() if head else found.end(), end, indefinite=True)
        if named:
            self.names.note(named)
            yield Voice(*self._clause_around(found.start(), start, end), named.name, cue)

    def _who(self, found: regex.Match[str], start: int) -> Named | None:
        """«Mme Wilk, selon **qui**», «la Cour des comptes, selon **laquelle**», «selon **lui**»."""
        who = found["who"].strip()
        if who in self.scan.pack.declarations.speech.RELATIVE:
            last = self.names.last_in(start, found.start())
            return last if last and found.start() - last.end <= 3 else None
        return self.names.recent(found.start(), self.scan.pack.declarations.speech.UNSTRESSED.get(who, ""))

    def _for(self, found: regex.Match[str], end: int) -> Iterator[Voice]:
        """«Pour X, …» at the head of a sentence."""
        if named := self.names.behind(found.start("name"), end):
            self.names.note(named)
            yield Voice(found.end(), end, named.name, found.group())

    def _introduced(self) -> Iterator[Voice]:
        """«Michel Thirion, 61 ans, hausse les épaules : « … »»: a colon in front of the quotation."""
        for n, (start, _) in enumerate(self.quotes.spans):
            if n in self._attributed or not self.text[max(0, start - 6) : start - 1].rstrip().endswith(":"):
                continue
            named = self._introducer(n)
            if named:
                yield self._attribute(n, named.name, ":")

    def _introducer(self, n: int) -> Named | None:
        """Who the words in front of the colon name."""
        stop = self.text.rfind(":", 0, self.quotes.spans[n][0])
        index = self.scan.segments.at(stop)
        begin = self.scan.segments.items[index].start
        previous = self.quotes.spans[n - 1][1] + 1 if n else 0
        if begin < previous <= stop:
            begin = previous
        topic = self.names.topic(index)
        if topic and topic.start >= begin:
            return topic
        if pronoun := self._pattern("SUBJECT_PRONOUN").match(self.low[begin:stop]):
            return self.names.recent(stop, pronoun["pronoun"])
        return self.names.person_in(begin, stop)

    def _neighbours(self, said: list[tuple[int, int]]) -> Iterator[Voice]:
        """Quotations without an attribution of their own: by a signature below, or by who is named nearby."""
        starts = [start for start, _ in said]
        for n, (start, end) in enumerate(self.quotes.spans):
            if n in self._attributed or n in self._unnamed or end - start < SHORT_QUOTE:
                continue
            last = bisect_right(starts, start)
            if any(stop >= end for _, stop in said[max(0, last - 6) : last]):
                continue  # inside what «selon X» or «X a dit que» bears on
            signed = self._pattern("SIGNATURE").match(self.text, end + 1)
            if signed and "\n" in self.text[end + 1 : signed.start("name")]:
                yield self._attribute(n, signed["name"], signed["name"])
            elif found := self._neighbour(n):
                yield self._attribute(n, *found)

    def _neighbour(self, n: int) -> Attribution | None:
        """Who says a quotation that nobody is given: named in its sentence, just before, or just after."""
        if not self._whole(n):
            return self._borrowed(n)
        following = self._sentence_behind(n)
        return (
            self._named_before(n)
            or self._attributed_behind(following)
            or self._of_paragraph(n)
            or self._named_behind(n, following)
            or self._goes_on(n)
            or self._opens(n, following)
        )

    def _borrowed(self, n: int) -> Attribution | None:
        """A word or two: of who said the quotation before in the paragraph, else of who its own sentence is about."""
        if self._same_paragraph(n, n - 1) and n - 1 in self._attributed:
            return self._attributed[n - 1]
        start, _ = self.quotes.spans[n]
        named = self.names.topic(self.scan.segments.at(start - 1))
        return (named.name, named.name) if named and named.end < start else None

    def _named_before(self, n: int) -> Attribution | None:
        """«**Mme Durand** s'inquiète. « … »»: the sentence in front is about somebody who has not spoken yet."""
        start, _ = self.quotes.spans[n]
        index = self.scan.segments.at(start - 1)
        if not index or not self._adjoin(self.scan.segments.items[index - 1].end, start):
            return None
        before = self.names.topic(index - 1)
        spoke = n - 1 in self._attributed and before is not None and before.start < self.quotes.spans[n - 1][0]
        return (before.name, before.name) if before and not spoke else None

    def _attributed_behind(self, following: int | None) -> Attribution | None:
        """«« … » Ces mots sont de **Lars Aune**.»."""
        if following is None:
            return None
        segment = self.scan.segments.items[following]
        named = self._attributing(segment.start, segment.end)
        return (named.name, named.name) if named else None

    def _of_paragraph(self, n: int) -> Attribution | None:
        """Who says the other quotations of the paragraph, the ones before first."""
        for other in (n - 1, n - 2, n + 1):
            if other in self._attributed and self._same_paragraph(n, other):
                return self._attributed[other]
        return None

    def _named_behind(self, n: int, following: int | None) -> Attribution | None:
        """«« … » **Mme Durand** ne décolère pas.»: the sentence right behind is about somebody."""
        if following is None or not self._adjoin(self.quotes.spans[n][1], self.scan.segments.items[following].start):
            return None
        after = self.names.topic(following)
        return (after.name, after.name) if after else None

    def _goes_on(self, n: int) -> Attribution | None:
        """Who says the quotation before, when nothing stands between the two."""
        if n - 1 not in self._attributed or not self._only_blank(self.quotes.spans[n - 1][1], self.quotes.spans[n][0]):
            return None
        return self._attributed[n - 1]

    def _opens(self, n: int, following: int | None) -> Attribution | None:
        """A paragraph that opens with a quotation: who the next sentence is about, wherever it begins."""
        if following is None or not self._opens_paragraph(self.quotes.spans[n][0]):
            return None
        after = self.names.topic(following)
        return (after.name, after.name) if after else None

    def _sentence_behind(self, n: int) -> int | None:
        """The index of the first sentence that begins behind a quotation."""
        items = self.scan.segments.items
        _, end = self.quotes.spans[n]
        following = self.scan.segments.at(end + 1)
        while following < len(items) and items[following].start <= end:
            following += 1
        return following if following < len(items) else None

    def _attributing(self, start: int, end: int) -> Named | None:
        """«Ces mots, prononcés jeudi, sont de **Lars Aune**»."""
        opening = self._pattern("ATTRIBUTING").match(self.text, start, end)
        named = self.names.person_in(opening.end(), end) if opening else None
        if named:
            self.names.note(named)
        return named

    def _whole(self, n: int) -> bool:
        """Whether a quotation is a sentence of its own, not a word or two that the text borrows."""
        start, _ = self.quotes.spans[n]
        first = self.text[start : start + 3].strip()[:1]
        return first.isupper() or first.isdigit()

    # -- where things are --------------------------------------------------------------------------------------

    def _attribute(self, quote: int, name: str, cue: str) -> Voice:
        self._attributed[quote] = (name, cue)
        start, end = self.quotes.spans[quote]
        return Voice(start, end, name, cue)

    def _sentence(self, position: int) -> tuple[int, int]:
        segment = self.scan.segments.items[self.scan.segments.at(position)]
        return segment.start, segment.end

    def _same_paragraph(self, a: int, b: int) -> bool:
        if min(a, b) < 0:
            return False
        first, last = sorted((self.quotes.spans[a], self.quotes.spans[b]))
        return "\n" not in self.text[first[1] : last[0]]

    def _adjoin(self, end: int, start: int) -> bool:
        return start - end <= 6 and "\n" not in self.text[end:start]

    def _only_blank(self, end: int, start: int) -> bool:
        return not self.text[end:start].strip(' \n\t\xa0«»“”"–—-.')

    def _opens_paragraph(self, start: int) -> bool:
        window = max(0, start - INDENT)
        line = self.text.rfind("\n", window, start)
        if line < 0 < window:
            return False
        return not self.text[max(line + 1, window) : start].strip(' \t\xa0«“"–—-')

    def _clause_around(self, position: int, start: int, end: int) -> tuple[int, int]:
        """What «selon X» bears on: its sentence; behind a semicolon or inside a quotation only that part."""
        quote = self.quotes.around(position)
        if quote is not None:
            start, end = max(start, self.quotes.spans[quote][0]), min(end, self.quotes.spans[quote][1])
        cut = self.low.rfind(";", start, position)
        return (cut + 1 if cut >= 0 else start), end


def _proper(named: Named) -> bool:
    return any(word[0].isupper() for word in named.name.split()[1:])


@functools.lru_cache(maxsize=8)
def _automaton(pack: Pack) -> Any:
    """Finds the verbs of saying of a language and the words for «according to»."""
    speech = pack.declarations.speech
    words = {*pack.sayings.participles, *pack.sayings.present, *speech.ACCORDING_WORDS, *speech.FOR_WORDS}
    return AhoCorasick(sorted(words), matchkind=MatchKind.LeftmostLongest)
