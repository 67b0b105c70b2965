"""What the commands do behind the command line: run over many inputs, write the rows wanted, count."""

from __future__ import annotations

import contextlib
import datetime
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from natofacts.choice import Choice
from natofacts.destination import check, spare
from natofacts.errors import NatofactsError, WriteError
from natofacts.inputs import Engine, Inputs
from natofacts.messages import _, count_of, ngettext, seconds
from natofacts.models import COLUMNS, Fact, FactType
from natofacts.output import CsvDialect, Format, Options, Origin, Sink, open_output, write_facts
from natofacts.promises import Group, GroupBy, Promise, grouped, promises
from natofacts.read import display_name
from natofacts.telling import date_note, tell_encoding, tell_overlong
from natofacts.terminal import DONE, FAILED, UsageError, Watch, is_terminal, message_of, note

if TYPE_CHECKING:
    from natofacts.extraction import Extraction


class Overview(Protocol):
    """Makes rows out of the facts of all inputs, and shows them."""

    @property
    def columns(self) -> Sequence[str]:
        """The columns of the rows."""

    def rows(self, facts: Iterable[Fact], run: Run) -> Iterable[Any]:
        """Give the rows, in their order."""

    def show(self, rows: Sequence[Any], run: Run) -> None:
        """Draw rows on the terminal."""

    def plain(self, rows: Sequence[Any], run: Run) -> Iterable[str]:
        """Write rows as aligned lines for a pipe or a file."""


@dataclass(slots=True)
class Run:
    """One run of `extract` or `commitments` over its inputs: what was asked, and what has come of it so far.

    With `by` the rows are commitments and come in groups; `promises` has what belongs to each, by its id. An
    `overview` makes rows of its own out of all facts.
    """

    engine: Engine
    choice: Choice
    output: Path | None
    form: Format
    dialect: CsvDialect
    quiet: bool
    verbose: bool
    inputs: Inputs
    by: GroupBy | None = None
    raw: bool = False
    table_schema: bool = False
    overview: Overview | None = None
    failures: int = 0
    documents: int = 0
    headings: dict[str, str] = field(default_factory=dict)
    dates: dict[str, datetime.date | None] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    promises: dict[str, Promise] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)

    @property
    def options(self) -> Options:
        """How the rows are written."""
        return Options(self.columns, self.dialect, self.raw, self.engine.lang, self.origins)

    def fail(self, error: Exception, name: str) -> None:
        """Name an input that failed, which our own errors do; the others go on."""
        self.failures += 1
        if self.verbose:
            traceback.print_exception(error)
        where = "" if isinstance(error, NatofactsError) else f"{name}: "
        note(f"natofacts: {where}{message_of(error)}")

    @property
    def columns(self) -> Sequence[str]:
        """The columns that are written."""
        return self.choice.columns or (COLUMNS if self.overview is None else self.overview.columns)

    def arranged(self, facts: Iterable[Fact]) -> Iterable[Any]:
        """Count facts as they pass; give those asked for in their order, or the rows of an overview."""
        if self.overview is not None:
            return self.choice.limited(self.overview.rows(_counted(self, facts), self))
        return _counted(self, self.choice.limited(self.ordered(facts)))

    def spare(self, files: Iterable[Path | None]) -> None:
        """Refuse to write over what is read: files (None is standard input) and the lexicon. Raises: UsageError."""
        outputs = [self.output]
        if self.table_schema and self.output is not None:
            from natofacts.writers.csv_text import schema_place

            outputs.append(schema_place(self.output))
        spare(outputs, files if self.engine.lexicon is None else (*files, self.engine.lexicon))

    def refuse_facts_only(self) -> None:
        """Refuse a form that holds facts alone for rows that are none. Raises: UsageError."""
        if self.overview is not None and self.overview.columns != COLUMNS and self.form in (Format.SQLITE, Format.ICS):
            raise UsageError(_("{form}: holds facts alone; choose csv, xlsx or another form").format(form=self.form))

    def ordered(self, facts: Iterable[Fact]) -> Iterable[Fact]:
        """Give rows in the order asked for."""
        if self.by is None:
            return self.choice.ordered(facts)
        return (fact for group in self.grouped(facts, self.by) for fact in group.facts)

    def grouped(self, facts: Iterable[Fact], by: GroupBy) -> list[Group]:
        """Group commitments."""
        return grouped(facts, by, lang=self.engine.lang, headings=self.headings)


def extract_to(run: Run) -> int:
    """Extract from every input and write the rows wanted; gives the exit code."""
    begun = time.perf_counter()
    on_terminal = run.output is None and is_terminal(sys.stdout)
    columns, schema = run.choice.columns, run.table_schema
    check(run.form, run.output, columns=columns, table_schema=schema, on_terminal=on_terminal)
    run.refuse_facts_only()
    number = run.inputs.find(run.fail)
    run.spare(run.inputs.files())
    shown = not run.quiet and not (on_terminal and run.form is not Format.TABLE)
    with _table_schema(run), open_output(run.output) as sink, Watch(number or 0, shown=shown) as watch:
        rows = run.arranged(_wanted(run, sink, watch))
        if run.form is Format.TABLE:
            rows = list(rows)
            watch.close()
        remarks = write_rows(run, rows, sink, on_terminal=on_terminal)
        if run.output is not None and run.failures and not run.documents:
            name = display_name(run.output)
            raise WriteError(_("{name}: not written, as no input could be read").format(name=name))
    if not run.quiet:
        for remark in remarks:
            note(remark)
    if run.form is Format.TABLE and not run.quiet:
        note(_summary(run, time.perf_counter() - begun))
    return FAILED if run.failures else DONE


