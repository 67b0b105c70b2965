"""A language pack compiled for scanning: one automaton for all anchors, and the rules behind each."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from natofacts.before import Before
from natofacts.pack import NUMBER, Pack
from natofacts.rule import Rule

KNOWN = 1 << 14  # beginnings remembered
_DIGITS = "0123456789"
Anchored = tuple[Rule, regex.Pattern[str], Before | None]


class Engine:
    """A pack compiled for scanning: the automaton of its anchors and the rules behind each anchor."""

    def __init__(self, pack: Pack, disable: frozenset[str] = frozenset()) -> None:
        self.pack = pack
        rules = (rule for rule in pack.rules.values() if "made_by" not in rule.extra)
        active = [rule for rule in rules if rule.name not in disable]
        self.dates = [r for r in active if r.kind == "date"]
        self.masks = [r for r in active if r.kind == "mask"]
        self.figures = [(r, self._tail(r)) for r in active if r.kind in pack.declarations.FIGURE_KINDS]
        self.anchored: dict[str, list[Anchored]] = {}
        for rule in (*self.masks, *self.dates):
            compiled = pack.pattern(rule.pattern)
            before = pack.before(rule.extra["before"]) if "before" in rule.extra else None
            for anchor in rule.anchors:
                starts = {"0"} if anchor == "digit" else pack.words[anchor]
                for word in starts:
                    self.anchored.setdefault(_spaced(word), []).append((rule, compiled, before))
        self.anchored.pop("", None)
        words = set(self.anchored) - {"0"} | {_spaced(w) for w in pack.number_forms}
        self.words = frozenset(words)
        for word in [w for w in words if " " in w]:  # «vingt quatre» also tries what «vingt» may begin
            shorter = self.anchored.get(word.split(" ", 1)[0], [])
            self.anchored[word] = self.anchored.get(word, []) + [
                r for r in shorter if r not in self.anchored.get(word, [])
            ]
        self.automaton = AhoCorasick(
            [" " + w for w in sorted(words)] + [f" {d}" for d in _DIGITS],
            matchkind=MatchKind.LeftmostLongest,
        )
        numbers = {_spaced(w) for w in pack.number_forms}
        self.numerals = frozenset({"0"} | {w for w in words if w in numbers or w.split(" ", 1)[0] in numbers})
        self.tails = functools.lru_cache(maxsize=KNOWN)(self._tails)
        self.candidates = functools.lru_cache(maxsize=KNOWN)(self._candidates)

    def _candidates(self, word: str, beginning: str, more: str = "") -> Sequence[Anchored]:
        """The masks and dates that may begin at an anchor, by its word and what the text begins with there.

        `more` is the character behind: what it leaves is looked for among what the beginning leaves.
        """
        known = self.candidates(word, beginning) if more else self.anchored.get(word, ())
        return [one for one in known if one[1].match(beginning + more, partial=True)]

    def _tails(self, beginning: str) -> list[tuple[Rule, regex.Pattern[str] | None]]:
        """The rules for figures whose words can begin like what stands behind a numeral."""
        return [(rule, tail) for rule, tail in self.figures if tail is None or tail.match(beginning, partial=True)]

    def _tail(self, rule: Rule) -> regex.Pattern[str] | None:
        source = rule.pattern.strip().removeprefix(NUMBER)
        return self.pack.pattern(source) if source.strip() else None

    def anchors(self, spaced: str) -> Iterator[tuple[int, str]]:
        """Yield (position, anchor word or "0") in text order."""
        padded = " " + spaced.replace("\n", " ") + " "
        for _, start, end in self.automaton.find_matches_as_indexes(padded):
            if padded[start + 1] in _DIGITS:
                yield start, "0"
            elif padded[end] == " ":
                yield start, padded[start + 1 : end]
            elif " " in padded[start + 1 : end] and (shorter := self._whole_word(padded, start + 1)) is not None:
                yield start, shorter  # «vingt» of «vingt quatrième»

    def _whole_word(self, padded: str, start: int) -> str | None:
        word = padded[start : padded.find(" ", start)]
        return word if word in self.words else None


def _spaced(word: str) -> str:
    return "".join(c if c.isalnum() else " " for c in word).strip()


@functools.lru_cache(maxsize=16)
def engine_for(pack: Pack, disable: frozenset[str] = frozenset()) -> Engine:
    """Return the engine of a pack, without the rules that are switched off; compiled once."""
    return Engine(pack, disable)
