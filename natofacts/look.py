"""What rules, checks and builders may ask of a text: patterns at a position, verbs, breaks, claims."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Sequence

import regex

from natofacts.fold import View
from natofacts.matches import Match
from natofacts.pack import Pack
from natofacts.segment import Segments
from natofacts.verbs import Verb, morphology

LOOK_BEHIND = 60


class Look:
    """One text seen with the pack of its language, and the masks and dates that claim parts of it."""

    def __init__(self, pack: Pack, view: View, segments: Segments) -> None:
        self.pack = pack
        self.view = view
        self.plain = view.plain
        self.segments = segments
        self._claims: Sequence[Match] = ()
        self._claim_starts: list[int] = []
        self._verbs: dict[int, list[Verb]] = {}
        self._breaks: dict[int, list[tuple[int, int]]] = {}

    @functools.cached_property
    def accented(self) -> bool:
        """Whether the text tells « à » from « a »."""
        return "à" in self.view.low

    def is_verb(self, start: int, end: int) -> bool:
        """Whether the « a » between two places is the verb, «le Boeing 737 **a** 150 places», and no «à»."""
        return self.view.low[start:end].strip() == "a" and self.accented

    def claim(self, matches: Sequence[Match]) -> None:
        """Let masks and dates, in text order, claim their spans."""
        self._claims = matches
        self._claim_starts = [match.start for match in matches]

    def claimed_at(self, position: int) -> Match | None:
        """The mask or date that covers a position, if any."""
        index = bisect_left(self._claim_starts, position + 1) - 1
        if index >= 0 and self._claims[index].end > position:
            return self._claims[index]
        return None

    def pattern_at(self, name: str, position: int) -> regex.Match[str] | None:
        """Match one of the pack's named patterns at a position."""
        return self.pack.pattern(self.pack.declarations.PATTERNS[name]).match(self.plain, position)

    def pattern_before(self, name: str, position: int) -> regex.Match[str] | None:
        """Match one of the pack's named patterns, which must end in `$`, up to a position."""
        before = self.pack.before(self.pack.declarations.PATTERNS[name])
        return before.search(self.plain, max(0, position - LOOK_BEHIND), position)

    def verbs(self, index: int) -> list[Verb]:
        """The finite verbs of a sentence that their form gives away; found once."""
        if index not in self._verbs:
            segment = self.segments.items[index]
            found = morphology(self.pack.declarations).verbs_in(self.view.low, segment.start, segment.end)
            self._verbs[index] = list(found)
        return self._verbs[index]

    def breaks(self, index: int) -> list[tuple[int, int]]:
        """The spans of the clause breaks of a sentence; found once."""
        if index not in self._breaks:
            segment = self.segments.items[index]
            pattern = self.pack.pattern(self.pack.declarations.cues.CLAUSE_END)
            self._breaks[index] = [m.span() for m in pattern.finditer(self.view.low, segment.start, segment.end)]
        return self._breaks[index]
