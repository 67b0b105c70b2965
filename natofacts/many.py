"""Extraction from many documents: in input order, in several processes, in memory bounded by what is in flight."""

from __future__ import annotations

import itertools
import os
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date as day
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias, runtime_checkable

from natofacts import interruption
from natofacts import sections as cutting
from natofacts.errors import WorkerError
from natofacts.extraction import (
    Extraction,
    Options,
    as_date,
    as_document,
    extract_document,
    extract_section,
    find_date,
)
from natofacts.huge import Dated, date_of, extract_in_sections, sections_of
from natofacts.models import Document, Fact
from natofacts.read import STDIN, Source, display_name, read, standard_input
from natofacts.sections import Section, is_huge
from natofacts.table import Repeats
from natofacts.workers import Here, Processes, Task, Workers

if TYPE_CHECKING:
    import pandas

WORTH = 300_000  # bytes of text that take longer to read than worker processes take to start
WINDOW = 64  # documents in flight for each worker,
WINDOW_SIZE = 2_000_000  # and their bytes
_MARKED_UP = frozenset({".html", ".htm", ".xhtml", ".pdf", ".docx"})  # larger than the text in them


@runtime_checkable
class Loadable(Protocol):
    """An input that knows how to read itself, in whichever process that is."""

    @property
    def name(self) -> str:
        """The name of the document."""

    def load(self) -> Document:
        """Read the document. Raises: ReadError."""


Input: TypeAlias = "str | Path | Document | Source | Loadable"
OnError: TypeAlias = Callable[[Exception, str], None]


class Part(NamedTuple):
    """What one document, or one section of a huge one, gives."""

    extraction: Extraction
    first: bool = True
    last: bool = True


def extract_many(
    sources: Iterable[Input],
    *,
    jobs: int | None = None,
    date: str | day | None = None,
    lang: str = "fr",
    lexicon: Path | None = None,
    disable: Collection[str] = (),
    on_error: OnError | None = None,
) -> Iterator[Extraction]:
    """Extract the facts of many files (`Path`), documents or texts (`str`), one after the other, as they are asked for.

    They come in the order of `sources`, which is read as far as there is work to do. `jobs` is the number of worker
    processes (default: one per core); few small documents are read in this process. `on_error` is told of
    each document that cannot be read, with its name, and the others go on; without it the first such error is raised.

    Raises: what `extract` raises, and WorkerError for a document at which a worker process died.
    """
    if isinstance(sources, str):
        raise TypeError("sources is an iterable of inputs; for one text write [text]")
    options = Options(as_date(date), lang, lexicon, tuple(disable))
    facts: list[Fact] = []
    for part in stream(sources, options, jobs=jobs, on_error=on_error):
        if part.first and part.last:
            yield part.extraction
            continue
        if part.first:
            facts.clear()
        facts.extend(part.extraction.facts)
        if part.last:
            yield replace(part.extraction, facts=tuple(facts))


def stream(
    sources: Iterable[Input],
    options: Options,
    *,
    jobs: int | None = None,
    on_error: OnError | None = None,
    workers: Workers | None = None,
) -> Generator[Part, None, None]:
    """Extract as `extract_many` does, but give a huge document section by section; on other `workers` when given."""
    prepare(options)  # a wrong lexicon or rule name is told here, not by every document
    if workers is None:
        sources = iter(sources)
        first = list(_enough(sources))
        workers = workers_for(first, jobs or cores(), options)
        sources = itertools.chain(first, sources)
    finished = False
    try:
        yield from _Flow(workers, options, on_error).run(sources)
        finished = True
    finally:
        workers.close(at_once=not finished)


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def workers_for(first: Collection[Input], jobs: int, options: Options) -> Workers:
    """Choose where to work by the number and size of the first inputs."""
    sizes = [size_of(source) for source in first]
    several = len(sizes) > 1 or max(sizes, default=0) > cutting.HUGE
    if jobs > 1 and several and sum(sizes) >= WORTH:
        return Processes(jobs, prepare, options)
    return Here()


