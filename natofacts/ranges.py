"""The ends of ranges, and the levels of a change: «de 12 à 15 euros», «passé de 3 à 18 %»."""

from __future__ import annotations

import regex

from natofacts.before import Before
from natofacts.find import Scan
from natofacts.matches import Match, Quantity
from natofacts.models import FigureKind

CARRIERS = frozenset(("money", "percent", "count", "measure", "duration"))  # kinds whose unit a number can take
_BARE = FigureKind.NUMBER
_HUNDREDS = "cents"


def join_ranges(matches: list[Match], scan: Scan) -> list[Match]:
    """«de 12 à 15 euros», «entre 2 et 3 %»: two figures that are the ends of one."""
    cues = scan.pack.declarations.cues
    gap, lead = scan.pack.pattern(cues.RANGE_GAP), scan.pack.before(cues.RANGE_LEAD)
    out: list[Match] = []
    for match in matches:
        if out and _is_range(out[-1], match, scan, gap, lead):
            first, last = out[-1].quantity, match.quantity
            assert first and last
            if first.kind == _BARE:
                first.take_unit(last)
            first.value *= _step(first, last, scan)
            first.value_max = last.value
            if first.value > first.value_max:  # below nought
                first.value, first.value_max = first.value_max, first.value
            first.end, first.head, first.elided = last.end, last.head, False
            out[-1] = Match(first.start, first.end, out[-1].rule, {}, first)
        else:
            out.append(match)
    return out


def _step(first: Quantity, last: Quantity, scan: Scan) -> int:
    """What the first number of a range leaves unsaid: «30 à 40 **000** soldats», «deux à trois **cents** chars»."""
    if not (first.elided or first.kind == _BARE) or first.scale != 1 or last.scale != 1:
        return 1
    thousands, hundreds = last.value / 1000, last.value / 100
    if last.value % 1000 == 0 and first.value < thousands <= 20 * first.value:
        return 1000
    words = scan.view.text[first.start].isalpha() and scan.plain.startswith(_HUNDREDS, last.numeral_end - 5)
    return 100 if words and last.value % 100 == 0 and 1 < first.value < hundreds < 10 else 1


def _is_range(left: Match, right: Match, scan: Scan, gap: regex.Pattern[str], lead: Before) -> bool:
    """Tell a range from a list of two and from a change of level."""
    a, b = left.quantity, right.quantity
    assert a and b
    shared = a.kind == _BARE and b.elided  # «65 opérateurs, pour un besoin compris entre **110** et 120»
    falls = a.value < 0 and b.value < a.value  # «entre −5 et −10 °C»
    if not (shared or (a.kind, a.unit) == (b.kind, b.unit)) or a.value_max is not None:
        return False
    if not (a.value < b.value or (falls and lead.search(scan.plain, max(0, a.start - 30), a.start))):
        return False
    bare = a.kind == b.kind == _BARE and a.numeral_kind == b.numeral_kind == "cardinal"
    if not bare and not shared and (a.kind not in CARRIERS or (not a.elided and a.kind == "count")):
        return False
    between = gap.fullmatch(scan.plain, a.end, b.start)
    if not between or scan.is_verb(a.end, b.start):
        return False
    before = lead.search(scan.plain, max(0, a.start - 30), a.start)
    if bare and not before and not a.elided:
        return False
    if between["and"]:
        return bool(before and before["between"])
    if between["or"]:
        return a.elided and b.value / _step(a, b, scan) - a.value == (b.scale if a.scale == b.scale else 1)
    if between["dash"]:
        return a.elided
    if scan.pack.before(scan.pack.declarations.cues.RANGING).stands(scan.plain, max(0, a.start - 40), a.start):
        return True
    if scan.pack.before(scan.pack.declarations.cues.LEVEL_DOWN).stands(scan.plain, max(0, a.start - 60), a.start):
        return True
    return not (before and before["from"] and level_change(scan, a.start))


def level_change(scan: Scan, position: int) -> bool:
    """Tell whether a verb of change of level («passer de … à») stands before a figure in its clause."""
    cues = scan.pack.declarations.cues
    plain = scan.plain
    start = max(scan.segments.items[scan.segments.at(position)].start, position - 110)
    cut = max(plain.rfind(mark, start, position) for mark in (";", " : ", ")", "«"))
    start = max(start, cut)
    found = last_level(scan, start, position)
    if found is None:
        return False
    noun = scan.pack.pattern(cues.NOT_LEVEL).search(plain, max(0, found.start() - 8), found.end())
    return noun is None


def last_level(scan: Scan, start: int, end: int) -> regex.Match[str] | None:
    """The last verb of change of level in a stretch of text."""
    levels = list(scan.pack.pattern(scan.pack.declarations.cues.LEVEL).finditer(scan.plain, start, end))
    return levels[-1] if levels else None
