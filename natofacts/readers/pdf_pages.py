"""From the lines of a PDF's pages to its text: running heads dropped, lines joined to paragraphs, notes last."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from natofacts.readers.pdf_lines import ITEM_MARK, Line

Page = tuple[float, list[Line]]  # height, lines in reading order

_EDGE = 0.13  # of the page's height: where running heads and page numbers stand
_MANY = 4  # pages that show by themselves that a number counts them
_YEARS = 1900
_AT_EDGE = 4  # lines at each edge that may be such
_PAGE_NUMBER = re.compile(r"\W*(?:\d{1,4}|[ivxl]{1,6})(?:\s*/\s*\d{1,4})?\W*")
_ITEM = re.compile(rf"(?:{ITEM_MARK.pattern})(?:\s|$)")
_HYPHEN_END = re.compile(r"(?P<word>[^\W\d_]{2,})[-\u2010\xad]$")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+|[^\W\d_]{3,}")
_NOTE_NUMBER = re.compile(r"(\d{1,3})[.)]?\s+(?=\S)")
_ENDED = tuple(".!?…:;")


def document_text(pages: Sequence[Page]) -> str:
    """Give the text of a document, a paragraph a line where the page tells paragraphs."""
    kept = _without_running_lines(pages)
    body, notes = _apart(kept)
    words = _Words(line.text for line in body)
    text = _paragraphs(body, words)
    if notes:
        text += "\n\n" + _paragraphs(notes, words)
    return text.strip("\n") + "\n" if text.strip() else ""


def _without_running_lines(pages: Sequence[Page]) -> list[list[Line]]:
    """Drop page numbers and the lines that come back on page after page at one height.

    Their numbers stay as they are or count the pages; « 203 850 militaires » over « 101 600 militaires » is no head.
    """
    edges = [_edge_lines(page) for page in pages]
    seen: dict[tuple[str, int], list[tuple[int, list[int]]]] = {}
    for number, lines in enumerate(edges):
        for line in lines:
            seen.setdefault(_running_key(line), []).append((number, _numbers(line.text)))
    needed = max(2, 0.3 * len(pages))

    def runs(line: Line, number: int) -> bool:
        if _PAGE_NUMBER.fullmatch(line.text) and _first_number(line.text) in (None, number + 1):
            return True
        text, height = _running_key(line)
        alike = [one for step in (-1, 0, 1) for one in seen.get((text, height + step), ())]
        here = _numbers(line.text)
        numbered = number + 1 if len(pages) < _MANY else None
        same = {page for page, there in alike if _counts_pages(there, here, page - number, numbered)}
        return len(same) >= needed

    return [
        [line for line in lines if not (line in edges[number] and runs(line, number))]
        for number, (_, lines) in enumerate(pages)
    ]


def _numbers(text: str) -> list[int]:
    """Give the numbers of a text; what is no number of a page is cut."""
    return [int(digits[:9]) for digits in re.findall(r"\d+", text)]


def _counts_pages(there: Sequence[int], here: Sequence[int], pages: int, numbered: int | None) -> bool:
    """Tell whether the numbers of two lines are the same, but for one that is as far apart as their pages.

    On a few pages that one must be the number of the page, `numbered`: « 12 chars », « 13 chars » count none.
    """
    other = [(one, mine) for one, mine in zip(there, here, strict=True) if one != mine]
    if not other:
        return True
    (one, mine), *more = other
    return not more and one - mine == pages and mine < _YEARS and numbered in (None, mine)


def _edge_lines(page: Page) -> list[Line]:
    """Give the lines at the upper and the lower edge of a page."""
    height, lines = page
    high = sorted((line for line in lines if line.base > (1 - _EDGE) * height), key=lambda line: -line.base)
    low = sorted((line for line in lines if line.base < _EDGE * height), key=lambda line: line.base)
    return high[:_AT_EDGE] + low[:_AT_EDGE]


def _running_key(line: Line) -> tuple[str, int]:
    """Name a running line by its words, numbers apart, and its height."""
    return re.sub(r"\d+", "#", " ".join(line.text.split())), round(line.base / 3)


def _first_number(text: str) -> int | None:
    """Give the first number of a text."""
    found = re.search(r"\d+", text)
    return int(found[0]) if found else None


def _apart(pages: Sequence[list[Line]]) -> tuple[list[Line], list[Line]]:
    """Part the text from the footnotes: smaller lines at the foot of a column or a page."""
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for line in page):
        sizes[round(line.size, 1)] += len(line.text)
    usual = max(sizes, key=lambda size: sizes[size]) if sizes else 0.0
    body: list[Line] = []
    notes: list[Line] = []
    for number, page in enumerate(pages):
        usual_lines = [line for line in page if line.size >= 0.92 * usual]
        for block in sorted({line.block for line in page}):
            lines = [replace(line, block=block + 1000 * number) for line in page if line.block == block]
            foot = _foot(lines, 0.92 * usual) if usual_lines else len(lines)
            body += lines[:foot]
            notes += lines[foot:]
    return body, _unnumbered(notes)


def _foot(lines: Sequence[Line], least: float) -> int:
    """Find where the small print at the foot of a column begins."""
    foot = len(lines)
    while foot and lines[foot - 1].size < least:
        foot -= 1
    return foot


def _unnumbered(notes: Sequence[Line]) -> list[Line]:
    """Take the numbers of notes away, as those of their marks: each one more than the one before."""
    cleaned = []
    expected: int | None = None
    for line in notes:
        match = _NOTE_NUMBER.match(line.text)
        if match and (expected is None or int(match[1]) in (1, expected)):
            expected = int(match[1]) + 1
            cleaned.append(replace(line, text=line.text[match.end() :], begins=True))
        else:
            cleaned.append(line)
    return cleaned


class _Words:
    """The words of a document, to tell « mil-liards » from « avant-garde » at a line end."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._known = {word.lower() for text in texts for word in _WORDS.findall(text)}

    def joined(self, before: str, after: str) -> str:
        """Join two lines, the first of which ends in a hyphen: as the document writes the word elsewhere.

        Where it does not, hyphen and line end stay, and the reading of the text decides (see `fold`).
        """
        match = _HYPHEN_END.search(before)
        following = re.match(r"[^\W\d_]+", after)
        if match is None or following is None or not following[0][0].islower():
            return before + after  # « 2026-2030 », « F-16 », « Paris-Berlin »
        word, rest = match["word"], following[0]
        if before.endswith("\xad") or (word + rest).lower() in self._known:
            return before[:-1] + after
        if f"{word}-{rest}".lower() in self._known:
            return before + after
        return f"{before[:-1]}-\n{after}"


