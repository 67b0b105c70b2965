"""The page of `natofacts report`: one file, marks that nest, words that stay words, lanes to scale."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from facts import FACTS, make_fact
from hypothesis import given, settings
from hypothesis import strategies as st
from terminals import ROOT

import natofacts
from natofacts import cli
from natofacts.extraction import Extraction
from natofacts.models import KINDS, Document, Fact
from natofacts.page.charts import actors_chart, deadlines, totals, units_chart
from natofacts.page.marks import paragraphs
from natofacts.page.rows import Row, build_rows
from natofacts.page.strings import NUMBERS, STRINGS, Words
from natofacts.page.timeline import timeline

COMMUNIQUE = ROOT / "examples" / "communique.txt"
WORDS = Words("fr")


def extraction_of(
    text: str, facts: list[Fact], day: date | None = date(2026, 2, 12), name: str = "a.txt"
) -> Extraction:
    """Give an extraction made by hand."""
    return Extraction(Document(text, name), day, "given", tuple(facts))


def rows_of(*extractions: Extraction) -> list[Row]:
    return build_rows(extractions, WORDS, "fr")


class Page(HTMLParser):
    """What a browser would make of a page: its elements, the ids they have, and its text."""

    VOID = ("meta", "input", "link", "br")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.content: dict[str, str] = {}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.content[self.open[-1]] = self.content.get(self.open[-1], "") + data


def test_a_page_is_one_file_that_asks_for_nothing() -> None:
    page = natofacts.report(COMMUNIQUE)
    parsed = Page(page)
    assert not parsed.open
    assert not re.search(r"https?:", page)
    assert not {"link", "img", "iframe", "object", "base"} & {tag for tag, _ in parsed.elements}
    for tag, attributes in parsed.elements:
        assert not {"src", "style", "srcset"} & set(attributes), tag
        assert not [name for name in attributes if name.startswith("on")], tag


def test_the_policy_lets_only_the_style_and_script_of_the_page_run() -> None:
    page = natofacts.report(COMMUNIQUE)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]
    for tag in ("script", "style"):
        written = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert len(written) == 1
        digest = base64.b64encode(hashlib.sha256(written[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]


def test_the_same_documents_give_the_same_bytes() -> None:
    assert natofacts.report(COMMUNIQUE) == natofacts.report(COMMUNIQUE)


def test_paths_texts_and_extractions_may_be_mixed() -> None:
    page = natofacts.report([COMMUNIQUE, "Ils ont dépensé 2 milliards d’euros.", natofacts.extract("Il faut 3 chars.")])
    assert page.count("<article ") == 3
    assert "Chiffres, dates et engagements</title>" in page
    assert "<title>Note</title>" in natofacts.report("3 chars", title="Note")


def test_two_documents_of_one_name_have_rows_of_their_own() -> None:
    page = natofacts.report(["Il faut 3 chars.", "Il faut 3 chars."])
    ids = [attributes["id"] for _, attributes in Page(page).elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert sum(str(name).startswith("m-") for name in ids) == 2


def test_an_empty_document_gives_a_page() -> None:
    page = natofacts.report("")
    assert "0 fait" in page
    assert "Aucun chiffre, aucune date ni aucun engagement trouvé." in page
    assert page.endswith("</html>\n")


def test_the_interface_speaks_two_languages() -> None:
    assert '<html lang="en">' in natofacts.report(COMMUNIQUE, lang_ui="en")
    assert "Commitments by actor" in natofacts.report(COMMUNIQUE, lang_ui="en")
    with pytest.raises(ValueError, match="lang_ui 'de'"):
        natofacts.report(COMMUNIQUE, lang_ui="de")


def test_every_word_of_the_tables_is_used_and_every_kind_has_one() -> None:
    package = ROOT / "natofacts" / "page"
    source = "".join(
        path.read_text(encoding="utf-8") for path in sorted(package.iterdir()) if path.suffix in (".py", ".j2", ".js")
    ).replace((package / "strings.py").read_text(encoding="utf-8"), "")
    families = {"all", "change", "column", "documents", "head", "kind", "modality", "rows", "type", "unit"}
    for key in (*STRINGS, *NUMBERS):
        assert f'"{key}"' in source or key.partition(".")[0] in families, key
    assert all(f"kind.{kind}" in STRINGS for kinds in KINDS.values() for kind in kinds)


HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7 * 7 }} <!-- \u2028\u2029\u202e\x00\x1b[31m "
    "</style></mark></article> &amp; Nous nous engageons à livrer 12 chars <b>lourds</b> d’ici 2030."
)


def test_what_documents_say_stays_words() -> None:
    page = natofacts.report(Document(HOSTILE, '"><script>alert(3)</script>.txt'), title="<script>alert(4)</script>")
    parsed = Page(page)
    assert [tag for tag, _ in parsed.elements].count("script") == 2
    assert "img" not in {tag for tag, _ in parsed.elements}
    assert page.count("&lt;b&gt;lourds&lt;/b&gt;") >= 1
    assert "{{ 7 * 7 }}" in page
    assert not re.search("[\x00-\x08\x0b-\x1f\u2028\u2029\u202a-\u202e\u2066-\u2069]", page)


@given(st.text(max_size=80), st.text(max_size=20))
@settings(max_examples=40, deadline=None)
def test_whatever_a_document_says_the_page_is_whole(text: str, name: str) -> None:
    hostile = make_fact("x", document=name, actor=text or "x", unit=text, object=text, speaker=text, value=None)
    page = natofacts.report(extraction_of("x" + text, [hostile], name=name))
    parsed = Page(page)
    assert not parsed.open
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    assert not set("<>&\u2028\u2029") & set(data[1])
    assert len(json.loads(data[1])["facts"]) == 1
    page.encode("utf-8")


def spans(count: int) -> st.SearchStrategy[list[tuple[int, int]]]:
    place = st.integers(0, count)
    return st.lists(st.tuples(place, place).map(lambda pair: (min(pair), max(pair))), max_size=8)


class Marked(HTMLParser):
    """Reads marked paragraphs back: the rows that hold each character."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.held: list[tuple[str, tuple[str, ...]]] = []
        self.stack: list[str] = []
        self.feed(html)
        self.close()
        assert not self.stack

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "mark"
        self.stack.append(dict(attrs)["data-row"] or "")

    def handle_endtag(self, tag: str) -> None:
        assert tag == "mark"
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.held += [(character, tuple(sorted(self.stack))) for character in data]


