"""quantulum3; it has no French, so it reads with its English."""

from __future__ import annotations

from typing import Any

from benchmarks.peers.shape import Row, figure, settle

DISTRIBUTION = "quantulum3"


class Reader:
    """The parser with its only language."""

    def __init__(self) -> None:
        from quantulum3 import parser

        self._parse = parser.parse

    def read(self, text: str, _today: str) -> list[Any]:
        """Parse."""
        found: list[Any] = self._parse(text, lang="en_US")
        return found

    def rows(self, raw: list[Any], _text: str, _today: str) -> list[Row]:
        """Give quantities; an uncertainty makes a range."""
        out = []
        for quantity in raw:
            spread = quantity.uncertainty
            ends = [quantity.value - spread, quantity.value + spread] if spread else [quantity.value]
            out.append(figure(*quantity.span, *([end] for end in ends)))
        return settle(out)
