"""What a table shows of a fact, and how wide: the cells, the columns for a width, the cuts between words.

The same cells go to a terminal (`screen`) and, uncut and uncoloured, into a pipe (`plain_table`).
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from typing import NamedTuple

from natofacts.messages import _
from natofacts.models import Fact, FactType
from natofacts.promises import Promise
from natofacts.terminal import one_line
from natofacts.wording import edtf_phrase, phrase
from natofacts.writers.cells import csv_cell

GAP = "  "
_WIDE = 150
_WIDER = 110
_ID = 11
_FACT = 26  # « intention → 1er sept. 2026 »
_LEAST_FOLDED = 16


class Cell(NamedTuple):
    """A text of a cell and which part of it is the fact itself, to be set off."""

    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """One column as shown: its heading, what it says of a fact, and between which widths it may be set."""

    heading: str
    cell: Callable[[Fact], Cell]
    least: int
    most: int
    translated: bool = True

    @property
    def title(self) -> str:
        """The heading in the language of the person; columns asked for by name keep it."""
        return _(self.heading) if self.translated else self.heading


def about(fact: Fact) -> str:
    """Say what a figure counts or pays for, or what happens on a date; a share's base stands with it."""
    return fact.object or ""


def when(fact: Fact, lang: str) -> str:
    """Say when a figure holds, or how often."""
    return edtf_phrase(fact.period, lang) if fact.period else ""


