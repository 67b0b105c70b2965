"""What was measured as Markdown, and its place in the README."""

from __future__ import annotations

import datetime
import os
import platform
import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from benchmarks.catalogue import DUCKLING, NATOFACTS, Tool
from benchmarks.growth import Point, flatness
from benchmarks.run import Outcome
from benchmarks.score import Score, total
from benchmarks.startup import YARDSTICK, Start
from benchmarks.texts import GoldRow

MARKERS = ("<!-- bench -->", "<!-- /bench -->")
Gold = Mapping[str, Sequence[GoldRow]]


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Make a Markdown table whose columns also stand straight as text."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    line = ["-" * (width - 1) + ":" if i in right else "-" * width for i, width in enumerate(widths)]
    padded = [
        [
            cell.rjust(width) if i in right else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        for row in [head, line, *rows]
    ]
    return "\n".join("| " + " | ".join(row) + " |" for row in padded)


def tools_table(outcomes: Mapping[str, Outcome], tools: Sequence[Tool], gold: Gold) -> str:
    """Make the table of tools: accuracy, speed, loading and memory, or why there is none."""
    head = ["tool", "figures", "dates", "s/M chars", "× Duckling", "load s", "MB", "what was compared"]
    duckling = outcomes[DUCKLING.name].seconds if DUCKLING.name in outcomes else None
    ours = outcomes[NATOFACTS.name]
    rows = [_tool_row(tool, outcomes[tool.name], ours, duckling, gold) for tool in tools]
    return markdown(head, rows, right=(3, 4, 5, 6))


def _tool_row(tool: Tool, outcome: Outcome, ours: Outcome, duckling: float | None, gold: Gold) -> list[str]:
    if not outcome.rows:
        return [tool.name, "–", "–", "–", "–", "–", "–", outcome.problem or "gave no rows"]
    seconds = outcome.seconds
    remarks = [tool.note]
    if outcome.failed:
        remarks.append(f"failed on {len(outcome.failed)} texts, e.g. {next(iter(outcome.failed.values()))}")
    if len(outcome.passes) == 1:
        remarks.append("timed once")
    if outcome.problem:
        done = len(outcome.rows) + len(outcome.failed)
        remarks.append(f"{outcome.problem}, with {done} of {len(gold)} texts read: only these count")
        gold = {name: rows for name, rows in gold.items() if name in outcome.rows or name in outcome.failed}
    return [
        f"{tool.name} {outcome.version}",
        _accuracy("figure", tool, outcome, ours, gold) if tool.figures else "–",
        _accuracy("event", tool, outcome, ours, gold) if tool.events else "–",
        _number(seconds),
        f"{seconds / duckling:.2f}" if seconds is not None and duckling else "–",
        _number(outcome.load),
        f"{outcome.memory:.0f}" if outcome.memory is not None else "–",
        "; ".join(remarks).replace("|", "/"),
    ]


def _accuracy(type_: str, tool: Tool, outcome: Outcome, ours: Outcome, gold: Gold) -> str:
    """Write F1 with precision and recall; beside a peer's, ours on the rows that the peer claims."""
    said = _score(total(type_, gold, outcome.rows, tool))
    if tool is NATOFACTS:
        return said
    return f"{said}; ours {total(type_, gold, ours.rows, tool).f1:.2f}"


def _score(score: Score) -> str:
    return f"**{score.f1:.2f}** ({score.precision:.2f} / {score.recall:.2f})"


def _number(value: float | None) -> str:
    """Write a number with two digits that tell something."""
    if value is None:
        return "–"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def growth_table(points: Sequence[Point]) -> str:
    """Make the table of microseconds a character by shape and size, with the peak memory of the documents."""
    sizes = sorted({point.size for point in points})
    rows = []
    for shape, group in groupby(points, key=lambda point: point.shape):
        mine = list(group)
        cost = {point.size: _cost(point) for point in mine}
        factor = flatness(mine)
        rows.append([shape, *(cost.get(size, "–") for size in sizes), "–" if factor is None else f"× {factor:.2f}"])
    first = points[0].shape
    memory = {point.size: point.memory for point in points if point.shape == first}
    told = [f"{memory[size]:.0f} MB" if memory.get(size) else "–" for size in sizes]
    rows.append([f"{first}, peak memory", *told, ""])
    return markdown(["µs a character", *map(_size, sizes), "longest / shortest"], rows, right=range(1, len(sizes) + 2))


def _cost(point: Point) -> str:
    return point.problem or "–" if point.per_character is None else f"{point.per_character:.2f}"


def _size(size: int) -> str:
    return f"{size // 1_000_000} MB" if size >= 1_000_000 else f"{size // 1000} kB"


def startup_table(starts: Sequence[Start]) -> str:
    """Make the table of start-up times."""
    rows = [
        [
            start.command.name,
            f"{start.seconds * 1000:.0f}",
            f"{start.ratio:.2f}",
            f"{start.command.target:.1f}",
            "yes" if start.ratio <= start.command.target else "no",
        ]
        for start in starts
    ]
    yardstick = [f"python {YARDSTICK[0]} '{YARDSTICK[1]}'", f"{starts[0].yardstick * 1000:.0f}", "1.00", "", ""]
    return markdown(["start-up", "ms", "ratio", "target", "met"], [*rows, yardstick], right=(1, 2, 3))


def machine() -> str:
    """Describe the machine: processor, cores, system, Python."""
    described = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.exists():
        named = re.search(r"^model name\s*: (.+)$", information.read_text(), re.MULTILINE)
        described = named[1].strip() if named else described
    return f"{described}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def today() -> str:
    """Give the date of the measurement."""
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()


def put_into(page: str, text: str) -> str:
    """Put a text between the markers of a page. Raises: ValueError if it has none."""
    begin, end = (page.find(marker) for marker in MARKERS)
    if not 0 <= begin < end:
        raise ValueError(f"the page has no {MARKERS[0]} … {MARKERS[1]}")
    return f"{page[: begin + len(MARKERS[0])]}\n{text.strip()}\n{page[end:]}"