@given(st.data())
@settings(max_examples=200)
def test_marks_hold_just_their_characters_however_they_overlap(data: st.DataObject) -> None:
    text = "".join(data.draw(st.lists(st.sampled_from("ab c<&\n"), max_size=40)))
    facts = [
        make_fact(text[start:end], start=start, type=kind)
        for (start, end), kind in zip(data.draw(spans(len(text))), ("figure", "commitment") * 4, strict=False)
    ]
    rows = rows_of(extraction_of(text, facts))
    read_back = Marked("".join(paragraphs(text, rows))).held
    expected = [
        (character, tuple(sorted(str(row.number - 1) for row in rows if row.fact.start <= place < row.fact.end)))
        for place, character in enumerate(text)
    ]
    assert [one for one in read_back if not one[0].isspace()] == [one for one in expected if not one[0].isspace()]


def test_a_figure_stands_inside_its_commitment() -> None:
    text = "Nous livrerons 12 chars."
    pledge = make_fact("Nous livrerons 12 chars", type="commitment", kind="intention")
    figure = make_fact("12 chars", kind="count", start=15)
    [paragraph] = paragraphs(text, rows_of(extraction_of(text, [figure, pledge])))
    assert re.sub(r" (id|tabindex)=\"[^\"]*\"", "", paragraph) == (
        '<mark class="commitment k-intention" data-row="1">Nous livrerons '
        '<mark class="figure k-count" data-row="0">12 chars</mark></mark>.'
    )


def test_lines_that_an_editor_folded_are_joined_and_lists_are_not() -> None:
    folded = (
        "Les ministres de la Défense des pays de l’OTAN se sont réunis au siège\nde l’Alliance.\n– un\n– deux\n\nFin."
    )
    assert [str(one) for one in paragraphs(folded, [])] == [
        "Les ministres de la Défense des pays de l’OTAN se sont réunis au siège de l’Alliance.\n– un\n– deux",
        "Fin.",
    ]
    unfolded = "mot " * 40 + "\nTitre\nFin."
    assert [str(one) for one in paragraphs(unfolded, [])][1:] == ["Titre", "Fin."]


def event(start: str | None, end: str | None, kind: str = "period", place: int = 0, **columns: Any) -> Fact:
    edtf = columns.pop("edtf", f"{start or '..'}/{end or '..'}")
    return make_fact("x", type="event", kind=kind, start=place, date_start=start, date_end=end, edtf=edtf, **columns)


def test_the_timeline_is_to_scale_and_tells_past_from_future() -> None:
    facts = [
        event("2024-01-01", "2024-01-01", "date", 0),
        event("2026-01-01", "2026-01-01", "date", 2),
        event(None, "2027-12-31", "deadline", 4, relation="by", edtf="../2027"),
        event("1949-04-04", "1949-04-04", "date", 6),
    ]
    one = extraction_of("x x x x", facts, date(2025, 1, 1))
    drawn = timeline([one], rows_of(one), "fr")
    assert drawn is not None
    [lane] = drawn.lanes
    assert [(mark.shape, mark.when) for mark in lane.marks] == [
        ("date", "past"),
        ("date", "future"),
        ("deadline", "future"),
    ]
    assert lane.earlier == ["4 avr. 1949"]
    first, second, third = (mark.x for mark in lane.marks)
    assert (second - first) / (third - first) == pytest.approx(731 / 1460, abs=1e-3)
    assert lane.today == pytest.approx(first + (third - first) * 366 / 1460, abs=0.01)


