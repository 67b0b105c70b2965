"""From a numeral and what stands behind it to a quantity: money, percent, measure, duration, count …

Builders take the numeral, the match of the rule's tail (None for rules without one) and the `Scan` that they may
look around in; they are language-neutral and return None when the words do not make that kind of figure.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import regex

from natofacts import neighbours
from natofacts.matches import Quantity
from natofacts.models import FigureKind
from natofacts.numerals import Numeral, to_decimal

if TYPE_CHECKING:
    from natofacts.find import Scan

Tail = regex.Match[str]
MILLION = 1_000_000
MOST_OF = 20  # «7 sur 10» is a share; of more, only with a noun or out of a hundred or a thousand


def quantity(numeral: Numeral, kind: FigureKind, end: int, unit: str | None, **more: Any) -> Quantity:
    """Make a quantity that begins at its numeral."""
    return Quantity(
        numeral.start,
        end,
        str(kind),
        more.pop("value", numeral.value),
        unit,
        comparator="~" if numeral.kind == "collective" else None,
        scale=numeral.scale,
        numeral_end=numeral.end,
        numeral_kind=numeral.kind,
        **more,
    )


LONGEST_SHORT = 12  # letters of a name that many currencies have


def money(numeral: Numeral, tail: Tail, scan: Scan) -> Quantity | None:
    """Build an amount of money, e.g. « 486 milliards de dollars », « 12 M€ », « 10 euros 50 ».

    Units:   ISO 4217; value in whole units of that currency, scale applied. Source: SPEC § 2.
    """
    if numeral.kind in ("ordinal", "fraction"):
        return None
    found = neighbours.currency(scan, tail)
    if found is None:
        return None
    code, end, entry = found
    scale = scan.pack.declarations.ABBREVIATED_SCALES.get((tail.groupdict().get("scale") or "").rstrip("."), 1)
    if tail.groupdict().get("scale") and numeral.scale > 1:
        return None
    named = scan.plain[end - LONGEST_SHORT : end].rsplit(" ", 1)[-1]
    if named in scan.pack.declarations.money.SCALED_ONLY and max(scale, numeral.scale) < MILLION:
        return None  # «trois livres»: books, or half-kilos
    value = abs(numeral.value) * scale if not numeral.signed else numeral.value * scale
    if scale == 1 and not numeral.scaled and (minor := scan.pattern_at("cents", end)):
        value += Decimal(scan.pack.number(minor["minor"]) or 0) / 100
        end = minor.end()
    made = quantity(numeral, FigureKind.MONEY, end, code, value=value, entry=entry)
    made.scale = max(scale, numeral.scale)
    return _below_zero(made, scan)


def _below_zero(made: Quantity, scan: Scan) -> Quantity:
    """Read « un solde de moins 3 milliards » as less than nothing."""
    if minus := scan.pattern_before("negative", made.start):
        made.start, made.value = minus.start("minus"), -abs(made.value)
    return made


def money_minor(numeral: Numeral, tail: Tail, scan: Scan) -> Quantity | None:
    """Build an amount in hundredths of a currency, e.g. « 80 centimes d'euro »."""
    found = neighbours.currency(scan, tail)
    if numeral.kind in ("ordinal", "fraction") or found is None:
        return None
    code, end, entry = found
    return quantity(numeral, FigureKind.MONEY, end, code, value=numeral.value / 100, entry=entry)


def money_before(numeral: Numeral, tail: Tail | None, scan: Scan) -> Quantity | None:
    """Build an amount whose currency comes first, e.g. « €1000 », « USD 5 millions »."""
    if numeral.kind != "cardinal":
        return None
    before = scan.pattern_before("currency_before", numeral.start)
    if before is None:
        return None
    found = neighbours.currency_symbol(scan, before["symbol"], before.start("symbol"))
    if found is None:
        return None
    code, entry = found
    scale = scan.pack.declarations.ABBREVIATED_SCALES.get(((tail["scale"] if tail else None) or "").rstrip("."), 1)
    end = tail.end() if tail else numeral.end
    made = quantity(numeral, FigureKind.MONEY, end, code, value=numeral.value * scale, entry=entry)
    made.start = before.start("symbol")
    made.scale = max(scale, numeral.scale)
    return made


