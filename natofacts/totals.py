"""How many rows there are of each type, kind, unit, actor and document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, overload

from natofacts.models import Document, Fact, FactType
from natofacts.table import TOTAL_SCHEMA, frame

if TYPE_CHECKING:
    import pandas

    from natofacts.extraction import Extraction


class CountBy(StrEnum):
    """What rows are counted by."""

    TYPE = "type"
    KIND = "kind"
    UNIT = "unit"
    ACTOR = "actor"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Total:
    """How many rows have one type, kind, unit, actor or document; the range of values where that is a unit."""

    by: CountBy
    name: str | None
    rows: int
    figures: int
    events: int
    commitments: int
    documents: int
    least: Decimal | None = None
    greatest: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Totals(Sequence[Total]):
    """Totals, the most frequent first within each thing counted by."""

    rows: tuple[Total, ...]

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Total: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Total, ...]: ...
    def __getitem__(self, index: int | slice) -> Total | tuple[Total, ...]:
        return self.rows[index]

    def __iter__(self) -> Iterator[Total]:
        return iter(self.rows)

    def to_dataframe(self) -> pandas.DataFrame:
        """The totals as a DataFrame."""
        return frame(self.rows, TOTAL_SCHEMA)


def stats(
    *sources: str | Path | Document | Extraction, by: Iterable[CountBy | str] = CountBy, lang: str = "fr"
) -> Totals:
    """Count the rows of texts (`str`), files (`Path`), documents or extractions.

    >>> [(t.name, t.rows) for t in stats("Dix chars, 3 % et 5 % de hausse.", by=["unit"])]
    [('%', 2), ('chars', 1)]

    Raises:  ReadError for a file; ValueError for what cannot be counted by.
    """
    from natofacts.extraction import Extraction, extract

    found = (one if isinstance(one, Extraction) else extract(one, lang=lang) for one in sources)
    return count((fact for one in found for fact in one), [CountBy(one) for one in by])


@dataclass(slots=True)
class _Tally:
    """What is counted of one name while rows pass, so that they need not be kept."""

    name: str | None
    types: dict[str, int] = field(default_factory=lambda: dict.fromkeys(map(str, FactType), 0))
    documents: set[str] = field(default_factory=set)
    least: Decimal | None = None
    greatest: Decimal | None = None

    def add(self, fact: Fact) -> None:
        """Count a row."""
        self.types[fact.type] += 1
        self.documents.add(fact.document)

    def measure(self, fact: Fact) -> None:
        """Widen the range of values."""
        low = fact.value
        high = low if fact.value_max is None else fact.value_max
        if low is not None and high is not None:
            self.least = low if self.least is None else min(self.least, low)
            self.greatest = high if self.greatest is None else max(self.greatest, high)

    def total(self, by: CountBy) -> Total:
        """Give the result."""
        figures, events, commitments = (self.types[name] for name in FactType)
        rows = figures + events + commitments
        documents = len(self.documents)
        return Total(by, self.name, rows, figures, events, commitments, documents, self.least, self.greatest)


def count(facts: Iterable[Fact], by: Sequence[CountBy]) -> Totals:
    """Count rows; those without a unit or an actor stand last, under no name."""
    tallies: dict[CountBy, dict[str, _Tally]] = {one: {} for one in by}
    for fact in facts:
        for one, names in tallies.items():
            if one is CountBy.UNIT and fact.type != FactType.FIGURE:
                continue
            value: str | None = getattr(fact, one)
            tally = names.setdefault(_key(value, one), _Tally(value))
            tally.add(fact)
            if one is CountBy.UNIT and value is not None:
                tally.measure(fact)
    found = []
    for one, names in tallies.items():
        rows = [tally.total(one) for tally in names.values()]
        found += sorted(rows, key=lambda total: (total.name is None, -total.rows))
    return Totals(tuple(found))


def _key(value: str | None, by: CountBy) -> str:
    """Give what rows of one name have in common; « Nous » and « nous » are one actor."""
    if value is None:
        return ""
    return " ".join(value.casefold().replace("’", "'").split()) if by is CountBy.ACTOR else value
