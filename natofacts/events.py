"""Dated events: matches of the date rules, ranges of dates, relations, and durations that give a date."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

import regex

from natofacts import compiled
from natofacts.before import Before, by_last_word
from natofacts.dateparts import Context
from natofacts.find import Scan
from natofacts.interval import Interval, day_interval, offset, shift, span
from natofacts.matches import Match
from natofacts.models import EventKind
from natofacts.pack import Pack

DUE_REACH = 120
RELATION_REACH = 34
HEAD_REACH = 30
AFTER = 40  # a verb behind a date tells less than one in front
MOVED_REACH = 50
_YEARLESS = frozenset(("day", "days", "month"))
_YEARLESS_LISTED = frozenset(("day", "days", "month", "season", "quarter"))
_GRAINS = frozenset(("day", "numeric", "month", "part"))
_FULL_DAYS = frozenset(("day", "days", "numeric"))
_MONTHLESS = frozenset(("this_day", "these_days", "day_alone", "day_hour"))
_COUNTED = frozenset(("year", "month", "week", "day"))
_LOOSE_DAYS = frozenset(("relative_day", "weekday"))


@dataclass(slots=True)
class Event:
    """A calendar expression with its relation and, once the anchor is known, its interval."""

    start: int
    end: int
    match: Match
    relation: str = "at"
    cue: str = ""
    last: Match | None = None
    interval: Interval = field(default_factory=Interval)
    duration: tuple[float, str, str] | None = None  # (count, unit, way): durations that give a date
    distance: tuple[float, str] | None = None  # (count, unit) before or after the date: « trois jours avant Noël »
    rule: str = ""


@functools.lru_cache(maxsize=8)
def _relation_patterns(pack: Pack) -> tuple[Before, regex.Pattern[str]]:
    cues = pack.declarations.cues
    before = "|".join(
        f"(?P<{name}>{'|'.join([*cues.RELATION_SHAPES.get(name, ()), *_longest_first(forms)])})"
        for name, forms in cues.RELATIONS.items()
    )
    shapes = [shape for name in cues.RELATIONS for shape in cues.RELATION_SHAPES.get(name, ())]
    forms = [form.split(" ") for forms in cues.RELATIONS.values() for form in forms.split("|")]
    ends = "|".join([*shapes, by_last_word(forms)])
    determiners = rf"(?:[ ]?{cues.DETERMINER}){{0,3}}(?<![ ])[ ]?$"
    after = "|".join(f"(?P<{name}>{forms})" for name, forms in cues.RELATIONS_AFTER.items())
    return (
        Before(rf"(?<![a-zà-ÿ])(?:{before}){determiners}", compiled.pattern, rf"(?<![a-zà-ÿ])(?:{ends}){determiners}"),
        compiled.pattern(rf"[ ](?:{after})(?![a-z])"),
    )


def _longest_first(forms: str) -> list[str]:
    """The forms of a cue list as patterns, the longest first."""
    return sorted((form.replace(" ", "[ ]") for form in forms.split("|")), key=len, reverse=True)


def relation_of(scan: Scan, start: int, end: int) -> tuple[str, str]:
    """The relation of a date (SPEC § 3) and the cue that gives it."""
    before, after = _relation_patterns(scan.pack)
    # «dès» and «après» keep their accents: the low shadow is asked first.
    window = max(0, start - RELATION_REACH)
    for shadow in (scan.view.low, scan.plain):
        found = before.search(shadow, window, start)
        if found:
            if found.lastgroup is None:
                continue
            return found.lastgroup, found.group().strip()
    found = after.match(scan.plain, end)
    return (found.lastgroup or "at", found.group().strip()) if found else ("at", "")


def find_events(scan: Scan, dates: list[Match], figures: list[Match]) -> list[Event]:
    """Turn date matches into events, in text order; nothing is resolved yet."""
    events: list[Event] = []
    dates = [m for m in dates if m.rule.name not in scan.disabled]
    skip = False
    for index, match in enumerate(dates):
        if skip:
            skip = False
            continue
        following = dates[index + 1] if index + 1 < len(dates) else None
        if following and _is_range(scan, match, following):
            events.append(_event(scan, match, match.start, following.end, following))
            skip = True
        else:
            events.append(_event(scan, match, match.start, match.end))
    for figure in figures:
        event = _from_duration(scan, figure)
        if event:
            events.append(event)
    events.sort(key=lambda e: (e.start, e.end))
    return _without_apposition(scan, _with_distance(scan, events, figures))


def _with_distance(scan: Scan, events: list[Event], figures: list[Match]) -> list[Event]:
    """«**trois jours avant** Noël», «**deux semaines après** le 3 mars»: a length of time counted from a date."""
    spans = [q for q in (figure.quantity for figure in figures) if q and q.unit in _COUNTED and not q.value_max]
    definite = scan.pack.declarations.cues.DEFINITE_PLURAL
    ends = {q.end: q for q in spans if not scan.plain.endswith(definite, 0, q.start)}
    for event in events if ends else ():
        if event.relation not in ("before", "after") or event.last or event.duration:
            continue
        behind = scan.plain[max(0, event.start - RELATION_REACH) : event.start]
        q = ends.get(event.start - len(behind) + len(behind.rstrip()) - len(event.cue) - 1)
        if q and q.unit and (q.unit == "year" or event.match.rule.what in _FULL_DAYS | {"holiday"}):
            event.start, event.distance = q.start, (float(q.value), q.unit)
    return events


def _event(scan: Scan, match: Match, start: int, end: int, last: Match | None = None) -> Event:
    if match.rule.extra.get("determiner"):
        for determiner in scan.pack.declarations.cues.ARTICLES:
            if (
                scan.plain.endswith(determiner, 0, start)
                and not scan.plain[start - len(determiner) - 1 : start][:1].isalpha()
            ):
                start -= len(determiner)
                break
    relation, cue = relation_of(scan, start, end)
    if relation == "before" and match.groups.get("part") == scan.pack.declarations.cues.END_PART:
        relation = "by"
    if last is not None and relation == "since":
        relation = "at"
    if (
        relation == "at"
        and last is None
        and scan.pack.before(scan.pack.declarations.cues.DUE).stands(scan.plain, max(0, start - DUE_REACH), start)
    ):
        relation, cue = "by", scan.pack.declarations.cues.DUE_WORD
    return Event(start, end, match, relation, cue, last, rule=match.rule.name)


def _is_range(scan: Scan, first: Match, last: Match) -> bool:
    gap = scan.plain[first.end : last.start]
    if len(gap) > 16 or scan.pack.before(scan.pack.declarations.cues.MOVED).stands(
        scan.plain, max(0, first.start - MOVED_REACH), first.start
    ):
        return False
    for lead, joint in scan.pack.declarations.cues.DATE_RANGES:
        if not scan.pack.pattern(joint).fullmatch(gap):
            continue
        if not lead:
            return gap.strip() in scan.pack.declarations.cues.DASHES and "\n" not in gap and _same_grain(first, last)
        if scan.pack.before(lead).stands(scan.plain, max(0, first.start - 16), first.start):
            return True
    return False


def _same_grain(first: Match, last: Match) -> bool:
    return first.rule.name == last.rule.name or {first.rule.what, last.rule.what} <= _GRAINS


def _from_duration(scan: Scan, figure: Match) -> Event | None:
    """«d'ici **cinq ans**», «il y a **deux ans**», «au cours des **trois prochaines années**»."""
    q = figure.quantity
    if (
        q is None
        or q.kind != "duration"
        or q.unit not in ("year", "month", "week", "day", "hour")
        or q.value_max is not None
    ):
        return None
    cues, plain = scan.pack.declarations.cues, scan.plain
    window = max(0, q.start - RELATION_REACH)
    surface = plain[q.numeral_end : q.end]
    way, relation = "", "at"
    if scan.pack.pattern(cues.NEXT_N).search(surface) or scan.pack.pattern(cues.NEXT_N).match(plain, q.end):
        way = "next"
    elif scan.pack.pattern(cues.LAST_N).search(surface) or scan.pack.pattern(cues.LAST_N).match(plain, q.end):
        way = "last"
    before_next = plain[window : q.start].endswith(cues.COMING)
    if scan.pack.before(cues.WITHIN).stands(plain, window, q.start):
        way, relation = ("by", "by") if not (way == "last" and before_next) else (way, "at")
    elif way:
        pass
    elif scan.pack.before(cues.AGO).stands(plain, window, q.start):
        way = "ago"
    elif scan.pack.before(cues.AHEAD).stands(plain, window, q.start):
        way = "ahead"
    if way == "ago" and scan.pack.pattern(cues.SINCE_NOW).match(plain, q.end):
        return None
    if not way or (way in ("by", "ahead") and scan.pack.pattern(cues.ANCHORED_ELSEWHERE).match(plain, q.end)):
        return None
    end = q.end
    name = f"{scan.pack.language}.date.{'within' if way == 'by' else 'offset'}"
    return Event(q.start, end, figure, relation, way, duration=(float(q.value), q.unit, way), rule=name)


