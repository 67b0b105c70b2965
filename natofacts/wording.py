"""Values and dates as a person writes them, for the table on a terminal: « ≥ 2 % », « 15–16 janv. 2025 ».

Numbers, months, units of time and scales come from CLDR through Babel; the few words that CLDR does not have
are in `RELATION_WORDS`. Nothing here is ever read back: exports carry the plain columns.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from natofacts.models import Fact, FactType

RELATION_WORDS = {
    "fr": {"by": "d’ici", "until": "jusqu’à", "before": "avant", "since": "dès", "after": "après"},
}
FIRST_DAYS = {"fr": "1er"}
COMPARATOR_SIGNS = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "≈"}
DUE_SIGN = "→"
CHANGE_SIGNS = {"increase": "+", "decrease": "−"}
UNIT_SIGNS = {
    "Cel": "°C",
    "deg": "°",
    "[kn_i]": "kn",
    "[nmi_i]": "NM",
    "[ft_i]": "ft",
    "m2": "m²",
    "km2": "km²",
    "m3": "m³",
    "km/h": "km/h",
}
"""How UCUM codes are written in print, where that differs."""

_SCALES = (1_000_000_000, 1_000_000)
_EDTF_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")
_ISO_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_DURATION_UNITS = ("year", "month", "week", "day")
_LONGEST_LINK = 32


def phrase(fact: Fact, lang: str = "fr", *, kind: bool = True) -> str:
    """Say what a row is about in a few words: its quantity, its dates, or a commitment's kind and deadline.

    `kind=False` leaves the kind out, where a column of its own gives it.
    """
    if fact.type == FactType.FIGURE:
        return figure_phrase(fact, lang)
    if fact.type == FactType.EVENT:
        return event_phrase(fact, lang)
    deadline = f"{DUE_SIGN} {edtf_phrase(fact.deadline, lang)}" if fact.deadline else ""
    return " ".join(filter(None, (fact.kind if kind else "", deadline)))


def figure_phrase(fact: Fact, lang: str = "fr") -> str:
    """Write a figure, e.g. « > 600 Md USD », « ≥ 2 % du PIB », « 12–15 M EUR », « +19,4 % »."""
    parts = [COMPARATOR_SIGNS.get(fact.comparator or "", ""), _quantity(fact, lang)]
    return " ".join(part for part in parts if part) + _base_link(fact)


def _quantity(fact: Fact, lang: str) -> str:
    """Write number and unit; what has no usual shape (« la moitié », « 75e anniversaire ») stays as it is."""
    if fact.value is None or fact.kind in ("fraction", "ordinal"):
        return collapse(fact.text)
    unit = fact.unit or ""
    if fact.kind == "duration":
        written = _duration(fact, unit, lang)
        return written if written is not None else collapse(fact.text)
    low, high, scale = _scaled(fact.value, fact.value_max)
    sign = CHANGE_SIGNS.get(fact.change or "", "")
    number = sign + _number(low, lang)
    if high is not None:
        number += f"–{_number(high, lang)}"
    if scale is not None:
        number += f"\xa0{_scale_name(scale, lang)}"
    printed = UNIT_SIGNS.get(unit) or _as_in_text(unit, fact.text)
    if printed == "°":
        return number + printed
    return f"{number}\xa0{printed}" if printed else number


def _as_in_text(unit: str, text: str) -> str:
    """Write a counted noun with the capitals of the text, « Alliés », and codes as they are."""
    place = text.lower().find(unit) if unit.islower() else -1
    return text[place : place + len(unit)] if place >= 0 else unit


def _duration(fact: Fact, unit: str, lang: str) -> str | None:
    """Write a duration in the language, e.g. « 10 ans », « 2–3 jours »; None for units unknown to CLDR."""
    from babel.units import UnknownUnitError, format_unit

    if fact.value is None:
        return None
    try:
        low = "" if fact.value_max is None else f"{_number(fact.value, lang)}–"
        last = fact.value if fact.value_max is None else fact.value_max
        return low + format_unit(last, f"duration-{unit}", "long", locale=lang)
    except UnknownUnitError:
        return None


def _scaled(value: Decimal, value_max: Decimal | None) -> tuple[Decimal, Decimal | None, int | None]:
    """Divide by a milliard or a million when what is left has two decimals at most."""
    values = [value] if value_max is None else [value, value_max]
    for scale in _SCALES:
        if all(abs(one) >= scale and one * 100 % scale == 0 for one in values if one.adjusted() < 25):
            if any(one.adjusted() >= 25 for one in values):
                break
            scaled = [one / scale for one in values]
            return scaled[0], scaled[1] if value_max is not None else None, scale
    return value, value_max, None


def _number(value: Decimal, lang: str) -> str:
    """Write a number of any length with the language's decimal sign and thousands, to twelve decimals."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -12 and value.adjusted() <= 15:
        value = round(value, 12)
    group, decimal = _number_signs(lang)
    return f"{value:,f}".translate({ord(","): group, ord("."): decimal, ord("-"): "−"})


