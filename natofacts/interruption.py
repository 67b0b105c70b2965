"""Ctrl-C that cannot be lost.

Python raises KeyboardInterrupt wherever it is; in a destructor (the `regex` library has some) it is only reported and
forgotten. The command therefore remembers that it was interrupted, and its loops over documents look.
"""

from __future__ import annotations

import signal
import sys
from typing import Any

_arrived = False


def watch() -> None:
    """Remember interruptions from now on, where they are not ignored, and do not report those that are lost."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
        sys.unraisablehook = _report


def look() -> None:
    """Raise KeyboardInterrupt if one was lost."""
    if _arrived:
        raise KeyboardInterrupt


def _interrupt(_number: int, _frame: object) -> None:
    global _arrived  # noqa: PLW0603  one process has one keyboard
    _arrived = True
    raise KeyboardInterrupt


def _report(lost: Any) -> None:
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
