"""A huge text is read in sections, each with some context on both sides; what is found keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from natofacts.models import Document

HUGE = 4_000_000  # code points; what is shorter is read in one go
SECTION = 1 << 19
CONTEXT = 1 << 14  # what a sentence may need: who was named, who speaks, how a list began and ends

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document, or the whole of it: the text to read and which part of it gives rows.

    `offset` is where `document.text` begins in the whole, `start` and `end` bound what gives rows in it, `point`
    is the numbered paragraph it begins in, and `dated` the document's date with its source, if it is known.
    """

    document: Document
    offset: int = 0
    start: int = 0
    end: int | None = None
    point: int | None = None
    dated: tuple[date | None, str] | None = None

    def holds(self, place: int) -> bool:
        """Tell whether a row that begins at a place of `document.text` belongs to the section."""
        return self.start <= place and (self.end is None or place < self.end)


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a section begins and ends in a text, without its context and with it."""

    start: int
    end: int
    low: int
    high: int


def is_huge(text: str) -> bool:
    """Tell whether a text is read in sections."""
    return len(text) > HUGE


def cuts(text: str) -> Iterator[Cut]:
    """Cut a text between paragraphs; where there are none, at a line end, a blank, or anywhere."""
    start = low = 0
    while start < len(text):
        end = _break(text, start + SECTION // 2, start + SECTION)
        high = _break(text, end, end + CONTEXT)
        yield Cut(start, end, low, high)
        start, low = end, _beginning(text, max(start, end - CONTEXT), end)


def _beginning(text: str, least: int, most: int) -> int:
    """Find the first paragraph, or else the first line, in a stretch of text."""
    if paragraph := _PARAGRAPH.search(text, least, most):
        return paragraph.end()
    line = text.find("\n", least, most)
    return line + 1 if line >= 0 else least


def _break(text: str, least: int, most: int) -> int:
    """Find the last place in a stretch of text where one may cut it."""
    if most >= len(text):
        return len(text)
    ends = [paragraph.end() for paragraph in _PARAGRAPH.finditer(text, least, most)]
    if ends and ends[-1] > least:
        return ends[-1]
    for mark in ("\n", " "):
        place = text.rfind(mark, least, most)
        if place >= least:
            return place + 1
    return most
