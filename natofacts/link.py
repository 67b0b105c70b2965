"""Figures that lean on each other: units and scales that are understood, in lists and by what points back."""

from __future__ import annotations

import math
from decimal import Decimal
from itertools import pairwise

import regex

from natofacts import neighbours
from natofacts.find import Scan
from natofacts.matches import Match, Quantity
from natofacts.models import FigureKind
from natofacts.numerals import SIGNS
from natofacts.ranges import CARRIERS, join_ranges
from natofacts.understood import named_last, named_number

_BARE = FigureKind.NUMBER
_JOINTS = (" a ", " et ", " ou ", "-", " - ", "–", " – ")
_CELL = ("  ", "\t", "| ", "|")  # what stands in front of a cell of a table
MAX_GAP = 40  # between two members of a list
LINK_REACH = 40  # how far in front of a number the word may begin that links it to the figure before
MILLION = 10**6
NEAR, FAR = 8, 40  # how many figures back a number may lean on, and how many when it counts millions
MOST_PERCENT = 1000  # larger numbers are no percentages: «16 % (33 000)»
MOST_TIMES = 50  # as many times as large as its partner is no number that only leaves out its millions
FAR_SIZE = 3
NEAR_SIZE = 2  # orders of magnitude between what is told and what echoes it
LONE = 45  # a sentence that is hardly more than its number
PERCENT_ECHO = 20  # a whole number above that is no percentage of another sentence
CURRENCY_REACH = 2000  # how far back the one currency that a text speaks of is still understood


def link(matches: list[Match], scan: Scan) -> list[Match]:
    """Give bare numbers the unit they share with a neighbour, then join the ends of ranges.

    Shape:   figures in text order → figures in text order, ranges as one.
    """
    cues = scan.pack.declarations.cues
    _share_forward(matches, scan, scan.pack.pattern(cues.ENUMERATION))
    _share_backward(matches, scan, scaled=True)
    _share_forward(matches, scan, scan.pack.pattern(cues.ENUMERATION))  # «de **45** à 60 millions», now dollars
    _share_backward(matches, scan)
    _points(matches, scan)
    return join_ranges(matches, scan)


def _share_forward(matches: list[Match], scan: Scan, connector: regex.Pattern[str]) -> None:
    """«**2**, **3** et 5 %»: from the last member of a list to the first."""
    for left, right in reversed(list(pairwise(matches))):
        a, b = left.quantity, right.quantity
        assert a and b
        if a.kind != _BARE or b.start - a.end > MAX_GAP or a.numeral_kind != "cardinal":
            continue
        if b.kind == _BARE and b.scale >= MILLION and _is_alike(a, b) and scan.plain[a.end : b.start] in _JOINTS:
            if _may_share(a, b, scan):
                _scale_up(a, b.scale)  # «de **3** à 4 milliards»
                a.elided = True
            continue
        if b.kind not in CARRIERS:
            continue
        if not connector.fullmatch(scan.plain, a.end, b.start) or not _may_share(a, b, scan):
            continue
        if _is_alike(a, b):
            _scale_up(a, b.scale)
        elif a.scale == 1 and b.scale >= MILLION:
            continue  # «le programme 178, 12 millions»
        _take_unit(left, right)


def _is_alike(a: Quantity, b: Quantity) -> bool:
    """Whether a number in front of millions can be so many millions too."""
    if a.scale != 1 or b.scale == 1:
        return False
    size, other = abs(a.value), abs(b.value) / b.scale
    return size <= other if size >= 1000 else size <= 20 * other  # «entre **1 650** et 1 700 milliards»


