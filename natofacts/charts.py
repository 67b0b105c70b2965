"""Drawings for a terminal: events on a ruler of each year, totals with bars; to scale, legible without colour."""

from __future__ import annotations

import functools
import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from rich.console import Console
from rich.text import Text

from natofacts.chronology import Moment, Tense
from natofacts.layout import GAP, basename_if_distinct, cell_width, cut_end, folded
from natofacts.messages import N_, _
from natofacts.models import Fact, FactType
from natofacts.screen import STYLES
from natofacts.terminal import one_line, terminal_width
from natofacts.totals import Total
from natofacts.wording import edtf_phrase, event_phrase

_POINTS = {Tense.PAST: "○", Tense.PRESENT: "●", Tense.FUTURE: "●", None: "●"}
_DEADLINES = {Tense.PAST: "◇", Tense.PRESENT: "◆", Tense.FUTURE: "◆", None: "◆"}
_SPANS = {Tense.PAST: "─", Tense.PRESENT: "━", Tense.FUTURE: "━", None: "━"}
_TODAY = "│"
_DEADLINE_STYLE = "color(160)"
_MOST_DATE = 24
_LABEL_LINES = 2
_MOST_LABELS = 6
_DENSITY = " ▁▂▃▄▅▆▇█"
_MOST_NAMES = 12
_MOST_BAR = 40
_NONE = {
    "type": N_("no type"),
    "kind": N_("no kind"),
    "unit": N_("no unit"),
    "actor": N_("no actor"),
    "document": N_("no document"),
}


def print_timeline(moments: Sequence[Moment], today: date | None, *, lang: str) -> None:
    """Print moments year by year, each with its date, its place in the year, and what happens then."""
    if not moments:
        return
    console = Console(width=terminal_width(), highlight=False, markup=False, emoji=False)
    for line in timeline_lines(moments, today, console.width, lang):
        line.rstrip()
        console.print(line, soft_wrap=True)


def timeline_lines(moments: Sequence[Moment], today: date | None, width: int, lang: str) -> Iterator[Text]:
    """Give the lines of a timeline: all years at a glance, then each year under its months."""
    cells = 36 if width >= 160 else 24 if width >= 110 else 12
    dates = [_when(moment, lang) for moment in moments]
    rail = min(_MOST_DATE, max(map(cell_width, dates)))
    name = basename_if_distinct(fact.document for moment in moments for fact in moment.facts)
    several = len({fact.document for moment in moments for fact in moment.facts}) > 1
    yield from _at_a_glance(moments, today, width)
    told = today is None
    for year, group in groupby(zip(moments, dates, strict=True), key=lambda one: one[0].day.year):
        if not told and today is not None and year > today.year:
            yield _divider(today, width, lang)
            told = True
        yield _year(year, cells, rail, lang)
        for moment, written in group:
            if not told and today is not None and moment.day > today:
                yield _divider(today, width, lang)
                told = True
            yield from _moment_lines(moment, written, (rail, cells, width), today, name if several else None)
    if not told and today is not None:
        yield _divider(today, width, lang)
    yield Text(_("○ ─ past   ● ━ present and to come   ◇ ◆ deadlines"), style="dim")


def _when(moment: Moment, lang: str) -> str:
    """Write the date of a moment."""
    fact = moment.facts[0]
    if fact.type == FactType.COMMITMENT:
        return one_line(edtf_phrase(fact.deadline or "", lang))
    return one_line(event_phrase(fact, lang))


