"""Relative phrases that a rule has delimited («demain», «il y a trois jours»), resolved by dateparser.

dateparser has this one caller: left alone on a text it reads «En 2024, 23 pays» as a date; given a phrase, a
language and a base date it does date arithmetic well.
"""

from __future__ import annotations

import functools
from datetime import date, datetime


@functools.lru_cache(maxsize=512)
def resolve(phrase: str, base: date, language: str) -> date | None:
    """Return the day that a delimited relative phrase names, counted from `base`; None if it cannot be read."""
    from dateparser.date import DateDataParser

    parser = DateDataParser(
        languages=[language],
        settings={
            "RELATIVE_BASE": datetime(base.year, base.month, base.day, 12),
            "PREFER_DATES_FROM": "current_period",
            "TIMEZONE": "UTC",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    found = parser.get_date_data(phrase)
    return found.date_obj.date() if found and found.date_obj else None
