"""From a delimited calendar expression to an interval (TIMEX3's value, written in EDTF).

Builders take a match with named groups (`d`, `m`, `y`, `weekday`, `part`, `n`, `unit`, `which` …) and a `Context`;
they are language-neutral: words are looked up in the pack. Nothing here reads the clock: what is relative counts
from `Context.anchor`, and stays open without one.
"""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from natofacts.dateparts import (
    Context,
    Groups,
    clock,
    day_number,
    direction_of,
    full_year,
    likely_year,
    month_number,
    relative_year,
    weekday_number,
    year_of,
)
from natofacts.interval import (
    Interval,
    day_interval,
    month_interval,
    months_interval,
    span,
    third,
    year_interval,
    years_interval,
)

SATURDAY = 6  # ISO 8601

# --- absolute and yearless dates --------------------------------------------------------------------------------


def day(groups: Groups, context: Context) -> Interval | None:
    """Build a day: « jeudi 16 janvier 2025 à 17h30 », « 12/05/2024 », « le 14 mai »."""
    number, month = day_number(groups["d"] or "", context), month_number(groups["m"] or "", context)
    text = groups.get("y")
    weekday = weekday_number(groups, context)
    year = full_year(text, context) if text else likely_year(month, number, groups, context, weekday)
    if year is None:
        return Interval(day=True)
    try:
        return day_interval(date(year, month, number), time=clock(groups, context), absolute=bool(text))
    except ValueError:
        return None


def weekday_day(groups: Groups, context: Context) -> Interval | None:
    """Build a day of an unsaid month: « dimanche 26 »; the nearest that fits, ahead or back as its clause looks."""
    anchor, wanted = context.anchor, weekday_number(groups, context)
    number = day_number(groups["d"] or "", context)
    if anchor is None:
        return Interval(day=True)
    back = context.tense == "last"
    for step in range(-1, 14):
        try:
            found = (anchor + relativedelta(months=-step if back else step)).replace(day=number)
        except ValueError:
            continue
        fits = found <= anchor if back else found >= anchor
        if fits and found.isoweekday() == wanted:
            return day_interval(found, time=clock(groups, context))
    return None


def day_hour(groups: Groups, context: Context) -> Interval | None:
    """Build a day of an unsaid month with its hour: « le 14 à 10 heures »; the nearest as its clause looks."""
    anchor, number = context.anchor, day_number(groups["d"] or "", context)
    if anchor is None:
        return Interval(day=True)
    back = context.tense == "last"
    for step in range(3):
        try:
            found = (anchor + relativedelta(months=-step if back else step)).replace(day=number)
        except ValueError:
            continue
        if found <= anchor if back else found >= anchor:
            return day_interval(found, time=clock(groups, context))
    return None


def these_days(groups: Groups, context: Context) -> Interval | None:
    """Build a run of days of an unsaid month: « entre le 13 et le 15 », « du 28 au 3 »."""
    return _run_to(day_hour(groups, context), groups, context)


def days(groups: Groups, context: Context) -> Interval | None:
    """Build a run of days in one month: « 15 et 16 janvier 2025 », « 11 au 12 juillet »."""
    return _run_to(day(groups, context), groups, context)


def _run_to(last: Interval | None, groups: Groups, context: Context) -> Interval | None:
    """Build the run of days up to the last one, from the first that is written; it may be of the month before."""
    if last is None or last.start is None:
        return last and last._replace(day=False)
    try:
        first = last.start.replace(day=day_number(groups["first"] or "", context))
    except ValueError:
        return None
    if first > last.start:
        first -= relativedelta(months=1)
    return span(day_interval(first), last, absolute=last.absolute, time=last.time)


def days_across(groups: Groups, context: Context) -> Interval | None:
    """Build two days that meet at the end of a month: « 30 novembre et 1er décembre 2022 »."""
    last = day(groups, context)
    if last is None or last.start is None:
        return last and last._replace(day=False)
    first = last.start - timedelta(days=1)
    number, of_month = day_number(groups["first"] or "", context), month_number(groups["first_month"] or "", context)
    if (first.day, first.month) != (number, of_month):
        return None
    return span(day_interval(first), last, absolute=last.absolute)


