"""From facts to a table: the one list of columns, identifiers, repeats, plain rows and the DataFrame."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from natofacts.models import CHANGES, COMPARATORS, KINDS, MODALITIES, RELATIONS, Fact, FactType, fact_of, values_of
from natofacts.models import COLUMNS as FIELDS

if TYPE_CHECKING:
    import pandas

DTYPES = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "date": "datetime64[s]",
    "list": "string",  # joined by « ; », so that the table can go to any file format
}
"""The pandas dtype of each column type."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of every output: its name, its type, the rows that have it and what it means."""

    name: str
    type: str
    rows: str
    meaning: str

    @property
    def dtype(self) -> str:
        """The pandas dtype of the column in a DataFrame."""
        return DTYPES[self.type]


SCHEMA: tuple[Column, ...] = (
    Column("id", "string", "all", "stable name of the row: a hash of document, type, start, end and kind"),
    Column("document", "string", "all", "name of the document as given; - for standard input"),
    Column("type", "string", "all", "figure, event or commitment"),
    Column("kind", "string", "all", "kind within the type, e.g. money, date, pledge"),
    Column("text", "string", "all", "the exact words, document[start:end]"),
    Column("start", "integer", "all", "where the words begin, in code points of the decoded text"),
    Column("end", "integer", "all", "where the words end, not included"),
    Column("point", "integer", "all", "number of the numbered paragraph, 27 for « 27. Conformément… »"),
    Column("sentence", "string", "all", "the sentence around the words, white space collapsed"),
    Column("value", "number", "figure", "the number in the unit's own scale: 2 for 2 %, 486000000000 for 486 Md"),
    Column("value_max", "number", "figure", "upper end, for ranges only"),
    Column("unit", "string", "figure", "ISO 4217 code, %, pp, UCUM code, unit of time, or what is counted"),
    Column("comparator", "string", "figure", "=, >=, >, <=, < or ~ (about)"),
    Column("base", "string", "figure", "what a share is a share of"),
    Column("object", "string", "figure, event", "what is counted or paid for; what happens then"),
    Column("actor", "string", "all", "who the row is about; for a call, who is asked to act"),
    Column("change", "string", "figure", "increase or decrease when the number is a variation"),
    Column("baseline", "string", "figure", "EDTF date that the figure is compared with"),
    Column("period", "string", "figure", "EDTF date when it holds, or ISO 8601 duration of a rate (P1Y)"),
    Column("modality", "string", "figure", "fact, forecast or commitment"),
    Column("date_start", "date", "event", "first day, included; empty when the start is open"),
    Column("date_end", "date", "event", "last day, included; empty when the end is open"),
    Column("time", "string", "event", "HH:MM when given"),
    Column("edtf", "string", "event", "the same dates in EDTF (ISO 8601-2), e.g. ../2030"),
    Column("relation", "string", "event", "at, by, before, after, since or until"),
    Column("deadline", "string", "commitment", "EDTF date by which it is to be done"),
    Column(
        "figures",
        "list",
        "commitment",
        "ids of the figures inside; a list in JSON, Parquet, SQLite, else joined by ;",
    ),
    Column("speaker", "string", "all", "who says it, when quoted or reported"),
    Column("repeat_of", "string", "all", "id of the first such row, when the document repeats a passage"),
    Column("rule", "string", "all", "name of the rule that made the row"),
)
"""The columns of every output, in order: exports, `natofacts schema` and dtypes all read this list."""

COLUMNS: dict[str, Column] = {column.name: column for column in SCHEMA}
VALUES: dict[str, Sequence[str]] = {
    "type": tuple(FactType),
    "kind": tuple(kind for kinds in KINDS.values() for kind in kinds),
    "comparator": COMPARATORS,
    "change": CHANGES,
    "modality": MODALITIES,
    "relation": RELATIONS,
}
"""All that the columns with few values can have."""
DIFFERENCE_SCHEMA: tuple[Column, ...] = (
    Column("status", "string", "all", "new, gone, changed, or same"),
    *SCHEMA,
    Column("old_value", "number", "figure", "what value was in the older document"),
    Column("old_value_max", "number", "figure", "what value_max was in the older document"),
    Column("old_unit", "string", "figure", "what unit was in the older document"),
    Column("old_comparator", "string", "figure", "what comparator was in the older document"),
    Column("old_date_start", "date", "event", "what date_start was in the older document"),
    Column("old_date_end", "date", "event", "what date_end was in the older document"),
    Column("old_deadline", "string", "commitment", "what deadline was in the older document"),
    Column("old_text", "string", "all", "the words of the older document"),
    Column("old_id", "string", "all", "id of the row of the older document"),
)
"""The columns of a comparison: those of the newer row, or of the older where it is gone, and the older values."""

