"""Reading one numeral where it stands: digits, words, both; cardinals, ordinals, fractions, collectives.

A numeral is the number alone with its scale («2,5 millions»): what is counted or measured is the rules' work.
All reading is done in the plain shadow of the text (see `fold`).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple, ParamSpec, TypeVar

import regex

from natofacts import compiled

_DIGITS = compiled.pattern(
    r"(?:(?P<sign>[+–-]) ?)?"
    r"(?:(?P<grouped>\d{1,3}(?:(?P<mark>[ .'])\d{3})(?:(?P=mark)\d{3}){0,9}"
    r"|\d{1,3}(?:,\d{3}){2,9}|\d{1,3},\d{3}(?=\.\d))(?!\d)"
    r"|(?P<whole>\d+))"
    r"(?:,(?P<decimals>\d+)|(?<=\d)\.(?P<point_decimals>\d+)(?![.\d]))?"
)
_ORDINAL_TAIL = compiled.pattern(r"(?:i?e(?:me)?s?|nde?|eres?|ers?|re)(?![a-z0-9])")
_ROMAN = compiled.pattern(r"(?=[ivxlc])(?:c{0,3})(?:x[lc]|l?x{0,3})(?:i[xv]|v?i{0,3})(?=(?:i?eme|e)(?![a-z]))")
_TOKEN = compiled.pattern(r"[a-z]+")
_LINK = compiled.pattern(r" et |-et-| |-")
_OF = compiled.pattern(r" d(?:e |')")
_SLASH = compiled.pattern(r"(\d{1,2})/([1-9]\d?)(?![\d/])")
_OR_TWO = compiled.pattern(r" (?:a|ou|et) (?:deux|trois|2|3)(?![a-z0-9])")  # «un **à deux** milliards»
_HALF = Fraction(1, 2)
VULGAR = {"¼": Fraction(1, 4), "½": Fraction(1, 2), "¾": Fraction(3, 4)}
_ROMAN_VALUE = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_RUN = re.compile(r"[0-9]*")
_P = ParamSpec("_P")
_R = TypeVar("_R")
MINUS = "-–"  # as the plain shadow has them: a true minus is a hyphen there
SIGNS = "+" + MINUS
MAX_DIGITS = 60  # in a run: more are no number that anybody can mean
_PRECISION = 2 * MAX_DIGITS + 20  # whole part, decimals and a scale


def exactly(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Have a function reckon with every digit of a number: Python rounds Decimals to 28 unless it is told."""

    @functools.wraps(function)
    def exact(*arguments: _P.args, **options: _P.kwargs) -> _R:
        with localcontext(prec=_PRECISION):
            return function(*arguments, **options)

    return exact


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
    ordinal_noun: regex.Pattern[str]  # the noun that makes «un cinquième» an ordinal


class Numeral(NamedTuple):
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
        _read_digits(plain, start, words) if first.isdigit() or first in SIGNS else _read_words(plain, start, words)
    )
    if numeral is None or numeral.kind in ("ordinal", "fraction"):
        return numeral
    if not numeral.digits and numeral.scaled and plain[numeral.end + 1 : numeral.end + 2].isdigit():
        return _with_digits(plain, numeral, words)
    return _with_fraction(plain, numeral, words)


def _with_digits(plain: str, numeral: Numeral, words: NumberWords) -> Numeral:
    """Add a smaller scale in digits: «trois milliards **200 millions**»."""
    rest = _read_digits(plain, numeral.end + 1, words) if plain[numeral.end] == " " else None
    if rest is None or rest.kind != "cardinal" or rest.scale == 1 or rest.value >= numeral.scale:
        return numeral
    return rest._replace(start=numeral.start, value=numeral.value + rest.value)


def overlong(text: str) -> Iterator[tuple[int, int]]:
    """Find the runs of digits that are too long to be a number, and give no row.

    A run that long holds one of every so many characters: only these are looked at.
    """
    step, done = MAX_DIGITS + 1, 0
    for n, char in enumerate(text[::step]):
        if "0" <= char <= "9" and n * step >= done:
            before = text[max(0, n * step - MAX_DIGITS) : n * step]
            start = n * step - len(before) + len(before.rstrip("0123456789"))
            run = _RUN.match(text, start)
            done = run.end() if run else done
            if done - start > MAX_DIGITS:
                yield start, done