def _without_apposition(scan: Scan, events: list[Event]) -> list[Event]:
    """«Demain, jeudi 16 janvier 2025» and «mercredi et jeudi (les 15 et 16 …)»: the fuller one is enough."""
    between = scan.pack.pattern(scan.pack.declarations.cues.APPOSITION)
    out: list[Event] = []
    for event in events:
        fuller = out and event.match.rule.what in _FULL_DAYS and out[-1].match.rule.what in _LOOSE_DAYS
        if fuller and between.fullmatch(scan.plain, out[-1].end, event.start):
            out.pop()
        out.append(event)
    return out


# --- resolution ---------------------------------------------------------------------------------------------------


def resolve(scan: Scan, events: list[Event], anchor: date | None) -> list[Event]:
    """Give each event its interval; expressions that are no date after all are dropped."""
    out = []
    year: Event | None = None
    day: Event | None = None
    for event in events:
        since = _year_before(scan, year, event) or _day_before(scan, day, event, anchor)
        interval = _interval(scan, event, anchor, since)
        if event.match.rule.what == "year" and event.relation == "at":
            year = event
        if interval is not None:
            if event.match.rule.what in _FULL_DAYS | _MONTHLESS and interval.start:
                day = replace(event, interval=interval)
            if interval.start and scan.plain.endswith(scan.pack.declarations.cues.NIGHT_OF, 0, event.start):
                interval = interval._replace(day=True)  # one night of two days
            out.append(replace(event, interval=interval))
    return _with_years(scan, out)