def test_a_document_without_a_date_has_neither_past_nor_future() -> None:
    one = extraction_of("x", [event("2024-01-01", "2024-12-31")], None)
    drawn = timeline([one], rows_of(one), "fr")
    assert drawn is not None
    assert drawn.lanes[0].today is None
    assert {mark.when for mark in drawn.lanes[0].marks} == {"unknown"}
    assert timeline([extraction_of("x", [])], [], "fr") is None


def test_a_few_days_have_a_scale_of_months() -> None:
    one = extraction_of("x", [event("2024-03-03", "2024-03-03", "date")], date(2024, 3, 5))
    drawn = timeline([one], rows_of(one), "fr")
    assert drawn is not None
    assert [tick.label for tick in drawn.ticks] == ["févr. 2024", "mars 2024", "avr. 2024"]


def test_counts_have_the_singular_and_the_thousands_of_their_language() -> None:
    assert WORDS.number("type.commitment", 1) == "Engagement"
    assert WORDS.number("rows", 2430) == "2\u202f430 faits"
    assert Words("en").number("rows", 2430) == "2,430 facts"


@given(st.lists(st.tuples(st.dates(), st.integers(0, 4000)), min_size=1, max_size=30), st.none() | st.dates())
@settings(deadline=None, max_examples=60)
def test_any_dates_find_a_place_on_the_timeline(days: list[tuple[date, int]], anchor: date | None) -> None:
    last = date.max.toordinal()
    facts = [
        event(day.isoformat(), date.fromordinal(min(last, day.toordinal() + length)).isoformat(), place=place)
        for place, (day, length) in enumerate(days)
    ]
    one = extraction_of("x" * len(days), facts, anchor)
    drawn = timeline([one], rows_of(one), "fr")
    assert drawn is not None
    assert len(drawn.ticks) <= 15
    for lane in drawn.lanes:
        assert all(0 <= mark.x <= 100 and mark.x + mark.width <= 100 for mark in lane.marks)
        assert all(0 < mark.y < lane.height for mark in lane.marks)


def test_counts_are_those_of_the_facts() -> None:
    rows = rows_of(extraction_of("x" * 200, list(FACTS)))
    assert [(total.type, total.count) for total in totals(rows)] == [("figure", 2), ("event", 1), ("commitment", 1)]
    units = {bar.value: (bar.count, bar.note) for bar in units_chart(rows, WORDS, "fr").bars}
    assert units == {"USD": (1, "486 Md USD"), "%": (1, "≥ 2,5 %")}
    assert [(bar.label, bar.count) for bar in actors_chart(rows).bars] == [("Nous", 1)]


def test_deadlines_to_come_are_those_after_the_date_of_their_document() -> None:
    texts = ["Nous livrerons 12 chars d’ici 2030.", "Nous avons livré 12 chars. Les travaux finiront avant mai 2020."]
    for day, expected in ((date(2026, 1, 1), ["d’ici 2030"]), (date(2019, 1, 1), ["avant 1er mai 2020", "d’ici 2030"])):
        extractions = [natofacts.extract(Document(text, text[:9]), date=day) for text in texts]
        due, left = deadlines(extractions, rows_of(*extractions))
        assert ([one.when for one in due], left) == (expected, 0)


def run(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.argv", ["natofacts", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


def test_the_command_writes_one_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "r.html"
    assert run(["report", str(COMMUNIQUE), "-o", str(place), "--type", "figure"], monkeypatch) == 0
    page = place.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.count("<tr id=") == 6
    assert "6 rows of 1 document" in capsys.readouterr().err


def test_no_page_is_written_when_no_document_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "r.html"
    place.write_text("older", encoding="utf-8")
    assert run(["report", str(tmp_path / "none.txt"), "-o", str(place)], monkeypatch) == 1
    assert place.read_text(encoding="utf-8") == "older"
    assert list(tmp_path.iterdir()) == [place]
    assert "none.txt: no such file" in capsys.readouterr().err


def test_a_document_that_fails_costs_the_others_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "r.html"
    assert run(["report", str(tmp_path / "none.txt"), str(COMMUNIQUE), "-o", str(place)], monkeypatch) == 1
    assert place.read_text(encoding="utf-8").count("<article ") == 1
