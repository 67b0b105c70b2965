"""The library's front: text in, facts out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, overload

from natofacts import pack as packs
from natofacts.actors import Actors
from natofacts.commitments import find_commitments, grammar_for
from natofacts.dating import document_date
from natofacts.draft import Draft
from natofacts.errors import NatofactsError, RuleError
from natofacts.events import find_events, resolve
from natofacts.find import Loser, Scan, engine_for
from natofacts.fold import view
from natofacts.interpret import Interpreter
from natofacts.link import link
from natofacts.models import Document, Fact, FactType
from natofacts.ordered import Ordered
from natofacts.rule import Rule
from natofacts.segment import segment
from natofacts.table import fact_id, mark_repeats
from natofacts.writers import Origin

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Extraction(Sequence[Fact]):
    """The facts of one document, in text order, with the date that relative dates were counted from."""

    document: Document
    date: date | None
    date_source: str
    facts: tuple[Fact, ...]

    def __len__(self) -> int:
        return len(self.facts)

    @overload
    def __getitem__(self, index: int) -> Fact: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Fact, ...]: ...
    def __getitem__(self, index: int | slice) -> Fact | tuple[Fact, ...]:
        return self.facts[index]

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    @property
    def origin(self) -> Origin:
        """What is known of the document beside its facts; forms of output that have room for it tell it."""
        return Origin(self.document.name, self.date, self.date_source, self.document.metadata)

    def to_dataframe(self) -> pandas.DataFrame:
        """The facts as a DataFrame with the columns and dtypes of `natofacts schema`."""
        from natofacts.table import to_dataframe

        return to_dataframe(self.facts)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a row is what it is: its rule, the cues that filled its columns, and the candidates that lost."""

    fact: Fact
    rule: Rule | None
    cues: list[tuple[str, str, str]]
    losers: list[tuple[str, str, str]]


def as_document(source: str | Path | Document) -> Document:
    """Take a text, a file or a document for a document."""
    if isinstance(source, Document):
        return source
    if isinstance(source, Path):
        from natofacts.read import read

        return read(source)
    return Document(source)


def as_date(value: str | date | None) -> date | None:
    """Read a date given by the user; ISO 8601 only, so that 03/04 is never guessed.

    Raises:  NatofactsError if it is not a calendar day.
    """
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise NatofactsError(f"date {value!r}: not a calendar day; write it YYYY-MM-DD") from None


def extract(
    source: str | Path | Document,
    *,
    date: str | date | None = None,
    lang: str = "fr",
    lexicon: Path | None = None,
    disable: Collection[str] = (),
) -> Extraction:
    """Extract the facts of a text (`str`), a file (`Path`) or a `Document`.

    >>> [f.value for f in extract("Ils ont dépensé 486 milliards de dollars.")]
    [Decimal('486000000000')]

    Raises:  ReadError for a file, PackError for a lexicon, RuleError for a rule to disable that is unknown.
    """
    return _run(source, date, lang, lexicon, disable, trace=False)[0]


def explain(
    source: str | Path | Document,
    fact: str,
    *,
    date: str | date | None = None,
    lang: str = "fr",
    lexicon: Path | None = None,
    disable: Collection[str] = (),
) -> Explanation:
    """Tell how the row with an id came about: rule, cues, and which candidates lost and why.

    Raises:  NatofactsError if no row has the id.
    """
    extraction, drafts, losers, pack = _run(source, date, lang, lexicon, disable, trace=True)
    for row, draft in zip(extraction.facts, drafts, strict=True):
        if row.id == fact:
            near = [
                (loser.match.rule.name, extraction.document.text[start:end], loser.why)
                for loser, start, end in losers
                if start < row.end and end > row.start
            ]
            return Explanation(row, pack.rules.get(row.rule), draft.cues, near)
    raise NatofactsError(f"{extraction.document.name}: no row has the id {fact!r}; natofacts extract lists them")


def _run(
    source: str | Path | Document,
    given: str | date | None,
    lang: str,
    lexicon: Path | None,
    disable: Collection[str],
    trace: bool,
) -> tuple[Extraction, list[Draft], list[tuple[Loser, int, int]], packs.Pack]:
    document = as_document(source)
    pack = packs.load(lang, lexicon)
    unknown = sorted(set(disable) - set(pack.rules))
    if unknown:
        raise RuleError(f"rule {unknown[0]!r} is not known; natofacts rules lists them")
    seen = view(document.text, pack.words["joiner"], pack.words["compound"])
    segments = segment(seen, pack.words["abbreviation"])
    scan = Scan(engine_for(pack, frozenset(disable)), seen, segments, trace)
    scan.disabled = frozenset(disable)
    found = scan.run()
    figures = link(found.figures, scan)
    events = find_events(scan, found.dates, figures)
    anchor, source_of_date = document_date(document, scan, events, as_date(given))
    events = resolve(scan, events, anchor)
    actors = Actors(scan, grammar_for(pack))
    ordered = Ordered(events)
    commitments = find_commitments(scan, actors, ordered, anchor)
    drafts = Interpreter(scan, actors, figures, ordered).drafts(commitments)
    drafts = [d for d in drafts if d.rule not in scan.disabled]
    drafts.sort(key=lambda d: (d.start, _TYPE_ORDER[d.type], d.end))
    facts, drafts = _facts(document, scan, drafts)
    losers = [(loser, *seen.origin(loser.match.start, loser.match.end)) for loser in found.losers]
    return Extraction(document, anchor, source_of_date, tuple(facts)), drafts, losers, pack


_TYPE_ORDER = {FactType.FIGURE: 1, FactType.EVENT: 2, FactType.COMMITMENT: 0}


def _facts(document: Document, scan: Scan, drafts: list[Draft]) -> tuple[list[Fact], list[Draft]]:
    """Map drafts back to the document's own text, give them ids and mark repeats."""
    facts: list[Fact] = []
    kept: list[Draft] = []
    ids: set[str] = set()
    places: dict[int, str] = {}
    sentences: dict[tuple[int, int], str] = {}
    for draft in drafts:
        start, end = scan.view.origin(draft.start, draft.end)
        name = fact_id(document.name, draft.type, start, end, draft.kind)
        if name in ids:
            continue
        ids.add(name)
        places[id(draft)] = name
        kept.append(draft)
        segment_index = scan.segments.at(draft.start)
        low, high = (
            scan.segments.items[segment_index].start,
            scan.segments.items[scan.segments.at(max(draft.start, draft.end - 1))].end,
        )
        around = scan.view.origin(low, max(high, draft.end))
        if around not in sentences:
            sentences[around] = " ".join(document.text[slice(*around)].split())
        facts.append(
            Fact(
                id=name,
                document=document.name,
                type=str(draft.type),
                kind=draft.kind,
                text=document.text[start:end],
                start=start,
                end=end,
                point=scan.segments.items[segment_index].point,
                sentence=sentences[around],
                rule=draft.rule,
                **draft.columns,
            )
        )
    linked = []
    for fact, draft in zip(facts, kept, strict=True):
        inside = tuple(places[id(d)] for d in draft.figures or () if id(d) in places)
        linked.append(fact if draft.figures is None else replace(fact, figures=inside))
    return list(mark_repeats(linked)), kept
