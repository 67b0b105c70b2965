"""A Markdown table (GitHub's): whatever a text holds stays in its cell and shows as what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from natofacts.models import COLUMNS, Fact
from natofacts.table import schema_of
from natofacts.terminal import one_line
from natofacts.writers.cells import plain_text

if TYPE_CHECKING:
    from natofacts.output import Sink
    from natofacts.writers import Options

_SPECIAL = re.compile(
    r"""[\\`*\[\]<|~$@]             # code, emphasis, links, tags, cells, formulas, mentions
    | (?<!\w)_ | _(?!\w)            # emphasis; not the « _ » inside a name
    | & (?=\#?\w+;)                 # entities
    | : (?=//)                      # addresses would become links by themselves
    | (?<=www)\.""",
    re.VERBOSE | re.IGNORECASE,
)


def write(facts: Iterable[Fact], sink: Sink, options: Options) -> list[str]:
    """Write facts as a Markdown table, row by row."""
    for line in markdown_lines(facts, options.columns):
        sink.write(line)
    return []


def markdown_lines(facts: Iterable[Fact], columns: Sequence[str] = COLUMNS) -> Iterator[str]:
    """Write a header, the line under it and a line a fact; numbers stand at the right."""
    yield _line(columns)
    yield _line("---:" if column.type in ("integer", "number") else "---" for column in schema_of(columns))
    for fact in facts:
        yield _line(_cell(getattr(fact, name)) for name in columns)


def _line(cells: Iterable[str]) -> str:
    """Write one row."""
    return f"| {' | '.join(cells)} |\n"


def _cell(value: Any) -> str:
    """Write one value on one line, every sign that Markdown would act on behind a backslash."""
    return _SPECIAL.sub(r"\\\g<0>", one_line(plain_text(value)))
