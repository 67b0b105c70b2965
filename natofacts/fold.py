"""Views of a text made for matching; the text itself never changes.

`View.text` is the document with what print and PDF put between letters taken out (hyphenation at line ends,
soft hyphens, decomposed accents); `View.origin()` maps its spans back. `low`, `plain` and `spaced` have the
same length as `View.text`, so that a span in one is a span in all.
"""

from __future__ import annotations

import codecs
import functools
import re
import unicodedata
from collections.abc import Container, Mapping
from dataclasses import dataclass, field

# Single bytes of cp1252 serve as the alphabet of the shadows: translating bytes is forty times faster than
# str.translate, and French needs nothing beyond cp1252 once spaces, hyphens and minus signs are levelled.
_CODEC = "cp1252"
_LEVEL = {
    "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u200a": " ", "\u2008": " ", "\u2002": " ", "\u2003": " ",
    "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u02bc": "'", "\u2032": "'", "\ufeff": " ",
}  # fmt: skip
_BYTES_LEVEL = {"\xa0": " ", "’": "'", "‘": "'", "\t": " ", "\r": " ", "\xad": "-", "`": "'", "´": "'"}


@functools.lru_cache(maxsize=4096)
def _stand_in(char: str) -> str:
    """Return one cp1252 character that behaves like `char`: its base letter, a space, or a plain symbol."""
    base = unicodedata.normalize("NFKD", char)[0] if char.isalpha() else char  # «ᵉ» of «1ᵉʳ» is an e
    if base.isascii() and base.isalpha():
        return base
    if char.isalpha():
        return "ÿ" if char.islower() else "Ÿ"
    return " " if char.isspace() else "¤"


