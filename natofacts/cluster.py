"""Extraction past one machine: on a Dask cluster, from files by URL, bags and dataframes of texts.

A worker that dies costs nothing: the scheduler has another do its work again, and rows are what a text says,
so that none is lost and none comes twice. natofacts has to be installed on the workers.
"""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date as day
from pathlib import Path
from typing import TYPE_CHECKING, Any

from natofacts.errors import NatofactsError, ReadError, WorkerError
from natofacts.extraction import Options, as_date
from natofacts.many import extract_many, prepare
from natofacts.messages import N_, _
from natofacts.models import Document
from natofacts.read import read
from natofacts.readers.kinds import SUFFIXES
from natofacts.table import to_dataframe
from natofacts.workers import Task

if TYPE_CHECKING:
    import pandas
    from dask.bag import Bag
    from dask.dataframe import DataFrame

_MISSING = N_("needs Dask and fsspec: pip install 'natofacts[dask]'")
_PATIENCE = 10  # seconds for a scheduler to answer
_PER_PARTITION = 16
_LONGEST = 300  # characters of what a library has to say


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file by its fsspec URL, e.g. `s3://notes/a.txt`, read where the work is done."""

    name: str

    def load(self) -> Document:
        """Read the file. Raises: ReadError."""
        try:
            fs, path = _filesystem(self.name)
            data = fs.cat_file(path)
        except NatofactsError:
            raise
        except Exception as error:  # each file system has its own errors
            raise ReadError(f"{self.name}: {_reason(error)}") from error
        return read(data, self.name)


def expand_urls(url: str) -> Iterator[RemoteFile]:
    """List the files that a URL names: one, those of a pattern, or the texts of a folder. Raises: ReadError."""
    try:
        fs, path = _filesystem(url)
        if any(sign in path for sign in "*?["):
            found = fs.glob(path)
        elif fs.isdir(path):
            found = [each for each in fs.find(path) if Path(each).suffix.lower() in SUFFIXES]
        else:
            yield RemoteFile(url)
            return
        found = [each for each in sorted(found) if not fs.isdir(each)]
    except NatofactsError:
        raise
    except Exception as error:  # each file system has its own errors
        raise ReadError(f"{url}: {_reason(error)}") from error
    if not found:
        raise ReadError(_("{url}: no file there").format(url=url))
    yield from (RemoteFile(fs.unstrip_protocol(each)) for each in found)


def _filesystem(url: str) -> tuple[Any, str]:
    """Find the file system of a URL. Raises: ReadError."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise ReadError(f"{url}: {_(_MISSING)}") from error
    fs, path = url_to_fs(url)
    return fs, path


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return _("no such file")
    return textwrap.shorten(str(error), _LONGEST, placeholder=" …") or type(error).__name__


class Cluster:
    """The workers of a Dask scheduler that runs already, as a place where `many.stream` works.

    Raises: WorkerError if no scheduler answers at the address.
    """

    shares_files = False

    def __init__(self, address: str) -> None:
        try:
            from dask.distributed import Client
            from distributed.comm import resolve_address
        except ImportError as error:
            raise WorkerError(f"{address}: {_(_MISSING)}") from error
        try:
            resolve_address(address)  # first: a client with an address that is none complains again when it goes
            self._client = Client(address, timeout=_PATIENCE, set_as_default=False)
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, ValueError, TypeError) as error:  # TimeoutError is an OSError
            raise WorkerError(
                _("{address}: no Dask scheduler with workers answers: {reason}").format(
                    address=address, reason=_reason(error)
                )
            ) from error
        self.number = max(1, sum(self._client.nthreads().values()))

    def submit(self, task: Task) -> None:
        """Have a call made somewhere in the cluster."""
        task.future = self._client.submit(task.call, *task.arguments, pure=False)

    def wait(self, task: Task) -> None:
        """Wait until a call is done; the cluster makes it again when a worker dies at it."""
        from distributed.scheduler import KilledWorker

        if task.future is not None and isinstance(task.future.exception(), KilledWorker):
            task.lost = WorkerError(_("worker after worker of the cluster died at it"))

    def close(self, *, at_once: bool) -> None:  # noqa: ARG002  the client takes back what it asked for
        """Leave the cluster as it was."""
        self._client.close()