def _at_a_glance(moments: Sequence[Moment], today: date | None, width: int) -> Iterator[Text]:
    """Draw how many moments each stretch of all years has, when there are several years."""
    days = [moment.day.toordinal() for moment in moments]
    first, last = min(days), max(days)
    if last - first < 700:
        return
    ends = f"{date.fromordinal(first).year}", f"{date.fromordinal(last).year}"
    room = min(100, width - len(ends[0]) - len(ends[1]) - 2 * len(GAP))
    counts = [0] * room
    for day in days:
        counts[(day - first) * (room - 1) // (last - first)] += 1
    scale = (len(_DENSITY) - 1) / max(counts)
    bars = [_DENSITY[max(1, round(count * scale)) if count else 0] for count in counts]
    line = Text(f"{ends[0]}{GAP}")
    if today is None or not first <= today.toordinal() <= last:
        line.append("".join(bars), style=STYLES["event"])
    else:
        here = (today.toordinal() - first) * (room - 1) // (last - first)
        line.append("".join(bars[:here]), style="dim")
        line.append(_TODAY if bars[here] == " " else bars[here], style="bold")
        line.append("".join(bars[here + 1 :]), style=STYLES["event"])
    line.append(f"{GAP}{ends[1]}")
    yield line
    yield Text()


def _year(year: int, cells: int, rail: int, lang: str) -> Text:
    """Give the heading of a year, with the initials of its months where they begin."""
    months = "".join(initial.ljust(cells // 12) for initial in _initials(lang))
    line = Text(str(year).ljust(rail) + GAP + months)
    line.rstrip()
    line.stylize("bold underline", 0, len(str(year)))
    line.stylize("dim", rail)
    return line


@functools.lru_cache
def _initials(lang: str) -> tuple[str, ...]:
    """The initials of the months."""
    from babel.dates import get_month_names

    names = get_month_names("narrow", "stand-alone", locale=lang)
    return tuple(names[month] for month in range(1, 13))


def _divider(today: date, width: int, lang: str) -> Text:
    """Draw the line between past and future."""
    said = _("{date}, date of the newest document").format(date=edtf_phrase(today.isoformat(), lang))
    said = f"── {said} "
    return Text(said + "─" * max(0, min(width, 100) - cell_width(said)), style="bold")


def _moment_lines(
    moment: Moment, written: str, sizes: tuple[int, int, int], today: date | None, name: object
) -> Iterator[Text]:
    """Give the lines of one moment: date, ruler, and what happens, folded."""
    rail, cells, width = sizes
    room = max(20, width - rail - cells - 2 * len(GAP))
    past = moment.tense is Tense.PAST
    lead = Text().append(cut_end(written, rail).ljust(rail) + GAP, style="dim" if past else "")
    lead.append_text(ruler(moment, cells, today))
    lead.append(GAP)
    for label, count, documents in _labels(moment, name):
        tail = f" ×{count}" if count > 1 else ""
        tail += f" ({documents})" if documents else ""
        for line in _folded(label, tail, room):
            text = lead if len(lead) else Text(" " * (rail + cells + 2 * len(GAP)))
            text.append(line)
            yield text
            lead = Text()


def _folded(label: str, tail: str, room: int) -> list[str]:
    """Fold a label to a few lines; what documents it is from always shows."""
    spans = folded(label + tail, room)
    if len(spans) <= _LABEL_LINES:
        return [(label + tail)[start:end] for start, end in spans]
    tail = cut_end(tail, room - 8)
    kept = [label[start:end] for start, end in folded(label, room)]
    rest = " ".join(kept[_LABEL_LINES - 1 :])
    return [*kept[: _LABEL_LINES - 1], cut_end(rest, room - cell_width(tail)) + tail]


def _labels(moment: Moment, name: object) -> Iterator[tuple[str, int, str]]:
    """Say what happens at a moment, each thing once, with how often and in which documents it is said."""
    said: dict[str, list[Fact]] = {}
    for fact in moment.facts:
        said.setdefault(_about(fact).casefold(), []).append(fact)
    for number, facts in enumerate(said.values()):
        if number == _MOST_LABELS and len(said) > _MOST_LABELS + 1:
            yield _("and {n} more").format(n=len(said) - number), 1, ""
            return
        names = dict.fromkeys(name(fact.document) for fact in facts) if callable(name) else {}
        yield _about(facts[0]), len(facts), one_line(", ".join(names))


def _about(fact: Fact) -> str:
    """Say what happens: the object of an event, else its sentence."""
    said = fact.text if fact.type == FactType.COMMITMENT else fact.object or fact.sentence
    text = one_line(said).replace(",,", ",")  # where the date stood between two commas
    return re.sub(r"(?<=\d) (?=[\d%€$£])", "\xa0", text)


def ruler(moment: Moment, cells: int, today: date | None) -> Text:
    """Draw a moment on the ruler of its year, a point, a span or a deadline, with the day that one looks from.

    What goes on beyond the year ends in an arrow.
    """
    year = moment.day.year
    signs = ["·"] * cells
    if today is not None and today.year == year:
        signs[_cell(today, cells)] = _TODAY
    last = date(year, 12, 31)
    if moment.start is None:
        signs[_cell(moment.day, cells)] = _DEADLINES[moment.tense]
    else:
        end = min(moment.end or date.max, last)
        low, high = _cell(moment.start, cells), _cell(end, cells)
        if low == high:
            signs[low] = _POINTS[moment.tense]
        else:
            signs[low : high + 1] = [_SPANS[moment.tense]] * (high + 1 - low)
        if moment.end is None or moment.end > last:
            signs[-1] = "▸"
    style = _DEADLINE_STYLE if moment.start is None else STYLES["event"]
    drawn = Text()
    for sign in signs:
        mark = sign not in ("·", _TODAY)
        drawn.append(sign, style=style if mark and moment.tense is not Tense.PAST else "dim")
    return drawn


def _cell(day: date, cells: int) -> int:
    """Find the place of a day on the ruler of its year, on which months are of one length."""
    share, days = cells // 12, monthrange(day.year, day.month)[1]
    return (day.month - 1) * share + (day.day - 1) * share // days


def print_totals(rows: Sequence[Total], *, lang: str, whole: bool) -> None:
    """Print a small table for each thing counted by, its bars to one scale; the most frequent, or `whole`."""
    console = Console(width=terminal_width(), highlight=False, markup=False, emoji=False)
    for number, (by, group) in enumerate(groupby(rows, key=lambda total: total.by)):
        if number:
            console.print()
        for line in totals_lines(by, list(group), console.width, lang, whole=whole):
            line.rstrip()
            console.print(line, soft_wrap=True)


def totals_lines(by: str, rows: Sequence[Total], width: int, lang: str, *, whole: bool) -> Iterator[Text]:
    """Give the lines of one table of totals: name, bar, count, and the range of values of a unit."""
    shown = rows if whole or len(rows) <= _MOST_NAMES + 1 else rows[:_MOST_NAMES]
    names = [_name(total, by) for total in shown]
    ranges = [_range(total, lang) for total in shown]
    count = len(str(max(total.rows for total in rows)))
    name = min(max(map(cell_width, (*names, _(by)))), max(16, width // 2 if by == "document" else width // 3))
    rest = max(map(len, ranges)) + len(GAP) if any(ranges) else 0
    name = max(8, min(name, width - count - rest - 8 - 2 * len(GAP)))
    bar = max(8, min(_MOST_BAR, width - name - count - rest - 2 * len(GAP)))
    heading = Text(_(by).ljust(name) + GAP + _("rows").rjust(count), style="bold underline")
    if rest:
        heading.append(
            " " * (bar + len(GAP) * 2 + count - max(count, cell_width(_("rows")))) + _("values"),
            style="not bold not underline dim",
        )
    yield heading
    most = max(total.rows for total in rows)
    for total, written, values in zip(shown, names, ranges, strict=True):
        line = Text(_padded(cut_end(written, name), name), style="dim" if total.name is None else "")
        line.append(f"{GAP}{total.rows:>{count}}{GAP}")
        line.append(_bar(total.rows, most, bar).ljust(bar), style=_colour(total))
        line.append(f"{GAP}{values}" if values else "", style="dim")
        yield line
    if len(shown) < len(rows):
        yield Text(
            _("and {n} more; --limit {all} shows them").format(n=len(rows) - len(shown), all=len(rows)), style="dim"
        )


def _name(total: Total, by: str) -> str:
    """Name what was counted."""
    return one_line(total.name) if total.name else _(_NONE[by])


def _padded(text: str, size: int) -> str:
    """Fill a cell with spaces."""
    return text + " " * (size - cell_width(text))


def _bar(value: int, most: int, room: int) -> str:
    """Draw a bar to an eighth of a column."""
    eighths = max(1, round(value * room * 8 / most))
    return "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()


def _colour(total: Total) -> str:
    """Give the colour of the only type that rows of a kind or a unit can have; actors and documents have them all."""
    if total.by in ("actor", "document"):
        return ""
    counts = {"figure": total.figures, "event": total.events, "commitment": total.commitments}
    types = [name for name, number in counts.items() if number]
    return STYLES[types[0]] if len(types) == 1 else ""


def _range(total: Total, lang: str) -> str:
    """Write the range of values of a unit."""
    if total.least is None or total.greatest is None:
        return ""
    from babel.numbers import format_compact_decimal, format_decimal

    low, high = (
        format_compact_decimal(value, locale=lang, fraction_digits=2) if value >= 1_000_000
        else format_decimal(value, locale=lang) for value in (total.least, total.greatest)
    )  # fmt: skip
    return low if low == high else f"{low} – {high}"
