"""Compiled patterns and gathered tables, kept beside the bytecode: half a second less for every command that reads.

The `regex` library compiles in Python, a millisecond or two a pattern, and a language has three hundred of them. It
also pickles what it has compiled, so the first run writes them to `__pycache__`, where the modules' bytecode lies, and
later runs take them from there. The file is trusted as far as the bytecode beside it is, is written only where and
when Python would write bytecode, and is void as soon as a word table or a library it comes from has changed. `prepare`
writes it beforehand, as `python -m compileall` does for bytecode.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import importlib.util
import marshal
import os
import pickle
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import regex

_PACKAGE = Path(__file__).parent
FILE = _PACKAGE / "__pycache__" / f"compiled.{sys.implementation.cache_tag}.bin"


class Store:
    """Compiled patterns by source and flags, read from a file once and written back when there are new ones."""

    def __init__(self, path: Path, stamp: str) -> None:
        self.path = path
        self.stamp = stamp
        self.fresh = False
        self._entries: dict[tuple[str, int], Any] | None = None

    @property
    def entries(self) -> dict[tuple[str, int], Any]:
        """Pickled patterns and plain tables; none when the file is missing, torn or of another version."""
        if self._entries is None:
            self._entries = self._read()
        return self._entries

    def _read(self) -> dict[tuple[str, int], Any]:
        try:
            stamp, entries = marshal.loads(self.path.read_bytes())  # noqa: S302 - lies with the bytecode, see above
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return entries if stamp == self.stamp and isinstance(entries, dict) else {}

    def compile(self, source: str, flags: int, lists: dict[str, Any]) -> regex.Pattern[str]:
        """The pattern from the store, or compiled now and remembered."""
        known = self.entries.get((source, flags))
        if known is not None:
            pattern: regex.Pattern[str] = pickle.loads(known)  # noqa: S301 - as above
            return pattern
        pattern = regex.compile(source, flags, ignore_unused=True, **lists)
        self._remember((source, flags), pickle.dumps(pattern))
        return pattern

    def table(self, name: str, gather: Callable[[], Any]) -> Any:
        """A table of plain values from the store, or gathered now and remembered."""
        if (name, -1) not in self.entries:
            self._remember((name, -1), gather())
        return self.entries[name, -1]

    def _remember(self, key: tuple[str, int], value: Any) -> None:
        self.entries[key] = value
        if not self.fresh:
            self.fresh = True
            atexit.register(self.save)

    def save(self) -> None:
        """Write what is new, whole or not at all; a folder that cannot be written is no fault, as for bytecode."""
        if self.fresh and not sys.dont_write_bytecode:
            self.write()

    def write(self) -> None:
        """Write all patterns."""
        beside = self.path.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(exist_ok=True)
            beside.write_bytes(marshal.dumps((self.stamp, self.entries)))
            beside.replace(self.path)
        self.fresh = False


@functools.cache
def store() -> Store:
    """The store of this installation."""
    return Store(FILE, _stamp())


def pattern(source: str, flags: int = 0, **lists: Any) -> regex.Pattern[str]:
    """Compile a pattern of the package; the lists of words must come from files of the package.

    Raises:  regex.error if the pattern is wrong.
    """
    return store().compile(source, int(flags), lists)


def _stamp() -> str:
    """What the entries depend on: the libraries, and the word tables of the languages."""
    babel = importlib.util.find_spec("babel")
    cldr = Path(babel.origin).with_name("global.dat").stat().st_mtime_ns if babel and babel.origin else 0
    tables = sorted(_PACKAGE.glob("lang/*/words/*.csv"))
    told = tuple((table.name, zlib.crc32(table.read_bytes())) for table in tables)
    return repr((regex.__version__, cldr, sys.version, told))


def prepare() -> None:
    """Compile what reading a text takes, and write it."""
    from natofacts.extraction import extract

    extract("Le 3 mai 2025, M. Durand a dit : « Nous verserons 2 % de plus, soit 3 milliards d'euros, d'ici 2030. »")
    store().write()
