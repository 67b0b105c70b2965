"""What `show`, `text`, `explain`, `rules` and `schema` print: lines folded for a terminal, or whole for a pipe."""

from __future__ import annotations

import inspect
import itertools
import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from natofacts.layout import folded_table, listing
from natofacts.messages import N_, _, retold
from natofacts.models import COLUMNS, Document, Fact, FactType
from natofacts.promises import promises
from natofacts.table import SCHEMA
from natofacts.terminal import harmless, one_line
from natofacts.wording import phrase
from natofacts.writers.cells import csv_cell

if TYPE_CHECKING:
    from rich.text import Text

    from natofacts.extraction import Explanation
    from natofacts.rule import Rule

_CONTEXT = 600  # characters of a paragraph shown on each side of a fact
_SHOWN_ELSEWHERE = {"id", "document", "type", "kind", "text", "start", "end", "point", "sentence", "figures"}


class _Piece(NamedTuple):
    """A stretch of a text with the facts that begin with it, that end with it, and that hold it."""

    text: str
    opened: list[Fact]
    closed: list[Fact]
    active: list[Fact]


def marked_text(text: str, facts: Iterable[Fact], start: int = 0, end: int | None = None) -> str:
    """Give a stretch of a text with its facts between [[ and ]], harmless on a terminal."""
    return "".join(
        "[[" * len(piece.opened) + harmless(piece.text) + "]]" * len(piece.closed)
        for piece in _pieces(text, facts, start, end)
    )


def coloured_text(
    text: str, facts: Iterable[Fact], start: int = 0, end: int | None = None, *, lang: str = "fr"
) -> Text:
    """Give a stretch of a text in colours: figures, events, and commitments by their kind.

    What belongs to a commitment, its figures and its deadline, is underlined in it, and « [pledge → 2030] »
    after it names its kind and deadline.
    """
    from rich.text import Text

    from natofacts.screen import style_of

    rows = list(facts)
    belonging = {promise.fact.id: promise for promise in promises(rows)}
    coloured = Text()
    for piece in _pieces(text, rows, start, end):
        around = [belonging[fact.id] for fact in piece.active if fact.id in belonging]
        inner = [fact for fact in piece.active if fact.type != FactType.COMMITMENT]
        styles = [style_of(promise.fact) for promise in around[:1]]
        if inner:
            first = next((fact for fact in inner if fact.type == FactType.FIGURE), inner[0])
            styles = [f"bold {style_of(first)}"]
        if any(fact in promise.rows for fact in inner for promise in around):
            styles.append("underline")
        coloured.append(harmless(piece.text), style=" ".join(styles))
        for fact in piece.closed:
            if fact.id in belonging:
                coloured.append(f" [{belonging[fact.id].tag(lang)}]", style=f"bold {style_of(fact)}")
    return coloured


def _pieces(text: str, facts: Iterable[Fact], start: int, end: int | None) -> Iterator[_Piece]:
    """Cut a text where facts begin and end."""
    end = len(text) if end is None else end
    inside = [fact for fact in facts if fact.start < end and fact.end > start and fact.end > fact.start]
    opens: dict[int, list[Fact]] = {}
    closes: dict[int, list[Fact]] = {}
    for fact in inside:
        opens.setdefault(max(fact.start, start), []).append(fact)
        closes.setdefault(min(fact.end, end), []).append(fact)
    cuts = sorted({start, end, *opens, *closes})
    active: list[Fact] = []
    for left, right in itertools.pairwise(cuts):
        active = [fact for fact in active if fact.end > left] + opens.get(left, [])
        piece = text[left:right].replace("\r\n", "\n")
        yield _Piece(piece, opens.get(left, []), closes.get(right, []), active)


def paragraph_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Find the paragraph of a span: from blank line to blank line, or a few lines of one without any."""
    before = max(text.rfind("\n\n", 0, start), text.rfind("\n\r\n", 0, start))
    left = max(0, start - _CONTEXT, before + 1)
    after = [place for place in (text.find("\n\n", end), text.find("\r\n\r\n", end)) if place >= 0]
    right = min([len(text), end + _CONTEXT, *after])
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    if left == start - _CONTEXT:
        left = text.find(" ", left, start) + 1 or left
    if right == end + _CONTEXT:
        right = max(text.rfind(" ", end, right), end)
    return left, right


def fact_header(fact: Fact, lang: str) -> str:
    """Name one fact and where it stands."""
    point = _(", point {point}").format(point=fact.point) if fact.point is not None else ""
    place = _("{document}, characters {start}–{end}{point}").format(
        document=one_line(fact.document), start=fact.start, end=fact.end, point=point
    )
    said = one_line(phrase(fact, lang, kind=False))
    return f"{fact.id}  {fact.type}, {fact.kind}{': ' if said else ''}{said}\n{place}\n"


def fact_columns(fact: Fact, facts: Iterable[Fact], width: int | None, lang: str) -> Iterator[str]:
    """List the columns of one fact that say something, then the rows it belongs with."""
    table = []
    for name in COLUMNS:
        value = getattr(fact, name)
        if name not in _SHOWN_ELSEWHERE and value not in (None, ""):
            table.append([name, one_line(value) if isinstance(value, str) else csv_cell(value)])
    if table:
        yield from listing(table, width)
    if links := list(_links(fact, facts, lang)):
        yield "\n"
        yield from listing(links, width)


def with_belongings(fact: Fact, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Give a fact and, when it is a commitment, its figures and the event of its deadline."""
    return (fact, *(row for promise in promises(facts) if promise.fact is fact for row in promise.rows))


