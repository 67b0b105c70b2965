"""One pass over a text: anchors, numerals at the anchors, and the rules that may begin there."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from natofacts import compiled
from natofacts.fold import View
from natofacts.numerals import Numeral, read_numeral, to_decimal
from natofacts.pack import NUMBER, Pack, Unit
from natofacts.quantities import Quantity
from natofacts.rule import Rule
from natofacts.segment import Segments
from natofacts.verbs import Verb, morphology

LOOK_BEHIND = 60
ADDRESS = 80


@dataclass(slots=True)
class Match:
    """A span that a rule claims, with its groups; figures carry the quantity that was built."""

    start: int
    end: int
    rule: Rule
    groups: Mapping[str, str | None] = field(default_factory=dict)
    quantity: Quantity | None = None


@dataclass(slots=True)
class Loser:
    """A match that gave way, and why; kept for `explain`."""

    match: Match
    why: str


@dataclass(slots=True)
class Found:
    """What one pass gives: masks and dates in text order, figures in text order, and who lost."""

    dates: list[Match]
    figures: list[Match]
    masks: list[Match]
    losers: list[Loser]


class Engine:
    """A pack compiled for scanning: the automaton of its anchors and the rules behind each anchor."""

    def __init__(self, pack: Pack, disable: frozenset[str] = frozenset()) -> None:
        self.pack = pack
        rules = (rule for rule in pack.rules.values() if "made_by" not in rule.extra)
        active = [rule for rule in rules if rule.name not in disable]
        self.dates = [r for r in active if r.kind == "date"]
        self.masks = [r for r in active if r.kind == "mask"]
        self.figures = [(r, self._tail(r)) for r in active if r.kind in pack.declarations.FIGURE_KINDS]
        self.anchored: dict[str, list[tuple[Rule, regex.Pattern[str], regex.Pattern[str] | None]]] = {}
        for rule in (*self.masks, *self.dates):
            compiled = pack.pattern(rule.pattern)
            before = pack.pattern(rule.extra["before"]) if "before" in rule.extra else None
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
            [" " + w for w in sorted(words)] + [f" {d}" for d in "0123456789"],
            matchkind=MatchKind.LeftmostLongest,
        )
        self.numbers = frozenset(_spaced(w) for w in pack.number_forms)

    def _tail(self, rule: Rule) -> regex.Pattern[str] | None:
        source = rule.pattern.strip().removeprefix(NUMBER)
        return self.pack.pattern(source) if source.strip() else None

    def anchors(self, spaced: str) -> Iterator[tuple[int, str]]:
        """Yield (position, anchor word or "0") in text order."""
        padded = " " + spaced.replace("\n", " ")
        for _, start, end in self.automaton.find_matches_as_indexes(padded):
            word = padded[start + 1 : end]
            if word[0].isdigit():
                yield start, "0"
            elif not padded[end : end + 1].isalnum():
                yield start, word
            elif (shorter := self._whole_word(padded, start + 1)) is not None:
                yield start, shorter

    def _whole_word(self, padded: str, start: int) -> str | None:
        end = padded.find(" ", start)
        word = padded[start : end if end >= 0 else len(padded)]
        return word if word in self.words else None


def _spaced(word: str) -> str:
    return "".join(c if c.isalnum() else " " for c in word).strip()


@functools.lru_cache(maxsize=16)
def engine_for(pack: Pack, disable: frozenset[str] = frozenset()) -> Engine:
    """Return the engine of a pack, without the rules that are switched off; compiled once."""
    return Engine(pack, disable)


class Scan:
    """The state of one pass over one text, and the looks around that builders may take."""

    def __init__(self, engine: Engine, view: View, segments: Segments, trace: bool = False) -> None:
        self.engine = engine
        self.pack = engine.pack
        self.view = view
        self.plain = view.plain
        self.segments = segments
        self.trace = trace
        self.disabled: frozenset[str] = frozenset()
        self.losers: list[Loser] = []
        self._verbs: dict[int, list[Verb]] = {}
        self._breaks: dict[int, list[tuple[int, int]]] = {}

    # -- the pass ----------------------------------------------------------------------------------------------

    def run(self) -> Found:
        """Find masks and dates first, then figures in what they leave."""
        claimed: list[Match] = []
        numerals: list[int] = []
        last_end = -1
        for position, word in self.engine.anchors(self.view.spaced):
            if word == "0" or word in self.engine.numbers or word.split(" ", 1)[0] in self.engine.numbers:
                numerals.append(position)
            if position < last_end and word == "0":
                continue
            if word == "0" and self._inside_number(position):
                continue
            best = self._best(position, word)
            if best is None:
                continue
            if claimed and best.start < claimed[-1].end:
                if best.end <= claimed[-1].end:
                    self._lose(best, f"inside {claimed[-1].rule.name}")
                    continue
                if best.end - best.start <= claimed[-1].end - claimed[-1].start:
                    self._lose(best, f"overlaps {claimed[-1].rule.name}, which is longer")
                    continue
                self._lose(claimed.pop(), f"overlaps {best.rule.name}, which is longer")
            claimed.append(best)
            last_end = best.end
        self.claimed = claimed
        self._claimed_starts = [m.start for m in claimed]
        figures = list(self._figures(numerals))
        dates = [m for m in claimed if m.rule.kind == "date"]
        return Found(dates, figures, [m for m in claimed if m.rule.kind == "mask"], self.losers)

    def _in_marker(self, position: int) -> bool:
        """Tell whether a position is in the bullet or number that opens a list item or paragraph."""
        item = self.segments.items[self.segments.at(position)]
        if position < item.start:
            return True
        after = self.segments.at(position) + 1
        return (
            after < len(self.segments.items)
            and self.segments.items[after].line <= position < self.segments.items[after].start
        )

    def _inside_number(self, position: int) -> bool:
        """Tell whether digits go on a number, a code or an address that began before."""
        before = self.plain[position - 2 : position]
        if len(before) == 2 and before[0].isdigit() and before[1] in ",.":
            return True
        return self.plain[position - 1 : position] in ("#", "@", "_") or self._in_address(position)

    def _best(self, position: int, word: str) -> Match | None:
        """The longest mask or date that begins at an anchor; declaration order settles ties."""
        best: Match | None = None
        for rule, pattern, before in self.engine.anchored.get(word, ()):
            match = pattern.match(self.plain, position)
            if match is None or match.end() == position:
                continue
            if before is not None and not before.search(self.plain, max(0, position - LOOK_BEHIND), position):
                continue
            if rule.extra and not self._allowed(rule, match):
                continue
            made = Match(position, match.end(), rule, match.groupdict())
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

    def claimed_at(self, position: int) -> Match | None:
        """The mask or date that covers a position, if any."""
        index = bisect_left(self._claimed_starts, position + 1) - 1
        if index >= 0 and self.claimed[index].end > position:
            return self.claimed[index]
        return None

    def _figures(self, positions: list[int]) -> Iterator[Match]:
        done = 0
        for position in positions:
            if position < done or self._in_marker(position):
                continue
            owner = self.claimed_at(position)
            if owner is not None:
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
        start = self._digits_start(position) if plain[position].isdigit() else position
        if start is None:
            return None
        if plain.startswith("un", start):
            one = self._one(start)
            if one is not None:
                return one
        numeral = read_numeral(plain, start, self.pack.numbers)
        if numeral is None or (not numeral.digits and _NAME_GOES_ON.match(plain, numeral.end)):
            return None
        claimed = self.claimed_at(numeral.end - 1) if hasattr(self, "claimed") else None
        if claimed is not None and claimed.start > start:
            numeral = read_numeral(plain[: claimed.start].rstrip(), start, self.pack.numbers)
            if numeral is None:
                return None
        if not plain[start].isdigit() and plain[start] not in "+-":
            roman = numeral.kind == "ordinal" and self.view.text[start] in "IVXLC"
            if roman and not self.view.text[start : start + 2].rstrip("eè").isupper():
                return None
            if (
                not roman
                and numeral.kind == "ordinal"
                and plain[start] in "ivxlc"
                and plain[start : numeral.end] not in self.pack.ordinal_forms
                and not self.pack.is_number_word(plain, start)
            ):
                return None
        return numeral

    def _digits_start(self, position: int) -> int | None:
        """Where a number in digits begins, sign included; None inside a name, a code or an address."""
        plain = self.plain
        before = plain[position - 1] if position else " "
        first = plain[position - 2] if position > 1 else " "
        start = position
        if before in "+-" and first in ' (\n«"':
            start -= 1
        elif before == "-" and first.isdigit():
            if not self._ends_a_range(position):
                return None
        elif (before in "+-/._" and first.isalnum()) or before.isalnum() or before in "#@":
            return None
        return None if self._in_address(position) else start

    def _ends_a_range(self, position: int) -> bool:
        """Tell «10-15 km» from codes and scores («35613000-4», «3-1»)."""
        left = _RANGE_LEFT.search(self.plain, max(0, position - 20), position)
        right = read_numeral(self.plain, position, self.pack.numbers)
        if left is None or right is None or right.kind != "cardinal" or self.plain[position] == "0":
            return False
        return Decimal(left["n"].translate(_NO_MARKS).replace(",", ".")) < right.value

    def _one(self, start: int) -> Numeral | None:
        """«un soldat sur trois» is a fraction; «un an», «une semaine» a length of time behind a preposition."""
        if match := self.pattern_at("one_of", start):
            total = self.pack.number(match["total"])
            whole = self.numeral_at(match.start("total"))
            if total and total > 1 and whole and whole.end == match.end() and not self.has_unit(whole):
                return Numeral(start, match.end(), to_decimal(Fraction(1, total)), "fraction")
        if (match := self.pattern_at("one_unit", start)) and self.pattern_before("one_unit_before", start):
            return Numeral(start, match.end() - 1, Decimal(1))
        return None

    def _in_address(self, position: int) -> bool:
        """Tell whether a digit is in an e-mail or web address, a hashtag or a file name."""
        low = self.view.low
        first, last = max(0, position - ADDRESS), position + ADDRESS
        start = max(first, low.rfind(" ", first, position) + 1, low.rfind("\n", first, position) + 1)
        end = low.find(" ", position, last)
        token = low[start : end if end >= 0 else last].split("\n")[0]
        return bool(_ADDRESS.search(token))

    def _figure(self, numeral: Numeral) -> Match | None:
        best: Match | None = None
        for rule, tail in self.engine.figures:
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
        if best is not None and best.rule.kind == "number" and best.end == numeral.end and self._is_noise(numeral):
            self._lose(best, "a number glued to letters, or a list mark")
            return None
        return best

    def _is_noise(self, numeral: Numeral) -> bool:
        """Tell whether a bare numeral is part of a name («5G», «4x4») or a word with another meaning («neuf»)."""
        after = self.plain[numeral.end : numeral.end + 2]
        if numeral.digits and after[:1].isalpha():
            return True
        surface = self.plain[numeral.start : numeral.end]
        if len(surface) >= 7 and surface.isdigit() and after[:1] == "-":
            return True  # a code: «35613000-4»
        if (
            surface.isdigit()
            and len(surface) <= 2
            and after[:1] == ")"
            and self.plain[numeral.start - 1 : numeral.start] == "("
        ):
            return True  # a footnote mark
        if numeral.digits and after[:1] in ("-", "/", "_") and after[1:2].isalpha():
            return True
        return bool(
            self.pack.pattern(self.pack.declarations.NOT_A_NUMBER).search(
                self.plain[max(0, numeral.start - 20) : numeral.end]
            )
        )

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

    # -- looks around, for builders -------------------------------------------------------------------------------

    def pattern_at(self, name: str, position: int) -> regex.Match[str] | None:
        """Match one of the pack's named patterns at a position."""
        return self.pack.pattern(self.pack.declarations.PATTERNS[name]).match(self.plain, position)

    def pattern_before(self, name: str, position: int) -> regex.Match[str] | None:
        """Match one of the pack's named patterns, which must end in `$`, up to a position."""
        return self.pack.pattern(self.pack.declarations.PATTERNS[name]).search(
            self.plain, max(0, position - LOOK_BEHIND), position
        )

    def currency(self, tail: regex.Match[str]) -> tuple[str | None, int, str] | None:
        """The currency (code, end of its name, table entry) that a money tail names."""
        groups = tail.groupdict()
        if symbol := groups.get("symbol"):
            found = self.currency_symbol(symbol, tail.start("symbol"))
            return (found[0], tail.end(), found[1]) if found else None
        return self.pack.currencies.longest(self.plain, tail.start("name"))

    def currency_symbol(self, symbol: str, position: int) -> tuple[str, str] | None:
        """The currency (code, table entry) of a symbol or ISO code, as it is printed at a position."""
        return self.pack.currencies.symbol(self.view.text[position : position + len(symbol)])

    def unit(self, tail: regex.Match[str], numeral: Numeral) -> Unit | None:
        """The unit that a tail names; letters alone only where case and neighbours agree («5 m», not «M.»)."""
        form = tail["unit"]
        unit = self.pack.units.get(form)
        if unit is None:
            return None
        printed = self.view.text[tail.start("unit") : tail.end("unit")]
        is_word = form in self.pack.declarations.SHORT_WORDS or unit.entry.startswith("lexicon:")
        if len(form) <= 2 and form.isalpha() and not is_word:
            if not numeral.digits or printed not in self.pack.declarations.SHORT_UNITS:
                return None
            if self.plain[tail.end("unit") : tail.end("unit") + 1] in ("'", "."):
                return None if self.plain[tail.end("unit")] == "'" else unit
        return unit

    def has_unit(self, numeral: Numeral) -> bool:
        """Tell whether a numeral is followed by a unit, a currency, a percent sign or a counted noun."""
        return any(
            made is not None and made.rule.kind not in ("number", "fraction") for made in [self._figure(numeral)]
        )

    def counted_noun(self, numeral: Numeral, tail: regex.Match[str]) -> tuple[int, int] | None:
        """The span of the noun that a numeral counts, or None where no noun follows."""
        start, end = tail.span("noun")
        noun = tail["noun"]
        text = self.view.text[start:end]
        words = self.pack.words
        if noun in words["not_counted"] or (noun in words["adjective"] and not text[0].isupper()):
            return None
        if self._is_understood(numeral.start, end, noun):
            return None
        if self.pattern_at("inverted", start):
            return None
        if noun == "fois" and self.pattern_at("times", end):
            return None
        if not noun[0].isalpha() or (len(noun) == 1 and not text.isupper()):
            return None
        if self.claimed_at(start) is not None and self.claimed_at(start).rule.kind == "date":  # type: ignore[union-attr]
            return None
        if tail.groupdict().get("of") or numeral.kind == "collective":
            return start, end
        if numeral.scaled:
            return None
        plural = noun[-1] in "sxz" or text[0].isupper() or any(c.isdigit() for c in noun)
        if not plural and noun not in words["plural_noun"] and not self.pattern_at("compound_noun", start):
            return None
        if noun.endswith(self.pack.declarations.VERB_ENDINGS) and not text[0].isupper():
            return None
        return start, end

    def _is_understood(self, start: int, end: int, noun: str) -> bool:
        """«…, dont deux **venus** de la mer du Nord»: a participle, the noun itself is further back."""
        counts = self.pack.declarations.counts
        if noun in self.pack.words["nominal_participle"] or not self.pattern_before("understood_before", start):
            return False
        return counts.PARTICIPLE.search(self.view.low[end - len(noun) : end]) is not None

    def ordinal_noun(self, numeral: Numeral) -> tuple[int, int] | None:
        """The span of the noun behind an ordinal, adjectives skipped."""
        match = self.pattern_at("ordinal_noun", numeral.end)
        if match is None:
            return None
        noun = match["noun"]
        if noun in self.pack.words["not_counted"] or noun in self.pack.words["adjective"]:
            return None
        return match.span("noun")

    def is_fraction(self, numeral: Numeral) -> bool:
        """Tell a fraction from its homographs («le tiers» from «un pays tiers», «demi» alone)."""
        surface = self.plain[numeral.start : numeral.end]
        if " " in surface or "/" in surface or not surface.isalpha():
            return True
        if surface in self.pack.declarations.HALF:
            return False
        by = surface in self.pack.declarations.percents.BY_SHARES and self.pattern_before("by_half", numeral.start)
        return bool(by) or self.pattern_before("fraction_determiner", numeral.start) is not None

    def anaphora(self, position: int) -> bool:
        """Whether «en» in front of a number says that its noun is understood («il en faudrait une dizaine»)."""
        pattern = self.pack.pattern(self.pack.declarations.cues.ANAPHORA_BEFORE)
        return pattern.search(self.plain, max(0, position - 40), position) is not None

    def variation(self, start: int, end: int) -> bool:
        """Tell whether a figure is a variation by the words next to it («en hausse de», «de plus que»)."""
        return (
            self.pattern_before("variation", start) is not None or self.pattern_at("variation_after", end) is not None
        )


_NAME_GOES_ON = compiled.pattern("-[a-z]")  # «Trois-Rivières», «le tiers-lieu»
_NO_MARKS = str.maketrans("", "", " .")
_RANGE_LEFT = compiled.pattern(r"(?<![\w.,/+-])(?P<n>(?:[1-9]\d{0,2}(?:[ .]\d{3})+|[1-9]\d{0,5}|0)(?:,\d+)?)-$")
_ADDRESS = compiled.pattern(
    r"@|://|^\W*www\.|#\w|\w\.(?:pdf|docx?|xlsx?|html?|csv|txt|zip|jpe?g|png|mp4|int|org|com|eu|be|fr|ch|example)\b"
)