@lru_cache
def _number_signs(lang: str) -> tuple[str, str]:
    """The sign between thousands and the decimal sign."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    return get_group_symbol(locale=lang), get_decimal_symbol(locale=lang)


@lru_cache
def _scale_name(scale: int, lang: str) -> str:
    """Abbreviate a scale word, e.g. « Md », « M »."""
    from babel.numbers import format_compact_decimal

    return format_compact_decimal(scale, locale=lang).split("\xa0")[-1]


def _base_link(fact: Fact) -> str:
    """Give « du PIB » for a share, as the sentence has it right after the figure, when that is short."""
    if not fact.base:
        return ""
    sentence, base = collapse(fact.sentence), collapse(fact.base)
    after = sentence.partition(collapse(fact.text))[2]
    linked, found, _ = after.partition(base)
    if found and len(linked) + len(base) <= _LONGEST_LINK and not set(linked) & set(",;:.!?()"):
        return linked + base
    short = re.search(r"\((\w{2,8})\)$", base)
    return f" · {short[1] if short else base}"


def event_phrase(fact: Fact, lang: str = "fr") -> str:
    """Write the dates of an event, e.g. « 15–16 janv. 2025 », « d’ici 2030 », « 9 juil. 2024 17:30 »."""
    start, end = _day(fact.date_start), _day(fact.date_end)
    if start is not None and end is not None:
        written = _interval(start, end, lang)
    elif start is None and end is None:
        written = collapse(fact.text)
    else:
        written = _half_open(fact, start, end, lang)
    return f"{written} {fact.time}" if fact.time else written


def _day(written: str | None) -> date | None:
    """Read an ISO date; None for what the calendar does not have."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None


def _half_open(fact: Fact, start: date | None, end: date | None, lang: str) -> str:
    """Write dates with one open side by their relation, as precise as the EDTF string says."""
    word = RELATION_WORDS[lang].get(fact.relation or "", "…")
    edges = [edge for edge in (fact.edtf or "").split("/") if edge not in ("", "..")]
    edge = edges[0] if len(edges) == 1 else (end or start or date.min).isoformat()
    if fact.relation == "before" and end is not None:
        return f"{word} {_date(_opening(end + timedelta(days=1), edge), lang)}"
    if fact.relation == "after" and start is not None:
        return f"{word} {_date(_opening(start - timedelta(days=1), edge), lang)}"
    return f"{word} {_date(edge, lang)}"


def _opening(day: date, edge: str) -> str:
    """Give the day that « avant » or « après » names, to the precision of the edge."""
    return day.isoformat()[: min(len(edge), 10)]


def _interval(start: date, end: date, lang: str) -> str:
    """Write an interval by what it is made of: a year, years, a month, months, or days."""
    from babel.dates import format_interval, format_skeleton

    if start.month == start.day == 1 and (end.month, end.day) == (12, 31):
        return f"{start.year}" if start.year == end.year else f"{start.year}–{end.year}"
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1]:
        if (start.year, start.month) == (end.year, end.month):
            return format_skeleton("yMMM", start, locale=lang)
        return _plain(format_interval(start, end, "yMMM", locale=lang), lang)
    if start == end:
        return _plain(format_skeleton("yMMMd", start, locale=lang), lang)
    return _plain(format_interval(start, end, "yMMMd", locale=lang), lang)


def _plain(written: str, lang: str) -> str:
    """Use plain spaces inside a date, as every terminal shows them alike, and « 1er » where it begins."""
    written = written.replace("\u2009", " ").replace("\u202f", " ")
    return f"{FIRST_DAYS[lang]} {written[2:]}" if written.startswith("1 ") and lang in FIRST_DAYS else written


def edtf_phrase(written: str, lang: str = "fr") -> str:
    """Write an EDTF date or an ISO 8601 duration, e.g. `../2030` → « d’ici 2030 », `P1Y` → « /an »."""
    if written.startswith("P"):
        return _rate(written, lang)
    if written.startswith("../"):
        return f"{RELATION_WORDS[lang]['by']} {_date(written[3:], lang)}"
    if written.endswith("/.."):
        return f"{RELATION_WORDS[lang]['since']} {_date(written[:-3], lang)}"
    return "–".join(_date(part, lang) for part in written.split("/"))


def _date(written: str, lang: str) -> str:
    """Write one EDTF date as precisely as it is given; what is no year, month or day stays as it is."""
    from babel.dates import format_skeleton

    match = _EDTF_DATE.fullmatch(written)
    if match is None:
        return written
    year, month, day = match.groups()
    if month is None:
        return year
    try:
        first = date(int(year), int(month), int(day or 1))
    except ValueError:  # 21-24 are seasons
        return written
    return _plain(format_skeleton("yMMMd" if day else "yMMM", first, locale=lang), lang)


def _rate(written: str, lang: str) -> str:
    """Write a rate, e.g. `P1Y` → « /an », `P6M` → « /6 mois »."""
    from babel.units import format_unit

    match = _ISO_DURATION.fullmatch(written)
    numbers = match.groups() if match is not None else (None,) * len(_DURATION_UNITS)
    given = [(int(number), unit) for number, unit in zip(numbers, _DURATION_UNITS, strict=True) if number]
    if len(given) != 1:
        return written
    number, unit = given[0]
    spoken = format_unit(number, f"duration-{unit}", "long", locale=lang)
    return "/" + (spoken.split("\xa0", 1)[-1] if number == 1 else spoken)


def collapse(text: str) -> str:
    """Put one plain space for every run of white space."""
    return " ".join(text.split())