def _links(fact: Fact, facts: Iterable[Fact], lang: str) -> Iterator[list[str]]:
    """List the figures and deadline of a commitment, or the commitment that a row is part of."""
    for promise in promises(facts):
        if promise.fact is fact:
            for row in promise.rows:
                label = _("figure") if row.type == FactType.FIGURE else _("due")
                yield [label, row.id, one_line(phrase(row, lang))]
        elif fact in promise.rows:
            yield [_("part of"), promise.fact.id, f"{promise.tag(lang)}: {one_line(promise.fact.text)}"]


def explanation_lines(explanation: Explanation, facts: Iterable[Fact], width: int | None, lang: str) -> Iterator[str]:
    """Tell which rule made a row, which cues gave its columns, and what lost against it and why."""
    rule = explanation.rule
    about = f"{rule.name} — {one_line(rule.doc)}" if rule is not None and rule.doc else explanation.fact.rule
    yield from listing([[_("rule"), about]], width)
    yield "\n"
    cues = [_row(cue) for cue in _cues(explanation, facts, lang)]
    if cues:
        yield from folded_table([[_("column"), _("value"), _("why")], *cues], width)
    else:
        yield _("no cue changed this row") + "\n"
    if explanation.fact.type == FactType.COMMITMENT:
        return  # what lost in its words lost against its figures and dates
    yield "\n"
    if explanation.losers:
        losers = [_row(loser) for loser in explanation.losers]
        yield from folded_table([[_("lost"), _("words"), _("why")], *losers], width)
    else:
        yield _("no other rule claimed these words") + "\n"


REASONS = (
    N_("subject of the clause"),
    N_("«{pronoun}» stands for it"),
    N_("«{pronoun}» stands for what was named before"),
    N_("no subject is expressed"),
    N_("who is addressed"),
    N_("nobody is addressed"),
    N_("the first date ahead in the row"),
    N_("inside a {kind}"),
    N_("inside {rule}"),
    N_("overlaps {rule}, which is longer"),
    N_("shorter than {rule}"),
    N_("not longer than {rule}"),
    N_("a number glued to letters, or a list mark"),
)
"""Why a row is what it is, as the engine says it beside the words it quotes."""


def _row(cells: Sequence[str]) -> list[str]:
    """Write what filled a column, or what lost, the reason in the language of the person."""
    return [*map(one_line, cells[:-1]), one_line(retold(cells[-1], REASONS))]


def _cues(explanation: Explanation, facts: Iterable[Fact], lang: str) -> Iterator[tuple[str, str, str]]:
    """Give the cues of a row in the order of the columns, with the rows that a commitment is linked to."""
    fact = explanation.fact
    cues = [cue for cue in explanation.cues if getattr(fact, cue[0], "") is not None]
    told = {column for column, _, _ in cues}
    for promise in promises(facts):
        if promise.fact.id != fact.id:
            continue
        if promise.due is not None and fact.deadline and "deadline" not in told:
            due = _("{date}, the event {id}").format(date=phrase(promise.due, lang), id=promise.due.id)
            cues.append(("deadline", fact.deadline, due))
        cues += [
            ("figures", row.id, _("{figure}, inside it").format(figure=phrase(row, lang))) for row in promise.figures
        ]
    order = (*COLUMNS, *told)
    return iter(sorted(cues, key=lambda cue: order.index(cue[0])))


def rule_lines(rules: Iterable[Rule], width: int | None) -> Iterator[str]:
    """List rules: name, kind, number of examples, and one of these."""
    table = [[_("name"), _("kind"), _("hits"), _("misses"), _("finds for instance")]]
    for rule in rules:
        said = one_line(rule.hits[0].text) if rule.hits else " ".join(rule.doc.split())
        table.append([rule.name, rule.kind, str(len(rule.hits)), str(len(rule.misses)), said])
    return listing(table, width)


def rule_details(rule: Rule) -> Iterator[str]:
    """Give one rule with its pattern and all its examples."""
    yield f"{rule.name}\n"
    if rule.doc:
        yield f"{' '.join(rule.doc.split())}\n"
    yield "\n" + _("pattern") + "\n"
    yield textwrap.indent(inspect.cleandoc(rule.pattern), "    ") + "\n"
    yield "\n" + _("finds") + "\n"
    for example in rule.hits:
        expected = ", ".join(f"{name} {value}" for name, value in example.expect.items())
        yield f"    {example.text}\n"
        if expected:
            yield f"        {expected}\n"
    yield "\n" + _("leaves alone") + "\n"
    for miss in rule.misses:
        yield f"    {miss}\n"


def schema_lines(width: int | None) -> Iterator[str]:
    """List the columns of every output."""
    table = [[_("column"), _("type"), _("rows"), _("meaning")]]
    table += [[column.name, column.type, column.rows, _(column.meaning)] for column in SCHEMA]
    return listing(table, width)


def schema_json() -> str:
    """Give the columns of every output as JSON."""
    described = [
        {
            "name": column.name,
            "type": column.type,
            "dtype": column.dtype,
            "rows": column.rows,
            "meaning": column.meaning,
        }
        for column in SCHEMA
    ]
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def document_json(document: Document) -> str:
    """Give a document as JSON: its name, the day it was published, what the file says of itself, its text."""
    day = None if document.date is None else document.date.isoformat()
    described = {"document": document.name, "date": day, **document.metadata, "text": document.text}
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"
