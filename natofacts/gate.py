"""A cheap look for literal stems over a whole text, so that costly grammar runs only where one of them stands."""

from __future__ import annotations

import functools
from bisect import bisect_left

from ahocorasick_rs import AhoCorasick, MatchKind

from natofacts.fold import fold


@functools.lru_cache(maxsize=16)
def _automaton(stems: tuple[str, ...]) -> AhoCorasick:
    return AhoCorasick(sorted({fold(stem) for stem in stems}), matchkind=MatchKind.LeftmostFirst)


class Gate:
    """The places of some stems in the plain shadow of a text; one linear pass."""

    def __init__(self, stems: tuple[str, ...], plain: str) -> None:
        self.places = [start for _, start, _ in _automaton(stems).find_matches_as_indexes(plain)]

    def opens(self, start: int, end: int) -> bool:
        """Whether a stem stands in a stretch of text."""
        n = bisect_left(self.places, start)
        return n < len(self.places) and self.places[n] < end
