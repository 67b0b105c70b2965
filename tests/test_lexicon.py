"""The user's own words, end to end: what a lexicon adds, how its rows say so, and what its errors say."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from natofacts import extract
from natofacts.errors import PackError
from natofacts.lexicon import read_lexicon
from natofacts.models import Fact

LEXICON = """\
# the words of our office
[[currency]]
form = "sesterce"
code = "XSC"

[[currency]]
form = "Fd$"
code = "FJD"

[[unit]]
form = "sortie aérienne"
kind = "measure"
unit = "{sortie}"

[[unit]]
form = "nj"
kind = "duration"
unit = "day"

[[mask]]
text = "Étoile 3000 Feux"

[[mask]]
text = "24 étoiles"

[[mask]]
text = "« Trois-Rivières »"

[[cue]]
form = "au doigt mouillé (env.)"
column = "comparator"
value = "~"
side = "before"

[[cue]]
form = "à tout casser"
column = "comparator"
value = "<="
side = "after"
"""


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    path = tmp_path / "my.toml"
    path.write_text(LEXICON, encoding="utf-8")
    return path


def only(text: str, lexicon: Path | None) -> Fact:
    facts = extract(text, lexicon=lexicon)
    assert len(facts) == 1, facts.facts
    return facts[0]


@pytest.mark.parametrize(
    ("text", "surface", "value", "kind", "unit", "rule"),
    [
        ("Il a payé 12 sesterces.", "12 sesterces", 12, "money", "XSC", "fr.money.name+lexicon:my.toml:2"),
        (
            "Coût : 2,5 millions de SESTERCES.",
            "2,5 millions de SESTERCES",
            2_500_000,
            "money",
            "XSC",
            "fr.money.name+lexicon:my.toml:2",
        ),
        ("Il a payé 30 Fd$ hier.", "30 Fd$", 30, "money", "FJD", "fr.money.symbol+lexicon:my.toml:6"),
        ("Il a payé Fd$ 30.", "Fd$ 30", 30, "money", "FJD", "fr.money.before+lexicon:my.toml:6"),
        (
            "Il y eut 40 sorties aériennes.",
            "40 sorties aériennes",
            40,
            "measure",
            "{sortie}",
            "fr.measure.unit+lexicon:my.toml:10",
        ),
        ("Ils tiendront 12 nj.", "12 nj", 12, "duration", "day", "fr.measure.unit+lexicon:my.toml:15"),
    ],
)
def test_currencies_and_units(
    lexicon: Path, text: str, surface: str, value: int, kind: str, unit: str, rule: str
) -> None:
    found = next(fact for fact in extract(text, lexicon=lexicon) if fact.type == "figure")
    assert (found.text, found.value, found.kind) == (surface, Decimal(value), kind)
    assert (found.unit, found.rule) == (unit, rule)


def test_nothing_of_it_is_known_without_the_lexicon() -> None:
    assert only("Il y eut 40 sorties aériennes.", None).rule == "fr.count.noun"
    assert only("Il a payé 12 sesterces.", None).kind == "count"


@pytest.mark.parametrize(
    "text",
    [
        "L’exercice Étoile 3000 Feux a commencé.",
        "L'exercice etoile 3000 feux a commencé.",
        "L’hôtel 24 ÉTOILES est fermé.",
        "Un navire a quitté «\u202fTrois-Rivières\u202f».",
    ],
)
def test_masks_hide_what_looks_like_a_figure(lexicon: Path, text: str) -> None:
    assert len(extract(text, lexicon=lexicon)) == 0
    if "Rivières" not in text:
        assert len(extract(text)) > 0


def test_a_mask_is_the_whole_phrase(lexicon: Path) -> None:
    assert only("Les 24 étoilesx brillent.", lexicon).value == 24
    assert only("Les Trois-Rivières ont 24 ponts.", lexicon).value == 24


def test_a_mask_can_be_switched_off(lexicon: Path) -> None:
    facts = extract("Les 24 étoiles brillent.", lexicon=lexicon, disable=["lexicon.mask.2"])
    assert [fact.value for fact in facts] == [24]


def test_cues(lexicon: Path) -> None:
    assert only("Ils ont au doigt mouillé (env.) 300 soldats.", lexicon).comparator == "~"
    assert only("Ils ont 300 soldats à tout casser.", lexicon).comparator == "<="
    assert only("Ils ont 300 soldats à tout casser.", None).comparator == "="


def test_a_lexicon_that_is_edited_is_read_again(lexicon: Path) -> None:
    assert only("Ils tiendront 12 nj.", lexicon).unit == "day"
    lexicon.write_text('[[unit]]\nform = "nj"\nkind = "duration"\nunit = "week"\n', encoding="utf-8")
    assert only("Ils tiendront 12 nj.", lexicon).unit == "week"


def test_an_empty_lexicon_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_text("\ufeff# nothing yet\r\n", encoding="utf-8")
    assert only("Ils ont 35 pays.", path).rule == "fr.count.noun"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (
            '\n[[unit]]\nform = "nj"\nkind = "lenght"\nunit = "day"',
            ":4: [[unit]] kind is 'lenght'; expected measure, duration or count",
        ),
        ('[[unit]]\nform = "nj"\nkind = "measure"', ":1: [[unit]] has no 'unit'; expected form, kind, unit"),
        (
            '[[unit]]\nform = "nj"\nkind = "duration"\nunit = "d"',
            ":4: [[unit]] unit is 'd'; expected year, month, week, day, hour, minute or second",
        ),
        (
            '[[currency]]\nform = "écu"\ncode = "XEU"\nnote = 3',
            ":4: [[currency]] key 'note' is not known; expected form, code",
        ),
        (
            '[[currency]]\nform = "écu"\ncode = "ecu"',
            ":3: [[currency]] code is 'ecu'; expected three capitals, as ISO 4217 has them (EUR)",
        ),
        ("[[mask]]\ntext = 12", ":2: [[mask]] text is 12; expected some text between quotes"),
        (
            '[[mask]]\ntext = "…"',
            ":2: [[mask]] text is '…'; expected a phrase with a letter or a digit in it",
        ),
        (
            '[[cue]]\nform="x"\ncolumn="comparator"\nvalue="=>"\nside="before"',
            ":4: [[cue]] value is '=>'; expected =, >=, >, <=, < or ~",
        ),
        (
            '[[cue]]\nform="x"\ncolumn="colour"\nvalue="~"\nside="before"',
            ":3: [[cue]] column is 'colour'; expected comparator",
        ),
        (
            '[[cue]]\nform="x"\ncolumn="comparator"\nvalue="~"\nside="left"',
            ":5: [[cue]] side is 'left'; expected before or after",
        ),
        (
            '[[mask]]\ntext="a 1"\n\n[[mask]]\ntext="A 1"',
            ":5: [[mask]] text 'A 1' is given twice; expected it only once (it is on line 1)",
        ),
        (
            '# a\n[[units]]\nform="x"',
            ":2: 'units' is not known; expected [[currency]], [[unit]], [[mask]], [[cue]]",
        ),
        ('# a\n[unit]\nform="x"', ":2: 'unit' is no list of tables; expected [[unit]]"),
        ('mask = [{text = "a 1"}, {text = 2}]', ":1: [[mask]] text is 2; expected some text between quotes"),
        (
            '[[unit]]\nform = "nj\n',
            ":2: not TOML (Illegal character '\\n'); expected tables such as [[unit]]",
        ),
        ('[[unit]]\nform = """nj\n', ":3: not TOML (Unterminated string); expected tables such as [[unit]]"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, source: str, message: str) -> None:
    path = tmp_path / "my.toml"
    path.write_text(source, encoding="utf-8")
    with pytest.raises(PackError) as error:
        extract("Rien.", lexicon=path)
    assert str(error.value) == f"{path}{message}"


def test_a_file_that_is_nested_without_end(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text("a = " + "[" * 100_000, encoding="utf-8")
    with pytest.raises(PackError, match=r"my\.toml: is nested too deeply; expected tables"):
        read_lexicon(path)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_bytes(b"# ok\n# \xe9\n")
    with pytest.raises(PackError, match=r"my\.toml:2: byte 0xe9 is not UTF-8"):
        read_lexicon(path)
    with pytest.raises(PackError, match="cannot be read"):
        extract("Rien.", lexicon=tmp_path / "none.toml")
    with pytest.raises(PackError, match="cannot be read"):
        extract("Rien.", lexicon=tmp_path)


def test_all_masks_have_their_example_and_place(lexicon: Path) -> None:
    masks = read_lexicon(lexicon)["masks"]
    assert [(rule.name, rule.doc) for rule in masks] == [
        ("lexicon.mask.1", "lexicon:my.toml:20"),
        ("lexicon.mask.2", "lexicon:my.toml:23"),
        ("lexicon.mask.3", "lexicon:my.toml:26"),
    ]
