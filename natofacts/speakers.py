"""Who says it: quotations and reported speech, with the speaker named before, after or in the middle (SPEC § 1)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

import regex

from natofacts.find import Scan
from natofacts.gate import Gate

_PAIRS = {"«": "»", "“": "”"}
MAX_QUOTE = 4000


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
        speech = scan.pack.declarations.speech
        compile_ = regex.compile
        self._inverted = compile_(speech.INVERTED)
        self._reported = compile_(speech.REPORTED)
        self._according = compile_(speech.ACCORDING)
        self._according_not = compile_(speech.ACCORDING_NOT)
        self._name_end = compile_(speech.NAME_END)
        self._label = compile_(speech.LABEL)
        self._signature = compile_(speech.SIGNATURE)
        self._gate = Gate(speech.STEMS, scan.plain)
        self.quotes = list(self._quotes())
        self.voices = sorted(self._voices(), key=lambda v: (v.start, v.end))
        self._starts = [v.start for v in self.voices]

    def at(self, position: int) -> Voice | None:
        """The innermost voice around a position, or None."""
        best: Voice | None = None
        for voice in self.voices[max(0, bisect_right(self._starts, position) - 12) : bisect_right(self._starts, position)]:
            if voice.start <= position < voice.end and (best is None or voice.end - voice.start <= best.end - best.start):
                best = voice
        return best

    def _quotes(self) -> Any:
        """Spans between quotation marks; an unclosed mark ends with its paragraph."""
        text = self.text
        place = 0
        while match := _OPEN.search(text, place):
            mark = match.group()
            start = match.end()
            line = text.find("\n", start)
            limit = min(len(text), start + MAX_QUOTE)
            if mark == '"':
                end = text.find('"', start, line if line >= 0 else limit)
            else:
                end = text.find(_PAIRS[mark], start, limit)
            if end < 0:
                end = line if 0 <= line < limit else limit
            yield start, end
            place = end + 1

    # -- attributions ----------------------------------------------------------------------------------------------

    def _voices(self) -> Any:
        attributed: dict[int, tuple[str, str]] = {}
        last = ""
        for n, segment in enumerate(self.scan.segments.items):
            low = self.low
            start, end = segment.start, segment.end
            if not self._gate.opens(start, end):
                continue
            if (label := self._label.match(self.text, start, end)) and (self._quote_at(label.end(), 2) is not None or label["name"].split()[-1].isupper()):
                last = label["name"]
                yield Voice(label.end(), self._label_end(n), last, label.group().strip())
            for found in self._inverted.finditer(low, start, end):
                if not self._is_tail(found, start):
                    continue
                if found["pronoun"]:
                    name = last
                else:
                    name = self._name(found.end(), end)
                    if not name:
                        continue
                    last = name
                if not name:
                    continue
                cue = self.text[found.start() : found.end()]
                quote = self._quote_before(found.start(), start)
                if quote is not None:
                    attributed[quote] = (name, cue)
                    yield Voice(*self.quotes[quote], name, cue)
                    after = self._quote_at(found.end(), 90)
                    if after is not None and self.quotes[after][0] < end + 2:
                        attributed[after] = (name, cue)
                        yield Voice(*self.quotes[after], name, cue)
                    if (gerund := _GERUND.search(low, found.end(), end)):
                        yield Voice(gerund.end(), end, name, cue)
                elif self._quote_around(found.start()) is None:
                    yield Voice(start, found.start(), name, cue)
            for found in self._according.finditer(low, start, end):
                if self._according_not.match(low, found.start()):
                    continue
                if found.group().endswith("qui "):
                    if last:
                        yield Voice(found.end(), end, last, "selon qui")
                    continue
                name = self._name(found.end(), end, indefinite=True)
                if name:
                    cut = self._clause_around(found.start(), start, end)
                    yield Voice(*cut, name, self.text[found.start() : found.end()])
                    last = name
            for reported in self._reported.finditer(low, start, end):
                name = self._subject_before(reported.start(), start, last)
                if name:
                    rest = low[reported.end() : end]
                    speaks = _THAT.match(rest)
                    quote = self._quote_at(reported.end(), 60)
                    if (speaks or quote is not None) and not (self._inverted_here(reported, start) and self._name(reported.end(), end)):
                        last = name
                        cue = self.text[reported.start() : reported.end()]
                        if speaks:
                            yield Voice(reported.end(), end, name, cue)
                        if quote is not None and self.quotes[quote][0] <= end:
                            attributed[quote] = (name, cue)
                            yield Voice(*self.quotes[quote], name, cue)
            yield from self._introduced(start, end, attributed)
        yield from self._neighbours(attributed)

    def _introduced(self, start: int, end: int, attributed: dict[int, tuple[str, str]]) -> Any:
        """«Michel Thirion, 61 ans, hausse les épaules : « … »»: a colon in front of the quotation."""
        quote = self._quote_at(start, end - start)
        if quote is None or quote in attributed:
            return
        before = self.text[start : self.quotes[quote][0] - 1].rstrip()
        if not before.endswith(":"):
            return
        named = _PERSON.search(before) or _OFFICE_NAME.search(before)
        if named:
            attributed[quote] = (named["name"], ":")
            yield Voice(*self.quotes[quote], named["name"], ":")

    def _label_end(self, n: int) -> int:
        items = self.scan.segments.items
        for segment in items[n + 1 :]:
            newline = "\n" in self.text[segment.start - 2 : segment.start]
            if newline and (self._label.match(self.text, segment.start, segment.end) or self.text.startswith(("Q", "R :"), segment.start)):
                return segment.start
            if newline and not self._label_style(items[n].start):
                return segment.start
        return items[n].end if not self._label_style(items[n].start) else items[-1].end

    def _label_style(self, start: int) -> bool:
        label = self._label.match(self.text, start)
        return bool(label) and label["name"].split()[-1].isupper()

    def _is_tail(self, found: regex.Match[str], start: int) -> bool:
        """Inverted attributions follow a comma or a closing quotation mark."""
        if found["pronoun"]:
            return True
        before = self.low[max(start - 3, found.start() - 3) : found.start()].rstrip()
        return before.endswith((",", "»", "”", '"', "–", "—", ", ")) or (found.start() == start and self._quote_before(start, start) is not None)

    def _inverted_here(self, reported: regex.Match[str], start: int) -> bool:
        before = self.low[max(start, reported.start() - 3) : reported.start()].rstrip()
        return before.endswith((",", "»", "”", '"'))

    def _quote_before(self, position: int, start: int) -> int | None:
        """The quotation that closes just before an attribution."""
        n = bisect_right(self.quotes, (position,)) - 1
        if n < 0:
            return None
        end = self.quotes[n][1]
        gap = self.text[end:position]
        return n if end <= position and len(gap) <= 6 and "\n" not in gap else None

    def _quote_at(self, position: int, reach: int) -> int | None:
        """The quotation that opens within `reach` characters."""
        n = bisect_right(self.quotes, (position,))
        if n < len(self.quotes) and self.quotes[n][0] - position <= reach and "\n" not in self.text[position : self.quotes[n][0]].strip():
            return n
        return None

    def _quote_around(self, position: int) -> int | None:
        n = bisect_right(self.quotes, (position, 10**12)) - 1
        return n if n >= 0 and self.quotes[n][0] <= position < self.quotes[n][1] else None

    def _name(self, start: int, end: int, indefinite: bool = False) -> str:
        """The speaker's name as written: title, function and name, up to a comma or a preposition."""
        while start < end and self.text[start] in " ,\xa0":
            start += 1
        stop = start
        first = True
        while True:
            found = self._name_end.search(self.low, stop, end)
            stop = found.start() if found else end
            # «M.», «le secrétaire général, M. Solberg»: a title's full stop and an apposition with a name go on
            if found and found.group() == "." and self.low[start:stop].rpartition(" ")[2] in ("m", "mm", "dr"):
                stop += 1
                continue
            if found and found.group() == "," and first and _APPOSED.match(self.text, stop):
                stop += 1
                first = False
                continue
            break
        name = " ".join(self.text[start:stop].split())
        if not name or len(name) > 120:
            return ""
        if not (name[0].isupper() or _TITLE.match(name.lower())):
            return ""
        if not any(c.isupper() for c in name) and not indefinite and not _OFFICE.search(name.lower()):
            return ""
        return name

    def _subject_before(self, verb: int, start: int, last: str) -> str:
        """The subject of a verb of saying; «il» is the last speaker named."""
        before = self.text[start:verb].rstrip().replace("’", "'")
        low = self.low[start:verb].rstrip()
        if regex.search(r"(?:^|[,;.:«»] |\bet |\bque )(?:il|elle)(?: (?:par ailleurs|a|lui|en|y|s'))?$", low) or regex.match(r"(?:il|elle)\b", low):
            return last
        pieces = regex.split(r"[«»;:]|, (?:et|mais) ", before)
        piece = pieces[-1].strip()
        low_piece = piece.lower()
        if "," in piece:
            head = piece.split(",")[0]
            later = [p.strip() for p in piece.split(",")[1:]]
            if regex.match(r"(?:dans|lors|à|au|en|pour|s'|interrog|devant|après|de|depuis|avant|plus|aux|sur|face|enfin|jeudi|lundi|mardi|mercredi|vendredi|ce|cette|hier)\b", low_piece) and later:
                named = [p for p in later if p and (p[0].isupper() or _TITLE.match(p.lower()))]
                return ", ".join(named) if named else ""
            piece = ", ".join([head, *[p for p in later if p and (p[0].isupper())]])
        words = piece.split()
        if not words or len(piece) > 120 or not (piece[0].isupper() or _TITLE.match(piece.lower())):
            return ""
        if not any(w[0].isupper() for w in words[1:]) and not _OFFICE.search(piece.lower()) and not words[0].rstrip(".") in ("M", "Mme"):
            return ""
        return " ".join(words)

    def _clause_around(self, position: int, start: int, end: int) -> tuple[int, int]:
        first, last = start, end
        for cut in _CLAUSE.finditer(self.low, start, end):
            if cut.end() <= position:
                first = cut.end()
            elif cut.start() > position:
                last = cut.start()
                break
        return first, last

    def _neighbours(self, attributed: dict[int, tuple[str, str]]) -> Any:
        """Quotations without an attribution of their own take that of their paragraph, or of a signature below."""
        for n, (start, end) in enumerate(self.quotes):
            if n in attributed or end - start < 12:
                continue
            if signed := self._signature.match(self.text, end + 1):
                if "\n" in self.text[end + 1 : signed.start("name")]:
                    yield Voice(start, end, signed["name"], signed["name"])
                    attributed[n] = (signed["name"], "signature")
                    continue
            for other in (n - 1, n - 2, n + 1):
                if other in attributed and 0 <= other < len(self.quotes) and self._same_paragraph(n, other):
                    name, cue = attributed[other]
                    attributed[n] = (name, cue)
                    yield Voice(start, end, name, cue)
                    break

    def _same_paragraph(self, a: int, b: int) -> bool:
        first, last = sorted((self.quotes[a], self.quotes[b]))
        return "\n" not in self.text[first[1] : last[0]]


