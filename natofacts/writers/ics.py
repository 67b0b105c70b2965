"""A calendar (RFC 5545): dated events over their days, deadlines on their last day, all of them all-day."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from natofacts.messages import _, count_of, ngettext
from natofacts.models import Fact, FactType
from natofacts.terminal import one_line

if TYPE_CHECKING:
    from icalendar import Event

    from natofacts.output import Sink
    from natofacts.writers import Options, Origin

_EDTF_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_OPEN_DEADLINES = ("by", "before", "until")


def write(facts: Iterable[Fact], sink: Sink, options: Options) -> list[str]:
    """Write facts as a calendar; what has no place in one is counted by type."""
    from icalendar import Calendar

    diary = Calendar()
    diary.add("prodid", "-//natofacts//natofacts//EN")
    diary.add("version", "2.0")
    before, end, after = diary.to_ical().decode().partition("END:VCALENDAR")
    sink.write(before)
    skipped: Counter[str] = Counter()
    for fact in facts:
        days = interval(fact)
        if days is None:
            skipped[fact.type] += 1
        else:
            sink.write(_event(fact, *days, options.origins.get(fact.document)).to_ical().decode())
    sink.write(end + after)
    return _remarks(skipped)


def interval(fact: Fact) -> tuple[date, date] | None:
    """Find the first and last day of a row; a deadline is its last day, an open interval is none.

    A commitment stands on the day by which it is to be done.
    """
    if fact.type == FactType.COMMITMENT:
        day = last_day(fact.deadline) if fact.deadline is not None else None
        return None if day is None else (day, day)
    if fact.date_end is None or (fact.date_start is None and fact.relation not in _OPEN_DEADLINES):
        return None
    end = date.fromisoformat(fact.date_end)
    return (date.fromisoformat(fact.date_start) if fact.date_start is not None else end, end)


def last_day(edtf: str) -> date | None:
    """Give the last day of an EDTF date, e.g. `2030-02` → 28 February 2030; None if it is no such date."""
    match = _EDTF_DATE.fullmatch(edtf.rpartition("/")[2])
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        last = day or calendar.monthrange(year, month or 12)[1]
        return date(year, month or 12, last)
    except ValueError:  # « 2030-13 », « 2030-02-31 »
        return None


def _event(fact: Fact, first: date, last: date, origin: Origin | None) -> Event:
    """Make the entry of a row; `DTEND` is the day after the last, and no clock is read for `DTSTAMP`."""
    from icalendar import Event

    said = origin.date if origin is not None and origin.date is not None else first
    summary = fact.object if fact.type == FactType.EVENT and fact.object else fact.text
    entry = Event()
    entry.add("uid", f"{fact.id}@natofacts")
    entry.add("dtstamp", datetime.combine(said, time(), UTC))
    entry.add("dtstart", first)
    entry.add("dtend", min(last, date.max - timedelta(1)) + timedelta(1))
    entry.add("summary", one_line(summary))
    entry.add("description", one_line(fact.sentence))
    entry.add("categories", [fact.type, fact.kind])
    entry.add("comment", one_line(_place(fact)))
    entry.add("transp", "TRANSPARENT")  # a summit is no appointment of one's own
    return entry


def _place(fact: Fact) -> str:
    """Say where a row stands, and its date as the text gives it."""
    point = f", point {fact.point}" if fact.point is not None else ""
    written = fact.deadline if fact.type == FactType.COMMITMENT else fact.edtf
    return f"{fact.document}{point}, characters {fact.start}–{fact.end}" + (f", {written}" if written else "")


def _remarks(skipped: Counter[str]) -> list[str]:
    """Tell how many rows have no days of their own."""
    if not skipped:
        return []
    total = skipped.total()
    parts = ", ".join(count_of(name, skipped[name]) for name in FactType if skipped[name])
    said = ngettext(
        "{n} row without a full interval left out of the calendar",
        "{n} rows without a full interval left out of the calendar",
        total,
    )
    return [_("{said}: {parts}").format(said=said, parts=parts)]
