"""The differences of two documents as a table: what was, what is, and the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, cast

from rich.console import Console
from rich.text import Text

from natofacts.layout import GAP, Cell, Contexts, View, aligned, cell_width, cut, folded, widths
from natofacts.messages import _
from natofacts.models import Fact
from natofacts.screen import style_of
from natofacts.sheet import wrapped
from natofacts.terminal import harmless, one_line, terminal_width
from natofacts.wording import phrase

if TYPE_CHECKING:
    from natofacts.comparison import Difference

STATUS_STYLES = {"new": "color(28)", "gone": "color(160)", "changed": "color(130)", "same": "dim"}
_WIDE, _WIDER = 110, 150
_RAGGED = 8  # what folding between words leaves empty of a line


def print_differences(rows: Sequence[Difference], figures: Mapping[str, Fact], *, lang: str) -> None:
    """Print differences as a table that fits the terminal; `figures` has those of commitments by their ids."""
    if not rows:
        return
    console = Console(width=terminal_width(), highlight=False, markup=False, emoji=False)
    facts = cast("Sequence[Fact]", rows)  # a Difference has every column of a fact
    views = _views(rows, figures, console.width, lang)
    wide = widths(views, facts, console.width) or [view.least for view in views]
    heading = _line([Text(view.title) for view in views], wide)
    heading.stylize("bold underline")
    console.print(heading, soft_wrap=True)
    for row, fact in zip(rows, facts, strict=True):
        for line in _lines(row, {view.heading: view.cell(fact) for view in views}, wide):
            console.print(line, soft_wrap=True)


def _lines(row: Difference, cells: Mapping[str, Cell], wide: Sequence[int]) -> Iterator[Text]:
    """Give the lines of one difference: what was and what is whole, the sentence cut to as many lines."""
    sizes = dict(zip(cells, wide, strict=True))
    height = max(len(folded(cells[name].text, sizes[name])) for name in ("old", "new"))
    room = sizes["sentence"] * height - (height - 1) * _RAGGED
    shown = {**cells, "sentence": cut(cells["sentence"], room)}
    columns = [
        wrapped(_styled(row, name, cell), sizes[name])[: height if name == "sentence" else None]
        for name, cell in shown.items()
    ]
    for line in zip_longest(*columns):
        yield _line([cell or Text() for cell in line], wide)


def _views(rows: Sequence[Difference], figures: Mapping[str, Fact], width: int, lang: str) -> list[View]:
    """Give the columns; a wide terminal has room for the kind and the id."""
    of = {id(row): row for row in rows}
    contexts = Contexts(cast("Sequence[Fact]", rows))
    most = max(18, width // 5)
    views = [
        View("id", lambda fact: Cell(fact.id), 11, 11),
        View("status", lambda fact: Cell(of[id(fact)].status), 7, 7),
        View("kind", lambda fact: Cell(fact.kind), 4, 9),
        View("old", lambda fact: Cell(old_phrase(of[id(fact)], figures, lang)), 8, most),
        View("new", lambda fact: Cell(new_phrase(of[id(fact)], figures, lang)), 8, most),
        View("sentence", contexts.cell, 20, 10_000),
    ]
    least = {"kind": _WIDE, "id": _WIDER}
    return [view for view in views if width >= least.get(view.heading, 0)]


def old_phrase(row: Difference, figures: Mapping[str, Fact], lang: str) -> str:
    """Say what the older document has."""
    return "" if row.old is None else _said(row.old, figures, lang)


def new_phrase(row: Difference, figures: Mapping[str, Fact], lang: str) -> str:
    """Say what the newer document has."""
    return "" if row.status == "gone" else _said(row.fact, figures, lang)


def _said(fact: Fact, figures: Mapping[str, Fact], lang: str) -> str:
    """Say what a row is about; a commitment's figures tell most of it."""
    inside = (figures[name] for name in fact.figures or () if name in figures)
    said = harmless(", ".join(phrase(one, lang) for one in (fact, *inside)))
    return re.sub(r"[^\S\xa0\u202f]+", " ", said).strip()  # no-break spaces hold « 5 % » together


def _styled(row: Difference, name: str, cell: Cell) -> Text:
    """Colour a cell: the status by itself, what is newer by its type, what was before dimmed."""
    if name == "status":
        return Text(cell.text, style=STATUS_STYLES[row.status])
    if name in ("old", "id"):
        return Text(cell.text, style="" if name == "old" and row.status == "gone" else "dim")
    text, colour = Text(cell.text), style_of(row.fact)
    if name in ("new", "kind"):
        text.stylize(colour)
    elif cell.end > cell.start:
        text.stylize(f"bold {colour}", cell.start, cell.end)
    return text


def _line(cells: Sequence[Text], wide: Sequence[int]) -> Text:
    """Put cells side by side."""
    line = Text(GAP).join(_filled(text, size) for text, size in zip(cells, wide, strict=True))
    line.rstrip()
    return line


def _filled(text: Text, size: int) -> Text:
    """Fill a cell with spaces, which take no style."""
    filled = Text()
    filled.append_text(text)
    filled.append(" " * max(0, size - cell_width(text.plain)))
    return filled


def plain_differences(rows: Sequence[Difference], figures: Mapping[str, Fact], lang: str) -> Iterator[str]:
    """Write differences for a pipe or a file, one a line, every cell whole."""
    table = [[_("status"), _("type"), _("kind"), _("old"), _("new"), _("id"), "old_id", _("sentence")]]
    for row in rows:
        fact = row.fact
        written = [one_line(said(row, figures, lang)) for said in (old_phrase, new_phrase)]
        ids = ["" if row.status == "gone" else fact.id, "" if row.old is None else row.old.id]
        table.append([row.status, fact.type, fact.kind, *written, *ids, one_line(fact.sentence)])
    return aligned(table)
