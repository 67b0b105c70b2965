"""What a terminal gets beside data: text made harmless, notes on stderr, a progress bar, one-line errors."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import sys
import textwrap
import time
import traceback
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from natofacts.errors import NatofactsError, RuleError, WhereError
from natofacts.messages import _, reason

if TYPE_CHECKING:
    from rich.progress import Progress

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

_NARROWEST = 20
_LONG_WORK = 1.0  # seconds before a progress bar is worth showing


class UsageError(NatofactsError):
    """The command line asks for what does not exist."""


class _Harmless(dict[int, str]):
    """A translation table that shows what would act on a terminal, filled as characters come."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = _shown(chr(code))
        return shown


def _shown(character: str) -> str:
    """Show one character: itself, a picture for a control code, its number if it reorders or hides text."""
    code = ord(character)
    if character in "\n\t":
        return character
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    category = unicodedata.category(character)
    if code in (0x00AD, 0x200C, 0x200D):  # soft hyphen and joiners belong to words
        return character
    if category in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
    return character


_HARMLESS = _Harmless()


def harmless(text: str) -> str:
    """Show control and escape codes, bidi overrides and the like instead of sending them to the terminal."""
    return text if text.isascii() and text.isprintable() else text.translate(_HARMLESS)


def one_line(text: str) -> str:
    """Make a text harmless and put it on one line."""
    return " ".join(harmless(text.replace("\r\n", "\n")).split())


def terminal_width() -> int:
    """Give the width of the terminal; one that says nothing, or less than a word needs, is not believed."""
    return max(_NARROWEST, shutil.get_terminal_size().columns)


def note(message: str) -> None:
    """Write one line to standard error; on a terminal it is folded between words.

    Words that cannot be written (`2>/dev/full`) must not cost the data.
    """
    shown = harmless(message.replace("\r\n", "\n"))
    written = re.sub(r"[^\S\xa0\u202f]+", " ", shown).strip()  # no-break spaces hold « ; » to its word
    if is_terminal(sys.stderr):
        width = terminal_width()
        written = textwrap.fill(written, width, subsequent_indent="  ", break_long_words=False)
    with contextlib.suppress(OSError):
        sys.stderr.write(f"{written}\n")
        sys.stderr.flush()


@contextlib.contextmanager
def reporting(*, verbose: bool, failed: int = FAILED) -> Iterator[None]:
    """Turn what a command raises into one line on stderr and an exit code; a closed pipe ends it silently."""
    try:
        yield
    except BrokenPipeError:
        silence_stdout()
        sys.exit(DONE)
    except KeyboardInterrupt:
        silence_stdout()
        sys.exit(INTERRUPTED)
    except Exception as error:  # noqa: BLE001  whatever it is, the user gets one line
        if isinstance(error, OSError) and error.errno in (errno.EPIPE, errno.EINVAL) and os.name == "nt":
            silence_stdout()  # what Windows says of a closed pipe
            sys.exit(DONE)
        if verbose:
            traceback.print_exc()
        note(f"natofacts: {message_of(error)}")
        silence_stdout()
        sys.exit(WRONG_USAGE if isinstance(error, UsageError | WhereError | RuleError) else failed)


def message_of(error: Exception) -> str:
    """Say what went wrong in a line."""
    if isinstance(error, WhereError):
        return f"--where: {error}"
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {reason(error)}" if error.filename else _at_stdout(error)
    if isinstance(error, NatofactsError):
        return str(error)
    if isinstance(error, MemoryError):
        return _("not enough memory")
    said = f"{type(error).__name__}: {error}"
    return _("{said} (a fault of natofacts; --verbose shows where)").format(said=said)


def _at_stdout(error: OSError) -> str:
    """Say what is wrong with standard output, the one file that has no name."""
    return _("standard output: {reason}").format(reason=reason(error))


def silence_stdout() -> None:
    """Send what is still buffered for stdout nowhere, so that the interpreter's last flush cannot fail."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError), open(os.devnull, "w") as nowhere:  # noqa: PTH123
            os.dup2(nowhere.fileno(), sys.stdout.fileno())


def use_safe_streams() -> None:
    """Let stdout and stderr show a character that the terminal's encoding lacks instead of failing on it.

    A stream that was closed before the command began (`>&-`) leads nowhere; `open_output` refuses to lose rows there.
    """
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115  open as long as the process
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def is_terminal(stream: TextIO) -> bool:
    """Tell whether a person looks at the stream."""
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


class Watch:
    """Shows a progress bar on stderr when work on many inputs gets long and a person looks at it."""

    def __init__(self, total: int, *, shown: bool) -> None:
        self._total = total
        self._shown = shown and total > 1 and is_terminal(sys.stderr)
        self._begun = time.monotonic()
        self._done = 0
        self._bar: Progress | None = None

    def __enter__(self) -> Watch:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
            self._shown = False

    def advance(self) -> None:
        """Count one more input as done."""
        self._done += 1
        if self._bar is None and self._shown and time.monotonic() - self._begun > _LONG_WORK:
            self._bar = self._start()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._done)

    def note(self, message: str) -> None:
        """Write a line to stderr above the bar."""
        if self._bar is None:
            note(message)
        else:
            self._bar.console.print(one_line(message), markup=False, highlight=False, soft_wrap=True)

    def _start(self) -> Progress:
        """Start the bar."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

        columns = (BarColumn(bar_width=None), MofNCompleteColumn(), TimeRemainingColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True, expand=True)
        bar.add_task("", total=self._total)
        bar.start()
        return bar