def day_of_month(groups: Groups, context: Context) -> Interval | None:
    """Build « 12 du mois prochain », « 20 au 28 de ce mois »."""
    anchor = context.anchor
    if anchor is None:
        return Interval(day=not groups.get("first"))
    step = {"last": -1, "next": 1}.get(direction_of(groups, context) or "", 0)
    whole = anchor.replace(day=1) + relativedelta(months=step)
    try:
        last = day_interval(whole.replace(day=day_number(groups["d"] or "", context)))
        first = groups.get("first")
        return span(day_interval(whole.replace(day=day_number(first, context))), last) if first else last
    except ValueError:
        return None


def week_of(groups: Groups, context: Context) -> Interval | None:
    """Build a week, Monday to Sunday: « semaine du 5 avril 2027 », « semaine 12 de 2027 », « 2027-W12 » (ISO 8601)."""
    if number := groups.get("week"):
        try:
            monday = date.fromisocalendar(int(groups["y"] or ""), int(number), 1)
        except ValueError:
            return None
        absolute = True
    else:
        inside = day(groups, context)
        if inside is None or inside.start is None:
            return inside and Interval()
        monday, absolute = inside.start - timedelta(days=inside.start.isoweekday() - 1), inside.absolute
    return span(day_interval(monday), day_interval(monday + timedelta(days=6)), absolute=absolute)


def fortnight(groups: Groups, context: Context) -> Interval | None:
    """Build half a month: « première quinzaine de mars 2027 » ends on the 15th."""
    whole = month(groups, context)
    index = context.pack.declarations.QUARTERS[groups["n"]]
    if whole is None or whole.start is None or whole.end is None or index > 2:
        return whole if index <= 2 else None
    first = whole.start if index == 1 else whole.start.replace(day=16)
    last = whole.start.replace(day=15) if index == 1 else whole.end
    return span(day_interval(first), day_interval(last), absolute=whole.absolute)


def year_words(groups: Groups, context: Context) -> Interval | None:
    """Build a year in words: « deux mille vingt-huit », « mille neuf cent quarante-neuf »."""
    number = context.pack.number(groups["words"] or "")
    return year_interval(number, absolute=True) if number and number < 2200 else None


def month(groups: Groups, context: Context) -> Interval | None:
    """Build a month: « décembre 2019 », « novembre prochain », « juin »."""
    number = month_number(groups["m"] or "", context)
    text = groups.get("y")
    year = full_year(text, context) if text else None
    if year is None and (relative := groups.get("year_word")):
        year = relative_year(relative, context)
    if year is None:
        year = likely_year(number, None, groups, context)
    if year is None:
        return Interval()
    if first := groups.get("first_month"):  # « mars-avril 2027 »
        begins = month_number(first, context)
        return months_interval(year, begins, number, absolute=True) if begins < number else None
    return month_interval(year, number, absolute=bool(text))


def year(groups: Groups, context: Context) -> Interval | None:
    """Build a year: « 2019 »."""
    return year_interval(int(groups["y"] or ""), absolute=True)


def years(groups: Groups, context: Context) -> Interval | None:
    """Build a run of years: « 2021-2027 », « 2024-25 »."""
    first = int(groups["y"] or "")
    last = groups["y2"] or ""
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < second <= first + 100 or (groups.get("slash") and second > first + 1):
        return None
    return years_interval(first, second, absolute=True)


def decade(groups: Groups, context: Context) -> Interval | None:
    """Build a decade: « les années 1990 », « cette décennie », « la prochaine décennie »."""
    if text := groups.get("y"):
        first = int(text) if len(text) == 4 else 1900 + int(text)
    elif tens := groups.get("tens"):
        first = int(context.pack.declarations.DECADES[tens])
    elif context.anchor:
        first = context.anchor.year // 10 * 10 + {"last": -10, "next": 10}.get(direction_of(groups, context) or "", 0)
    else:
        return Interval()
    return years_interval(first, first + 9, absolute=bool(text or groups.get("tens")))


