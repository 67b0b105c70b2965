"""Run a command as on a terminal, and the commands of a page with what they print."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent


def on_terminal(command: list[str], width: int) -> str:
    """Give what a command writes to a terminal of a width, on stdout and stderr."""
    import pty

    ours, theirs = pty.openpty()
    environment = {
        **os.environ,
        "COLUMNS": str(width),
        "TERM": "xterm-256color",
        "LANGUAGE": "",
        "LC_ALL": "C.UTF-8",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    environment.pop("NO_COLOR", None)
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment, cwd=Path.cwd()) as process:
        os.close(theirs)
        out = b""
        while True:
            try:
                chunk = os.read(ours, 65536)
            except OSError:  # Linux says so when the other side is closed
                break
            if not chunk:
                break
            out += chunk
        process.wait()
    os.close(ours)
    return out.decode()


def plain(out: str) -> str:
    """Take colours and carriage returns away."""
    return re.sub(r"\x1b\[[0-9;]*m", "", out).replace("\r", "")


class Example(NamedTuple):
    """A command of a page, what the page says it prints, and where that stands."""

    command: str
    printed: str
    start: int
    end: int


def examples(page: str) -> Iterator[Example]:
    """List the commands of the console blocks of a Markdown page."""
    for block in re.finditer(r"```console\n(.*?)```", page, re.DOTALL):
        for match in re.finditer(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block[1], re.MULTILINE):
            yield Example(match[1], match[2], block.start(1) + match.start(2), block.start(1) + match.end(2))


def output_of(command: str) -> str:
    """Run a command of a page on a terminal of 80 columns, in a folder of its own that has the examples."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        return tidy(plain(on_terminal(["sh", "-c", f"cd {shlex.quote(folder)} && {command}"], 80)))


def tidy(printed: str) -> str:
    """Take away what differs from run to run."""
    return re.sub(
        r"\d+([.,])\d s$", r"0\g<1>2 s", "\n".join(map(str.rstrip, printed.splitlines())), flags=re.MULTILINE
    ).strip()


def refresh(path: Path) -> None:
    """Write what the commands of a page print into the page."""
    page = path.read_text(encoding="utf-8")
    for example in reversed(list(examples(page))):
        printed = output_of(example.command)
        if "a fault of natofacts" in printed:
            raise RuntimeError(printed)
        page = page[: example.start] + (printed + "\n" if printed else "") + page[example.end :]
    path.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    refresh(ROOT / "README.md")