TOTAL_SCHEMA: tuple[Column, ...] = (
    Column("by", "string", "all", "what was counted by: type, kind, unit, actor or document"),
    Column("name", "string", "all", "which type, kind, unit, actor or document; empty where there is none"),
    Column("rows", "integer", "all", "how many rows"),
    Column("figures", "integer", "all", "how many of them are figures"),
    Column("events", "integer", "all", "how many of them are events"),
    Column("commitments", "integer", "all", "how many of them are commitments"),
    Column("documents", "integer", "all", "in how many documents"),
    Column("least", "number", "unit", "the least value in that unit"),
    Column("greatest", "number", "unit", "the greatest value in that unit, upper ends of ranges included"),
)
"""The columns of totals."""

_TOTALS = {column.name: column for column in TOTAL_SCHEMA}
_DIFFERENCES = {column.name: column for column in DIFFERENCE_SCHEMA}


def schema_of(columns: Sequence[str]) -> list[Column]:
    """Give the columns of rows by their names: of totals when they are all there, else of facts or differences."""
    known = _TOTALS if tuple(columns) == tuple(_TOTALS) else _DIFFERENCES
    return [known[name] for name in columns]


if tuple(COLUMNS) != FIELDS:
    raise AssertionError("table.SCHEMA and the fields of models.Fact differ")


def fact_id(document: str, type: str, start: int, end: int, kind: str) -> str:  # noqa: A002  SPEC's names
    """Name a row for good, e.g. `f3a9c1d2e0b`: the type's letter, then ten hexadecimal digits.

    The same document name, type, span and kind give the same id on every machine and in every run.
    """
    key = "\x1f".join((document, type, str(start), str(end), kind))
    return type[0] + hashlib.blake2s(key.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def mark_repeats(facts: Iterable[Fact]) -> list[Fact]:
    """Set `repeat_of` on the rows of one document, see `Repeats`."""
    return Repeats().mark(facts)


class Repeats:
    """Finds rows whose sentence the same document has given before, with the same values.

    A number that stands twice in one sentence is no repeat: « 2 % en Grèce, 2 % en Estonie » is two facts.
    Web copies repeat whole passages, so a repeat begins at least a sentence's length after its first row.
    A row is remembered by two hashes: a text of 100 MB has millions of them.
    """

    def __init__(self) -> None:
        self._first: dict[tuple[int, int], tuple[int, str]] = {}
        self._sentence, self._words = "", 0

    def mark(self, facts: Iterable[Fact]) -> list[Fact]:
        """Set `repeat_of` on the next rows of the document, in text order."""
        return [self._marked(fact) for fact in facts]

    def _marked(self, fact: Fact) -> Fact:
        sentence = fact.sentence
        if sentence != self._sentence:
            self._sentence, self._words = sentence, hash(" ".join(sentence.split()))
        key = self._words, hash(_compared(fact))  # what is equal hashes alike: 2.50 and 2.5
        start, original = self._first.setdefault(key, (fact.start, fact.id))
        if original != fact.id and sentence and fact.start - start >= len(sentence):
            return fact_of({**dict(zip(FIELDS, values_of(fact), strict=True)), "repeat_of": original})
        return fact


_said = attrgetter("document", "type", "kind")
_measured = attrgetter("document", "type", "kind", "value", "value_max", "unit", "comparator", "date_start", "date_end")
_COMMITMENT = FactType.COMMITMENT.value


def _compared(fact: Fact) -> Hashable:
    """What two rows must share, beside their sentence, for the later to repeat the earlier."""
    if fact.type == _COMMITMENT:
        return *_said(fact), " ".join(fact.text.split())
    return _measured(fact)


def row(fact: Fact) -> dict[str, Any]:
    """Give a fact as a plain dict for JSON: whole numbers as int, others as float, `figures` as a list."""
    return {name: _plain(getattr(fact, name)) for name in FIELDS}


def _plain(value: Any) -> Any:
    """Turn one value into what JSON has."""
    if isinstance(value, Decimal):
        return plain_number(value)
    return list(value) if isinstance(value, tuple) else value


def plain_number(value: Decimal) -> int | float:
    """Turn a Decimal into an int when it is whole (or too large for a float), else into a float."""
    whole = value == value.to_integral_value() or value.adjusted() > 15
    return int(value) if whole else float(value)


def to_dataframe(facts: Iterable[Fact]) -> pandas.DataFrame:
    """Give facts as a DataFrame with every column of `SCHEMA` and its dtype, also when there is no fact.

    Strings are `string`, numbers `Int64` and `Float64`, `date_start` and `date_end` `datetime64[s]`; EDTF
    dates stay strings, and `figures` is a string of ids joined by « ; » (`df.figures.str.split(";")`).
    """
    return frame(facts, SCHEMA)


def frame(rows: Iterable[Any], schema: Sequence[Column]) -> pandas.DataFrame:
    """Give rows that have columns as attributes as a DataFrame of the dtypes of a schema."""
    import pandas as pd

    given = list(rows)
    cells = {column.name: [_cell(getattr(row, column.name)) for row in given] for column in schema}
    dtypes = {column.name: column.dtype for column in schema}
    return pd.DataFrame(cells, dtype="object").astype(dtypes)


def _cell(value: Any) -> Any:
    """Turn one value into what a DataFrame column of its dtype takes."""
    if isinstance(value, Decimal):
        return float(value)
    return ";".join(value) if isinstance(value, tuple) else value