def quarter(groups: Groups, context: Context) -> Interval | None:
    """Build a quarter or a half-year: « deuxième trimestre 2025 », « T1 2026 », « second semestre »."""
    length = {"t": 3, "q": 3, "s": 6, "h": 6}[(groups["unit"] or "")[0]]
    which = direction_of(groups, context)
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
    known = year_of(groups, context)
    if known is None:
        chosen = likely_year(first + length - 1, None, groups, context) if anchor else None
        if chosen is None:
            return Interval()
        known = chosen
    return months_interval(known, first, first + length - 1, absolute=bool(groups.get("y")))


def season(groups: Groups, context: Context) -> Interval | None:
    """Build a season by its months: « printemps 2027 », « hiver 2025-2026 », « cet été »."""
    first = context.pack.declarations.SEASONS[groups["season"]]
    known = year_of(groups, context)
    which = direction_of(groups, context)
    if known is None:
        known = likely_year(first, None, groups, context, months=3)
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


# --- relative to the document's date ----------------------------------------------------------------------------


def relative_day(groups: Groups, context: Context) -> Interval | None:
    """Build « demain à 10h30 », « hier », « ce matin »: resolved by dateparser from the anchor."""
    if context.anchor is None:
        return Interval(day=True)
    word = groups["word"] or ""
    phrase = context.pack.declarations.DAY_PHRASES.get(word, word)
    found = _resolve(phrase, context)
    return day_interval(found, time=clock(groups, context)) if found else None


def _resolve(phrase: str, context: Context) -> date | None:
    from natofacts.relative import resolve

    assert context.anchor
    return resolve(phrase, context.anchor, context.pack.language)


def weekday(groups: Groups, context: Context) -> Interval | None:
    """Build « vendredi », « mardi dernier », « lundi de la semaine prochaine »."""
    anchor, number = context.anchor, weekday_number(groups, context)
    if anchor is None or number is None:
        return Interval(day=True)
    which = direction_of(groups, context)
    ahead = (number - anchor.isoweekday()) % 7
    if groups.get("week"):
        monday = anchor - timedelta(days=anchor.isoweekday() - 1)
        step = context.pack.declarations.WHICH.get(groups["week"] or "", "this")
        found = monday + timedelta(days=number - 1 + {"last": -7, "next": 7}.get(step, 0))
    elif which == "last":
        found = anchor - timedelta(days=(7 - ahead) % 7 or 7)
    elif which == "next":
        found = anchor + timedelta(days=ahead or 7)
    elif context.tense == "last":
        found = anchor - timedelta(days=(7 - ahead) % 7)
    else:
        found = anchor + timedelta(days=ahead)
    if weeks := groups.get("weeks"):  # « lundi en huit »
        found += timedelta(weeks=context.pack.declarations.WEEKS_AHEAD[weeks])
    first = day_interval(found, time=clock(groups, context))
    if second := groups.get("weekday2"):
        later = found + timedelta(days=(context.pack.weekdays[second] - number) % 7)
        return span(first, day_interval(later))
    return first


def nth_weekday(groups: Groups, context: Context) -> Interval | None:
    """Build « premier vendredi de ce mois », « dernier lundi de mai 2026 », « dernier jour de l'année »."""
    whole = _month_or_year(groups, context)
    if whole is None or whole.start is None or whole.end is None:
        return whole
    index, number = context.pack.declarations.QUARTERS[groups["n"]], weekday_number(groups, context)
    found: date | None
    if number is None:
        found = whole.end if index == 0 else whole.start + timedelta(days=index - 1)
    else:
        found = _nth_weekday(whole.start, whole.end, index, number)
    return day_interval(found, absolute=whole.absolute) if found is not None and found <= whole.end else None