def _paragraphs(lines: Sequence[Line], words: _Words) -> str:
    """Join the lines of each paragraph."""
    if not lines:
        return ""
    edges, pitches = _right_edges(lines), _pitches(lines)
    parts = [lines[0].text]
    hanging = bool(_ITEM.match(lines[0].text))
    for before, after in pairwise(lines):
        same = before.block == after.block
        goes_on = (
            _goes_on(before, after, edges[before.block], pitches[round(before.size)], hanging=hanging)
            if same
            else _goes_over(before, after, edges[before.block])
        )
        if not goes_on:
            apart = not same or before.base - after.base > 1.3 * pitches[round(before.size)] or before.base < after.base
            parts.append("\n\n" if apart else "\n")
            parts.append(after.text)
            hanging = bool(_ITEM.match(after.text))
        elif _HYPHEN_END.search(before.text) or re.search(r"\w-$", before.text):
            parts[-1] = words.joined(parts[-1], after.text)
        else:
            parts[-1] += " " + after.text
    return "".join(parts)


def _right_edges(lines: Sequence[Line]) -> dict[int, float]:
    """Give the right edge of each block.

    The longest line tells it only when it is not the end of a sentence, or when another comes near it.
    """
    ends: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        ends[line.block].append(line)
    edges = {}
    for block, inside in ends.items():
        edge = max(line.right for line in inside)
        near = [line for line in inside if line.right > edge - 3 * line.size]
        alone = len(near) == 1 and near[0].text.endswith(_ENDED)
        edges[block] = edge + 3 * near[0].size if alone else edge
    return edges


def _pitches(lines: Sequence[Line]) -> dict[int, float]:
    """Give the usual distance of lines of each size: the smallest that is not rare."""
    steps: dict[int, Counter[float]] = defaultdict(Counter)
    for before, after in pairwise(lines):
        if before.block == after.block and before.base - after.base > 0.8 * before.size:
            steps[round(before.size)][round((before.base - after.base) * 2) / 2] += 1
    return defaultdict(
        float,
        {
            size: min(step for step, count in counts.items() if count >= 0.2 * max(counts.values()))
            for size, counts in steps.items()
        },
    )


def _goes_on(before: Line, after: Line, edge: float, pitch: float, *, hanging: bool) -> bool:
    """Tell whether a paragraph goes on over a line end: the next word had no room on the line."""
    if before.is_row or after.is_row or after.begins or _ITEM.match(after.text):
        return False
    if before.base - after.base > 1.25 * pitch or abs(before.size - after.size) > 0.1 * before.size:
        return False
    if after.left > before.left + 0.8 * before.size and not hanging:
        return False  # a first line set in
    return _is_full(before, after, edge)


def _is_full(before: Line, after: Line, edge: float) -> bool:
    """Tell whether the first word of the next line had no room on this one."""
    if _HYPHEN_END.search(before.text):
        return True
    return before.right + 0.25 * before.size + after.first_word_width() > edge - 0.2 * before.size


def _goes_over(before: Line, after: Line, edge: float) -> bool:
    """Tell whether a paragraph goes on in the next column or on the next page."""
    if before.is_row or after.is_row or after.begins or _ITEM.match(after.text) or before.text.endswith(_ENDED):
        return False
    if abs(before.size - after.size) > 0.1 * before.size:
        return False
    return after.text[:1].islower() or _is_full(before, after, edge)
