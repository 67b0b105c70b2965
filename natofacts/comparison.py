"""What changed between two documents: which figures, dated events and commitments are new, gone or different.

Rows are matched by what they measure (`similarity`), never by where they stand: each row of the one document with at
most one of the other, the surest pairs first.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from natofacts import pack as packs
from natofacts.extraction import Extraction, extract
from natofacts.fold import fold
from natofacts.models import COLUMNS, Document, Fact, FactType, FigureKind, Status
from natofacts.similarity import Profile, Rarity, Vocabulary, profiles, scale, similarity
from natofacts.table import DIFFERENCE_SCHEMA, frame

if TYPE_CHECKING:
    import pandas

_LONGEST_MEETING = timedelta(days=7)
_ENOUGH = 0.42  # rows less alike measure different things
_ECHO = 0.5  # a row that nothing matches says again what a row this much alike has said
_SKELETON = 3  # words that make a sentence one of its kind
_TRIED = 40  # rows compared with one row, those that share most with it


@dataclass(frozen=True, slots=True)
class Difference:
    """One row of a comparison: the newer row (the older where it is gone), and the older one where there is one.

    It has every column of its row as an attribute, and `old_value`, `old_date_end` and so on.
    """

    status: Status
    fact: Fact
    old: Fact | None = None

    def __getattr__(self, name: str) -> Any:
        if name in COLUMNS:
            return getattr(self.fact, name)
        column = name.removeprefix("old_")
        if column != name and column in COLUMNS:
            return None if self.old is None else getattr(self.old, column)
        raise AttributeError(name)


@dataclass(frozen=True, slots=True)
class Comparison(Sequence[Difference]):
    """The differences of two documents: rows of the newer one in text order, then those that are gone."""

    old: Extraction
    new: Extraction
    rows: tuple[Difference, ...]

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Difference: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Difference, ...]: ...
    def __getitem__(self, index: int | slice) -> Difference | tuple[Difference, ...]:
        return self.rows[index]

    def __iter__(self) -> Iterator[Difference]:
        return iter(self.rows)

    def to_dataframe(self) -> pandas.DataFrame:
        """The differences as a DataFrame: `status`, the columns of `natofacts schema`, then `old_value` and so on."""
        return frame(self.rows, DIFFERENCE_SCHEMA)


def compare(
    old: str | Path | Document | Extraction,
    new: str | Path | Document | Extraction,
    *,
    all: bool = False,  # noqa: A002  what the command calls it
    lang: str = "fr",
) -> Comparison:
    """Compare two texts (`str`), files (`Path`), documents or extractions; `all` gives rows that agree as well.

    >>> [(d.status.value, d.old_text, d.text) for d in compare("Ils sont 18 Alliés.", "Ils sont 23 Alliés.")]
    [('changed', '18 Alliés', '23 Alliés')]

    Raises:  ReadError for a file.
    """
    before, after = (one if isinstance(one, Extraction) else extract(one, lang=lang) for one in (old, new))
    bases = {fact.base for side in (before, after) for fact in side}
    vocabulary = Vocabulary(packs.load(lang), (before.document.text, after.document.text), bases)
    rows = _Comparer(before, after, vocabulary).differences()
    return Comparison(before, after, tuple(row for row in rows if all or row.status is not Status.SAME))


class _Comparer:
    """Matches the rows of two documents by their numbers in each; rows that repeat a passage are left out."""

    def __init__(self, old: Extraction, new: Extraction, vocabulary: Vocabulary) -> None:
        sides = [[fact for fact in side if fact.repeat_of is None] for side in (old, new)]
        self.old, self.new = (profiles(facts, vocabulary) for facts in sides)
        self.rarity = Rarity([*self.old, *self.new])
        self.contents = {id(fact): content for side in (old, new) for fact, content in _contents(side)}
        self.found = _Index(self.old, self.rarity)
        self.pairs: dict[int, int] = {}  # the older row by the newer
        self.taken: set[int] = set()
        self._pair_by(lambda row: (row.fact.type, row.fact.sentence, row.fact.text))
        self._pair_dates(old, new)
        self._pair_by(_skeleton)
        self._pair_surest()

    def differences(self) -> Iterator[Difference]:
        """Tell what became of every row."""
        for number, new in enumerate(self.new):
            if number in self.pairs:
                old = self.old[self.pairs[number]]
                yield Difference(Status.SAME if self._agree(old, new) else Status.CHANGED, new.fact, old.fact)
            elif not self._is_echo(new, self.old):
                yield Difference(Status.NEW, new.fact)
        for number, old in enumerate(self.old):
            if number not in self.taken and not self._is_echo(old, self.new):
                yield Difference(Status.GONE, old.fact, old.fact)

    def _pair(self, old: int, new: int) -> None:
        self.pairs[new] = old
        self.taken.add(old)

    def _pair_dates(self, old: Extraction, new: Extraction) -> None:
        """Pair the events that date the documents, whatever their places are called."""
        dates = (_dating(self.old, old), _dating(self.new, new))
        if dates[0] is not None and dates[1] is not None and dates[0] not in self.taken and dates[1] not in self.pairs:
            self._pair(dates[0], dates[1])

    def _pair_by(self, key: Callable[[Profile], Hashable]) -> None:
        """Pair rows that share a key, in text order, equal values first."""
        kept: dict[Hashable, list[int]] = {}
        for number, old in enumerate(self.old):
            if number not in self.taken:
                kept.setdefault(key(old), []).append(number)
        for equal in (True, False):
            for number, new in enumerate(self.new):
                if number in self.pairs or key(new) is None:
                    continue
                for place in kept.get(key(new), ()):
                    if place not in self.taken and (not equal or self._agree(self.old[place], new)):
                        self._pair(place, number)
                        break

    def _pair_surest(self) -> None:
        """Pair the rows that are left, those most alike first."""
        scored = [
            (self._similarity(self.old[place], new), number, place)
            for number, new in enumerate(self.new)
            if number not in self.pairs
            for place in self.found.like(new, self.taken)
        ]
        for score, number, place in sorted(scored, key=lambda one: (-one[0], *one[1:])):
            if score < _ENOUGH:
                break
            if number not in self.pairs and place not in self.taken:
                self._pair(place, number)

    def _is_echo(self, row: Profile, others: Sequence[Profile]) -> bool:
        """Tell whether a row that nothing is paired with says what the other document says, if only once."""
        same = (other for other in others if other.group == row.group and self._agree(row, other))
        return any(similarity(row, other, self.rarity, same=False) >= _ECHO for other in same)

    def _similarity(self, old: Profile, new: Profile) -> float:
        return similarity(old, new, self.rarity, same=self._agree(old, new))

    def _agree(self, old: Profile, new: Profile) -> bool:
        """Tell whether two rows have the same value, dates, or kind, deadline and figures."""
        return self.contents[id(old.fact)] == self.contents[id(new.fact)]


class _Index:
    """Finds the rows that share most with a row."""

    def __init__(self, rows: Sequence[Profile], rarity: Mapping[str, float]) -> None:
        self._rarity = rarity
        self._places: dict[tuple[str, str], list[int]] = {}
        for number, row in enumerate(rows):
            for word in _keys(row):
                self._places.setdefault((row.group, word), []).append(number)

    def like(self, row: Profile, without: Container[int]) -> list[int]:
        """List the rows worth a comparison, without those already taken."""
        shared: dict[int, float] = {}
        for word in _keys(row):
            weight = self._rarity.get(word, 0.5)
            for number in self._places.get((row.group, word), ()):
                if number not in without:
                    shared[number] = shared.get(number, 0.0) + weight
        return heapq.nlargest(_TRIED, shared, key=lambda number: (shared[number], -number))


def _skeleton(row: Profile) -> Hashable | None:
    """Give what sentences that differ in numbers and dates only have in common; a line of a table has its dates."""
    if len(row.skeleton) >= _SKELETON:
        return (row.group, row.rank, row.skeleton)
    dates = re.findall(r"\b(?:19|20)\d\d\b", row.fact.sentence) if not row.skeleton else ()
    return (row.group, row.rank, *dates) if dates and row.fact.type == FactType.FIGURE else None


def _keys(row: Profile) -> frozenset[str]:
    """Give the stems by which a row is found."""
    return frozenset(row.words).union(*row.columns.values())


def _dating(rows: Sequence[Profile], extraction: Extraction) -> int | None:
    """Find the event that dates a document: the first of its day, or of a few days that begin with it."""
    if extraction.date is None:
        return None
    day = extraction.date.isoformat()
    last = (min(extraction.date, date.max - _LONGEST_MEETING) + _LONGEST_MEETING).isoformat()
    found = (n for n, row in enumerate(rows) if row.fact.date_start == day and (row.fact.date_end or "9999") <= last)
    return next(found, None)


def _contents(facts: Iterable[Fact]) -> Iterator[tuple[Fact, Hashable]]:
    """Give what each row of a document says of the thing that it measures."""
    quantities = {fact.id: _quantity(fact) for fact in facts if fact.type == FactType.FIGURE}
    for fact in facts:
        dates = (fact.date_start, fact.date_end, fact.time)
        if fact.type == FactType.FIGURE:
            yield fact, quantities[fact.id]
        elif fact.type == FactType.EVENT:
            yield fact, dates if any(dates) else fold(fact.text)
        else:
            inside = Counter(quantities[name] for name in fact.figures or () if name in quantities)
            yield fact, (fact.kind, fact.deadline, frozenset(inside.items()))


def _quantity(fact: Fact) -> Hashable:
    """Give an amount in a unit that others of its dimension share; what is counted may be called otherwise."""
    unit, factor = scale(fact.unit) if fact.kind in (FigureKind.MEASURE, FigureKind.DURATION) else (fact.unit, 1)
    low, high = (None if value is None else value * factor for value in (fact.value, fact.value_max))
    counted = fact.kind in (FigureKind.COUNT, FigureKind.NUMBER, FigureKind.ORDINAL)
    if fact.kind == FigureKind.FRACTION and low is not None:
        unit, low = "%", low * 100
    return (low, high, None if counted else unit, fact.comparator or "=", fact.change)