def prepare(options: Options) -> None:
    """Load the language pack. Raises: PackError, RuleError."""
    extract_document(Document(""), options)


def _enough(sources: Iterator[Input]) -> Iterator[Input]:
    """Take inputs until it is known that there is enough work for worker processes."""
    size = 0
    for number, source in enumerate(sources, 1):
        size += size_of(source)
        yield source
        if number > 1 and size >= WORTH:
            return


def size_of(source: Input) -> int:
    """Tell how large an input is, roughly and in bytes."""
    if isinstance(source, Document):
        return len(source.text)
    if isinstance(source, str):
        return len(source)
    path = source if isinstance(source, Path) else getattr(source, "path", None)
    try:
        return path.stat().st_size if isinstance(path, Path) else WORTH  # not known before it is read
    except (OSError, ValueError):
        return 0  # reading it will say why


def load(source: Input) -> Document:
    """Read an input. Raises: ReadError."""
    if isinstance(source, Source):
        if source.path is None:
            return read(standard_input().read(), STDIN)
        return read(source.path, source.name)
    if isinstance(source, str | Path | Document):
        return as_document(source)
    return source.load()


def name_of(source: Input) -> str:
    """Name an input in messages."""
    if isinstance(source, Path):
        return display_name(source)
    return STDIN if isinstance(source, str) else source.name


def _load_and_extract(source: Input, options: Options) -> Extraction:
    """Read and extract one document, in whichever process this is."""
    document = load(source)
    if not is_huge(document.text):
        return extract_document(document, options)
    return extract_in_sections(document, options)


@dataclass(slots=True)
class _Huge:
    """What the sections of a huge document share."""

    document: Document
    dated: Dated
    repeats: Repeats = field(default_factory=Repeats)
    failed: bool = False


@dataclass(slots=True)
class _Flight:
    """A document, or a section of a huge one, that is being extracted."""

    name: str
    size: int
    task: Task
    huge: _Huge | None = None
    first: bool = True
    last: bool = True


