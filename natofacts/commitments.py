"""Commitments (to come)."""

from __future__ import annotations

from natofacts.events import Event
from natofacts.find import Match, Scan
from natofacts.interpret import Draft


def find_commitments(scan: Scan, figures: list[Match], events: list[Event]) -> list[Draft]:
    """Find commitments."""
    return []
