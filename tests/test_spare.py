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


@pytest.mark.parametrize(
    ("arguments", "survivor"),
    [
        (("extract", "a.txt", "-f", "csv", "-o", "none/../a.txt"), "a.txt"),
        (("compare", "b.txt", "a.txt", "-f", "csv", "-o", "none/../a.txt"), "a.txt"),
        (("extract", "a.txt", "--lexicon", "my.toml", "-f", "csv", "-o", "my.toml"), "my.toml"),
        (("compare", "a.txt", "b.txt", "--lexicon", "my.toml", "-f", "csv", "-o", "my.toml"), "my.toml"),
        (("extract", ".", "--text-column", "t", "-o", "t.csv"), "t.csv"),
        (("extract", "*.csv", "--text-column", "t", "-o", "t.csv"), "t.csv"),
        (("extract", "x.schema.json", "-o", "x.csv", "--table-schema"), "x.schema.json"),
        (("extract", "file://{here}/a.txt", "-f", "csv", "-o", "a.txt"), "a.txt"),
        (("extract", "link.txt", "-f", "csv", "-o", "a.txt"), "a.txt"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else given,
)
def test_nothing_that_is_read_is_written_over(tmp_path: Path, arguments: tuple[str, ...], survivor: str) -> None:
    if arguments[1].startswith("file:"):
        pytest.importorskip("fsspec")
    for name in ("a.txt", "b.txt", "x.schema.json"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "my.toml").write_text('[[currency]]\nform = "sesterce"\ncode = "XSC"\n', encoding="utf-8")
    (tmp_path / "t.csv").write_text(f"t\n{TEXT}\n", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("a.txt")
    before = (tmp_path / survivor).read_bytes()
    done = natofacts(*(argument.replace("{here}", str(tmp_path)) for argument in arguments), cwd=tmp_path)
    assert (done.returncode, done.stderr.count("is read as well")) == (2, 1), done.stderr
    assert (tmp_path / survivor).read_bytes() == before


def test_a_file_that_standard_input_comes_from_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "natofacts", "extract", "-", "-f", "csv", "-o", "a.txt"]
    with (tmp_path / "a.txt").open("rb") as stdin:
        done = subprocess.run(command, stdin=stdin, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stderr) == (2, "natofacts: a.txt: is read as well; name another file to write\n")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == TEXT


def test_no_table_schema_is_left_without_its_table(tmp_path: Path) -> None:
    done = natofacts("extract", "none.txt", "-o", "out.csv", "--table-schema", cwd=tmp_path)
    assert done.returncode == 1
    assert not list(tmp_path.iterdir())


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