def _may_share(a: Quantity, b: Quantity, scan: Scan) -> bool:
    """Whether a number can be the member of a list in front of a figure, by what it says itself."""
    if a.change or (b.kind == "count" and b.value < 2 <= a.value) or scan.is_verb(a.end, b.start):
        return False
    between = scan.plain[a.end : b.start]
    if between == ", " and not b.elided:
        return False  # «2, 3 et 5 %» is a list, «ils étaient 1 200, 3 % de plus» none
    signed = scan.plain[b.start] in SIGNS and scan.plain[a.start] not in SIGNS  # «(12 000 / +3 %)»
    if b.kind == "percent" and (a.value > MOST_PERCENT or a.scale > 1 or signed):
        return False
    linked = scan.pack.before(scan.pack.declarations.cues.BACK_LINK)
    against = linked.search(scan.plain, max(0, a.start - LINK_REACH), a.start)
    if against and against["against"]:
        return False  # «27 voix contre **4**, deux amendements»
    text = scan.view.text
    # «dix-huit ont dépassé 2 % et **cinq**, 4 %»
    return text[a.start].isdigit() or not text[b.start].isdigit() or scan.plain[a.end] != ","


def _share_backward(matches: list[Match], scan: Scan, scaled: bool = False) -> None:
    """«30 Alliés, contre **12**», «…, dont **2,5** en Italie», «il en reste **25 500**»; `scaled`: millions only."""
    for index, match in enumerate(matches):
        b = match.quantity
        assert b
        if (scaled and b.scale < MILLION) or not _needs_unit(b, scan):
            continue
        if scan.plain.startswith(scan.pack.declarations.cues.AMONG, b.end):
            here = scan.segments.at(b.start)
            near = [m for m in matches[max(0, index - NEAR) : index] if scan.segments.at(m.start) == here]
            if whole := _part(near[::-1], b):
                _take_unit(match, whole)  # «1 284 navires contrôlés ; 37 **d'entre eux**»
                continue
        if span := named_number(scan, b):
            _count(b, span, scan)
            continue
        earlier = matches[max(0, index - (NEAR if b.scale < MILLION else FAR)) : index]
        if partner := _partner(earlier, b, scan):
            assert partner.quantity
            if partner.quantity.kind == "percent" and (abs(b.value) > MOST_PERCENT or b.scale > 1):
                continue
            if _shares_scale(b, partner.quantity, scan):
                _scale_up(b, partner.quantity.scale)
            _take_unit(match, partner)
        elif not scaled and (span := named_last(scan, b)):
            _count(b, span, scan)
        else:
            _take_scale(earlier, b, scan)


def _count(b: Quantity, noun: tuple[int, int], scan: Scan) -> None:
    """Let a number count a noun that stands elsewhere; «le nombre d'**heures** de vol» is a length of time."""
    unit = scan.pack.units.get(scan.plain[slice(*noun)])
    if unit is not None and unit.kind == str(FigureKind.DURATION):
        b.kind, b.unit, b.elided, b.rule = unit.kind, unit.code, True, f"{scan.pack.language}.measure.unit"
        return
    b.kind, b.unit = str(FigureKind.COUNT), scan.view.text[slice(*noun)].lower()
    b.head, b.elided, b.rule = noun, True, f"{scan.pack.language}.count.understood"


def _needs_unit(b: Quantity, scan: Scan) -> bool:
    """Whether a figure is a bare number that no word of its own explains: «trois fois», «12 pour mille»."""
    if b.kind != _BARE or b.numeral_kind not in ("cardinal", "collective") or ".times" in b.rule:
        return False
    if scan.view.flat.endswith(_CELL, 0, b.start):
        return False  # the table says what its cells are
    multiplied = scan.pack.before(scan.pack.declarations.cues.MULTIPLIED)
    if multiplied.stands(scan.plain, max(0, b.start - LINK_REACH), b.start):
        return False
    return not scan.pattern_at("per_mille", b.end)


def _shares_scale(b: Quantity, a: Quantity, scan: Scan) -> bool:
    """«12 milliards, contre **9,5**»: thousands or more that the number does not repeat."""
    if a.scale < 1000 or b.scale != 1 or b.value >= 1000 or abs(b.value) * a.scale > MOST_TIMES * abs(a.value):
        return False
    return not b.whole or not scan.view.text[b.start].isdigit() or b.value * a.scale <= a.value * 3


