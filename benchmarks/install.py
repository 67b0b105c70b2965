"""Each tool in a virtual environment of its own, so that none decides what version another gets."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.catalogue import Tool

_TIMEOUT = 900


class InstallError(Exception):
    """A tool could not be installed; its text is the reason, in a line."""


def environment(tool: Tool, folder: Path) -> Path:
    """Give the Python of a tool's environment, made when it is not there. Raises: InstallError."""
    if not tool.packages:
        return Path(sys.executable)
    for program in tool.programs:
        if shutil.which(program) is None:
            raise InstallError(f"needs {program}, which is not on this machine")
    home = folder / tool.adapter
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = home / ".installed"
    wanted = "\n".join(tool.packages)
    if not (stamp.exists() and stamp.read_text() == wanted):
        shutil.rmtree(home, ignore_errors=True)
        _run([_interpreter(tool.python), "-m", "venv", str(home)])
        _run([str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", *tool.packages])
        stamp.write_text(wanted)
    return python


def _interpreter(version: str | None) -> str:
    """Find a Python of a version: on the path, or among those of pyenv, whose shims may be switched off."""
    if version is None:
        return sys.executable
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = [shutil.which(f"python{version}"), *map(str, sorted(pyenv.glob(f"{version}.*/bin/python")))]
    for candidate in filter(None, candidates):
        if subprocess.run([candidate, "--version"], capture_output=True, check=False).returncode == 0:
            return candidate
    raise InstallError(f"needs Python {version}, which is not on this machine")


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, capture_output=True, text=True, check=True, timeout=_TIMEOUT)
    except subprocess.TimeoutExpired:
        raise InstallError(f"the installation took more than {_TIMEOUT} s") from None
    except subprocess.CalledProcessError as error:
        raise InstallError(reason(error.stderr)) from None


def reason(stderr: str) -> str:
    """Give the line of an output that says what went wrong, without addresses and paths of this machine."""
    lines = [line.strip() for line in stderr.splitlines() if line.strip() and not line.startswith("WARNING")]
    wanted = (r"Caused by", r"ERROR: ", r"\w*(?:Error|Exception)\b.*: ", r"")
    found = (line for test in wanted for line in reversed(lines) if re.match(test, line))
    line = next(found, "no reason was given")
    return re.sub(r"\S*(?:://|/\w+/)\S*", "…", line)[:200]
