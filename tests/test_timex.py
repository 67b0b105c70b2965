"""Calendar expressions to intervals, most of them counted from the document's date."""

from __future__ import annotations

import pytest

from natofacts import extract
from natofacts.models import Fact

ON = "2026-05-13"  # a Wednesday


def event(text: str, date: str | None = ON) -> Fact:
    events = [fact for fact in extract(text, date=date) if fact.type == "event"]
    assert len(events) == 1, [(e.text, e.rule) for e in events]
    return events[0]


@pytest.mark.parametrize(
    ("text", "start", "end", "edtf"),
    [
        ("en 2019", "2019-01-01", "2019-12-31", "2019"),
        ("en décembre 2019", "2019-12-01", "2019-12-31", "2019-12"),
        ("le 1er mai 1998", "1998-05-01", "1998-05-01", "1998-05-01"),
        ("le 29 février 2024", "2024-02-29", "2024-02-29", "2024-02-29"),
        ("en février 2023", "2023-02-01", "2023-02-28", "2023-02"),
        ("les 15 et 16 janvier 2025", "2025-01-15", "2025-01-16", "2025-01-15/2025-01-16"),
        ("du 30 mai au 2 juin 2025", "2025-05-30", "2025-06-02", "2025-05-30/2025-06-02"),
        ("du 28 décembre 2025 au 3 janvier 2026", "2025-12-28", "2026-01-03", "2025-12-28/2026-01-03"),
        ("entre mars 2019 et la mi-2021", "2019-03-01", "2021-08-31", "2019-03/2021-08"),
        ("de mars à juin 2025", "2025-03-01", "2025-06-30", "2025-03/2025-06"),
        ("pour 2021-2027", "2021-01-01", "2027-12-31", "2021/2027"),
        ("dans les années 1990", "1990-01-01", "1999-12-31", "1990/1999"),
        ("dans les années 80", "1980-01-01", "1989-12-31", "1980/1989"),
        ("début 2024", "2024-01-01", "2024-04-30", "2024-01/2024-04"),
        ("mi-2024", "2024-05-01", "2024-08-31", "2024-05/2024-08"),
        ("fin 2024", "2024-09-01", "2024-12-31", "2024-09/2024-12"),
        ("début mars 2024", "2024-03-01", "2024-03-10", "2024-03-01/2024-03-10"),
        ("à la mi-février 2024", "2024-02-11", "2024-02-20", "2024-02-11/2024-02-20"),
        ("fin février 2024", "2024-02-21", "2024-02-29", "2024-02-21/2024-02-29"),
        ("au début des années 2000", "2000-01-01", "2003-12-31", "2000/2003"),
        ("au milieu des années 2000", "2004-01-01", "2006-12-31", "2004/2006"),
        ("à la fin des années 2000", "2007-01-01", "2009-12-31", "2007/2009"),
        ("au premier trimestre 2025", "2025-01-01", "2025-03-31", "2025-01/2025-03"),
        ("au dernier trimestre de 2025", "2025-10-01", "2025-12-31", "2025-10/2025-12"),
        ("au second semestre 2025", "2025-07-01", "2025-12-31", "2025-07/2025-12"),
        ("au printemps 2027", "2027-03-01", "2027-05-31", "2027-03/2027-05"),
        ("à l’hiver 2025-2026", "2025-12-01", "2026-02-28", "2025-12/2026-02"),
    ],
)
def test_absolute(text: str, start: str, end: str, edtf: str) -> None:
    for date in (ON, None):
        found = event(f"Le sommet s’est tenu {text}.", date)
        assert (found.date_start, found.date_end, found.edtf) == (start, end, edtf)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Le navire appareillera demain.", "2026-05-14", "2026-05-14"),
        ("Le navire a appareillé hier.", "2026-05-12", "2026-05-12"),
        ("Le navire a appareillé avant-hier.", "2026-05-11", "2026-05-11"),
        ("Le navire appareillera après-demain.", "2026-05-15", "2026-05-15"),
        ("Le navire appareillera vendredi.", "2026-05-15", "2026-05-15"),
        ("Le navire a appareillé vendredi.", "2026-05-08", "2026-05-08"),
        ("Le navire a appareillé lundi dernier.", "2026-05-11", "2026-05-11"),
        ("Le navire appareillera lundi prochain.", "2026-05-18", "2026-05-18"),
        ("Le navire appareillera la semaine prochaine.", "2026-05-18", "2026-05-24"),
        ("Le navire a appareillé la semaine dernière.", "2026-05-04", "2026-05-10"),
        ("Les stocks seront refaits cette année.", "2026-01-01", "2026-12-31"),
        ("Les dépenses ont crû l'an dernier.", "2025-01-01", "2025-12-31"),
        ("Les dépenses croîtront l’année prochaine.", "2027-01-01", "2027-12-31"),
        ("Les dépenses ont crû le mois dernier.", "2026-04-01", "2026-04-30"),
        ("Nous nous verrons en novembre prochain.", "2026-11-01", "2026-11-30"),
        ("Le sommet s’est tenu en novembre.", "2025-11-01", "2025-11-30"),
        ("Nous nous verrons en mars.", "2027-03-01", "2027-03-31"),
        ("Nous nous verrons le 4 mars.", "2027-03-04", "2027-03-04"),
        ("Nous nous sommes vus le 4 mars.", "2026-03-04", "2026-03-04"),
        ("Il a signé il y a dix jours.", "2026-05-03", "2026-05-03"),
        ("Il a signé il y a trois semaines.", "2026-04-22", "2026-04-22"),
        ("Il a signé il y a deux mois.", "2026-03-01", "2026-03-31"),
        ("Il a signé il y a deux ans.", "2024-01-01", "2024-12-31"),
        ("Les choses changeront au cours des trois prochaines années.", "2026-05-13", "2029-05-13"),
        ("Il signera durant cette décennie.", "2020-01-01", "2029-12-31"),
        ("Le dernier lundi de mai 2026, il signera.", "2026-05-25", "2026-05-25"),
        ("Au cours des six premiers mois de l’année, les ventes ont crû.", "2026-01-01", "2026-06-30"),
    ],
)
def test_relative_to_the_document(text: str, start: str, end: str) -> None:
    found = event(text)
    assert (found.date_start, found.date_end) == (start, end)
    open_ended = event(text, None)
    if "2026" not in text:
        assert (open_ended.date_start, open_ended.date_end, open_ended.edtf) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "end", "duration"),
    [
        ("Il faudra payer d'ici cinq ans.", "2031-05-13", "year"),
        ("Il faudra payer dans les six mois.", "2026-11-13", "month"),
        ("Il faudra payer dans un délai de trois mois.", "2026-08-13", "month"),
        ("Il faudra payer sous dix jours.", "2026-05-23", "day"),
    ],
)
def test_a_duration_that_is_a_deadline_gives_two_rows(text: str, end: str, duration: str) -> None:
    found = event(text)
    assert (found.kind, found.relation, found.date_start, found.date_end) == ("deadline", "by", None, end)
    figures = [fact for fact in extract(text, date=ON) if fact.type == "figure"]
    assert [(f.kind, f.unit, f.text) for f in figures] == [("duration", duration, found.text)]


@pytest.mark.parametrize(
    ("text", "time", "surface"),
    [
        ("Le jeudi 16 janvier 2025 à 17h30, il parlera.", "17:30", "jeudi 16 janvier 2025 à 17h30"),
        ("Le 16 janvier 2025 à 9 h, il parlera.", "09:00", "16 janvier 2025 à 9 h"),
        ("Le 16 janvier 2025 à midi, il parlera.", "12:00", "16 janvier 2025 à midi"),
        ("Le 16 janvier 2025, il parlera.", None, "16 janvier 2025"),
        ("Demain à 10h30, il parlera.", "10:30", "Demain à 10h30"),
    ],
)
def test_clock_times(text: str, time: str | None, surface: str) -> None:
    found = event(text)
    assert (found.time, found.text) == (time, surface)


@pytest.mark.parametrize(
    "text",
    [
        "Le 30 février 2025 non plus.",
        "Ils ont marché au pas sur le Champ-de-Mars.",
        "Des décennies de paix.",
        "Il a coûté 1980 euros.",
        "2000 soldats ont défilé.",
        "La résolution 2254 du Conseil.",
        "La 5G et le G20.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert [fact.text for fact in extract(text, date=ON) if fact.type == "event"] == []