def write_rows(run: Run, rows: Iterable[Any], sink: Sink, *, on_terminal: bool) -> list[str]:
    """Write rows in the form asked for; gives a remark for each thing that the form could not hold."""
    if run.form is Format.TABLE:
        _write_table(run, list(rows), sink, on_terminal=on_terminal)
        return []
    return write_facts(rows, sink, run.form, run.options)


@contextlib.contextmanager
def _table_schema(run: Run) -> Iterator[None]:
    """Write the Table Schema beside a CSV file if it is asked for: both appear, or none."""
    if not run.table_schema or run.output is None:
        yield
        return
    from natofacts.writers.csv_text import schema_place, table_schema

    with open_output(schema_place(run.output)) as sink:
        sink.write(table_schema(run.options.columns, run.dialect))
        yield


def _write_table(run: Run, rows: Sequence[Any], sink: Sink, *, on_terminal: bool) -> None:
    """Write the table: made for the terminal, or whole for a pipe or a file."""
    if run.overview is not None and run.choice.columns is None:
        if on_terminal:
            run.overview.show(rows, run)
            return
        for line in run.overview.plain(rows, run):
            sink.write(line)
        return
    if run.by is not None and run.choice.columns is None:
        _write_promises(run, run.by, rows, sink, on_terminal=on_terminal)
        return
    if on_terminal:
        from natofacts.screen import print_facts

        in_order = run.choice.sort is None and run.by is None and run.overview is None
        print_facts(
            rows,
            columns=run.choice.columns,
            by_document=in_order,
            headings=run.headings,
            lang=run.engine.lang,
        )
        return
    from natofacts.layout import plain_table

    for line in plain_table(rows, run.choice.columns, run.engine.lang):
        sink.write(line)


def _write_promises(run: Run, by: GroupBy, rows: Sequence[Fact], sink: Sink, *, on_terminal: bool) -> None:
    """Write commitments with what belongs to them: in groups on the terminal, one a line elsewhere."""
    if on_terminal:
        from natofacts.sheet import print_promises

        print_promises(run.grouped(rows, by), run.promises, by=by, lang=run.engine.lang)
        return
    from natofacts.layout import plain_promises

    for line in plain_promises([run.promises[fact.id] for fact in rows], run.engine.lang):
        sink.write(line)


def _wanted(run: Run, sink: Sink, watch: Watch) -> Iterator[Fact]:
    """Give the rows wanted of input after input; each document's rows are handed on at once."""
    for extraction, _last in _parts(run, watch):
        if run.by is not None:
            run.promises.update((promise.fact.id, promise) for promise in promises(extraction.facts))
        yield from filter(run.choice.wants, extraction.facts)
        sink.flush()


def extractions(run: Run, watch: Watch) -> Iterator[Extraction]:
    """Give document after document with the rows wanted."""
    facts: list[Fact] = []
    for extraction, last in _parts(run, watch):
        facts.extend(filter(run.choice.wants, extraction.facts))
        if last:
            yield replace(extraction, facts=tuple(facts))
            facts.clear()


def _parts(run: Run, watch: Watch) -> Iterator[tuple[Extraction, bool]]:
    """Extract input after input, a huge one in parts, and tell which part is a document's last."""

    def failed(error: Exception, name: str) -> None:
        run.fail(error, name)
        watch.advance()

    with contextlib.closing(run.engine.stream(run.inputs, failed)) as parts:
        for part in parts:
            if part.first:
                _begin_document(run, part.extraction, watch)
            yield part.extraction, part.last
            if part.last:
                watch.advance()


def _begin_document(run: Run, extraction: Extraction, watch: Watch) -> None:
    """Count a document, whose rows a limit may cut short, keep its heading, and tell how it was read."""
    run.documents += 1
    if run.form is Format.TABLE or run.by is not None:
        run.headings[extraction.document.name] = _heading(extraction)
    run.origins[extraction.document.name] = extraction.origin
    run.dates[extraction.document.name] = extraction.date
    if not run.quiet:
        tell_encoding(extraction.document, watch.note)
        tell_overlong(extraction.document, watch.note)
        watch.note(date_note(extraction))


def _counted(run: Run, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Count rows by type as they pass."""
    for fact in facts:
        run.counts[fact.type] += 1
        yield fact


def _summary(run: Run, duration: float) -> str:
    """Say how many rows of each type came from how many documents, and how long it took."""
    found = ", ".join(count_of(kind, run.counts[kind]) for kind in FactType if run.counts[kind])
    documents = ngettext("{n} document", "{n} documents", run.documents)
    said = _("{facts} in {documents}, {time}")
    return said.format(facts=found or _("no facts"), documents=documents, time=seconds(duration))


def _heading(extraction: Extraction) -> str:
    """Name a document in the table, with its date."""
    name = extraction.document.name
    return name if extraction.date is None else f"{name} ({extraction.date.isoformat()})"
