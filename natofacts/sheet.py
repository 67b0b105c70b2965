"""The commitments on a terminal: in groups, every word of them, with their figures and deadlines.

A wide terminal gets a table with folded cells, a narrow one a small block a commitment. Figures and deadlines
have the same colours in the words of a commitment and beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

from natofacts.layout import GAP, basename_if_distinct, cell_width, folded
from natofacts.messages import N_, _, count_of
from natofacts.promises import Group, GroupBy, Promise
from natofacts.screen import STYLES, style_of
from natofacts.terminal import harmless, one_line, terminal_width
from natofacts.wording import phrase

_WIDE = 110  # columns from which commitments are set as a table
_MOST = {"document": 24, "actor": 28, "figures": 32, "speaker": 24}
_LEAST_WORDS = 20
_LONGEST_GLUED = 32
_NO_BREAK = "\xa0"
HEADINGS = (
    N_("id"), N_("document"), N_("point"), N_("kind"), N_("deadline"), N_("actor"), N_("figures"), N_("speaker"),
    N_("text"),
)  # fmt: skip
"""The cells of a commitment as they are headed."""


def print_promises(groups: Sequence[Group], promises: Mapping[str, Promise], *, by: GroupBy, lang: str) -> None:
    """Print groups of commitments, which `promises` holds by their ids, as wide as the terminal."""
    if not groups:
        return
    console = Console(width=terminal_width(), highlight=False, markup=False, emoji=False)
    shown = [[promises[fact.id] for fact in group.facts] for group in groups]
    everything = [promise for rows in shown for promise in rows]
    several = len({promise.fact.document for promise in everything}) > 1
    cells = Cells(everything, lang, without={str(by)} if several else {str(by), "document"})
    wide = console.width >= _WIDE
    body = _table(everything, cells, console.width) if wide else _blocks(everything, cells, console.width)
    if wide:
        console.print(_titles(next(body)[0]), soft_wrap=True)
    for number, (group, rows) in enumerate(zip(groups, shown, strict=True)):
        if number:
            console.print()
        for line in _heading(group, console.width):
            console.print(line, soft_wrap=True)
        for promise in rows:
            for line in next(body):
                line.rstrip()
                if promise.fact.repeat_of is not None:
                    line.stylize("dim")
                console.print(line, soft_wrap=True)


def _titles(line: Text) -> Text:
    """Set off the line of headings."""
    line.rstrip()
    line.stylize("bold underline")
    return line


def _heading(group: Group, width: int) -> Iterator[Text]:
    """Name a group and count its commitments."""
    count = len(group.facts)
    heading = Text(f"{group.heading}{GAP}", style="bold")
    heading.append(count_of("commitment", count).replace(" ", _NO_BREAK), style="not bold dim")
    yield from wrapped(heading, width)


class Cells:
    """Writes what is shown of a commitment, cell by cell."""

    def __init__(self, promises: Iterable[Promise], lang: str, without: Iterable[str]) -> None:
        self._lang = lang
        self._without = frozenset(without)
        self._name = basename_if_distinct(promise.fact.document for promise in promises)

    def of(self, promise: Promise) -> dict[str, Text]:
        """Give every cell of a commitment by its heading, the empty ones too, in the order of the table."""
        fact, lang = promise.fact, self._lang
        figures = [self._glued(phrase(figure, lang)) for figure in promise.figures]
        cells = {
            "id": Text(fact.id, style="dim"),
            "document": Text(one_line(self._name(fact.document)), style="dim"),
            "point": Text("" if fact.point is None else str(fact.point)),
            "kind": Text(fact.kind, style=style_of(fact)),
            "deadline": Text(one_line(promise.deadline_phrase(lang)), style=STYLES["event"]),
            "actor": Text(one_line(fact.actor or "")),
            "figures": Text("; ".join(figures), style=STYLES["figure"]),
            "speaker": Text(one_line(fact.speaker or "")),
            "text": words(promise),
        }
        return {name: cell for name, cell in cells.items() if name not in self._without}

    @staticmethod
    def _glued(text: str) -> str:
        """Keep a short text on one line."""
        plain = one_line(text)
        return plain.replace(" ", _NO_BREAK) if len(plain) <= _LONGEST_GLUED else plain


def words(promise: Promise) -> Text:
    """Give the words of a commitment, its figures and its deadline in their colours and unbroken."""
    fact, text = promise.fact, Text()
    place = fact.start
    for inner in sorted(promise.rows, key=lambda row: (row.start, -row.end)):
        if inner.start < place:
            continue
        text.append(_spaced(fact.text[place - fact.start : inner.start - fact.start], text.plain))
        written = _spaced(inner.text, text.plain)
        glued = written.replace(" ", _NO_BREAK) if len(written) <= _LONGEST_GLUED else written
        text.append(glued, style=f"bold {STYLES[inner.type]}")
        place = inner.end
    text.append(_spaced(fact.text[place - fact.start :], text.plain))
    text.rstrip()
    return text


def _spaced(piece: str, before: str) -> str:
    """Put one space for white space, also where two pieces meet; no-break spaces stay."""
    written = re.sub(r"[^\S\xa0\u202f]+", " ", harmless(piece))
    return written.lstrip(" ") if not before or before.endswith(" ") else written


def wrapped(text: Text, width: int) -> list[Text]:
    """Fold a text between words; styles stay."""
    return [text[start:end] for start, end in folded(text.plain, width)]


def _table(promises: Sequence[Promise], cells: Cells, width: int) -> Iterator[list[Text]]:
    """Give the headings, then the lines of each commitment's row; columns without any text are left out."""
    rows = [cells.of(promise) for promise in promises]
    needs = {name: max(cell_width(row[name].plain) for row in rows) for name in rows[0]}
    sizes = {name: max(cell_width(_(name)), min(need, _MOST.get(name, need))) for name, need in needs.items() if need}
    sizes["text"] = 0
    sizes["text"] = max(_LEAST_WORDS, width - sum(sizes.values()) - len(GAP) * (len(sizes) - 1))
    for row in [{name: Text(_(name)) for name in sizes}, *rows]:
        columns = [[_padded(line, size) for line in wrapped(row[name], size)] for name, size in sizes.items()]
        empty = [Text(" " * size) for size in sizes.values()]
        yield [
            Text(GAP).join(cell or blank for cell, blank in zip(line, empty, strict=True))
            for line in zip_longest(*columns)
        ]


