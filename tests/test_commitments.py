"""Commitments: kinds, spans, actors, deadlines, linked figures."""

from __future__ import annotations

import pytest

from natofacts import Fact, extract


def commitments(text: str, on: str | None = "2026-05-04") -> list[Fact]:
    return [fact for fact in extract(text, date=on) if fact.type == "commitment"]


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Les Alliés se sont engagés à livrer cent chars.", "pledge", "Alliés"),
        ("Oslo promet de doubler son aide.", "pledge", "Oslo"),
        ("Nous restons fermement résolus à tenir.", "pledge", "Nous"),
        ("Nous réaffirmons notre engagement à former leurs pilotes.", "pledge", "Nous"),
        ("Les ministres ont décidé d'ouvrir une école à Riga.", "decision", "ministres"),
        ("Nous chargeons le Comité militaire de nous en rendre compte.", "decision", "Nous"),
        ("Nous sommes convenus de créer un centre.", "decision", "Nous"),
        ("L'OTAN poursuivra cet effort.", "intention", "OTAN"),
        ("La NSPA lancera l'appel d'offres.", "intention", "NSPA"),
        ("Les Alliés devraient y consacrer 3 % de leur PIB.", "target", "Alliés"),
        ("Les Alliés ont pour objectif de doubler leurs stocks.", "target", "Alliés"),
        ("Objectif des Alliés : livrer mille drones.", "target", "Alliés"),
        ("Nous appelons Moscou à retirer ses troupes.", "call", "Moscou"),
        ("La Russie doit cesser ses attaques.", "call", "Russie"),
        ("Nous attendons de la Serbie qu'elle coopère.", "call", "Serbie"),
        ("Nous demandons aux Alliés de payer.", "call", "Alliés"),
        ("Nous réaffirmons que la Corée du Nord doit désarmer.", "call", "Corée du Nord"),
    ],
)
def test_kind_and_actor(text: str, kind: str, actor: str) -> None:
    (found,) = commitments(text)
    assert (found.kind, found.actor, found.text) == (kind, actor, text.rstrip("."))


@pytest.mark.parametrize(
    "text",
    [
        "Les Alliés ont augmenté leurs dépenses.",
        "Nous nous réjouissons de cet accord.",
        "Nous réaffirmons notre attachement au traité.",
        "Ce plan garantira la paix.",
        "Le prochain sommet se tiendra à Oslo.",
        "Nous condamnons ces attaques.",
        "Il faudra du temps.",
        "En 2014, les dirigeants ont décidé d'investir.",
        "L'opéra de Riga a rouvert.",
        "Nous encourageons la réconciliation.",
    ],
)
def test_no_commitment(text: str) -> None:
    assert commitments(text) == []


def test_predicates_of_one_subject_are_one_row() -> None:
    (found,) = commitments("Nous réduirons et éliminerons les obstacles au commerce.")
    assert found.text == "Nous réduirons et éliminerons les obstacles au commerce"


def test_only_the_binding_part() -> None:
    (found,) = commitments("Nous saluons cet accord et exhortons les parties à négocier.")
    assert (found.kind, found.actor, found.text) == ("call", "parties", "exhortons les parties à négocier")


def test_each_main_clause_with_its_own_subject_is_a_row() -> None:
    rows = commitments("Les Alliés livreront des chars, et nous formerons des équipages.")
    assert [row.actor for row in rows] == ["Alliés", "nous"]


def test_subordinate_clauses_give_no_row() -> None:
    (found,) = commitments("Nous veillerons à ce que nos forces, qui seront renforcées, soient prêtes.")
    assert found.actor == "Nous"


def test_items_under_a_head_without_participle() -> None:
    rows = commitments("Nous avons :\n– approuvé un plan d'action ;\n– chargé le Conseil de le suivre.")
    assert [(row.kind, row.actor) for row in rows] == [("decision", "Nous")] * 2


def test_items_of_a_list_of_pledges() -> None:
    text = (
        "Nous prenons les engagements suivants :\n"
        "– les Alliés verseront un milliard d'euros ;\n– ils formeront mille soldats."
    )
    assert [(row.kind, row.actor) for row in commitments(text)][1:] == [("pledge", "Alliés")] * 2


def test_a_list_under_one_verb_is_one_row() -> None:
    (found,) = commitments(
        "Nous avons décidé :\n– de créer un fonds de deux milliards d'euros ;\n– d'ouvrir une école."
    )
    assert found.text.endswith("d'ouvrir une école")
    assert len(found.figures or ()) == 1


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("L'OTAN livrera ces chars d'ici 2030.", "2030"),
        ("L'OTAN livrera ces chars d'ici la fin de 2027.", "2027-12-31"),
        ("L'OTAN livrera ces chars d'ici à juin 2027.", "2027-06"),
        ("L'OTAN livrera ces chars avant le 1er mars 2027.", "2027-03-01"),
        ("L'OTAN livrera ces chars sous dix jours.", "2026-05-14"),
        ("L'OTAN publiera ces chiffres vendredi.", "2026-05-08"),
        ("L'OTAN livrera ces chars dès que possible.", None),
    ],
)
def test_deadline(text: str, deadline: str | None) -> None:
    (found,) = commitments(text)
    assert found.deadline == deadline


def test_figures_are_linked() -> None:
    facts = list(extract("Les Alliés s'engagent à verser 20 milliards d'euros et à former 500 soldats."))
    (pledge,) = [fact for fact in facts if fact.type == "commitment"]
    assert pledge.figures == tuple(fact.id for fact in facts if fact.type == "figure")


def test_pronouns_are_replaced_within_the_paragraph() -> None:
    rows = commitments("Le Conseil approuve ce plan. Il en mesurera l'exécution.")
    assert [row.actor for row in rows] == ["Conseil", "Conseil"]
