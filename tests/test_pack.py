"""The word tables and patterns of the French pack: schema, order, duplicates, labels, nothing left over."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest
import regex

import natofacts
from natofacts import pack as packs
from natofacts.engine import Engine
from natofacts.errors import PackError
from natofacts.fold import fold
from natofacts.models import FigureKind
from natofacts.pack import ROLES, load, table

WORDS = Path(natofacts.__file__).parent / "lang" / "fr" / "words"
TABLES = sorted(WORDS.glob("*.csv"))
PACK = load("fr")
# Words of these tables are compared with accents: two that differ only there are two words.
ACCENTED = {"abbreviation", "joiner", "compound", "saying", "verbs"}
UCUM = regex.compile(r"\[?[A-Za-zµ%°{}'/.\[\]_^0-9*]+\]?")


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


@pytest.mark.parametrize("path", TABLES, ids=[path.stem for path in TABLES])
class TestTable:
    def test_header(self, path: Path) -> None:
        header = rows(path)[0]
        assert header[0] == "form"
        assert header[-2:] == ["note", "source"]
        assert set(header) <= {"form", "participle", "singular", "plural", "role", "kind", "value", "note", "source"}

    def test_every_row_has_every_cell(self, path: Path) -> None:
        header, *body = rows(path)
        assert body
        for cells in body:
            assert len(cells) == len(header), cells
            assert all(cell == cell.strip() for cell in cells), cells
            assert cells[0], cells

    def test_sorted_without_duplicates(self, path: Path) -> None:
        forms = [cells[0] for cells in rows(path)[1:]]
        assert forms == sorted(set(forms))

    def test_forms_can_match(self, path: Path) -> None:
        """Tables are looked up in the shadows: lower case, and without accents but for a few."""
        for cells in rows(path)[1:]:
            assert cells[0] == cells[0].lower()
            if path.stem not in ACCENTED:
                assert fold(cells[0]) == cells[0]

    def test_bytes(self, path: Path) -> None:
        data = path.read_bytes()
        assert data.endswith(b"\n")
        assert b"\r" not in data
        assert not data.startswith(b"\xef\xbb\xbf")
        data.decode("utf-8")


def test_units_have_known_kinds_and_codes() -> None:
    header, *body = rows(WORDS / "units.csv")
    assert header[:3] == ["form", "kind", "value"]
    for form, kind, value, *_ in body:
        assert kind in tuple(FigureKind), form
        factor, _, code = value.rpartition(" ")
        assert not factor or Fraction(factor) > 0
        if kind == "duration":
            assert code in {"year", "month", "week", "day", "hour", "minute", "second"}, form
        else:
            assert UCUM.fullmatch(code), form


def test_numbers_have_known_roles_and_values() -> None:
    for _, role, value, *_ in rows(WORDS / "numbers.csv")[1:]:
        assert role in ROLES
        assert int(value) >= 0
    for _, value, *_ in rows(WORDS / "ordinals.csv")[1:]:
        assert int(value) > 0


def test_months_and_weekdays_are_all_there() -> None:
    assert set(PACK.months.values()) == set(range(1, 13))
    assert set(PACK.weekdays.values()) == set(range(1, 8))


def test_currencies_are_iso_4217() -> None:
    for form, code, *_ in rows(WORDS / "currencies.csv")[1:]:
        assert code == "" or code in PACK.currencies.codes, form


def test_currencies_come_from_cldr() -> None:
    for name, code in (("roupies indiennes", "INR"), ("couronne suedoise", "SEK"), ("lari georgien", "GEL")):
        assert PACK.currencies.longest(name + " dues", 0) == (code, len(name), "CLDR")
    assert PACK.currencies.symbol("$\xa0US") == ("USD", "CLDR")
    zlotys = PACK.currencies.longest("zlotys", 0)
    assert zlotys is not None
    assert (*zlotys[:2], zlotys[2].partition(":")[0]) == ("PLN", 6, "fr/words/currencies.csv")
    assert PACK.currencies.longest("or et argent", 0) is None


SOURCES = {
    **{f"rule {rule.name}": rule.pattern for rule in PACK.rules.values()},
    **{f"before {r.name}": r.extra["before"] for r in PACK.rules.values() if "before" in r.extra},
    **{f"pattern {name}": source for name, source in PACK.declarations.PATTERNS.items()},
    **{f"fragment {name}": source for name, source in PACK.declarations.FRAGMENTS.items()},
}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_patterns_compile_and_name_what_there_is(source: str) -> None:
    expanded = PACK.expand(source)
    for name in regex.findall(r"\\L<(\w+)>", expanded):
        assert PACK.words[name], f"word list {name} is empty: it would match anywhere"
    PACK.pattern(source)


def test_every_fragment_is_used() -> None:
    used = {name for source in SOURCES.values() for name in regex.findall(r"\(\?&(\w+)\)", source)}
    assert set(PACK.declarations.FRAGMENTS) - used == set()


def test_every_pattern_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in Path(natofacts.__file__).parent.rglob("*.py"))
    names = PACK.declarations.PATTERNS
    assert [n for n in names if not regex.search(rf'pattern_(?:at|before)\(\s*"{n}"', code)] == []


def test_every_word_list_is_used() -> None:
    anchors = {anchor for rule in PACK.rules.values() for anchor in rule.anchors}
    code = "\n".join(path.read_text(encoding="utf-8") for path in Path(natofacts.__file__).parent.rglob("*.py"))

    def is_used(name: str) -> bool:
        return name in anchors or any(use in code for use in (f"\\L<{name}>", f'words["{name}"]', f'"{name}.csv"'))

    assert [name for name in PACK.words if not is_used(name)] == []


def test_every_anchor_is_a_list() -> None:
    for rule in PACK.rules.values():
        for anchor in rule.anchors:
            assert anchor == "digit" or PACK.words[anchor], rule.name
        made_by = "made_by" in rule.extra
        assert bool(rule.anchors) == (rule.kind in ("date", "mask") and not made_by), rule.name


def test_the_engine_compiles_every_rule() -> None:
    engine = Engine(PACK)
    names = {r.name for r in (*engine.dates, *engine.masks)} | {r.name for r, _ in engine.figures}
    assert {r.name for r in PACK.rules.values() if r.kind in ("date", "mask")} - names == {
        name for name in PACK.rules if name in ("fr.date.within", "fr.date.offset")
    }


def test_loading_is_cached_and_refuses_what_it_does_not_know() -> None:
    assert load("fr") is PACK
    with pytest.raises(PackError, match="language 'xx' is not known; expected one of: fr"):
        load("xx")


def test_a_wrong_table_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "xx" / "words" / "units.csv"
    path.parent.mkdir(parents=True)
    path.write_text("form,kind,value,note,source\nmetre,measure,m,,\nbad,measure\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"xx/words/units\.csv:3: 2 cells; expected 5: form, kind, value"):
        list(table(path))
    path.write_text("form,kind,value,note,source\nmetre,lenght,m,,\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"units\.csv:2: unit 'metre' has kind 'lenght'; expected money"):
        list(packs._units(path, lambda form: (form,)))


def test_an_unknown_piece_is_refused() -> None:
    with pytest.raises(PackError, match="no piece of pattern named 'nothing'"):
        PACK.expand("(?&nothing)")
    with pytest.raises(PackError, match="fr: pattern"):
        PACK.pattern("(")


@pytest.mark.parametrize(
    ("form", "plurals"),
    [
        ("tonne", ("tonne", "tonnes")),
        ("kilometre carre", ("kilometre carre", "kilometres carres")),
        ("mois", ("mois",)),
        ("km", ("km",)),
        ("metre par seconde", ("metre par seconde", "metres par seconde")),
    ],
)
def test_regular_plurals(form: str, plurals: tuple[str, ...]) -> None:
    assert set(plurals) <= set(PACK.declarations.plural(form))