def _scale_up(q: Quantity, scale: int) -> None:
    q.value *= scale
    q.scale = scale


def _kind(match: Match | None) -> str | None:
    return match.quantity.kind if match and match.quantity else None


def _take_scale(earlier: list[Match], b: Quantity, scan: Scan) -> None:
    """«ont promis 40 milliards …; ils en ont livré **35**»: milliards too; «17 Alliés, soit **trois** de plus»."""
    cues, here = scan.pack.declarations.cues, scan.segments.at(b.start)
    before = max(0, b.start - LINK_REACH)
    linked = scan.pack.before(cues.BACK_LINK).stands(scan.plain, before, b.start)
    if not linked and not scan.pack.before(cues.ANAPHORA_BEFORE).stands(scan.plain, before, b.start):
        return
    for match in reversed(earlier):
        a = match.quantity
        if a is None or scan.segments.at(match.start) != here:
            return
        if (
            a.kind == _BARE
            and a.scale >= MILLION
            and b.scale == 1
            and b.value < 1000
            and b.value * a.scale <= 3 * a.value
        ):
            _scale_up(b, a.scale)
            return
        if a.kind == str(FigureKind.FRACTION) and a.head and linked and b.whole:
            _count(b, a.head, scan)
            return


def _partner(earlier: list[Match], b: Quantity, scan: Scan) -> Match | None:
    """The figure whose unit a bare number takes: in its sentence, or before it where a pronoun says so."""
    here, whole = scan.segments.at(b.start), b.whole
    carriers = [match for match in reversed(earlier) if _kind(match) in CARRIERS]
    lasted = scan.pack.before(scan.pack.declarations.cues.LASTED)
    if lasted.stands(scan.plain, max(0, b.start - LINK_REACH), b.start):
        return next((match for match in carriers if _kind(match) == "duration"), None)
    head = scan.pack.before(scan.pack.declarations.cues.HEAD_OF_ITS_OWN).search(
        scan.plain, max(0, b.start - LINK_REACH), b.start
    )
    if head:  # «l'**indice** de 102», «un **effectif** de 42»
        carriers = [match for match in carriers if head["counted"] and _kind(match) == "count"]
    inside = [match for match in carriers if scan.segments.at(match.start) == here]
    back_link = scan.pack.before(scan.pack.declarations.cues.BACK_LINK)
    linked = back_link.stands(scan.plain, max(0, b.start - LINK_REACH), b.start)
    then = scan.pack.pattern(scan.pack.declarations.cues.THEN)
    apart = scan.plain.endswith(", ", 0, b.start)
    linked = linked or (apart and (neighbours.planned(scan, b.end) or then.match(scan.plain, b.end) is not None))
    if inside and _is_elliptic(inside[0], b, scan):
        return inside[0]
    signed = scan.plain[b.start] == "+" and scan.pack.pattern(scan.pack.declarations.cues.ENDS_CLAUSE)
    linked = linked or (signed and signed.match(scan.plain, b.end) is not None)
    beside = inside and scan.plain[inside[0].end : b.start] == scan.pack.declarations.cues.BY_AREA
    if beside and _kind(inside[0]) == str(FigureKind.MEASURE):
        return inside[0]  # «45 km sur 30»
    if not linked and inside and (_dated_alike(scan, inside[0], b) or _country_alike(scan, inside[0], b)):
        return inside[0]
    if linked and whole and _shares_whole(earlier, b, scan):
        return None  # «Trente Alliés sur trente-deux … 20 %, contre sept»: Allies
    instead = scan.pack.pattern(scan.pack.declarations.cues.INSTEAD)
    if inside and instead.fullmatch(scan.plain, inside[0].end, b.start):
        # «ont pris onze jours **au lieu de vingt**», «86 incidents en six mois, **au lieu de 129**»
        return inside[1] if len(inside) > 1 and _is_in_time(inside[0], scan) else inside[0]
    of_which = scan.pack.before(scan.pack.declarations.cues.PART_BEFORE)
    if of_which.stands(scan.plain, max(0, b.start - LINK_REACH), b.start) and (part := _part(inside, b)):
        return part  # «9 morts et 31 blessés, dont 7»
    anaphora = _is_anaphoric(b, scan)
    if b.scale >= MILLION and not anaphora:
        return (_part(inside, b) if linked else None) or _of_currency(carriers, b, scan)
    if anaphora:
        carriers = [match for match in carriers if not _says_when(match, scan)]
        inside = [match for match in inside if match in carriers]
    spare = None
    if inside:
        if out_of := _out_of(inside[0], b, scan):
            return out_of
        if not linked and not anaphora and whole:
            return None
        rate = scan.pack.pattern(scan.pack.declarations.cues.PER_TIME).match(scan.plain, b.end)
        fitting = _fitting(inside, b, whole or rate is not None, anaphora=anaphora)
        if (
            not anaphora
            or _kind(fitting) in ("count", "duration", "money")
            or (not whole and _kind(fitting) == "measure")
        ):
            return fitting
        spare = fitting if _kind(fitting) == "percent" else None
    before = _sentence_before(carriers, b, anaphora, scan) if anaphora or _is_lone(b, scan) else []
    return _fitting(before, b, whole, _is_lone(b, scan)) if before else spare