def percent(numeral: Numeral, tail: Tail, scan: Scan) -> Quantity | None:
    """Build a percentage, e.g. « 2 % », « vingt pour cent »; 2 % is 2, unit `%`."""
    if numeral.kind in ("ordinal", "fraction") or numeral.scaled:
        return None
    return _below_zero(quantity(numeral, FigureKind.PERCENT, tail.end(), "%"), scan)


def points(numeral: Numeral, tail: Tail, scan: Scan) -> Quantity | None:
    """Build percentage points, e.g. « 0,4 point de PIB », « en hausse de six points »; unit `pp`."""
    if numeral.kind == "ordinal" or numeral.scaled:
        return None
    basis = scan.pattern_at("basis", tail.end())
    half = Decimal("0.5") if tail.groupdict().get("half") else Decimal(0)
    whole = numeral.value == numeral.value.to_integral_value()
    explicit = basis or tail.groupdict().get("of") or half or numeral.signed or not whole
    if not explicit and not neighbours.variation(scan, numeral.start, tail.end()):
        return None
    if basis:  # « 25 points de base » are a quarter of one
        return quantity(numeral, FigureKind.PERCENT, basis.end(), "pp", value=numeral.value / 100)
    return quantity(numeral, FigureKind.PERCENT, tail.end(), "pp", value=numeral.value + half)


def measure(numeral: Numeral, tail: Tail, scan: Scan) -> Quantity | None:
    """Build a measure or a duration from the unit table, e.g. « 450 MW », « dix-huit mois », « 2 h 30 ».

    Units:   UCUM for measures; year, month, week, day, hour, minute, second for durations.
    """
    if numeral.kind == "ordinal" or (numeral.kind == "fraction" and not tail.groupdict().get("of")
                                     and numeral.value != Decimal("0.5")):  # fmt: skip
        return None
    unit = neighbours.unit(scan, tail, numeral)
    if unit is None:
        return None
    value, end = numeral.value * to_decimal(unit.factor), tail.end()
    if minor := tail.groupdict().get("minor"):
        share = _share(unit.code, scan.pack.number(minor) or 0, numeral)
        if share is None:
            end = tail.end("unit")
        else:
            value += share
    elif tail.groupdict().get("half"):
        value += to_decimal(unit.factor) / 2
    kind = FigureKind(unit.kind)
    made = quantity(numeral, kind, end, unit.code, value=value, head=tail.span("unit"), entry=unit.entry)
    if unit.code in _TEMPERATURES and (minus := scan.pattern_before("below_zero", numeral.start)):
        made.start, made.value = minus.start(), -abs(value)
    if unit.code == "deg" and (made.value < 0 or scan.pattern_before("temperature", numeral.start)):
        made.unit = "Cel"
    return made


_TEMPERATURES = ("Cel", "[degF]", "K", "deg")


def _share(code: str, minor: int, numeral: Numeral) -> Decimal | None:
    """What two digits behind a unit add: minutes («2 h 30»), centimetres («1 m 80»), else nothing."""
    if code == "hour" and minor < 60:
        return to_decimal(Fraction(minor, 60))
    if code == "m" and numeral.value < 10 and numeral.value == numeral.value.to_integral_value():
        return Decimal(minor) / 100
    return None


