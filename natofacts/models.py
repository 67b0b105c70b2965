"""The types that travel between the steps: Document → Segment → Match → Fact."""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple, cast


class FactType(StrEnum):
    """The three types of rows (SPEC § 1)."""

    FIGURE = "figure"
    EVENT = "event"
    COMMITMENT = "commitment"


class FigureKind(StrEnum):
    """Kinds of figures (SPEC § 2); "dimension" in Duckling."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    MEASURE = "measure"
    DURATION = "duration"
    FRACTION = "fraction"
    ORDINAL = "ordinal"
    NUMBER = "number"


class EventKind(StrEnum):
    """Kinds of dated events (SPEC § 3)."""

    DATE = "date"
    PERIOD = "period"
    DEADLINE = "deadline"


class CommitmentKind(StrEnum):
    """Kinds of commitments (SPEC § 4), in the order in which they are tried."""

    PLEDGE = "pledge"
    DECISION = "decision"
    INTENTION = "intention"
    TARGET = "target"
    CALL = "call"


class Status(StrEnum):
    """What became of a row between two documents."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    SAME = "same"


KINDS: Mapping[FactType, tuple[str, ...]] = MappingProxyType(
    {
        FactType.FIGURE: tuple(FigureKind),
        FactType.EVENT: tuple(EventKind),
        FactType.COMMITMENT: tuple(CommitmentKind),
    }
)
COMPARATORS = ("=", ">=", ">", "<=", "<", "~")
CHANGES = ("increase", "decrease")
MODALITIES = ("fact", "forecast", "commitment")
RELATIONS = ("at", "by", "before", "after", "since", "until")


class Span(NamedTuple):
    """Half-open span of code points in `document.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what is known of it; `text` never changes after reading.

    `name` is the name given on the command line (`-` for standard input). `date` is the date that the
    file's own metadata give (None for plain text: the text is then asked, see `dating`). `metadata` has
    `format` and, where the file tells, `title`, `publisher`, `author`, `url`, `language`, `created`, `pages`,
    `encoding`.
    """

    text: str
    name: str = "-"
    date: date | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fact:
    """One interpreted row; the fields are the columns of SPEC § 1, in their order.

    `value` and `value_max` are in the unit's own scale; dates are ISO 8601 strings, `edtf`, `baseline`,
    `period` and `deadline` EDTF (ISO 8601-2) strings. What does not apply, or is not known, is None.
    """

    id: str
    document: str
    type: str
    kind: str
    text: str
    start: int
    end: int
    point: int | None = None
    sentence: str = ""
    value: Decimal | None = None
    value_max: Decimal | None = None
    unit: str | None = None
    comparator: str | None = None
    base: str | None = None
    object: str | None = None
    actor: str | None = None
    change: str | None = None
    baseline: str | None = None
    period: str | None = None
    modality: str | None = None
    date_start: str | None = None
    date_end: str | None = None
    time: str | None = None
    edtf: str | None = None
    relation: str | None = None
    deadline: str | None = None
    figures: tuple[str, ...] | None = None
    speaker: str | None = None
    repeat_of: str | None = None
    rule: str = ""

    @property
    def span(self) -> Span:
        """The half-open span of the fact in the document's text."""
        return Span(self.start, self.end)


COLUMNS: tuple[str, ...] = tuple(f.name for f in fields(Fact))


class _Open:
    """A row whose columns can still be set."""

    __slots__ = COLUMNS


def fact_of(columns: Mapping[str, Any]) -> Fact:
    """Make a row of a value for every column; what `Fact(…)` gives, which sets each field past its own lock.

    Half of what a row costs, beside finding it, would be that: the row is filled first and frozen then.
    """
    row: Any = _Open()
    for name, value in columns.items():
        setattr(row, name, value)
    row.__class__ = Fact
    return cast(Fact, row)


values_of: Callable[[Fact], tuple[Any, ...]] = attrgetter(*COLUMNS)


def _fact_of_values(*values: Any) -> Fact:
    """Make a row of its values in the order of the columns."""
    return fact_of(dict(zip(COLUMNS, values, strict=True)))


# How rows travel from worker processes: as their values, in one piece.
copyreg.pickle(Fact, lambda fact: (_fact_of_values, values_of(fact)))
