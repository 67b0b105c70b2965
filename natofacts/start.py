"""Where the command starts: an interruption while modules are still loading ends it as silently as a later one."""

from __future__ import annotations

import os
import signal

INTERRUPTED = 130


def main() -> None:
    """Load the command line and run it; the entry point of `natofacts` and `python -m natofacts`."""
    ours = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # a shell has jobs in the background ignore it
    if ours:
        signal.signal(signal.SIGINT, _leave)
    from natofacts.cli import main as run

    if ours:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


def _leave(_number: int, _frame: object) -> None:
    """End at once: nothing is open yet, and an exception would tell of our imports."""
    os._exit(INTERRUPTED)
