"""Sentences that once gave a wrong date, value, actor or speaker."""

from __future__ import annotations

from typing import Any

import pytest

from natofacts import extract

CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("Les ministres ont décidé de se revoir le 4 octobre.", "4 octobre", {"edtf": "2026-10-04"}),
    ("Ils ont fixé au 15 décembre la date du vote.", "15 décembre", {"edtf": "2026-12-15"}),
    ("Ils sont convenus d'une trêve jusqu'au 30 avril.", "30 avril", {"edtf": "../2026-04-30"}),
    ("« Il nous les faut avant le 30 juin », a lancé Mme Roy.", "30 juin", {"edtf": "../2026-06-29"}),
    ("Ils ont livré 3 chars le 4 octobre.", "4 octobre", {"edtf": "2025-10-04"}),
    ("Un budget, voté en décembre, dépasse 9 milliards d'euros.", "décembre", {"edtf": "2025-12"}),
    ("Le pays aligne 30 à 40 000 soldats.", "30 à 40 000 soldats", {"value": 30_000, "value_max": 40_000}),
    ("Le pays est passé de 3 à 4 000 hommes.", "3", {"value": 3, "value_max": None}),
    ("L'écart est de 1 pour cent et 3 pour mille.", "3", {"kind": "number", "unit": None}),
    ("Le nombre de navires a triplé, de 4 à 12.", "4", {"value_max": None, "unit": "navires"}),
    ("En 2024 et en 2025, il a coûté respectivement 3,8 et 4,6 millions d'euros.", "3,8", {"period": None}),
    ("La Pologne y met 4 %, suivie de la Lituanie (3 %).", "3 %", {"actor": "Lituanie"}),
    ("L'Estonie consacre 3,4 % et la Lettonie 3,6 %.", "3,6 %", {"actor": "Lettonie"}),
    ("L'Allemagne, à elle seule, livrera 5 chars.", "5 chars", {"actor": "Allemagne"}),
    ("Interrogée lundi soir, Mme Roy a demandé 5 chars.", "5 chars", {"actor": "Mme Roy"}),
    ("PARIS, 12 mars 2026 (Agence) - Le président Louis Roy a dit que 3 chars partiront.", "3 chars",
     {"speaker": "Le président Louis Roy"}),
    ("« Un budget de 2 milliards d'euros est prévu », explique-t-on à Riga.", "2 milliards", {"speaker": None}),
    ("La NSPA livrera huit drones avant la fin de 2027 et douze autres d'ici à juin 2029.", "douze",
     {"period": "../2029-06"}),
    ("La délégation, conduite par M. Roy, a compté 5 chars.", "5 chars", {"actor": "délégation"}),
    ("Nous allons livrer 5 chars.", "5 chars", {"modality": "commitment"}),
    ("La flotte comptera 5 chars.", "5 chars", {"modality": "forecast"}),
    ("En 2026, les avions en alerte ont effectué 468 décollages.", "468", {"actor": "avions en alerte"}),
    ("L'exercice, qui mobilise huit pays, doit s'achever le 26 mars.", "26 mars", {"actor": "exercice"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "wanted"), CASES)
def test_trap(text: str, surface: str, wanted: dict[str, Any]) -> None:
    row = next(fact for fact in extract(text, date="2026-03-17") if fact.text.startswith(surface))
    assert {name: getattr(row, name) for name in wanted} == wanted


def test_a_treaty_does_not_date_the_declaration() -> None:
    text = "tenue à La Haye le 25 juin 2025\n\n1. Nous célébrons le traité signé à Washington le 4 avril 1949."
    assert str(extract(text).date) == "2025-06-25"
