"""Sentences, list items, headings and numbered points, as spans over the unchanged text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from natofacts.fold import View

# A full stop (or two, or «… ») with its closing quotes, a blank and a beginning; or a glued «fin.Début»;
# or a line end that is not soft (the view has spaces for those).
# The first character stands outside the branches, so that the search skips to it.
_BREAK = re.compile(
    r"[.!?…\n](?:(?<!\n)(?<![.!?…].)(?P<close>[.!?…]*+(?:(?:[ \xa0\u202f]?[»”\])]|[\"’'])[»”\"’'\])]*)?)"
    r"(?P<blank>[ \t\xa0\u202f\u2009]+(?=[«“\"'(\[–—•-]*[ \xa0\u202f]?[A-ZÀ-ÖØ-ÞŒ0-9])"
    r"|(?=[A-ZÀ-ÖØ-ÞŒ][a-zà-ÿ’'])"
    r"|\s*(?=\n|\Z))"
    r"|(?<=\n)\s*)"
)
# What is longer is no sentence: it is cut at a blank, so that no row drags a whole book behind it.
MAX_SENTENCE = 2000
WORD = 16  # characters in front of a full stop that are looked at
_WORD_BEFORE = re.compile(r"(?:\w+\.)*[\w’'-]*\w$")
_LINE_START = re.compile(r"(?:\A|\n)\s*\Z")
_ELIDED = re.compile(r"^\w+[’']")
_MARKER = re.compile(
    r"[ \t\xa0\u202f]*(?:(?P<point>\d{1,3})\s?[.)][ \t\xa0\u202f]+(?=\D)"
    r"|(?:[-–—•*▪◦‣>]|\d{1,3}[.)°]|[a-z]\)|(?P<post>[1-9]\d?)/(?:(?P<of>[1-9]\d?)(?![ \t\xa0\u202f]+[a-zà-ÿ]))?)"
    r"[ \t\xa0\u202f]+)"
)
# Emoji and arrows that stand for a bullet.
LAST_LETTER = 0x2100
_PICTURES = re.compile(
    r"(?:[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\ufe0f\u20e3\u200d\U0001f000-\U0001faff]\s*)+"
)
# A line that may open a numbered paragraph, in the document itself, invisible characters and all.
_NUMBERED = re.compile(r"(?:\A|\n)(?:[^\S\n]|[\u200b-\u200d\u2060\xad])*\d{1,3}\s?[.)]")


@dataclass(slots=True)  # not frozen: a book has a hundred thousand
class Segment:
    """A sentence, list item or heading: its half-open span, without bullet or number, and its point."""

    start: int
    end: int
    point: int | None
    line: int  # start of the first character of its line, bullet included
    bullet: bool


class Segments:
    """The segments of one text, found by position in O(log n)."""

    def __init__(self, segments: list[Segment]) -> None:
        self.items = segments
        self._later = [segment.start for segment in segments[1:]]

    def at(self, position: int) -> int:
        """Return the index in `items` of the segment that holds `position` (or the one before it)."""
        return bisect_right(self._later, position)


def segment(view: View, abbreviations: Mapping[str, bool], point: int | None = None) -> Segments:
    """Cut a view into segments; `abbreviations` are lower-case words that may end in a full stop.

    Those that are true are so only before a number: «vol. 3», not «une heure de vol. Le pilote …».

    `point` is the numbered paragraph that the text begins in, when it is the rest of a longer one.
    """
    text = view.flat
    out: list[Segment] = []
    start, fresh = 0, True
    for match in _BREAK.finditer(text):
        place, stop = match.span()
        at_line_end = text[place] == "\n"
        if not at_line_end and _goes_on(text, match, abbreviations):
            continue
        end = place if at_line_end else match.end("close")
        point = _add(text, start, end, fresh, point, out)
        start = stop
        fresh = text.find("\n", place, stop + 1) >= 0
    _add(text, start, len(text), fresh, point, out)
    return Segments(out or [Segment(0, len(text), point, 0, False)])


def may_number(text: str) -> bool:
    """Tell, at a glance, whether a text can have numbered paragraphs."""
    return _NUMBERED.search(text) is not None


def _add(text: str, start: int, end: int, fresh: bool, point: int | None, out: list[Segment]) -> int | None:
    """Append the segment unless it is blank, and return the point it belongs to."""
    line = start
    bullet = False
    start = _after_pictures(text, start, end)  # «🧵 1/9 …»
    if fresh and (marker := _MARKER.match(text, start, end)) and not _is_date(marker):
        bullet = True
        if marker["point"] and _is_next(point, int(marker["point"])):
            point, bullet = int(marker["point"]), False
        start = _after_pictures(text, marker.end(), end)
    while start < end and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE:  # a table or a list without a full stop
        cut = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = cut if cut > 0 else start + MAX_SENTENCE
        out.append(Segment(start, cut, point, line, bullet))
        while text[cut].isspace():
            cut += 1
        start, line, bullet = cut, cut, False
    if start < end:
        out.append(Segment(start, end, point, line, bullet))
    return point


def _after_pictures(text: str, start: int, end: int) -> int:
    """Where a segment begins behind blanks and emoji («🔋 Objectif : …»), unless it has nothing else."""
    while start < end and text[start].isspace():
        start += 1
    if start < end and ord(text[start]) > LAST_LETTER and (pictures := _PICTURES.match(text, start, end)):
        return start if pictures.end() == end else pictures.end()
    return start


def _is_date(marker: re.Match[str]) -> bool:
    """«15/9 Riga» is no ninth post of fifteen."""
    return bool(marker["of"]) and int(marker["post"]) > int(marker["of"])


def _is_next(point: int | None, number: int) -> bool:
    """Tell whether a number that opens a line can be that of the next numbered paragraph."""
    return number <= 3 if point is None else point < number <= point + 10 or number == 1


def _goes_on(text: str, match: re.Match[str], abbreviations: Mapping[str, bool]) -> bool:
    """Tell whether a full stop is part of an abbreviation, an initial, a number or a bracket «[…]»."""
    place, end = match.span()
    close, blank = match["close"], match["blank"]
    if text[place] != ".":
        return text[place] == "…" and not blank and close.endswith((")", "]"))
    after = text[end : end + 1]
    at_end = after in ("", "\n")
    if close.startswith(".") or (at_end and not blank):
        return False
    window = max(0, place - WORD)
    last = text[max(text.rfind(" ", window, place) + 1, window) : place]
    if not last.isalpha():  # a number, an elision, an inner stop: a closer look
        word = _WORD_BEFORE.search(text, place - len(last), place)
        if not word:
            return False
        last = _ELIDED.sub("", word.group())  # «l’art.»
        if last.isdigit() and blank and _LINE_START.search(text, window, word.start()):
            return True  # the number that opens a paragraph
    if at_end:
        return False
    if not blank:  # glued «crises.Réunion»: not «nato.Int», «p.Martin»
        return len(last) < 3 or not last.islower()
    if (numbered := abbreviations.get(last.lower())) is not None:
        return after.isdigit() or not numbered
    initial = len(last) == 1 and last.isupper() and (place < 2 or text[place - 2] in " \xa0.-(’'")
    return initial or (len(last) > 1 and "." in last and last.replace(".", "").isupper())
