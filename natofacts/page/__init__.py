"""One HTML page of documents and their facts: the text, the table, a timeline and charts, in a single file.

The page asks nothing of a network: styles and script are inlined, and its Content-Security-Policy lets only
these two run. What documents say is escaped, and what would act or reorder is shown by its number.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natofacts.models import Document
from natofacts.page.strings import LANGUAGES, Words
from natofacts.terminal import one_line

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

    from natofacts.extraction import Extraction
    from natofacts.page.rows import Row

_IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_SCRIPT_WORDS = ("shown", "to_table", "close", "part_of")


def report(
    sources: str | Path | Document | Extraction | Iterable[str | Path | Document | Extraction],
    *,
    title: str | None = None,
    lang_ui: str | None = None,
    lang: str = "fr",
) -> str:
    """Make one self-contained HTML page of documents and their facts.

    Sources: what `natofacts.extract` takes or gives, one or several: texts, paths, documents, extractions.
    Title:   the heading of the page; else the name of the one document, or how many there are.
    Words:   headings and buttons are in `lang_ui`, else in the language of the documents.

    >>> Path("report.html").write_text(natofacts.report(Path("communique.txt")), encoding="utf-8")

    Raises:  ReadError for a file; ValueError for a language of the interface that there is not.
    """
    lang_ui = lang if lang_ui is None else lang_ui
    if lang_ui not in LANGUAGES:
        raise ValueError(f"lang_ui {lang_ui!r}: there is no such interface; choose {' or '.join(LANGUAGES)}")
    return _page(list(_extractions(sources, lang)), Words(lang_ui), title, lang)


def _extractions(sources: Any, lang: str) -> Iterable[Extraction]:
    """Extract what is not extracted yet."""
    from natofacts.extraction import Extraction, extract

    several = not isinstance(sources, str | Path | Document | Extraction)
    for source in sources if several else [sources]:
        yield source if isinstance(source, Extraction) else extract(source, lang=lang)


@dataclass(frozen=True, slots=True)
class _Text:
    """One document as the page shows it."""

    number: int
    name: str
    short: str
    dated: str
    paragraphs: Sequence[Markup]


def _page(extractions: Sequence[Extraction], words: Words, title: str | None, lang: str) -> str:
    """Fill the template."""
    from markupsafe import Markup

    from natofacts.page.charts import actors_chart, deadlines, totals, units_chart
    from natofacts.page.rows import build_rows
    from natofacts.page.timeline import timeline

    rows = build_rows(extractions, words, lang)
    texts = _texts(extractions, rows, words, lang)
    style, script = _asset("page.css"), _asset("page.js")
    due, more_due = deadlines(extractions, rows)
    return _template().render(
        w=words,
        lang=lang,
        title=one_line(title) if title is not None else _title(texts, words),
        texts=texts,
        rows=rows,
        totals=totals(rows),
        timeline=timeline(extractions, rows, lang),
        due=due,
        more_due=more_due,
        units=units_chart(rows, words, lang),
        actors=actors_chart(rows),
        choices=_choices(rows, texts, words),
        style=Markup(style),  # noqa: S704  our own files
        script=Markup(script),  # noqa: S704
        style_hash=_hash(style),
        script_hash=_hash(script),
        data=Markup(_data(rows, words)),  # noqa: S704  escaped by _data
    )


def _texts(extractions: Sequence[Extraction], rows: Sequence[Row], words: Words, lang: str) -> list[_Text]:
    """Prepare the documents with their facts marked."""
    from natofacts.page.marks import paragraphs
    from natofacts.wording import edtf_phrase

    texts = []
    names = [one_line(extraction.document.name) for extraction in extractions]
    shorts = [name.rpartition("/")[2] or name for name in names]
    for number, (extraction, name, short) in enumerate(zip(extractions, names, shorts, strict=True)):
        mine = [row for row in rows if row.document == number]
        day = extraction.date
        dated = words("dated", date=edtf_phrase(day.isoformat(), lang)) if day is not None else words("undated")
        marked = list(paragraphs(extraction.document.text, mine))
        texts.append(_Text(number, name, short if shorts.count(short) == 1 else name, dated, marked))
    return texts


def _title(texts: Sequence[_Text], words: Words) -> str:
    """Name the page after its one document, or after what it holds."""
    return texts[0].short if len(texts) == 1 else words("title")


def _choices(rows: Sequence[Row], texts: Sequence[_Text], words: Words) -> dict[str, list[tuple[str, str]]]:
    """List what the filters offer, each value with its name: actors and units by name, years in order."""
    from natofacts.page.rows import unit_name

    actors = sorted({row.actor for row in rows if row.actor}, key=str.casefold)
    units = sorted({row.unit for row in rows if row.unit}, key=str.casefold)
    years = sorted({year for row in rows for year in row.years})
    return {
        "doc": [(str(text.number), text.short) for text in texts],
        "actor": [(actor, actor) for actor in actors],
        "unit": [(unit, unit_name(unit, words)) for unit in units],
        "year": [(year, year) for year in years],
    }


def _data(rows: Sequence[Row], words: Words) -> str:
    """Write what the script needs as JSON that can end no element and holds no line separator."""
    facts = [
        {
            "id": row.key,
            "type": row.fact.type,
            "kind": row.fact.kind,
            "doc": row.document,
            "actor": row.actor,
            "unit": row.unit,
            "years": row.years,
            "value": None if row.fact.value is None else float(row.fact.value),
            "day": row.day,
            "title": row.title,
            "details": row.details,
        }
        for row in rows
    ]
    kinds = {row.fact.kind: words(f"kind.{row.fact.kind}") for row in rows}
    said = {"lang": words.lang, "words": {key: words(key) for key in _SCRIPT_WORDS}, "kinds": kinds, "facts": facts}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)


def _asset(name: str) -> str:
    """Read a file that is packaged beside this module."""
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """Name a style or script for the Content-Security-Policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


@cache
def _template() -> Template:
    """Compile the template; every value is escaped unless it says that it is markup."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    return environment.from_string(_asset("page.html.j2"))