def _read_digits(plain: str, start: int, words: NumberWords) -> Numeral | None:
    numeral = _read_plain_digits(plain, start)
    return _with_scale(plain, numeral, words) if numeral and numeral.kind == "cardinal" else numeral


def _read_plain_digits(plain: str, start: int) -> Numeral | None:
    """Read digits with their marks and sign, an ordinal («75e») or a fraction («3/4»)."""
    match = _DIGITS.match(plain, start)
    if not match or (match.end() - start > MAX_DIGITS and _is_overlong(match)):
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
    if not decimals and (more := VULGAR.get(plain[end : end + 1])):  # «2½ %»
        value, end = value + to_decimal(more), end + 1
    if match["sign"] and match["sign"] in MINUS:
        value = -value
    return Numeral(start, end, value, "cardinal", True, signed=bool(match["sign"]))


_NO_MARKS = str.maketrans("", "", " .',")


def _is_overlong(match: regex.Match[str]) -> bool:
    """Whether a run of digits is too long to be a number."""
    return any(len(match[part] or "") > MAX_DIGITS for part in ("whole", "decimals", "point_decimals"))


def _with_scale(plain: str, numeral: Numeral, words: NumberWords, limit: int = 10**19) -> Numeral:
    """Multiply digits by the scale word behind them, then add a smaller number («2 millions 500 mille»)."""
    token = _TOKEN.match(plain, numeral.end + 1) if plain[numeral.end : numeral.end + 1] == " " else None
    word = words.cardinals.get(token.group()) if token else None
    if not token or not word or word.role not in ("scale", "thousand", "collective"):
        return numeral
    if word.value >= limit or (word.role == "thousand" and numeral.value >= 1000):
        return numeral
    large = numeral._replace(
        end=token.end(),
        value=numeral.value * word.value,
        scaled=word.role != "thousand",
        scale=word.value,
    )
    if word.role != "scale" or not plain[large.end + 1 : large.end + 2].isdigit() or plain[large.end] != " ":
        return large
    rest = _read_plain_digits(plain, large.end + 1)
    if rest is None or rest.kind != "cardinal" or rest.value >= word.value:
        return large
    rest = _with_scale(plain, rest, words, word.value)
    if not 0 < rest.value < word.value or (rest.scale == 1 and rest.value < 1000):
        return large
    return rest._replace(start=numeral.start, value=large.value + rest.value)


_TEENS = ("teen", "ten_teen", "unit")  # «douze cents», «dix-neuf cent»


