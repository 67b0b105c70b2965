"""The document's date: what dates it, in which order (SPEC § 3)."""

from __future__ import annotations

from datetime import date

import pytest

from natofacts import Document, extract

FILLER = "Les Alliés agissent ensemble. " * 80


def dated(text: str, **more: object) -> str | None:
    found = extract(text, **more)  # type: ignore[arg-type]
    return found.date.isoformat() if found.date else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("BRUXELLES, 14 juin 2024 — Les ministres ont parlé du 3 juillet 2024.", "2024-06-14"),
        ("Communiqué\n\nParis, le 2 mai 2025\n\nLe 9 mai 2025, on votera.", "2025-05-02"),
        ("Note\nPublié le 3 mars 2024\nLe 9 mai 2025, on votera.", "2024-03-03"),
        ("Note\nVersion du 3 mars 2024\nLe 9 mai 2025, on votera.", "2024-03-03"),
        ("Note\nMise à jour : 12/05/2024\nLe 9 mai 2025, on votera.", "2024-05-12"),
        ("Note\nEnregistré le 3 mars 2024\nLe 9 mai 2025, on votera.", "2024-03-03"),
        (
            (
                "Discours du ministre de la Défense du Royaume devant la conférence annuelle de sécurité de Gand\n"
                "Gand, samedi 13 février 2027 (seul le prononcé fait foi)\n\nLe 4 mai 2028, on votera."
            ),
            "2027-02-13",
        ),
        ("DIFFUSION LIBRE\n\nMission\nÉtat au 30 mars 2026\n\n1. Bilan\n\nLe 9 mai 2027, on votera.", "2026-03-30"),
        ("Déclaration du 11 juillet 2023\n\nLe 9 mai 2025, on votera.", "2023-07-11"),
        (
            "Nous, chefs d’État, réunis à Ankara les 3 et 4 juillet 2026, tenons. Le 9 mai 2027, on votera.",
            "2026-07-03",
        ),
        ("Titre\n\nLe 3 mars 2024, on parla. Le 9 mai 2025, on vota.", "2025-05-09"),
        ("Titre\n\nLe 3 mars 2024, on parla. " + FILLER + "Le 9 mai 2025, on vota.", "2024-03-03"),
        (FILLER + "Le 3 mars 2024, on parla. Le 9 mai 2025, on vota.", "2025-05-09"),
        ("Le 3 mars 2024, on parla. Il faut payer avant le 9 mai 2030.", "2024-03-03"),
        ("Il faut payer d’ici au 9 mai 2030.", None),
        ("En mars 2024, on parla.", None),
        ("On parla.", None),
        ("", None),
    ],
)
def test_the_text_dates_itself(text: str, day: str | None) -> None:
    assert dated(text) == day


def test_what_is_given_comes_first_then_metadata() -> None:
    text = "Paris, le 2 mai 2025\n\nOn vota."
    document = Document(text, "a.html", date(2025, 5, 3))
    assert dated(text, date="2026-01-01") == "2026-01-01"
    assert extract(document, date=date(2026, 1, 1)).date_source == "given"
    assert extract(document).date == date(2025, 5, 3)
    assert extract(document).date_source == "metadata"


def test_the_source_is_said() -> None:
    assert extract("Titre\n\nParis, le 2 mai 2025\n\nOn vota.").date_source == "line 3: «2 mai 2025»"
    assert extract("Note\n\nIl parla le 3 mars 2024 à Riga.").date_source == (
        "latest full date in the first 2,000 characters: «3 mars 2024»"
    )
    assert "none found" in extract("On vota.").date_source


def test_relative_dates_count_from_it() -> None:
    facts = extract("BRUXELLES, 14 juin 2024 — Les ministres se retrouveront demain.")
    assert [(f.text, f.date_start) for f in facts if f.type == "event"] == [
        ("14 juin 2024", "2024-06-14"),
        ("demain", "2024-06-15"),
    ]
