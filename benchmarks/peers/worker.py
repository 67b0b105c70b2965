"""Run one adapter over files and tell what came of it, as JSON lines: `python -m benchmarks.peers.worker < job.json`.

The job: `adapter` (a module), `gold` and `speed` (lists of `path` and `date`), `repeats`, `seconds` (no repeat begins
after so many), `plain` (whether spaces and apostrophes are made plain first). The lines: what was loaded; rows or the
failure of each gold text; each timed pass with the peak of memory so far.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import os
import platform
import resource
import sys
import time
from pathlib import Path
from typing import Any, TextIO

from benchmarks.peers.shape import without_articles

Text = tuple[str, str, str]
TYPOGRAPHY = str.maketrans("\u00a0\u202f\u2009’‑", "   '-")
ANY_DAY = "2025-01-01"


def main() -> None:
    """Do the job of stdin; what a library prints goes to stderr, whatever prints it."""
    lines = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    work(json.load(sys.stdin), lines)


def work(job: dict[str, Any], lines: TextIO) -> None:
    """Load, read the gold, repeat over the texts that are timed, and tell each as it is done."""
    module = importlib.import_module(job["adapter"])
    gold, speed = _texts(job["gold"], job["plain"]), _texts(job["speed"], job["plain"])
    began = processor_time()
    reader = module.Reader()
    reader.read("Le 3 mai 2024, deux pays ont promis 5 %.", ANY_DAY)
    _tell(lines, load=processor_time() - began, version=_version(module), python=platform.python_version())
    spent = 0.0
    for name, text, day in gold:
        began = processor_time()
        raw = _read(reader, text, day)
        took = processor_time() - began
        spent += took
        known = {"document": name, "took": took, "length": len(text), "memory": peak_memory()}
        if "failed" in raw:
            _tell(lines, **known, **raw)
        else:
            _tell(lines, **known, rows=without_articles(reader.rows(raw["raw"], text, day), text))
    characters = sum(len(text) for _, text, _ in speed)
    passes = int(bool(gold) and gold == speed)  # the first reading of these texts is timed already
    if passes:
        _tell(lines, seconds=spent, characters=characters, memory=peak_memory())
    while passes < job["repeats"] and (passes == 0 or spent < job["seconds"]):
        took, failed = _timed(reader, speed)
        spent += took
        passes += 1
        _tell(lines, seconds=took, characters=characters, memory=peak_memory(), unread=failed)


def _timed(reader: Any, texts: list[Text]) -> tuple[float, dict[str, str]]:
    """Time one reading of the texts, without making rows of what was read; tell those that could not be read."""
    failed = {}
    began = processor_time()
    for name, text, day in texts:
        read = _read(reader, text, day)
        if "failed" in read:
            failed[name] = read["failed"]
    return processor_time() - began, failed


def processor_time() -> float:
    """Give the seconds that this process and those it started have computed: others on the machine cost nothing."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _read(reader: Any, text: str, day: str) -> dict[str, Any]:
    """Read a text; one on which a tool fails costs that text only, and is told."""
    try:
        return {"raw": reader.read(text, day)}
    except Exception as error:  # noqa: BLE001  whatever a library raises is counted in the table
        return {"failed": f"{type(error).__name__}: {error}"}


def _texts(given: list[dict[str, str]], plain: bool) -> list[Text]:
    """Read the texts; plain typography has the same length, so that spans stay."""
    read = ((Path(one["path"]), one["date"] or ANY_DAY) for one in given)
    decoded = ((path.name, path.read_bytes().decode("utf-8-sig"), day) for path, day in read)
    return [(name, text.translate(TYPOGRAPHY) if plain else text, day) for name, text, day in decoded]


def peak_memory() -> float:
    """Give the most memory that this process, or one it started, has used, in MB.

    The kernel's own mark where there is one: what `getrusage` tells begins with the memory of the parent.
    """
    status = Path("/proc/self/status")
    scale = 1 if sys.platform == "darwin" else 1024
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * scale
    if status.exists():
        marks = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        return max(int(marks[0]) * 1024, children) / 1e6
    return max(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale, children) / 1e6


def _version(module: Any) -> str:
    return importlib.metadata.version(module.DISTRIBUTION)


def _tell(lines: TextIO, **facts: Any) -> None:
    lines.write(json.dumps(facts, ensure_ascii=False) + "\n")
    lines.flush()


if __name__ == "__main__":
    main()
