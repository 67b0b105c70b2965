"""Duckling, natively through pyduckling-native, with every dimension, sentence by sentence."""

from __future__ import annotations

import shutil
import tempfile
import zoneinfo
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.peers.shape import Row, event, figure, grain_of, sentences, settle

DISTRIBUTION = "pyduckling-native"
ZONE = "Europe/Brussels"
DIMENSIONS = [
    "amount-of-money",
    "credit-card-number",
    "distance",
    "duration",
    "email",
    "number",
    "ordinal",
    "phone-number",
    "quantity",
    "temperature",
    "time",
    "time-grain",
    "url",
    "volume",
]
Found = list[tuple[int, dict[str, Any]]]
FIGURES = {"amount-of-money", "distance", "duration", "number", "ordinal", "quantity", "temperature", "volume"}


class Reader:
    """The binding, with the one time zone it is asked about: it reads no folder that has a zone it cannot read.

    It gets a sentence at a time, as its time grows with the square of the text: ten times less than with documents.
    """

    def __init__(self) -> None:
        import duckling

        self._duckling = duckling
        with tempfile.TemporaryDirectory() as folder:
            source = next(path for base in zoneinfo.TZPATH if (path := Path(base) / ZONE).is_file())
            (Path(folder) / ZONE).parent.mkdir(parents=True)
            shutil.copyfile(source, Path(folder) / ZONE)
            self._zones = duckling.load_time_zones(folder)
        self._locale = duckling.parse_locale("FR_XX", duckling.default_locale_lang(duckling.parse_lang("FR")))
        self._dimensions = duckling.parse_dimensions(DIMENSIONS)

    def read(self, text: str, today: str) -> Found:
        """Parse, counting relative dates from the morning of a day."""
        morning = datetime.fromisoformat(today + "T08:00:00+00:00")
        moment = self._duckling.parse_ref_time(self._zones, ZONE, int(morning.timestamp()))
        context = self._duckling.Context(moment, self._locale)
        return [
            (at, entity)
            for at, sentence in sentences(text)
            for entity in self._duckling.parse(sentence, context, self._dimensions, False)
        ]

    def rows(self, raw: Found, _text: str, _today: str) -> list[Row]:
        """Give entities; those that Duckling ranks equal are readings of one row."""
        out = []
        for at, entity in raw:
            start, end, value = at + entity["start"], at + entity["end"], entity["value"]
            if entity["dim"] == "time":
                out.append(event(start, end, _days(value)))
            elif entity["dim"] in FIGURES:
                out.append(figure(start, end, *([number] for number in _numbers(value))))
        return settle(out)


def _numbers(value: dict[str, Any]) -> list[float]:
    if value["type"] == "interval":
        return [value[side]["value"] for side in ("from", "to") if side in value]
    return [value["value"]]


def _days(value: dict[str, Any]) -> tuple[str | None, str | None]:
    """Give the first and last day; the end of an interval is the moment after it."""
    if value["type"] != "interval":
        return grain_of(_date(value), value["grain"])
    first = _date(value["from"]).isoformat() if "from" in value else None
    if "to" not in value:
        return first, None
    midnight = "T00:00:00" in value["to"]["value"]
    return first, (_date(value["to"]) - timedelta(days=1 if midnight else 0)).isoformat()


def _date(moment: dict[str, Any]) -> date:
    return date.fromisoformat(moment["value"][:10])
