"""What only looks like a number: digits in a name, a code, an address or the mark of a list; words with two senses."""

from __future__ import annotations

from decimal import Decimal

from natofacts import compiled
from natofacts.look import Look
from natofacts.numerals import SIGNS, Numeral, read_numeral

ADDRESS = 80
DASH = "–"

_NO_MARKS = str.maketrans("", "", " .")
_RANGE_LEFT = compiled.pattern(r"(?<![\w.,/+-])(?P<n>(?:[1-9]\d{0,2}(?:[ .]\d{3})+|[1-9]\d{0,5}|0)(?:,\d+)?)-$")
_ADDRESS_MARKS = ("@", "#", ".", "://")  # no address without one
_ADDRESS = compiled.pattern(
    r"@|://|^\W*www\.|#\w|\w\.(?:pdf|docx?|xlsx?|html?|csv|txt|zip|jpe?g|png|mp4|int|org|com|eu|be|fr|ch|example)\b"
)


def in_marker(look: Look, position: int) -> bool:
    """Tell whether a position is in the bullet or number that opens a list item or paragraph."""
    items, index = look.segments.items, look.segments.at(position)
    if position < items[index].start:
        return True
    after = index + 1
    return after < len(items) and items[after].line <= position < items[after].start


def inside_number(look: Look, position: int) -> bool:
    """Tell whether digits go on a number, a code or an address that began before."""
    before = look.plain[position - 2 : position]
    if len(before) == 2 and before[0].isdigit() and before[1] in ",.":
        return True
    return look.plain[position - 1 : position] in ("#", "@", "_") or _in_address(look, position)


def number_start(look: Look, position: int) -> int | None:
    """Where a number in digits begins, sign included; None inside a name, a code or an address."""
    plain = look.plain
    before = plain[position - 1] if position else " "
    first = plain[position - 2] if position > 1 else " "
    start = position
    if (before in "+-" and first in ' (\n«"*|') or (before == DASH and _is_sign(look, position - 1)):
        start -= 1
    elif before == " " and first in SIGNS and _is_sign(look, position - 2):
        start -= 2
    elif before == "-" and first.isdigit():
        if not _ends_a_range(look, position):
            return None
    elif (before in "+-/._" and first.isalnum()) or before.isalnum() or before in "#@":
        return None
    return None if _in_address(look, position) else start


def _is_sign(look: Look, position: int) -> bool:
    """Tell the sign of «un solde de − 12,5 Md€» from a dash: a true minus, or a mark right behind «à», «de», «(»."""
    mark, before = look.view.text[position], look.plain[max(0, position - 4) : position]
    if mark in "\u2212+" and before[-1:] in ("", " ", "(", "\n"):
        return not before.strip()[-1:].isdigit()
    if mark != DASH:
        return before.endswith((" a ", " de ", "(", ": "))
    if before.endswith((" de ", "(", "| ")) or (
        before.endswith(" a ") and not look.is_verb(position - 2, position - 1)
    ):
        return True
    if look.pattern_before("signed_before", position) is not None:
        return True
    item = look.segments.items[look.segments.at(position)]
    closed = any(dash in look.plain[position + 2 : item.end] for dash in (" – ", " — "))  # an aside, or a list
    return not closed and look.pattern_before("may_be_signed", position) is not None


def _ends_a_range(look: Look, position: int) -> bool:
    """Tell «10-15 km» from codes and scores («35613000-4», «3-1»)."""
    left = _RANGE_LEFT.search(look.plain, max(0, position - 20), position)
    right = read_numeral(look.plain, position, look.pack.numbers)
    if left is None or right is None or right.kind != "cardinal" or look.plain[position] == "0":
        return False
    return Decimal(left["n"].translate(_NO_MARKS).replace(",", ".")) < right.value


def _in_address(look: Look, position: int) -> bool:
    """Tell whether a digit is in an e-mail or web address, a hashtag or a file name."""
    low = look.view.low
    first, last = max(0, position - ADDRESS), position + ADDRESS
    start = max(first, low.rfind(" ", first, position) + 1, low.rfind("\n", first, position) + 1)
    end = low.find(" ", position, last)
    token = low[start : end if end >= 0 else last].split("\n")[0]
    if token.isalnum() or not any(mark in token for mark in _ADDRESS_MARKS):
        return False
    return _ADDRESS.search(token) is not None


def is_noise(look: Look, numeral: Numeral) -> bool:
    """Tell whether a bare numeral is part of a name («5G», «4x4») or a word with another meaning («neuf»)."""
    after = look.plain[numeral.end : numeral.end + 2]
    if numeral.digits and after[:1].isalpha():
        return True
    surface = look.plain[numeral.start : numeral.end]
    if len(surface) >= 7 and surface.isdigit() and after[:1] == "-":
        return True  # a code: «35613000-4»
    bracketed = after[:1] == ")" and look.plain[numeral.start - 1 : numeral.start] == "("
    if surface.isdigit() and len(surface) <= 2 and bracketed:
        return True  # a footnote mark
    if numeral.digits and after[:1] in ("-", "/", "_") and after[1:2].isalpha():
        return True
    to = look.pattern_at("range_on", numeral.end)
    if to and look.pack.is_number_word(look.plain, to.end()) and look.pattern_before("range_from", numeral.start):
        return False  # «ramener de neuf à six mois»
    other_sense = look.pack.before(look.pack.declarations.NOT_A_NUMBER)
    return other_sense.ends(look.plain[max(0, numeral.start - 20) : numeral.end])


def is_no_roman(look: Look, numeral: Numeral) -> bool:
    """Tell letters of another word from an ordinal in Roman numerals («XXe siècle»)."""
    plain, text, start = look.plain, look.view.text, numeral.start
    if numeral.kind != "ordinal" or plain[start].isdigit() or plain[start] in SIGNS:
        return False
    if text[start] in "IVXLC":
        return not text[start : start + 2].rstrip("eè").isupper()
    if plain[start] not in "ivxlc" or plain[start : numeral.end] in look.pack.ordinal_forms:
        return False
    return not look.pack.is_number_word(plain, start)
