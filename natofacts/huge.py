"""Extraction from a text that is too long to be read in one go: section by section, in bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from natofacts import pack as packs
from natofacts.dating import latest_said
from natofacts.extraction import Explanation, Extraction, Options, explain_in, extract_section, find_date
from natofacts.fold import view
from natofacts.models import Document, Fact
from natofacts.sections import Cut, Section, cuts
from natofacts.segment import may_number, segment
from natofacts.table import Repeats

Dated = tuple[date | None, str]
DatePass = Callable[[Iterable[Section]], Iterable[tuple[tuple[date, str] | None, Dated | None]]]


def extract_in_sections(document: Document, options: Options) -> Extraction:
    """Extract the facts of a huge document, as `extract_document` does for others."""
    dated = date_of(document, lambda sections: (find_date(section, options) for section in sections))
    repeats = Repeats()
    facts: list[Fact] = []
    for section in sections_of(document, options, dated):
        facts += repeats.mark(extract_section(section, options))
    return Extraction(document, *dated, tuple(facts))


def explain_in_sections(document: Document, options: Options, name: str) -> Explanation | None:
    """Explain the row of a huge document that has an id, if one has it."""
    dated = date_of(document, lambda sections: (find_date(section, options) for section in sections))
    repeats = Repeats()
    for section in sections_of(document, options, dated):
        marked = {fact.id: fact for fact in repeats.mark(extract_section(section, options))}
        if name in marked and (explanation := explain_in(section, options, name)):
            return replace(explanation, fact=marked[name])
    return None


def date_of(document: Document, find_dates: DatePass) -> Dated:
    """Find the date of a huge document; only when its head gives none are the other sections asked.

    `find_dates` runs `find_date` over sections, in order, here or in other processes.
    """
    first = next(_bare_sections(document))
    _, settled = next(iter(find_dates([first])))
    if settled is not None:
        return settled
    found = [latest for latest, _ in find_dates(_bare_sections(document)) if latest is not None]
    return latest_said(max(found, key=lambda latest: latest[0], default=None), document)


def sections_of(document: Document, options: Options, dated: Dated) -> Iterator[Section]:
    """Cut a document into sections, each with the numbered paragraph that it begins in."""
    pack = packs.load(options.lang, options.lexicon)
    point: int | None = None
    before: Cut | None = None
    for cut in cuts(document.text):
        between = "" if before is None else document.text[before.low : cut.low]
        if may_number(between):  # what lies between the beginnings of two sections tells where the points stand
            seen = view(between, pack.words["joiner"], pack.words["compound"])
            point = segment(seen, pack.abbreviations, point).items[-1].point
        yield replace(_section(document, cut), point=point, dated=dated)
        before = cut


def _bare_sections(document: Document) -> Iterator[Section]:
    """Cut a document into sections of which neither point nor date is known."""
    return (_section(document, cut) for cut in cuts(document.text))


def _section(document: Document, cut: Cut) -> Section:
    part = replace(document, text=document.text[cut.low : cut.high])
    return Section(part, cut.low, cut.start - cut.low, cut.end - cut.low)