def _with_years(scan: Scan, events: list[Event]) -> list[Event]:
    """«en **janvier** et février 2024», «les **3 mai** et 5 juin 2025»: the last of a list says the year of all."""
    listed = scan.pack.pattern(scan.pack.declarations.cues.LISTED_DATES)
    for n in range(len(events) - 2, -1, -1):
        event, following = events[n], events[n + 1]
        plain = not (event.interval.absolute or event.duration or event.last or following.duration)
        if not plain or not following.interval.absolute or following.interval.start is None:
            continue
        kinds = {event.match.rule.what, following.match.rule.what}
        if not kinds <= _YEARLESS_LISTED or (len(kinds) > 1 and kinds != {"day", "days"}):
            continue
        if listed.fullmatch(scan.plain, event.end, following.start) is None:
            continue
        context = Context(scan.pack, following.interval.start, lambda: "last", event.relation)
        interval = event.match.rule.build(event.match.groups, context)
        if interval is not None and interval.start is not None:
            events[n] = replace(event, interval=interval._replace(absolute=True))
    return events


def _day_before(scan: Scan, day: Event | None, event: Event, anchor: date | None) -> date | None:
    """«Le **12 mars**, ils ont attaqué. Le 15, …»: the day of this paragraph that one without a month follows."""
    if event.match.rule.what not in _MONTHLESS or day is None or anchor is None:
        return None
    before = day.interval.start
    if before is None or before == anchor or "\n" in scan.plain[day.end : event.start]:
        return None
    elsewhere = "next" if before < anchor else "last"
    return None if tense_at(scan, event) == elsewhere else before


def _year_before(scan: Scan, year: Event | None, event: Event) -> date | None:
    """The first day of the year that governs a date, if one does."""
    return date(int(year.match.groups["y"] or 1), 1, 1) if year and _governs(scan, year, event) else None


def _governs(scan: Scan, year: Event, event: Event) -> bool:
    """«**En 2024**, le sommet s'est tenu le 9 juillet», «Le sommet **de 2027** se tiendra les 12 et 13 juillet»."""
    groups = event.match.groups
    said = (
        groups.get("y") or groups.get("which") or groups.get("year_word") or (event.last and event.last.groups.get("y"))
    )
    if event.match.rule.what not in _YEARLESS or said:
        return False
    cues, plain = scan.pack.declarations.cues, scan.plain
    segment = scan.segments.items[scan.segments.at(event.start)]
    if year.start < segment.start or any(mark in plain[year.end : event.start] for mark in ";«»"):
        return False
    before, between = plain[segment.start : year.start], plain[year.end : event.start]
    if scan.pack.pattern(cues.YEAR_AHEAD).fullmatch(before) is not None:
        return True
    recurring = scan.pack.before(cues.RECURRING).ends(before)
    return recurring and scan.pack.pattern(cues.HELD).search(between) is not None


def _interval(scan: Scan, event: Event, anchor: date | None, since: date | None = None) -> Interval | None:
    """The interval of an event; open where the calendar ends (it holds the years 1 to 9999).

    `since` is a day that the event is known to follow.
    """
    try:
        if event.duration:
            return None if _took(scan, event) else _counted(event, anchor)
        return _built(scan, event, anchor, since)
    except (OverflowError, ValueError):
        return Interval()


