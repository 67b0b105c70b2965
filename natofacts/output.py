"""Where facts are written: to standard output, or whole into a file, in any of the forms of `writers`."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from natofacts import interruption
from natofacts.errors import WriteError
from natofacts.messages import _, reason
from natofacts.models import Fact
from natofacts.read import display_name
from natofacts.terminal import harmless, is_terminal
from natofacts.writers import SUFFIXES, WRITERS, CsvDialect, Format, Options, Origin, require, write_facts

__all__ = ["SUFFIXES", "CsvDialect", "Format", "Options", "Origin", "Sink", "open_output", "write", "write_facts"]


def write(facts: Iterable[Fact], path: Path, form: Format | None = None, options: Options | None = None) -> list[str]:
    """Write facts into a file that appears whole or not at all, e.g. `write(facts, Path("facts.xlsx"))`.

    The form is that of the suffix unless one is given. Gives a remark, a line of text, for each thing that
    the form could not hold.

    Raises: WriteError if there is no such form, if its library is missing, or if the file cannot be written.
    """
    form = SUFFIXES.get(path.suffix.lower()) if form is None else form
    if form is None or form not in WRITERS:
        raise WriteError(
            _("{name}: no form of data is meant; there are {known}").format(
                name=display_name(path), known=", ".join(WRITERS)
            )
        )
    require(form)
    if options is None:
        origin = getattr(facts, "origin", None)  # an Extraction knows its document
        options = Options(origins={} if origin is None else {origin.name: origin})
    with open_output(path) as sink:
        return write_facts(facts, sink, form, options)


_OPEN_FILE = re.compile(r"/(?:dev/fd|proc/(?:self|thread-self|\d+)/fd)/(\d+)")
_LINKS = 40  # that the system follows


class Sink:
    """Where output goes: text in UTF-8, line ends as given, a lone surrogate as its number; or plain bytes.

    `place` is the file that a writer may fill by itself, None for a stream. What a person looks at (`shown`)
    is made harmless: control codes of a document never reach the terminal.
    """

    def __init__(self, stream: BinaryIO, place: Path | None = None, *, shown: bool = False) -> None:
        self.stream = stream
        self.place = place
        self._shown = shown

    def write(self, text: str) -> None:
        """Write a text."""
        given = harmless(text.removeprefix("\ufeff").replace("\r\n", "\n")) if self._shown else text
        self.stream.write(given.encode("utf-8", "backslashreplace"))

    def flush(self) -> None:
        """Hand on what was written so far."""
        self.stream.flush()


@contextlib.contextmanager
def open_output(path: Path | None) -> Iterator[Sink]:
    """Open standard output (None) or a file that appears whole or not at all.

    A file is written beside its place under another name and then renamed, so that an older one survives a
    failure or an interruption; its permissions are kept, and a link is followed. A device or a pipe is
    written to as it is, and so is what `/dev/stdout` and its like stand for.

    Raises: WriteError if the file cannot be written; OSError and BrokenPipeError if standard output cannot.
    """
    if path is None:
        if getattr(sys.stdout, "name", None) == os.devnull:
            raise WriteError(_("standard output is closed; name a file with -o"))
        sink = Sink(sys.stdout.buffer, shown=is_terminal(sys.stdout))
        yield sink
        sink.flush()
        return
    name = display_name(path)
    try:
        place = Path(os.path.realpath(path))  # a circle of links is left to the system to refuse
        if place.is_dir():
            raise WriteError(_("{name}: is a folder; name a file").format(name=name))
        number = _descriptor(path)
        if number is not None:
            opened = _opened(os.dup(number))
        else:
            opened = _opened(place) if place.exists() and not place.is_file() else _replacing(place)
        with opened as sink:
            yield sink
    except BrokenPipeError:
        raise
    except OSError as error:
        raise WriteError(f"{name}: {_reason(error, path)}") from error


def _reason(error: OSError, path: Path) -> str:
    """Say in a few words why a file cannot be written, and what is missing."""
    said = reason(error)
    if isinstance(error, FileNotFoundError):
        folder = path.parent
        if folder.is_dir():  # a link that leads into no folder
            folder = Path(os.path.realpath(path)).parent
        return _("{reason}; the folder {folder} does not exist").format(reason=said, folder=display_name(folder))
    if isinstance(error, PermissionError):
        return _("{reason}; choose a file in a folder you may write to").format(reason=said)
    return said


def _descriptor(path: Path) -> int | None:
    """Give the number of the open file that `/dev/stdout`, `/dev/fd/3` or a link to them means, else None."""
    step = str(path.absolute())
    for _hop in range(_LINKS):
        if found := _OPEN_FILE.fullmatch(step):
            return int(found[1])
        if not Path(step).is_symlink():
            return None
        step = os.path.normpath(Path(step).parent / Path(step).readlink())
    return None


@contextlib.contextmanager
def _opened(place: Path | int) -> Iterator[Sink]:
    """Open a device, a pipe or the number of an open file as it is."""
    with open(place, "wb") as stream:  # noqa: PTH123  of a number too
        yield Sink(stream, shown=stream.isatty())


@contextlib.contextmanager
def _replacing(place: Path) -> Iterator[Sink]:
    """Write beside a file and take its place at the end; leave nothing behind otherwise."""
    beside = place.with_name(f".natofacts-{os.urandom(6).hex()}.tmp")
    try:
        with beside.open("xb") as stream:
            yield Sink(stream, beside)
            stream.flush()
            os.fsync(stream.fileno())
        interruption.look()
        with contextlib.suppress(FileNotFoundError):
            beside.chmod(stat.S_IMODE(place.stat().st_mode))
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)
