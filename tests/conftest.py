"""Tests run in English, whatever the locale of the machine; those that speak French say so."""

from __future__ import annotations

import os
import signal

for variable in ("LANGUAGE", "LC_MESSAGES", "LANG"):
    os.environ.pop(variable, None)
os.environ["LC_ALL"] = "C.UTF-8"  # at once: the language is chosen once in a process, which commands inherit

# A shell ignores interruptions for what it runs in the background; the commands under test must get theirs.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