def _built(scan: Scan, event: Event, anchor: date | None, since: date | None) -> Interval | None:
    context = Context(scan.pack, anchor, lambda: _way(scan, event) or tense_at(scan, event), event.relation)
    if since is not None:
        context = replace(context, anchor=since, ask_tense=lambda: "next")
    first: Interval | None = event.match.rule.build(event.match.groups, context)
    if event.distance is not None and first is not None:
        return _distant(event, first)
    if event.last is None or first is None:
        return first
    last: Interval | None = event.last.rule.build(event.last.groups, context)
    if last is None:
        return first
    follows = event.last.rule.what in _MONTHLESS  # «du 28 février au 3»
    # «de mars à juin 2025»: the first takes the last one's year
    if not first.absolute and not follows and last.start is not None:
        context = replace(context, anchor=last.start, ask_tense=lambda: "last")
        first = event.match.rule.build(event.match.groups, context)
        if first is not None and first.start and first.start > last.start:
            return last
    elif first.start is not None and not last.absolute:
        context = replace(context, anchor=first.start, ask_tense=lambda: "next")
        last = event.last.rule.build(event.last.groups, context)
    if first is None or last is None or first.start is None or last.start is None:
        return Interval()
    if last.start < first.start:
        first, last = last, first
    return span(first, last, absolute=first.absolute or last.absolute)


def _way(scan: Scan, event: Event) -> str | None:
    """Which way a cue looks, whatever the verb: «depuis mars» back, «d'ici mars» ahead."""
    cues = scan.pack.declarations.cues
    if event.cue.startswith(cues.LOOKING_BACK):
        return "last"
    return "next" if event.cue.startswith(cues.LOOKING_AHEAD) else None


def _distant(event: Event, base: Interval) -> Interval:
    """Count a length of time back from the first day of a date, or ahead from its last."""
    assert event.distance
    count, unit = event.distance
    sign = -1 if event.relation == "before" else 1
    edge = base.start if sign < 0 else base.end
    event.relation = "at"
    if edge is None:
        return Interval(day=base.day)
    moved = shift(edge, sign * count, unit)
    if moved is None:
        return Interval(day=base.day)
    return day_interval(moved, absolute=base.absolute) if base.day else offset(edge, count, unit, sign) or Interval()


def _took(scan: Scan, event: Event) -> bool:
    """«ont été livrés **dans les 120 jours**»: how long something has taken, no deadline."""
    if event.duration is None or event.duration[2] != "by":
        return False
    taken = scan.pack.before(scan.pack.declarations.cues.TAKEN)
    return taken.stands(scan.plain, max(0, event.start - 40), event.start) and tense_at(scan, event) == "last"


def _counted(event: Event, anchor: date | None) -> Interval | None:
    assert event.duration
    count, unit, way = event.duration
    if anchor is None:
        return Interval(day=way == "by")
    if way == "ago":
        return offset(anchor, count, unit, -1)
    if way == "ahead":
        return offset(anchor, count, unit, +1)
    moved = shift(anchor, count if way in ("by", "next") else -count, unit)
    if moved is None:
        return None
    if way == "by":
        return Interval(anchor, moved, anchor.isoformat(), moved.isoformat(), day=True)
    low, high = (anchor, moved) if way == "next" else (moved, anchor)
    return Interval(low, high, low.isoformat(), high.isoformat())


def tense_at(scan: Scan, event: Event) -> str | None:
    """Whether the clause of a date looks back (`last`) or ahead (`next`), by its finite verbs."""
    index = scan.segments.at(event.start)
    if apposed_past(scan, event.start) or _heads_past(scan, event, scan.segments.items[index].start):
        return "last"
    start, end = clause_bounds(scan, event.start)
    inverted = scan.pack.pattern(scan.pack.declarations.cues.INVERTED_REPORT)
    # «« Nous l'ouvrirons le 3 mai », **a-t-elle dit**»: who speaks behind a date does not tell when it is
    verbs = [v for v in scan.verbs(index) if v.start < event.start or not inverted.match(scan.view.low, v.start)]
    near = [v for v in verbs if start <= v.start and v.end <= end]
    if not near and not _quoted(scan, start):
        low = scan.view.low
        near = [v for v in verbs if ";" not in low[min(v.start, event.start) : max(v.start, event.start)]]
    known = [(_far(scan, v.start, event.start), v.tense, v.end, v.form) for v in near if v.tense != "present"]
    if not known:
        if any(v.form.startswith(scan.pack.declarations.cues.SET) for v in near):
            return "next"  # «est prévu en juillet»
        ahead = scan.pack.pattern(scan.pack.declarations.cues.BINDING_AHEAD).search(scan.plain, start, event.start)
        return "next" if ahead else None
    _, tense, verb_end, form = min(known)
    if tense != "past" or scan.pack.before(scan.pack.declarations.cues.MOVED_TO).stands(
        scan.plain, max(0, event.start - MOVED_REACH), event.start
    ):
        return "next"
    if verb_end < event.start and _looks_ahead(scan, event, verb_end, form):
        return "next" if form.startswith(scan.pack.declarations.cues.PROSPECTIVE) else None
    return "last"


