"""What stands beside a numeral: its currency, unit or noun, and the words that say how it is meant."""

from __future__ import annotations

import regex

from natofacts.look import Look
from natofacts.numerals import Numeral
from natofacts.pack import Unit


def currency(look: Look, tail: regex.Match[str]) -> tuple[str | None, int, str] | None:
    """The currency (code, end of its name, table entry) that a money tail names."""
    groups = tail.groupdict()
    if symbol := groups.get("symbol"):
        found = currency_symbol(look, symbol, tail.start("symbol"))
        return (found[0], tail.end(), found[1]) if found else None
    return look.pack.currencies.longest(look.plain, tail.start("name"))


def currency_symbol(look: Look, symbol: str, position: int) -> tuple[str, str] | None:
    """The currency (code, table entry) of a symbol or ISO code, as it is printed at a position."""
    return look.pack.currencies.symbol(look.view.text[position : position + len(symbol)])


def unit(look: Look, tail: regex.Match[str], numeral: Numeral) -> Unit | None:
    """The unit that a tail names; letters alone only where case and neighbours agree («5 m», not «M.»)."""
    form = tail["unit"]
    printed = look.view.text[tail.start("unit") : tail.end("unit")]
    unit = look.pack.units.get(look.pack.declarations.measures.CASED_UNITS.get(printed, form))
    if unit is None:
        return None
    is_word = form in look.pack.declarations.SHORT_WORDS or unit.entry.startswith("lexicon:")
    if len(form) <= 2 and form.isalpha() and not is_word:
        if not numeral.digits or printed not in look.pack.declarations.SHORT_UNITS:
            return None
        if look.plain[tail.end("unit") : tail.end("unit") + 1] in ("'", "."):
            return None if look.plain[tail.end("unit")] == "'" else unit
    return unit


def counted_noun(look: Look, numeral: Numeral, tail: regex.Match[str]) -> tuple[int, int] | None:
    """The span of the noun that a numeral counts, or None where no noun follows."""
    start, end = tail.span("noun")
    noun = tail["noun"]
    text = look.view.text[start:end]
    words = look.pack.words
    if noun in words["not_counted"] or (noun in words["adjective"] and not text[0].isupper()):
        return None
    if _is_understood(look, numeral.start, end, noun):
        return None
    if look.pattern_at("inverted", start):
        return None
    if noun == "fois" and look.pattern_at("times", end):
        return None
    if not noun[0].isalpha() or (len(noun) == 1 and not text.isupper()):
        return None
    claim = look.claimed_at(start)
    if claim is not None and claim.rule.kind == "date":
        return None
    if noun.endswith(look.pack.declarations.VERB_ENDINGS) and not text[0].isupper():
        return None
    if tail.groupdict().get("of"):
        scaled = numeral.scaled or numeral.kind == "collective" or tail.groupdict().get("scale")
        return (start, end) if scaled else None  # not «trois de Toulon»
    if numeral.scaled or numeral.kind == "collective":
        return None  # «une quinzaine de milliards supplémentaires», «une dizaine partiront»
    plural = noun[-1] in "sxz" or text[0].isupper() or any(c.isdigit() for c in noun)
    if not plural and noun not in words["plural_noun"] and not look.pattern_at("compound_noun", start):
        return None
    return start, end


def planned(look: Look, end: int) -> bool:
    """Whether a participle follows a number («12 000 **prévus**»)."""
    word = look.pattern_at("next_word", end)
    if word is None or word["word"] in look.pack.words["nominal_participle"]:
        return False
    return look.pack.declarations.counts.PARTICIPLE.search(look.view.low[slice(*word.span("word"))]) is not None


def _is_understood(look: Look, start: int, end: int, noun: str) -> bool:
    """«…, dont deux **venus** de la mer du Nord»: a participle, the noun itself is further back."""
    counts = look.pack.declarations.counts
    if noun in look.pack.words["nominal_participle"]:
        return False
    accented = look.view.low[end - len(noun) : end]
    if look.pattern_at("said_of_things", end - len(noun)) and accented not in look.pack.declarations.counts.NOUNS_ALIKE:
        return True
    apart = look.pattern_before("after_comma", start) and look.pattern_at("participle_ends", end)
    if not apart and not look.pattern_before("understood_before", start):
        return False
    return counts.PARTICIPLE.search(look.view.low[end - len(noun) : end]) is not None


def ordinal_noun(look: Look, numeral: Numeral) -> tuple[int, int] | None:
    """The span of the noun behind an ordinal, adjectives skipped."""
    match = look.pattern_at("ordinal_noun", numeral.end)
    if match is None:
        return None
    noun = match["noun"]
    if noun in look.pack.words["not_counted"] or noun in look.pack.words["adjective"]:
        return None
    return match.span("noun")


def is_fraction(look: Look, numeral: Numeral) -> bool:
    """Tell a fraction from its homographs («le tiers» from «un pays tiers», «demi» alone)."""
    surface = look.plain[numeral.start : numeral.end]
    if look.pattern_at("third_party", numeral.start) and look.pattern_before("to_somebody", numeral.start):
        return False
    if " " in surface or "/" in surface or not surface.isalpha():
        return True
    if surface in look.pack.declarations.HALF:
        return False
    halves = surface in look.pack.declarations.percents.BY_SHARES and (
        look.pattern_before("by_half", numeral.start)
        or look.pattern_at("each_half", numeral.start)
        or look.pattern_before("other_half", numeral.start)
        or look.pattern_at("half_more", numeral.start)
    )
    return bool(halves) or look.pattern_before("fraction_determiner", numeral.start) is not None


def is_share(look: Look, numeral: Numeral) -> bool:
    """«moins du **cinquième** de la commande»: an ordinal that is a fraction."""
    before = look.pattern_before("share_before", numeral.start)
    return before is not None and look.pattern_at("share_after", numeral.end) is not None


def anaphora(look: Look, position: int, end: int) -> bool:
    """Whether its noun is understood: «**dont** une dizaine», «une dizaine **en tout**», «une dizaine **ira**»."""
    cues, window = look.pack.declarations.cues, max(0, position - 40)
    if look.pattern_at("in_all", position) is not None:
        return True
    if look.pack.pattern(cues.ANAPHORA_AFTER).match(look.plain, end) is not None:
        return True
    return any(
        look.pack.before(cue).stands(look.plain, window, position) for cue in (cues.ANAPHORA_BEFORE, cues.OF_THEM)
    )


def variation(look: Look, start: int, end: int) -> bool:
    """Tell whether a figure is a variation by the words next to it («en hausse de», «de plus que»)."""
    return look.pattern_before("variation", start) is not None or look.pattern_at("variation_after", end) is not None
