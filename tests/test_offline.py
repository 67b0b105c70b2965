"""No command asks the network for anything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Every way to a socket fails aloud; the commands must not notice.
BLOCKED = """
import socket, sys
def refuse(*_, **__):
    raise SystemExit("a socket was asked for")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
sys.argv[0] = "natofacts"
from natofacts.cli import main
main()
"""
COMMANDS = (
    ("extract", "seeds", "--format", "jsonl"),
    ("extract", "seeds", "--format", "csv"),
    ("commitments", "seeds"),
    ("schema",),
    ("rules",),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_without_a_network(command: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED, *command], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_the_block_holds() -> None:
    code = BLOCKED.split("sys.argv[0]", maxsplit=1)[0] + "socket.create_connection(('localhost', 1))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "a socket was asked for" in done.stderr