def nth_week(groups: Groups, context: Context) -> Interval | None:
    """Build « deuxième semaine d'octobre », seven days counted from the 1st, and « dernier week-end de mars »."""
    whole = month(groups, context)
    if whole is None or whole.start is None or whole.end is None:
        return whole
    index = context.pack.declarations.QUARTERS[groups["n"]]
    if context.pack.declarations.CALENDAR_UNITS[groups["unit"] or ""] == "weekend":
        begins, length = _nth_weekday(whole.start, whole.end, index, SATURDAY), 2
    else:
        begins, length = whole.start + timedelta(days=7 * (index - 1)) if index else whole.end - timedelta(days=6), 7
    if begins is None:
        return None
    return span(day_interval(begins), day_interval(begins + timedelta(days=length - 1)), absolute=whole.absolute)


def _nth_weekday(start: date, end: date, index: int, weekday: int) -> date | None:
    """Find the n-th of a weekday between two days, the last for 0."""
    if index == 0:
        return end - timedelta(days=(end.isoweekday() - weekday) % 7)
    found = start + timedelta(days=(weekday - start.isoweekday()) % 7 + 7 * (index - 1))
    return found if found <= end else None


def _month_or_year(groups: Groups, context: Context) -> Interval | None:
    if groups.get("m"):
        return month(groups, context)
    if groups.get("whole_year"):
        return year(groups, context) if groups.get("y") else this_unit({"unit": groups["whole_year"]}, context)
    return this_unit({"unit": context.pack.declarations.MONTH, **_only(groups, "which")}, context)


def _only(groups: Groups, *names: str) -> dict[str, str | None]:
    return {name: groups.get(name) for name in names}


def this_unit(groups: Groups, context: Context) -> Interval | None:
    """Build « cette année », « le mois dernier », « la semaine prochaine », « ce week-end »."""
    anchor = context.anchor
    if anchor is None:
        return Interval()
    step = {"last": -1, "next": 1}.get(direction_of(groups, context) or "", 0)
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
    known = year_of(groups, context) or (context.anchor.year if context.anchor else None)
    number = context.pack.number(groups["count"] or "")
    if known is None or number is None or not 1 <= number <= 11:
        return None if known else Interval()
    if context.pack.declarations.WHICH.get(groups["which"] or "") == "last":
        return months_interval(known, 13 - number, 12, absolute=bool(groups.get("y")))
    return months_interval(known, 1, number, absolute=bool(groups.get("y")))


def holiday(groups: Groups, context: Context) -> Interval | None:
    """Build « Noël », « le lundi de Pâques »: fixed days, and those that go with Easter."""
    known = context.pack.declarations.HOLIDAYS[groups["word"]]
    text = groups.get("y")
    if isinstance(known, int):
        return _from_easter(known, groups, context)
    of_month, of_day = known
    of_year = full_year(text, context) if text else likely_year(of_month, of_day, groups, context)
    return day_interval(date(of_year, of_month, of_day), absolute=bool(text)) if of_year else Interval(day=True)


def eve(groups: Groups, context: Context) -> Interval | None:
    """Build « la veille de Noël », « la veille du 1er mai »: the day before."""
    feast = holiday(groups, context) if groups.get("word") else day(groups, context)
    if feast is None or feast.start is None:
        return feast
    return day_interval(feast.start - timedelta(days=1), absolute=feast.absolute)


def _from_easter(days: int, groups: Groups, context: Context) -> Interval:
    """Find the feast that lies so many days behind Easter; without a year the one that its clause calls for."""
    if text := groups.get("y"):
        return day_interval(easter(full_year(text, context)) + timedelta(days=days), absolute=True)
    anchor = context.anchor
    if anchor is None:
        return Interval(day=True)
    years = range(max(anchor.year - 1, 1), min(anchor.year + 1, date.max.year) + 1)
    feasts = [easter(number) + timedelta(days=days) for number in years]
    if context.tense == "last":
        return day_interval(max((feast for feast in feasts if feast <= anchor), default=feasts[0]))
    return day_interval(min((feast for feast in feasts if feast >= anchor), default=feasts[-1]))
