"""The table of facts on a terminal: one line a fact, coloured by type, as wide as the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from natofacts.layout import GAP, Cell, View, cell_width, column_views, cut, fitting_views, listing, widths
from natofacts.models import Fact
from natofacts.terminal import one_line, terminal_width

STYLES = {"figure": "color(30)", "event": "color(28)", "commitment": "color(133)"}
"""The colour of each type of facts; of all colours here the contrast is above 3.5 on a black and on a white ground."""

KIND_STYLES = {
    "pledge": "color(133)",
    "decision": "color(27)",
    "intention": "color(130)",
    "target": "color(99)",
    "call": "color(160)",
}
"""The colour of each kind of commitments."""


def print_facts(
    facts: Sequence[Fact],
    *,
    columns: Sequence[str] | None,
    by_document: bool,
    headings: Mapping[str, str],
    lang: str,
) -> None:
    """Print facts as a table that fits the terminal.

    `columns` are column names, or None for the columns made for reading. With several documents in their
    order (`by_document`) each begins with a line of its own, `headings[name]`; otherwise their name is a
    column.
    """
    if not facts:
        return
    console = Console(width=terminal_width(), highlight=False, markup=False, emoji=False)
    several = len({fact.document for fact in facts}) > 1
    if columns is None:
        views = fitting_views(facts, console.width, documents=several and not by_document, lang=lang)
    else:
        views = column_views(columns)
    wide = widths(views, facts, console.width)
    if wide is None:
        _print_records(console, facts, views)
        return
    grouped = several and by_document and columns is None
    for line in _lines(facts, views, wide, headings if grouped else {}):
        console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def _print_records(console: Console, facts: Sequence[Fact], views: Sequence[View]) -> None:
    """Print each fact as a small list of its columns, when these do not fit side by side."""
    for number, fact in enumerate(facts):
        if number:
            console.print()
        cells = [[view.title, view.cell(fact).text] for view in views]
        for line in listing([cell for cell in cells if cell[1]], console.width):
            console.print(Text(line), end="", soft_wrap=True)


def _lines(
    facts: Sequence[Fact], views: Sequence[View], wide: Sequence[int], headings: Mapping[str, str]
) -> Iterator[Text]:
    """Give the lines of the table: the heading, then facts, after the name of their document where asked."""
    cells = [_padded(Text(view.title), view.title, size) for view, size in zip(views, wide, strict=True)]
    heading = Text(GAP).join(cells)
    heading.rstrip()
    heading.stylize("bold underline")
    yield heading
    for document, group in groupby(facts, key=lambda fact: fact.document):
        if document in headings:
            yield Text(one_line(headings[document]), style="bold")
        for fact in group:
            yield _line(fact, views, wide)


def _line(fact: Fact, views: Sequence[View], wide: Sequence[int]) -> Text:
    """Give the line of one fact; a repeated row is dimmed."""
    cells = []
    for view, size in zip(views, wide, strict=True):
        cell = cut(view.cell(fact), size)
        cells.append(_padded(_styled(fact, view, cell), cell.text, size))
    line = Text(GAP).join(cells)
    line.rstrip()
    if fact.repeat_of is not None:
        line.stylize("dim")
    return line


def _styled(fact: Fact, view: View, cell: Cell) -> Text:
    """Colour a cell: the id dimmed, the fact in the colour of its type, also in its sentence."""
    colour = style_of(fact)
    if view.heading in ("fact", "type", "kind"):
        return Text(cell.text, style=colour)
    if view.heading in ("id", "document"):
        return Text(cell.text, style="dim")
    text = Text(cell.text)
    if cell.end > cell.start:
        text.stylize(f"bold {colour}", cell.start, cell.end)
    return text


def style_of(fact: Fact) -> str:
    """Give the colour of a fact: that of its type, for a commitment that of its kind."""
    return KIND_STYLES.get(fact.kind, STYLES[fact.type])


def _padded(text: Text, plain: str, size: int) -> Text:
    """Fill a cell with spaces."""
    text.append(" " * max(0, size - cell_width(plain)))
    return text
