"""Relations of dates, ranges of dates, appositions."""

from __future__ import annotations

import pytest

from natofacts import extract


def rows(text: str, date: str | None = None) -> list[tuple[str, str, str, str | None, str | None]]:
    return [
        (f.text, f.kind, str(f.relation), f.date_start, f.date_end)
        for f in extract(text, date=date)
        if f.type == "event"
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Il signa en 2019.", ("2019", "period", "at", "2019-01-01", "2019-12-31")),
        ("Il payera d’ici 2030.", ("2030", "deadline", "by", None, "2030-12-31")),
        ("Il payera d’ici à juin 2025.", ("juin 2025", "deadline", "by", None, "2025-06-30")),
        ("Il payera à l’horizon 2035.", ("2035", "deadline", "by", None, "2035-12-31")),
        ("Il payera d’ici la fin de 2024.", ("la fin de 2024", "deadline", "by", None, "2024-12-31")),
        ("Il payera avant la fin de 2024.", ("la fin de 2024", "deadline", "by", None, "2024-12-31")),
        ("Il payera au plus tard le 4 mai 2027.", ("4 mai 2027", "deadline", "by", None, "2027-05-04")),
        ("Il payera au terme de 2027.", ("2027", "deadline", "by", None, "2027-12-31")),
        ("Il payera avant 2030.", ("2030", "deadline", "before", None, "2029-12-31")),
        ("Il payera avant le 1er mars 2027.", ("1er mars 2027", "deadline", "before", None, "2027-02-28")),
        ("Il payera jusqu’en 2030.", ("2030", "deadline", "until", None, "2030-12-31")),
        ("Il payera jusqu’au 3 mai 2030.", ("3 mai 2030", "deadline", "until", None, "2030-05-03")),
        ("Il paye depuis 2014.", ("2014", "period", "since", "2014-01-01", None)),
        ("Il paye dès mars 2014.", ("mars 2014", "period", "since", "2014-03-01", None)),
        ("Il paye à partir de 2014.", ("2014", "period", "since", "2014-01-01", None)),
        ("Il paye à compter du 2 mai 2014.", ("2 mai 2014", "date", "since", "2014-05-02", None)),
        ("Il paya après 2014.", ("2014", "period", "after", "2015-01-01", None)),
        ("Il paya après le 2 mai 2014.", ("2 mai 2014", "date", "after", "2014-05-03", None)),
        ("Lors du sommet de Madrid de 2022, il paya.", ("2022", "period", "at", "2022-01-01", "2022-12-31")),
        ("Ils étaient 30, contre 12 en 2021.", ("2021", "period", "at", "2021-01-01", "2021-12-31")),
    ],
)
def test_relations(text: str, row: tuple[str, str, str, str | None, str | None]) -> None:
    assert rows(text) == [row]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Il payera d’ici 2030.", "../2030"),
        ("Il payera d’ici la fin de 2024.", "../2024-12"),
        ("Il payera avant 2030.", "../2029-12-31"),
        ("Il paye depuis mars 2014.", "2014-03/.."),
        ("Il vint les 15 et 16 janvier 2025.", "2025-01-15/2025-01-16"),
    ],
)
def test_edtf(text: str, edtf: str) -> None:
    from edtf import parse_edtf

    found = [f.edtf for f in extract(text) if f.type == "event"]
    assert found == [edtf]
    parse_edtf(edtf)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Il vint du 11 au 12 juillet 2023.", ["11 au 12 juillet 2023"]),
        ("Il vint entre 2014 et 2024.", ["2014 et 2024"]),
        ("Il vint en 2014 et en 2024.", ["2014", "2024"]),
        ("Il vint en 2014, 2019 et 2024.", ["2014", "2019", "2024"]),
        ("Il vint de 2021 à 2027.", ["2021 à 2027"]),
        ("Le plan 2021-2027 est clos.", ["2021-2027"]),
        ("Il vint du 3 mars 2024 au 5 avril 2024.", ["3 mars 2024 au 5 avril 2024"]),
        ("Il vint de janvier à mars 2024.", ["janvier à mars 2024"]),
    ],
)
def test_ranges_are_one_row(text: str, spans: list[str]) -> None:
    assert [row[0] for row in rows(text)] == spans


@pytest.mark.parametrize(
    "text",
    [
        "Ces mercredi et jeudi (les 15 et 16 janvier 2025), il parlera.",
        "Jeudi, 16 janvier 2025, il parlera.",
        "Demain, jeudi 16 janvier 2025, il parlera.",
    ],
)
def test_an_apposition_needs_one_row_only(text: str) -> None:
    found = rows(text, "2025-01-15")
    assert len(found) == 1
    assert found[0][4] == "2025-01-16"


def test_a_rule_that_is_switched_off_gives_no_row() -> None:
    text = "Il signa en 2019, puis le 3 mai 2020."
    assert [f.text for f in extract(text, disable=["fr.date.year"]) if f.type == "event"] == ["3 mai 2020"]


def test_a_day_that_no_year_has_does_not_cost_the_document() -> None:
    found = extract("Il vint le 31 juin, puis 12 avions le 2 mai.", date="2025-01-15")
    assert [(f.text, f.date_start) for f in found if f.type == "event"] == [("31 juin", None), ("2 mai", "2024-05-02")]
