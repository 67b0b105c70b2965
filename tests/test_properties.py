"""What holds for any text whatsoever, and numbers and dates written in every French way read back."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from num2words import num2words

from natofacts import Document, extract
from natofacts.models import KINDS, FactType

SEEDS = Path(__file__).parents[1] / "seeds"
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
SIGNS = "0123456789 .,;:!?-–—+/%€$()«»\"'’…\n\r\t\u00a0\u202f\u2009\u00ad\u0301œÉ²½Ⅷ"
WORDS = (
    "un deux vingt et cent mille million milliards demi tiers quart virgule premier XXIe 2e",
    "euros dollars % pour cent points km ans jours heures navires Alliés pays mois °C m h",
    "mars lundi 2024 12/05/2024 d'ici avant depuis fin mi- années siècle trimestre hier demain",
    "article résolution 27. • a) nous devons appelons à contre passe de entre plus moins par an F-16",
)
BITS = st.sampled_from([*SIGNS, *(word for line in WORDS for word in line.split())])
FRENCH = st.lists(BITS, max_size=40).flatmap(
    lambda bits: st.sampled_from([" ".join(bits), "".join(bits), "\n".join(bits)])
)


LEADS = "le|la|l'|en|au|à l'|d'ici|d'ici la|avant|avant l'|jusqu'au|depuis|depuis l'|dès|à partir du|ce|après|il y a"
SPANS = (
    "hiver|été|février|fin de l'hiver|début de l'automne|fin du mois|fin de la décennie|dernier trimestre|fin 2027"
    "|second semestre|semaine prochaine|an dernier|31 juin|29 février|30 février|31|lundi|mardi dernier|lundi 14"
    "|lundi en huit|demain|hier|Pâques|Noël|années 2010|deux prochaines années|trois derniers mois|9999 ans|72 heures"
    "|2024-2030|T1|31/12|dernier vendredi de mai|14 à 10 heures|3 au 5 mai|30 janvier au 2 février|mi-novembre"
    "|semaine 53 de 2027|quinzaine de mars|20 du mois prochain|XXIe siècle|second semestre de 2026"
)
TAILS = "|2027|de 2027|9999|0001|2026-2027|prochain|dernier|au soir|à 10h30|et 2028|à 2030|au 31 mars"
DATES = st.tuples(*(st.sampled_from(part.split("|")) for part in (LEADS, SPANS, TAILS))).map(
    lambda parts: " ".join(parts).replace("' ", "'").strip()
)
CLAUSES = st.sampled_from(
    ["Nous livrerons 3 chars {}.", "Ils ont livré 3 chars {}.", "{}", "Du {} au {}, ils partent.", "Entre {} et {}."]
)
DAYS = st.sampled_from([None, *map(date.fromisoformat, ("0001-01-01", "2027-01-10", "2028-02-29", "9999-12-31"))])


def figures(text: str) -> list[tuple[str, Decimal | None, str | None]]:
    return [(f.text, f.value, f.unit) for f in extract(text) if f.type == "figure"]


def check(text: str) -> None:
    document = Document(text, "a.txt")
    facts = list(extract(document, date=date(2026, 5, 13)))
    assert len({f.id for f in facts}) == len(facts)
    for fact in facts:
        assert document.text[fact.start : fact.end] == fact.text
        assert 0 <= fact.start < fact.end <= len(text)
        assert fact.kind in KINDS[FactType(fact.type)]
        assert fact.rule
        assert fact.type != "figure" or fact.value is not None
    assert [f.start for f in facts] == sorted(f.start for f in facts)


@settings(max_examples=250, deadline=None)
@given(st.text(max_size=200))
@example("\ud800 12 pays \udfff")
@example("\0 1\0 000 \x1c 2 \x85 %")
@example("1" * 400)
@example("1\u0301 000\u0301 pays\u0301")
@example("١٢ pays, ４５ %, ² km, Ⅻe siècle")
@example("une " * 300 + "1 million " * 300)
def test_any_string_whatsoever(text: str) -> None:
    check(text)


@settings(max_examples=300, deadline=None)
@given(FRENCH)
def test_any_jumble_of_french(text: str) -> None:
    check(text)


def spelt(value: int, lang: str) -> str:
    return str(num2words(value, lang=lang))


@settings(max_examples=150, deadline=None)
@given(st.integers(2, 10**12), st.sampled_from(["fr", "fr_BE", "fr_CH"]))
@example(80, "fr")
@example(71_071, "fr_BE")
@example(1_000_000, "fr")
@example(81_000_091, "fr_CH")
@example(200_080_000, "fr")
def test_numbers_in_words_read_back(value: int, lang: str) -> None:
    words = spelt(value, lang)
    of = "de " if words.split(" ")[-1].rstrip("s") in ("million", "milliard", "billion") else ""
    assert figures(f"Le pays compte {words} {of}navires.") == [(f"{words} {of}navires", Decimal(value), "navires")]


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 999), st.sampled_from(["fr", "fr_BE", "fr_CH"]))
def test_ordinals_in_words_read_back(value: int, lang: str) -> None:
    words = str(num2words(value, lang=lang, to="ordinal")).replace("tsième", "tième")  # its mistake
    assert figures(f"Ce fut la {words} session.") == [(f"{words} session", Decimal(value), "session")]


def grouped(whole: int, mark: str) -> str:
    return f"{whole:,}".replace(",", mark)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(1_000, 10**12),
    st.integers(0, 999),
    st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", "."]),
    st.sampled_from([("km", "km"), ("€", "EUR"), ("%", "%"), ("tonnes", "t")]),
    st.sampled_from([" ", "\u00a0", "\u202f"]),
)
def test_numbers_in_every_typography_read_back(
    whole: int, thousandths: int, mark: str, unit: tuple[str, str], blank: str
) -> None:
    for decimals in ("", f",{thousandths:03d}"):
        surface = f"{grouped(whole, mark)}{decimals}{blank}{unit[0]}"
        value = Decimal(f"{whole}{decimals.replace(',', '.')}")
        assert figures(f"On en a relevé {surface} en tout.") == [(surface, value, unit[1])]


@settings(max_examples=100, deadline=None)
@given(
    st.decimals("0.01", "999", places=2),
    st.sampled_from([("k", 10**3), ("M", 10**6), ("Md", 10**9), ("Mds ", 10**9), (" millions d’", 10**6)]),
)
def test_amounts_with_a_scale_read_back(value: Decimal, scale: tuple[str, int]) -> None:
    number = str(value).replace(".", ",")
    surface = f"{number}{scale[0]}euros" if scale[0].endswith("’") else f"{number} {scale[0]}€"
    assert figures(f"Le lot coûte {surface}.") == [(surface, value * scale[1], "EUR")]


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_dates_read_back(day: date) -> None:
    first = "1er" if day.day == 1 else str(day.day)
    written = [
        f"{first} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day} {MONTHS[day.month - 1].upper()} {day.year}",
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        f"{day:%Y-%m-%d}",
        f"{first}\u00a0{MONTHS[day.month - 1]}\u202f{day.year}",
    ]
    for surface in written:
        facts = list(extract(f"Le texte fut signé le {surface} à Riga."))
        assert [(f.type, f.text, f.date_start, f.date_end) for f in facts if f.type != "commitment"] == [
            ("event", surface, day.isoformat(), day.isoformat())
        ]


SCRIPT = """
import json, pathlib, sys
from natofacts import extract
from natofacts.table import row
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
    for fact in extract(path):
        print(json.dumps(row(fact), ensure_ascii=True))
"""


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_output_is_the_same_under_any_hash_seed(seed: str) -> None:
    def run(value: str) -> bytes:
        environment = {**os.environ, "PYTHONHASHSEED": value}
        command = [sys.executable, "-c", SCRIPT, str(SEEDS)]
        return subprocess.run(command, env=environment, capture_output=True, check=True).stdout

    out = run(seed)
    assert out == run("0")
    assert out.count(b"\n") > 50


@settings(max_examples=150, deadline=None)
@given(CLAUSES, DATES, DATES, DAYS)
@example("{}", "d'ici la fin de l'hiver", "", date(2026, 3, 17))
@example("{}", "avant le 1er janvier 0001", "", None)
def test_any_date_is_read_or_left_open(clause: str, first: str, second: str, day: date | None) -> None:
    """No expression breaks the reading, at either end of the calendar, and none ends before it begins."""
    for fact in extract(clause.replace("{}", first, 1).replace("{}", second, 1), date=day):
        assert not (fact.date_start and fact.date_end) or fact.date_start <= fact.date_end
