"""The clause grammar: where clauses begin and end, which are main, who their subjects are."""

from __future__ import annotations

import pytest

from natofacts.clauses import Clause
from natofacts.commitments import grammar_for
from natofacts.fold import view
from natofacts.pack import load


def parse(text: str) -> list[tuple[bool, str | None, list[str]]]:
    seen = view(text)
    clauses: list[Clause] = grammar_for(load("fr")).parse(seen.low, text, 0, len(text))
    return [
        (c.main, text[slice(*c.subject)] if c.subject else None, [text[p.verb : p.end] for p in c.predicates])
        for c in clauses
    ]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Les Alliés livreront des chars", [(True, "Les Alliés", ["livreront"])]),
        ("L'OTAN et l'UE coopèrent", [(True, "L'OTAN et l'UE", ["coopèrent"])]),
        ("Bucarest, Sofia et Ankara décident de rester", [(True, "Bucarest, Sofia et Ankara", ["décident"])]),
        ("Nous saluons l'accord et appelons Moscou à partir", [(True, "Nous", ["saluons", "appelons"])]),
        (
            "Alors que nous renforçons nos efforts, nous poursuivrons ce travail",
            [(False, "nous", ["renforçons"]), (True, "nous", ["poursuivrons"])],
        ),
        (
            "Les Alliés qui le souhaitent contribueront",
            [(False, "Les Alliés", ["souhaitent"]), (True, "Les Alliés ", ["contribueront"])],
        ),
        ("En 2024, l'OTAN a accru ses forces", [(True, "l'OTAN", ["a accru"])]),
        (
            "La part atteint 2,5 % et l'effort continue",
            [(True, "La part", ["atteint"]), (True, "l'effort", ["continue"])],
        ),
    ],
)
def test_clauses(text: str, clauses: list[tuple[bool, str | None, list[str]]]) -> None:
    assert parse(text) == clauses


@pytest.mark.parametrize("word", ["environs", "opéra", "tira", "vignerons", "fait", "lait"])
def test_lookalikes_are_no_futures(word: str) -> None:
    assert grammar_for(load("fr")).finite.morphology.tense_of(word) is None


@pytest.mark.parametrize(
    ("word", "tense"),
    [
        ("livrera", "future"),
        ("serons", "future"),
        ("mettront", "future"),
        ("viendrait", "conditional"),
        ("livrait", "past"),
    ],
)
def test_tenses(word: str, tense: str) -> None:
    assert grammar_for(load("fr")).finite.morphology.tense_of(word) == tense
