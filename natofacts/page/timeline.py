"""The timeline: events to scale, a lane for each document, told apart by the document's own date.

Places are percents of the width, so that one drawing fits a wide screen and a phone; no clock is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from natofacts.models import FactType
from natofacts.page.rows import Row
from natofacts.wording import edtf_phrase

if TYPE_CHECKING:
    from natofacts.extraction import Extraction

_YEARS_BACK, _YEARS_AHEAD = 12, 25  # what lies further from the documents' dates is named at the edge
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000)  # months between ticks
_MOST_TICKS = 14
_SHORTEST = 92  # days that the width stands for at least: months are the smallest steps of the scale
_MARGIN = 1.5  # percent left free at either end
_LETTER = 0.72  # percent that a letter of a label takes on a wide screen
_GAP = 1.0
_ROW_HEIGHT = 17
_HEAD, _FOOT = 24, 12  # pixels for the name of a lane and below its last row
_EDGE_HEIGHT = 16  # pixels for the dates that lie outside the scale
_PHONE_LETTER = 2.1  # percent that a letter of a label takes on a phone
_PHONE_GAP = 2.6


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale; a minor one has no label on a phone."""

    x: float
    label: str
    minor: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """One date of a lane with all rows that give it; `width` is 0 for what is a point at this scale.

    `on_phone` tells whether its label has room on a phone, where letters are three times as wide.
    """

    x: float
    width: float
    y: int
    shape: str
    when: str
    label: str
    label_x: float
    anchor: str
    rows: tuple[Row, ...]
    on_phone: bool = False

    @property
    def title(self) -> str:
        """What the pointer is told."""
        said = "; ".join(dict.fromkeys(row.words for row in self.rows[:4]))
        return f"{self.rows[0].date}: {said}"


