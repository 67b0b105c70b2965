"""Reading one numeral where it stands: digits, words, both; cardinals, ordinals, fractions, collectives.

A numeral is the number alone with its scale («2,5 millions»): what is counted or measured is the rules' work.
All reading is done in the plain shadow of the text (see `fold`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import regex

_DIGITS = regex.compile(
    r"(?P<sign>[+-])?"
    r"(?:(?P<grouped>\d{1,3}(?:(?P<mark>[ .'])\d{3})(?:(?P=mark)\d{3})*|\d{1,3}(?:,\d{3}){2,})(?!\d)|(?P<whole>\d+))"
    r"(?:,(?P<decimals>\d+)|(?<=\d)\.(?P<point_decimals>\d+)(?![.\d]))?"
)
_ORDINAL_TAIL = regex.compile(r"(?:i?e(?:me)?s?|nde?|eres?|ers?|re)(?![a-z0-9])")
_ROMAN = regex.compile(r"(?=[ivxlc])(?:c{0,3})(?:x[lc]|l?x{0,3})(?:i[xv]|v?i{0,3})(?=(?:i?eme|e)(?![a-z]))")
_TOKEN = regex.compile(r"[a-z]+")
_LINK = regex.compile(r" et |-et-| |-")
_SLASH = regex.compile(r"(\d{1,2})/(\d{1,2})(?![\d/])")
_VULGAR = {"¼": Fraction(1, 4), "½": Fraction(1, 2), "¾": Fraction(3, 4)}
_ROMAN_VALUE = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
MAX_DIGITS = 60


class NumberWord(NamedTuple):
    """A number word: its value and how it combines (`unit`, `teen`, `ten`, `hundred`, `scale` …)."""

    value: int
    role: str


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language, by plain form."""

    cardinals: Mapping[str, NumberWord]
    ordinals: Mapping[str, int]
    fractions: Mapping[str, Fraction]
    half: frozenset[str]
    decimal_word: str


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands: half-open span, value, and what a rule must know to take it further.

    `kind` is `cardinal`, `ordinal`, `fraction` or `collective` («une vingtaine», which is approximate);
    `scaled` says that the last word takes «de» («millions **de** drones»).
    """

    start: int
    end: int
    value: Decimal
    kind: str = "cardinal"
    digits: bool = False
    scaled: bool = False
    scale: int = 1
    signed: bool = False


def to_decimal(fraction: Fraction) -> Decimal:
    """Turn an exact fraction into the decimal nearest to its double (2/3 → 0.6666666666666666)."""
    if fraction.denominator == 1:
        return Decimal(fraction.numerator)
    return Decimal(repr(fraction.numerator / fraction.denominator))


def read_numeral(plain: str, start: int, words: NumberWords) -> Numeral | None:
    """Read the numeral that begins at `start` of a plain shadow, or None.

    >>> read_numeral("2 millions 500 mille euros", 0, french).value
    Decimal('2500000')
    """
    first = plain[start]
    numeral = (
        _read_digits(plain, start, words)
        if first.isdigit() or first in "+-"
        else _read_words(plain, start, words)
    )
    if numeral is None or numeral.kind in ("ordinal", "fraction"):
        return numeral
    return _with_fraction(plain, numeral, words)


def _read_digits(plain: str, start: int, words: NumberWords) -> Numeral | None:
    match = _DIGITS.match(plain, start)
    if not match or match.end() - start > MAX_DIGITS:
        return None
    if slash := _SLASH.match(plain, start):
        top, bottom = int(slash[1]), int(slash[2])
        if 0 < top < bottom <= 20 and plain[slash.end() : slash.end() + 1] != "e":
            return Numeral(start, slash.end(), to_decimal(Fraction(top, bottom)), "fraction", True)
        return None
    whole = match["grouped"] or match["whole"]
    if match["mark"] == "." and match["grouped"] and whole.startswith("0"):
        return None
    whole = whole.translate(_NO_MARKS)
    decimals = match["decimals"] or match["point_decimals"]
    end = match.end()
    if not decimals and not match["sign"] and (tail := _ORDINAL_TAIL.match(plain, end)):
        return Numeral(start, tail.end(), Decimal(whole), "ordinal", True)
    value = Decimal(f"{whole}.{decimals}" if decimals else whole)
    if match["sign"] == "-":
        value = -value
    numeral = Numeral(start, end, value, "cardinal", True, signed=bool(match["sign"]))
    return _with_scale(plain, numeral, words)


_NO_MARKS = str.maketrans("", "", " .',")


def _with_scale(plain: str, numeral: Numeral, words: NumberWords) -> Numeral:
    """Multiply digits by the scale word behind them, then add a smaller number («2 millions 500 mille»)."""
    token = _TOKEN.match(plain, numeral.end + 1) if plain[numeral.end : numeral.end + 1] == " " else None
    word = words.cardinals.get(token.group()) if token else None
    if not token or not word or word.role not in ("scale", "thousand", "collective"):
        return numeral
    if word.role == "thousand" and numeral.value >= 1000:
        return numeral
    value, end = numeral.value * word.value, token.end()
    scaled = word.role != "thousand"
    if word.role == "scale" and plain[end : end + 1] == " " and plain[end + 1 : end + 2].isdigit():
        rest = _read_digits(plain, end + 1, words)
        if (
            rest
            and rest.kind == "cardinal"
            and 0 < rest.value < word.value
            and (rest.scale > 1 or rest.value >= 1000)
        ):
            return Numeral(
                numeral.start, rest.end, value + rest.value, "cardinal", True, rest.scaled, rest.scale
            )
    return Numeral(numeral.start, end, value, "cardinal", True, scaled, word.value, numeral.signed)


class _Sum:
    """The running value of a number in words; `add` says whether the next word fits."""

    def __init__(self) -> None:
        self.total = 0
        self.group = 0
        self.last = ""
        self.limit = 10**18
        self.seen = 0

    def add(self, word: NumberWord) -> bool:
        ok = getattr(self, "_add_" + word.role, lambda _: False)(word.value)
        if ok:
            self.last = word.role if not (word.role == "teen" and word.value == 10) else "ten_teen"
            self.seen += 1
        return bool(ok)

    @property
    def value(self) -> int:
        return self.total + self.group

    def _add_zero(self, value: int) -> bool:
        return self.seen == 0

    def _add_one(self, value: int) -> bool:
        if self.seen == 0 or self.last in ("ten", "long", "hundred", "thousand", "scale"):
            self.group += 1
            return True
        return False

    def _add_unit(self, value: int) -> bool:
        after_ten = self.last == "ten_teen" and value >= 7
        if self.seen and not after_ten and self.last not in ("ten", "long", "hundred", "thousand", "scale"):
            return False
        self.group += value
        return True

    def _add_teen(self, value: int) -> bool:
        in_tens = self.last == "ten" and self.group % 100 in (60, 80)
        if self.seen and not in_tens and self.last not in ("hundred", "thousand", "scale"):
            return False
        self.group += value
        return True

    def _add_ten(self, value: int) -> bool:
        if value == 20 and self.last == "unit" and self.group % 100 == 4:
            self.group += 76
            return True
        if self.seen and self.last not in ("hundred", "thousand", "scale"):
            return False
        self.group += value
        return True

    _add_long = _add_ten

    def _add_hundred(self, value: int) -> bool:
        if self.last == "unit" and 2 <= self.group <= 9:
            self.group *= 100
            return True
        if self.seen and self.last not in ("thousand", "scale"):
            return False
        self.group += 100
        return True

    def _add_thousand(self, value: int) -> bool:
        if self.limit <= 1000 or self.last in ("one", "zero"):
            return False
        self.total += max(self.group, 1) * 1000
        self.group, self.limit = 0, 1000
        return True

    def _add_scale(self, value: int) -> bool:
        if value >= self.limit and self.limit != 1000:
            return False
        if self.limit == 1000 and self.total >= value:
            return False
        own = self.total % value if self.limit == 1000 else 0
        head = (own + self.group) or 1
        self.total = self.total - own + head * value
        self.group, self.limit = 0, value
        return True


def _read_words(plain: str, start: int, words: NumberWords) -> Numeral | None:
    """Read a number in words; the longest run that makes sense."""
    if roman := _ROMAN.match(plain, start):
        return _roman(plain, roman)
    token = _TOKEN.match(plain, start)
    if not token:
        return (
            Numeral(start, start + 1, to_decimal(_VULGAR[plain[start]]), "fraction")
            if plain[start] in _VULGAR
            else None
        )
    form = token.group()
    if form in words.half:
        return _half(plain, start, token.end(), words)
    if (
        (word := words.cardinals.get(form))
        and form.endswith("s")
        and word.role in ("scale", "collective", "hundred")
    ):
        return None  # «des millions de», «des centaines»: vague
    total = _Sum()
    end, scale, scaled, collective = start, 1, False, False
    place = start
    ones = 0
    while token:
        form = token.group()
        if total.seen and _half_link(plain, end, form, words):
            break
        word = words.cardinals.get(form)
        if word is None or word.role == "collective":
            return _last_word(plain, start, end, total, token, word, words)
        if not total.add(word):
            break
        ones += word.role == "one"
        end = token.end()
        scaled = word.role == "scale"
        scale = word.value if word.role in ("scale", "thousand") else 1
        link = _LINK.match(plain, end)
        if not link:
            break
        if "et" in link.group() and not (token_after := _TOKEN.match(plain, link.end())):
            break
        if "et" in link.group() and not _after_and(token_after.group(), words):
            break
        place = link.end()
        token = _TOKEN.match(plain, place)
    if total.seen == 0 or (total.seen == ones == 1):
        return _one_fraction(plain, start, end, words) if total.seen else None
    return Numeral(
        start, end, Decimal(total.value), "collective" if collective else "cardinal", False, scaled, scale
    )


def _after_and(form: str, words: NumberWords) -> bool:
    """«vingt et **un**», «soixante et **onze**», «vingt et **unième**»."""
    word = words.cardinals.get(form)
    return (word is not None and word.value in (1, 11)) or words.ordinals.get(form) in (1, 11)


def _half_link(plain: str, end: int, form: str, words: NumberWords) -> bool:
    return form in words.half


def _last_word(
    plain: str,
    start: int,
    end: int,
    total: _Sum,
    token: regex.Match[str],
    word: NumberWord | None,
    words: NumberWords,
) -> Numeral | None:
    """Read an ordinal («vingt-**cinquième**»), a fraction («deux **tiers**») or a collective («deux **douzaines**»)."""
    form = token.group()
    if word is not None:  # collective: «vingtaine», «trois dizaines»
        if total.seen == 0 or total.value == 1:
            return Numeral(
                start if total.seen == 0 else token.start(),
                token.end(),
                Decimal(word.value),
                "collective",
                False,
                True,
                word.value,
            )
        if total.value < 100:
            return Numeral(
                start, token.end(), Decimal(total.value * word.value), "cardinal", False, True, word.value
            )
        return Numeral(start, end, Decimal(total.value))
    spaced = plain[token.start() - 1] == " " if total.seen else False
    single = form[:-1] if form.endswith("s") and form not in words.fractions else form
    if form in words.fractions or single in words.fractions:
        share = words.fractions.get(form) or words.fractions[single]
        if total.seen == 0:
            return Numeral(start, token.end(), to_decimal(share), "fraction")
        if total.value < 100:
            return Numeral(start, token.end(), to_decimal(total.value * share), "fraction")
    if single in words.ordinals:
        value = words.ordinals[single]
        if total.seen == 0:
            return Numeral(start, token.end(), Decimal(value), "ordinal") if value != 1 else None
        plural = form.endswith("s")
        if total.last == "one" and total.value == 1 and value > 2:
            return _one_fraction(plain, start, end, words)
        if spaced and (plural or total.last == "unit") and value > 2:
            return Numeral(start, token.end(), to_decimal(Fraction(total.value, value)), "fraction")
        if value > 2 and total.last == "unit" and plural:
            return Numeral(start, token.end(), to_decimal(Fraction(total.value, value)), "fraction")
        if total.add(_ordinal_word(value)):
            return Numeral(start, token.end(), Decimal(total.value), "ordinal")
    if total.seen == 0:
        return None
    if total.last == "one" and total.value == 1:
        return _one_fraction(plain, start, end, words)
    return Numeral(
        start,
        end,
        Decimal(total.value),
        "cardinal",
        False,
        total.last == "scale",
        total.limit if total.last == "scale" else 1,
    )


def _ordinal_word(value: int) -> NumberWord:
    role = (
        "one" if value == 1 else "unit" if value < 10 else "teen" if value < 20 else "ten" if value < 70
        else "long" if value < 100 else "hundred" if value == 100 else "thousand" if value == 1000 else "scale"
    )  # fmt: skip
    return NumberWord(value, role)


def _one_fraction(plain: str, start: int, end: int, words: NumberWords) -> Numeral | None:
    """Read «un tiers», «un vingt-cinquième», «un demi-million»; «un» alone is no numeral."""
    link = _LINK.match(plain, end)
    token = _TOKEN.match(plain, link.end()) if link else None
    if not token:
        return None
    if token.group() in words.half:
        half = _half(plain, token.start(), token.end(), words)
        return (
            Numeral(start, half.end, half.value, half.kind, False, half.scaled, half.scale) if half else None
        )
    rest = _read_words(plain, token.start(), words)
    if rest and rest.kind == "fraction":
        return Numeral(start, rest.end, rest.value, "fraction")
    if rest and rest.kind == "ordinal" and rest.value > 2 and not _NOUN_AFTER.match(plain, rest.end):
        return Numeral(start, rest.end, to_decimal(Fraction(1, int(rest.value))), "fraction")
    return None


_NOUN_AFTER = regex.compile(r" (?!(?:de|des|du|d|a|au|en|et|ou|dans|pour|sur|par)\b)[a-z]")


def _half(plain: str, start: int, end: int, words: NumberWords) -> Numeral:
    """Read «demi», «demi-million»."""
    link = _LINK.match(plain, end)
    token = _TOKEN.match(plain, link.end()) if link else None
    word = words.cardinals.get(token.group()) if token else None
    if token and word and word.role in ("scale", "thousand", "collective"):
        return Numeral(start, token.end(), Decimal(word.value) / 2, "cardinal", False, True, word.value)
    return Numeral(start, end, Decimal("0.5"), "fraction")


def _with_fraction(plain: str, numeral: Numeral, words: NumberWords) -> Numeral:
    """Add «et demi», «et un quart», «virgule cinquante-deux»."""
    end = numeral.end
    if plain.startswith(" et ", end):
        token = _TOKEN.match(plain, end + 4)
        form = token.group() if token else ""
        if token and form in words.half:
            value = numeral.value + Decimal(numeral.scale) / 2
            return _replace(numeral, token.end(), value)
        word = words.cardinals.get(form)
        if word and word.role in ("one", "unit"):
            rest = _read_words(plain, end + 4, words)
            if rest and rest.kind == "fraction":
                return _replace(numeral, rest.end, numeral.value + rest.value * numeral.scale)
    elif not numeral.digits and plain.startswith(f" {words.decimal_word} ", end):
        place = end + len(words.decimal_word) + 2
        rest = _read_words(plain, place, words)
        if rest and rest.kind == "cardinal" and not rest.scaled:
            zeros = 0
            return _replace(numeral, rest.end, numeral.value + Decimal(f"0.{'0' * zeros}{rest.value}"))
    return numeral


def _replace(numeral: Numeral, end: int, value: Decimal) -> Numeral:
    return Numeral(
        numeral.start, end, value, numeral.kind, numeral.digits, numeral.scaled, numeral.scale, numeral.signed
    )


def _roman(plain: str, match: regex.Match[str]) -> Numeral | None:
    tail = _ORDINAL_TAIL.match(plain, match.end())
    if not tail or not match.group():
        return None
    value, before = 0, 0
    for char in reversed(match.group()):
        digit = _ROMAN_VALUE[char]
        value += digit if digit >= before else -digit
        before = max(before, digit)
    return Numeral(match.start(), tail.end(), Decimal(value), "ordinal") if value > 1 else None
