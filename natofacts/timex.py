"""From a delimited calendar expression to an interval (TIMEX3's value, written in EDTF).

Builders take a match with named groups (`d`, `m`, `y`, `weekday`, `part`, `n`, `unit`, `which` …) and a `Context`;
they are language-neutral: words are looked up in the pack. Nothing here reads the clock: what is relative counts
from `Context.anchor`, and stays open without one.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

Groups = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Interval:
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


@dataclass(frozen=True, slots=True)
class Context:
    """What a builder may know: the pack, the document's date, the tense of the clause, the relation."""

    pack: Any
    anchor: date | None = None
    tense: str | None = None
    relation: str = "at"
    around: str = ""


def day_interval(day: date, **more: Any) -> Interval:
    """The interval of one day."""
    return Interval(day, day, day.isoformat(), day.isoformat(), day=True, **more)


def month_interval(year: int, month: int, **more: Any) -> Interval:
    """The interval of one month."""
    last = calendar.monthrange(year, month)[1]
    edtf = f"{year:04d}-{month:02d}"
    return Interval(date(year, month, 1), date(year, month, last), edtf, edtf, **more)


def months_interval(year: int, first: int, last: int, **more: Any) -> Interval:
    """The interval from one month of a year to another; `last` may pass 12."""
    start = month_interval(year, first)
    end = month_interval(year + (last - 1) // 12, (last - 1) % 12 + 1)
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


# --- numbers and words ------------------------------------------------------------------------------------------


def full_year(text: str, context: Context) -> int:
    """Read a year of four digits, or of two: the century nearest to the anchor (or 1950-2049)."""
    digits = text.strip("' ")
    if len(digits) == 4:
        return int(digits)
    pivot = context.anchor.year if context.anchor else 2000
    year = pivot // 100 * 100 + int(digits)
    return year - 100 if year > pivot + 49 else year + 100 if year <= pivot - 51 else year


def _day(text: str, context: Context) -> int:
    if text[0].isdigit():
        return int("".join(filter(str.isdigit, text)))
    return int(context.pack.declarations.DAY_WORDS[text])


def _month(text: str, context: Context) -> int:
    return (
        int(text) if text.isdigit() else context.pack.months[text if text in context.pack.months else text.rstrip(".")]
    )


def _clock(groups: Groups) -> str | None:
    hour = groups.get("hour")
    if not hour:
        return {"midi": "12:00", "minuit": "00:00"}.get(groups.get("noon") or "")
    minute = groups.get("minute") or "00"
    return f"{int(hour):02d}:{minute}" if int(hour) < 24 else None


def _which(groups: Groups, context: Context) -> str | None:
    word = groups.get("which")
    return context.pack.declarations.WHICH.get(word) if word else None


def _choose_year(
    month: int, day: int | None, groups: Groups, context: Context, weekday: int | None = None
) -> int | None:
    """Give a date without a year the year that its clause calls for (SPEC § 3)."""
    anchor = context.anchor
    if anchor is None:
        return None
    which = _which(groups, context)
    direction = which or context.tense
    candidates = []
    for year in range(anchor.year - 2, anchor.year + 4):
        try:
            start = date(year, month, day or 1)
        except ValueError:
            continue
        end = start if day else date(year, month, calendar.monthrange(year, month)[1])
        candidates.append((year, start, end))
    if not candidates:  # «le 31 juin»
        return None
    if weekday:
        fitting = [c for c in candidates if c[1].isoweekday() == weekday]
        if fitting:
            return min(fitting, key=lambda c: abs((c[1] - anchor).days))[0]
    if which == "this":
        return anchor.year
    if direction == "last":
        past = [c for c in candidates if c[1] <= anchor and (which is None or c[2] < anchor)]
        return past[-1][0] if past else None
    if direction == "next" or context.relation in ("by", "before", "until"):
        future = [c for c in candidates if c[2] >= anchor and (which is None or c[1] > anchor)]
        return future[0][0] if future else None
    same = next((c for c in candidates if c[0] == anchor.year), candidates[0])
    if abs((same[1] - anchor).days) > 270:
        return min(candidates, key=lambda c: abs((c[1] - anchor).days))[0]
    return same[0]


def _weekday(groups: Groups, context: Context) -> int | None:
    word = groups.get("weekday")
    return context.pack.weekdays.get(word) if word else None


# --- builders: absolute and yearless dates ----------------------------------------------------------------------


def day(groups: Groups, context: Context) -> Interval | None:
    """Build a day: « jeudi 16 janvier 2025 à 17h30 », « 12/05/2024 », « le 14 mai »."""
    number, month = _day(groups["d"] or "", context), _month(groups["m"] or "", context)
    text = groups.get("y")
    year = full_year(text, context) if text else _choose_year(month, number, groups, context, _weekday(groups, context))
    if year is None:
        return Interval(day=True)
    try:
        return day_interval(date(year, month, number), time=_clock(groups), absolute=bool(text))
    except ValueError:
        return None


def days(groups: Groups, context: Context) -> Interval | None:
    """Build a run of days in one month: « 15 et 16 janvier 2025 », « 11 au 12 juillet »."""
    last = day(groups, context)
    if last is None or last.start is None:
        return last and replace(last, day=False)
    try:
        first = last.start.replace(day=_day(groups["first"] or "", context))
    except ValueError:
        return None
    if first > last.start:
        first -= relativedelta(months=1)
    return span(day_interval(first), last, absolute=last.absolute, time=last.time)


def month(groups: Groups, context: Context) -> Interval | None:
    """Build a month: « décembre 2019 », « novembre prochain », « juin »."""
    number = _month(groups["m"] or "", context)
    text = groups.get("y")
    year = full_year(text, context) if text else None
    if year is None and (relative := groups.get("year_word")):
        year = _relative_year(relative, context)
    if year is None:
        year = _choose_year(number, None, groups, context)
    if year is None:
        return Interval()
    return month_interval(year, number, absolute=bool(text))


def year(groups: Groups, context: Context) -> Interval | None:
    """Build a year: « 2019 »."""
    return year_interval(int(groups["y"] or ""), absolute=True)


def years(groups: Groups, context: Context) -> Interval | None:
    """Build a run of years: « 2021-2027 », « 2024-25 »."""
    first = int(groups["y"] or "")
    last = groups["y2"] or ""
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < second <= first + 100:
        return None
    return years_interval(first, second, absolute=True)


def decade(groups: Groups, context: Context) -> Interval | None:
    """Build a decade: « les années 1990 », « cette décennie », « la prochaine décennie »."""
    if text := groups.get("y"):
        first = int(text) if len(text) == 4 else 1900 + int(text)
    elif tens := groups.get("tens"):
        first = int(context.pack.declarations.DECADES[tens])
    elif context.anchor:
        first = context.anchor.year // 10 * 10 + {"last": -10, "next": 10}.get(_which(groups, context) or "", 0)
    else:
        return Interval()
    return years_interval(first, first + 9, absolute=bool(text or groups.get("tens")))


def _relative_year(word: str, context: Context) -> int | None:
    """Read « cette année », « l'an prochain »: the year that they name."""
    if context.anchor is None:
        return None
    for form, step in context.pack.declarations.YEAR_STEPS.items():
        if form in word:
            return int(context.anchor.year + step)
    return context.anchor.year


def _year_of(groups: Groups, context: Context) -> int | None:
    if text := groups.get("y"):
        return full_year(text, context)
    if word := groups.get("year_word"):
        return _relative_year(word, context)
    return None


def quarter(groups: Groups, context: Context) -> Interval | None:
    """Build a quarter or a half-year: « deuxième trimestre 2025 », « T1 2026 », « second semestre »."""
    length = {"t": 3, "q": 3, "s": 6, "h": 6}[(groups["unit"] or "")[0]]
    which = _which(groups, context)
    word = groups.get("n")
    anchor = context.anchor
    if word is None:  # « le trimestre dernier »
        if anchor is None:
            return Interval()
        index = (anchor.month - 1) // length + {"last": -1, "next": 1}.get(which or "", 0)
        return months_interval(
            anchor.year + index // (12 // length),
            index % (12 // length) * length + 1,
            index % (12 // length) * length + length,
        )
    index = context.pack.declarations.QUARTERS[word] if not word.isdigit() else int(word)
    index = 12 // length if index == 0 else index
    if not 1 <= index <= 12 // length:
        return None
    first = (index - 1) * length + 1
    known = _year_of(groups, context)
    if known is None:
        chosen = _choose_year(first + length - 1, None, groups, context) if anchor else None
        if chosen is None:
            return Interval()
        known = chosen
    return months_interval(known, first, first + length - 1, absolute=bool(groups.get("y")))


def season(groups: Groups, context: Context) -> Interval | None:
    """Build a season by its months: « printemps 2027 », « hiver 2025-2026 », « cet été »."""
    first = context.pack.declarations.SEASONS[groups["season"]]
    known = _year_of(groups, context)
    which = _which(groups, context)
    if known is None:
        known = _choose_year(first, None, groups, context)
        if known is None or context.anchor is None:
            return Interval()
        if which == "next" and known == context.anchor.year and first <= context.anchor.month:
            known += 1
    return months_interval(known, first, first + 2, absolute=bool(groups.get("y")))


def part(groups: Groups, context: Context) -> Interval | None:
    """Build a third of a year, a month, a decade …: « fin 2024 », « la mi-novembre », « début mars 2025 »."""
    which = context.pack.declarations.PARTS[groups["part"]]
    if which == "all":
        return _part_of(groups, context)
    whole = _part_of(groups, context)
    if whole is None or whole.start is None or whole.end is None:
        return whole
    return third(whole, which)


def _part_of(groups: Groups, context: Context) -> Interval | None:
    if groups.get("season"):
        return season(groups, context)
    if groups.get("m"):
        return month(groups, context)
    if groups.get("decade"):
        return decade(groups, context)
    if context.pack.declarations.CALENDAR_UNITS.get(groups.get("unit") or "") in ("quarter", "half"):
        return quarter(groups, context)
    if groups.get("y"):
        return year(groups, context)
    return this_unit(groups, context)


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


# --- builders: relative to the document's date ------------------------------------------------------------------


def relative_day(groups: Groups, context: Context) -> Interval | None:
    """Build « demain à 10h30 », « hier », « ce matin »: resolved by dateparser from the anchor."""
    if context.anchor is None:
        return Interval(day=True)
    word = groups["word"] or ""
    phrase = context.pack.declarations.DAY_PHRASES.get(word, word)
    found = _resolve(phrase, context)
    return day_interval(found, time=_clock(groups)) if found else None


def _resolve(phrase: str, context: Context) -> date | None:
    from natofacts.relative import resolve

    assert context.anchor
    return resolve(phrase, context.anchor, context.pack.language)


def weekday(groups: Groups, context: Context) -> Interval | None:
    """Build « vendredi », « mardi dernier », « lundi de la semaine prochaine »."""
    anchor, number = context.anchor, _weekday(groups, context)
    if anchor is None or number is None:
        return Interval(day=True)
    which = _which(groups, context)
    ahead = (number - anchor.isoweekday()) % 7
    if groups.get("week"):
        monday = anchor - timedelta(days=anchor.isoweekday() - 1)
        step = context.pack.declarations.WHICH.get(groups["week"] or "", "this")
        found = monday + timedelta(days=number - 1 + {"last": -7, "next": 7}.get(step, 0))
    elif which == "last":
        found = anchor - timedelta(days=(7 - ahead) % 7 or 7)
    elif which == "next":
        found = anchor + timedelta(days=ahead or 7)
    elif context.tense == "last" or (
        context.tense is None and context.around in context.pack.declarations.cues.LOOKING_BACK
    ):
        found = anchor - timedelta(days=(7 - ahead) % 7)
    else:
        found = anchor + timedelta(days=ahead)
    first = day_interval(found, time=_clock(groups))
    if second := groups.get("weekday2"):
        later = found + timedelta(days=(context.pack.weekdays[second] - number) % 7)
        return span(first, day_interval(later))
    return first


def nth_weekday(groups: Groups, context: Context) -> Interval | None:
    """Build « premier vendredi de ce mois », « dernier lundi de mai 2026 »."""
    number = _weekday(groups, context) or 1
    whole = (
        month(groups, context) if groups.get("m") else this_unit({"unit": "mois", **_only(groups, "which")}, context)
    )
    if whole is None or whole.start is None or whole.end is None:
        return whole
    index = context.pack.declarations.QUARTERS[groups["n"]]
    if index == 0:
        found = whole.end - timedelta(days=(whole.end.isoweekday() - number) % 7)
    else:
        found = whole.start + timedelta(days=(number - whole.start.isoweekday()) % 7 + 7 * (index - 1))
    return day_interval(found, absolute=whole.absolute) if found <= whole.end else None


def _only(groups: Groups, *names: str) -> dict[str, str | None]:
    return {name: groups.get(name) for name in names}


def this_unit(groups: Groups, context: Context) -> Interval | None:
    """Build « cette année », « le mois dernier », « la semaine prochaine », « ce week-end »."""
    anchor = context.anchor
    if anchor is None:
        return Interval()
    step = {"last": -1, "next": 1}.get(_which(groups, context) or "", 0)
    unit = context.pack.declarations.CALENDAR_UNITS.get(groups.get("unit") or "", "year")
    if unit == "year":
        return year_interval(anchor.year + step)
    if unit == "month":
        moved = anchor + relativedelta(months=step)
        return month_interval(moved.year, moved.month)
    if unit == "decade":
        return years_interval(anchor.year // 10 * 10 + 10 * step, anchor.year // 10 * 10 + 10 * step + 9)
    if unit in ("quarter", "half"):
        return quarter({"unit": {"quarter": "t", "half": "s"}[unit], "which": groups.get("which")}, context)
    monday = anchor - timedelta(days=anchor.isoweekday() - 1) + timedelta(days=7 * step)
    if unit == "weekend":
        return span(day_interval(monday + timedelta(days=5)), day_interval(monday + timedelta(days=6)))
    return span(day_interval(monday), day_interval(monday + timedelta(days=6)))


def first_months(groups: Groups, context: Context) -> Interval | None:
    """Build « les deux premiers mois de 2025 », « les six derniers mois de l'année »."""
    known = _year_of(groups, context) or (context.anchor.year if context.anchor else None)
    number = context.pack.number(groups["count"] or "")
    if known is None or number is None or not 1 <= number <= 11:
        return None if known else Interval()
    if context.pack.declarations.WHICH.get(groups["which"] or "") == "last":
        return months_interval(known, 13 - number, 12, absolute=bool(groups.get("y")))
    return months_interval(known, 1, number, absolute=bool(groups.get("y")))


def holiday(groups: Groups, context: Context) -> Interval | None:
    """Build « Noël », « le jour de l'An »: fixed days."""
    month_number, number = context.pack.declarations.HOLIDAYS[groups["word"]]
    text = groups.get("y")
    known = full_year(text, context) if text else _choose_year(month_number, number, groups, context)
    return day_interval(date(known, month_number, number), absolute=bool(text)) if known else Interval(day=True)


# --- durations counted from the document's date ------------------------------------------------------------------


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
        days_per = {"week": 7, "day": 1, "hour": 1 / 24, "minute": 0}[unit]
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
