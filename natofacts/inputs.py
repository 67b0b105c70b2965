"""What a command reads, and how: its inputs and the options of their extraction."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from natofacts.errors import NatofactsError
from natofacts.messages import _
from natofacts.models import Document
from natofacts.read import Source, expand_paths, local_files
from natofacts.terminal import UsageError

if TYPE_CHECKING:
    from natofacts.extraction import Explanation, Extraction
    from natofacts.many import Loadable, Part


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
            day = None if date is None else datetime.date.fromisoformat(date)
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
    sources: Iterable[Loadable | Source | Document] = ()
    _tables: Sequence[Path | None] = ()

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
        from natofacts.rows import documents_of, find_tables
        from natofacts.tabular import Columns

        self._tables = list(find_tables(self.paths, on_error=on_error))
        self.sources = documents_of(self._tables, Columns(self.text, self.id, self.date), on_error=on_error)
        return None

    def files(self) -> Iterator[Path | None]:
        """The files on this machine that are read, None for standard input."""
        if self.text is not None:
            yield from self._tables
            return
        for source in self.sources:
            if isinstance(source, Source):
                yield source.path
            else:
                yield from local_files(source.name)

    def _each(self, on_error: Callable[[Exception, str], None]) -> Iterator[Iterable[Loadable | Source]]:
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