class Contexts:
    """Finds each fact in its sentence, the second « 2 % » of a sentence as the second."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._starts: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for fact in facts:
            self._starts[self._key(fact)].append(fact.start)
        for starts in self._starts.values():
            starts.sort()

    @staticmethod
    def _key(fact: Fact) -> tuple[str, str, str]:
        return (fact.document, fact.sentence, fact.text)

    def cell(self, fact: Fact) -> Cell:
        """Give the sentence with the place of the fact in it; a commitment alone, as it is a sentence."""
        text = one_line(fact.text)
        if fact.type == FactType.COMMITMENT:
            return Cell(text)
        sentence = one_line(fact.sentence)
        found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", sentence)]
        if not found:
            return Cell(sentence or text)
        rank = self._starts[self._key(fact)].index(fact.start)
        start = found[rank % len(found)]  # a repeated passage begins again
        return Cell(sentence, start, start + len(text))


def reading_views(facts: Sequence[Fact], *, documents: bool, lang: str, width: int = 200) -> list[View]:
    """Give every column made for reading, in order; `documents` asks for the document's name."""
    contexts = Contexts(facts)
    said = partial(phrase, lang=lang, kind=width < _WIDER)
    name = basename_if_distinct(fact.document for fact in facts)
    views = [
        View("id", lambda fact: Cell(fact.id), _ID, _ID),
        View("document", lambda fact: Cell(one_line(name(fact.document))), 10, max(12, width // 5)),
        View("type", lambda fact: Cell(fact.type), 6, 10),
        View("kind", lambda fact: Cell(fact.kind), 4, 10),
        View("fact", lambda fact: Cell(one_line(said(fact))), 12, max(_FACT, width // 5)),
        View("object", lambda fact: Cell(one_line(about(fact))), 8, 30),
        View("actor", lambda fact: Cell(one_line(fact.actor or "")), 8, 26),
        View("when", lambda fact: Cell(one_line(when(fact, lang))), 6, 19),
        View("speaker", lambda fact: Cell(one_line(fact.speaker or "")), 8, 20),
        View("sentence", contexts.cell, 20, 10_000),
    ]
    return views if documents else [view for view in views if view.heading != "document"]


def fitting_views(facts: Sequence[Fact], width: int, *, documents: bool, lang: str) -> list[View]:
    """Choose from the columns for reading those that a width has room for and that say something."""
    wanted = {"id", "document", "fact", "sentence"}
    if width >= _WIDER:
        wanted |= {"kind", "object"}
    if width >= _WIDE:
        wanted |= {"actor", "when", "speaker"}
    views = [
        view for view in reading_views(facts, documents=documents, lang=lang, width=width) if view.heading in wanted
    ]
    return [view for view in views if view.heading == "sentence" or any(view.cell(fact).text for fact in facts)]


def column_views(names: Sequence[str]) -> list[View]:
    """Give columns by name, their values written as in a file."""

    def view(name: str) -> View:
        return View(name, lambda fact: Cell(_raw(fact, name)), _ID, 10_000, translated=False)

    return [view(name) for name in names]


def _raw(fact: Fact, name: str) -> str:
    """Write one value of a column; a table is no spreadsheet, so nothing is put before a « = »."""
    value = getattr(fact, name)
    return one_line(value) if isinstance(value, str) else csv_cell(value)


def widths(views: Sequence[View], facts: Sequence[Fact], available: int) -> list[int] | None:
    """Share out a width: each column what its longest cell needs, the widest giving way first.

    None when there are more columns than fit side by side.
    """
    room = available - len(GAP) * (len(views) - 1)
    needed = [
        min(view.most, max([cell_width(view.title), *(cell_width(view.cell(fact).text) for fact in facts)]))
        for view in views
    ]
    least = [min(need, view.least) for need, view in zip(needed, views, strict=True)]
    given = list(needed)
    while (excess := sum(given) - room) > 0:
        widest = max(range(len(given)), key=lambda index: (given[index] > least[index], given[index]))
        spare = given[widest] - least[widest]
        if not spare:
            return None
        given[widest] -= min(spare, max(1, excess // len(given)))
    return given


def cell_width(text: str) -> int:
    """Count the columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(map(_character_width, text))


def _character_width(character: str) -> int:
    """Count the columns of one character: two for East Asian wide ones, none for combining marks."""
    if unicodedata.combining(character) or character in "\u00ad\u200c\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(cell: Cell, width: int) -> Cell:
    """Cut a cell to a width between words, « … » where something is missing, the fact kept in sight."""
    if cell_width(cell.text) <= width:
        return cell
    before, fact, after = cell.text[: cell.start], cell.text[cell.start : cell.end], cell.text[cell.end :]
    room = width - cell_width(fact)
    if not fact:
        return Cell(cut_end(cell.text, width))
    if room < 4:
        fact = cut_end(fact, width)
        return Cell(fact, 0, len(fact))
    wanted_after = min(cell_width(after), room // 2)
    before = cut_start(before, room - wanted_after)
    after = cut_end(after, room - cell_width(before))
    return Cell(before + fact + after, len(before), len(before) + len(fact))


def cut_end(text: str, width: int) -> str:
    """Cut the end of a text, between words when one fits: « Les Alliés ont… »."""
    if cell_width(text) <= width:
        return text
    kept = _prefix(text, width - 1)
    if not text[len(kept) :].startswith(" "):
        kept = kept[: kept.rfind(" ") + 1] or ("" if text.startswith(" ") else kept)
    return kept.rstrip() + "…" if width > 0 else ""


def cut_start(text: str, width: int) -> str:
    """Cut the beginning of a text between words: « …ont dépensé »."""
    if cell_width(text) <= width:
        return text
    kept = _prefix(text[::-1], width - 1)[::-1]
    if not text[: len(text) - len(kept)].endswith(" "):
        kept = kept[kept.find(" ") :] if " " in kept else ""
    return "…" + (kept.lstrip() if kept.strip() else kept[:1]) if width > 0 else ""


def _prefix(text: str, width: int) -> str:
    """Take the longest beginning of a text that fits a width."""
    taken = 0
    for index, character in enumerate(text):
        taken += _character_width(character)
        if taken > width:
            return text[:index]
    return text


def folded(text: str, width: int) -> list[tuple[int, int]]:
    """Fold a text at its plain spaces into lines of a width, as spans; only a word that is wider is cut."""
    lines: list[tuple[int, int]] = []
    start = end = 0
    for word in re.finditer(r"[^ ]+", text):
        if cell_width(text[start : word.end()]) <= width:
            end = word.end()
            continue
        if end > start:
            lines.append((start, end))
        start, end = word.span()
        while cell_width(text[start:end]) > width:
            kept = max(1, len(_prefix(text[start:end], width)))
            lines.append((start, start + kept))
            start += kept
    return [*lines, (start, end)]


def plain_table(facts: Sequence[Fact], columns: Sequence[str] | None, lang: str) -> Iterator[str]:
    """Write the table for a pipe or a file: every cell whole, no colour, no line longer for being wrapped."""
    views = column_views(columns) if columns else reading_views(facts, documents=True, lang=lang)
    table = [[view.title for view in views]]
    table += [[view.cell(fact).text for view in views] for fact in facts]
    yield from aligned(table)


def plain_promises(rows: Sequence[Promise], lang: str) -> Iterator[str]:
    """Write commitments for a pipe or a file, one a line, figures and deadlines as a person writes them."""
    table = [[_("id"), _("document"), _("actor"), _("kind"), _("deadline"), _("figures"), _("speaker"), _("text")]]
    for promise in rows:
        fact = promise.fact
        figures = "; ".join(phrase(figure, lang) for figure in promise.figures)
        cells = [fact.id, fact.document, fact.actor or "", fact.kind, promise.deadline_phrase(lang), figures]
        table.append([one_line(cell) for cell in (*cells, fact.speaker or "", fact.text)])
    return aligned(table)


def aligned(table: Sequence[Sequence[str]]) -> Iterator[str]:
    """Write rows of cells in aligned columns, the last one ragged."""
    wide = [max(map(cell_width, column)) for column in zip(*table, strict=True)]
    for cells in table:
        padded = (cell + " " * (size - cell_width(cell)) for cell, size in zip(cells, wide, strict=True))
        yield GAP.join(padded).rstrip() + "\n"


def listing(table: Sequence[Sequence[str]], width: int | None) -> Iterator[str]:
    """Align rows of cells; on a terminal of that width the last column is folded under itself."""
    if width is None:
        yield from aligned(table)
        return
    lead = list(aligned([[*cells[:-1], ""] for cells in table]))
    indent = max(map(cell_width, (line.rstrip("\n") for line in lead)), default=0) + len(GAP)
    room = max(20, width - indent)
    for line, cells in zip(lead, table, strict=True):
        folded = textwrap.wrap(cells[-1], room, break_long_words=False, break_on_hyphens=False) or [""]
        start = line.rstrip("\n")
        yield (start + " " * (indent - cell_width(start)) + folded[0]).rstrip() + "\n"
        for more in folded[1:]:
            yield " " * indent + more + "\n"


def folded_table(table: Sequence[Sequence[str]], width: int | None) -> Iterator[str]:
    """Align rows of cells; on a terminal of that width every cell but the first of a row is folded."""
    if width is None:
        yield from aligned(table)
        return
    needed = [max(map(cell_width, column)) for column in zip(*table, strict=True)]
    room = width - len(GAP) * (len(needed) - 1)
    while sum(needed) > room and max(needed[1:]) > _LEAST_FOLDED:
        widest = max(range(1, len(needed)), key=needed.__getitem__)
        needed[widest] -= 1
    for cells in table:
        lines = [[cell[s:e] for s, e in folded(cell, size)] for cell, size in zip(cells, needed, strict=True)]
        for line in zip_longest(*lines, fillvalue=""):
            padded = (cell + " " * (size - cell_width(cell)) for cell, size in zip(line, needed, strict=True))
            yield GAP.join(padded).rstrip() + "\n"


def basename_if_distinct(names: Iterable[str]) -> Callable[[str], str]:
    """Show documents by their file name alone, unless two folders have one of the same name."""
    distinct = set(names)
    short = {name: name.rsplit("/", 1)[-1] for name in distinct}
    return (lambda name: short[name]) if len(set(short.values())) == len(distinct) else (lambda name: name)
