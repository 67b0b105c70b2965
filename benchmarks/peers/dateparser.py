"""dateparser: `search_dates` in French, sentence by sentence, with the strategy that finds more here."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from benchmarks.peers.shape import Row, event, grain_of, places, sentences, settle

DISTRIBUTION = "dateparser"
Found = list[tuple[int, str, list[tuple[str, datetime, str]]]]


class Reader:
    """The search function."""

    def __init__(self) -> None:
        from dateparser.search import search_dates

        self._search: Any = search_dates  # its stubs know no periods yet

    def read(self, text: str, today: str) -> Found:
        """Search every sentence, counting relative dates from a day."""
        settings = {"RELATIVE_BASE": datetime.fromisoformat(today)}
        return [
            (at, sentence, self._search(sentence, ["fr"], settings, strategy="ngram", add_period=True) or [])
            for at, sentence in sentences(text)
        ]

    def rows(self, raw: Found, _text: str, _today: str) -> list[Row]:
        """Give its dates with the precision that it tells."""
        out = []
        for at, sentence, found in raw:
            starts = places(sentence, [surface for surface, _, _ in found])
            for start, (surface, moment, period) in zip(starts, found):  # noqa: B905  for 3.9
                if start is not None:
                    days = grain_of(moment.date(), period)
                    out.append(event(at + start, at + start + len(surface), days))
        return settle(out)
