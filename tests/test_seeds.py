"""Agreement with the gold: our seeds and our corpus; the originals and the practice texts where they can be had.

NATOFACTS_ORIGINALS names the folder of the originals; their gold is the folder `gold` beside it, the practice
texts and their gold are `practice/texts` and `practice/gold` beside it.
"""

from __future__ import annotations

import functools
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from agreement import Row, compare, read_gold, tell

from natofacts import extract
from natofacts.table import row

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
ORIGINALS = os.environ.get("NATOFACTS_ORIGINALS")
TYPES = ("figure", "event", "commitment")


def folders(name: str) -> tuple[Path, Path]:
    """The texts and the gold of a set; skips the test, saying so, where they are not here."""
    if name == "seeds":
        return HERE.parent / "seeds", HERE / "gold" / "seeds"
    if name == "corpus":
        return HERE / "corpus", HERE / "gold" / "corpus"
    if not ORIGINALS:
        pytest.skip("NATOFACTS_ORIGINALS does not name the folder of the originals")
    texts = Path(ORIGINALS)
    gold = texts.parent / "gold"
    if name == "practice":
        texts, gold = texts.parent / "practice" / "texts", texts.parent / "practice" / "gold"
    if not texts.is_dir() or not gold.is_dir():
        pytest.skip(f"{texts} or {gold} is not there")
    return texts, gold


@functools.lru_cache
def extracted(texts: Path, names: frozenset[str]) -> Mapping[str, list[Row]]:
    return {path.name: [row(f) for f in extract(path)] for path in sorted(texts.iterdir()) if path.name in names}


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("name", FLOORS)
def test_agreement(name: str, kind: str) -> None:
    texts, folder = folders(name)
    gold = read_gold(folder)
    found = compare(kind, gold, extracted(texts, frozenset(gold)))
    assert found.right + len(found.missed) > 0, "the gold has no row of this type"
    assert found.f1 >= FLOORS[name][kind], {"missed": tell(found.missed), "extra": tell(found.extra)}


def test_every_seed_has_gold() -> None:
    texts, folder = folders("seeds")
    assert set(read_gold(folder)) == {path.name for path in texts.glob("*.txt")}


@pytest.mark.parametrize("name", ["seeds", "corpus"])
def test_gold_spans_match_their_texts(name: str) -> None:
    texts, folder = folders(name)
    for document, rows in read_gold(folder).items():
        text = (texts / document).read_bytes().decode("utf-8")
        for gold in rows:
            assert text[gold["start"] : gold["end"]] == gold["text"]
