"""Puts text together from blocks and runs: one paragraph, list item or table row a line, footnote marks apart."""

from __future__ import annotations

import re

_BLANKS = re.compile(r"[ \t\n\r\f\v]+")  # not the no-break spaces, which hold numbers together
_UNIT = re.compile(r"(?:^|[^A-Za-zÀ-ÿ])(?:[kdcm]?m)$")
_TEN = re.compile(r"(?:^|[^\d.,])10$")
_NOTE = re.compile(r"[\[(]?\s*(?:\d{1,3}|[*†‡§]+|[ivx]{1,4}|[a-z](?=[\])]))(?:\s*[,;]\s*\d{1,3})*\s*[\])]?")
_POWERS = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
CELL = " | "
"""Between the cells of a table row: two numbers that stand side by side must never read as one."""


def superscript(before: str, raised: str, *, note: bool = False) -> str:
    """Give what stands for a raised text: letters and units are kept, the mark of a footnote is dropped.

    >>> "1" + superscript("1", "er"), "12 m" + superscript("12 m", "2"), "2024" + superscript("2024", "1")
    ('1er', '12 m²', '2024')

    `note` says that the document itself calls it one (a link, a class). A power of ten keeps its form: 10⁶.
    """
    inside = raised.strip().translate(_SUPERSCRIPTS)
    if note:
        return ""
    if inside in ("2", "3") and _UNIT.search(before[-6:]):
        return inside.translate(_POWERS)
    if _TEN.search(before[-4:]) and inside.lstrip("-−+").isdigit():
        return inside.translate(_POWERS)
    return "" if _NOTE.fullmatch(inside) else raised


class Lines:
    """Collects text; white space is collapsed as a browser does, and lines end where a block does."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._gap = 0  # line ends wanted before the next word
        self._space = False  # a space wanted before the next word
        self._mark = ""  # of a list item that has no word yet
        self.at_start = True  # whether the line is still empty

    def add(self, text: str) -> None:
        """Add a run of text to the line."""
        collapsed = _BLANKS.sub(" ", text)
        if collapsed.startswith(" ") and not self.at_start:
            self._space = True
        words = collapsed.strip(" ")
        if not words:
            return
        self._break()
        if self._space and not self.at_start:
            self._parts.append(" ")
        self._parts.append(words)
        self._space = collapsed.endswith(" ")
        self.at_start = False

    def begin_item(self, mark: str) -> None:
        """Begin a list item; its mark, e.g. « – », is written before its first word."""
        self.end_line()
        self._mark = f"{mark} "

    def add_line(self, text: str) -> None:
        """Add text as it is, with its own white space."""
        self._break()
        if self._space and not self.at_start:
            self._parts.append(" ")
        self._parts.append(text)
        self._space, self.at_start = False, False

    def end_line(self, ends: int = 1) -> None:
        """End the line, with `ends` 2 the paragraph; what ends already does not end twice."""
        self._gap = max(self._gap, ends) if self._parts else 0
        self.at_start, self._space = True, False

    def line_break(self) -> None:
        """Break the line inside a paragraph; two breaks end it."""
        self._gap = min(2, self._gap + 1) if self._parts else 0
        self.at_start, self._space = True, False

    def before(self) -> str:
        """Give the last characters of the line so far."""
        if self.at_start or self._space:
            return ""
        return "".join(self._parts[-3:])[-8:]

    def text(self) -> str:
        """Give the whole text, ended by a line end unless it is empty."""
        joined = "".join(self._parts)
        return joined + "\n" if joined else ""

    def _break(self) -> None:
        """Write the line ends that were wanted."""
        if self._gap:
            self._parts.append("\n" * self._gap)
            self._gap = 0
        if self._mark:
            self._parts.append(self._mark)
            self._mark = ""


def row_text(cells: list[str]) -> str:
    """Write a table row on one line, e.g. « Italie | 2,01 % »; empty cells keep their place but the last ones."""
    flat = [" ".join(_BLANKS.split(cell)).strip() for cell in cells]
    while flat and not flat[-1]:
        flat.pop()
    return CELL.join(flat)


def clean_value(value: str | None, limit: int = 500) -> str:
    """Put a metadata value on one line, without control characters, and cut what is no metadata any more."""
    return " ".join("".join(c if c.isprintable() else " " for c in value or "").split())[:limit]


def without_empty(values: dict[str, str | None]) -> dict[str, str]:
    """Keep the metadata that say something."""
    cleaned = {name: clean_value(value) for name, value in values.items()}
    return {name: value for name, value in cleaned.items() if value}
