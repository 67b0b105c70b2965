"""Patterns that end where a figure or a date begins."""

from __future__ import annotations

import functools
from collections.abc import Callable

import regex

_BACKWARDS = "(?r)"


class Before:
    """A pattern that ends in `$`, and has to stand right in front of a place.

    Nearly always it does not, and the last letters tell: so it is matched from its end backwards. A search from the
    front tries every place of the window; only what is there is read so, for its groups.
    """

    def __init__(self, source: str, make: Callable[[str], regex.Pattern[str]]) -> None:
        self._source = source
        self._make = make
        self._match_backwards = make(_BACKWARDS + source).match

    @functools.cached_property
    def _whole(self) -> regex.Pattern[str]:
        return self._make(self._source)

    def stands(self, text: str, start: int, end: int) -> bool:
        """Whether the pattern stands in front of `end`, and begins at `start` or behind it."""
        if self._match_backwards(text, start, end) is not None:
            return True
        # `$` also matches in front of a last line end
        return text[end - 1 : end] == "\n" and self._match_backwards(text, start, end - 1) is not None

    def ends(self, text: str) -> bool:
        """Whether a text ends in the pattern."""
        return self.stands(text, 0, len(text))

    def search(self, text: str, start: int, end: int) -> regex.Match[str] | None:
        """Find the pattern in front of `end`, as `regex.Pattern.search` does."""
        return self._whole.search(text, start, end) if self.stands(text, start, end) else None
