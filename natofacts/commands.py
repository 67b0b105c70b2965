"""What the commands do behind the command line: choose rows, run over many inputs, write, count."""

from __future__ import annotations

import contextlib
import datetime
import difflib
import itertools
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from natofacts.destination import check, spare
from natofacts.errors import NatofactsError, WriteError
from natofacts.messages import _, count_of, ngettext, seconds
from natofacts.models import COLUMNS, KINDS, Document, Fact, FactType
from natofacts.output import CsvDialect, Format, Options, Origin, Sink, open_output, write_facts
from natofacts.promises import Group, GroupBy, Promise, grouped, promises
from natofacts.read import display_name, expand_paths
from natofacts.telling import date_note, tell_encoding
from natofacts.terminal import DONE, FAILED, UsageError, Watch, is_terminal, message_of, note
from natofacts.where import compile_where, unknown_column

if TYPE_CHECKING:
    from natofacts.extraction import Explanation, Extraction
    from natofacts.many import Input, Part
    from natofacts.rule import Rule

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Engine:
    """The options that the extraction itself takes."""

    date: datetime.date | None
    lang: str
    lexicon: Path | None
    disable: tuple[str, ...]

    @classmethod
    def create(
        cls,
        *,
        date: str | None,
        lang: str,
        lexicon: Path | None,
        disable: Sequence[str] | None,
        option: str = "--date",
    ) -> Engine:
        """Check the options. Raises: UsageError if the date is none."""
        try:
            day = datetime.date.fromisoformat(date) if date else None
        except ValueError as error:
            raise UsageError(
                _('{option}: "{date}" is no date; write YYYY-MM-DD, e.g. 2025-06-25').format(option=option, date=date)
            ) from error
        return cls(day, str(lang), lexicon, tuple(disable or ()))

    def stream(self, inputs: Inputs, on_error: Callable[[Exception, str], None]) -> Generator[Part, None, None]:
        """Extract the facts of many documents, huge ones in parts."""
        from natofacts.extraction import Options
        from natofacts.many import stream

        options = Options(self.date, self.lang, self.lexicon, self.disable)
        workers = None
        if inputs.dask is not None:
            from natofacts.cluster import Cluster

            workers = Cluster(inputs.dask)
        return stream(inputs.sources, options, jobs=inputs.jobs, on_error=on_error, workers=workers)

    def extract(self, document: Document) -> Extraction:
        """Extract the facts of one document."""
        import natofacts

        return natofacts.extract(document, date=self.date, lang=self.lang, lexicon=self.lexicon, disable=self.disable)

    def explain(self, document: Document, fact_id: str) -> Explanation:
        """Explain one row of a document."""
        import natofacts

        return natofacts.explain(
            document, fact_id, date=self.date, lang=self.lang, lexicon=self.lexicon, disable=self.disable
        )


