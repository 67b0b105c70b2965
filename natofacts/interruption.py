"""Ctrl-C, SIGTERM and the end of the terminal, which cannot be lost.

Python raises what a handler raises wherever it is; in a destructor (the `regex` library has some) it is only reported
and forgotten. The command therefore remembers that it was told to end; its loops over documents look, and so does
every file before it takes the place of an older one.
"""

from __future__ import annotations

import signal
import sys
from typing import Any

_CODES = {
    getattr(signal, name): 128 + number
    for name, number in (("SIGHUP", 1), ("SIGINT", 2), ("SIGTERM", 15))
    if hasattr(signal, name)  # Windows has no SIGHUP
}
SIGNALS = tuple(_CODES)

_arrived = 0
_lost = False


def watch() -> None:
    """End on these signals from now on as an error does: what is half-written goes. One that is ignored stays so."""
    for number in SIGNALS:
        if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _interrupt)
    sys.unraisablehook = _report


def look() -> None:
    """Raise again what was lost."""
    if _arrived:
        raise _ending(_arrived)


def _ending(number: int) -> BaseException:
    return KeyboardInterrupt() if number == signal.SIGINT else SystemExit(_CODES[signal.Signals(number)])


def _interrupt(number: int, _frame: object) -> None:
    """Raise the first signal, and one that comes after the first was lost; the others would hinder cleaning up."""
    global _arrived, _lost
    first, _arrived, _lost = not _arrived or _lost, _arrived or number, False
    if first:
        raise _ending(_arrived)


def _report(lost: Any) -> None:
    """Report what a destructor has lost, but not our own endings, which `look` raises again."""
    global _lost  # noqa: PLW0603
    if _arrived and issubclass(lost.exc_type, KeyboardInterrupt | SystemExit):
        _lost = True
    else:
        sys.__unraisablehook__(lost)
