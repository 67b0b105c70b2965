"""The dates that files give of themselves, read by their own formats only: no guess at 03/04."""

from __future__ import annotations

import datetime
import re

_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_PDF = re.compile(r"\s*(?:D:)?(\d{4})(\d{2})(\d{2})")


def iso_day(value: str | None) -> datetime.date | None:
    """Read the day of an ISO 8601 date, e.g. « 2026-02-12T09:30:00+01:00 »; None if it is none."""
    return _day(_ISO.match(value or ""))


def pdf_day(value: str | None) -> datetime.date | None:
    """Read the day of a PDF date, e.g. « D:20260212093000+01'00' »; None if it is none."""
    return _day(_PDF.match(value or ""))


def _day(match: re.Match[str] | None) -> datetime.date | None:
    if match is None:
        return None
    try:
        return datetime.date(*map(int, match.groups()))
    except ValueError:
        return None
