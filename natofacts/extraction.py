"""The library's front: text in, facts out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, overload

from natofacts import pack as packs
from natofacts.actors import Actors
from natofacts.commitments import find_commitments, grammar_for
from natofacts.dating import document_date, has_year, latest_date, settled_date
from natofacts.draft import Draft
from natofacts.engine import engine_for
from natofacts.errors import NatofactsError, RuleError
from natofacts.events import Event, find_events, resolve
from natofacts.find import Scan
from natofacts.fold import view
from natofacts.interpret import Interpreter
from natofacts.link import link
from natofacts.matches import Found
from natofacts.messages import _
from natofacts.models import COLUMNS, Document, Fact, FactType, fact_of
from natofacts.numerals import exactly
from natofacts.ordered import Ordered
from natofacts.rule import Rule
from natofacts.sections import Section, is_huge
from natofacts.segment import segment
from natofacts.table import fact_id, mark_repeats
from natofacts.tables import read_tables
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


@dataclass(frozen=True, slots=True)
class Options:
    """What the extraction takes beside a text; the same for every document of a run."""

    date: date | None = None
    lang: str = "fr"
    lexicon: Path | None = None
    disable: tuple[str, ...] = ()


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
        raise NatofactsError(_("date {value!r}: not a calendar day; write it YYYY-MM-DD").format(value=value)) from None


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
    options = Options(as_date(date), lang, lexicon, tuple(disable))
    document = as_document(source)
    if is_huge(document.text):
        from natofacts.huge import extract_in_sections

        return extract_in_sections(document, options)
    return extract_document(document, options)


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
    options = Options(as_date(date), lang, lexicon, tuple(disable))
    document = as_document(source)
    if is_huge(document.text):
        from natofacts.huge import explain_in_sections

        explanation = explain_in_sections(document, options, fact)
    else:
        explanation = explain_in(Section(document), options, fact)
    if explanation is None:
        raise NatofactsError(
            _("{name}: no row has the id {fact!r}; natofacts extract lists them").format(name=document.name, fact=fact)
        )
    return explanation


@exactly
def extract_document(document: Document, options: Options) -> Extraction:
    """Extract the facts of a document in one go."""
    reading = Reading(Section(document), options)
    facts, _ = reading.facts()
    return Extraction(document, reading.anchor, reading.source, tuple(mark_repeats(facts)))


@exactly
def extract_section(section: Section, options: Options) -> list[Fact]:
    """Extract the facts that begin in a section of a document; their repeats are not marked."""
    return Reading(section, options).facts()[0]


@exactly
def find_date(section: Section, options: Options) -> tuple[tuple[date, str] | None, tuple[date | None, str] | None]:
    """Find the latest full date of a section; and for the first one the date that it settles, if it does."""
    if section.offset and not has_year(section.document.text):
        return None, None
    scan, _, events = _found(section, options, trace=False)
    settled = settled_date(section.document, scan, events, options.date) if section.offset == 0 else None
    return latest_date(scan, events), settled


@exactly
def explain_in(section: Section, options: Options, name: str) -> Explanation | None:
    """Explain the row of a section that has an id, if one has it."""
    reading = Reading(section, options, trace=True)
    facts, drafts = reading.facts()
    for row, draft in zip(mark_repeats(facts), drafts, strict=True):
        if row.id == name:
            rule = reading.scan.pack.rules.get(row.rule)
            return Explanation(row, rule, draft.cues, reading.losers(row.start, row.end))
    return None


def _found(section: Section, options: Options, trace: bool) -> tuple[Scan, Found, list[Event]]:
    """Find figures and dates, of which nothing is interpreted yet."""
    pack = packs.load(options.lang, options.lexicon)
    unknown = sorted(set(options.disable) - set(pack.rules))
    if unknown:
        raise RuleError(_("rule {unknown!r} is not known; natofacts rules lists them").format(unknown=unknown[0]))
    seen = view(section.document.text, pack.words["joiner"], pack.words["compound"])
    segments = segment(seen, pack.abbreviations, section.point)
    scan = Scan(engine_for(pack, frozenset(options.disable)), seen, segments, trace)
    scan.disabled = frozenset(options.disable)
    found = scan.run()
    found.figures = link(found.figures, scan)
    found.places = read_tables(scan, found.figures)
    return scan, found, find_events(scan, found.dates, found.figures)


class Reading:
    """One text, or a section of one, read from beginning to end: its date and its drafts of rows."""

    def __init__(self, section: Section, options: Options, trace: bool = False) -> None:
        self.section = section
        self._sentences: dict[tuple[int, int], str] = {}
        self.scan, self.found, events = _found(section, options, trace)
        if section.dated is None:
            self.anchor, self.source = document_date(section.document, self.scan, events, options.date)
        else:
            self.anchor, self.source = section.dated
        events = resolve(self.scan, events, self.anchor)
        actors = Actors(self.scan, grammar_for(self.scan.pack))
        ordered = Ordered(events)
        commitments = find_commitments(self.scan, actors, ordered, self.anchor)
        drafts = Interpreter(self.scan, actors, self.found, ordered).drafts(commitments)
        self.drafts = [d for d in drafts if d.rule not in self.scan.disabled]
        self.drafts.sort(key=lambda d: (d.start, _TYPE_ORDER[d.type], d.end))

    def losers(self, start: int, end: int) -> list[tuple[str, str, str]]:
        """Name the candidates that lost near a span of the document: rule, words, why."""
        text, offset = self.section.document.text, self.section.offset
        near = []
        for loser in self.found.losers:
            left, right = self.scan.view.origin(loser.match.start, loser.match.end)
            if left + offset < end and right + offset > start:
                near.append((loser.match.rule.name, text[left:right], loser.why))
        return near

    def facts(self) -> tuple[list[Fact], list[Draft]]:
        """Map drafts back to the document's own text and give them ids; of several with one id the first is the row."""
        document, offset, origin = self.section.document, self.section.offset, self.scan.view.origin
        named: dict[str, tuple[Draft, int, int]] = {}
        for draft in self.drafts:
            start, end = origin(draft.start, draft.end)
            name = fact_id(document.name, draft.type, start + offset, end + offset, draft.kind)
            if name not in named:
                draft.id = name
                named[name] = draft, start, end
        facts: list[Fact] = []
        kept: list[Draft] = []
        for name, (draft, start, end) in named.items():
            if not self.section.holds(start):
                continue
            point, sentence = self._around(draft)
            columns = {
                **_UNKNOWN,
                "id": name,
                "document": document.name,
                "type": str(draft.type),
                "kind": draft.kind,
                "text": document.text[start:end],
                "start": start + offset,
                "end": end + offset,
                "point": point,
                "sentence": sentence,
                "rule": draft.rule,
                **draft.columns,
            }
            if draft.figures is not None:
                columns["figures"] = tuple(figure.id for figure in draft.figures if figure.id)
            kept.append(draft)
            facts.append(fact_of(columns))
        return facts, kept

    def _around(self, draft: Draft) -> tuple[int | None, str]:
        """Give the point, and the sentence or sentences, that a draft stands in."""
        segments = self.scan.segments
        first = segments.items[segments.at(draft.start)]
        last = first if draft.end <= first.end else segments.items[segments.at(max(draft.start, draft.end - 1))]
        span = first.start, max(last.end, draft.end)
        if span not in self._sentences:
            low, high = self.scan.view.origin(*span)
            self._sentences[span] = " ".join(self.section.document.text[low:high].split())
        return first.point, self._sentences[span]


_UNKNOWN = dict.fromkeys(COLUMNS)
_TYPE_ORDER = {FactType.FIGURE: 1, FactType.EVENT: 2, FactType.COMMITMENT: 0}
