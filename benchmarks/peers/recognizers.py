"""Microsoft Recognizers-Text: every French recognizer, sentence by sentence."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from benchmarks.peers.shape import Row, event, figure, sentences, settle

DISTRIBUTION = "recognizers-text-suite"
NUMBERS = "number ordinal percentage age currency dimension temperature".split()  # noqa: SIM905
Found = list[tuple[int, Any]]


class Reader:
    """The models; a date model that fails gives nothing for all of its text, so it gets one sentence at a time."""

    def __init__(self) -> None:
        import recognizers_suite as suite

        self._numbers = [getattr(suite, f"recognize_{name}") for name in NUMBERS]
        self._dates = suite.recognize_datetime
        self._french = suite.Culture.French

    def read(self, text: str, today: str) -> Found:
        """Recognize, counting relative dates from a day."""
        reference = datetime.fromisoformat(today)
        out: Found = []
        for at, sentence in sentences(text):
            for recognize in self._numbers:
                out += [(at, found) for found in recognize(sentence, self._french)]
            out += [(at, found) for found in self._dates(sentence, self._french, reference=reference)]
        return out

    def rows(self, raw: Found, _text: str, _today: str) -> list[Row]:
        """Give what has a value; `end` is the last character."""
        out = []
        for at, found in raw:
            start, end, resolution = at + found.start, at + found.end + 1, found.resolution or {}
            if found.type_name.startswith("datetime"):
                out += _dated(start, end, resolution.get("values") or [])
            elif (number := _number(resolution.get("value"))) is not None:
                out.append(figure(start, end, [number]))
        return settle(out)


def _number(value: str | None) -> float | None:
    match = re.match(r"-?\d+(?:[.,]\d+)?", value or "")
    return float(match[0].replace(",", ".")) if match else None


def _dated(start: int, end: int, values: list[dict[str, str]]) -> list[Row]:
    """Make rows of the values of one date; the end of a range is read as in it and as after it."""
    days: list[tuple[str | None, str | None]] = []
    for value in values:
        length = re.match(r"PT?(\d+(?:\.\d+)?)[A-Z]$", value.get("timex", ""))
        if value["type"] == "duration" and length:
            return [figure(start, end, [float(length[1])])]
        if value["type"] in {"date", "datetime"} and _is_day(value.get("value")):
            days.append((value["value"][:10], value["value"][:10]))
        elif value["type"] in {"daterange", "datetimerange"}:
            days += _range(value.get("start"), value.get("end"))
    return [event(start, end, *days)] if days else []


def _range(first: str | None, last: str | None) -> list[tuple[str | None, str | None]]:
    begin = first[:10] if first and _is_day(first) else None
    if not last or not _is_day(last):
        return [(begin, None)] if begin else []
    before = (date.fromisoformat(last[:10]) - timedelta(days=1)).isoformat()
    return [(begin, before), (begin, last[:10])]


def _is_day(value: str | None) -> bool:
    return bool(value and re.match(r"\d{4}-\d\d-\d\d", value) and not value.startswith("0001"))
