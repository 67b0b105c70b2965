"""Patterns that end where a figure or a date begins."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence

import regex

_BACKWARDS = "(?r)"


def by_last_word(forms: Iterable[Sequence[str]]) -> str:
    """Alternatives of words, with those that have the same last word together: backwards few of them are tried."""
    heads: dict[str, set[str]] = {}
    for *head, last in forms:
        heads.setdefault(last, set()).add("".join(f"{word}[ ]" for word in head))
    return "|".join(f"(?:{'|'.join(sorted(found, reverse=True))}){last}" for last, found in sorted(heads.items()))


class Before:
    """A pattern that ends in `$`, and has to stand right in front of a place.

    Nearly always it does not, and the last letters tell: so it is matched from its end backwards. A search from the
    front tries every place of the window; only what is there is read so, for its groups.
    """

    def __init__(self, source: str, make: Callable[[str], regex.Pattern[str]], from_end: str = "") -> None:
        """Take a pattern and how to compile it; `from_end` is the same without groups, where it is faster backwards."""
        self._source = source
        self._make = make
        self._match_backwards = make(_BACKWARDS + (from_end or source)).match

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