class _Sum:
    """The running value of a number in words; `add` says whether the next word fits."""

    def __init__(self) -> None:
        self.total = 0
        self.group = 0
        self.last = ""
        self.limit = 10**18
        self.seen = 0

    def add(self, word: NumberWord) -> bool:
        """Take a word in, if it may stand here."""
        ok = self._add(word.role, word.value)
        if ok:
            self.last = "ten_teen" if (word.role, word.value) == ("teen", 10) else word.role
            self.seen += 1
        return ok

    def _add(self, role: str, value: int) -> bool:
        match role:
            case "zero":
                return self.seen == 0
            case "one" | "unit":
                return self._add_unit(value)
            case "teen":
                return self._add_teen(value)
            case "ten" | "long":
                return self._add_ten(value)
            case "hundred":
                return self._add_hundred()
            case "thousand":
                return self._add_thousand()
            case "scale":
                return self._add_scale(value)
        return False

    @property
    def value(self) -> int:
        return self.total + self.group

    @property
    def scaled(self) -> bool:
        """Whether «de» may follow («deux millions **de** drones»)."""
        return self.last == "scale"

    @property
    def scale(self) -> int:
        """The last word's scale, which the numbers before it may share («trente à quarante **mille**»)."""
        return self.limit if self.scaled or (self.last == "thousand" and self.seen > 1) else 1

    def numeral(self, start: int, end: int) -> Numeral:
        """The cardinal that has been read."""
        return Numeral(start, end, Decimal(self.value), scaled=self.scaled, scale=self.scale)

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

    def _add_hundred(self) -> bool:
        if (self.last == "unit" and 2 <= self.group <= 9) or (self.last in _TEENS and 11 <= self.group <= 19):
            self.group *= 100
            return True
        if self.seen and self.last not in ("thousand", "scale"):
            return False
        self.group += 100
        return True

    def _add_thousand(self) -> bool:
        if self.limit <= 1000 or self.last == "zero" or (self.last == "one" and self.group == 1):
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
        return _vulgar(plain, start, words) if plain[start] in VULGAR else None
    form = token.group()
    if form in words.half:
        return _half(plain, start, token.end(), words)
    if (word := words.cardinals.get(form)) and form.endswith("s") and word.role in ("scale", "collective", "hundred"):
        return None  # «des millions de», «des centaines»: vague
    total = _Sum()
    end = start
    while token:
        form = token.group()
        if total.seen and form in words.half:
            break
        word = words.cardinals.get(form)
        if word is None or word.role == "collective":
            return _last_word(plain, start, end, total, token, word, words)
        if not total.add(word):
            break
        end = token.end()
        link = _LINK.match(plain, end)
        token = _TOKEN.match(plain, link.end()) if link else None
        if link and token and "et" in link.group() and not _after_and(token.group(), words):
            break
    if total.seen == 0:
        return None
    if total.seen == 1 and total.last == "one":
        return _one_fraction(plain, start, end, words)
    return total.numeral(start, end)


def _vulgar(plain: str, start: int, words: NumberWords) -> Numeral:
    """Read «½», «½ million»."""
    numeral = Numeral(start, start + 1, to_decimal(VULGAR[plain[start]]), "fraction")
    scaled = _with_scale(plain, numeral, words)
    return scaled._replace(kind="cardinal") if scaled.scale > 1 else numeral


def _after_and(form: str, words: NumberWords) -> bool:
    """«vingt et **un**», «soixante et **onze**», «vingt et **unième**»."""
    word = words.cardinals.get(form)
    return (word is not None and word.value in (1, 11)) or words.ordinals.get(form) in (1, 11)


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
        if total.seen and total.value >= 100:
            return total.numeral(start, end)
        approximate = total.seen == 0 or total.value == 1
        counted = Numeral(
            token.start() if approximate else start,
            token.end(),
            Decimal(word.value * max(total.value, 1)),
            "collective" if approximate else "cardinal",
            scaled=True,
            scale=word.value,
        )
        return _of_scale(plain, counted, words)
    single = form[:-1] if form.endswith("s") and form not in words.fractions else form
    if (share := words.fractions.get(form) or words.fractions.get(single)) and total.value < 100:
        part = Numeral(start, token.end(), to_decimal(max(total.value, 1) * share), "fraction")
        return _of_scale(plain, part, words)
    if single in words.ordinals:
        numeral = _ordinal(plain, start, total, token, words.ordinals[single])
        if numeral:
            return numeral
    if total.seen == 0:
        return None
    if total.last == "one" and total.value == 1:
        return _one_fraction(plain, start, end, words)
    return total.numeral(start, end)


def _of_scale(plain: str, numeral: Numeral, words: NumberWords) -> Numeral:
    """Multiply a collective or a fraction by a scale: «une quarantaine **de milliards**», «un quart **de** …»."""
    link = _OF.match(plain, numeral.end)
    token = _TOKEN.match(plain, link.end()) if link else None
    word = words.cardinals.get(token.group()) if token else None
    if not token or not word or word.value < 1000 or word.role not in ("scale", "collective"):
        return numeral
    whole = numeral._replace(end=token.end(), value=numeral.value * word.value, scale=word.value)
    if numeral.kind != "fraction":
        return whole
    return whole._replace(kind="cardinal", scaled=True) if word.value >= 10**6 else numeral