def _shares_whole(earlier: list[Match], b: Quantity, scan: Scan) -> bool:
    """Whether a share of things counted comes before percentages only, so that a number counts those things."""
    here = scan.segments.at(b.start)
    kinds = [(m.quantity.kind, m.quantity.head) for m in earlier if m.quantity and scan.segments.at(m.start) == here]
    shares = [head for kind, head in kinds if kind == str(FigureKind.FRACTION)]
    others = {kind for kind, _ in kinds} - {str(FigureKind.FRACTION), str(FigureKind.PERCENT), str(_BARE)}
    return bool(shares and shares[-1]) and not others and len(kinds) > len(shares)


def _is_anaphoric(b: Quantity, scan: Scan) -> bool:
    """«il **en** reste 25 500», «28 **d'entre eux**»: what is counted has been named before."""
    cues, pack = scan.pack.declarations.cues, scan.pack
    before = pack.before(cues.ANAPHORA_BEFORE).stands(scan.plain, max(0, b.start - LINK_REACH), b.start)
    return before or pack.pattern(cues.ANAPHORA_AFTER).match(scan.plain, b.end) is not None


def _says_when(match: Match, scan: Scan) -> bool:
    """«**Il y a deux ans**, on en était à 80 000»: a length of time that is no unit of another number."""
    how_long = scan.pack.before(scan.pack.declarations.cues.HOW_LONG)
    later = scan.pack.pattern(scan.pack.declarations.cues.LATER)  # «Deux ans **plus tard**, on n'en comptait pas vingt»
    before = how_long.stands(scan.plain, max(0, match.start - 24), match.start)
    return before or (_kind(match) == "duration" and later.match(scan.plain, match.end) is not None)


def _out_of(partner: Match, b: Quantity, scan: Scan) -> Match | None:
    """«**Sur** les 4 312 références contrôlées …, **617** n'y figuraient pas»: some of what is counted."""
    whole, pattern = partner.quantity, scan.pack.before(scan.pack.declarations.cues.OUT_OF)
    if whole is None or whole.kind != "count" or not b.whole or b.value > whole.value:
        return None
    opens = pattern.stands(scan.plain, max(0, whole.start - LINK_REACH), whole.start)
    return partner if opens and scan.plain.endswith(", ", 0, b.start) else None


def _is_in_time(match: Match, scan: Scan) -> bool:
    """«86 **en six mois**»: a length of time that belongs to the number in front of it."""
    pattern = scan.pack.pattern(scan.pack.declarations.cues.IN_TIME)
    return _kind(match) == "duration" and pattern.search(scan.plain, max(0, match.start - 24), match.start) is not None


