"""Who says it: quotations and reported speech, with the speaker named before, after or in the middle (SPEC § 1)."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import regex

from natofacts.find import Scan
from natofacts.gate import Gate

_PAIRS = {"«": "»", "“": "”"}
MAX_QUOTE = 4000
MAX_NAME = 120


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch of text that somebody says: half-open span, the speaker as written, and the attribution's words."""

    start: int
    end: int
    name: str
    cue: str


class Speakers:
    """The voices of one text."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.low, self.text = scan.view.low, scan.view.text
        self.words = scan.pack.declarations.speech
        self._gate = Gate(self.words.STEMS, scan.plain)
        self._pattern = functools.partial(_compiled, self.words)
        self.quotes = list(self._quotes())
        self._attributed: dict[int, tuple[str, str]] = {}
        self._last = ""
        self.voices = sorted(self._voices(), key=lambda v: (v.start, v.end))
        self._starts = [v.start for v in self.voices]

    def at(self, position: int) -> Voice | None:
        """The innermost voice around a position, or None."""
        best: Voice | None = None
        last = bisect_right(self._starts, position)
        for voice in self.voices[max(0, last - 12) : last]:
            if voice.start <= position < voice.end and (
                best is None or voice.end - voice.start <= best.end - best.start
            ):
                best = voice
        return best

    def _quotes(self) -> Iterator[tuple[int, int]]:
        """Spans between quotation marks; an unclosed mark ends with its paragraph."""
        text = self.text
        place = 0
        while match := _OPEN.search(text, place):
            mark = match.group()
            start = match.end()
            limit = min(len(text), start + MAX_QUOTE)
            line = text.find("\n", start, limit)
            stop = line if line >= 0 else limit
            end = text.find('"', start, stop) if mark == '"' else text.find(_PAIRS[mark], start, limit)
            yield start, end if end >= 0 else stop
            place = (end if end >= 0 else stop) + 1

    # -- attributions ------------------------------------------------------------------------------------------

    def _voices(self) -> Iterator[Voice]:
        for n, segment in enumerate(self.scan.segments.items):
            if self._gate.opens(segment.start, segment.end):
                yield from self._labelled(n, segment.start, segment.end)
                yield from self._inverted(segment.start, segment.end)
                yield from self._according(segment.start, segment.end)
                yield from self._reported(segment.start, segment.end)
                yield from self._introduced(segment.start, segment.end)
        yield from self._neighbours()

    def _attribute(self, quote: int, name: str, cue: str) -> Voice:
        self._attributed[quote] = (name, cue)
        start, end = self.quotes[quote]
        return Voice(start, end, name, cue)

    def _labelled(self, n: int, start: int, end: int) -> Iterator[Voice]:
        """«Mme VIDAL : …» in a transcript, «Le SG : « … »» in a thread."""
        label = self._pattern("LABEL").match(self.text, start, end)
        if label and (self._quote_at(label.end(), 2) is not None or label["name"].split()[-1].isupper()):
            self._last = label["name"]
            yield Voice(label.end(), self._label_end(n), label["name"], label.group().strip())

    def _inverted(self, start: int, end: int) -> Iterator[Voice]:
        """«« … », a déclaré X», «…, a-t-il ajouté. « … »», «…, selon laquelle a annoncé X»."""
        for found in self._pattern("INVERTED").finditer(self.low, start, end):
            if not self._is_tail(found, start):
                continue
            name = self._last if found["pronoun"] else self._name(found.end(), end)
            if not name:
                continue
            self._last = name
            cue = self.text[found.start() : found.end()]
            quote = self._quote_before(found.start())
            if quote is None:
                around = self._quote_around(found.start())
                if around is None:
                    yield Voice(start, found.start(), name, cue)
                elif not found["pronoun"]:  # «Nous recruterons, a déclaré X, mille personnes»
                    yield self._attribute(around, name, cue)
                continue
            yield self._attribute(quote, name, cue)
            after = self._quote_at(found.end(), 90)
            if after is not None and self.quotes[after][0] < end + 2:
                yield self._attribute(after, name, cue)
            if gerund := self._pattern("GERUND").search(self.low, found.end(), end):
                yield Voice(gerund.end(), end, name, cue)

    def _according(self, start: int, end: int) -> Iterator[Voice]:
        """«selon X, …», «X, selon qui …»."""
        for found in self._pattern("ACCORDING").finditer(self.low, start, end):
            if self._pattern("ACCORDING_NOT").match(self.low, found.start()):
                continue
            cue = self.text[found.start() : found.end()]
            if found["who"]:
                if self._last:
                    yield Voice(found.end(), end, self._last, cue)
                continue
            if name := self._name(found.end(), end, indefinite=True):
                self._last = name
                yield Voice(*self._clause_around(found.start(), start, end), name, cue)

    def _reported(self, start: int, end: int) -> Iterator[Voice]:
        """«X a souligné que …», «X a déclaré : « … »»."""
        for found in self._pattern("REPORTED").finditer(self.low, start, end):
            name = self._subject_before(found.start(), start)
            if not name:
                continue
            speaks = self._pattern("THAT").match(self.low, found.end(), end)
            quote = self._quote_at(found.end(), 60)
            if not speaks and quote is None:
                continue
            if self._follows_pause(found.start(), start) and self._name(found.end(), end):
                continue  # «…, a déclaré X»: that is the other order
            self._last = name
            cue = self.text[found.start() : found.end()]
            if speaks:
                yield Voice(found.end(), end, name, cue)
            if quote is not None and self.quotes[quote][0] <= end:
                yield self._attribute(quote, name, cue)

    def _introduced(self, start: int, end: int) -> Iterator[Voice]:
        """«Michel Thirion, 61 ans, hausse les épaules : « … »»: a colon in front of the quotation."""
        quote = self._quote_at(start, end - start)
        if quote is None or quote in self._attributed:
            return
        stop = self.quotes[quote][0] - 1
        if not self.text[max(start, stop - 3) : stop].rstrip().endswith(":"):
            return
        named = self._pattern("PERSON").search(self.text, start, stop)
        named = named or self._pattern("OFFICE_NAME").search(self.text, start, stop)
        if named:
            yield self._attribute(quote, named["name"], ":")

    def _neighbours(self) -> Iterator[Voice]:
        """Quotations without an attribution of their own take that of their paragraph, or of a signature below."""
        for n, (start, end) in enumerate(self.quotes):
            if n in self._attributed or end - start < 12:
                continue
            signed = self._pattern("SIGNATURE").match(self.text, end + 1)
            if signed and "\n" in self.text[end + 1 : signed.start("name")]:
                yield self._attribute(n, signed["name"], signed["name"])
                continue
            for other in (n - 1, n - 2, n + 1):
                if other in self._attributed and self._same_paragraph(n, other):
                    yield self._attribute(n, *self._attributed[other])
                    break

    # -- where quotations are ----------------------------------------------------------------------------------

    def _label_end(self, n: int) -> int:
        """Where what a label introduces ends: at the next label; for a single quotation, with its line."""
        items = self.scan.segments.items
        transcript = self._in_transcript(items[n].start)
        for segment in items[n + 1 :]:
            if "\n" not in self.text[segment.start - 2 : segment.start]:
                continue
            if (
                not transcript
                or self._in_transcript(segment.start)
                or self.text.startswith(self.words.QUESTION, segment.start)
            ):
                return segment.start
        return items[-1].end if transcript else items[n].end

    def _in_transcript(self, start: int) -> bool:
        label = self._pattern("LABEL").match(self.text, start)
        return label is not None and label["name"].split()[-1].isupper()

    def _is_tail(self, found: regex.Match[str], start: int) -> bool:
        """Inverted attributions follow a comma, a dash or a closing quotation mark."""
        if found["pronoun"] or self._follows_pause(found.start(), start):
            return True
        return found.start() == start and self._quote_before(start) is not None

    def _follows_pause(self, position: int, start: int) -> bool:
        before = self.low[max(start - 3, position - 3) : position].rstrip()
        return before.endswith((",", "»", "”", '"', "–", "—"))

    def _quote_before(self, position: int) -> int | None:
        """The quotation that closes just before an attribution."""
        n = bisect_right(self.quotes, (position,)) - 1
        if n < 0:
            return None
        gap = self.text[self.quotes[n][1] : position]
        return n if self.quotes[n][1] <= position and len(gap) <= 6 and "\n" not in gap else None

    def _quote_at(self, position: int, reach: int) -> int | None:
        """The quotation that opens within `reach` characters."""
        n = bisect_right(self.quotes, (position,))
        if n == len(self.quotes) or self.quotes[n][0] - position > reach:
            return None
        return None if "\n" in self.text[position : self.quotes[n][0]].strip() else n

    def _quote_around(self, position: int) -> int | None:
        n = bisect_right(self.quotes, (position, len(self.text) + 1)) - 1
        return n if n >= 0 and self.quotes[n][0] <= position < self.quotes[n][1] else None

    def _same_paragraph(self, a: int, b: int) -> bool:
        first, last = sorted((self.quotes[a], self.quotes[b]))
        return "\n" not in self.text[first[1] : last[0]]

    def _clause_around(self, position: int, start: int, end: int) -> tuple[int, int]:
        first, last = start, end
        for cut in _CLAUSE.finditer(self.low, start, end):
            if cut.end() <= position:
                first = cut.end()
            elif cut.start() > position:
                last = cut.start()
                break
        return first, last

    # -- names -------------------------------------------------------------------------------------------------

    def _name(self, start: int, end: int, indefinite: bool = False) -> str:
        """The speaker's name as written: title, function and name, up to a comma or a preposition."""
        while start < end and self.text[start] in " ,\xa0":
            start += 1
        end = min(end, start + MAX_NAME)
        stop = start
        apposed = False
        while True:
            found = self._pattern("NAME_END").search(self.low, stop, end)
            stop = found.start() if found else end
            mark = found.group() if found else ""
            if mark == "." and self.low[start:stop].rpartition(" ")[2] in self.words.ABBREVIATED_TITLES:
                stop += 1
            elif mark == "," and not apposed and self._pattern("APPOSED").match(self.text, stop):
                stop += 1
                apposed = True
            else:
                break
        name = " ".join(self.text[start:stop].split())
        return name if self._is_name(name, indefinite) else ""

    def _is_name(self, name: str, indefinite: bool = False) -> bool:
        """Whether a phrase can name a speaker: a proper name, a title, or an office («le ministre»)."""
        low = name.lower()
        if not name or not (name[0].isupper() or self._pattern("TITLE").match(low)):
            return False
        return indefinite or any(c.isupper() for c in name) or bool(self._pattern("OFFICE").search(low))

    def _subject_before(self, verb: int, start: int) -> str:
        """The subject of a verb of saying; «il» is the last speaker named."""
        start = max(start, verb - 3 * MAX_NAME)
        low = self.low[start:verb].rstrip()
        if self._pattern("LAST_SPEAKER").search(low):
            return self._last
        piece = self._pattern("PIECES").split(self.text[start:verb].rstrip().replace("’", "'"))[-1].strip()
        parts = [part.strip() for part in piece.split(",")]
        if len(parts) > 1 and self._pattern("OPENING").match(piece.lower()):
            return ", ".join(p for p in parts[1:] if p and (p[0].isupper() or self._pattern("TITLE").match(p.lower())))
        name = ", ".join([parts[0], *(p for p in parts[1:] if p and p[0].isupper())])
        words = name.split()
        if not words or len(name) > MAX_NAME or not self._is_name(name, indefinite=True):
            return ""
        proper = any(w[0].isupper() for w in words[1:]) or words[0].rstrip(".") in self.words.MR
        return name if proper or self._pattern("OFFICE").search(name.lower()) else ""


@functools.lru_cache(maxsize=64)
def _compiled(words: Any, name: str) -> regex.Pattern[str]:
    return regex.compile(getattr(words, name))


_OPEN = regex.compile(r"[«“\"]")
_CLAUSE = regex.compile(r";|»|«|\n")
