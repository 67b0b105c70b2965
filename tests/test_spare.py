"""What is read is never written over, and what stands is not replaced by nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
import zipfile
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
        (("extract", "zip://a.txt::{here}/z.zip", "-f", "csv", "-o", "z.zip"), "z.zip"),
        (("extract", "dir://a.txt::{here}", "-f", "csv", "-o", "a.txt"), "a.txt"),
        (("extract", "dir://a.txt::file://{here}", "-f", "csv", "-o", "a.txt"), "a.txt"),
        (("extract", "link.txt", "-f", "csv", "-o", "a.txt"), "a.txt"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else given,
)
def test_nothing_that_is_read_is_written_over(tmp_path: Path, arguments: tuple[str, ...], survivor: str) -> None:
    if "://" in arguments[1]:
        pytest.importorskip("fsspec")
    for name in ("a.txt", "b.txt", "x.schema.json"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "my.toml").write_text('[[currency]]\nform = "sesterce"\ncode = "XSC"\n', encoding="utf-8")
    (tmp_path / "t.csv").write_text(f"t\n{TEXT}\n", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("a.txt")
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.write(tmp_path / "a.txt", "a.txt")
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


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGHUP")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["TERM", "HUP"])
def test_a_signal_leaves_nothing_half_written(tmp_path: Path, number: signal.Signals, code: int) -> None:
    (tmp_path / "a.txt").write_text(TEXT * 20_000, encoding="utf-8")
    command = [sys.executable, "-m", "natofacts", "extract", "a.txt", "-o", "out.csv"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, start_new_session=True) as process:
        for _ in range(400):
            if any(path.suffix == ".tmp" for path in tmp_path.iterdir()):
                break
            try:
                process.wait(0.02)
            except subprocess.TimeoutExpired:
                continue
            break
        for _ in range(3):  # impatience adds nothing
            process.send_signal(number)
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(60) == code
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no /dev/fd")
def test_what_stands_for_an_open_file_is_written_to_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "link").symlink_to("/dev/stdout")
    for name in ("/dev/stdout", "/dev/fd/1", "link"):
        done = natofacts("extract", "a.txt", "-q", "-f", "csv", "-c", "kind", "-t", "figure", "-o", name, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, "kind\ncount\n")
    log = tmp_path / "log"
    log.write_text("old\n", encoding="utf-8")
    command = [sys.executable, "-m", "natofacts", "extract", "a.txt", "-q", "-f", "csv", "-c", "kind", "-t", "figure"]
    with log.open("ab") as stdout:
        subprocess.run([*command, "-o", "/dev/stdout"], stdout=stdout, cwd=tmp_path, check=True)
    assert log.read_text(encoding="utf-8") == "old\nkind\ncount\n"


def test_a_table_and_its_schema_appear_together_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "out.schema.json").mkdir()
    done = natofacts("extract", "a.txt", "-q", "-o", "out.csv", "--table-schema", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "natofacts: out.schema.json: is a folder; name a file\n")
    assert not (tmp_path / "out.csv").exists()