def _is_elliptic(partner: Match, b: Quantity, scan: Scan) -> bool:
    """«… 41 %, la France à peine plus de **30**.», «vise 2,6 %, …, au-dessous de **2**.»: the unit is understood."""
    cues, whole = scan.pack.declarations.cues, partner.quantity
    if whole is None or whole.kind not in CARRIERS or not scan.pack.pattern(cues.ENDS_CLAUSE).match(scan.plain, b.end):
        return False
    if scan.pack.pattern(cues.ELLIPTIC).search(scan.plain, max(partner.end, b.start - 70), b.start) is None:
        return False
    return _orders_apart(max(whole.value, whole.value_max or whole.value), b.value) <= NEAR_SIZE


def _part(inside: list[Match], b: Quantity) -> Match | None:
    """«3,4 millions de militaires, dont **1,3 million** aux …»: the count that a number is a part of."""
    if _kind(inside[0] if inside else None) != "count":
        return None
    whole = inside[0].quantity
    return inside[0] if whole and b.value < whole.value else None


def _of_currency(carriers: list[Match], b: Quantity, scan: Scan) -> Match | None:
    """The amount of money that millions without a unit echo; farther back where the text knows one currency.

    That is the last of the paragraph, else the last in the currency that the text has named most.
    """
    amounts = [match for match in carriers if _kind(match) == "money"]
    currencies = [match.quantity.unit for match in reversed(amounts) if match.quantity]
    reach = CURRENCY_REACH if len(set(currencies)) == 1 else CURRENCY_REACH // 2
    if not amounts or b.start - amounts[0].end >= reach:
        return None
    if "\n" not in scan.plain[amounts[0].end : b.start]:
        return amounts[0]
    usual = max(currencies, key=currencies.count)  # the first of equals
    return next(match for match in amounts if match.quantity and match.quantity.unit == usual)


def _is_lone(b: Quantity, scan: Scan) -> bool:
    """«Ils étaient **12 000**.»: a short sentence that ends with its number."""
    sentence = scan.segments.items[scan.segments.at(b.start)]
    return sentence.end - sentence.start <= LONE and sentence.end - b.end <= 4


def _sentence_before(carriers: list[Match], b: Quantity, anaphora: bool, scan: Scan) -> list[Match]:
    """The figures of the nearest of two sentences before, in the same paragraph, that a number can echo."""
    at, here = scan.segments.at, scan.segments.at(b.start)
    no_share = anaphora and b.whole and b.value > PERCENT_ECHO
    before = [
        match for match in carriers
        if 0 < here - at(match.start) <= 2
        and (_same_scale(match, b) or _goes_together(scan.plain[match.end : b.start]))
        and _comparable(match.quantity, b) and not (no_share and _kind(match) == "percent")
    ]  # fmt: skip
    return [match for match in before if at(match.start) == at(before[0].start)]


def _goes_together(between: str) -> bool:
    """Whether a sentence belongs to the one before it: of its paragraph, or the answer to a question."""
    return "\n" not in between or "?" in between


def _same_scale(match: Match, b: Quantity) -> bool:
    """«2 millions d'obus …» – «Nous en étions à **1,7 million**»: millions of the question before are spoken of."""
    return match.quantity is not None and match.quantity.scale == b.scale >= MILLION


def _dated_alike(scan: Scan, partner: Match, b: Quantity) -> bool:
    """«six lanceurs **en 2028**, quatorze **en 2029** et dix **en 2030**»: each member of the list has its date."""
    cues = scan.pack.declarations.cues
    parallel = scan.pack.pattern(cues.PARALLEL)
    here = parallel.match(scan.plain, partner.end, b.start)
    there = parallel.match(scan.plain, b.end)
    if here and there and here["link"] == there["link"] and scan.plain[here.end() : b.start] in cues.LIST_GAPS:
        return True  # «six brigades **en** Lettonie, quatre **en** Lituanie»
    dated = scan.pack.pattern(cues.DATED)
    ahead, behind = dated.match(scan.plain, partner.end), dated.match(scan.plain, b.end)
    first = scan.claimed_at(ahead.end()) if ahead else None
    second = scan.claimed_at(behind.end()) if behind else None
    if first is None or second is None or first.rule.kind != "date" or second.rule.kind != "date":
        return False
    return scan.plain[first.end : b.start] in cues.LIST_GAPS


