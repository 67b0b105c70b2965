"""One numeral where it stands: digits in every typography, words, ordinals, fractions, collectives."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natofacts.fold import fold
from natofacts.numerals import MAX_DIGITS, Numeral, overlong, read_numeral, to_decimal
from natofacts.pack import load

WORDS = load("fr").numbers


def read(text: str) -> Numeral | None:
    return read_numeral(fold(text), 0, WORDS)


@pytest.mark.parametrize(
    ("text", "value", "surface"),
    [
        ("19,4 %", "19.4", "19,4"),
        ("1 234 567,8 t", "1234567.8", "1 234 567,8"),
        ("1\u00a0234\u00a0567,8 t", "1234567.8", "1\u00a0234\u00a0567,8"),
        ("1\u202f234\u202f567 t", "1234567", "1\u202f234\u202f567"),
        ("1\u2009234 t", "1234", "1\u2009234"),
        ("1.234.567,8 t", "1234567.8", "1.234.567,8"),
        ("12.500 tonnes", "12500", "12.500"),
        ("1'234 francs", "1234", "1'234"),
        ("2.5 km", "2.5", "2.5"),
        ("0,125 g", "0.125", "0,125"),
        ("1,234,567 USD", "1234567", "1,234,567"),
        ("12 345", "12345", "12 345"),
        ("12 3456", "12", "12"),
        ("2024 soldats", "2024", "2024"),
        ("+3,5 %", "3.5", "+3,5"),
        ("-12 °C", "-12", "-12"),
        ("−12 °C", "-12", "−12"),
        ("1,5 million", "1500000", "1,5 million"),
        ("486 milliards", "486000000000", "486 milliards"),
        ("2 millions 500 mille", "2500000", "2 millions 500 mille"),
        ("1 million 200 000 hommes", "1200000", "1 million 200 000"),
        ("2 millions 5", "2000000", "2 millions"),
        ("2 millions 3 millions", "2000000", "2 millions"),
        ("40 mille hommes", "40000", "40 mille"),
        ("3 milliards et demi", "3500000000", "3 milliards et demi"),
        ("deux ans et demi", "2", "deux"),
        ("trois et demi", "3.5", "trois et demi"),
        ("deux virgule cinq", "2.5", "deux virgule cinq"),
        ("trois virgule zéro cinq milliards", "3050000000", "trois virgule zéro cinq milliards"),
        ("un virgule deux million", "1200000", "un virgule deux million"),
        ("deux virgule un", "2.1", "deux virgule un"),
        ("deux virgule rien", "2", "deux"),
    ],
)
def test_numbers(text: str, value: str, surface: str) -> None:
    numeral = read(text)
    assert numeral
    assert (numeral.value, text[: numeral.end], numeral.kind) == (Decimal(value), surface, "cardinal")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("deux", 2),
        ("seize", 16),
        ("dix-sept", 17),
        ("vingt et un", 21),
        ("vingt-et-une", 21),
        ("trente-deux", 32),
        ("soixante et onze", 71),
        ("soixante-dix", 70),
        ("soixante-dix-neuf", 79),
        ("quatre-vingts", 80),
        ("quatre-vingt-un", 81),
        ("quatre-vingt-dix", 90),
        ("quatre-vingt-dix-neuf", 99),
        ("septante", 70),
        ("septante et un", 71),
        ("huitante-huit", 88),
        ("octante", 80),
        ("nonante-neuf", 99),
        ("cent", 100),
        ("cent un", 101),
        ("deux cents", 200),
        ("neuf cent quatre-vingt-dix-neuf", 999),
        ("mille", 1000),
        ("mille neuf cent quarante-neuf", 1949),
        ("deux mille trois cents", 2300),
        ("quatre-vingt mille", 80_000),
        ("deux cent mille", 200_000),
        ("un million", 1_000_000),
        ("un million deux cent mille", 1_200_000),
        ("trois milliards deux cents millions", 3_200_000_000),
        ("un billion", 10**12),
        ("quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf", 99_999),
    ],
)
def test_words(text: str, value: int) -> None:
    numeral = read(text + " soldats")
    assert numeral
    assert (int(numeral.value), numeral.end, numeral.kind) == (value, len(text), "cardinal")


@pytest.mark.parametrize(
    ("text", "end", "value"),
    [
        ("vingt trente", 5, 20),
        ("deux trois", 4, 2),
        ("cent mille mille", 10, 100_000),
        ("dix et vingt", 3, 10),
    ],
)
def test_words_that_do_not_go_together(text: str, end: int, value: int) -> None:
    numeral = read(text)
    assert numeral
    assert (numeral.end, int(numeral.value)) == (end, value)


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("75e anniversaire", 75, 3),
        ("75ème anniversaire", 75, 5),
        ("2nde fois", 2, 4),
        ("1er mai", 1, 3),
        ("XXIe siècle", 21, 4),
        ("IVe République", 4, 3),
        ("dixième session", 10, 7),
        ("vingt-cinquième session", 25, 15),
        ("vingt et unième siècle", 21, 15),
        ("quatre-vingtième", 80, 16),
        ("deux centième", 200, 13),
        ("deux-millième", 2000, 13),
    ],
)
def test_ordinals(text: str, value: int, end: int) -> None:
    numeral = read(text)
    assert numeral
    assert (numeral.kind, int(numeral.value), numeral.end) == ("ordinal", value, end)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("moitié", 0.5),
        ("tiers", 1 / 3),
        ("deux tiers", 2 / 3),
        ("trois quarts", 0.75),
        ("un quart", 0.25),
        ("deux cinquièmes", 0.4),
        ("un dixième", 0.1),
        ("un vingt-cinquième", 0.04),
        ("2/3", 2 / 3),
        ("½", 0.5),
        ("demi", 0.5),
    ],
)
def test_fractions(text: str, value: float) -> None:
    numeral = read(text + " des voix")
    assert numeral
    assert numeral.kind == "fraction"
    assert float(numeral.value) == value


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("vingtaine", 20, "collective"),
        ("une trentaine", 30, "collective"),
        ("deux douzaines", 24, "cardinal"),
        ("trois centaines", 300, "cardinal"),
        ("un demi-million", 500_000, "cardinal"),
        ("demi-douzaine", 6, "cardinal"),
    ],
)
def test_collectives(text: str, value: int, kind: str) -> None:
    numeral = read(text + " de pays")
    assert numeral
    assert (int(numeral.value), numeral.kind, numeral.scaled) == (value, kind, True)


@pytest.mark.parametrize(
    "text",
    [
        "un navire",
        "une",
        "un et un",
        "millions de",
        "centaines",
        "premier",
        "soldat",
        "et",
        "1/30",
        "9" * 100,
    ],
)
def test_what_is_no_numeral(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "scale", "scaled"),
    [
        ("quarante mille", 1000, False),
        ("mille", 1, False),
        ("mille deux cents", 1, False),
        ("deux millions", 10**6, True),
        ("40 mille", 1000, False),
        ("2 milliards", 10**9, True),
        ("300", 1, False),
    ],
)
def test_the_scale_that_others_may_share(text: str, scale: int, scaled: bool) -> None:
    numeral = read(text + " soldats")
    assert numeral
    assert (numeral.scale, numeral.scaled) == (scale, scaled)


@pytest.mark.parametrize("unit", ["une ", "un ", "un demi ", "un tiers ", "1 million ", "deux ", "vingt et ", "000 "])
def test_long_runs_do_not_recurse(unit: str) -> None:
    read(unit * 5000)


def test_fractions_as_decimals() -> None:
    assert to_decimal(WORDS.fractions["tiers"]) == Decimal("0.3333333333333333")
    assert str(to_decimal(WORDS.fractions["moitie"])) == "0.5"


@given(st.lists(st.tuples(st.integers(1, 200), st.sampled_from([" ", "\n", ",", "x", "  "])), max_size=8))
def test_runs_of_digits_that_are_too_long_are_told(runs: list[tuple[int, str]]) -> None:
    text, places = "", []
    for length, gap in runs:
        if length > MAX_DIGITS:
            places.append((len(text), len(text) + length))
        text += "7" * length + gap
    assert list(overlong(text)) == places
    for start, end in places:
        assert read_numeral(text, start, WORDS) is None
        assert text[start:end].isdigit()
