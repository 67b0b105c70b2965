"""The parts of a date as they are written: day, month, hour, weekday, and the year that a date without one means.

Words are looked up in the pack. Nothing here reads the clock: what is relative counts from `Context.anchor`, and stays
open without one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    from natofacts.pack import Pack

Groups = Mapping[str, str | None]


def _untold() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Context:
    """What a builder may know: the pack, the document's date, the tense of the clause, the relation.

    The tense is worked out when a builder asks: most dates have their year.
    """

    pack: Pack
    anchor: date | None = None
    ask_tense: Callable[[], str | None] = _untold
    relation: str = "at"

    @property
    def tense(self) -> str | None:
        """Whether the clause looks back (`last`) or ahead (`next`), or None."""
        return self.ask_tense()


def full_year(text: str, context: Context) -> int:
    """Read a year in words, of four digits, or of two: the century nearest to the anchor (or 1950-2049)."""
    digits = text.strip("' ")
    if digits[-1].isalpha():
        return int(context.pack.number(digits) or 0)  # « trois mai deux mille vingt »
    if len(digits) == 4:
        return int(digits)
    pivot = context.anchor.year if context.anchor else 2000
    year = pivot // 100 * 100 + int(digits)
    return year - 100 if year > pivot + 49 else year + 100 if year <= pivot - 51 else year


def day_number(text: str, context: Context) -> int:
    """Read the day of a month, « 1er », « 14 », « quatorze »."""
    if text[0].isdigit():
        return int("".join(filter(str.isdigit, text)))
    return int(context.pack.declarations.DAY_WORDS[text])


def month_number(text: str, context: Context) -> int:
    """Read a month, « 05 », « mai », « sept. »."""
    if text.isdigit():
        return int(text)
    months: Mapping[str, int] = context.pack.months
    return months[text if text in months else text.rstrip(".")]


def clock(groups: Groups, context: Context) -> str | None:
    """Read a time of day, « 17h30 », « midi »; None where there is none."""
    declarations = context.pack.declarations
    named: Mapping[str, str] = declarations.NAMED_HOURS
    if noon := named.get(groups.get("noon") or ""):
        return f"{noon[:3]}{_minutes(groups.get('minute'), context):02d}"
    hour = context.pack.number(groups.get("hour") or "")
    if hour is None or hour >= 24:
        return None
    if hour < 12 and groups.get("half_day") in declarations.AFTERNOON:
        hour += 12
    since_midnight = 60 * hour + _minutes(groups.get("minute"), context)
    if short := groups.get("short"):
        since_midnight -= _minutes(short.split(" ")[-1], context)
    return f"{since_midnight // 60 % 24:02d}:{since_midnight % 60:02d}"


def _minutes(text: str | None, context: Context) -> int:
    """Read the minutes of a time of day, « 30 », « et demie », « moins le quart »."""
    shares: Mapping[str, int] = context.pack.declarations.HOUR_SHARES
    return shares.get(text or "") or context.pack.number(text or "") or 0


def direction_of(groups: Groups, context: Context) -> str | None:
    """Tell whether « dernier », « ce » or « prochain » is said: last, this or next."""
    word = groups.get("which")
    return context.pack.declarations.WHICH.get(word) if word else None


def weekday_number(groups: Groups, context: Context) -> int | None:
    """Read a weekday, Monday being 1."""
    word = groups.get("weekday")
    return context.pack.weekdays.get(word) if word else None


def relative_year(word: str, context: Context) -> int | None:
    """Read « cette année », « l'an prochain »: the year that they name."""
    if context.anchor is None:
        return None
    for form, step in context.pack.declarations.YEAR_STEPS.items():
        if form in word:
            return int(context.anchor.year + step)
    return context.anchor.year


def year_of(groups: Groups, context: Context) -> int | None:
    """Read the year that is written or told, « 2025 », « de l'an prochain »; None where there is none."""
    if text := groups.get("y"):
        return full_year(text, context)
    if word := groups.get("year_word"):
        return relative_year(word, context)
    return None


def likely_year(
    month: int, day: int | None, groups: Groups, context: Context, weekday: int | None = None, months: int = 1
) -> int | None:
    """Give a day, or a run of months, without a year the year that its clause calls for (SPEC § 3)."""
    anchor = context.anchor
    if anchor is None:
        return None
    which = direction_of(groups, context)
    direction = which or context.tense
    candidates = []
    for year in range(anchor.year - 2, anchor.year + 4):
        try:
            start = date(year, month, day or 1)
            end = start if day else start + relativedelta(months=months, days=-1)
        except ValueError:
            continue
        candidates.append((year, start, end))
    if not candidates:  # «le 31 juin»
        return None
    if weekday:
        fitting = [c for c in candidates if c[1].isoweekday() == weekday]
        if fitting:
            return min(fitting, key=lambda c: abs((c[1] - anchor).days))[0]
    if which == "this":
        return next((year for year, start, end in candidates if start <= anchor <= end), anchor.year)
    if direction == "last":
        past = [c for c in candidates if c[1] <= anchor and (which is None or c[2] < anchor)]
        return past[-1][0] if past else None
    if direction == "next" or context.relation in ("by", "before", "until"):
        begins = which is not None or context.relation == "before"
        future = [c for c in candidates if c[2] >= anchor and (not begins or c[1] > anchor)]
        return future[0][0] if future else None
    same = next((c for c in candidates if c[0] == anchor.year), candidates[0])
    if abs((same[1] - anchor).days) > 270:
        return min(candidates, key=lambda c: abs((c[1] - anchor).days))[0]
    return same[0]
