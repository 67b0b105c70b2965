"""How one value is written: the same number, date and harmless text in every form of output."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet may take for the beginning of a formula, in some locale or other (OWASP)."""
NUMBERS = (Decimal, int)


def reader_of(columns: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Give a function that reads the values of columns from a row."""
    if len(columns) > 1:
        return attrgetter(*columns)  # all of them in one call
    return lambda row: tuple(getattr(row, name) for name in columns)


def number_text(value: Decimal | int) -> str:
    """Write a number with all its digits and no exponent: 486000000000, 19.4, 0.6666666666666666."""
    if isinstance(value, int):
        return str(value)
    if value == value.to_integral_value():
        return f"{value:f}".split(".")[0] if value else "0"
    if len(value.as_tuple().digits) >= 28:  # a quotient such as 2/3; as precise as any reader's float
        return f"{Decimal(repr(float(value))):f}"
    return f"{value.normalize():f}"


def plain_text(value: Any) -> str:
    """Write one value as text, exactly: null is empty, ids are joined by « ; »."""
    if value is None:
        return ""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, NUMBERS):
        return number_text(value)
    return ";".join(value) if isinstance(value, tuple) else str(value)


def runs_as_formula(text: str) -> bool:
    """Tell whether a spreadsheet might run a text; a sign alone, the comparator `=`, is no formula."""
    return len(text) > 1 and text[0] in FORMULA_STARTS


def csv_cell(value: Any, decimal: str = ".", *, raw: bool = False) -> str:
    """Write one value as the text of a CSV cell; null is empty, and no text can run as a formula.

    Numbers are left alone, also negative ones. `raw` leaves every text as it is.
    """
    if isinstance(value, NUMBERS):
        return number_text(value).replace(".", decimal)
    text = plain_text(value)
    return f"'{text}" if not raw and runs_as_formula(text) else text


def valid_text(text: str) -> str:
    """Give a text that UTF-8 can hold: a lone surrogate is written as its number."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def typed(value: Any, type_: str) -> Any:
    """Give a value as its column's type has it in Python: str, int, float, date, list, or None."""
    if value is None:
        return None
    if type_ == "number":
        return float(value)
    if type_ == "date":
        return date.fromisoformat(value)
    if type_ == "list":
        return list(value)
    return valid_text(value) if type_ == "string" else value
