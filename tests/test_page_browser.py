"""The page in a browser: filters, sorting, jumps, the hash, dark mode, a phone, print, hostile documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import chromium, chromium_path
from terminals import ROOT

import natofacts
from natofacts.models import Document

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.skipif(find_spec("playwright") is None, reason="playwright is not installed (pip install '.[dev]')"),
    pytest.mark.skipif(chromium_path() is None, reason="no chromium on this machine (apt-get install chromium)"),
]

WIDE = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
HOSTILE = (
    "</script><script>document.title='run'</script><img src=x onerror=\"document.title='run'\">\n\n"
    "<b onclick=\"document.title='run'\">Nous nous engageons</b> à livrer 12 chars d’ici 2030.\n\n"
    "<a href=\"javascript:document.title='run'\">\u202eNous</a> livrerons 3 % du PIB\u2028</mark></article></style>\n\n"
    "<form action=x><svg onload=\"document.title='run'\"> {{ 7 * 7 }} <!-- Nous livrerons 40 ponts.\n"
)
Opened = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("page") / "seeds.html"
    place.write_text(natofacts.report(sorted((ROOT / "seeds").glob("*.txt"))), encoding="utf-8")
    return place


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """Open a page as a file; what it complains of, or asks of a network, fails the test."""
    complaints: list[str] = []
    contexts = []

    def open_page(place: Path, hash: str = "", **options: Any) -> Page:
        context = browser.new_context(**{**WIDE, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(request.url) if request.url != place.as_uri() else None)
        page.goto(place.as_uri() + hash)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def visible(page: Page) -> list[str]:
    """Give the ids of the rows that are shown, in their order."""
    rows: list[str] = page.eval_on_selector_all("tbody tr:not([hidden])", "rows => rows.map(row => row.id)")
    return rows


def column(page: Page, name: str) -> list[str]:
    """Give the texts of a column, of the rows that are shown."""
    cells: list[str] = page.eval_on_selector_all(
        f"tbody tr:not([hidden]) .c-{name}", "cells => cells.map(cell => cell.textContent)"
    )
    return cells


def in_view(page: Page, selector: str) -> bool:
    """Tell whether an element is where it can be seen."""
    seen: bool = page.eval_on_selector(
        selector,
        """element => {
            const box = element.getBoundingClientRect();
            const top = document.elementFromPoint(box.left + 3, box.top + Math.min(8, box.height / 2));
            return element === top || element.contains(top);
        }""",
    )
    return seen


def test_filters_choose_rows_and_marks_and_are_kept_in_the_hash(opened: Opened, seeds: Path) -> None:
    page = opened(seeds)
    everything = len(visible(page))
    page.locator('[data-toggle=kind][data-value="percent"]').click()
    percents = visible(page)
    assert 0 < len(percents) < everything
    assert set(column(page, "kind")) == {"pourcentage"}
    assert page.locator("mark.figure:not(.off)").count() == len(percents)
    assert page.locator("mark.event:not(.off)").count() == 0
    page.locator("[data-filter=q]").fill("defense")
    found = visible(page)
    assert 0 < len(found) <= len(percents)
    assert page.locator("output").text_content() == f"{len(found)} sur {everything}"
    assert "kind=percent" in page.url
    assert "q=defense" in page.url

    again = opened(seeds, page.url[page.url.index("#") :])
    assert visible(again) == found
    assert again.locator("[data-filter=q]").input_value() == "defense"
    again.locator(".reset").click()
    assert len(visible(again)) == everything
    assert again.locator("mark.off").count() == 0


def test_each_list_filters(opened: Opened, seeds: Path) -> None:
    page = opened(seeds)
    everything = len(visible(page))
    for name in ("doc", "actor", "unit", "year"):
        value = page.locator(f"[data-filter={name}] option").nth(1).get_attribute("value") or ""
        page.locator(f"[data-filter={name}]").select_option(value)
        assert 0 < len(visible(page)) < everything, name
        if name == "actor":
            assert set(column(page, "actor")) == {value}
        page.locator(".reset").click()
        assert len(visible(page)) == everything
    page.locator("[data-filter=q]").fill("aucun mot de ce genre")
    assert page.locator(".nothing").is_visible()


def test_headings_sort_both_ways_with_empty_cells_last(opened: Opened, seeds: Path) -> None:
    page = opened(seeds)
    page.locator("[data-sort=actor]").click()
    ascending = column(page, "actor")
    named = [actor for actor in ascending if actor]
    assert "" in ascending
    assert ascending[: len(named)] == named
    page.locator("[data-sort=actor]").click()
    descending = column(page, "actor")
    assert descending[0] == named[-1]
    assert descending[-1] == ""
    assert page.locator("th.c-actor").get_attribute("aria-sort") == "descending"
    assert "sort=-actor" in page.url
    page.locator("[data-sort=order]").click()
    assert column(page, "order") == [str(number) for number in range(1, len(ascending) + 1)]


def test_a_row_leads_to_the_text_and_back(opened: Opened, seeds: Path) -> None:
    page = opened(seeds)
    row = page.locator("tbody tr.figure").last
    name = (row.get_attribute("id") or "").removeprefix("r-")
    row.click()
    assert in_view(page, f"#m-{name}")
    assert f"fact={name}" in page.url
    page.locator("mark.figure").first.click()
    first = page.locator("mark.figure").first.get_attribute("id") or ""
    assert page.locator("#card").is_visible()
    page.locator("#card .do button").first.click()
    assert in_view(page, f"#r-{first.removeprefix('m-')} .c-kind")
    assert page.locator("tr.chosen").get_attribute("id") == f"r-{first.removeprefix('m-')}"
    assert in_view(opened(seeds, f"#fact={name}"), f"#m-{name}")


def test_the_card_tells_the_row_on_hover_and_leads_to_the_outer_fact(opened: Opened, seeds: Path) -> None:
    page = opened(seeds)
    inner = page.locator("mark.commitment mark.figure").first
    inner.hover()
    card = page.locator("#card")
    assert card.locator("strong").text_content()
    assert "identifiant" in (card.locator("dl").text_content() or "")
    card.locator(".do button").nth(1).click()
    kind = card.locator("i.swatch").get_attribute("class") or ""
    assert "commitment" in kind


def test_the_keyboard_walks_through_facts(opened: Opened, seeds: Path) -> None:
    page = opened(seeds)
    page.locator("tbody a").first.focus()
    page.keyboard.press("ArrowDown")
    second = visible(page)[1]
    assert page.evaluate("document.activeElement.closest('tr').id") == second
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == second.replace("r-", "m-")
    assert page.locator("#card").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('tr').id") == second
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.dataset.filter") == "q"
    assert page.locator("[tabindex='0']").count() <= 4


def test_charts_and_timeline_lead_to_rows(opened: Opened, seeds: Path) -> None:
    page = opened(seeds)
    bar = page.locator("[data-set=actor]").first
    bar.click()
    assert set(column(page, "actor")) == {bar.get_attribute("data-value")}
    assert in_view(page, "[data-filter=q]")
    page.locator(".reset").click()
    page.locator(".event circle, .event rect").last.click()
    assert page.locator("tr.chosen.event").count() == 1


def test_the_page_follows_a_dark_system(opened: Opened, seeds: Path) -> None:
    def brightness(page: Page, selector: str, what: str) -> int:
        script = (
            f"element => getComputedStyle(element).{what}.match(/[0-9]+/g).slice(0, 3).reduce((a, b) => +a + +b, 0)"
        )
        return int(page.eval_on_selector(selector, script))

    light, dark = opened(seeds), opened(seeds, color_scheme="dark")
    for page, is_dark in ((light, False), (dark, True)):
        for selector in (".pane.text", "mark.figure", "mark.event"):
            ground, ink = brightness(page, selector, "backgroundColor"), brightness(page, selector, "color")
            assert (ground < ink - 200) == is_dark, selector


def test_a_phone_shows_table_and_text_in_turn_and_nothing_is_cut(opened: Opened, seeds: Path) -> None:
    page = opened(seeds, **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.locator(".pane.text").is_hidden()
    row = page.locator("tbody tr.figure").first
    name = (row.get_attribute("id") or "").removeprefix("r-")
    row.tap()
    assert page.locator(".pane.table").is_hidden()
    assert in_view(page, f"#m-{name}")
    page.locator(f"#m-{name}").tap()
    box = page.locator("#card").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    page.locator("#card .do button").first.tap()
    assert page.locator(".pane.text").is_hidden()
    assert in_view(page, f"#r-{name} .c-kind")


def test_nothing_of_the_timeline_leaves_it_on_a_phone(opened: Opened, seeds: Path, tmp_path: Path) -> None:
    names = [f"Déclaration des ministres de la Défense, version consolidée, n° {number}" for number in range(3)]
    said = "Créée le 4 avril 1949, élargie en 1952, 1955, 1982 et 1999, elle aura 32 pays en mars 2024 et en mai 2025."
    place = tmp_path / "long.html"
    place.write_text(
        natofacts.report([Document(said, name, date(2024, 1, 1)) for name in names], title="x"), encoding="utf-8"
    )
    for page in (opened(place, **PHONE), opened(seeds, **PHONE)):
        boxes = page.eval_on_selector_all(
            ".timeline .name, .timeline .edge, .timeline text",
            """all => all.map(one => [one, one.getBoundingClientRect()]).filter(([one, box]) => box.width)
            .map(([one, box]) => [box.left, box.right, one.textContent])""",
        )
        assert boxes
        assert [said for left, right, said in boxes if left < 16 or right > 390 - 16] == []
        labels = page.eval_on_selector_all(
            ".event text",
            """all => all.map(one => one.getBoundingClientRect()).filter(box => box.width)
            .map(box => [box.left, box.top, box.right, box.bottom])""",
        )
        assert labels
        for number, one in enumerate(labels):
            for other in labels[number + 1 :]:
                assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] + 4 or other[3] <= one[1] + 4


@pytest.mark.parametrize("width", [1000, 1280, 1920])
def test_every_row_shows_the_words_of_its_fact(opened: Opened, seeds: Path, width: int) -> None:
    page = opened(seeds, viewport={"width": width, "height": 800})
    cut = page.eval_on_selector_all(
        "tr:not(.commitment) .c-words a",
        """links => links.filter(link => {
            const words = link.getBoundingClientRect(), seen = link.parentElement.getBoundingClientRect();
            return words.bottom > seen.bottom + 2 && words.top > seen.bottom - 10;
        }).map(link => link.textContent)""",
    )
    assert cut == []


def test_the_keyboard_keeps_what_it_reaches_in_view(opened: Opened, seeds: Path) -> None:
    page = opened(seeds)
    page.locator(".pane.text mark[tabindex='0']").focus()
    for _ in range(15):
        page.keyboard.press("ArrowDown")
        name = page.evaluate("document.activeElement.id")
        box = page.locator(f"#{name}").bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= 800 - 20


def test_the_controls_say_which_kinds_are_chosen(opened: Opened, seeds: Path) -> None:
    page = opened(seeds)
    page.locator('[data-toggle=kind][data-value="percent"]').click()
    page.locator('[data-toggle=type][data-value="event"]').click()
    assert page.locator(".which").text_content() == "pourcentage, Dates"
    page.locator(".reset").click()
    assert page.locator(".which").text_content() == ""


@pytest.mark.skipif(find_spec("axe_playwright_python") is None, reason="axe is not installed (pip install '.[dev]')")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shape", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_serious(opened: Opened, seeds: Path, shape: dict[str, Any], scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(seeds, color_scheme=scheme, **shape)
    if shape is WIDE:
        page.locator("mark.commitment mark.figure").first.click()
        page.locator('[data-toggle=type][data-value="figure"]').click()
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")] == []


def test_print_shows_text_and_table_whole(opened: Opened, seeds: Path) -> None:
    page = opened(seeds, color_scheme="dark")
    page.emulate_media(media="print")
    assert page.locator(".pane.text").is_visible()
    assert page.locator(".pane.table").is_visible()
    assert not [one for one in page.locator(".filters > *, .switch, .state").all() if one.is_visible()]
    page.emulate_media(media="screen")
    page.locator("[data-filter=q]").fill("OTAN")
    page.emulate_media(media="print")
    assert page.locator("[data-filter=q]").is_visible()
    assert page.locator(".state").is_visible()
    assert page.eval_on_selector(".pane.text", "pane => pane.scrollHeight - pane.clientHeight") <= 1
    assert page.eval_on_selector("body", "body => getComputedStyle(body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_hostile_document_runs_nothing(opened: Opened, tmp_path: Path) -> None:
    place = tmp_path / "hostile.html"
    document = Document(HOSTILE, "<img src=x onerror=alert(1)>.txt", date(2026, 1, 1))
    place.write_text(natofacts.report(document), encoding="utf-8")
    page = opened(place)
    assert page.title() != "run"
    assert page.locator("article img, article b, article svg, article form, article a, article script").count() == 0
    assert "<b onclick=\"document.title='run'\">Nous nous engageons</b>" in page.locator("article").inner_text()
    assert "\\u202eNous" in page.locator("article").inner_text()
    assert len(visible(page)) >= 4
    for mark in page.locator("mark").all():
        mark.click()
    page.locator("article").click()
    assert page.title() != "run"


def test_without_script_the_whole_page_is_there(opened: Opened, seeds: Path) -> None:
    page = opened(seeds, java_script_enabled=False)
    assert page.locator("tbody tr").count() == page.locator("mark:not(.again)").count()
    page.locator("tbody a").first.click()
    assert "#m-" in page.url
