"""A worker process per tool: its rows, its speed and its memory; what fails there costs the row of that tool."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.install import reason
from benchmarks.texts import ROOT, Text

REPEATS = 3
SECONDS = 60


@dataclass(slots=True)
class Outcome:
    """What a worker told before it ended; `problem` says why there is no more."""

    version: str = ""
    python: str = ""
    load: float | None = None
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    passes: list[float] = field(default_factory=list)
    characters: int = 0
    memory: float | None = None
    problem: str | None = None
    took: float = 0.0
    read: int = 0

    @property
    def seconds(self) -> float | None:
        """The best pass in seconds for a million characters; of the gold that was read when no pass was ended."""
        took, characters = (min(self.passes), self.characters) if self.passes else (self.took, self.read)
        return took / characters * 1e6 if characters else None


def run(
    python: Path,
    adapter: str,
    gold: Sequence[Text],
    speed: Sequence[Text],
    *,
    timeout: float,
    repeats: int = REPEATS,
    seconds: float = SECONDS,
    plain: bool = True,
) -> Outcome:
    """Let the adapter of a tool read the gold and time it over other texts, or over the same."""
    job = {
        "adapter": adapter,
        "gold": [{"path": str(text.path), "date": text.date} for text in gold],
        "speed": [{"path": str(text.path), "date": text.date} for text in speed],
        "repeats": repeats,
        "seconds": seconds,
        "plain": plain,
    }
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        command = [str(python), "-m", "benchmarks.peers.worker"]
        problem = _wait(command, json.dumps(job), told, timeout)
        told.seek(0)
        outcome = gather(told.read().split("\n")[:-1])  # a line cut short by the end is none
    outcome.problem = problem
    return outcome


def _wait(command: list[str], job: str, told: Any, timeout: float) -> str | None:
    """Run a worker to its end, or to the end of our patience. Gives what went wrong."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=told,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=ROOT,
        start_new_session=True,
    ) as worker:
        try:
            stderr = worker.communicate(job, timeout)[1]
        except subprocess.TimeoutExpired:
            _end(worker)
            return f"stopped after {timeout:.0f} s"
    if worker.returncode == 0:
        return None
    return reason(stderr) if worker.returncode > 0 else f"ended by signal {-worker.returncode}"


def _end(worker: subprocess.Popen[str]) -> None:
    """End a worker with all that it started."""
    if hasattr(os, "killpg"):
        os.killpg(worker.pid, signal.SIGKILL)
    else:
        worker.kill()


def gather(lines: Sequence[str]) -> Outcome:
    """Make an outcome of the lines of a worker, in the order in which it told them."""
    outcome = Outcome()
    for line in lines:
        told = json.loads(line)
        if "load" in told:
            outcome.load, outcome.version, outcome.python = told["load"], told["version"], told["python"]
        elif "document" in told:
            outcome.took += told["took"]
            outcome.read += told["length"]
            outcome.memory = told["memory"]
            kept = outcome.failed if "failed" in told else outcome.rows
            kept[told["document"]] = told["failed"] if "failed" in told else told["rows"]
        else:
            outcome.passes.append(told["seconds"])
            outcome.characters, outcome.memory = told["characters"], told["memory"]
            outcome.failed.update(told.get("unread", {}))
    return outcome
