"""The document's date: given, from metadata, from the head of the text, or the latest full date (SPEC § 3).

A publication date of the metadata counts before the text; the day on which a file was made, only after it.
"""

from __future__ import annotations

import re
from datetime import date

from natofacts.events import Event, resolve
from natofacts.find import Scan
from natofacts.models import Document

HEAD = 2000
TITLE_LINES, TITLE_WIDTH = 4, 110
_DIGITS = re.compile(r"\d\d")


def document_date(document: Document, scan: Scan, events: list[Event], given: date | None) -> tuple[date | None, str]:
    """Return the document's date and where it comes from, in words."""
    settled = settled_date(document, scan, events, given)
    if settled is not None:
        return settled
    return latest_said(latest_date(scan, events), document)


def settled_date(
    document: Document, scan: Scan, events: list[Event], given: date | None
) -> tuple[date | None, str] | None:
    """Return the date that is given, in the metadata or in the head, so that no later page can change it."""
    if given is not None:
        return given, "given"
    if document.date is not None:
        return document.date, "metadata"
    head = _full_dates(scan, [event for event in events if event.start < HEAD])
    for event in head:
        if _dates_the_document(scan, event):
            assert event.interval.start
            line = document.text.count("\n", 0, scan.view.origin(event.start, event.end)[0]) + 1
            return event.interval.start, f"line {line}: «{scan.view.text[event.start : event.end]}»"
    found = _latest(scan, head)
    return None if found is None else (found[0], f"latest full date in the first 2,000 characters: «{found[1]}»")


def has_year(text: str) -> bool:
    """Tell whether a text can hold a full date at all: its year is written in digits. Cheaper than to look for it."""
    return _DIGITS.search(text) is not None


def latest_date(scan: Scan, events: list[Event]) -> tuple[date, str] | None:
    """Return the latest full date of a text, and its words."""
    return _latest(scan, _full_dates(scan, events))


def latest_said(found: tuple[date, str] | None, document: Document) -> tuple[date | None, str]:
    """Say that a date is the latest of the text; without any the file's own day counts, or there is none."""
    if found is not None:
        return found[0], f"latest full date in the text: «{found[1]}»"
    created = document.metadata.get("created")  # last: a converter puts the day of the conversion there
    if created is not None:
        return date.fromisoformat(created), "day the file was created"
    return None, "none found; relative dates stay open"


def _full_dates(scan: Scan, events: list[Event]) -> list[Event]:
    """The days that a text gives with their year, deadlines left out."""
    firm = [e for e in events if not e.duration and e.relation in ("at", "since", "after")]
    days = [e for e in firm if e.match.rule.what in _DAYS or e.match.rule.what in _GOVERNING]
    return [e for e in resolve(scan, days, None) if e.interval.absolute and e.match.rule.what in _DAYS]


def _latest(scan: Scan, events: list[Event]) -> tuple[date, str] | None:
    if not events:
        return None
    latest = max(events, key=lambda e: e.interval.start or date.min)
    assert latest.interval.start
    return latest.interval.start, scan.view.text[latest.start : latest.end]


_DAYS = frozenset(("day", "days", "numeric"))
_GOVERNING = frozenset(("year",))  # «En 2024, … le 9 juillet»


def _dates_the_document(scan: Scan, event: Event) -> bool:
    """A dateline («BRUXELLES, 14 juin 2024 —»), «Publié le …», a date in the title, «réunis à … les …»."""
    patterns = scan.pack.declarations.DATELINE
    plain, text = scan.plain, scan.view.text
    line_start = text.rfind("\n", 0, event.start) + 1  # the lines of the document: a dateline is no end of a title
    line_end = text.find("\n", event.end)
    line_end = len(plain) if line_end < 0 else line_end
    before = plain[line_start : event.start]
    if any(scan.pack.before(patterns[name]).ends(before) for name in ("published", "gathered")):
        return True
    first_line = not plain[:line_start].strip()
    if first_line and line_end - line_start < 160:
        return True
    if not scan.pack.pattern(patterns["after_place"]).match(plain[event.end : line_end]):
        return False
    place = scan.pack.pattern(patterns["place"]).fullmatch(before)
    if (place and _is_place(text[line_start : line_start + len(before)])) or not before.strip():
        return True
    ends_the_line = scan.pack.before(patterns["in_title"]).ends(before)
    return ends_the_line and _in_title(text, line_end)


def _in_title(text: str, line_end: int) -> bool:
    """Whether a line belongs to the title: blocks of a few short lines, none of which ends like a sentence."""
    block_end = text.find("\n\n", line_end)
    head = text[: len(text) if block_end < 0 else block_end]
    blocks = [[line.strip() for line in block.split("\n") if line.strip()] for block in head.split("\n\n")]
    return all(
        len(block) <= TITLE_LINES and all(len(line) < TITLE_WIDTH and line[-1] not in ".;:!?" for line in block)
        for block in blocks
    )


def _is_place(before: str) -> bool:
    """«Kyïv, le», «PARIS (AFP), », «Siège de l'OTAN, »: it begins with a capital and ends in a mark."""
    return before[:1].isupper() and before.count(" ") <= 11
