"""Read plain texts: bytes → text that never changes again, and command-line paths → inputs."""

from __future__ import annotations

import codecs
import glob
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from natofacts.errors import ReadError
from natofacts.models import Document

STDIN = "-"
TEXT_SUFFIXES = frozenset({".txt", ".md"})

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONLY_1252 = re.compile(rb"[\x80-\x9f]")  # « ’ … – € » and the like, control codes in the other
_ONLY_8859_15 = re.compile(rb"\xa4|[A-Za-z]\xbd|\xbc[a-z]")  # « € », « cœur », « Œuvre »: no French « ¤ », « c½ur »
_EITHER = re.compile(rb"[\xa6\xa8\xb4\xb8\xbc-\xbe]")
_SAMPLE = 1 << 16


class Source(NamedTuple):
    """One input: its name as given on the command line, and its path (None for standard input)."""

    name: str
    path: Path | None


class Decoded(NamedTuple):
    """A text, the encoding it was read in, and what to tell the user when that was a guess."""

    text: str
    encoding: str
    guess: str | None = None


def read(source: Path | bytes, name: str | None = None) -> Document:
    """Read one plain text, e.g. `read(Path("communique.txt"))`; bytes are decoded as a file would be.

    `text` is the decoded file with only the byte order mark removed: CR LF, NUL and control characters stay,
    so that offsets count what is in the file. `metadata` holds `encoding`, and `encoding_guess` when it was
    guessed.

    Raises: ReadError if the file cannot be read or decoded.
    """
    if isinstance(source, bytes):
        name = STDIN if name is None else name
        data = source
    else:
        name = display_name(source) if name is None else name
        try:
            data = source.read_bytes()
        except OSError as error:
            raise ReadError(f"{name}: {_reason(error)}") from error
        except ValueError as error:  # a NUL in the path
            raise ReadError(f"{name}: {error}") from error
    try:
        decoded = decode(data)
    except UnicodeDecodeError as error:
        said = error.encoding.upper()
        raise ReadError(f"{name}: begins with the mark of {said}, but byte {error.start} is not {said}") from error
    metadata = {"encoding": decoded.encoding}
    if decoded.guess is not None:
        metadata["encoding_guess"] = decoded.guess
    return Document(text=decoded.text, name=name, metadata=metadata)


def decode(data: bytes) -> Decoded:
    """Decode a plain text: byte order mark, UTF-16, strict UTF-8, then a guess between two code pages.

    Raises: UnicodeDecodeError if the bytes are not what their byte order mark says.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding), encoding)
    wide = _utf16_without_mark(data)
    if wide is not None:
        return wide
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _code_page(data)


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """Recognise UTF-16 by its zero bytes: every second byte of a French text, and none of the others."""
    sample = data[:_SAMPLE]
    if len(data) < 4 or len(data) % 2 or b"\0" not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    for encoding, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high > 0.7 * half and low <= 0.01 * half:
            try:
                return Decoded(data.decode(encoding), encoding, encoding.upper())
            except UnicodeDecodeError:
                return None
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Read UTF-8 in which some bytes of another encoding were pasted, which are taken for Windows-1252.

    Without this one stray byte would turn every accent of a long text into two wrong characters.
    """
    text = data.decode("utf-8", "surrogateescape")
    stray = sum("\udc80" <= character <= "\udcff" for character in text)
    good = sum(character > "\x7f" for character in text) - stray
    if good < 2 * stray:
        return None
    guess = f"UTF-8 with {stray} stray byte{'s' if stray > 1 else ''} taken for Windows-1252"
    return Decoded(text.translate(_STRAY_BYTES), "utf-8", guess)


def _code_page(data: bytes) -> Decoded:
    """Choose between Windows-1252 and ISO-8859-15; the guess is reported, as most French fits both."""
    encoding = _detected_page(data)
    label = {"cp1252": "Windows-1252", "iso8859_15": "ISO-8859-15"}[encoding]
    return Decoded(data.decode(encoding, "replace"), encoding, label)  # five bytes mean nothing in Windows-1252


