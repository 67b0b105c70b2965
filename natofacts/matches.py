"""What `find` hands on: matches, the quantities built from them, and those that gave way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from natofacts.rule import Rule


@dataclass(slots=True)
class Quantity:
    """A figure before its context is read: half-open span, kind, value(s), unit.

    `head` is the span of the counted noun or unit word; `mantissa_scale` the scale of the numeral, so that an
    understood one can be shared («de 10 à 15 milliards»). `entry` names the table row that gave the unit.
    """

    start: int
    end: int
    kind: str
    value: Decimal
    unit: str | None
    rule: str = ""
    value_max: Decimal | None = None
    comparator: str | None = None
    scale: int = 1
    change: str | None = None
    head: tuple[int, int] | None = None
    entry: str = ""
    elided: bool = False
    numeral_end: int = 0
    numeral_kind: str = "cardinal"

    @property
    def whole(self) -> bool:
        """Whether the value has no decimals."""
        return self.value == self.value.to_integral_value()

    def take_unit(self, other: Quantity) -> None:
        """Read a bare number with the unit of another figure, and by its rule."""
        self.kind, self.unit, self.entry, self.head = other.kind, other.unit, other.entry, other.head
        self.rule, self.elided = other.rule, True


@dataclass(slots=True)
class Match:
    """A span that a rule claims, with its groups; figures carry the quantity that was built."""

    start: int
    end: int
    rule: Rule
    groups: Mapping[str, str | None] = field(default_factory=dict)
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """What a table says of the figures in one of its cells.

    EDTF period, base, span of the label of the row or column, and the words that gave the unit.
    """

    period: str | None = None
    base: str | None = None
    label: tuple[int, int] | None = None
    cue: str = ""


@dataclass(slots=True)
class Loser:
    """A match that gave way, and why; kept for `explain`."""

    match: Match
    why: str


@dataclass(slots=True)
class Found:
    """What one pass gives: masks and dates in text order, figures in text order, and who lost.

    `places` has what tables say, by the start of the figure.
    """

    dates: list[Match]
    figures: list[Match]
    masks: list[Match]
    losers: list[Loser]
    places: Mapping[int, Place] = field(default_factory=dict)
