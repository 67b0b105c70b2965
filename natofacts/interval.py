"""Closed intervals of days with their EDTF: days, months, years, thirds of them, and moves by a duration."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Any, NamedTuple

from dateutil.relativedelta import relativedelta


class Interval(NamedTuple):
    """A closed interval of days with its EDTF ends; `start` and `end` are None when they cannot be resolved."""

    start: date | None = None
    end: date | None = None
    edtf_start: str = ""
    edtf_end: str = ""
    time: str | None = None
    absolute: bool = False
    day: bool = False

    @property
    def edtf(self) -> str | None:
        """The interval as one EDTF string, or None when it is not resolved."""
        if self.start is None:
            return None
        return self.edtf_start if self.edtf_start == self.edtf_end else f"{self.edtf_start}/{self.edtf_end}"


def day_interval(day: date, **more: Any) -> Interval:
    """The interval of one day."""
    return Interval(day, day, day.isoformat(), day.isoformat(), day=True, **more)


def month_interval(year: int, month: int, **more: Any) -> Interval:
    """The interval of one month."""
    last = calendar.monthrange(year, month)[1]
    edtf = f"{year:04d}-{month:02d}"
    return Interval(date(year, month, 1), date(year, month, last), edtf, edtf, **more)


def months_interval(year: int, first: int, last: int, **more: Any) -> Interval:
    """The interval from one month of a year to another; both may pass 12."""
    start, end = (month_interval(year + (month - 1) // 12, (month - 1) % 12 + 1) for month in (first, last))
    return span(start, end, **more)


def year_interval(year: int, **more: Any) -> Interval:
    """The interval of one year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), f"{year:04d}", f"{year:04d}", **more)


def years_interval(first: int, last: int, **more: Any) -> Interval:
    """The interval of several years."""
    return span(year_interval(first), year_interval(last), **more)


def span(first: Interval, last: Interval, **more: Any) -> Interval:
    """From the beginning of one interval to the end of another."""
    if first.start is None or last.end is None:
        return Interval()
    return Interval(first.start, last.end, first.edtf_start, last.edtf_end, **more)


def third(whole: Interval, which: str) -> Interval:
    """Take the first, middle or last third: 4 months of a year, 10 days of a month, 4-3-3 years of a decade."""
    assert whole.start and whole.end
    start, end = whole.start, whole.end
    number = {"first": 0, "middle": 1, "last": 2}[which]
    length = (end - start).days + 1
    if length > 3000:
        first = start.year + (0, 4, 7)[number]
        return years_interval(first, start.year + (3, 6, 9)[number], absolute=whole.absolute)
    if length in (365, 366) and start.month == 1:
        return months_interval(start.year, number * 4 + 1, number * 4 + 4, absolute=whole.absolute)
    if length > 80:
        months = round(length / 30.4)
        first = start.month + months * number // 3
        return months_interval(start.year, first, start.month + months * (number + 1) // 3 - 1, absolute=whole.absolute)
    if length > 20:
        low = start.replace(day=(1, 11, 21)[number])
        high = end if number == 2 else start.replace(day=(10, 20)[number])
        return span(day_interval(low), day_interval(high), absolute=whole.absolute)
    low = start + timedelta(days=length * number // 3)
    high = start + timedelta(days=length * (number + 1) // 3 - 1)
    return span(day_interval(low), day_interval(high), absolute=whole.absolute)


HOURS = 24  # of a day


def shift(anchor: date, count: float, unit: str) -> date | None:
    """Move a date by a duration; half years and months are taken in months and days."""
    moved: date
    try:
        if unit == "year":
            moved = anchor + relativedelta(months=round(count * 12))
            return moved
        if unit == "month":
            whole = int(count)
            moved = anchor + relativedelta(months=whole, days=round((count - whole) * 30))
            return moved
        if unit == "hour" and count < HOURS:
            return anchor  # « dans deux heures » is the same day, as far as one can tell
        days_per = {"week": 7, "day": 1, "hour": 1 / HOURS, "minute": 0}[unit]
        return anchor + timedelta(days=int(count * days_per + 0.999) if count > 0 else round(count * days_per))
    except (OverflowError, ValueError):
        return None


def offset(anchor: date, count: float, unit: str, sign: int) -> Interval | None:
    """Build « il y a deux ans » (that year), « il y a trois mois » (that month), « il y a dix jours » (that day)."""
    moved = shift(anchor, sign * count, unit)
    if moved is None:
        return None
    if unit == "year":
        return year_interval(moved.year)
    if unit == "month":
        return month_interval(moved.year, moved.month)
    return day_interval(moved)
