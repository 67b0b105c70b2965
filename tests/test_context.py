"""What the words around a figure or a date say: comparator, base, change, actor, object, period, modality, speaker."""

from __future__ import annotations

import pytest

from natofacts import Fact, extract


def first(text: str, type: str = "figure", on: str = "2026-05-04") -> Fact:
    return next(fact for fact in extract(text, date=on) if fact.type == type)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("au moins 20 %", ">="), ("plus de 20 %", ">"), ("jusqu'à 20 %", "<="), ("moins de 20 %", "<"),
        ("environ 20 %", "~"), ("quelque 120 soldats", "~"), ("20 % au moins", ">="), ("une trentaine de pays", "~"),
        ("un minimum de 20 %", ">="), ("≥ 20 %", ">="), ("~340 capteurs", "~"), ("exactement 20 %", "="),
        ("articulé autour de trois thèmes", "="),
    ],
)  # fmt: skip
def test_comparator(text: str, comparator: str) -> None:
    assert first(f"Le plan compte {text}.").comparator == comparator


@pytest.mark.parametrize(
    ("text", "change", "baseline"),
    [
        ("Les crédits sont en hausse de 19,4 % par rapport à 2023.", "increase", "2023"),
        ("Les départs ont reculé de 3 % en un an.", "decrease", None),
        ("Ils ont volé 9 % de moins qu'en 2024.", "decrease", "2024"),
        ("Le budget croît de +6,4 %.", "increase", None),
        ("Ils y consacrent 2 % de leur PIB.", None, None),
    ],
)
def test_change(text: str, change: str | None, baseline: str | None) -> None:
    found = first(text)
    assert (found.change, found.baseline) == (change, baseline)


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("au moins 2 % de notre produit intérieur brut (PIB) par an", "produit intérieur brut (PIB)"),
        ("la moitié des Alliés", "Alliés"),
        ("90 % des véhicules sous 48 heures", "véhicules"),
        ("2 % du PIB annuellement à la défense", "PIB"),
        ("2,3 % du produit intérieur brut l'an prochain", "produit intérieur brut"),
        ("à l'aide dont 40 % des militaires servent en Europe", "militaires"),
        ("20 % de nos budgets de défense dans les équipements", "budgets de défense"),
        ("99 % de l'ensemble de l'aide", "ensemble de l'aide"),
    ],
)
def test_base(text: str, base: str) -> None:
    assert first(f"Ils versent {text}.").base == base


def test_actor_and_object() -> None:
    found = first("Les pays européens et le Canada ont investi 486 milliards de dollars dans la défense.")
    assert (found.actor, found.object) == ("pays européens et le Canada", "défense")


@pytest.mark.parametrize("text", ["Il nous faut 10 navires.", "Il manque 10 navires.", "Il y a 10 navires."])
def test_nobody_acts_in_an_impersonal_clause(text: str) -> None:
    assert first(f"Le ministre a parlé. {text}").actor is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("En 2024, l'Alliance a conduit 112 exercices.", "2024"),
        ("Ils livrent 12 000 tonnes de carburant par mois.", "P1M"),
        ("Ils investissent chaque année 5 % de leur PIB.", "P1Y"),
        ("D'ici 2030, ils achèteront 40 avions.", "../2030"),
    ],
)
def test_period(text: str, period: str) -> None:
    assert first(text).period == period


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("La part est passée de 1,4 % en 2014 à 2 % en 2024.", ["2014", "2024"]),
        ("La part est passée de 1,4 % en 2014 à plus de 2 %.", ["2014", None]),
        ("Le budget passera de 3 à 5 milliards d'euros en 2030.", [None, "2030"]),
        ("En 2024, 23 Alliés y sont, contre 3 en 2014 et 10 en 2023.", ["2024", "2014", "2023"]),
        ("L'aide atteint 482 milliards d'euros, le double de 2014.", [None]),
        ("Le nombre d'Alliés qui atteignent 2 % est passé de 3 en 2014 à 23.", [None, "2014", None]),
    ],
)
def test_figures_set_against_each_other_have_their_own_periods(text: str, periods: list[str | None]) -> None:
    figures = [f for f in extract(text, date="2026-05-04").facts if f.type == "figure"]
    assert [f.period for f in figures] == periods


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ils ont livré 40 avions.", "fact"),
        ("La base comptera 4 800 soldats.", "forecast"),
        ("Nous nous engageons à verser 3 milliards d'euros.", "commitment"),
        ("Nous protégerons nos 32 pays.", "fact"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    assert first(text).modality == modality


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« Nous livrerons 40 avions », a déclaré M. Martin.", "M. Martin"),
        ("M. Martin a souligné que 40 avions étaient prêts.", "M. Martin"),
        ("Selon le ministre, 40 avions sont prêts.", "le ministre"),
        ("Le ministre, Jean Martin, a déclaré : « Il nous faut 40 avions. »", "Le ministre, Jean Martin"),
        ("« C'est bien », a dit Mme Roy. « Nous livrerons 40 avions. »", "Mme Roy"),
        ("Mme Roy a pris la parole. « Il nous faut 40 avions », a-t-elle lancé.", "Mme Roy"),
        ("Ils ont livré 40 avions.", None),
    ],
)
def test_speaker(text: str, speaker: str | None) -> None:
    assert first(text).speaker == speaker


def test_pronoun_is_the_last_speaker() -> None:
    text = "Mme Roy a souligné que rien n'était joué. « Il nous faut 40 avions », a-t-elle ajouté."
    assert first(text).speaker == "Mme Roy"


def test_what_happens_on_a_date() -> None:
    assert first("Le sommet de Madrid de 2022 l'a décidé.", "event").object == "sommet de Madrid"
    found = first("En juin 2020, le secrétaire général a présenté ses priorités.", "event")
    assert found.actor == "secrétaire général"
    assert found.object == "le secrétaire général a présenté ses priorités"


def test_an_object_is_a_thing_and_not_a_date_or_a_link() -> None:
    assert first("Le PIB a reculé de 2,1 % au premier trimestre 2026.").object is None
    assert first("Il a versé 321 milliards d'euros l'année précédente.").object is None
    worth = extract("Il envoie 6 F-16 supplémentaires, d'une valeur de 300 millions d'euros.", date="2026-05-04").facts
    assert worth[-1].unit == "EUR" and worth[-1].object is None


def test_a_dateline_is_no_title_and_a_deadline_no_part_of_the_thing() -> None:
    table = extract("Bruxelles, le 4 mai 2026.\n\nIl a parlé.\n\nPays 2023\n\nIl est parti.").facts
    assert [f.object for f in table if f.text == "2023"] == ["Pays"]
    plan = first("Nous invitons Oslo à présenter son plan avant le 30 juin 2026.", "event")
    assert plan.object == "Nous invitons Oslo à présenter son plan"
