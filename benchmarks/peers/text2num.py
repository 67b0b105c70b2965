"""text2num: number words alone."""

from __future__ import annotations

import re
from typing import Any

from benchmarks.peers.shape import Row, figure, sentences

DISTRIBUTION = "text2num"
Found = list[tuple[int, list[Any], list[Any]]]
_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[^\w\s]")


class _Token:
    """A word with its place, as `find_numbers` wants it."""

    def __init__(self, match: re.Match[str]) -> None:
        self.start, self.end, self._text = match.start(), match.end(), match[0]

    def text(self) -> str:
        return self._text

    def nt_separated(self, _previous: _Token) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


class Reader:
    """The search for numbers among words."""

    def __init__(self) -> None:
        from text_to_num import find_numbers

        self._find = find_numbers

    def read(self, text: str, _today: str) -> Found:
        """Find numbers."""
        out = []
        for at, sentence in sentences(text):
            tokens = [_Token(match) for match in _TOKEN.finditer(sentence)]
            out.append((at, tokens, self._find(tokens, "fr", threshold=0)))
        return out

    def rows(self, raw: Found, _text: str, _today: str) -> list[Row]:
        """Give the numbers with their words."""
        return [
            figure(at + tokens[found.start].start, at + tokens[found.end - 1].end, [found.value])
            for at, tokens, occurrences in raw
            for found in occurrences
        ]
