"""Read documents: a file or bytes → text that never changes again, and command-line paths → inputs."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from natofacts.errors import ReadError
from natofacts.messages import _, reason
from natofacts.models import Document
from natofacts.readers import reader_for
from natofacts.readers.kinds import SUFFIXES, kind_of

STDIN = "-"


class Source(NamedTuple):
    """One input: its name as given on the command line, and its path (None for standard input)."""

    name: str
    path: Path | None


def read(source: Path | bytes, name: str | None = None) -> Document:
    """Read one document, e.g. `read(Path("communique.pdf"))`; bytes are read as a file would be.

    The kind is told by the content, then by the name: HTML, PDF, DOCX, Markdown, plain text. `text` is what
    all offsets count in: for plain text the decoded file with only the byte order mark removed. `metadata`
    holds what the file says of itself (`title`, `publisher`, `url`, `language`, `created`, …), `format`, and
    for text its `encoding`, with `encoding_guess` when it was guessed.

    Raises: ReadError if the file cannot be read.
    """
    if isinstance(source, bytes):
        name = STDIN if name is None else name
        return _read_bytes(source, name, name)
    name = display_name(source) if name is None else name
    try:
        if _is_endless(source):
            raise ReadError(
                _("{name}: is a device, not a document; name a file, or - for standard input").format(name=name)
            )
        data = source.read_bytes()
    except OSError as error:
        raise ReadError(f"{name}: {reason(error)}") from error
    except ValueError as error:  # a NUL in the path
        raise ReadError(f"{name}: {error}") from error
    return _read_bytes(data, name, source.name)


def _is_endless(path: Path) -> bool:
    """Tell a device that never ends, like `/dev/zero`, from the empty one and from a terminal."""
    if not path.is_char_device() or path.samefile(os.devnull):
        return False
    with path.open("rb") as stream:
        return not stream.isatty()


def _read_bytes(data: bytes, name: str, file_name: str) -> Document:
    """Read the content of a file, its name put before what is wrong with it."""
    try:
        kind = kind_of(data, file_name)
        reading = reader_for(kind)(data)
    except ReadError as error:
        raise ReadError(f"{name}: {error}") from error
    return Document(reading.text, name, reading.date, {"format": kind.value, **reading.metadata})


def expand_paths(paths: Iterable[str], *, on_error: Callable[[ReadError], None] | None = None) -> Iterator[Source]:
    """List the inputs that command-line paths name, each once, e.g. `["notes/", "*.txt", "-"]`.

    A folder gives its documents (.txt, .md, .html, .pdf, .docx) and those of its folders, sorted, but no hidden
    ones and no README. A pattern (`*`, `?`, `[…]`, `**`) gives what it matches, sorted. `on_error` is told of each path
    that gives nothing and the others go on; without it the first such path raises.
    """
    seen: set[Path | None] = set()

    def fail(error: ReadError) -> None:
        if on_error is None:
            raise error
        on_error(error)

    for given in paths:
        for source in _expand(given, fail):
            if source.path not in seen:
                seen.add(source.path)
                yield source


def _expand(given: str, fail: Callable[[ReadError], None]) -> Iterator[Source]:
    """List the inputs of one command-line path."""
    if given == STDIN:
        yield Source(STDIN, None)
        return
    if not given:
        fail(ReadError(_("the empty name names no file; name one, or . for this folder")))
        return
    path = Path(given)
    try:
        exists, folder = path.exists(), path.is_dir()
    except (OSError, ValueError) as error:
        fail(ReadError(f"{display_name(path)}: {reason(error)}"))
        return
    if folder:
        yield from _documents(path, fail)
    elif exists or not glob.has_magic(given):
        yield Source(display_name(path), path)  # a path that is not there is for read() to report
    else:
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207  takes absolute patterns too
        if not matches:
            fail(ReadError(_("{name}: no file matches this pattern").format(name=display_name(path))))
        for match in map(Path, matches):
            if _is_file(match, fail):
                yield Source(display_name(match), match)
            elif "**" not in given and os.path.isdir(match):  # noqa: PTH112  never raises
                yield from _documents(match, fail)


def walk(folder: Path, wanted: Callable[[Path], bool], fail: Callable[[ReadError], None]) -> Iterator[Path]:
    """List the files under a folder that are wanted, sorted; links are followed, but never in a circle.

    What cannot be looked at is told, and the rest goes on; a folder that gives nothing and tells nothing is for the
    caller to name.
    """
    visited: set[tuple[int, int]] = set()

    def untold(error: OSError) -> None:
        fail(ReadError(f"{display_name(Path(str(error.filename)))}: {reason(error)}"))

    for root, folders, files in os.walk(folder, onerror=untold, followlinks=True):
        try:
            status = Path(root).stat()
        except OSError as error:
            untold(error)
            folders.clear()
            continue
        if (status.st_dev, status.st_ino) in visited:
            folders.clear()
            continue
        visited.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(root, name)
            if wanted(path) and _is_file(path, fail):
                yield path


def _is_file(path: Path, fail: Callable[[ReadError], None]) -> bool:
    """Tell whether there is a file; one that cannot be asked about is told."""
    try:
        return path.is_file()
    except OSError as error:
        fail(ReadError(f"{display_name(path)}: {reason(error)}"))
        return False


def _documents(folder: Path, fail: Callable[[ReadError], None]) -> Iterator[Source]:
    """List the documents under a folder."""
    told = False  # whether something of this folder was listed or reported

    def tell(error: ReadError) -> None:
        nonlocal told
        told = True
        fail(error)

    for path in walk(folder, _is_document, tell):
        told = True
        yield Source(display_name(path), path)
    if not told:
        fail(
            ReadError(
                _("{name}: no document ({known}) in this folder").format(
                    name=display_name(folder), known=", ".join(SUFFIXES)
                )
            )
        )


def _is_document(path: Path) -> bool:
    """Tell by its name whether a file of a folder is one of its documents; a README only speaks of them."""
    return not path.name.startswith(".") and path.stem.lower() != "readme" and path.suffix.lower() in SUFFIXES


def display_name(path: Path) -> str:
    """Name a document by its path, the same on every system: `/` between folders, valid Unicode.

    A byte that is not UTF-8 is shown by its number, so that two files never have one name; a file « - » is « ./- ».
    """
    name = path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return f"./{name}" if name == STDIN else name


def local_files(url: str) -> Iterator[Path]:
    """Give the files on this machine that a URL may lead to: `file:///a.txt`, `zip://a.txt::/b.zip`, `dir://a::/b`."""
    links = [link.partition("://") for link in url.split("::")]
    if links[-1][1] and links[-1][0] not in ("file", "local"):
        return
    paths = [rest if parted else whole for whole, parted, rest in links]
    yield from map(Path, paths)
    yield Path(paths[-1], *paths[-2::-1])


def standard_input() -> BinaryIO:
    """Give standard input as bytes. Raises: ReadError if it was closed before the command began (`<&-`)."""
    if sys.stdin is None:
        raise ReadError(_("-: standard input is closed; name a file"))
    return sys.stdin.buffer
