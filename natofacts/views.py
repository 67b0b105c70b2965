"""What `show`, `explain`, `rules` and `schema` print: lines folded for a terminal, or whole for a pipe."""

from __future__ import annotations

import inspect
import itertools
import json
import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from natofacts.layout import listing
from natofacts.models import COLUMNS, Fact
from natofacts.output import csv_cell
from natofacts.table import SCHEMA
from natofacts.terminal import harmless, one_line
from natofacts.wording import phrase

if TYPE_CHECKING:
    from rich.text import Text

    from natofacts.extraction import Explanation
    from natofacts.rule import Rule

_CONTEXT = 600  # characters of a paragraph shown on each side of a fact
_IN_HEADER = {"id", "document", "type", "kind", "text", "start", "end", "sentence"}


def marked_text(text: str, facts: Iterable[Fact], start: int = 0, end: int | None = None) -> str:
    """Give a stretch of a text with its facts between [[ and ]], harmless on a terminal."""
    return "".join(
        "[[" * opened + harmless(piece) + "]]" * closed
        for piece, opened, closed, _ in _pieces(text, facts, start, end)
    )


def coloured_text(text: str, facts: Iterable[Fact], start: int = 0, end: int | None = None) -> Text:
    """Give a stretch of a text with its facts in the colours of their types, commitments underlined."""
    from rich.text import Text

    from natofacts.screen import STYLES

    coloured = Text()
    for piece, _, _, types in _pieces(text, facts, start, end):
        inner = next((kind for kind in ("figure", "event") if kind in types), None)
        styles = [f"bold {STYLES[inner]}"] if inner else []
        if "commitment" in types:
            styles.append("underline" if inner else f"underline {STYLES['commitment']}")
        coloured.append(harmless(piece), style=" ".join(styles))
    return coloured


def _pieces(
    text: str, facts: Iterable[Fact], start: int, end: int | None
) -> Iterator[tuple[str, int, int, frozenset[str]]]:
    """Cut a text where facts begin and end; for each piece how many begin, how many end, and their types."""
    end = len(text) if end is None else end
    inside = [fact for fact in facts if fact.start < end and fact.end > start and fact.end > fact.start]
    opens: dict[int, list[Fact]] = {}
    closes: dict[int, int] = {}
    for fact in inside:
        opens.setdefault(max(fact.start, start), []).append(fact)
        last = min(fact.end, end)
        closes[last] = closes.get(last, 0) + 1
    cuts = sorted({start, end, *opens, *closes})
    active: list[Fact] = []
    for left, right in itertools.pairwise(cuts):
        active = [fact for fact in active if fact.end > left] + opens.get(left, [])
        piece = text[left:right].replace("\r\n", "\n")
        yield piece, len(opens.get(left, ())), closes.get(right, 0), frozenset(fact.type for fact in active)


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
    point = f", point {fact.point}" if fact.point is not None else ""
    place = f"{one_line(fact.document)}, characters {fact.start}–{fact.end}{point}"
    return f"{fact.id}  {fact.type}, {fact.kind}: {one_line(phrase(fact, lang))}\n{place}\n"


def fact_columns(fact: Fact, width: int | None) -> Iterator[str]:
    """List the columns of one fact that say something."""
    table = []
    for name in COLUMNS:
        value = getattr(fact, name)
        if name not in _IN_HEADER and value not in (None, ""):
            table.append([name, one_line(value) if isinstance(value, str) else csv_cell(value)])
    return listing(table, width) if table else iter(())


def explanation_lines(explanation: Explanation, width: int | None) -> Iterator[str]:
    """Tell which rule made a row, which cues gave its columns, and what lost against it and why."""
    rule = explanation.rule
    if rule is None:
        yield f"rule    {explanation.fact.rule}\n"
    else:
        yield from listing(
            [["rule", f"{rule.name} — {one_line(rule.doc)}" if rule.doc else rule.name]], width
        )
    yield "\n"
    if explanation.cues:
        cues = [[one_line(part) for part in cue] for cue in explanation.cues]
        yield from listing([["column", "value", "why"], *cues], width)
    else:
        yield "no cue changed this row\n"
    yield "\n"
    if explanation.losers:
        losers = [[one_line(part) for part in loser] for loser in explanation.losers]
        yield from listing([["lost", "words", "why"], *losers], width)
    else:
        yield "no other rule claimed these words\n"


def rule_lines(rules: Iterable[Rule], width: int | None) -> Iterator[str]:
    """List rules: name, kind, number of examples, and one of these."""
    table = [["name", "kind", "hits", "misses", "finds for instance"]]
    for rule in rules:
        said = one_line(rule.hits[0].text) if rule.hits else " ".join(rule.doc.split())
        table.append([rule.name, rule.kind, str(len(rule.hits)), str(len(rule.misses)), said])
    return listing(table, width)


def rule_details(rule: Rule) -> Iterator[str]:
    """Give one rule with its pattern and all its examples."""
    yield f"{rule.name}\n"
    if rule.doc:
        yield f"{' '.join(rule.doc.split())}\n"
    yield "\npattern\n"
    yield textwrap.indent(inspect.cleandoc(rule.pattern), "    ") + "\n"
    yield "\nfinds\n"
    for example in rule.hits:
        expected = ", ".join(f"{name} {value}" for name, value in example.expect.items())
        yield f"    {example.text}\n"
        if expected:
            yield f"        {expected}\n"
    yield "\nleaves alone\n"
    for miss in rule.misses:
        yield f"    {miss}\n"


def schema_lines(width: int | None) -> Iterator[str]:
    """List the columns of every output."""
    table = [["column", "type", "rows", "meaning"]]
    table += [[column.name, column.type, column.rows, column.meaning] for column in SCHEMA]
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
