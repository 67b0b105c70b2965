"""From the characters of a PDF page, with their places, to its lines in reading order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from natofacts.readers.lines import superscript

COLUMN_GAP = "   "
"""Between what stands side by side on a line, as in a table row; two numbers never read as one over it."""

ITEM_MARK = re.compile(r"[-–—•●▪◦‣*○■❑➢✓\uf0b7\uf0a7]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)](?:\d{1,2}\.?)*")
"""What a list item or a numbered paragraph begins with."""

_SPACE = 0.15  # of the letter size: a gap that parts two words
_WIDE_SPACE = 0.6  # what a space of justified text may be stretched to
_GUTTER_LINES = 4
_LEFT_EDGES = 30  # how many left edges of a page are tried; a column's are among the most frequent
_LONG_WORD = 25  # what is longer is a rule across the page or an address
_FULL = 0.6  # how much of a column its lines fill on average, where it is prose


class Glyph(NamedTuple):
    """One printed character: where it begins and ends, where it stands, and how large it is, to a tenth."""

    char: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the part of it that stands in one column."""

    text: str
    left: float
    right: float
    base: float
    size: float
    block: int = 0  # lines of one column follow each other in one block
    begins: bool = False  # whether the mark of a note stands before it

    @property
    def is_row(self) -> bool:
        """Whether it is made of columns."""
        return COLUMN_GAP in self.text

    def first_word_width(self) -> float:
        """Estimate how much room the first word takes."""
        word = self.text.split(" ", 1)[0][:_LONG_WORD]
        return (self.right - self.left) * len(word) / max(1, len(self.text))


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """Give the lines of a page in reading order, column by column."""
    fragments = [fragment for run in _runs(glyphs) for fragment in _fragments(run)]
    lines: list[Line] = []
    for number, block in enumerate(_blocks(fragments, 0)):
        lines += (_joined(row, number) for row in _rows(block))
    return [line for line in lines if line.text.strip()]