@dataclass(slots=True)
class Inputs:
    """What is read, and where the work is done: paths, or tables whose columns are named; processes or a cluster."""

    paths: Sequence[str]
    jobs: int | None = None
    dask: str | None = None
    text: str | None = None
    id: str | None = None
    date: str | None = None
    sources: Iterable[Input] = ()

    def find(self, on_error: Callable[[Exception, str], None]) -> int | None:
        """List the inputs; gives their number, None when it is not known. Raises: UsageError."""
        if self.text is None:
            for option, given in (("--id-column", self.id), ("--date-column", self.date)):
                if given is not None:
                    raise UsageError(
                        _("{option}: goes with --text-column, which names the column of the texts").format(
                            option=option
                        )
                    )
            self.sources = found = [source for path in self._each(on_error) for source in path]
            return len(found)
        from natofacts.rows import Columns, table_documents

        self.sources = table_documents(self.paths, Columns(self.text, self.id, self.date), on_error=on_error)
        return None

    def files(self) -> Iterator[Path | None]:
        """The files that are read, as far as they are known before."""
        if self.text is None:
            yield from (getattr(source, "path", None) for source in self.sources)
        else:
            yield from (Path(path) for path in self.paths if path != "-")

    def _each(self, on_error: Callable[[Exception, str], None]) -> Iterator[Iterable[Input]]:
        """List the inputs of paths and URLs."""
        for remote, paths in itertools.groupby(self.paths, lambda path: "://" in path):
            if not remote:
                yield expand_paths(paths, on_error=lambda error: on_error(error, ""))
                continue
            from natofacts.cluster import expand_urls

            for url in paths:
                try:
                    yield list(expand_urls(url))
                except NatofactsError as error:
                    on_error(error, url)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rows and columns are wanted, and in which order."""

    types: frozenset[str]
    kinds: frozenset[str]
    test: Callable[[Fact], bool] | None
    columns: tuple[str, ...] | None
    sort: str | None
    descending: bool
    limit: int | None
    unique: bool

    @classmethod
    def create(
        cls,
        *,
        types: Sequence[str] | None,
        kinds: Sequence[str] | None,
        where: str | None,
        columns: str | None,
        limit: int | None,
        sort: str | None = None,
        unique: bool = False,
        possible: Iterable[FactType] = FactType,
        known_columns: Collection[str] = COLUMNS,
    ) -> Choice:
        """Check the options, `possible` being the types there are. Raises: UsageError, WhereError."""
        known = {str(kind) for type_ in possible for kind in KINDS[type_]}
        for kind in kinds or ():
            if kind not in known:
                nearest = difflib.get_close_matches(kind, known, n=1)
                advice = (
                    _("did you mean {name}?").format(name=nearest[0])
                    if nearest
                    else _("there are {known}").format(known=", ".join(sorted(known)))
                )
                raise UsageError(_('--kind: unknown kind "{kind}"; {advice}').format(kind=kind, advice=advice))
            home = next(type_ for type_ in possible if kind in KINDS[type_])
            if types and home not in types:
                raise UsageError(
                    _("--kind {kind}: goes with --type {home}, not with --type {types}").format(
                        kind=kind, home=home, types=", ".join(types)
                    )
                )
        return cls(
            types=frozenset(map(str, types or ())),
            kinds=frozenset(kinds or ()),
            test=compile_where(where) if where is not None else None,
            columns=_column_names(columns, known=known_columns) if columns is not None else None,
            sort=_column_names(sort.removeprefix("-"), "--sort")[0] if sort is not None else None,
            descending=sort is not None and sort.startswith("-"),
            limit=limit,
            unique=unique,
        )

    def wants(self, fact: Fact) -> bool:
        """Tell whether a row passes every filter."""
        return (
            (not self.types or fact.type in self.types)
            and (not self.kinds or fact.kind in self.kinds)
            and not (self.unique and fact.repeat_of is not None)
            and (self.test is None or self.test(fact))
        )

    def ordered(self, facts: Iterable[Fact]) -> Iterable[Fact]:
        """Sort rows by the column asked for, rows without a value last in both directions."""
        if self.sort is None:
            return facts
        name = self.sort
        rows = list(facts)
        given = [fact for fact in rows if getattr(fact, name) is not None]
        without = [fact for fact in rows if getattr(fact, name) is None]
        given.sort(key=lambda fact: _sort_key(getattr(fact, name)), reverse=self.descending)
        return given + without

    def limited(self, rows: Iterable[_Row]) -> Iterator[_Row]:
        """Stop after as many rows as asked for."""
        if self.limit == 0:
            return
        for count, row in enumerate(rows, 1):
            yield row
            if count == self.limit:
                return


def _sort_key(value: Any) -> Any:
    """Order texts without regard to case, then exactly."""
    return (value.casefold(), value) if isinstance(value, str) else value


def _column_names(given: str, option: str = "--columns", known: Collection[str] = COLUMNS) -> tuple[str, ...]:
    """Read a list of column names. Raises: UsageError on one that does not exist."""
    names = tuple(dict.fromkeys(name.strip() for name in given.split(",")))
    for name in names:
        if name not in known:
            raise UsageError(f"{option}: {unknown_column(name)}")
    return names


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
    spare(run.output, run.inputs.files())
    shown = not run.quiet and not (on_terminal and run.form is not Format.TABLE)
    with open_output(run.output) as sink, Watch(number or 0, shown=shown) as watch:
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
    remarks = write_facts(rows, sink, run.form, run.options)
    _write_table_schema(run)
    return remarks


def _write_table_schema(run: Run) -> None:
    """Write the Table Schema beside a CSV file if it is asked for."""
    if run.table_schema and run.output is not None:
        from natofacts.writers.csv_text import schema_place, table_schema

        with open_output(schema_place(run.output)) as sink:
            sink.write(table_schema(run.options.columns, run.dialect))


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


def load_document(path: str, *, quiet: bool) -> Document:
    """Read the one input of a command. Raises: ReadError, UsageError if the path names several."""
    sources = list(expand_paths([path]))
    if len(sources) > 1:
        raise UsageError(
            _("{path}: names {number} documents; this command takes one").format(path=path, number=len(sources))
        )
    from natofacts.many import load

    document = load(sources[0])
    if not quiet:
        tell_encoding(document, note)
    return document


def choose_fact(extraction: Extraction, fact_id: str) -> Fact:
    """Find a row by its id or the beginning of it. Raises: UsageError if there is none, or several."""
    found: list[Fact] = [fact for fact in extraction.facts if fact.id.startswith(fact_id)] if fact_id else []
    if len(found) == 1:
        return found[0]
    name = extraction.document.name
    if found:
        raise UsageError(
            _('{name}: {number} rows have an id that begins with "{fact_id}"').format(
                name=name, number=len(found), fact_id=fact_id
            )
        )
    raise UsageError(
        _('{name}: no row has the id "{fact_id}"; ids go with the name by which a file is given').format(
            name=name, fact_id=fact_id
        )
    )


def choose_rules(rules: Mapping[str, Rule], name: str | None) -> list[Rule]:
    """Find a rule by its name, or those whose names begin so. Raises: UsageError if there is none."""
    if name is None:
        return list(rules.values())
    if name in rules:
        return [rules[name]]
    found = [rule for rule in rules.values() if rule.name.startswith(name)]
    if found:
        return found
    nearest = difflib.get_close_matches(name, rules, n=1)
    advice = _("did you mean {name}?").format(name=nearest[0]) if nearest else _("« natofacts rules » lists them")
    raise UsageError(_('no rule is called "{name}"; {advice}').format(name=name, advice=advice))
