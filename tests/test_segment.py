"""Sentences, items, headings and points, where French text and PDF make it hard."""

from __future__ import annotations

import pytest

from natofacts.fold import view
from natofacts.pack import load
from natofacts.segment import MAX_SENTENCE, Segment, segment

PACK = load("fr")


def segments(text: str) -> list[Segment]:
    return segment(view(text, PACK.words["joiner"], PACK.words["compound"]), PACK.abbreviations).items


def cut(text: str) -> list[str]:
    return [" ".join(text[s.start : s.end].split()) for s in segments(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ainsi a parlé M. Stoltenberg à Bruxelles.",
        "Mme. Kallas et MM. Rutte et Tusk sont venus.",
        "Voir l’art. 5 du traité et le chap. III.",
        "Il faut au moins 2,5 %.",
        "Le sommet de Washington, D.C. a réuni 32 pays.",
        "L’U.E. et l’O.T.A.N. coopèrent.",
        "Le rapport (p. 12) cite J. Dupont et J.-P. Martin.",
        "Il hésite… puis signe.",
        "Il a dit « Nous tiendrons » et s’est levé.",
        "Le budget (cf. § 3) est de 1.234.567 euros.",
        "La version 3.1 sort à 10.30 heures.",
        "Le texte dit : « […] nous agirons […] ».",
        "Consultez www.nato.int pour plus de détails.",
        "Le gén. Cavoli commande depuis le 1er juil. à Mons.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Il part. Elle reste.", ["Il part.", "Elle reste."]),
        ("Il part.\u00a0Elle reste.", ["Il part.", "Elle reste."]),
        ("Il part.\u202fElle reste.", ["Il part.", "Elle reste."]),
        ("Il faut 2,5 %. Nous agirons.", ["Il faut 2,5 %.", "Nous agirons."]),
        ("Il hésite… Elle signe.", ["Il hésite…", "Elle signe."]),
        ("Il hésite... Elle signe.", ["Il hésite...", "Elle signe."]),
        ("Qui ? Nous ! Quand ? En 2030.", ["Qui ?", "Nous !", "Quand ?", "En 2030."]),
        ("« Nous tiendrons. » Il se lève.", ["« Nous tiendrons. »", "Il se lève."]),
        ("“Nous tiendrons.” Il se lève.", ["“Nous tiendrons.”", "Il se lève."]),
        ("Il part. « Nous tiendrons. »", ["Il part.", "« Nous tiendrons. »"]),
        ("(Il part.) Elle reste.", ["(Il part.)", "Elle reste."]),
        ("C’est fini en 2024. 12 pays ont signé.", ["C’est fini en 2024.", "12 pays ont signé."]),
        ("Fin des crises.Réunion du Conseil.", ["Fin des crises.", "Réunion du Conseil."]),
        ("Titre\n\nUn texte.", ["Titre", "Un texte."]),
        ("Titre\r\n\r\nUn texte.\r\n", ["Titre", "Un texte."]),
    ],
)
def test_several_sentences(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


def test_bullets_are_items_without_their_mark() -> None:
    text = "Nous avons :\n• livré 12 chars ;\n– formé 300 soldats ;\n- voté ;\na) payé.\n1) fini."
    assert cut(text) == [
        "Nous avons :",
        "livré 12 chars ;",
        "formé 300 soldats ;",
        "voté ;",
        "payé.",
        "fini.",
    ]
    assert [s.bullet for s in segments(text)] == [False, True, True, True, True, False]


def test_numbered_points() -> None:
    text = "1. Nous agissons. Nous tenons.\n\n2. Nous payons.\n\n3) Nous signons.\n- un pays\n\n4. Fin."
    assert [(s.point, text[s.start : s.end]) for s in segments(text)] == [
        (1, "Nous agissons."),
        (1, "Nous tenons."),
        (2, "Nous payons."),
        (3, "Nous signons."),
        (3, "un pays"),
        (4, "Fin."),
    ]


def test_a_number_that_opens_a_line_is_not_always_a_point() -> None:
    assert {s.point for s in segments("Il y a eu\n\n300 morts.\n\n2024. Une année.")} == {None}


def test_broken_lines_of_a_pdf_are_one_sentence() -> None:
    text = (
        "Les Alliés européens et le Canada ont consacré plus de\n"
        "486 milliards de dollars à la défense en 2024, soit une hausse de dix-\n"
        "neuf pour cent. Nous saluons cet effort et nous le pour-\n"
        "suivrons."
    )
    seen = view(text, PACK.words["joiner"], PACK.words["compound"])
    found = segment(seen, PACK.abbreviations).items
    assert len(found) == 2
    assert seen.plain[found[1].start : found[1].end] == "nous saluons cet effort et nous le poursuivrons."


def test_page_headers_stand_alone() -> None:
    text = "Nous agirons avec nos partenaires.\n\nPR/CP(2024)0117\n- 2 -\n\nNous tiendrons."
    assert cut(text)[0] == "Nous agirons avec nos partenaires."
    assert cut(text)[-1] == "Nous tiendrons."


def test_what_is_too_long_for_a_sentence_is_cut_at_a_blank() -> None:
    text = "douze mille navires, " * 1000
    found = segments(text)
    assert len(found) > 1
    assert all(s.end - s.start <= MAX_SENTENCE for s in found)
    assert "".join(text[s.start : s.end].replace(" ", "") for s in found) == text.replace(" ", "")
    assert all(text[s.start - 1] == " " for s in found[1:])
    assert len(segments("x" * 3 * MAX_SENTENCE)) == 3


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "…", "•", "1.", "« »"])
def test_next_to_nothing(text: str) -> None:
    for found in segments(text):
        assert 0 <= found.start <= found.end <= len(text)


@pytest.mark.parametrize("unit", [" ", "\n", ".", " .", ". ", "A. ", "…", "« ", "- ", "1. ", "\xa0", "\r", "(", "A."])
def test_linear_time(unit: str) -> None:
    segments(unit * 50_000)
