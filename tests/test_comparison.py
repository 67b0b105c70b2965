"""What changed between two documents: every planted change is found, nothing else is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import natofacts
from natofacts import Difference, compare
from natofacts.changes import plain_differences
from natofacts.table import DIFFERENCE_SCHEMA

HERE = Path(__file__).parent
PAIRS = sorted((HERE / "pairs").glob("*.toml"))
TEXTS = sorted((HERE / "corpus").glob("[a-c]?.txt"))


def key(difference: Difference) -> list[str]:
    new = "" if difference.status == "gone" else difference.fact.text
    return [difference.status, difference.fact.type, difference.old.text if difference.old else "", new]


def is_planted(found: list[str], planted: list[str]) -> bool:
    return found[:2] == planted[:2] and all(a in b for a, b in zip(planted[2:], found[2:], strict=True))


def missing_and_false(path: Path) -> tuple[list[list[str]], list[list[str]]]:
    """Give the planted differences that were not found and what was found though it was not planted."""
    pair = tomllib.loads(path.read_text(encoding="utf-8"))
    found = [key(one) for one in compare(pair["old"], pair["new"])]
    missing = []
    for planted in pair["differences"]:
        hit = next((one for one in found if is_planted(one, planted)), None)
        if hit is None:
            missing.append(planted)
        else:
            found.remove(hit)
    return missing, found


def known_failures(path: Path) -> list[pytest.MarkDecorator]:
    """Mark a pair that has a `todo`."""
    todo = tomllib.loads(path.read_text(encoding="utf-8")).get("todo")
    return [pytest.mark.xfail(reason=todo, strict=True)] if todo else []


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem, marks=known_failures(path)) for path in PAIRS])
def test_every_planted_change_is_found_and_no_other(path: Path) -> None:
    assert missing_and_false(path) == ([], [])


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_the_other_way_round_new_is_gone_and_gone_is_new(path: Path) -> None:
    pair = tomllib.loads(path.read_text(encoding="utf-8"))
    there, back = compare(pair["old"], pair["new"]), compare(pair["new"], pair["old"])
    turned = {"new": "gone", "gone": "new", "changed": "changed"}
    assert sorted((one.status, one.fact.type) for one in there) == sorted(
        (turned[one.status], one.fact.type) for one in back
    )


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_document_does_not_differ_from_itself(path: Path) -> None:
    extraction = natofacts.extract(path)
    assert list(compare(extraction, extraction)) == []
    assert {one.status for one in compare(extraction, extraction, all=True)} <= {"same"}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_paragraphs_in_another_order_are_no_difference(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    day = natofacts.extract(text).date
    head, *paragraphs = text.split("\n\n")
    turned = "\n\n".join([head, *reversed(paragraphs)])
    found = compare(natofacts.extract(text, date=day), natofacts.extract(turned, date=day))
    figures = [one for one in found if one.fact.type == "figure"]
    assert [key(one) for one in figures if one.status != "changed"] == []
    for one in found:  # the reading of a date or a unit may lean on the paragraph before
        assert one.old is None or one.old.text == one.fact.text


SENTENCES = (
    "Le Danemark livrera {} chars.",
    "Les Alliés ont consacré {} milliards d’euros à la défense.",
    "La Norvège financera {} batteries.",
    "Le réseau compte {} stations radar.",
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(SENTENCES), st.lists(st.integers(2, 900), min_size=4, max_size=4), st.data())
def test_of_figures_in_any_order_just_the_changed_one_is_told(
    order: list[str], values: list[int], data: st.DataObject
) -> None:
    of = dict(zip(SENTENCES, values, strict=True))
    old = " ".join(sentence.format(of[sentence]) for sentence in SENTENCES)
    changed = data.draw(st.sampled_from(SENTENCES))
    of[changed] += 1
    found = compare(old, " ".join(sentence.format(of[sentence]) for sentence in order))
    (only,) = [one for one in found if one.fact.type == "figure"]
    assert only.status == "changed"
    assert only.fact.sentence == changed.format(of[changed])


PARAGRAPHS = (
    "Le Danemark livrera {0} chars et la Norvège {1} canons. Ils arriveront en {2}.",
    "Les Alliés ont dépensé {0} milliards d’euros en {2}, dont {1} % pour les équipements.",
    "En Lettonie, le Canada dirige un groupement de {0} soldats. Celui de Lituanie en compte {1}.",
    "La part de la recherche est de {0} %. Celle des infrastructures est de {1} %.",
    "Nous nous engageons à porter nos stocks à {0} jours d’ici {2}.",
    "Le fonds a financé {0} projets. Chacun a coûté {1} millions de dollars.",
    "Le réseau s’étend sur {0} km et alimente {1} bases depuis {2}.",
    "Quelque {0} soldats ont été formés, dont {1} en Pologne.",
    "L’exercice réunira {0} navires, {1} avions et quatorze pays en juin {2}.",
    "Les trente-deux Alliés ont adopté {0} mesures.",
)
LONG = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def documents(draw: st.DrawFn) -> list[str]:
    """Make paragraphs of a document, each kind at most once, each number once."""
    kinds = draw(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, unique=True))
    numbers = iter(draw(st.lists(st.integers(11, 990), min_size=2 * len(kinds), max_size=2 * len(kinds), unique=True)))
    years = st.integers(2022, 2034)
    return [kind.format(next(numbers), next(numbers), draw(years)) for kind in kinds]


def spans(difference: Difference) -> tuple[int, int, bool]:
    """Give where the two sides of a difference stand, -1 for neither, and whether they agree."""
    old, new = difference.old, difference.fact if difference.status != "gone" else None
    return old.start if old else -1, new.start if new else -1, difference.status == "same"


def text_of(paragraphs: list[str]) -> str:
    return "\n\n".join(["Bruxelles, le 3 mai 2026", *paragraphs])


@LONG
@given(documents(), st.data())
def test_a_document_in_another_order_is_the_same(paragraphs: list[str], data: st.DataObject) -> None:
    turned = data.draw(st.permutations(paragraphs))
    assert {one.status for one in compare(text_of(paragraphs), text_of(turned), all=True)} == {"same"}


@LONG
@given(documents(), documents())
def test_sides_that_are_swapped_swap_new_and_gone(old: list[str], new: list[str]) -> None:
    there, back = (compare(text_of(one), text_of(other), all=True) for one, other in ((old, new), (new, old)))
    assert sorted(spans(one) for one in there) == sorted((*reversed(spans(one)[:2]), spans(one)[2]) for one in back)


@LONG
@given(documents(), documents(), st.data())
def test_the_order_of_paragraphs_does_not_change_what_differs(
    old: list[str], new: list[str], data: st.DataObject
) -> None:
    turned = data.draw(st.permutations(new))
    found = [sorted(key(one) for one in compare(text_of(old), text_of(other))) for other in (new, turned)]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("Le câble mesure 1,2 km.", "Le câble mesure 1 200 mètres.", False),
        ("Le câble mesure 1,2 km.", "Le câble mesure 1 300 mètres.", True),
        ("Le délai est de 48 heures.", "Le délai est de deux jours.", False),
        ("La moitié des munitions est stockée.", "50 % des munitions sont stockées.", False),
        ("Le budget a augmenté de 3 %.", "Le budget a augmenté de 3 points.", True),
        ("Près de 40 navires patrouillent.", "Plus de 40 navires patrouillent.", True),
        ("Le fonds atteint 40 millions de dollars.", "Le fonds atteint 40 millions d’euros.", True),
    ],
)
def test_an_amount_is_the_same_in_another_unit_of_its_dimension(old: str, new: str, changed: bool) -> None:
    assert bool(compare(old, new)) is changed


def test_a_row_has_the_columns_of_the_newer_side_and_the_older_values() -> None:
    changed, gone = compare("On compte 18 Alliés. La Grèce a six frégates.", "On compte plus de 23 Alliés.")
    assert (changed.status, changed.value, changed.comparator) == ("changed", 23, ">")
    assert (changed.old_value, changed.old_comparator, changed.old_text) == (18, "=", "18 Alliés")
    assert (gone.status, gone.value, gone.old_value, gone.text) == ("gone", 6, 6, "six frégates")
    with pytest.raises(AttributeError):
        _ = gone.status_of_things


def test_a_comparison_becomes_a_dataframe() -> None:
    frame = compare("On compte 18 Alliés.", "On compte 23 Alliés.").to_dataframe()
    assert list(frame.columns) == [column.name for column in DIFFERENCE_SCHEMA]
    assert [frame[name][0] for name in ("status", "old_value", "value")] == ["changed", 18, 23]
    assert list(compare("", "").to_dataframe().columns) == list(frame.columns)


def test_a_piped_table_holds_older_and_newer_whole() -> None:
    found = compare("On compte 18 Alliés.", "On compte 23 Alliés.")
    heading, row = plain_differences(found, {}, "fr")
    assert heading.split() == ["status", "type", "kind", "old", "new", "id", "old_id", "sentence"]
    assert row.split("  ")[0] == "changed"
    assert "18 Alliés" in row and "23 Alliés" in row
