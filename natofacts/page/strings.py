"""Every word that the page shows, in English by key; `locale` has them in French, under the context of the page."""

from __future__ import annotations

from collections.abc import Mapping

from natofacts.messages import catalogue

LANGUAGES = ("fr", "en")
"""The languages that the page can be in."""

STRINGS: Mapping[str, str] = {
    "title": "Figures, dates and commitments",
    "dated": "document of {date}",
    "undated": "document without a date",
    "totals": "Totals; each kind is a filter as well",
    "kind.money": "amount",
    "kind.percent": "percentage",
    "kind.count": "count",
    "kind.measure": "measure",
    "kind.duration": "duration",
    "kind.fraction": "fraction",
    "kind.ordinal": "ordinal",
    "kind.number": "number",
    "kind.date": "date",
    "kind.period": "period",
    "kind.deadline": "deadline",
    "kind.pledge": "pledge",
    "kind.decision": "decision",
    "kind.intention": "intention",
    "kind.target": "target",
    "kind.call": "call",
    "timeline": "Timeline",
    "timeline.alt": "Dates and deadlines to scale, document by document; the table sorted by date gives the same.",
    "timeline.past": "before the document",
    "timeline.future": "after it",
    "timeline.deadline": "deadline",
    "timeline.today": "date of the document",
    "timeline.earlier": "earlier: {dates}",
    "timeline.later": "later: {dates}",
    "due": "Deadlines after the date of the document",
    "due.none": "No deadline after the date of the documents.",
    "units": "Figures by unit",
    "units.note": "how many; below, the least and the greatest",
    "actors": "Commitments by actor",
    "none": "None.",
    "others": "and {n} more in the table",
    "no_unit": "no unit",
    "unit.year": "years",
    "unit.month": "months",
    "unit.week": "weeks",
    "unit.day": "days",
    "unit.hour": "hours",
    "unit.minute": "minutes",
    "unit.pp": "points of %",
    "work": "Text and table",
    "filters": "Filters",
    "search": "Search",
    "doc": "Document",
    "actor": "Actor",
    "unit": "Unit",
    "year": "Year",
    "all.doc": "All documents",
    "all.actor": "All actors",
    "all.unit": "All units",
    "all.year": "All years",
    "reset": "Show all",
    "shown": "{n} of {total}",
    "text": "Text",
    "table": "Table",
    "view": "View",
    "sort": "Sort by:",
    "caption": "Facts in the order of the text; the headings sort.",
    "head.order": "No.",
    "head.kind": "Kind",
    "head.words": "Words of the text",
    "head.value": "Value",
    "head.date": "Date",
    "head.actor": "Actor",
    "nothing": "No row passes these filters.",
    "nothing.found": "No figure, date or commitment was found.",
    "to_table": "See in the table",
    "close": "Close",
    "part_of": "In: {kind}",
    "column.actor": "actor",
    "column.object": "object",
    "column.base": "share of",
    "column.change": "change",
    "column.baseline": "compared with",
    "column.period": "period",
    "column.modality": "status",
    "column.time": "time",
    "column.figures": "figures",
    "column.speaker": "according to",
    "column.point": "point",
    "column.repeat_of": "repetition",
    "column.id": "identifier",
    "change.increase": "increase",
    "change.decrease": "decrease",
    "modality.fact": "fact",
    "modality.forecast": "forecast",
    "modality.commitment": "commitment",
    "keys": "Keyboard: in the text and in the table ↓ and ↑ go from fact to fact, Enter goes from the table "
    "to the text and back, / searches, Escape closes.",
    "made": "Made by rules, without interpretation: each row leads to the words of the text, which alone count.",
}
"""The words of the page by key; `{n}` and the like are filled in."""

NUMBERS: Mapping[str, tuple[str, str]] = {
    "type.figure": ("Figure", "Figures"),
    "type.event": ("Dated event", "Dated events"),
    "type.commitment": ("Commitment", "Commitments"),
    "documents": ("{n} document", "{n} documents"),
    "rows": ("{n} fact", "{n} facts"),
}
"""How one thing and several are counted."""

CONTEXT = "page"


class Words:
    """The words of the interface in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._catalogue = catalogue(lang)

    def __call__(self, key: str, **values: object) -> str:
        """Give the words for a key, e.g. `words("shown", n=3, total=12)`."""
        said = self._catalogue.pgettext(CONTEXT, STRINGS[key])
        return said.format(**values) if values else said

    def has(self, key: str) -> bool:
        """Tell whether there are words for a key."""
        return key in STRINGS

    def number(self, key: str, n: int) -> str:
        """Say a number of things; in French none is singular as one is."""
        return self._catalogue.npgettext(CONTEXT, *NUMBERS[key], n).format(n=self.digits(n))

    def digits(self, n: int) -> str:
        """Write a number with the sign that the language puts between thousands."""
        from babel.numbers import format_decimal

        return format_decimal(n, locale=self.lang)
