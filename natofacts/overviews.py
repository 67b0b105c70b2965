"""What `timeline`, `stats` and `compare` do behind the command line."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natofacts.commands import Run, write_rows
from natofacts.inputs import Engine
from natofacts.lookup import load_document
from natofacts.messages import _, ngettext
from natofacts.models import COLUMNS, Fact, FactType, Status
from natofacts.output import open_output
from natofacts.read import STDIN
from natofacts.table import DIFFERENCE_SCHEMA, TOTAL_SCHEMA
from natofacts.telling import date_note, tell_encoding, tell_overlong
from natofacts.terminal import DONE, FAILED, UsageError, is_terminal, note
from natofacts.totals import CountBy, Total, count

if TYPE_CHECKING:
    from natofacts.comparison import Difference
    from natofacts.extraction import Extraction

DIFFERENCE_COLUMNS = tuple(column.name for column in DIFFERENCE_SCHEMA)
TOTAL_COLUMNS = tuple(column.name for column in TOTAL_SCHEMA)


class TimelineOverview:
    """Rows in the order of the calendar."""

    columns: Sequence[str] = COLUMNS

    def rows(self, facts: Iterable[Fact], run: Run) -> Iterable[Fact]:
        """Give events and deadlines in order; how many have no date is told."""
        from natofacts.chronology import chronological

        given = list(facts)
        found = chronological(given)
        events = [fact for fact in given if fact.type == FactType.EVENT]
        undated = len(events) - sum(fact.type == FactType.EVENT for fact in found)
        run.counts.clear()
        run.counts.update(fact.type for fact in found)
        if undated and not run.quiet:
            note(
                ngettext(
                    "{n} event without a date left out; --date may give one",
                    "{n} events without a date left out; --date may give one",
                    undated,
                )
            )
        return found

    def show(self, rows: Sequence[Fact], run: Run) -> None:
        """Draw moments year by year."""
        from natofacts.charts import print_timeline
        from natofacts.chronology import moments

        today = newest(run.dates.values())
        print_timeline(moments(rows, today), today, lang=run.engine.lang)

    def plain(self, rows: Sequence[Fact], run: Run) -> Iterable[str]:
        """Write the table of facts."""
        from natofacts.layout import plain_table

        return plain_table(rows, None, run.engine.lang)


def newest(dates: Iterable[date | None]) -> date | None:
    """Give the newest of the dates that are known."""
    return max((day for day in dates if day is not None), default=None)


@dataclass(frozen=True, slots=True)
class TotalsOverview:
    """Totals of all facts."""

    by: Sequence[CountBy]
    most: int | None = None
    columns: Sequence[str] = TOTAL_COLUMNS

    def rows(self, facts: Iterable[Fact], run: Run) -> Iterator[Total]:  # noqa: ARG002  an Overview is given it
        """Count the facts; of each thing counted by, the most frequent `most`."""
        shown: dict[str, int] = {}
        for total in count(facts, self.by):
            shown[total.by] = shown.get(total.by, 0) + 1
            if self.most is None or shown[total.by] <= self.most:
                yield total

    def show(self, rows: Sequence[Total], run: Run) -> None:
        """Draw a small table with bars for each thing counted by."""
        from natofacts.charts import print_totals

        print_totals(rows, lang=run.engine.lang, whole=self.most is not None)

    def plain(self, rows: Sequence[Total], run: Run) -> Iterable[str]:  # noqa: ARG002
        """Write every column."""
        return _plain(rows, self.columns)


@dataclass(frozen=True, slots=True)
class ComparisonOverview:
    """The differences of two documents, with the figures of both by their ids."""

    figures: Mapping[str, Fact]
    columns: Sequence[str] = DIFFERENCE_COLUMNS

    def rows(self, facts: Iterable[Fact], run: Run) -> Iterable[Any]:
        """A comparison makes its rows before; see `compare_to`."""
        raise NotImplementedError

    def show(self, rows: Sequence[Difference], run: Run) -> None:
        """Draw the table of differences."""
        from natofacts.changes import print_differences

        print_differences(rows, self.figures, lang=run.engine.lang)

    def plain(self, rows: Sequence[Difference], run: Run) -> Iterable[str]:
        """Write older and newer side by side."""
        from natofacts.changes import plain_differences

        return plain_differences(rows, self.figures, run.engine.lang)


def _plain(rows: Iterable[Any], columns: Sequence[str]) -> Iterator[str]:
    """Write columns of rows as aligned lines."""
    from natofacts.layout import aligned
    from natofacts.terminal import one_line
    from natofacts.writers.cells import csv_cell

    return aligned([columns, *([one_line(csv_cell(getattr(row, name))) for name in columns] for row in rows)])


def compare_to(run: Run, old: str, new: str, *, old_date: date | None, statuses: Collection[str], fail: bool) -> int:
    """Compare two documents and write the differences wanted; gives the exit code."""
    from natofacts.comparison import compare

    if old == new == STDIN:
        raise UsageError(_("-: only one of the two documents can come from standard input"))
    run.refuse_facts_only()
    run.spare(None if path == STDIN else Path(path) for path in (old, new))
    sides = [
        _extraction(path, replace(run.engine, date=day), quiet=run.quiet)
        for path, day in ((old, old_date), (new, run.engine.date))
    ]
    found = compare(*sides, all=True, lang=run.engine.lang)
    rows = [row for row in found if row.status in statuses and run.choice.wants(row.fact)]
    run.overview = ComparisonOverview({fact.id: fact for side in sides for fact in side})
    differs = any(row.status is not Status.SAME for row in rows)
    on_terminal = run.output is None and is_terminal(sys.stdout)
    with open_output(run.output) as sink:
        write_rows(run, run.choice.limited(rows), sink, on_terminal=on_terminal)
    if not run.quiet:
        note(_summary(rows, statuses))
    return FAILED if fail and differs else DONE


def _extraction(path: str, engine: Engine, *, quiet: bool) -> Extraction:
    """Read one document and extract its facts."""
    document = load_document(path, quiet=True)
    extraction = engine.extract(document)
    if not quiet:
        tell_encoding(document, note)
        tell_overlong(document, note)
        note(date_note(extraction))
    return extraction


def _summary(rows: Sequence[Difference], statuses: Iterable[str]) -> str:
    """Count the differences by what became of the rows."""
    counts = [(status, sum(row.status == status for row in rows)) for status in statuses]
    return ", ".join(_count(status, number) for status, number in counts if number) or _("no differences")


def _count(status: str, number: int) -> str:
    """Count the rows of a status, e.g. « 3 changed »."""
    if status == Status.NEW:
        return ngettext("{n} new", "{n} new", number)
    if status == Status.GONE:
        return ngettext("{n} gone", "{n} gone", number)
    if status == Status.CHANGED:
        return ngettext("{n} changed", "{n} changed", number)
    return ngettext("{n} same", "{n} same", number)
