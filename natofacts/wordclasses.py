"""The words of a sentence with their classes: one number a form, worked out once, whose bits tell what it may be.

A sentence is asked many times whether a word is a preposition, a mark, a possible verb. The closed classes of the
grammar (`lang/…/grammar.py`) and the endings of verbs are looked up when a form is first seen; after that a bit tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
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


class Lexer:
    """Cuts text into words and marks; what stands between two blanks is cut once, and known when it comes again.

    Most pieces are a word: for them the class is all that is kept, the rest of the tuples would be read for nothing.
    """

    def __init__(self, words: Any, classes: WordClasses) -> None:
        self._classes = classes
        self._token = re.compile(words.WORD_OR_MARK)
        self._plain: dict[str, int] = {}  # pieces that are a word, with its class
        self._parted: dict[str, list[tuple[str, int, int]]] = {}  # the others: form, place in the piece, class

    def tokens(self, low: str, start: int, end: int) -> Tokens:
        """Cut a stretch of the low shadow into words and marks."""
        forms: list[str] = []
        starts: list[int] = []
        classes: list[int] = []
        plain = self._plain.get
        place = start
        for piece in low[start:end].split(" "):
            kind = plain(piece)
            if kind is not None:
                forms.append(piece)
                starts.append(place)
                classes.append(kind)
            else:
                parted = self._parted.get(piece)
                for form, offset, kind in self._cut(piece) if parted is None else parted:
                    forms.append(form)
                    starts.append(place + offset)
                    classes.append(kind)
            place += len(piece) + 1
        return Tokens(forms, starts, classes)

    def _cut(self, piece: str) -> list[tuple[str, int, int]]:
        """Cut a piece that is seen for the first time, and remember it."""
        if len(self._plain) + len(self._parted) >= KNOWN:
            self._plain.clear()
            self._parted.clear()
        found = [(m.group(), m.start(), self._classes[m.group()]) for m in self._token.finditer(piece)]
        if len(found) == 1 and found[0][0] == piece:
            self._plain[piece] = found[0][2]
        else:
            self._parted[piece] = found
        return found


def _bits() -> list[int]:
    return [1 << n for n in range(len(_NAMED))]