def _runs(glyphs: Iterable[Glyph]) -> Iterable[list[Glyph]]:
    """Cut characters, in the order in which they are drawn, where the next one stands on another line."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run:
            last = run[-1]
            size = max(last.size, glyph.size, 1)
            if abs(glyph.base - last.base) > 0.5 * size or glyph.left < last.left - 0.5 * size:
                yield run
                run = []
        if run or not glyph.char.isspace():
            run.append(glyph)
    if run:
        yield run


def _fragments(run: list[Glyph]) -> Iterable[list[Glyph]]:
    """Cut a run at gaps wider than between words."""
    printed = [glyph for glyph in run if not glyph.char.isspace()]
    gaps = [right.left - left.right for left, right in pairwise(printed)]
    size = _main_size(printed)
    between_words = [gap for gap in gaps if gap > _SPACE * size]
    usual = min(median(between_words), _WIDE_SPACE * size) if between_words else 0.0
    widest = max(2.5 * usual, 0.8 * size)
    if max(gaps, default=0) > widest and _is_stretched(printed, gaps):
        widest = max(gaps)
    start = 0
    for index, gap in enumerate(gaps, 1):
        if gap > widest:
            yield printed[start:index]
            start = index
    if printed:
        yield printed[start:]


def _is_stretched(printed: Sequence[Glyph], gaps: Sequence[float]) -> bool:
    """Tell a line of justified text, stretched evenly between few words, from a row of cells.

    Where a number stands beside a number it is a row: the two must not become one.
    """
    wide = [index for index, gap in enumerate(gaps) if gap > 0.5 * max(gaps)]
    if len(wide) < 2 or max(gaps) - min(gaps[index] for index in wide) > 0.1 * printed[0].size:
        return False
    narrow = sum(gap > _SPACE * printed[0].size for gap in gaps) - len(wide)
    numbers = any(printed[index].char.isdigit() and printed[index + 1].char.isdigit() for index in wide)
    return not numbers and narrow <= len(wide) / 2


def _main_size(glyphs: Sequence[Glyph]) -> float:
    """Give the size of most characters."""
    sizes = Counter([glyph.size for glyph in glyphs])
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def _blocks(fragments: list[list[Glyph]], depth: int) -> list[list[list[Glyph]]]:
    """Put the fragments of a page in reading order: what stands above, the columns from the left, what follows."""
    ordered = sorted(fragments, key=lambda fragment: (-fragment[0].base, fragment[0].left))
    found = _columns(ordered) if depth < 8 else None
    if found is None:
        return [ordered] if ordered else []
    start, end, x = found
    inside = ordered[start:end]
    left = [fragment for fragment in inside if fragment[0].left < x]
    right = [fragment for fragment in inside if fragment[0].left >= x]
    parts = (ordered[:start], left, right, ordered[end:])
    return [block for part in parts for block in _blocks(part, depth + 1)]


def _columns(ordered: list[list[Glyph]]) -> tuple[int, int, float] | None:
    """Find the longest stretch of a page in which prose stands in two columns; where it begins, ends, is parted."""
    begins = Counter(round(fragment[0].left) for fragment in ordered)
    best: tuple[int, int, float] | None = None
    for x, count in begins.most_common(_LEFT_EDGES):
        if count < _GUTTER_LINES:
            continue
        for start, end in _uncrossed(ordered, x - 1):
            if (best is None or end - start > best[1] - best[0]) and _are_columns(ordered[start:end], x - 1):
                best = (start, end, x - 1.0)
    return best


def _uncrossed(ordered: list[list[Glyph]], x: float) -> Iterable[tuple[int, int]]:
    """Give the stretches without a fragment that crosses x."""
    start = 0
    for index, fragment in enumerate(ordered):
        if fragment[0].left < x < fragment[-1].right:
            if index - start >= 2 * _GUTTER_LINES:
                yield start, index
            start = index + 1
    if len(ordered) - start >= 2 * _GUTTER_LINES:
        yield start, len(ordered)


def _are_columns(fragments: list[list[Glyph]], x: float) -> bool:
    """Tell columns of prose, whose lines fill them, from a table, whose cells do not."""
    sides = ([f for f in fragments if f[0].left < x], [f for f in fragments if f[0].left >= x])
    return all(len(side) >= _GUTTER_LINES and _is_prose(side) for side in sides)


def _is_prose(fragments: list[list[Glyph]]) -> bool:
    """Tell whether fragments are lines of running text."""
    width = max(f[-1].right for f in fragments) - min(f[0].left for f in fragments)
    mean = sum(f[-1].right - f[0].left for f in fragments) / len(fragments)
    return mean >= _FULL * width and sum(map(len, fragments)) >= 15 * len(fragments)


def _rows(block: list[list[Glyph]]) -> list[list[list[Glyph]]]:
    """Put together what stands on one line, from the left to the right."""
    rows: list[list[list[Glyph]]] = []
    base = size = 0.0  # of the row so far: those of its largest letters, as raised ones may come first
    for fragment in sorted(block, key=lambda each: -_base(each)):
        own, large = _base(fragment), _main_size(fragment)
        near = 0.4 if abs(large - size) < 0.1 * size else 0.5
        if rows and abs(base - own) < near * max(large, size, 1):
            rows[-1].append(fragment)
            base, size = (own, large) if large > size else (base, size)
        else:
            rows.append([fragment])
            base, size = own, large
    return [sorted(row, key=lambda fragment: fragment[0].left) for row in rows]


def _base(fragment: Sequence[Glyph]) -> float:
    """Give the height at which a fragment stands, raised characters left out."""
    size = _main_size(fragment)
    return median(glyph.base for glyph in fragment if abs(glyph.size - size) < 0.1 or len(fragment) == 1)


def _joined(row: list[list[Glyph]], block: int) -> Line:
    """Write a row: spaces where gaps are, raised characters as what they stand for."""
    glyphs = [glyph for fragment in row for glyph in fragment]
    size, base = _main_size(glyphs), _base(glyphs)
    breaks = {id(fragment[0]) for fragment in row[1:]}
    text, raised = "", ""
    last: Glyph | None = None
    for glyph in glyphs:
        gap = 0.0 if last is None else glyph.left - last.right
        if glyph.size < 0.88 * size and glyph.base > base + 0.1 * size and not (raised and gap > size):
            raised += (" " if raised and gap > 0.3 * size else "") + glyph.char
            last = glyph
            continue
        if raised:
            text += superscript(text, raised)
            raised = ""
        if text and last is not None and gap > _SPACE * size:
            wide = id(glyph) in breaks and gap > 0.8 * size and not ITEM_MARK.fullmatch(text)
            text += COLUMN_GAP if wide else " "
        text += glyph.char
        last = glyph
    text += superscript(text, raised) if raised else ""
    right = max(glyph.right for glyph in glyphs)
    begins = glyphs[0].size < 0.88 * size and not text.startswith(glyphs[0].char)
    return Line(text, glyphs[0].left, right, base, size, block, begins)


def upright(glyphs: Iterable[tuple[int, Glyph]]) -> list[Glyph]:
    """Keep the characters that are written in the direction of most of the page: no stamps, no watermarks."""
    by_turn: dict[int, list[Glyph]] = defaultdict(list)
    for turn, glyph in glyphs:
        by_turn[turn].append(glyph)
    return max(by_turn.values(), key=len) if by_turn else []
