"""A cheap look for literal stems over a whole text, so that costly grammar runs only where one of them stands."""

from __future__ import annotations

import functools
from bisect import bisect_left

from ahocorasick_rs import AhoCorasick, MatchKind

from natofacts.fold import fold


@functools.lru_cache(maxsize=16)
def _automaton(stems: tuple[str, ...], decoys: tuple[str, ...]) -> AhoCorasick:
    return AhoCorasick(list(map(fold, stems + decoys)), matchkind=MatchKind.LeftmostLongest)


class Gate:
    """The places of some stems in the plain shadow of a text; one linear pass.

    Decoys are words that hold a stem and are not meant: «f**ront**ière».
    """

    def __init__(self, stems: tuple[str, ...], plain: str, decoys: tuple[str, ...] = ()) -> None:
        found = _automaton(stems, decoys).find_matches_as_indexes(plain)
        self.places = [start for n, start, _ in found if n < len(stems)]

    def opens(self, start: int, end: int) -> bool:
        """Whether a stem stands in a stretch of text."""
        n = bisect_left(self.places, start)
        return n < len(self.places) and self.places[n] < end