class _Flow:
    """Inputs go in at one end as results come out at the other, in the same order."""

    def __init__(self, workers: Workers, options: Options, on_error: OnError | None) -> None:
        self.workers = workers
        self.options = options
        self.on_error = on_error
        self._flying: deque[_Flight] = deque()
        self._size = 0

    def run(self, sources: Iterable[Input]) -> Iterator[Part]:
        """Extract from each input in turn."""
        for flight in self._flights(sources):
            interruption.look()
            self._flying.append(flight)
            self._size += flight.size
            while self._flying and (self._full() or self._flying[0].task.done):
                yield from self._land()
        while self._flying:
            yield from self._land()

    def _full(self) -> bool:
        """Tell whether so much is in flight that no more may start."""
        workers = self.workers.number
        return len(self._flying) > WINDOW * workers or self._size > WINDOW_SIZE * workers

    def _land(self) -> Iterator[Part]:
        """Wait for the first in flight and give what it has found."""
        flight = self._flying.popleft()
        self._size -= flight.size
        huge = flight.huge
        self.workers.wait(flight.task)
        try:
            result = flight.task.result()
        except Exception as error:  # noqa: BLE001  one document must not cost the others
            if huge is None or not huge.failed:
                self._fail(_named(error, flight.name), flight.name)
            if huge is not None:
                huge.failed = True
            return
        if huge is None:
            yield Part(result)
        elif not huge.failed:
            facts = tuple(huge.repeats.mark(result))
            yield Part(Extraction(huge.document, *huge.dated, facts), flight.first, flight.last)

    def _fail(self, error: Exception, name: str) -> None:
        if self.on_error is None:
            raise error
        self.on_error(error, name)

    def _flights(self, sources: Iterable[Input]) -> Iterator[_Flight]:
        """Start work on each input in turn."""
        for source in sources:
            if (self.workers.shares_files and not _is_for_this_process(source)) or _reads_itself(source):
                task = Task(_load_and_extract, source, self.options)
                self.workers.submit(task)
                yield _Flight(name_of(source), size_of(source), task)
                continue
            task = Task(load, source)
            Here().submit(task)
            if task.future is None or task.future.exception() is not None:
                yield _Flight(name_of(source), 0, task)
                continue
            document = task.result()
            if is_huge(document.text):
                yield from self._sections(document)
            else:
                task = Task(_load_and_extract, document, self.options)
                self.workers.submit(task)
                yield _Flight(document.name, len(document.text), task)

    def _sections(self, document: Document) -> Iterator[_Flight]:
        """Start work on the sections of a huge document, as there is room for them."""
        try:
            huge = _Huge(document, date_of(document, self._dates))
        except Exception as error:  # noqa: BLE001  one document must not cost the others
            task = Task(_failed, error)
            Here().submit(task)
            yield _Flight(document.name, 0, task)
            return
        number = 0
        sections = sections_of(document, self.options, huge.dated)
        following = next(sections, None)
        while following is not None and not huge.failed:
            section, following = following, next(sections, None)
            task = Task(extract_section, section, self.options)
            self.workers.submit(task)
            yield _Flight(document.name, len(section.document.text), task, huge, number == 0, following is None)
            number += 1

    def _dates(self, sections: Iterable[Section]) -> Iterator[tuple[tuple[day, str] | None, Dated | None]]:
        """Look for dates in sections, a few at a time, in order."""
        waiting: deque[Task] = deque()
        for section in sections:
            waiting.append(Task(find_date, section, self.options))
            self.workers.submit(waiting[-1])
            if len(waiting) > 2 * self.workers.number:
                yield self._dated(waiting.popleft())
        while waiting:
            yield self._dated(waiting.popleft())

    def _dated(self, task: Task) -> tuple[tuple[day, str] | None, Dated | None]:
        self.workers.wait(task)
        result: tuple[tuple[day, str] | None, Dated | None] = task.result()
        return result


def _failed(error: Exception) -> None:
    """Raise what went wrong when it is its document's turn."""
    raise error


def _named(error: Exception, name: str) -> Exception:
    """Have the loss of a worker process say which document it costs."""
    return WorkerError(f"{name}: {error}") if isinstance(error, WorkerError) else error


def _reads_itself(source: Input) -> bool:
    """Tell whether an input can be read wherever the work is done."""
    return not isinstance(source, str | Path | Document | Source)


def _is_for_this_process(source: Input) -> bool:
    """Tell whether this process reads an input: standard input, and what may be cut into sections here."""
    if isinstance(source, str | Document):
        return True
    path = source if isinstance(source, Path) else getattr(source, "path", None)
    if isinstance(source, Source) and path is None:
        return True
    return isinstance(path, Path) and path.suffix.lower() not in _MARKED_UP and size_of(source) > cutting.HUGE


def extract_frame(
    frame: pandas.DataFrame,
    *,
    text: str,
    id: str | None = None,  # noqa: A002  the column's name
    date: str | None = None,
    jobs: int | None = None,
    lang: str = "fr",
    lexicon: Path | None = None,
    disable: Collection[str] = (),
    on_error: OnError | None = None,
) -> pandas.DataFrame:
    """Extract the facts of a DataFrame of texts as a DataFrame with the columns and dtypes of `natofacts schema`.

    `text`, `id` and `date` name its columns; each row is a document named by its id (by the index, without `id`)
    and dated by its date, if it has one.

    Raises: ReadError if there is no such column, if two rows have one id, or for a date that is none.
    """
    from natofacts.rows import frame_documents
    from natofacts.table import to_dataframe

    documents = frame_documents(frame, text=text, id=id, date=date, on_error=on_error)
    found = extract_many(documents, jobs=jobs, lang=lang, lexicon=lexicon, disable=disable, on_error=on_error)
    return to_dataframe(fact for extraction in found for fact in extraction)
