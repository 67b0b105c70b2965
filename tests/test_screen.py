"""The table for people: values and dates as written, columns that fit, texts that cannot act."""

from __future__ import annotations

import io
import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from facts import FACTS, MONEY, PLEDGE, SHARE, any_fact, make_fact
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from natofacts.changes import STATUS_STYLES
from natofacts.layout import (
    Cell,
    cell_width,
    cut,
    cut_end,
    cut_start,
    folded,
    folded_table,
    listing,
    plain_table,
)
from natofacts.models import Fact
from natofacts.screen import KIND_STYLES, STYLES, print_facts
from natofacts.terminal import harmless
from natofacts.views import coloured_text, fact_columns, marked_text, paragraph_around
from natofacts.wording import edtf_phrase, phrase


def figure(kind: str, value: str | None = None, text: str = "x", **columns: Any) -> Fact:
    return make_fact(text, kind=kind, value=None if value is None else Decimal(value), **columns)


@pytest.mark.parametrize(
    ("fact", "written"),
    [
        (figure("money", "600e9", unit="USD", comparator=">"), "> 600 Md USD"),
        (figure("money", "12e9", value_max=Decimal("15e9"), unit="EUR"), "12–15 Md EUR"),
        (figure("count", "3.1e6", unit="obus"), "3,1 M obus"),
        (figure("count", "1234567", unit="soldats"), "1 234 567 soldats"),
        (figure("percent", "19.4", unit="%", change="increase"), "+19,4 %"),
        (figure("percent", "2", unit="%", comparator="~"), "≈ 2 %"),
        (figure("measure", "-12", unit="Cel"), "−12 °C"),
        (figure("measure", "360", unit="deg"), "360°"),
        (figure("duration", "10", unit="year"), "10 ans"),
        (figure("duration", "1", value_max=Decimal(3), unit="hour"), "1–3 heures"),
        (figure("fraction", "0.5", "la moitié"), "la moitié"),
        (figure("ordinal", "75", "75e anniversaire", unit="anniversaire"), "75e anniversaire"),
        (figure("number", "1e40"), "10" + " 000" * 13),
        (figure("number", "4"), "4"),
        (SHARE, "≥ 2,5 % du PIB"),
        (
            figure("percent", "2", "2 %", unit="%", base="produit intérieur brut (PIB)", sentence="…"),
            "2 % · PIB",
        ),
        (PLEDGE, "pledge → 2030"),
    ],
)
def test_figures_are_written_as_a_person_writes_them(fact: Fact, written: str) -> None:
    assert phrase(fact).replace("\xa0", " ").replace("\u202f", " ") == written


def event(start: str | None, end: str | None, relation: str = "at", edtf: str = "", **columns: Any) -> Fact:
    return make_fact(
        "alors",
        type="event",
        kind="date",
        date_start=start,
        date_end=end,
        relation=relation,
        edtf=edtf,
        **columns,
    )


@pytest.mark.parametrize(
    ("fact", "written"),
    [
        (event("2025-01-15", "2025-01-16"), "15–16 janv. 2025"),
        (event("2025-03-01", "2025-03-01"), "1er mars 2025"),
        (event("2025-01-16", "2025-01-16", time="17:30"), "16 janv. 2025 17:30"),
        (event("2019-01-01", "2019-12-31"), "2019"),
        (event("2021-01-01", "2027-12-31"), "2021–2027"),
        (event("2019-12-01", "2019-12-31"), "déc. 2019"),
        (event("2021-03-01", "2021-05-31"), "mars–mai 2021"),
        (event(None, "2030-12-31", "by", "../2030"), "d’ici 2030"),
        (event(None, "2024-12-31", "by", "../2024-12"), "d’ici déc. 2024"),
        (event(None, "2026-06-30", "until", "../2026-06-30"), "jusqu’à 30 juin 2026"),
        (event(None, "2029-12-31", "before", "../2029"), "avant 2030"),
        (event(None, "2027-02-28", "before", "../2027-02-28"), "avant 1er mars 2027"),
        (event("2014-01-01", None, "since", "2014/.."), "dès 2014"),
        (event("2015-01-01", None, "after", "2015/.."), "après 2014"),
        (event(None, None), "alors"),
    ],
)
def test_dates_are_written_as_ranges(fact: Fact, written: str) -> None:
    assert phrase(fact) == written


@pytest.mark.parametrize(
    ("edtf", "written"),
    [
        ("2030", "2030"),
        ("2019-12", "déc. 2019"),
        ("../2030", "d’ici 2030"),
        ("2022/..", "dès 2022"),
        ("2021/2027", "2021–2027"),
        ("P1Y", "/an"),
        ("P6M", "/6 mois"),
        ("199X", "199X"),
        ("2021-22", "2021-22"),
    ],
)
def test_edtf_is_written_out(edtf: str, written: str) -> None:
    assert edtf_phrase(edtf).replace("\xa0", " ") == written


