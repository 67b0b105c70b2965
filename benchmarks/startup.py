"""How long commands take to begin, against importing what any such tool stands on."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.texts import ROOT

ROUNDS = 11
YARDSTICK = ("-c", "import pandas, typer, rich")
EXAMPLE = "examples/communique.txt"


@dataclass(frozen=True, slots=True)
class Command:
    """A command, what it may cost as a share of the yardstick, and whether it writes to a terminal."""

    name: str
    arguments: tuple[str, ...]
    target: float
    environment: tuple[tuple[str, str], ...] = ()
    terminal: bool = False


COMPLETION = (
    ("_NATOFACTS_COMPLETE", "complete_bash"),
    ("COMP_WORDS", "natofacts extract --col"),
    ("COMP_CWORD", "2"),
)
COMMANDS = (
    Command("natofacts --help", ("--help",), 0.4),
    Command("natofacts --version", ("--version",), 0.4),
    Command("shell completion", (), 0.4, COMPLETION),
    Command("natofacts extract FILE --format jsonl", ("extract", EXAMPLE, "-q", "--format", "jsonl"), 0.6),
    Command("natofacts extract FILE --format csv", ("extract", EXAMPLE, "-q", "--format", "csv"), 0.6),
    Command("natofacts extract FILE, a table on a terminal", ("extract", EXAMPLE, "-q"), 1.3, terminal=True),
)


@dataclass(frozen=True, slots=True)
class Start:
    """The best time of a command and of the yardstick beside it, in seconds."""

    command: Command
    seconds: float
    yardstick: float

    @property
    def ratio(self) -> float:
        """The command's share of the yardstick."""
        return self.seconds / self.yardstick


def measure(rounds: int = ROUNDS) -> list[Start]:
    """Time each command in turn with the yardstick, so that a slow moment slows both; bytecode is compiled first."""
    program = _program()
    times: dict[str, list[float]] = {command.name: [] for command in COMMANDS}
    yardstick = []
    for number in range(rounds + 1):
        took = _seconds([sys.executable, *YARDSTICK], {}, terminal=False)
        if number:  # the first round compiles
            yardstick.append(took)
        for command in COMMANDS:
            took = _seconds([*program, *command.arguments], dict(command.environment), terminal=command.terminal)
            if number:
                times[command.name].append(took)
    return [Start(command, min(times[command.name]), min(yardstick)) for command in COMMANDS]


def _program() -> list[str]:
    """Give the script that was installed beside this Python, else the module."""
    script = Path(sys.executable).with_name("natofacts")
    return [str(script)] if script.exists() else [sys.executable, "-m", "natofacts"]


def _seconds(command: Sequence[str], extra: Mapping[str, str], *, terminal: bool) -> float:
    """Run a command to its end. Raises: CalledProcessError if it fails, ValueError if it says nothing it should."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **extra}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = _children()
    out = _on_terminal(command, environment) if terminal else _piped(command, environment)
    took = _children() - began
    if not out and YARDSTICK[1] not in command:
        raise ValueError(f"{' '.join(command)} printed nothing")
    return took


def _children() -> float:
    """Give the seconds that processes we started have computed: what else runs on the machine costs nothing."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _piped(command: Sequence[str], environment: Mapping[str, str]) -> bytes:
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=True).stdout


def _on_terminal(command: Sequence[str], environment: Mapping[str, str]) -> bytes:
    """Run a command whose output is a terminal of 80 columns; POSIX."""
    import pty

    ours, theirs = pty.openpty()
    sized = {**environment, "COLUMNS": "80", "TERM": "xterm-256color"}
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=sized, cwd=ROOT) as process:
        os.close(theirs)
        out = b"".join(_chunks(ours))
    os.close(ours)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(command), out)
    return out


def _chunks(terminal: int) -> list[bytes]:
    """Read a terminal to its end, which Linux tells by an error."""
    chunks: list[bytes] = []
    while True:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            return chunks
        if not chunk:
            return chunks
        chunks.append(chunk)