def count(numeral: Numeral, tail: Tail, scan: Scan) -> Quantity | None:
    """Build a count, e.g. « 35 pays », « un million de drones »; the unit is the head noun, lower-cased."""
    if numeral.kind in ("ordinal", "fraction"):
        return None
    head = neighbours.counted_noun(scan, numeral, tail)
    if head is None:
        return None
    if numeral.value >= MILLION and scan.plain[head[0] : head[1]] in scan.pack.words["money_noun"]:
        return None  # «dont 2 milliards de prêts»: of the currency named before
    unit = scan.view.text[head[0] : head[1]].lower()
    made = quantity(numeral, FigureKind.COUNT, head[1], unit, head=head)
    if tail["scale"]:
        if scan.view.text[tail.start("scale")] == "m":
            return None  # metres
        scale = scan.pack.declarations.ABBREVIATED_SCALES[tail["scale"]]
        made.value, made.scale = made.value * scale, numeral.scale * scale
    return made


def ordinal(numeral: Numeral, tail: Tail | None, scan: Scan) -> Quantity | None:
    """Build an ordinal, e.g. « 75e anniversaire », « XXIe siècle »; unit is the noun that follows, or None."""
    if numeral.kind != "ordinal" or numeral.value == 1 or neighbours.is_share(scan, numeral):
        return None
    head = neighbours.ordinal_noun(scan, numeral)
    if head is None and scan.plain[numeral.start : numeral.end] in scan.pack.declarations.LATTER:
        return None  # «la première …, la seconde …»
    if head is None:
        return quantity(numeral, FigureKind.ORDINAL, numeral.end, None)
    unit = scan.view.text[head[0] : head[1]].lower()
    return quantity(numeral, FigureKind.ORDINAL, head[1], unit, head=head)


def fraction(numeral: Numeral, tail: Tail | None, scan: Scan) -> Quantity | None:
    """Build a fraction, e.g. « deux tiers », « la moitié »."""
    if numeral.kind == "ordinal" and numeral.value > 2 and neighbours.is_share(scan, numeral):
        share = to_decimal(Fraction(1, int(numeral.value)))
        return quantity(numeral, FigureKind.FRACTION, numeral.end, None, value=share)
    if numeral.kind != "fraction" or not neighbours.is_fraction(scan, numeral):
        return None
    made = quantity(numeral, FigureKind.FRACTION, numeral.end, None)
    if (one := scan.pattern_at("one_of", numeral.start)) and one["noun"] and one.end() == numeral.end:
        made.head = one.span("noun")  # «un **soldat** sur trois»
    return made


def fraction_of(numeral: Numeral, tail: Tail, scan: Scan) -> Quantity | None:
    """Build « six Européens sur dix »: 0.6."""
    if numeral.kind != "cardinal" or numeral.scaled:
        return None
    total = scan.numeral_at(tail.end())
    if total is None or total.kind != "cardinal" or not 0 < numeral.value < total.value or scan.has_unit(total):
        return None
    if not tail["noun"] and total.value > MOST_OF and total.value not in (100, 1000):
        return None  # «chars livrés : 96 sur 180»
    if total.value > 1000 or neighbours.planned(scan, total.end):
        return None  # «3 500 soldats sur 12 000 prévus»
    share = to_decimal(Fraction(numeral.value) / Fraction(total.value))
    made = quantity(numeral, FigureKind.FRACTION, total.end, None, value=share)
    if tail["noun"]:
        made.head = tail.span("noun")
    return made


def number(numeral: Numeral, tail: Tail | None, scan: Scan) -> Quantity | None:
    """Build a bare number; the noun, unit or currency may be understood from a partner (see `interpret`)."""
    if numeral.kind in ("ordinal", "fraction"):
        return None
    alone = numeral.kind == "collective" and numeral.value < MILLION
    if alone and not neighbours.anaphora(scan, numeral.start, numeral.end):
        return None
    end = numeral.end
    value = numeral.value
    scale = numeral.scale
    if tail is not None and tail.groupdict().get("scale"):
        scale = scan.pack.declarations.ABBREVIATED_SCALES[tail["scale"].rstrip(".")]
        value, end = value * scale, tail.end()
    if tail is not None and tail.groupdict().get("half"):
        value, end = value + Decimal("0.5"), tail.end()
    made = quantity(numeral, FigureKind.NUMBER, end, None, value=value)
    made.scale = scale
    return made
