"""The numbers and bullets of Word's lists, which stand nowhere in the text and have to be counted."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

Element = Any  # lxml has no types

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MAX_NUMBER = 100_000


class _Level(NamedTuple):
    """One level of a list: how it counts, what it writes, where it begins."""

    form: str
    text: str
    start: int


class Numbering:
    """Counts the items of every list of a document."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels = _levels(numbering)
        self._styles = _numbered_styles(styles)
        self._counts: dict[str, dict[int, int]] = {}

    def mark(self, paragraph: Element) -> str:
        """Give the mark of a paragraph and count it: « 27. », « b) », « – »; nothing outside lists."""
        number, depth = self._place(paragraph)
        level = self._levels.get(number, {}).get(depth)
        if level is None or number == "0":
            return ""
        counts = self._counts.setdefault(number, {})
        counts[depth] = min(counts.get(depth, level.start - 1) + 1, _MAX_NUMBER)
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return "–"
        if level.form == "none":
            return ""
        levels = self._levels[number]
        return re.sub(r"%([1-9])", lambda match: self._number(levels, counts, int(match[1]) - 1), level.text).strip()

    @staticmethod
    def _number(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
        """Write the number that a level has reached."""
        level = levels.get(depth)
        return "" if level is None else _written(counts.get(depth, level.start), level.form)

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """Give the list and the level of a paragraph, its own or that of its style."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return "0", 0
        style = properties.find(f"{_W}pStyle")
        inherited = self._styles.get("" if style is None else style.get(f"{_W}val", ""), ("0", 0))
        own = _number_of(properties.find(f"{_W}numPr"))
        return inherited if own is None else own


def _written(number: int, form: str) -> str:
    """Write a number as a level does."""
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 260 else str(number)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman if form == "lowerRoman" else roman.upper()
    return str(number)


def _roman(number: int) -> str:
    """Write a Roman number."""
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def _levels(numbering: Element | None) -> dict[str, dict[int, _Level]]:
    """Read the levels of every list."""
    if numbering is None:
        return {}
    abstract = {
        each.get(f"{_W}abstractNumId"): {_depth(level): _level(level) for level in each.iter(f"{_W}lvl")}
        for each in numbering.iter(f"{_W}abstractNum")
    }
    found = {}
    for each in numbering.iter(f"{_W}num"):
        reference = each.find(f"{_W}abstractNumId")
        levels = dict(abstract.get("" if reference is None else reference.get(f"{_W}val"), {}))
        for override in each.iter(f"{_W}lvlOverride"):
            depth, start = _depth(override), override.find(f"{_W}startOverride")
            own = override.find(f"{_W}lvl")
            if own is not None:
                levels[depth] = _level(own)
            if start is not None and depth in levels:
                levels[depth] = levels[depth]._replace(start=_integer(start.get(f"{_W}val"), 1))
        found[each.get(f"{_W}numId", "")] = levels
    return found


def _level(level: Element) -> _Level:
    """Read one level."""

    def said(name: str, default: str) -> str:
        found = level.find(_W + name)
        return default if found is None else str(found.get(f"{_W}val", default))

    return _Level(said("numFmt", "decimal"), said("lvlText", "%1."), _integer(said("start", "1"), 1))


def _numbered_styles(styles: Element | None) -> dict[str, tuple[str, int]]:
    """Read which paragraph styles number their paragraphs."""
    found = {}
    for style in () if styles is None else styles.iter(f"{_W}style"):
        number = _number_of(style.find(f"{_W}pPr/{_W}numPr"))
        if number is not None:
            found[style.get(f"{_W}styleId", "")] = number
    return found


def _number_of(properties: Element | None) -> tuple[str, int] | None:
    """Read list and level of numbering properties."""
    if properties is None:
        return None
    number, depth = properties.find(f"{_W}numId"), properties.find(f"{_W}ilvl")
    if number is None:
        return None
    return number.get(f"{_W}val", "0"), 0 if depth is None else _integer(depth.get(f"{_W}val"), 0)


def _depth(level: Element) -> int:
    return _integer(level.get(f"{_W}ilvl"), 0)


def _integer(value: str | None, default: int) -> int:
    """Read a small number, whatever the file says."""
    return int(value) if value and re.fullmatch(r"[+-]?\d{1,6}", value, re.ASCII) else default