def _blocks(promises: Sequence[Promise], cells: Cells, width: int) -> Iterator[list[Text]]:
    """Give for each commitment a block: kind, deadline and id at the left, its words and the rest beside."""
    rows = [cells.of(promise) for promise in promises]
    rails = [[row[name] for name in ("kind", "deadline", "id") if row.get(name)] for row in rows]
    rail = max(cell_width(cell.plain) for cells_at_left in rails for cell in cells_at_left)
    room = max(_LEAST_WORDS, width - rail - len(GAP))
    for row, left in zip(rows, rails, strict=True):
        body = wrapped(row["text"], room)
        if beside := _beside(row):
            body += wrapped(beside, room)
        yield [
            Text(GAP).join((_padded(cell or Text(), rail), line or Text())) for cell, line in zip_longest(left, body)
        ]


def _beside(row: Mapping[str, Text]) -> Text:
    """Say in one line what else is known: figures, actor, speaker, document, point."""
    labels = {
        "actor": _("actor: {name}"),
        "speaker": _("said by {name}"),
        "document": _("in {name}"),
        "point": _("point\N{NO-BREAK SPACE}{name}"),
    }
    rest = (label.format(name=row[key].plain) for key, label in labels.items() if row.get(key))
    parts = [row["figures"], Text(", ".join(rest), style="dim")]
    return Text(GAP).join(part for part in parts if part)


def _padded(text: Text, size: int) -> Text:
    """Fill a cell with spaces, which take no style."""
    padded = Text()
    padded.append_text(text)
    padded.append(" " * max(0, size - cell_width(text.plain)))
    return padded