def _on_unencodable(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return "".join(map(_stand_in, error.object[error.start : error.end])), error.end


codecs.register_error("natofacts.stand_in", _on_unencodable)


def _bytes_table(lower: bool, accents: bool, words_only: bool = False) -> bytes:
    table = bytearray()
    for code in range(256):
        try:
            char = bytes([code]).decode(_CODEC)
        except UnicodeDecodeError:
            char = " "
        char = _BYTES_LEVEL.get(char, char)
        if lower and len(char.lower()) == 1:
            char = char.lower()
        if not accents and char.isalpha():
            bare = unicodedata.normalize("NFD", char)[0]
            char = bare if bare.isascii() else char
        if (words_only and not (char.isalnum() or char == "\n")) or (words_only and char in "²³¹ªº"):
            char = " "
        table += char.encode(_CODEC)
    return bytes(table)


_LOW = _bytes_table(lower=True, accents=True)
_PLAIN = _bytes_table(lower=True, accents=False)
_SPACED = _bytes_table(lower=True, accents=False, words_only=True)

_LETTER = r"[^\W\d_]"
# What print leaves between the letters: hyphenation («mil-\nliards»), soft hyphens, zero-width characters, the
# margin of a line that goes on, the marks of footnotes («un délai de quatre heures2»).
# The first character stands outside the branches, so that the search skips to one of these.
_DEBRIS = re.compile(
    r"[-\xad\u200b\u200c\u200d\u2060\n1-9](?:"
    rf"(?<={_LETTER}-)[ \t]*\r?\n[ \t]*(?=[a-zà-ÿœ])|(?<=\xad)(?:[ \t]*\r?\n[ \t]*)?|(?<=[\u200b\u200c\u200d\u2060])"
    r"|(?<=\n)[ \t]{1,12}(?=[a-zà-ÿœ0-9(«%€$])"
    r"|(?<=[a-zà-ÿ]{4}[1-9])(?<!m[eè]tres[1-9])[0-9]?(?=[.,;:)»]|[ ](?![0-9])|\n|\Z)"
    r"|(?<=%[1-9])[0-9]?(?=[.,;:)»]|[ ](?![0-9])|\n|\Z))"  # «11 %3.»
)
# A line that begins like this is an item or a row of its own, never the rest of a sentence.
_ITEM = re.compile(r"\s*(?:[-–—•*▪◦‣>|]|\d{1,3}[.)/][\s\d]|[a-z]\)\s)")
_COLUMNS = re.compile(r"\S(?: {3,}|\t|[ ]?\|)\s*\S|\S {2,}\S.*\S {2,}\S")
# A tab between digits parts the cells of a table; as a space it would part thousands.
_CELLS = re.compile(r"(?<=\d)\t(?=\d)")
# A break between two lines that are not empty, of which the first does not end a sentence.
_LINE_END = re.compile(r"\n(?<=[^\n.!?…]\n)(?=[^\n])")
_LAST_WORD = re.compile(r"[^\W\d_]+$")


def fold(text: str, table: bytes = _PLAIN) -> str:
    """Return a shadow of the same length: lower case, no accents, one kind of space, apostrophe and hyphen.

    >>> fold("Près de 1\u202f200 M€ d’ici à l’été")
    "pres de 1 200 m€ d'ici a l'ete"
    """
    return _encode(text).translate(table).decode(_CODEC)


def _encode(text: str) -> bytes:
    for odd, level in _LEVEL.items():
        text = text.replace(odd, level)
    return text.encode(_CODEC, "natofacts.stand_in")


@dataclass(frozen=True, slots=True)
class View:
    """A text with its shadows.

    `low` keeps accents, `plain` drops them, `spaced` has a space for everything but letters, digits and line
    ends. Line breaks inside sentences are spaces in all three, and in `flat`, which is the text otherwise.
    `index[i]` is the place in the document of `text[i]`, or `index` is None where both are the same.
    """

    text: str
    low: str
    plain: str
    spaced: str
    flat: str
    index: tuple[int, ...] | None = None
    marks: Mapping[int, int] = field(default_factory=dict)  # accents that the document writes behind text[i]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the view to the span of the document's text."""
        if self.index is None:
            return start, end
        if end <= start:
            return self.index[start], self.index[start]
        return self.index[start], self.index[end - 1] + 1 + self.marks.get(end - 1, 0)


def view(text: str, joiners: Container[str] = (), compounds: Container[str] = ()) -> View:
    """Make the view of a document's text; linear in its length.

    `joiners` are words that cannot end a sentence («de», «les»), `compounds` words that keep their hyphen at
    the end of a line («vingt-»).
    """
    clean, index, marks = _without_debris(text, compounds)
    flat = _join_lines(clean, joiners) if "\n" in clean else clean
    encoded = _encode(_CELLS.sub("|", flat) if "\t" in flat else flat)
    low, plain, spaced = (encoded.translate(t).decode(_CODEC) for t in (_LOW, _PLAIN, _SPACED))
    return View(clean, low, plain, spaced, flat, index, marks)


def _join_lines(text: str, joiners: Container[str]) -> str:
    """Replace the line breaks inside sentences, as PDF-to-text leaves them, by spaces."""
    parts: list[str] = []
    done = 0
    for match in _LINE_END.finditer(text):
        place = match.start()
        following = text.find("\n", place + 1)
        before = text[text.rfind("\n", 0, place) + 1 : place]
        after = text[place + 1 : following if following >= 0 else len(text)]
        if _is_soft(before.rstrip(), after, joiners):
            parts += (text[done:place], " ")
            done = place + 1
    return "".join((*parts, text[done:])) if parts else text


def _is_soft(before: str, after: str, joiners: Container[str]) -> bool:
    """Tell whether a sentence goes on over the break between two lines."""
    first = after.lstrip()[:1]
    if not before or not first or before[-1] in ".!?…":
        return False
    if before[-1] in ":;":
        return first.islower() and len(before) >= 40 and not _ITEM.match(after)
    if not _reaches(before, after, first) and not _joins(before, joiners):
        return False
    return not (_ITEM.match(after) or _COLUMNS.search(before) or _COLUMNS.search(after))


def _reaches(before: str, after: str, first: str) -> bool:
    """Tell whether a line is long enough to be cut by the margin, given what the next begins with."""
    if first.islower():
        return len(before) >= 12
    if first.isdigit() or first in "(«%€$":
        return len(before) >= 40
    return len(before) >= 45 and (
        before[-1] == "," or (before[-1].isalnum() and len(before) >= 58 and len(after) >= 40)
    )


def _joins(before: str, joiners: Container[str]) -> bool:
    """Tell whether a line ends in a word that cannot end a sentence."""
    word = _LAST_WORD.search(before, max(0, len(before) - 12))
    return word is not None and word.group() in joiners


def _without_debris(text: str, compounds: Container[str]) -> tuple[str, tuple[int, ...] | None, dict[int, int]]:
    """Take out hyphenation and compose accents; return the text, where each character was and its marks."""
    composed = unicodedata.is_normalized("NFC", text)
    if composed and not _DEBRIS.search(text):
        return text, None, {}
    marks: dict[int, int] = {}
    chars: list[str] = []
    index: list[int] = []
    done = 0
    for debris in _DEBRIS.finditer(text):
        _copy(text, done, debris.start(), chars, index, None if composed else marks)
        word = _LAST_WORD.search(text, max(0, debris.start() - 12), debris.start())
        kept = ""
        if debris.group()[0] == "-" and word and word.group().lower() in compounds:
            kept = "-"
        elif debris.group()[0] == "\n":  # the margin of a line, not its break
            kept = "\n"
        if kept:
            chars.append(kept)
            index.append(debris.start())
        done = debris.end()
    _copy(text, done, len(text), chars, index, None if composed else marks)
    return "".join(chars), (*index, len(text)), marks


def _copy(text: str, start: int, end: int, chars: list[str], index: list[int], marks: dict[int, int] | None) -> None:
    """Copy a stretch of text, composing accents where `marks` is there to count them."""
    if marks is None:
        chars.append(text[start:end])
        index.extend(range(start, end))
        return
    for place in range(start, end):
        char = text[place]
        if chars and unicodedata.combining(char):
            joined = unicodedata.normalize("NFC", chars[-1][-1] + char)
            if len(joined) == 1:
                chars[-1] = chars[-1][:-1] + joined
                marks[len(index) - 1] = place - index[-1]
                continue
        chars.append(char)
        index.append(place)
