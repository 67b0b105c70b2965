"""How extracted rows agree with rows made by hand (SPEC § 5)."""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

Row = Mapping[str, Any]


class Agreement(NamedTuple):
    """Rows that agree, gold rows that were missed, and rows that the gold does not have."""

    right: int
    missed: list[Row]
    extra: list[Row]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find."""
        total = 2 * self.right + len(self.missed) + len(self.extra)
        return 2 * self.right / total if total else 1.0


def read_gold(folder: Path) -> dict[str, list[Row]]:
    """The gold rows of a folder of JSON Lines, by document name."""
    gold: dict[str, list[Row]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                gold.setdefault(Path(row["document"]).name, []).append(row)
    return gold


def compare(type: str, gold: Mapping[str, list[Row]], got: Mapping[str, list[Row]]) -> Agreement:
    """Match the rows of one type, document by document; the gold's optional rows count neither way."""
    right, missed, extra = 0, [], []
    for name, rows in gold.items():
        wanted = [row for row in rows if row["type"] == type]
        found = [row for row in got.get(name, []) if row["type"] == type]
        pairs = _pairs(type, wanted, found)
        taken = {j for _, j in pairs}
        left = {i for i, _ in pairs}
        right += sum(not wanted[i].get("optional") for i in left)
        missed += [w for i, w in enumerate(wanted) if i not in left and not w.get("optional")]
        loose = [row for row in wanted if row.get("optional")]
        extra += [f for j, f in enumerate(found) if j not in taken and all(_shared(f, row) <= 0 for row in loose)]
    return Agreement(right, missed, extra)


def _pairs(type: str, wanted: list[Row], found: list[Row]) -> list[tuple[int, int]]:
    """One-to-one pairs that agree, closest spans first."""
    scored = sorted(
        (-_shared(w, f) / (max(w["end"], f["end"]) - min(w["start"], f["start"])), i, j)
        for i, w in enumerate(wanted)
        for j, f in enumerate(found)
        if _agree(type, w, f)
    )
    left: set[int] = set()
    right: set[int] = set()
    out = []
    for _, i, j in scored:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((i, j))
    return out


def _agree(type: str, wanted: Row, found: Row) -> bool:
    shared = _shared(wanted, found)
    if shared <= 0:
        return False
    if type == "figure":
        return (
            bool(wanted["kind"] == found["kind"])
            and _same_number(wanted.get("value"), found.get("value"))
            and _same_number(wanted.get("value_max"), found.get("value_max"))
            and _same_unit(wanted.get("unit"), found.get("unit"))
        )
    if type == "event":
        return all(wanted.get(side) == found.get(side) for side in ("date_start", "date_end"))
    return bool(shared * 2 >= min(wanted["end"] - wanted["start"], found["end"] - found["start"]))


def _shared(a: Row, b: Row) -> int:
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def _same_number(wanted: Any, found: Any) -> bool:
    if wanted is None or found is None:
        return wanted is None and found is None
    return math.isclose(float(wanted), float(found), rel_tol=1e-9, abs_tol=1e-12)


def _same_unit(wanted: str | None, found: str | None) -> bool:
    """Counted nouns are compared by their first four letters, accent- and case-blind."""
    if wanted is None or wanted == found:
        return True
    return found is not None and len(wanted) > 3 and _bare(wanted)[:4] == _bare(found)[:4]


def _bare(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return "".join(c for c in spread if not unicodedata.combining(c))


def tell(rows: Iterable[Row]) -> list[tuple[Any, ...]]:
    """Rows in short, for the message of a failing test."""
    keys = ("document", "start", "kind", "text", "value", "unit", "date_start", "date_end")
    return [tuple(row.get(key) for key in keys) for row in rows]