def _ordinal(plain: str, start: int, total: _Sum, token: regex.Match[str], value: int) -> Numeral | None:
    """Tell «vingt-**cinquième**» from «deux **cinquièmes**»; «premier» alone is no figure."""
    if total.seen == 0:
        return Numeral(start, token.end(), Decimal(value), "ordinal") if value != 1 else None
    if total.last == "one" and total.value == 1 and value > 2:
        return None
    plural = token.group().endswith("s")
    spaced = plain[token.start() - 1] == " "
    unit = total.last == "unit"
    if value > 2 and ((plural and (spaced or unit)) or (spaced and unit and value < 100)):
        return Numeral(start, token.end(), to_decimal(Fraction(total.value, value)), "fraction")
    if total.add(_ordinal_word(value)):
        return Numeral(start, token.end(), Decimal(total.value), "ordinal")
    return None


def _ordinal_word(value: int) -> NumberWord:
    role = (
        "one" if value == 1 else "unit" if value < 10 else "teen" if value < 20 else "ten" if value < 70
        else "long" if value < 100 else "hundred" if value == 100 else "thousand" if value == 1000 else "scale"
    )  # fmt: skip
    return NumberWord(value, role)


def _one_fraction(plain: str, start: int, end: int, words: NumberWords) -> Numeral | None:
    """Read «un tiers», «un vingt-cinquième», «un demi-million»; «un» alone is no numeral."""
    if _OR_TWO.match(plain, end):
        return Numeral(start, end, Decimal(1))
    link = _LINK.match(plain, end)
    token = _TOKEN.match(plain, link.end()) if link else None
    if not token:
        return None
    if (word := words.cardinals.get(token.group())) and word.role == "one":
        return None
    if token.group() == words.decimal_word and plain[end] == " ":
        return Numeral(start, end, Decimal(1))
    if token.group() in words.half and link and " " in link.group() and len(link.group()) > 1:
        return Numeral(start, token.end(), Decimal("1.5"))  # «un et demi»
    if token.group() in words.half:
        half = _half(plain, token.start(), token.end(), words)
        return Numeral(start, half.end, half.value, half.kind, False, half.scaled, half.scale) if half else None
    rest = _read_words(plain, token.start(), words)
    if rest and (rest.kind == "fraction" or (rest.scaled and rest.value < rest.scale)):
        return rest._replace(start=start)  # «un quart», «un quart de milliard»
    if rest and rest.kind == "ordinal" and rest.value > 2 and not words.ordinal_noun.match(plain, rest.end):
        return Numeral(start, rest.end, to_decimal(Fraction(1, int(rest.value))), "fraction")
    return None


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
        if token and (share := _HALF if form in words.half else words.fractions.get(form)):
            value = numeral.value + to_decimal(share * numeral.scale)
            return numeral._replace(end=token.end(), value=value)
        word = words.cardinals.get(form)
        if word and word.role in ("one", "unit"):
            rest = _read_words(plain, end + 4, words)
            if rest and rest.kind == "fraction":
                return numeral._replace(end=rest.end, value=numeral.value + rest.value * numeral.scale)
    elif not numeral.digits and plain.startswith(f" {words.decimal_word} ", end):
        return _with_decimals(plain, numeral, end + len(words.decimal_word) + 2, words)
    return numeral


def _with_decimals(plain: str, numeral: Numeral, place: int, words: NumberWords) -> Numeral:
    """Read what stands behind «virgule»: «zéro cinq», «cinq millions»; «un» without decimals is no numeral."""
    zeros = ""
    while (token := _TOKEN.match(plain, place)) and (word := words.cardinals.get(token.group())):
        if word.role == "one":
            return numeral._replace(end=token.end(), value=numeral.value + Decimal(f"0.{zeros}1"))
        if word.role != "zero" or plain[token.end() : token.end() + 1] != " ":
            break
        zeros, place = zeros + "0", token.end() + 1
    rest = _read_words(plain, place, words) if token else None
    if rest is None or rest.kind != "cardinal":
        return numeral
    decimals = Decimal(f"0.{zeros}{int(rest.value / rest.scale)}")
    value = (numeral.value + decimals) * rest.scale
    return rest._replace(start=numeral.start, value=value)


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
