"""What changed between two documents: every planted change is found, nothing else is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from natofacts.comparison import Difference, compare

PAIRS = sorted((Path(__file__).parent / "pairs").glob("*.toml"))


def key(difference: Difference) -> list[str]:
    old = difference.old_text if difference.status in ("changed", "gone", "same") else ""
    return [difference.status, difference.type, old or "", "" if difference.status == "gone" else difference.text]


def is_planted(found: list[str], planted: list[str]) -> bool:
    return found[:2] == planted[:2] and all(a in b for a, b in zip(planted[2:], found[2:], strict=True))


def missing_and_false(path: Path) -> tuple[list[list[str]], list[list[str]]]:
    """Give the planted differences that were not found and what was found though it was not planted."""
    pair = tomllib.loads(path.read_text(encoding="utf-8"))
    found = [key(one) for one in compare(pair["old"], pair["new"])]
    missing = []
    for planted in pair["differences"]:
        hit = next((one for one in found if is_planted(one, planted)), None)
        if hit is None:
            missing.append(planted)
        else:
            found.remove(hit)
    return missing, found


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_every_planted_change_is_found_and_no_other(path: Path) -> None:
    assert missing_and_false(path) == ([], [])
