"""Quotations: the stretches of a text between quotation marks, found by position (SPEC § 1, `speaker`)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from natofacts import compiled

_PAIRS = {"«": "»", "“": "”"}
_MARKS = '«“"'
# A guillemet that opens a paragraph repeats the one that is still open.
_PARAGRAPH = compiled.pattern(r"\n\s*[«“\"]")
MAX_QUOTE = 4000
MAX_PARAGRAPHS = 12  # that one quotation opens again: each mark looks for its own end


class Quotes:
    """The quotations of one text, as half-open spans without their marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = list(_quotes(text))

    def before(self, position: int) -> int | None:
        """The quotation that closes just in front of a position, in the same paragraph."""
        n = bisect_right(self.spans, (position,)) - 1
        if n < 0 or self.spans[n][1] > position:
            return None
        gap = self.text[self.spans[n][1] : position]
        return n if len(gap) <= 6 and "\n" not in gap else None

    def after(self, position: int, reach: int) -> int | None:
        """The quotation that opens within `reach` characters, in the same paragraph or with the next line."""
        n = bisect_right(self.spans, (position,))
        if n == len(self.spans) or self.spans[n][0] - position > reach:
            return None
        return None if "\n" in self.text[position : self.spans[n][0]].strip() else n

    def around(self, position: int) -> int | None:
        """The quotation that a position is in."""
        n = bisect_right(self.spans, (position, len(self.text) + 1)) - 1
        return n if n >= 0 and self.spans[n][0] <= position < self.spans[n][1] else None


def _quotes(text: str) -> Iterator[tuple[int, int]]:
    """Spans between quotation marks; one that never closes ends with its paragraph."""
    ahead = {mark: place for mark in _MARKS if (place := text.find(mark)) >= 0}
    while ahead:
        mark = min(ahead, key=ahead.__getitem__)
        start = ahead[mark] + 1
        limit = min(len(text), start + MAX_QUOTE)
        line = text.find("\n", start, limit)
        stop = line if line >= 0 else limit
        end = _close(text, start, stop, limit, mark)
        end = end if end >= 0 else stop
        yield start, end
        for other in [other for other, place in ahead.items() if place <= end]:
            ahead[other] = text.find(other, end + 1)
            if ahead[other] < 0:
                del ahead[other]


def _close(text: str, start: int, stop: int, limit: int, mark: str) -> int:
    """Where a quotation closes, or -1; over paragraphs only if each of them opens with the mark again."""
    close = _PAIRS.get(mark, mark)
    end = text.find(close, start, stop)
    paragraphs = 0
    while (
        end < 0
        and paragraphs < MAX_PARAGRAPHS
        and (again := _PARAGRAPH.match(text, stop, limit))
        and again.group()[-1] == mark
    ):
        first = again.end()
        line = text.find("\n", first, limit)
        stop = line if line >= 0 else limit
        end = text.find(close, first, stop)
        paragraphs += 1
    return end if end >= 0 or mark == '"' else text.find(close, start, limit)
