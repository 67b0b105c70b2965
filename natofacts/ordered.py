"""Things with a `start`, in text order, found by position in O(log n)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


T = TypeVar("T", bound=_Placed)


class Ordered(Generic[T]):
    """A sequence sorted by `start`."""

    def __init__(self, items: Sequence[T]) -> None:
        self.items = items
        self._starts = [item.start for item in items]

    def between(self, start: int, end: int) -> Sequence[T]:
        """The items that begin in `[start, end)`, in order."""
        return self.items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, position: int) -> int:
        """The number of items that begin before a position."""
        return bisect_left(self._starts, position)
