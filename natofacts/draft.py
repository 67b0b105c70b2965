"""A row on its way: what is found of it so far; its id comes last."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from natofacts.models import FactType


@dataclass(slots=True, eq=False)
class Draft:
    """Span of the view, type, kind, rule, columns, and why they are so."""

    start: int
    end: int
    type: FactType
    kind: str
    rule: str
    columns: dict[str, Any]
    cues: list[tuple[str, str, str]] = field(default_factory=list)
    figures: list[Draft] | None = None
    verb: int = -1
    id: str = ""