def _heads_past(scan: Scan, event: Event, start: int) -> bool:
    """«**Élu en septembre**, le président prendra …»: the head of a sentence looks back, whatever its verb does."""
    comma = scan.plain.find(",", event.end, event.end + HEAD_REACH)
    pattern = scan.pack.pattern(scan.pack.declarations.cues.HEAD_PAST)
    return comma >= 0 and pattern.fullmatch(scan.view.low, start, event.start) is not None


def _looks_ahead(scan: Scan, event: Event, verb_end: int, form: str) -> bool:
    """«a promis de livrer … avant le 15 octobre», «ont décidé de se revoir le 4»: what is decided is still to come."""
    cues = scan.pack.declarations.cues
    infinitive = scan.pack.pattern(cues.INFINITIVE_AHEAD).search(scan.view.low, verb_end, event.start)
    deadline = event.relation in ("by", "before", "until", "since")
    if deadline and scan.pack.pattern(cues.COMPLETIVE).search(scan.view.low, verb_end, event.start):
        return True  # «n'a pas exclu que Riga s'y joigne avant l'été»
    if form.startswith(cues.PROSPECTIVE):
        return deadline or infinitive is not None or form.startswith(cues.SETTING)
    return deadline and infinitive is not None


def _quoted(scan: Scan, start: int) -> bool:
    """Whether a clause begins behind an opening quotation mark: verbs outside do not tell its tense."""
    return scan.view.low[max(0, start - 3) : start + 1].strip(" \n").endswith(("«", "“", '"'))


def apposed_past(scan: Scan, position: int) -> bool:
    """Whether an apposed participle governs a date: «son budget, voté en **décembre**, …»."""
    pattern = scan.pack.before(scan.pack.declarations.cues.APPOSED_PAST)
    return pattern.stands(scan.view.low, max(0, position - 30), position)


def _far(scan: Scan, verb: int, place: int) -> int:
    """How far a verb is from a date; a comma in between counts as sixty letters, and so does what stands behind."""
    first, last = sorted((verb, place))
    return last - first + 60 * scan.view.low.count(",", first, last) + AFTER * (verb > place)


def clause_bounds(scan: Scan, position: int) -> tuple[int, int]:
    """The stretch of a sentence between clause breaks around a position."""
    index = scan.segments.at(position)
    first, last = scan.segments.items[index].start, scan.segments.items[index].end
    for start, end in scan.breaks(index):
        if end <= position:
            first = end
        elif start > position:
            last = start
            break
    return first, last


# --- what an event's row says -------------------------------------------------------------------------------------


class EventDates(NamedTuple):
    """The columns of an event that come from its interval and relation."""

    kind: str
    date_start: str | None
    date_end: str | None
    edtf: str | None


def dates_of(event: Event) -> EventDates:
    """Apply the relation to the interval (SPEC § 3)."""
    interval, relation = event.interval, event.relation
    deadline = relation in ("by", "before", "until")
    kind = EventKind.DEADLINE if deadline else EventKind.DATE if interval.day else EventKind.PERIOD
    off_calendar = (relation, interval.start) == ("before", date.min) or (relation, interval.end) == ("after", date.max)
    if interval.start is None or interval.end is None or off_calendar:
        return EventDates(kind, None, None, None)
    start, end, edtf = interval.start.isoformat(), interval.end.isoformat(), interval.edtf
    if relation in ("by", "until"):
        return EventDates(kind, None, end, f"../{interval.edtf_end}")
    if relation == "before":
        day = (interval.start - timedelta(days=1)).isoformat()
        return EventDates(kind, None, day, f"../{day}")
    if relation == "since":
        return EventDates(kind, start, None, f"{interval.edtf_start}/..")
    if relation == "after":
        day = (interval.end + timedelta(days=1)).isoformat()
        return EventDates(kind, day, None, f"{day}/..")
    return EventDates(kind, start, end, edtf)
