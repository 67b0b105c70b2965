"""The documents that are read: ours with their gold, the originals where they can be had, and texts made to grow."""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"
SETS = ((ROOT / "tests" / "corpus", GOLD / "corpus"), (ROOT / "seeds", GOLD / "seeds"))

UNSAID: Mapping[str, Any] = {"date_start": None, "date_end": None, "relation": None, "value": None, "value_max": None}

GoldRow = Mapping[str, Any]


class Text(NamedTuple):
    """A document on disk, and the day its relative dates count from."""

    path: Path
    date: str | None


def gold() -> dict[Path, list[GoldRow]]:
    """The gold rows of every document of the repository, by its path."""
    rows: dict[Path, list[GoldRow]] = {}
    for texts, folder in SETS:
        for path in sorted(folder.glob("*.jsonl")):
            for line in filter(None, path.read_text(encoding="utf-8").splitlines()):
                row = {**UNSAID, **json.loads(line)}
                rows.setdefault(texts / Path(row["document"]).name, []).append(row)
    return rows


def originals() -> list[Path]:
    """The texts of the folder that NATOFACTS_ORIGINALS names, none when it is not set."""
    folder = os.environ.get("NATOFACTS_ORIGINALS")
    return sorted(Path(folder).glob("*.txt")) if folder else []


def dated(paths: list[Path]) -> list[Text]:
    """Give each document the date that natofacts finds in it: the tools that count from one are told it."""
    from natofacts import extract

    found = [(path, extract(path).date) for path in paths]
    return [Text(path, day.isoformat() if day else None) for path, day in found]


def _grown(pieces: list[str], size: int) -> str:
    """Repeat pieces until a text has a size, in characters."""
    out, length = [], 0
    for piece in itertools.cycle(pieces):
        out.append(piece)
        length += len(piece)
        if length >= size:
            return "".join(out)[:size]
    raise AssertionError("cycle() ends only when there are no pieces")


def documents(size: int) -> str:
    """Our documents one after another."""
    return _grown([path.read_text(encoding="utf-8").strip() + "\n\n" for path in gold()], size)


def one_line(size: int) -> str:
    """Our documents without a single line break."""
    return " ".join(documents(size).split()).ljust(size)


def digits(size: int) -> str:
    """One long number."""
    return _grown(["1234567890"], size)


def quotes(size: int) -> str:
    """Quotation marks that open and close, and some that never do."""
    return _grown(["« Oui », a-t-il dit : « ", "« Non » « “ ", "“ peut-être ” » "], size)


def conjunctions(size: int) -> str:
    """« et », thousands of times in one sentence."""
    return _grown(["les Alliés et les pays et "], size)


SHAPES: Mapping[str, Callable[[int], str]] = {
    "documents": documents,
    "one line": one_line,
    "digits": digits,
    "quotes": quotes,
    "« et »": conjunctions,
}
