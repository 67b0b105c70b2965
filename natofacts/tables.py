"""Tables in a text: what a number in a cell is by its caption, the head of its column and the label of its row.

A table is a run of lines with the same kind of cells, parted by tabs, bars or several blanks, as PDF, web pages and
Word leave them. A head row says years or units; lines above may say a unit for all («en millions d'euros»).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, takewhile
from typing import NamedTuple

from natofacts.context import context_reader
from natofacts.engine import Engine
from natofacts.find import Scan
from natofacts.fold import View, view
from natofacts.matches import Match, Place, Quantity
from natofacts.models import FigureKind
from natofacts.segment import segment

_GAP = re.compile(r"[ \xa0]{2,}|\t|[ \xa0]?\|[ \xa0]?")
_RULE = re.compile(r"[\s|:+=_-]*")  # |---|---|
_LETTER = re.compile(r"[^\W\d_]{2,}")
_DIGIT = re.compile(r"\d")
CAPTION_LINES, CAPTION_LENGTH = 2, 160
OFF = 2  # columns that a head may stand beside its numbers
STEM = 6  # letters by which the noun of a caption is known in a head: «distances», «Distance»
PERCENT = "%"
PROBE = 2  # the number that a unit is tried with


class Cell(NamedTuple):
    """A cell: its half-open span in the view and its text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Unit:
    """What a caption, a head or a label makes of a bare number; `cue` is how it is written."""

    kind: str
    unit: str | None
    scale: Decimal
    base: str | None
    rule: str
    entry: str
    cue: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a table says of the numbers in a cell: their unit, what they count, when they hold, whose they are."""

    unit: _Unit | None
    counted: str | None
    period: str | None
    label: tuple[int, int] | None

    def place(self, match: Match) -> Place:
        """What is said of a figure; a bare number takes the unit, a share that is written with its sign the base."""
        q = match.quantity
        if self.unit is None or q is None:
            return Place(self.period, None, self.label)
        if q.kind != FigureKind.NUMBER:
            return Place(self.period, self.unit.base if q.unit == self.unit.unit == PERCENT else None, self.label)
        _take(q, self.unit, self.counted)
        return Place(self.period, self.unit.base, self.label, self.unit.cue)


Row = tuple[Cell, ...]


def read_tables(scan: Scan, figures: Sequence[Match]) -> dict[int, Place]:
    """Give the bare numbers of tables their unit, and for each figure in a cell, by its start, what the table says."""
    text = scan.view.flat
    if not _may_part(text):
        return {}
    found: dict[int, Place] = {}
    starts = {match.start: match for match in figures}
    for caption, rows in _tables(text):
        found.update(_Table(scan, caption, rows).places(starts))
    return found


def _tables(text: str) -> Iterator[tuple[str, list[Row]]]:
    """The tables of a text, each with the lines above it that may be its caption."""
    above: list[str] = []
    for is_row, group in groupby(_lines(text), key=lambda line: len(line[1]) > 1):
        lines = list(group)
        rows = [cells for _, cells in lines if not _RULE.fullmatch("".join(cell.text for cell in cells))]
        if not is_row:
            above = [line for line, _ in lines if line.strip()]
        elif sum(_holds_number(row) for row in rows) > 1:
            caption = [line.strip() for line in above[-CAPTION_LINES:] if len(line.strip()) <= CAPTION_LENGTH]
            yield "\n".join(caption), rows


def _lines(text: str) -> Iterator[tuple[str, Row]]:
    """Each line with its cells; empty lines between rows are left out."""
    place = 0
    for line in text.split("\n"):
        cells = tuple(_cells(line, place)) if _may_part(line) else _whole(line, place)
        place += len(line) + 1
        yield line, cells


def _may_part(text: str) -> bool:
    """Whether what parts cells is in a text at all."""
    if "  " in text or "\t" in text or "|" in text:
        return True
    return "\xa0 " in text or " \xa0" in text or "\xa0\xa0" in text


def _whole(line: str, place: int) -> Row:
    """The one cell of a line that nothing parts."""
    words = line.strip()
    left = place + len(line) - len(line.lstrip())
    return (Cell(left, left + len(words), words),) if words else ()


def _cells(line: str, place: int) -> Iterator[Cell]:
    """The cells of a line that begins at a place of the text; empty ones are left out."""
    done = 0
    for start, end in [*(gap.span() for gap in _GAP.finditer(line)), (len(line), len(line))]:
        part = line[done:start]
        if part.strip():
            left = done + len(part) - len(part.lstrip())
            yield Cell(place + left, place + left + len(part.strip()), part.strip())
        done = end


def _holds_number(row: Row) -> bool:
    """Whether a row has a number behind its first cell."""
    return any(_DIGIT.search(cell.text) for cell in row[1:])


class _Table:
    """One table of a text."""

    def __init__(self, scan: Scan, caption: str, rows: list[Row]) -> None:
        self.scan = scan
        self.words = scan.pack.declarations.tables
        self.year = scan.pack.pattern(self.words.YEAR)
        self.heads = list(takewhile(self._is_head, rows))
        self.rows = rows[len(self.heads) :]
        self.width = max(map(len, self.rows), default=0)
        self.aligned = self._is_aligned()
        self.captions = [*self._corner(), *caption.split("\n")]
        self.own_units = dict(self._units_by_head())
        self.unit = None if self.own_units else self._unit_in("\n".join(self.captions))

    def _units_by_head(self) -> Iterator[tuple[str, _Unit]]:
        """What a caption says of some columns only, by their heads: «(**distances** en km, **carburant** en m³)»."""
        named = self.scan.pack.pattern(self.words.NAMED_UNIT)
        heads = [view(cell.text).plain for row in self.heads for cell in row]
        for found in named.finditer(view("\n".join(self.captions)).plain):
            stem = found["noun"][:STEM]
            unit = self._unit_in(f"en {found['unit']}") if any(head.startswith(stem) for head in heads) else None
            if unit is not None:
                yield stem, unit

    def _is_head(self, row: Row) -> bool:
        """A row of years and words only."""
        return all(self.year.search(cell.text) or not _DIGIT.search(cell.text) for cell in row)

    def _corner(self) -> list[str]:
        """The first cells of head rows that stand above the labels, and say what the whole table is about."""
        first = [row[0] for row in self.heads if len(row) == self.width]
        return [cell.text for cell in first if not self.year.search(cell.text)]

    # -- what is said of a cell ----------------------------------------------------------------------------------

    def places(self, figures: dict[int, Match]) -> dict[int, Place]:
        """What the table says of its figures; those without a unit get theirs."""
        found: dict[int, Place] = {}
        for row in self.rows:
            label = row[0] if _LETTER.search(row[0].text) else None
            for cell in row:
                inside = [figures[place] for place in range(cell.start, cell.end) if place in figures]
                if inside and cell is not label:
                    reading = self._reading(row, cell, label)
                    found.update((match.start, reading.place(match)) for match in inside)
        return found

    def _reading(self, row: Row, cell: Cell, label: Cell | None) -> _Reading:
        """Read a cell by the heads of its column, the label of its row, and the captions."""
        heads, own_year = self._heads(row, cell), self._year(row[0])
        unit = self._unit_of_column(heads) or (self._unit_in(label.text) if label else None) or self.unit
        counted = self._counted([*(head.text for head in heads), *self.captions]) if unit else None
        period = next(filter(None, map(self._year, heads)), None) or own_year
        named = next((head for head in heads if self._is_country(head)), None)
        about = label if label and own_year is None else named
        return _Reading(unit, counted, period, (about.start, about.end) if about else None)

    def _counted(self, texts: Sequence[str]) -> str | None:
        """The plural that opens a head or a caption: «**Effectifs** (en milliers)»."""
        pattern = self.scan.pack.pattern(self.words.COUNTED_FIRST)
        found = filter(None, (pattern.match(view(text).low) for text in texts))
        return next((match["noun"] for match in found), None)

    def _year(self, cell: Cell) -> str | None:
        """The year that a head or a label names, when it names one."""
        years = self.year.findall(cell.text)
        return years[0] if len(years) == 1 else None

    def _is_country(self, head: Cell) -> bool:
        """Whether the head of a column names a country."""
        words = self.scan.pack.declarations.grammar
        name = self.scan.view.low[head.start : head.end]
        return name in words.MEMBERS or name in words.OUTSIDERS

    def _unit_of_column(self, heads: Sequence[Cell]) -> _Unit | None:
        """The unit that a head names; only when none does, a plural that is counted («Navires»)."""
        texts = [head.text for head in heads]
        for stem, unit in self.own_units.items():
            if any(view(text).plain.startswith(stem) for text in texts):
                return unit
        named = filter(None, map(self._unit_in, texts))
        counted = filter(None, (_counted_in(self.scan.engine, text) for text in texts))
        return next(named, None) or next(counted, None)

    def _unit_in(self, text: str) -> _Unit | None:
        """The first unit that a caption or a head names."""
        return _unit_in(self.scan.engine, text)

    # -- where cells stand ---------------------------------------------------------------------------------------

    def _heads(self, row: Row, cell: Cell) -> list[Cell]:
        """The heads of a cell's column: by number where a head row has as many cells, or one less; else by place.

        In lines aligned by blanks the last head that begins before a cell ends is its own; one may span several.
        """
        index = row.index(cell)
        found = []
        for head in self.heads:
            missing = len(row) - len(head)
            if 0 <= missing <= min(1, index):
                found.append(head[index - missing])
            elif self.aligned and self._stands_over(head):
                found += [other for other in head if self._column(other.start) < self._column(cell.end)][-1:]
        return found

    def _is_aligned(self) -> bool:
        """Whether blanks set the cells of each column under each other, at their beginnings or at their ends."""
        full = [row for row in self.rows if len(row) == self.width]
        lines = [self.scan.view.flat[row[0].start : row[-1].end] for row in self.rows]
        if len(full) < 2 or any("\t" in line or "|" in line for line in lines):
            return False
        columns = list(zip(*full, strict=True))[1:]
        edges = [([cell.start for cell in cells], list(map(_last_digit, cells))) for cells in columns]
        return all(self._is_flush(left) or self._is_flush(right) for left, right in edges)

    def _stands_over(self, head: Row) -> bool:
        """Whether each cell of a head row begins or ends with a column; a margin that was lost shifts them."""
        full = [row for row in self.rows if len(row) == self.width]
        columns = list(zip(*full, strict=True))[1:]
        begins = [min(self._column(cell.start) for cell in cells) for cells in columns]
        ends = [max(self._column(_last_digit(cell)) + 1 for cell in cells) for cells in columns]
        return all(
            any(abs(self._column(cell.start) - place) <= OFF for place in begins)
            or any(abs(self._column(cell.end) - place) <= OFF for place in ends)
            for cell in head
        )

    def _is_flush(self, places: Sequence[int]) -> bool:
        columns = [self._column(place) for place in places]
        return max(columns) - min(columns) <= 1

    def _column(self, place: int) -> int:
        """How far from the beginning of its line a place is."""
        return place - self.scan.view.flat.rfind("\n", 0, place)


def _last_digit(cell: Cell) -> int:
    """Where the number of a cell ends, in front of the mark of a note."""
    return cell.start + max((n for n, char in enumerate(cell.text) if char.isdigit()), default=len(cell.text))


@functools.lru_cache(maxsize=512)
def _unit_in(engine: Engine, text: str) -> _Unit | None:
    """The first unit that a text names: «en **millions d'euros**», «(**% du PIB**)»."""
    words, pack = engine.pack.declarations.tables, engine.pack
    shadow = view(text).plain
    for pattern in words.UNIT_PHRASES:
        for found in pack.pattern(pattern).finditer(shadow):
            start, end = found.span("unit")
            spelled = pack.pattern(words.PERCENT_WORDS).match(shadow, start, end)
            phrase = f"%{text[spelled.end() : end]}" if spelled else text[start:end]
            if unit := _read_unit(engine, phrase, counted=bool(found.groupdict().get("count"))):
                return unit
    return None


