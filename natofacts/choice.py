"""Which rows and columns are wanted, and in which order."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from natofacts.messages import _
from natofacts.models import COLUMNS, KINDS, Fact, FactType
from natofacts.terminal import UsageError
from natofacts.where import compile_where, unknown_column

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rows and columns are wanted, and in which order."""

    types: frozenset[str]
    kinds: frozenset[str]
    test: Callable[[Fact], bool] | None
    columns: tuple[str, ...] | None
    sort: str | None
    descending: bool
    limit: int | None
    unique: bool

    @classmethod
    def create(
        cls,
        *,
        types: Sequence[str] | None,
        kinds: Sequence[str] | None,
        where: str | None,
        columns: str | None,
        limit: int | None,
        sort: str | None = None,
        unique: bool = False,
        possible: Iterable[FactType] = FactType,
        known_columns: Collection[str] = COLUMNS,
    ) -> Choice:
        """Check the options, `possible` being the types there are. Raises: UsageError, WhereError."""
        known = {str(kind) for type_ in possible for kind in KINDS[type_]}
        for kind in kinds or ():
            if kind not in known:
                nearest = difflib.get_close_matches(kind, known, n=1)
                advice = (
                    _("did you mean {name}?").format(name=nearest[0])
                    if nearest
                    else _("there are {known}").format(known=", ".join(sorted(known)))
                )
                raise UsageError(_('--kind: unknown kind "{kind}"; {advice}').format(kind=kind, advice=advice))
            home = next(type_ for type_ in possible if kind in KINDS[type_])
            if types and home not in types:
                raise UsageError(
                    _("--kind {kind}: goes with --type {home}, not with --type {types}").format(
                        kind=kind, home=home, types=", ".join(types)
                    )
                )
        return cls(
            types=frozenset(map(str, types or ())),
            kinds=frozenset(kinds or ()),
            test=compile_where(where) if where is not None else None,
            columns=_column_names(columns, known=known_columns) if columns is not None else None,
            sort=_column_names(sort.removeprefix("-"), "--sort")[0] if sort is not None else None,
            descending=sort is not None and sort.startswith("-"),
            limit=limit,
            unique=unique,
        )

    def wants(self, fact: Fact) -> bool:
        """Tell whether a row passes every filter."""
        return (
            (not self.types or fact.type in self.types)
            and (not self.kinds or fact.kind in self.kinds)
            and not (self.unique and fact.repeat_of is not None)
            and (self.test is None or self.test(fact))
        )

    def ordered(self, facts: Iterable[Fact]) -> Iterable[Fact]:
        """Sort rows by the column asked for, rows without a value last in both directions."""
        if self.sort is None:
            return facts
        name = self.sort
        rows = list(facts)
        given = [fact for fact in rows if getattr(fact, name) is not None]
        without = [fact for fact in rows if getattr(fact, name) is None]
        given.sort(key=lambda fact: _sort_key(getattr(fact, name)), reverse=self.descending)
        return given + without

    def limited(self, rows: Iterable[_Row]) -> Iterator[_Row]:
        """Stop after as many rows as asked for."""
        if self.limit == 0:
            return
        for count, row in enumerate(rows, 1):
            yield row
            if count == self.limit:
                return


def _sort_key(value: Any) -> Any:
    """Order texts without regard to case, then exactly."""
    return (value.casefold(), value) if isinstance(value, str) else value


def _column_names(given: str, option: str = "--columns", known: Collection[str] = COLUMNS) -> tuple[str, ...]:
    """Read a list of column names. Raises: UsageError on one that does not exist."""
    names = tuple(dict.fromkeys(name.strip() for name in given.split(",")))
    for name in names:
        if name not in known:
            raise UsageError(f"{option}: {unknown_column(name)}")
    return names