def _detected_page(data: bytes) -> str:
    """Ask the signs that only one of the code pages has, then a detector where they leave a doubt."""
    if _ONLY_1252.search(data):
        return "cp1252"
    if _ONLY_8859_15.search(data):
        return "iso8859_15"
    if not _EITHER.search(data):
        return "cp1252"  # both give the same text
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["cp1252", "iso8859_15"]).best()
    return "cp1252" if best is None else best.encoding


_STRAY_BYTES = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


def expand_paths(paths: Iterable[str], *, on_error: Callable[[ReadError], None] | None = None) -> Iterator[Source]:
    """List the inputs that command-line paths name, each once, e.g. `["notes/", "*.txt", "-"]`.

    A folder gives its text files (.txt, .md) and those of its folders, sorted, but no hidden ones and no
    README. A pattern (`*`, `?`, `[…]`, `**`) gives what it matches, sorted. `on_error` is told of each path
    that gives nothing and the others go on; without it the first such path raises.
    """
    seen: set[str] = set()

    def fail(error: ReadError) -> None:
        if on_error is None:
            raise error
        on_error(error)

    for given in paths:
        for source in _expand(given, fail):
            if source.name not in seen:
                seen.add(source.name)
                yield source


def _expand(given: str, fail: Callable[[ReadError], None]) -> Iterator[Source]:
    """List the inputs of one command-line path."""
    if given == STDIN:
        yield Source(STDIN, None)
        return
    path = Path(given)
    try:
        exists, folder = path.exists(), path.is_dir()
    except (OSError, ValueError) as error:
        fail(ReadError(f"{display_name(path)}: {_reason(error)}"))
        return
    if folder:
        yield from _walk(path, fail)
    elif exists or not glob.has_magic(given):
        yield Source(display_name(path), path)  # a path that is not there is for read() to report
    else:
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207  takes absolute patterns too
        if not matches:
            fail(ReadError(f"{display_name(path)}: no file matches this pattern"))
        for match in matches:
            if Path(match).is_file():
                yield Source(display_name(Path(match)), Path(match))
            elif Path(match).is_dir() and "**" not in given:
                yield from _walk(Path(match), fail)


def _walk(folder: Path, fail: Callable[[ReadError], None]) -> Iterator[Source]:
    """List the text files under a folder, sorted; links are followed, but never in a circle."""
    told = False  # whether something of this folder was listed or reported

    def unlisted(error: OSError) -> None:
        nonlocal told
        told = True
        fail(ReadError(f"{display_name(Path(str(error.filename)))}: {_reason(error)}"))

    visited: set[tuple[int, int]] = set()
    for root, folders, files in os.walk(folder, onerror=unlisted, followlinks=True):
        status = Path(root).stat()
        if (status.st_dev, status.st_ino) in visited:
            folders.clear()
            continue
        visited.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(root, name)
            if _is_document(path):
                told = True
                yield Source(display_name(path), path)
    if not told:
        kinds = " or ".join(sorted(TEXT_SUFFIXES))
        fail(ReadError(f"{display_name(folder)}: no {kinds} file in this folder"))


def _is_document(path: Path) -> bool:
    """Tell whether a file found in a folder is one of its documents; a README only speaks of them."""
    named = not path.name.startswith(".") and path.stem.lower() != "readme"
    return named and path.suffix.lower() in TEXT_SUFFIXES and path.is_file()


def display_name(path: Path) -> str:
    """Name a document by its path, the same on every system: `/` between folders, valid Unicode."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _reason(error: Exception) -> str:
    """Say in a few words why a file cannot be read, e.g. « no such file or directory »."""
    reason = error.strerror if isinstance(error, OSError) else None
    return (reason or str(error)).lower()
