"""What may not be read or written is told in one line, and the rest is done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = os.name != "nt" and os.geteuid() == 0
# root may read everything; without these two capabilities it is a user like others
HUMBLE = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"] if ROOT else []
pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="POSIX permissions"),
    pytest.mark.skipif(ROOT and shutil.which("setpriv") is None, reason="setpriv (util-linux) is not installed"),
]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Path]:
    """A folder with a text, and a closed text, a closed folder and a folder nobody may write into."""
    for place in ("open.txt", "closed.txt", "shut/in.txt", "full/old.csv"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text("Trente-deux pays ont signé.", encoding="utf-8")
    (tmp_path / "closed.txt").chmod(0)
    (tmp_path / "shut").chmod(0)
    (tmp_path / "full").chmod(0o500)
    yield tmp_path
    for folder in ("shut", "full"):
        (tmp_path / folder).chmod(0o700)


def natofacts(here: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [*HUMBLE, sys.executable, "-m", "natofacts", "extract", *arguments, "-q", "-f", "jsonl"]
    environment = {**os.environ, "LANGUAGE": "en"}
    return subprocess.run(command, cwd=here, capture_output=True, text=True, check=False, env=environment)


def test_a_closed_file_and_a_closed_folder_cost_themselves_only(here: Path) -> None:
    done = natofacts(here, "closed.txt", "shut", "open.txt")
    assert done.returncode == 1
    assert done.stdout.count("\n") == 1
    assert '"document": "open.txt"' in done.stdout or '"document":"open.txt"' in done.stdout
    told = sorted(done.stderr.splitlines())
    assert len(told) == 2
    assert "closed.txt" in told[0]
    assert "shut" in told[1]
    assert all("ermission denied" in line for line in told)


def test_a_closed_folder_inside_another_is_told(here: Path) -> None:
    done = natofacts(here, ".")
    assert done.returncode == 1
    assert done.stdout.count("\n") == 1
    assert "shut" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_may_not_be_written_into_keeps_its_file(here: Path) -> None:
    done = natofacts(here, "open.txt", "-o", "full/old.csv")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "full/old.csv" in done.stderr
    assert (here / "full/old.csv").read_text(encoding="utf-8") == "Trente-deux pays ont signé."
    assert [file.name for file in (here / "full").iterdir()] == ["old.csv"]
