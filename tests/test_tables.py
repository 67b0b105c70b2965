"""Tables: what a number in a cell is by caption, head and label; and no wrong unit where that cannot be told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from natofacts import Fact, extract

ALIGNED = """Tableau 2. Effort de défense
                    Dépenses            Part du PIB      Effectifs
                    (Md USD)            (%)              (milliers)
                    2025      2026e     2026e            2026e
Belgique            12,9      14,1      2,0              23,4
Estonie              1,6       2,3      5,4               7,9 *
"""


def figures(text: str) -> list[Fact]:
    return [fact for fact in extract(text, date="2026-09-04") if fact.type == "figure"]


def told(text: str) -> list[tuple[object, ...]]:
    return [(f.value, f.unit, f.actor, f.period) for f in figures(text)]


def test_a_caption_gives_the_unit_a_head_the_year_and_a_label_the_country() -> None:
    rows = figures(
        "Tableau 3. Dépenses de défense en pourcentage du PIB (aux prix de 2021)\n\n"
        "Pays            2014    2026e\nBelgique        0,97    2,01\n"
        "Hongrie (2)     0,86    2,06*\nTotal OTAN      2,55    2,91\n"
    )
    assert [(f.value, f.unit, f.base, f.actor, f.period) for f in rows] == [
        (Decimal("0.97"), "%", "PIB", "Belgique", "2014"),
        (Decimal("2.01"), "%", "PIB", "Belgique", "2026"),
        (Decimal("0.86"), "%", "PIB", "Hongrie", "2014"),
        (Decimal("2.06"), "%", "PIB", "Hongrie", "2026"),
        (Decimal("2.55"), "%", "PIB", None, "2014"),
        (Decimal("2.91"), "%", "PIB", None, "2026"),
    ]


def test_heads_name_units_and_what_is_counted() -> None:
    text = (
        "Programme\tNombre de navires\tCoût (M€)\tPart (%)\nFrégates\t5\t4 200\t38\nPatrouilleurs\t12\t1 150,5\t10,4\n"
    )
    assert [(f.value, f.unit) for f in figures(text)] == [
        (5, "navires"),
        (4_200_000_000, "EUR"),
        (38, "%"),
        (12, "navires"),
        (Decimal(1150500000), "EUR"),
        (Decimal("10.4"), "%"),
    ]
    assert figures("| Pays | Soldats |\n|---|---|\n| Estonie | 7 200 |\n| Lettonie | 8 800 |\n")[0].unit == "soldats"


def test_thousands_alone_count_what_the_caption_names() -> None:
    text = "Effectifs militaires (en milliers)\n\nPays | 2023 | 2024\nFrance | 208 | 205,5\nPologne | 172 | 216\n"
    assert told(text)[1] == (Decimal(205500), "effectifs", "France", "2024")


def test_years_as_labels_and_countries_as_heads() -> None:
    text = "Année     France    Allemagne\n2022      12 000    70 000\n2024      30 000    250 000\n"
    assert told(text) == [
        (12_000, None, "France", "2022"),
        (70_000, None, "Allemagne", "2022"),
        (30_000, None, "France", "2024"),
        (250_000, None, "Allemagne", "2024"),
    ]


def test_one_head_may_stand_over_several_columns() -> None:
    assert told(ALIGNED) == [
        (Decimal(12900000000), "USD", "Belgique", "2025"),
        (Decimal(14100000000), "USD", "Belgique", "2026"),
        (Decimal("2.0"), "%", "Belgique", "2026"),
        (Decimal(23400), "effectifs", "Belgique", "2026"),
        (Decimal(1600000000), "USD", "Estonie", "2025"),
        (Decimal(2300000000), "USD", "Estonie", "2026"),
        (Decimal("5.4"), "%", "Estonie", "2026"),
        (Decimal(7900), "effectifs", "Estonie", "2026"),
    ]


@pytest.mark.parametrize(
    "spoiled",
    [
        "\n".join(line.lstrip() for line in ALIGNED.splitlines()),  # the margin of the heads is lost
        "\n".join("   ".join(line.split("  ")) for line in ALIGNED.replace("          ", "  ").splitlines()),
    ],
    ids=["margin", "blanks"],
)
def test_heads_that_stand_over_no_column_give_no_unit(spoiled: str) -> None:
    assert {f.unit for f in figures(spoiled)} <= {None}


def test_words_with_two_blanks_are_no_table() -> None:
    assert told("Nous avons vu  deux ponts\nce texte  mal espacé\net  des lignes  avec 12 navires.") == [
        (2, "ponts", "Nous", None),
        (12, "navires", None, None),
    ]
