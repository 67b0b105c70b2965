"""What is told of a document on stderr: the date it counts from, and how its text was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from natofacts.messages import N_, _, ngettext, retold
from natofacts.models import Document

if TYPE_CHECKING:
    from natofacts.extraction import Extraction


def date_note(extraction: Extraction) -> str:
    """Say which date a document counts from and how that is known."""
    name = extraction.document.name
    if extraction.date is None:
        return _("{name}: no date found; --date gives one").format(name=name)
    said = _("{name}: date {date} ({source})")
    return said.format(name=name, date=extraction.date.isoformat(), source=_source(extraction.date_source))


def _source(said: str) -> str:
    """Say where a date is from in the language of the person; outputs keep the English."""
    where, colon, quoted = said.partition(": ")
    place, _space, number = where.partition(" ")
    told = _("line {number}").format(number=number) if place == "line" else _(where)
    return _("{source}: {quoted}").format(source=told, quoted=quoted) if colon else told


SOURCES = (
    N_("given"),
    N_("metadata"),
    N_("latest full date in the first 2,000 characters"),
    N_("latest full date in the text"),
    N_("day the file was created"),
)
"""Where the date of a document may be from, as `dating` says it."""


GUESSES = (
    N_("UTF-8 with {number} stray bytes taken for Windows-1252"),
    N_("UTF-8 with {number} stray byte taken for Windows-1252"),
)
"""How an encoding may have been guessed, as `readers.plain` says it."""


TOLD = 3  # overlong numbers named one by one


def tell_overlong(document: Document, tell: Callable[[str], None]) -> None:
    """Say where a number has too many digits to be read, so that none is left out without a word."""
    from natofacts.numerals import MAX_DIGITS, overlong

    places = list(overlong(document.text))
    for start, end in places[:TOLD]:
        line = document.text.count("\n", 0, start) + 1
        said = _("{name}, line {line}: a number of {digits} digits gives no row; {most} are the most that is read")
        tell(said.format(name=document.name, line=line, digits=end - start, most=MAX_DIGITS))
    rest = len(places) - TOLD
    if rest > 0:
        tell(ngettext("{name}: {n} more such number", "{name}: {n} more such numbers", rest, name=document.name))


def tell_encoding(document: Document, tell: Callable[[str], None]) -> None:
    """Say how a text was read when its encoding had to be guessed."""
    guess = document.metadata.get("encoding_guess")
    if guess is not None:
        said = _("{name}: read as {guess} (a guess)")
        tell(said.format(name=document.name, guess=retold(guess, GUESSES)))
