"""One pass over a text: anchors, numerals at the anchors, and the rules that may begin there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import regex

from natofacts import compiled
from natofacts.engine import Engine
from natofacts.fold import View
from natofacts.look import LOOK_BEHIND, Look
from natofacts.lookalikes import in_marker, inside_number, is_no_roman, is_noise, number_start
from natofacts.matches import Found, Loser, Match
from natofacts.numerals import Numeral, read_numeral, to_decimal
from natofacts.rule import Rule
from natofacts.segment import Segments

YEARS = 1900  # «un rapport sur 2024»: from here on a number is a year
TAIL = 5  # characters behind a numeral that tell most rules apart
_DIGITS = re.compile(r"\d{1,6}")
_NAME_GOES_ON = compiled.pattern("-[a-z]")  # «Trois-Rivières», «le tiers-lieu»


class Scan(Look):
    """The state of one pass over one text."""

    def __init__(self, engine: Engine, view: View, segments: Segments, trace: bool = False) -> None:
        super().__init__(engine.pack, view, segments)
        self.engine = engine
        self.trace = trace
        self.disabled: frozenset[str] = frozenset()
        self.losers: list[Loser] = []

    def run(self) -> Found:
        """Find masks and dates first, then figures in what they leave."""
        claimed, numerals = self._masks_and_dates()
        self.claim(claimed)
        figures = list(self._figures(numerals))
        dates = [m for m in claimed if m.rule.kind == "date"]
        return Found(dates, figures, [m for m in claimed if m.rule.kind == "mask"], self.losers)

    def _masks_and_dates(self) -> tuple[list[Match], list[int]]:
        """The longest masks and dates, and the anchors at which a numeral may begin."""
        claimed: list[Match] = []
        numerals: list[int] = []
        last_end = -1
        for position, word in self.engine.anchors(self.view.spaced):
            if word in self.engine.numerals:
                numerals.append(position)
            if word not in self.engine.anchored:
                continue
            if word == "0" and (position < last_end or inside_number(self, position)):
                continue
            best = self._best(position, word)
            if best is None or self._gives_way(best, claimed):
                continue
            claimed.append(best)
            last_end = best.end
        return claimed, numerals

    def _gives_way(self, match: Match, claimed: list[Match]) -> bool:
        """Tell whether a match gives way to the one claimed before it; a shorter one that it overlaps goes instead."""
        if not claimed or match.start >= claimed[-1].end:
            return False
        before = claimed[-1]
        if match.end <= before.end:
            self._lose(match, f"inside {before.rule.name}")
            return True
        if match.end - match.start <= before.end - before.start:
            self._lose(match, f"overlaps {before.rule.name}, which is longer")
            return True
        self._lose(claimed.pop(), f"overlaps {match.rule.name}, which is longer")
        return False

    def _best(self, position: int, word: str) -> Match | None:
        """The longest mask or date that begins at an anchor; declaration order settles ties."""
        best: Match | None = None
        plain, far = self.plain, max(0, position - LOOK_BEHIND)
        digits = _DIGITS.match(plain, position) if word == "0" else None
        # with the two characters behind it a word or a number tells most rules apart
        end = (digits.end() if digits else position + len(word)) + 1
        for rule, pattern, before in self.engine.candidates(word, plain[position:end], plain[end : end + 1]):
            if before is not None and not before.stands(plain, far, position):
                continue
            match = pattern.match(plain, position)
            if match is None or match.end() == position:
                continue
            if rule.extra and not self._allowed(rule, match):
                continue
            made = Match(position, match.end(), rule, match.groupdict() if rule.kind == "date" else {})
            if best is None or made.end > best.end:
                if best is not None:
                    self._lose(best, f"shorter than {rule.name}")
                best = made
            else:
                self._lose(made, f"not longer than {best.rule.name}")
        return best

    def _lose(self, match: Match, why: str) -> None:
        if self.trace:
            self.losers.append(Loser(match, why))

    def _allowed(self, rule: Rule, match: regex.Match[str]) -> bool:
        if rule.extra.get("bare_year") and not self._is_year(match):
            return False
        check = rule.extra.get("check")
        return check is None or bool(check(self, match))

    def _is_year(self, match: regex.Match[str]) -> bool:
        """Tell a year from a count of four digits («2000 soldats»)."""
        start, end = match.span("y")
        if self.plain[start - 1 : start] in "-/." and start > 1 and self.plain[start - 2].isalnum():
            return False
        if match.start() < start or self.pattern_before("year_before", start):
            return True
        if self.pattern_at("year_counts", end):
            return False
        value = int(match["y"])
        return 1800 <= value <= 2150 or bool(self.pattern_before("date_before", start))

    def _figures(self, positions: list[int]) -> Iterator[Match]:
        """Build figures from the numerals at these anchors, in text order."""
        done = 0
        for position in positions:
            if position < done or self._is_article(position) or in_marker(self, position):
                continue
            if self.claimed_at(position) is not None:
                continue
            numeral = self.numeral_at(position)
            if numeral is None:
                continue
            match = self._figure(numeral)
            if match is not None:
                done = max(match.end, numeral.end)
                yield match
            else:
                done = numeral.end

    def numeral_at(self, position: int) -> Numeral | None:
        """Read the numeral at an anchor; None where a word or a name only looks like one."""
        plain = self.plain
        if position >= len(plain):
            return None
        start = number_start(self, position) if plain[position].isdigit() else position
        if start is None:
            return None
        if plain.startswith("un", start):
            if self._is_article(start):
                return None
            one = self._one(start)
            if one is not None:
                return one
        numeral = read_numeral(plain, start, self.pack.numbers)
        if numeral is None or (not numeral.digits and _NAME_GOES_ON.match(plain, numeral.end)):
            return None
        claimed = self.claimed_at(numeral.end - 1)
        if claimed is not None and claimed.start > start:
            numeral = read_numeral(plain[start : claimed.start].rstrip(), 0, self.pack.numbers)
            if numeral is None:
                return None
            numeral = numeral._replace(start=start + numeral.start, end=start + numeral.end)
        return None if is_no_roman(self, numeral) else numeral

    def _is_article(self, start: int) -> bool:
        """Whether «un» or «une» is an article here, as it nearly always is."""
        return self.plain.startswith("un", start) and self.pattern_at("one_counts", start) is None

    def _one(self, start: int) -> Numeral | None:
        """«un soldat sur trois» is a fraction; «un an», «une semaine» a length of time behind a preposition."""
        if match := self.pattern_at("one_of", start):
            total = self.pack.number(match["total"])
            whole = self.numeral_at(match.start("total"))
            if total and 1 < total < YEARS and whole and whole.end == match.end() and not self.has_unit(whole):
                return Numeral(start, match.end(), to_decimal(Fraction(1, total)), "fraction")
        if self.pattern_at("one_percent", start):
            return Numeral(start, start + 2, Decimal(1))
        if match := self.pattern_at("one_and_half", start):
            return Numeral(start, match.end() - 1, Decimal(1))
        if (match := self.pattern_at("one_unit", start)) and self.pattern_before("one_unit_before", start):
            return Numeral(start, match.end() - 1, Decimal(1))
        return None

    def _figure(self, numeral: Numeral) -> Match | None:
        """The longest figure that begins with a numeral, a bare number last."""
        best: Match | None = None
        for rule, tail in self.engine.tails(self.plain[numeral.end : numeral.end + TAIL]):
            if rule.kind == "number" and best is not None and not self.trace:
                continue  # it would lose
            match = tail.match(self.plain, numeral.end) if tail is not None else None
            if tail is not None and match is None:
                continue
            made = rule.build(numeral, match, self)
            if made is None:
                continue
            made.rule = rule.name
            candidate = Match(made.start, made.end, rule, {}, made)
            if best is None or (candidate.end > best.end and rule.kind != "number"):
                if best is not None:
                    self._lose(best, f"shorter than {rule.name}")
                best = candidate
            else:
                self._lose(candidate, f"not longer than {best.rule.name}")
        if best is not None and best.rule.kind == "number" and best.end == numeral.end and is_noise(self, numeral):
            self._lose(best, "a number glued to letters, or a list mark")
            return None
        return best

    def has_unit(self, numeral: Numeral) -> bool:
        """Tell whether a numeral is followed by a unit, a currency, a percent sign or a counted noun."""
        made = self._figure(numeral)
        return made is not None and made.rule.kind not in ("number", "fraction")