def printed(facts: list[Fact], width: int, monkeypatch: pytest.MonkeyPatch, **options: Any) -> list[str]:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    monkeypatch.setenv("COLUMNS", str(width))
    given = {
        "columns": None,
        "by_document": True,
        "headings": {"a.txt": "a.txt", "b.txt": "b.txt"},
        "lang": "fr",
    }
    print_facts(facts, **{**given, **options})
    return stream.getvalue().splitlines()


@pytest.mark.parametrize("width", [60, 80, 110, 150, 200])
def test_the_table_fits_and_breaks_no_word(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = printed(list(FACTS), width, monkeypatch)
    assert len(lines) == 5
    assert all(cell_width(line) <= width for line in lines)
    words = {word for fact in FACTS for word in f"{fact.sentence} {fact.text}".split()}
    for line in lines[1:]:
        shown = line.split("  ")[-1].strip("…").split()
        assert set(shown) <= words | {word.rstrip(".,") for word in words}


def test_a_wide_terminal_shows_more(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow, wide = (printed(list(FACTS), width, monkeypatch)[0].split() for width in (80, 200))
    assert narrow == ["id", "fact", "sentence"]
    assert wide == ["id", "kind", "fact", "object", "actor", "sentence"]


def test_documents_have_a_line_of_their_own_or_a_column(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = [MONEY, make_fact("3 %", document="b.txt")]
    lines = printed(facts, 80, monkeypatch)
    assert lines[1] == "a.txt"
    assert lines[3] == "b.txt"
    assert printed(facts, 80, monkeypatch, by_document=False)[0].split() == [
        "id",
        "document",
        "fact",
        "sentence",
    ]


def test_columns_that_do_not_fit_become_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["id", "type", "text", "sentence", "value", "unit", "object", "actor", "modality", "rule"]
    lines = printed([MONEY], 60, monkeypatch, columns=names)
    assert lines[0].split() == ["id", MONEY.id]
    assert all(len(line) <= 60 for line in lines)
    assert "value     486000000000" in lines


def test_a_pipe_gets_every_word() -> None:
    lines = list(plain_table(FACTS, None, "fr"))
    assert [line.split()[0] for line in lines] == ["id", *(fact.id for fact in FACTS)]
    for fact, line in zip(FACTS, lines[1:], strict=True):
        assert fact.text in line
        assert "…" not in line


HOSTILE = "\x1b[31mrouge\x1b]0;titre\x07 [bold]2 %[/bold] \u202e%2 \x9b1m \u2066x [link=x]y[/link]\x00\x7f"


def is_harmless(text: str) -> bool:
    return all(
        character in "\n\t\u00ad\u200c\u200d" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
        for character in text
    )


def test_no_text_acts_on_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    fact = make_fact(HOSTILE, unit=HOSTILE, kind="count", value=Decimal(2), document=HOSTILE, actor=HOSTILE)
    other = make_fact("2 %", document="b.txt")
    for width in (80, 200):
        lines = printed([fact, other], width, monkeypatch, headings={HOSTILE: HOSTILE, "b.txt": "b.txt"})
        assert is_harmless("\n".join(lines))
        assert any("[bold]" in line for line in lines)
    assert is_harmless("".join(plain_table([fact], None, "fr")))
    assert is_harmless(marked_text(HOSTILE, [fact]))
    assert is_harmless(coloured_text(HOSTILE, [fact]).plain)
    assert "[bold]" in coloured_text(HOSTILE, [fact]).plain


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(any_fact(), min_size=1, max_size=3), st.integers(40, 220))
def test_any_facts_can_be_shown(monkeypatch: pytest.MonkeyPatch, facts: list[Fact], width: int) -> None:
    with monkeypatch.context() as patch:
        lines = printed(facts, width, patch)
    assert is_harmless("\n".join(lines))
    assert is_harmless("".join(plain_table(facts, None, "fr")))


@given(st.text(), st.integers(1, 40))
def test_cuts_fit(text: str, width: int) -> None:
    assert cell_width(cut_end(text, width)) <= width
    assert cell_width(cut_start(text, width)) <= width


@given(st.text(), st.text(), st.text(), st.integers(4, 60))
def test_a_cut_cell_fits_and_keeps_the_fact(before: str, fact: str, after: str, width: int) -> None:
    cell = cut(Cell(before + fact + after, len(before), len(before + fact)), width)
    assert cell_width(cell.text) <= width
    if cell_width(fact) <= width - 4:
        assert cell.text[cell.start : cell.end] == fact


def test_cuts_are_between_words() -> None:
    assert cut_end("Les Alliés ont dépensé", 12) == "Les Alliés…"
    assert cut_end("Les Alliés ont dépensé", 15) == "Les Alliés ont…"
    assert cut_start("Les Alliés ont dépensé", 15) == "…ont dépensé"
    assert cut_end("Les Alliés", 10) == "Les Alliés"


def test_facts_are_marked_in_a_text() -> None:
    text = "Nous y consacrerons 2 % du PIB.\r\nFin."
    share = make_fact("2 %", start=20)
    whole = make_fact(text[:30], type="commitment", kind="intention")
    assert marked_text(text, [share, whole]) == "[[Nous y consacrerons [[2 %]] du PIB]].\nFin."
    assert marked_text(text, [share], 15, 30) == "rons [[2 %]] du PIB"
    assert coloured_text(text, [share]).plain == text.replace("\r", "")


def test_a_commitment_in_a_text_is_linked_to_its_figures_and_deadline() -> None:
    text = "En 2026, 2 % suffit. Nous y consacrerons 2 % du PIB d’ici 2030. Fin."
    start = text.index("Nous")
    shares = [make_fact("2 %", start=text.index("2 %", place)) for place in (0, start)]
    due = make_fact(
        "2030",
        type="event",
        kind="deadline",
        start=text.index("2030"),
        edtf="../2030",
        date_end="2030-12-31",
        relation="by",
    )
    whole = make_fact(
        text[start : text.index(". Fin")],
        type="commitment",
        kind="intention",
        start=start,
        deadline="2030",
        figures=(shares[1].id,),
    )
    coloured = coloured_text(text, [whole, *shares, due])
    assert coloured.plain == text.replace("2030.", "2030 [intention → 2030].")
    underlined = [coloured.plain[s.start : s.end] for s in coloured.spans if "underline" in str(s.style)]
    assert underlined == ["2 %", "2030"]
    listed = "".join(fact_columns(whole, [whole, *shares, due], None, "fr"))
    assert f"figure  {shares[1].id}" in listed
    assert f"due     {due.id}" in listed
    assert shares[0].id not in listed
    assert f"part of  {whole.id}" in "".join(fact_columns(shares[1], [whole, *shares, due], None, "fr"))


def test_the_paragraph_of_a_fact() -> None:
    text = "Avant.\n\nLes Alliés y consacrent 2 %\ndu PIB.\n\nAprès."
    start = text.index("2 %")
    left, right = paragraph_around(text, start, start + 3)
    assert text[left:right] == "Les Alliés y consacrent 2 %\ndu PIB."
    long = "mot " * 1000
    left, right = paragraph_around(long, 2000, 2003)
    assert 2000 - 600 <= left <= 2000
    assert 2003 <= right <= 2003 + 600


def test_a_listing_folds_its_last_column() -> None:
    lines = list(listing([["a", "un mot puis un autre mot"], ["bb", "x"]], 24))
    assert lines == ["a   un mot puis un autre\n", "    mot\n", "bb  x\n"]


@given(st.text(st.sampled_from("ab é汉 "), max_size=40), st.integers(2, 12))
def test_folding_loses_nothing(text: str, width: int) -> None:
    lines = [text[start:end] for start, end in folded(text, width)]
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_width(line) <= width for line in lines)
    words = text.split(" ")
    if all(cell_width(word) <= width for word in words):
        assert " ".join(lines).split() == text.split()


def test_a_table_folds_every_column_but_the_first() -> None:
    table = [["actor", "un mot puis un autre mot", "sujet de la proposition"]]
    lines = list(folded_table(table, 41))
    assert lines == ["actor  un mot puis un    sujet de la\n", "       autre mot         proposition\n"]
    assert list(folded_table(table, None)) == ["  ".join(table[0]) + "\n"]


@given(st.text())
def test_harmless_text_stays_harmless(text: str) -> None:
    assert is_harmless(harmless(text))
    assert harmless(harmless(text)) == harmless(text)


def luminance(number: int) -> float:
    """Give the relative luminance (WCAG 2) of a colour of the cube of 256."""
    levels = (0, 95, 135, 175, 215, 255)
    parts = (levels[(number - 16) // 36], levels[(number - 16) // 6 % 6], levels[(number - 16) % 6])
    linear = [part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("style", sorted({*STYLES.values(), *KIND_STYLES.values(), *STATUS_STYLES.values()} - {"dim"}))
def test_colours_are_read_on_black_and_on_white(style: str) -> None:
    light = luminance(int(style.removeprefix("color(").removesuffix(")")))
    assert (light + 0.05) / 0.05 > 3.5
    assert 1.05 / (light + 0.05) > 3.5