_PERSON = regex.compile(r"(?P<name>(?:(?:M\.|Mme|(?:le |la |l['’])(?:colonel|général|générale|amiral|ministre|capitaine|secrétaire général)|SG|Le SG)[ \xa0])?[A-ZÀ-Ý][\w’-]+(?:[ \xa0](?:de |van |von |d['’])?[A-ZÀ-Ý][\w’-]+)+)")
_OFFICE_NAME = regex.compile(r"(?P<name>(?:[Ll]e |[Ll]a |[Ll]['’])(?:ministre|secrétaire général|présidente?|amiral|général|porte-parole|colonel)(?:[ \xa0][A-ZÀ-Ý][\w’-]+)?)")
_OPEN = regex.compile(r"[«“\"]")
_GERUND = regex.compile(r",[ ](?:ajoutant|précisant|soulignant|rappelant|estimant|affirmant|indiquant|assurant)[ ]qu[e'][ ]?")
_THAT = regex.compile(r"(?:[ ](?:[a-zà-ÿ-]+ment|par ailleurs|ensuite|que|aussi|pour sa part|jeudi|hier|mardi|lundi|mercredi|vendredi)(?=[ ])){0,3}(?:[ ][^.;:«]{0,50}?)?[ ](?:que[ ]|qu'|de[ ]ce[ ]que|des?[ ]«|un[e]?[ ])|[ ]des[ ]")
_APPOSED = regex.compile(r",[ \xa0](?:M\.|Mme|le |la |l['’])?[ ]?[A-ZÀ-Ý][\w'’-]+(?:[ \xa0][A-ZÀ-Ý][\w'’-]+)*[ \xa0]*(?:[,.»]|$|\n)")
_TITLE = regex.compile(r"(?:m\.?|mme|mm\.|mlle|le|la|l['’]|les|son|sa|ses|un|une|leur|notre|nos|général|amiral|colonel)(?:\b|(?<=['’]))")
_OFFICE = regex.compile(r"\b(?:ministre|secrétaire|président|présidente|amiral|général|colonel|porte-parole|ambassadeur|chef|cheffe|directeur|directrice|commandant|responsable|officier|diplomate|"
                        r"source|sources|état-major|rapporteur|rapporteure|chancelier|chancelière|premier|première|conseiller|gouvernement|préfet|député|sénateur|sénatrice|maire|expert|analyste|alliance|otan|"
                        r"organisation|rapport|agence|ministère|commission|institut|auteurs|cabinet|élysée|kremlin|pentagone|shape)\b")  # fmt: skip
_CLAUSE = regex.compile(r";|»|«|\n")
