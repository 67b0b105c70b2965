"""How time and memory grow with a text: the cost of a character should stay the same, whatever the text."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.catalogue import NATOFACTS
from benchmarks.run import run
from benchmarks.texts import SHAPES, Text

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
BIG = 50_000_000
LONGEST_HOSTILE = 1_000_000
FEW = 200_000


@dataclass(frozen=True, slots=True)
class Point:
    """What a text of a shape and size cost, or why it could not be measured."""

    shape: str
    size: int
    seconds: float | None
    memory: float | None
    problem: str | None = None

    @property
    def per_character(self) -> float | None:
        """Microseconds a character."""
        return None if self.seconds is None else self.seconds / self.size * 1e6


def plan(sizes: Sequence[int] = SIZES) -> Iterator[tuple[str, int]]:
    """List what is measured: documents at every size, texts made to be hard up to a million characters."""
    for shape in SHAPES:
        yield from ((shape, size) for size in sizes if shape == "documents" or size <= LONGEST_HOSTILE)


def measure(shape: str, size: int, timeout: float) -> Point:
    """Extract one text in a process of its own; short texts thrice."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(SHAPES[shape](size), encoding="utf-8")
        repeats = 3 if size <= FEW else 1
        outcome = run(
            Path(sys.executable),
            NATOFACTS.module,
            [],
            [Text(path, None)],
            timeout=timeout,
            repeats=repeats,
            plain=False,
        )
    problem = outcome.problem or next(iter(outcome.failed.values()), None)
    seconds = min(outcome.passes, default=None) if problem is None else None
    return Point(shape, size, seconds, outcome.memory, problem)


def flatness(points: Sequence[Point]) -> float | None:
    """Give how many times more a character costs in the longest text than in the shortest."""
    costs = [point.per_character for point in points]
    return costs[-1] / costs[0] if len(costs) > 1 and costs[0] and costs[-1] else None