def documents(urls: str | Iterable[str], *, npartitions: int | None = None) -> Bag:
    """Give the files of fsspec URLs as a Dask bag of documents, which the workers read.

    Raises: ReadError if a URL names nothing.
    """
    import dask.bag

    given = [urls] if isinstance(urls, str) else urls
    files = [file for url in given for file in expand_urls(url)]
    parts = npartitions or -(-len(files) // _PER_PARTITION)
    return dask.bag.from_sequence(files, npartitions=parts).map(RemoteFile.load)


def extract_bag(
    bag: Bag,
    *,
    date: str | day | None = None,
    lang: str = "fr",
    lexicon: Path | None = None,
    disable: Collection[str] = (),
) -> DataFrame:
    """Extract the facts of a Dask bag as a Dask dataframe with the columns and dtypes of `natofacts schema`.

    The bag holds `Document`s, mappings with `text`, `id` and perhaps `date`, or texts, which are named by their
    place: `0:3` is the fourth text of the first partition.
    """
    import dask
    import dask.dataframe

    options = Options(as_date(date), lang, lexicon, tuple(disable))
    prepare(options)
    part = dask.delayed(_facts_of)
    parts = [part(texts, number, options) for number, texts in enumerate(bag.to_delayed())]
    return dask.dataframe.from_delayed(parts, meta=to_dataframe([]))


def extract_dask_frame(
    frame: DataFrame,
    *,
    text: str,
    id: str | None = None,  # noqa: A002  the column's name
    date: str | None = None,
    lang: str = "fr",
    lexicon: Path | None = None,
    disable: Collection[str] = (),
) -> DataFrame:
    """Extract the facts of a Dask dataframe of texts, as `extract_frame` does of a pandas one.

    `text`, `id` and `date` name its columns; without `id` the index, which must not repeat itself, names them.

    Raises: ReadError if there is no such column.
    """
    from natofacts.tabular import Columns, check_columns

    check_columns(Columns(text, id, date), [str(name) for name in frame.columns], "the dataframe")
    options = Options(None, lang, lexicon, tuple(disable))
    prepare(options)
    return frame.map_partitions(_frame_of, text, id, date, options, meta=to_dataframe([]))


def _facts_of(texts: Iterable[Any], partition: int, options: Options) -> pandas.DataFrame:
    """Extract one partition of a bag."""
    sources = (_document(each, f"{partition}:{number}") for number, each in enumerate(texts))
    return _extracted(sources, options)


def _document(item: Any, name: str) -> Document:
    """Make a document of what a bag holds. Raises: ReadError."""
    if isinstance(item, Document):
        return item
    if isinstance(item, str):
        return Document(item, name)
    if isinstance(item, Mapping) and isinstance(item.get("text"), str):
        document = Document(item["text"], str(item.get("id", name)))
        return replace(document, date=as_date(item.get("date")))
    raise ReadError(
        _("{name}: neither a text nor a mapping with a text, but {type}").format(name=name, type=type(item).__name__)
    )


def _frame_of(
    frame: pandas.DataFrame,
    text: str,
    id: str | None,  # noqa: A002
    date: str | None,
    options: Options,
) -> pandas.DataFrame:
    """Extract one partition of a dataframe."""
    from natofacts.rows import frame_documents

    return _extracted(frame_documents(frame, text=text, id=id, date=date), options)


def _extracted(sources: Iterable[Document], options: Options) -> pandas.DataFrame:
    """Extract documents in this process: the cluster has as many as it wants."""
    found = extract_many(
        sources, jobs=1, date=options.date, lang=options.lang, lexicon=options.lexicon, disable=options.disable
    )
    return to_dataframe(fact for extraction in found for fact in extraction)
