"""The shadows that matching is done in: same length as the text, and a way back to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from natofacts import extract
from natofacts.fold import fold, view


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Près de 1\u202f200\u00a0M€ d’ici à l’été", "pres de 1 200 m€ d'ici a l'ete"),
        ("ÉTÉ À LA MI‑JUIN", "ete a la mi-juin"),
        ("−12 °C – 3", "-12 °c – 3"),
        ("Œuvre, cœur", "œuvre, cœur"),
        ("Łódź, Čačak", "¤"),
        ("ﬁn", "¤"),
    ],
)
def test_fold(text: str, plain: str) -> None:
    assert len(fold(text)) == len(text)
    if plain != "¤":
        assert fold(text) == plain


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_shadows_have_the_length_of_the_view(text: str) -> None:
    seen = view(text)
    assert len(seen.text) == len(seen.low) == len(seen.plain) == len(seen.spaced)
    assert len(fold(text)) == len(text)
    for place in range(len(seen.text)):
        start, end = seen.origin(place, place + 1)
        assert 0 <= start < end <= len(text)


def test_clean_text_is_its_own_view() -> None:
    seen = view("Le 3 juin.")
    assert seen.index is None
    assert seen.origin(3, 4) == (3, 4)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("trois mil-\nliards", "trois milliards"),
        ("trois mil-  \r\n  liards", "trois milliards"),
        ("trois mil\xadliards", "trois milliards"),
        ("trois mil\xad\nliards", "trois milliards"),
        ("zero\u200bwidth", "zerowidth"),
        ("e\u0301te\u0301", "été"),
        ("vingt-\ncinq", "vingt-cinq"),
        ("F-\n16", "F-\n16"),
        ("OTAN-\nRussie", "OTAN-\nRussie"),
    ],
)
def test_debris_is_taken_out_and_the_way_back_is_known(text: str, clean: str) -> None:
    seen = view(text, compounds=frozenset(("vingt",)))
    assert seen.text == clean
    assert seen.origin(0, len(clean)) == (0, len(text))
    last = text.rindex(clean[-1]) if clean[-1] in text else len(text) - 2
    assert seen.origin(len(clean) - 1, len(clean))[0] == last


LONG = "Les Alliés européens et le Canada ont dépensé dans la défense"


@pytest.mark.parametrize(
    ("text", "soft"),
    [
        (f"{LONG}\n486 milliards de dollars.", True),
        (f"{LONG} près de\nTrente milliards.", True),
        (f"{LONG}\nen 2024.", True),
        (f"{LONG}.\nEn 2024, tout change.", False),
        ("Introduction\nEn 2024, tout change.", False),
        (f"{LONG}\n- trois navires", False),
        (f"{LONG}\n27. Nous avons agi.", False),
        (f"{LONG}\n\nen 2024", False),
        ("Pays     2023    2024\nEstonie  2,9     3,4", False),
        ("A\tB\nC\tD", False),
    ],
)
def test_soft_line_breaks(text: str, soft: bool) -> None:
    seen = view(text, joiners=frozenset(("de",)))
    assert ("\n" not in seen.plain) == soft
    assert seen.text == text


def test_a_tab_between_digits_parts_cells() -> None:
    """A table's cells are two numbers, never one with its thousands."""
    assert [str(fact.value) for fact in extract("Chars\t12\t345")] == ["12", "345"]


def test_a_mark_behind_a_soft_hyphen_is_no_fault() -> None:
    assert view("\xad\u0301nou\u015b").text