@functools.lru_cache(maxsize=512)
def _counted_in(engine: Engine, text: str) -> _Unit | None:
    """«Navires»: the head of a column whose numbers count it."""
    counted = engine.pack.pattern(engine.pack.declarations.tables.COUNTED_HEAD).fullmatch(view(text).plain)
    return _read_unit(engine, text.lower(), counted=True) if counted else None


def _read_unit(engine: Engine, phrase: str, counted: bool) -> _Unit | None:
    """Read a unit as the figure that it makes of a number: «2 millions d'euros»."""
    seen: View = view(f"{PROBE} {phrase}")
    scan = Scan(engine, seen, segment(seen, engine.pack.abbreviations))
    made = next((match.quantity for match in scan.run().figures if match.start == 0), None)
    if made is None:
        return None
    scale = made.value / PROBE
    if made.kind == FigureKind.COUNT and not counted and scale == 1:
        return None  # «en hausse», «(estimations)»: no unit
    if made.kind == FigureKind.NUMBER and scale == 1:
        return None
    base = context_reader(engine.pack).read(scan, made).base
    return _Unit(made.kind, made.unit, scale, base, made.rule, made.entry, phrase)


def _take(q: Quantity, unit: _Unit, counted: str | None) -> None:
    """Read a bare number with the unit of its table; thousands alone are thousands of what the head counts."""
    q.kind, q.unit, q.rule, q.entry = unit.kind, unit.unit, unit.rule, unit.entry
    if q.kind == FigureKind.NUMBER and counted:
        q.kind, q.unit = str(FigureKind.COUNT), counted
    q.value, q.scale, q.elided = q.value * unit.scale, int(unit.scale), True
    if q.value_max is not None:
        q.value_max *= unit.scale
