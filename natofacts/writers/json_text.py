"""JSON: one array of objects, or one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from natofacts.models import COLUMNS, Fact
from natofacts.writers.cells import number_text

if TYPE_CHECKING:
    from natofacts.output import Sink
    from natofacts.writers import Options


def write(facts: Iterable[Fact], sink: Sink, options: Options) -> list[str]:
    """Write facts as one JSON array."""
    for piece in json_array(facts, options.columns):
        sink.write(piece)
    return []


def write_lines(facts: Iterable[Fact], sink: Sink, options: Options) -> list[str]:
    """Write facts as JSON Lines."""
    for line in json_lines(facts, options.columns):
        sink.write(line)
    return []


def json_lines(facts: Iterable[Fact], columns: Sequence[str] = COLUMNS) -> Iterator[str]:
    """Write one JSON object a line, as the facts come."""
    for fact in facts:
        yield _json_row(fact, columns) + "\n"


def json_array(facts: Iterable[Fact], columns: Sequence[str] = COLUMNS) -> Iterator[str]:
    """Write one JSON array of objects, a column a line."""
    separator = "[\n"
    for fact in facts:
        yield separator + _json_row(fact, columns, indent="  ")
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _json_row(fact: Fact, columns: Sequence[str], indent: str = "") -> str:
    """Write one fact as a JSON object, on one line or indented."""
    members = [f"{json.dumps(name)}: {_json_value(getattr(fact, name))}" for name in columns]
    if not indent:
        return "{" + ", ".join(members) + "}"
    inside = f",\n{indent * 2}".join(members)
    return f"{indent}{{\n{indent * 2}{inside}\n{indent}}}"


def _json_value(value: Any) -> str:
    """Write one value; Decimals by their digits, which `json` alone would write with an exponent."""
    if isinstance(value, Decimal):
        return number_text(value)
    return json.dumps(value, ensure_ascii=False)