def _country_alike(scan: Scan, partner: Match, b: Quantity) -> bool:
    """«L'Estonie exploite 42 casernes, la Finlande **18** et la Slovénie **5**»: each country has its number."""
    named = scan.pack.before(scan.pack.declarations.cues.NEXT_COUNTRY).search(scan.view.low, partner.end, b.start)
    return named is not None and named["name"] in scan.pack.declarations.grammar.MEMBERS


def _comparable(a: Quantity | None, b: Quantity) -> bool:
    """Whether a length or a weight of another sentence can be what a number echoes: of the same size."""
    if a is None or a.kind not in ("duration", "measure"):
        return a is not None
    return a.scale == b.scale and a.value <= 5 * b.value <= 50 * a.value


def _fitting(
    candidates: list[Match], b: Quantity, whole: bool, lone: bool = False, anaphora: bool = False
) -> Match | None:
    """Of several figures the one that a number most likely echoes: a count for whole numbers, else a share."""
    kinds = [(m, m.quantity) for m in candidates if m.quantity]
    if not whole:
        kinds = [(m, q) for m, q in kinds if q.kind != "count" or q.scale > 1]
        kinds = [(m, q) for m, q in kinds if q.kind != "duration"] or kinds
    elif not lone:
        counts = [(m, q) for m, q in kinds if q.kind == "count" and _size_apart(q, b) < FAR_SIZE]
        kinds = counts or (kinds if anaphora else [(m, q) for m, q in kinds if q.kind != "duration"]) or kinds
    return (
        min(kinds, key=lambda pair: (_size_apart(pair[1], b), whole and pair[1].kind == "percent"))[0]
        if kinds
        else None
    )


def _size_apart(a: Quantity, b: Quantity) -> float:
    """How far two figures are apart as they are written: «50 milliards …, contre **40**»."""
    return _orders_apart(a.value / a.scale if b.scale == 1 else a.value, b.value)


def _orders_apart(a: Decimal, b: Decimal) -> float:
    """How far two numbers are apart in orders of magnitude, in whole steps, so that the nearest wins ties."""
    if a <= 0 or b <= 0:
        return 9.0
    return round(abs(math.log(a) - math.log(b)) / 2.3)


def _points(matches: list[Match], scan: Scan) -> None:
    """«en hausse de 1,2 point et de près de **cinq points**», «58 % (**+3 points**)»: points of percentage too."""
    last, shares = -1, False
    cues = scan.pack.declarations.cues
    anaphora, margin = scan.pack.before(cues.ANAPHORA_BEFORE), scan.pack.before(cues.MARGIN)
    for match in matches:
        b = match.quantity
        assert b
        here = scan.segments.at(b.start)
        signed = scan.view.text[b.start] in "+-−–"
        if b.unit == "pp" or (b.unit == "%" and last != here):
            last, shares = here, b.unit == "%"
        elif (
            b.kind == "count"
            and b.unit in cues.POINTS
            and (
                (here == last and (signed or not shares))
                or margin.stands(scan.plain, max(0, b.start - LINK_REACH), b.start)
                or (0 <= here - last <= 1 and anaphora.stands(scan.plain, max(0, b.start - LINK_REACH), b.start))
            )
        ):
            b.kind, b.unit, b.head = str(FigureKind.PERCENT), "pp", None


def _take_unit(match: Match, partner: Match) -> None:
    """Read a bare number with the unit of another figure."""
    assert match.quantity and partner.quantity
    match.quantity.take_unit(partner.quantity)
