"""An HTML page with one table: self-contained, and unable to load or run anything whatever a text holds."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from natofacts.models import COLUMNS, Fact
from natofacts.table import Column, schema_of
from natofacts.terminal import harmless
from natofacts.writers.cells import plain_text

if TYPE_CHECKING:
    from natofacts.output import Sink
    from natofacts.writers import Options

_STYLE = """
body { margin: 0; font: 14px/1.4 system-ui, sans-serif; color: #222; background: #fff; }
table { border-collapse: collapse; }
th, td { padding: .3em .6em; text-align: left; vertical-align: top; border-bottom: 1px solid #ddd; }
th { position: sticky; top: 0; background: #f4f4f4; }
td { min-width: 4em; unicode-bidi: isolate; }
.text, .object, .base, .actor { min-width: 12em; }
.sentence { min-width: 32em; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
@media (prefers-color-scheme: dark) {
  body { color: #ddd; background: #1b1b1b; }
  th { background: #2a2a2a; }
  th, td { border-color: #444; }
}
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'"


def write(facts: Iterable[Fact], sink: Sink, options: Options) -> list[str]:
    """Write facts as a page, row by row."""
    for piece in html_lines(facts, options.columns, options.lang):
        sink.write(piece)
    return []


def html_lines(facts: Iterable[Fact], columns: Sequence[str] = COLUMNS, lang: str = "fr") -> Iterator[str]:
    """Write a page: its policy, its style, the header of the table and a row a fact."""
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>natofacts</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<table>\n<thead>\n<tr>"
    )
    schema = schema_of(columns)
    for column in schema:
        yield f'<th scope="col" title="{html.escape(column.meaning)}">{column.name}</th>'
    yield f'</tr>\n</thead>\n<tbody lang="{html.escape(lang)}">\n'
    for fact in facts:
        yield f"<tr>{''.join(_cell(column, getattr(fact, column.name)) for column in schema)}</tr>\n"
    yield "</tbody>\n</table>\n</body>\n</html>\n"


def _cell(column: Column, value: Any) -> str:
    """Write one value: escaped, control codes and signs that would turn the text around shown as such."""
    class_ = "number" if column.type in ("integer", "number") else column.name
    text = harmless(plain_text(value).replace("\r\n", "\n"))
    return f'<td class="{class_}">{html.escape(text)}</td>'
