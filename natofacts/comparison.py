"""What changed between two documents: which figures, dated events and commitments are new, gone or different.

Rows are matched by what they measure (`similarity`), never by where they stand (`matching`): each row of the one
document with at most one of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from natofacts import pack as packs
from natofacts.extraction import Extraction, extract
from natofacts.matching import Matcher, dateline
from natofacts.models import COLUMNS, Document, Fact, Status
from natofacts.similarity import Vocabulary
from natofacts.table import DIFFERENCE_SCHEMA, frame

if TYPE_CHECKING:
    import pandas


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
    hosts = " ".join(dateline(side) for side in (before, after))
    vocabulary = Vocabulary(packs.load(lang), (before.document.text, after.document.text), bases, hosts)
    rows = _differences(Matcher(before, after, vocabulary))
    return Comparison(before, after, tuple(row for row in rows if all or row.status is not Status.SAME))


def _differences(matched: Matcher) -> Iterator[Difference]:
    """Tell what became of every row."""
    taken = set(matched.pairs.values())
    for number, new in enumerate(matched.new):
        if number in matched.pairs:
            status = Status.SAME if matched.is_same(matched.pairs[number], number) else Status.CHANGED
            yield Difference(status, new.fact, matched.old[matched.pairs[number]].fact)
        elif number not in matched.echoes[1]:
            yield Difference(Status.NEW, new.fact)
    for number, old in enumerate(matched.old):
        if number not in taken and number not in matched.echoes[0]:
            yield Difference(Status.GONE, old.fact, old.fact)
