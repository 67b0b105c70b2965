"""Reading PDF: paragraphs, columns, tables, hyphens, running heads, notes; and files that cannot be read."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import Placed, column, pdf

from natofacts import extract
from natofacts.errors import ReadError
from natofacts.read import read

LINES = [
    "Les pays européens de l’Alliance et le Canada ont consacré plus de 600 milliards",
    "de dollars à la défense en 2025, en hausse de 19,4 % par rapport à 2024, et ils",
    "continueront.",
]


def text_of(*pages: list[Placed]) -> str:
    return read(pdf(pages), "a.pdf").text


def test_lines_are_joined_to_paragraphs() -> None:
    text = text_of(column([*LINES, "", *LINES, "Une ligne courte", "Une autre ligne"]))
    paragraph = " ".join(LINES)
    assert text == f"{paragraph}\n\n{paragraph}\nUne ligne courte\nUne autre ligne\n"


def test_items_begin_lines() -> None:
    text = text_of(
        column(
            [
                "Nous avons décidé, à Bruxelles, avec tous nos partenaires et tous nos Alliés :",
                "– de livrer 35 chars ;",
                "– de former 40 pilotes.",
                "27. Nous livrerons.",
            ]
        )
    )
    assert text.splitlines()[1:] == ["– de livrer 35 chars ;", "– de former 40 pilotes.", "27. Nous livrerons."]


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("Les milliards manquent, et l’on parle sans fin de ces mil-", "liards.", "milliards."),
        ("Une avant-garde existe déjà, et l’on parle de cette avant-", "garde.", "avant-garde."),
        ("Le plan, que les Alliés ont adopté, vaut pour 2026-", "2030 et après.", "2026-2030 et après."),
        ("Un mot que le document n’écrit pas ailleurs est néces-", "saire.", "néces-\nsaire."),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, text: str) -> None:
    assert text_of(column([first, second])).endswith(f" {text}\n")


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"gauche {number} avec des mots de suite" for number in range(8)]
    right = [f"droite {number} avec des mots de suite" for number in range(8)]
    page = [
        *column(["Un titre qui va bien au-delà du milieu de toute la page ici"]),
        *column(left, y=760),
        *column(right, x=320, y=755),
    ]
    words = text_of(sorted(page, key=lambda placed: -placed[1])).split()
    assert [word for word in words if word in ("gauche", "droite", "titre")] == ["titre"] + ["gauche"] * 8 + [
        "droite"
    ] * 8


def test_a_table_is_read_row_by_row() -> None:
    rows = [
        ("Pays", "2024", "2025"),
        ("Italie", "12", "345"),
        ("France", "9", "100"),
        ("Belgique", "3", "200"),
        ("Lettonie", "4", "300"),
    ]
    page = [
        (60 + 90 * place, 700 - 14 * number, 10, cell)
        for number, row in enumerate(rows)
        for place, cell in enumerate(row)
    ]
    document = read(pdf([sorted(page, key=lambda placed: placed[0])]), "a.pdf")
    assert document.text == "".join("   ".join(row) + "\n" for row in rows)
    assert {12, 345, 9, 100} <= {fact.value for fact in extract(document)}


def test_a_line_of_justified_text_is_no_row_unless_numbers_stand_side_by_side() -> None:
    def spread(words: list[str], y: float) -> list[Placed]:
        places = [60.0]
        for word in words:
            places.append(places[-1] + 6 * len(word) + 20)
        return [(x, y, 10, word) for x, word in zip(places, words, strict=False)]

    assert text_of(spread(["Nous", "exhortons", "les", "armateurs"], 700)) == "Nous exhortons les armateurs\n"
    assert text_of(spread(["Italie", "12", "345", "678"], 700)) == "Italie   12   345   678\n"


def test_running_heads_and_page_numbers_are_dropped_and_sentences_go_over_pages() -> None:
    def page(number: int, lines: list[str]) -> list[Placed]:
        head = [(60.0, 815.0, 9.0, f"OTAN – Rapport annuel {number}")]
        return [*head, *column(lines, y=780), (290.0, 30.0, 9.0, f"- {number} -")]

    text = text_of(page(1, LINES[:2]), page(2, [*LINES[2:], "", "Fin."]), page(3, ["Annexe."]))
    assert text == " ".join(LINES) + "\n\nFin.\n\nAnnexe.\n"


@pytest.mark.parametrize("pages", [2, 3])
def test_lines_that_differ_in_their_numbers_are_no_running_heads(pages: int) -> None:
    heads = [f"{2024 + n} : {12 + n} avions, {(n + 1) * 101} 850 militaires" for n in range(pages)]
    text = text_of(*[column([head, "", "Texte de la page."]) for head in heads])
    assert all(head in text for head in heads)


def test_raised_marks_and_notes() -> None:
    page = [
        *column(["En 2024", "le 1", "une surface de 12 km"]),
        (102, 784, 6, "1"),
        (108, 780, 10, "35 pays ont suivi cette voie."),
        (84, 772, 6, "er"),
        (96, 768, 10, "mars 2026."),
        (180, 760, 6, "2"),
        (60, 63, 5, "1"),
        (64, 60, 8, "Selon douze pays."),
    ]
    assert text_of(page, column(LINES)).split("\n") == [
        "En 2024 35 pays ont suivi cette voie.",
        "le 1er mars 2026.",
        "une surface de 12 km²",
        "",
        " ".join(LINES),
        "",
        "Selon douze pays.",
        "",
    ]  # fmt: skip


def test_document_information() -> None:
    document = read(
        pdf([column(["Le conseil se réunira demain."])], "/Title(Note)/CreationDate(D:20250304101010+01'00')"), "a.pdf"
    )
    assert document.metadata == {"format": "pdf", "title": "Note", "pages": "1", "created": "2025-03-04"}
    assert document.date is None
    assert extract(document).date == datetime.date(2025, 3, 4)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf([[]]), r"has no text layer \(1 page: a scan\?\)"),
        (pdf([column(LINES)])[:100], "is a broken PDF"),
        (b"%PDF-1.7\nnothing", "is a broken PDF"),
        (b"", "is empty"),
        (b"deux chars", "is no PDF, or a broken one"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=rf"^a\.pdf: {said}") as caught:
        read(data, "a.pdf")
    assert "\n" not in str(caught.value)


GOOD = pdf([column(LINES), column(LINES)], "/Title(Note)")


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(8, len(GOOD) - 1), st.integers(0, 255)), max_size=8), st.integers(8, len(GOOD)))
def test_a_damaged_file_is_read_or_refused(damage: list[tuple[int, int]], end: int) -> None:
    data = bytearray(GOOD)
    for place, byte in damage:
        data[place] = byte
    for each in (bytes(data), bytes(data[:end])):
        try:
            read(each, "a.pdf").text.encode()
        except ReadError as error:
            assert "\n" not in str(error)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(-50, 700), st.integers(-50, 900), st.integers(0, 30), st.text("ab1-. é", max_size=8)),
        max_size=12,
    )
)
def test_text_at_any_place_is_read(page: list[Placed]) -> None:
    try:
        read(pdf([page, page]), "a.pdf").text.encode()
    except ReadError as error:
        assert "no text layer" in str(error)
