"""JSON: one array of objects, or one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from natofacts.models import COLUMNS, Fact
from natofacts.writers.cells import NUMBERS, number_text, reader_of

if TYPE_CHECKING:
    from natofacts.output import Sink
    from natofacts.writers import Options

_encode = json.JSONEncoder(ensure_ascii=False).encode  # `json.dumps` would make an encoder for every value


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
    template, cells = _template(columns), reader_of(columns)
    for fact in facts:
        yield template % tuple(map(_json_value, cells(fact))) + "\n"


def json_array(facts: Iterable[Fact], columns: Sequence[str] = COLUMNS) -> Iterator[str]:
    """Write one JSON array of objects, a column a line."""
    template, cells = _template(columns, indent="  "), reader_of(columns)
    separator = "[\n"
    for fact in facts:
        yield separator + template % tuple(map(_json_value, cells(fact)))
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _template(columns: Sequence[str], indent: str = "") -> str:
    """Write a JSON object on one line, or indented, with « %s » for its values."""
    members = [f"{_encode(name)}: %s" for name in columns]
    if not indent:
        return "{" + ", ".join(members) + "}"
    inside = f",\n{indent * 2}".join(members)
    return f"{indent}{{\n{indent * 2}{inside}\n{indent}}}"


def _json_value(value: Any) -> str:
    """Write one value; Decimals by their digits, which `json` alone would write with an exponent."""
    if value is None:
        return "null"
    return number_text(value) if isinstance(value, NUMBERS) else _encode(value)