@dataclass(slots=True)
class Lane:
    """The dates of one document."""

    number: int
    name: str
    today: float | None
    marks: list[Mark] = field(default_factory=list)
    earlier: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)
    height: int = 0
    y: int = 0

    @property
    def shift(self) -> int:
        """How far the marks are pushed down by the line that names what lies outside the scale."""
        return _EDGE_HEIGHT if self.earlier or self.later else 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole drawing."""

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    height: int


class _Scale:
    """Days to percents."""

    def __init__(self, first: int, last: int) -> None:
        missing = max(0, _SHORTEST - (last - first))
        self.first = max(date.min.toordinal(), first - missing // 2)
        self.last = min(date.max.toordinal(), last + missing - missing // 2)

    def place(self, day: int) -> float:
        share = (day - self.first) / (self.last - self.first)
        return round(_MARGIN + share * (100 - 2 * _MARGIN), 3)


@dataclass(frozen=True, slots=True)
class _Group:
    """The rows of a document that give the same date in the same relation."""

    first: int
    last: int
    shape: str
    rows: tuple[Row, ...]


def timeline(extractions: Sequence[Extraction], rows: Sequence[Row], lang: str) -> Timeline | None:
    """Lay the events out; None when there is no date to draw."""
    groups = [_groups([row for row in rows if row.document == number]) for number in range(len(extractions))]
    days = [day for lane in groups for group in lane for day in (group.first, group.last)]
    if not days:
        return None
    anchors = [extraction.date.toordinal() for extraction in extractions if extraction.date is not None]
    scale = _scale(days, anchors)
    most = 9 if len(extractions) <= 5 else 5 if len(extractions) <= 12 else 3
    lanes, y = [], 22
    for number, extraction in enumerate(extractions):
        if not groups[number]:
            continue
        lane = _lane(number, extraction, groups[number], scale, most)
        lane.y = y
        y += lane.height
        lanes.append(lane)
    return Timeline(tuple(_ticks(scale, lang)), tuple(lanes), y)


def _groups(rows: Sequence[Row]) -> list[_Group]:
    """Put the events of one document that give the same date together."""
    found: dict[tuple[int, int, str], list[Row]] = {}
    for row in rows:
        fact = row.fact
        if fact.type != FactType.EVENT or not (fact.date_start or fact.date_end):
            continue
        first = date.fromisoformat(fact.date_start or fact.date_end or "").toordinal()
        last = date.fromisoformat(fact.date_end or fact.date_start or "").toordinal()
        shape = "deadline" if fact.kind == "deadline" else "date"
        found.setdefault((first, last, shape), []).append(row)
    return [_Group(*key, tuple(members)) for key, members in sorted(found.items())]


def _scale(days: Sequence[int], anchors: Sequence[int]) -> _Scale:
    """Choose the days that the width stands for: those around the documents' dates in which there is something."""
    near = anchors or [sorted(days)[len(days) // 2]]
    low, high = min(near) - _YEARS_BACK * 366, max(near) + _YEARS_AHEAD * 366
    shown = [day for day in (*days, *anchors) if low <= day <= high]
    return _Scale(min(shown, default=low), max(shown, default=high))


def _lane(number: int, extraction: Extraction, groups: Sequence[_Group], scale: _Scale, most: int) -> Lane:
    """Lay the dates of one document out in as few rows as keep them apart."""
    anchor = extraction.date.toordinal() if extraction.date is not None else None
    lane = Lane(number, extraction.document.name, scale.place(anchor) if anchor is not None else None)
    ends: list[float] = []
    for group in groups:
        if group.last < scale.first:
            lane.earlier.append(group.rows[0].date)
        elif group.first > scale.last:
            lane.later.append(group.rows[0].date)
        else:
            lane.marks.append(_mark(group, scale, anchor, ends, most))
    lane.marks = list(_with_phone_labels(lane.marks))
    lane.height = _HEAD + lane.shift + _ROW_HEIGHT * max(1, len(ends)) + _FOOT
    return lane


def _with_phone_labels(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Tell of each mark whether its label fits between its neighbours of the same row on a phone."""
    taken: dict[int, float] = {}
    for number, mark in enumerate(marks):
        right = max(mark.x + mark.width, mark.x)
        room = len(mark.label) * _PHONE_LETTER + _PHONE_GAP
        if mark.anchor == "end":
            fits = mark.x - room > taken.get(mark.y, 0.0)
        else:
            following = (other.x for other in marks[number + 1 :] if other.y == mark.y)
            fits = right + room < min(next(following, 100.0) - _PHONE_GAP, 100.0)
        taken[mark.y] = right + (room if fits and mark.anchor == "start" else _PHONE_GAP)
        yield replace(mark, on_phone=fits and bool(mark.label))


def _mark(group: _Group, scale: _Scale, anchor: int | None, ends: list[float], most: int) -> Mark:
    """Place one date in the first row that has room for it with its label, else without, else in a last row."""
    left, right = scale.place(max(group.first, scale.first)), scale.place(min(group.last, scale.last))
    width = right - left if right - left > 1.2 else 0.0
    x = left if width else (left + right) / 2
    label = group.rows[0].date + (f" ×{len(group.rows)}" if len(group.rows) > 1 else "")
    room = len(label) * _LETTER + 1.2
    flipped = max(right, x) + room > 100
    begin, end = (x - room - 0.8, max(right, x + 0.8)) if flipped else (x - 0.8, max(right, x) + room)
    row = _free_row(ends, begin, most)
    if row is None:
        label, begin, end = "", x - 0.8, max(right, x + 0.8)
        row = _free_row(ends, begin, most)
    row = most if row is None else row
    while len(ends) <= row:
        ends.append(-1.0)
    ends[row] = max(ends[row], end + _GAP)
    when = "unknown" if anchor is None else "future" if group.last > anchor else "past"
    label_x = x - 1.0 if flipped else max(right, x) + 1.0
    y = _HEAD + _ROW_HEIGHT * row + _ROW_HEIGHT // 2
    anchored = "end" if flipped else "start"
    return Mark(round(x, 3), round(width, 3), y, group.shape, when, label, round(label_x, 3), anchored, group.rows)


def _free_row(ends: Sequence[float], begin: float, most: int) -> int | None:
    """Find the first row that is free from a place on."""
    free = next((row for row, end in enumerate(ends) if end <= begin), len(ends))
    return free if free < most else None


def _ticks(scale: _Scale, lang: str) -> Iterator[Tick]:
    """Draw the scale: a round number of months or years apart, no more lines than are read with ease."""
    first, last = date.fromordinal(scale.first), date.fromordinal(scale.last)
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((step for step in _STEPS if months / step <= _MOST_TICKS), _STEPS[-1])
    begin = first.year * 12 + first.month - 1
    for count, month in enumerate(range(-(-begin // step) * step, last.year * 12 + last.month, step)):
        if not 12 <= month < 12 * 9999:
            continue
        day = date(month // 12, month % 12 + 1, 1)
        if scale.first <= day.toordinal() <= scale.last:
            label = str(day.year) if step % 12 == 0 else edtf_phrase(day.isoformat()[:7], lang)
            yield Tick(scale.place(day.toordinal()), label, bool(count % 3))
