"""What is read is never written over, and what stands is not replaced by nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "Nous livrerons 12 chars d'ici 2030."


def natofacts(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "natofacts", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "a.txt", "-o", "a.txt", "-f", "csv"),
        ("extract", "a.txt", "-o", "a.txt"),
        ("report", "a.txt", "-o", "a.txt"),
        ("compare", "b.txt", "a.txt", "-o", "./a.txt", "-f", "csv"),
    ],
    ids=" ".join,
)
def test_an_input_is_not_written_over(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    done = natofacts(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "a.txt: is read as well" in done.stderr
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == TEXT


def test_an_older_file_survives_when_nothing_could_be_read(tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text("kept", encoding="utf-8")
    done = natofacts("extract", "none.txt", "-o", "old.csv", cwd=tmp_path)
    assert done.returncode == 1
    assert (tmp_path / "old.csv").read_text(encoding="utf-8") == "kept"
    assert [path.name for path in tmp_path.iterdir()] == ["old.csv"]


def test_a_dash_is_standard_output(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = natofacts("extract", "a.txt", "-q", "-o", "-", "-f", "csv", "-c", "text", "-t", "figure", cwd=tmp_path)
    assert done.stdout == "text\n12 chars\n"
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize("data", [bytes(range(1, 32)) * 40, b"\x7fELF" + bytes(80), b"PAR1" + bytes(90)])
def test_binary_files_are_no_texts(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.bin").write_bytes(data)
    done = natofacts("extract", "a.bin", "-q", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("natofacts: a.bin: is ")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM")
def test_sigterm_leaves_nothing_half_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT * 20_000, encoding="utf-8")
    command = [sys.executable, "-m", "natofacts", "extract", "a.txt", "-o", "out.csv"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL) as process:
        for _ in range(400):
            if any(path.suffix == ".tmp" for path in tmp_path.iterdir()):
                break
            try:
                process.wait(0.02)
            except subprocess.TimeoutExpired:
                continue
            break
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 143
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
