"""Duckling, natively through pyduckling-native, with every dimension."""

from __future__ import annotations

import shutil
import tempfile
import zoneinfo
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.peers.shape import Row, event, figure, grain_of, settle

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
FIGURES = {"amount-of-money", "distance", "duration", "number", "ordinal", "quantity", "temperature", "volume"}


class Reader:
    """The binding, with the one time zone it is asked about: it reads no folder that has a zone it cannot read."""

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

    def read(self, text: str, today: str) -> list[dict[str, Any]]:
        """Parse, counting relative dates from the morning of a day."""
        morning = datetime.fromisoformat(today + "T08:00:00+00:00")
        moment = self._duckling.parse_ref_time(self._zones, ZONE, int(morning.timestamp()))
        context = self._duckling.Context(moment, self._locale)
        found: list[dict[str, Any]] = self._duckling.parse(text, context, self._dimensions, False)
        return found

    def rows(self, raw: list[dict[str, Any]], _text: str, _today: str) -> list[Row]:
        """Give entities; those that Duckling ranks equal are readings of one row."""
        out = []
        for entity in raw:
            start, end, value = entity["start"], entity["end"], entity["value"]
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
