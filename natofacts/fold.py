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
from bisect import bisect_right
from collections.abc import Container
from dataclasses import dataclass

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
_CELLS = re.compile(r"\t(?<=\d\t)(?=\d)")
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


class Index:
    """Where the characters of a view stand in the document: they are shifted, by more and more, from some places on."""

    def __init__(self) -> None:
        self._places = [0]
        self._shifts = [0]
        self._marks: dict[int, int] = {}

    def put(self, place: int, origin: int) -> None:
        """Note where what is put at a place of the view, behind all before it, stands in the document."""
        if origin - place != self._shifts[-1]:
            self._places.append(place)
            self._shifts.append(origin - place)

    def mark(self, place: int, origin: int) -> None:
        """Note where the last accent of the last character of the view stands in the document."""
        self._marks[place] = origin - place - self._shifts[-1]

    def origin(self, place: int) -> int:
        """Map a place of the view to the document."""
        return place + self._shifts[bisect_right(self._places, place) - 1]

    def end(self, place: int) -> int:
        """Map the place of a character to where the document goes on behind it."""
        return self.origin(place) + 1 + self._marks.get(place, 0)


@dataclass(frozen=True, slots=True)
class View:
    """A text with its shadows.

    `low` keeps accents, `plain` drops them, `spaced` has a space for everything but letters, digits and line
    ends. Line breaks inside sentences are spaces in all three, and in `flat`, which is the text otherwise.
    `index` tells the places in the document, or is None where they are those of `text`.
    """

    text: str
    low: str
    plain: str
    spaced: str
    flat: str
    index: Index | None = None

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the view to the span of the document's text."""
        if self.index is None:
            return start, end
        first = self.index.origin(start)
        return first, self.index.end(end - 1) if end > start else first


def view(text: str, joiners: Container[str] = (), compounds: Container[str] = ()) -> View:
    """Make the view of a document's text; linear in its length.

    `joiners` are words that cannot end a sentence («de», «les»), `compounds` words that keep their hyphen at
    the end of a line («vingt-»).
    """
    clean, index = _without_debris(text, compounds)
    flat = _join_lines(clean, joiners) if "\n" in clean else clean
    encoded = _encode(_CELLS.sub("|", flat) if "\t" in flat else flat)
    low, plain, spaced = (encoded.translate(t).decode(_CODEC) for t in (_LOW, _PLAIN, _SPACED))
    return View(clean, low, plain, spaced, flat, index)


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
    return not (_ITEM.match(after) or _has_columns(before) or _has_columns(after))


def _has_columns(line: str) -> bool:
    """Tell whether blanks or bars part a line into columns; most lines have nothing that could."""
    return ("  " in line or "\t" in line or "|" in line) and _COLUMNS.search(line) is not None


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


def _without_debris(text: str, compounds: Container[str]) -> tuple[str, Index | None]:
    """Take out hyphenation and compose accents; return the text and where its characters were."""
    composed = unicodedata.is_normalized("NFC", text)
    if composed and not _DEBRIS.search(text):
        return text, None
    copy = _Copy(text, composed)
    done = 0
    for debris in _DEBRIS.finditer(text):
        start = debris.start()
        copy.add(done, start)
        # Of a compound the hyphen stays; and of the margin of a line its break.
        if text[start] == "\n" or (text[start] == "-" and _ends_in(text, start, compounds)):
            copy.add(start, start + 1)
        done = debris.end()
    copy.add(done, len(text))
    copy.index.put(copy.length, len(text))
    return "".join(copy.pieces), copy.index


def _ends_in(text: str, end: int, compounds: Container[str]) -> bool:
    word = _LAST_WORD.search(text, max(0, end - 12), end)
    return word is not None and word.group().lower() in compounds


class _Copy:
    """A text that is copied stretch by stretch, with its accents composed."""

    def __init__(self, text: str, composed: bool) -> None:
        self.text = text
        self.pieces: list[str] = []
        self.length = 0
        self.index = Index()
        self._composed = composed

    def add(self, start: int, end: int) -> None:
        """Copy a stretch."""
        accents = [] if self._composed else [n for n in range(start, end) if unicodedata.combining(self.text[n])]
        for accent in accents:
            self._append(start, accent)
            start = accent + 1 if self._compose(accent) else accent
        self._append(start, end)

    def _append(self, start: int, end: int) -> None:
        if start < end:
            self.index.put(self.length, start)
            self.pieces.append(self.text[start:end])
            self.length += end - start

    def _compose(self, accent: int) -> bool:
        """Put an accent on the last character, where there is one letter for both."""
        last = self.pieces[-1] if self.pieces else ""
        joined = unicodedata.normalize("NFC", last[-1:] + self.text[accent])
        if len(joined) != 1 or not last:
            return False
        self.pieces[-1] = last[:-1] + joined
        self.index.mark(self.length - 1, accent)
        return True
