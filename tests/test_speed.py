"""No input makes the engine stall: time grows with the length, whatever the text is made of."""

from __future__ import annotations

import time

import pytest

from natofacts import extract

UNITS = [
    "1", "1-", "2024-", "1,", "1.", "27. a\n", ".", "A. ", " ", "\n", "a-\n", "e\u0301", "\xad", "\0", "« ", '"', "(",
    "http://1.2.3/", "a@b.c1 ", "article 5 et 6, 7 ", "01 99 00 12 34 ", "X", "et ", "de ", "une ", "demi ",
    "\u0301", "000 ", "\U0001f600", "#1", "+", "12.", "l'",
]  # fmt: skip
LENGTH = 30_000


@pytest.mark.parametrize("unit", UNITS, ids=[repr(unit) for unit in UNITS])
def test_time_is_linear(unit: str) -> None:
    """Quadratic code takes a minute or more here; ten seconds leave room for a slow machine."""
    text = unit * (LENGTH // len(unit))
    extract(text[:100])
    begun = time.process_time()
    extract(text)
    assert time.process_time() - begun < 10
