"""The text of a document as HTML, with its facts between marks that nest and never cross."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from natofacts.page.rows import Row, is_folded
from natofacts.terminal import harmless

_BLANK_LINES = re.compile(r"(?:\r?\n[^\S\n]*){2,}")
_LINE_ENDS = re.compile(r"(?:\r?\n[^\S\n]*)+")
_FOLD = re.compile(r"(?<=[^\r\n]{55})\r?\n(?=[^\s\-–—•*·\d(])")  # an end of line that only a mail or an editor made


def paragraphs(text: str, rows: Sequence[Row]) -> Iterator[Markup]:
    """Give a text paragraph by paragraph; a blank line inside a fact does not part it.

    Every character keeps its place: a fold of the lines becomes as many spaces.
    """
    gaps = _LINE_ENDS
    if is_folded(text):
        gaps, text = _BLANK_LINES, _FOLD.sub(lambda end: " " * len(end[0]), text)
    inside = sorted((row for row in rows if row.fact.end > row.fact.start), key=_outer_first)
    following = 0
    for left, right in _stretches(text, gaps, inside):
        mine = []
        while following < len(inside) and inside[following].fact.start < right:
            mine.append(inside[following])
            following += 1
        yield _marked(text, mine, left, right)


def _outer_first(row: Row) -> tuple[int, int, bool]:
    """Order facts so that the outer of two comes first; of equal spans the commitment."""
    return row.fact.start, -row.fact.end, row.fact.type != "commitment"


def _stretches(text: str, gaps: re.Pattern[str], rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """List where paragraphs begin and end."""
    left, covered, following = 0, 0, 0
    for gap in gaps.finditer(text):
        while following < len(rows) and rows[following].fact.start < gap.end():
            covered = max(covered, rows[following].fact.end)
            following += 1
        if covered <= gap.start():
            if text[left : gap.start()].strip():
                yield left, gap.start()
            left = gap.end()
    if text[left:].strip():
        yield left, len(text)


def _marked(text: str, rows: Sequence[Row], left: int, right: int) -> Markup:
    """Mark the facts of one paragraph; a fact that another's end cuts goes on in a mark of its own."""
    pieces: list[str] = []
    stack: list[Row] = []
    place, following = left, 0
    cuts = sorted({place for row in rows for place in row.fact.span} | {right})
    for cut in cuts:
        pieces.append(_written(text[place:cut]))
        place = cut
        ended = next((depth for depth, row in enumerate(stack) if row.fact.end <= cut), None)
        if ended is not None:
            pieces.append("</mark>" * (len(stack) - ended))
            again = [row for row in stack[ended:] if row.fact.end > cut]
            del stack[ended:]
            for row in again:
                pieces.append(_opening(row, again=True))
                stack.append(row)
        while following < len(rows) and rows[following].fact.start == cut < right:
            pieces.append(_opening(rows[following], again=False))
            stack.append(rows[following])
            following += 1
    return Markup("".join(pieces))  # noqa: S704  every piece is escaped below


def _written(text: str) -> str:
    """Escape a piece of text; what would act or reorder is shown by its number."""
    return str(escape(harmless(text.replace("\r\n", "\n"))))


def _opening(row: Row, *, again: bool) -> str:
    """Open the mark of a row."""
    name = "" if again else f' id="m-{escape(row.key)}"'
    shape = f"{row.fact.type} k-{row.fact.kind}{' again' if again else ''}"
    return f'<mark{name} class="{escape(shape)}" data-row="{row.number - 1}" tabindex="-1">'
