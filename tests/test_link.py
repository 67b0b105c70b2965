"""Figures that lean on each other: ranges, lists, understood units, changes of level."""

from __future__ import annotations

from decimal import Decimal

import pytest

from natofacts import extract

Row = tuple[str, float, float | None, str | None]


def rows(text: str) -> list[Row]:
    return [
        (f.text, float(f.value), float(f.value_max) if f.value_max is not None else None, f.unit)
        for f in extract(text)
        if f.type == "figure" and isinstance(f.value, Decimal)
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Il faut entre 3 et 5 %.", ("3 et 5 %", 3, 5, "%")),
        ("Il faut de 10 à 15 milliards d’euros.", ("10 à 15 milliards d’euros", 10e9, 15e9, "EUR")),
        ("Il faut de 10 000 à 15 000 soldats.", ("10 000 à 15 000 soldats", 10_000, 15_000, "soldats")),
        ("Il faut 10 000 à 15 000 soldats.", ("10 000 à 15 000 soldats", 10_000, 15_000, "soldats")),
        ("Il faut entre 200 et 250 km.", ("200 et 250 km", 200, 250, "km")),
        ("Il faut deux à trois ans.", ("deux à trois ans", 2, 3, "year")),
        ("Il faut 3-5 ans.", ("3-5 ans", 3, 5, "year")),
        (
            "Il faut trente à quarante mille soldats.",
            ("trente à quarante mille soldats", 3e4, 4e4, "soldats"),
        ),
        ("Il faut entre 1,5 et 2 millions d’obus.", ("1,5 et 2 millions d’obus", 1.5e6, 2e6, "obus")),
    ],
)
def test_ranges_are_one_row(text: str, row: Row) -> None:
    assert rows(text) == [row]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il faut 2, 3 et 5 %.", [("2", 2, None, "%"), ("3", 3, None, "%"), ("5 %", 5, None, "%")]),
        ("Il y eut 50 puis 65 %.", [("50", 50, None, "%"), ("65 %", 65, None, "%")]),
        ("Il faut 2 % et 5 %.", [("2 %", 2, None, "%"), ("5 %", 5, None, "%")]),
        (
            "Il y a 30 Alliés, contre 12 en 2000.",
            [("30 Alliés", 30, None, "alliés"), ("12", 12, None, "alliés")],
        ),
        (
            "Ils ont versé 5 milliards d’euros, dont 2,5 en Italie.",
            [("5 milliards d’euros", 5e9, None, "EUR"), ("2,5", 2.5e9, None, "EUR")],
        ),
        (
            "On est passé de 3 à 18 Alliés.",
            [("3", 3, None, "alliés"), ("18 Alliés", 18, None, "alliés")],
        ),
        (
            "Il faut porter le parc de 200 à 500 camions.",
            [("200", 200, None, "camions"), ("500 camions", 500, None, "camions")],
        ),
        (
            "Le nombre d'Alliés qui consacrent 2 % de leur PIB à la défense est passé de 3 à 23.",
            [("2 %", 2, None, "%"), ("3", 3, None, "alliés"), ("23", 23, None, "alliés")],
        ),
        (
            "L'Alliance a 3,4 millions de militaires, dont 1,3 million aux États-Unis, après un don de 2 euros.",
            [
                ("3,4 millions de militaires", 3.4e6, None, "militaires"),
                ("1,3 million", 1.3e6, None, "militaires"),
                ("2 euros", 2, None, "EUR"),
            ],
        ),
        ("Ils sont 58 % (+3 points) à le dire.", [("58 %", 58, None, "%"), ("+3 points", 3, None, "pp")]),
        (
            "La frégate de 6 000 tonnes sera livrée en deux mille vingt-huit.",
            [("6 000 tonnes", 6000, None, "t")],
        ),
        ("La part passera de 1,4 à 2 %.", [("1,4", 1.4, None, "%"), ("2 %", 2, None, "%")]),
        (
            "L’effort est passé de 1,4 % en 2014 à 2 % en 2024.",
            [("1,4 %", 1.4, None, "%"), ("2 %", 2, None, "%")],
        ),
        (
            "Le pays a perdu 12 chars et 300 soldats.",
            [("12 chars", 12, None, "chars"), ("300 soldats", 300, None, "soldats")],
        ),
    ],
)
def test_numbers_take_the_unit_of_their_partner(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Le café coûte 10 euros 50.", 10.5, "EUR"),
        ("Le café coûte 3 dollars et 25 cents.", 3.25, "USD"),
        ("Il mesure 1 m 80.", 1.8, "m"),
        ("Le vol dure 2 heures 30.", 2.5, "hour"),
        ("Le vol dure deux heures et demie.", 2.5, "hour"),
    ],
)
def test_amounts_in_two_parts_are_one_row(text: str, value: float, unit: str) -> None:
    found = rows(text)
    assert [(f[1], f[3]) for f in found] == [(value, unit)]
