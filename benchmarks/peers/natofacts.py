"""natofacts itself; it finds the date of a document by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.peers.shape import Row, event, figure

if TYPE_CHECKING:
    from natofacts import Extraction

DISTRIBUTION = "natofacts"


class Reader:
    """Facts of a text."""

    def __init__(self) -> None:
        from natofacts import extract

        self._extract = extract

    def read(self, text: str, _date: str) -> Extraction:
        """Extract."""
        return self._extract(text)

    def rows(self, raw: Extraction, _text: str, _date: str) -> list[Row]:
        """Give its figures and events."""
        out = []
        for fact in raw:
            if fact.type == "event":
                out.append(event(fact.start, fact.end, (fact.date_start, fact.date_end)))
            elif fact.type == "figure":
                ends = [value for value in (fact.value, fact.value_max) if value is not None]
                out.append(figure(fact.start, fact.end, *([float(value)] for value in ends)))
        return out
