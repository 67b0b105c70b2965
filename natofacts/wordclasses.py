"""The words of a sentence with their classes: one number a form, worked out once, whose bits tell what it may be.

A sentence is asked many times whether a word is a preposition, a mark, a possible verb. The closed classes of the
grammar (`lang/…/grammar.py`) and the endings of verbs are looked up when a form is first seen; after that a bit tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

KNOWN = 1 << 16  # forms remembered

# The classes that the grammar of a language names, a bit each.
_NAMED = (
    "BREAKS", "COORDINATORS", "SUBORDINATORS", "THAT", "PREPOSITIONS", "ADVERBS", "DETERMINERS", "CLITICS",
    "SUBJECT_PRONOUNS", "NOT_SUBJECT", "CLAUSE_LINKS", "DEFINITE_ARTICLES", "PHRASE_OPENERS", "ALL",
)  # fmt: skip
(
    BREAK, COORDINATOR, SUBORDINATOR, THAT, PREPOSITION, ADVERB, DETERMINER, CLITIC,
    PRONOUN, NOT_SUBJECT, CLAUSE_LINK, DEFINITE_ARTICLE, PHRASE_OPENER, ALL,
) = (1 << n for n in range(len(_NAMED)))  # fmt: skip
# Marks that do more than part phrases, and what verbs look like.
(
    MARK, CLOSER, NO_VERB, AUXILIARY, BE_PRESENT, BE_PAST, TENSED, INVERTED, FIRST_PLURAL, NEAR_FUTURE, SUBJUNCTIVE,
    THIRD_PLURAL, THIRD_SINGULAR, SECOND_PLURAL,
) = (1 << n for n in range(len(_NAMED), len(_NAMED) + 14))  # fmt: skip

BE = BE_PRESENT | BE_PAST
THIRD = THIRD_PLURAL | THIRD_SINGULAR
VERB = AUXILIARY | BE | TENSED | INVERTED | FIRST_PLURAL | NEAR_FUTURE | SUBJUNCTIVE | THIRD
BUSY = MARK | PRONOUN | VERB  # one token in ten
NOMINAL_STOP = BREAK | COORDINATOR | SUBORDINATOR  # what a noun phrase does not go over
MARKS = frozenset('()[]«»“”";:')
CLOSERS = frozenset(";:«»")


@dataclass(slots=True)
class Tokens:
    """The words and marks of a stretch of text: their lower-case forms, where each begins, and their classes."""

    forms: list[str]
    starts: list[int]
    classes: list[int]

    def end(self, i: int) -> int:
        """Where token `i` ends."""
        return self.starts[i] + len(self.forms[i])


class WordClasses(dict[str, int]):
    """The classes of each form; `more` adds the bits that depend on verbs."""

    def __init__(self, words: Any, more: Callable[[str], int]) -> None:
        super().__init__()
        self._sets = [(bit, getattr(words, name)) for bit, name in zip(_bits(), _NAMED, strict=True)]
        self._more = more

    def __missing__(self, form: str) -> int:
        if len(self) >= KNOWN:
            self.clear()
        known = sum(bit for bit, forms in self._sets if form in forms)
        known |= (MARK if form in MARKS else 0) | (CLOSER if form in CLOSERS else 0) | self._more(form)
        self[form] = known
        return known


class Lexer(dict[str, tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]]):
    """Cuts text into words and marks: what stands between two blanks is cut once, and known when it comes again.

    Each piece has its forms, where they begin in it, and their classes.
    """

    def __init__(self, words: Any, classes: WordClasses) -> None:
        super().__init__()
        self._classes = classes
        self._token = re.compile(words.WORD_OR_MARK)

    def __missing__(self, piece: str) -> tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]:
        if len(self) >= KNOWN:
            self.clear()
        found = [(match.group(), match.start()) for match in self._token.finditer(piece)]
        forms, starts = tuple(form for form, _ in found), tuple(start for _, start in found)
        self[piece] = known = (forms, starts, tuple(self._classes[form] for form in forms))
        return known

    def tokens(self, low: str, start: int, end: int) -> Tokens:
        """Cut a stretch of the low shadow into words and marks."""
        pieces = low[start:end].split(" ")
        known = [self[piece] for piece in pieces]
        places = accumulate([len(piece) + 1 for piece in pieces], initial=start)
        return Tokens(
            [form for forms, _, _ in known for form in forms],
            [place + offset for place, (_, offsets, _) in zip(places, known, strict=False) for offset in offsets],
            [kind for _, _, kinds in known for kind in kinds],
        )


def _bits() -> list[int]:
    return [1 << n for n in range(len(_NAMED))]
