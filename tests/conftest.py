"""Tests run in English, whatever the locale of the machine; those that speak French say so."""

from __future__ import annotations

import os

for variable in ("LANGUAGE", "LC_MESSAGES", "LANG"):
    os.environ.pop(variable, None)
os.environ["LC_ALL"] = "C.UTF-8"  # at once: the language is chosen once in a process, which commands inherit
