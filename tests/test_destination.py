"""Output from the command line: which form, where it can go, and that a file appears whole or not at all."""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from terminals import on_terminal

from natofacts.destination import complete_forms, form_for, read_form
from natofacts.output import Format
from natofacts.terminal import UsageError
from natofacts.writers import WRITERS

TEXT = "Les Alliés ont consacré 2 % du PIB à la défense.\nNous y consacrerons 3,5 % d’ici 2030.\n"
LONG = TEXT * 3000
DATA = list(WRITERS)
pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX processes")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a short and a long text, where commands run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "natofacts", *arguments]


def ended(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(program(*arguments), capture_output=True, check=False)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("given", "form"),
    [("md", "markdown"), ("markdown", "markdown"), ("XLSX", "xlsx"), ("db", "sqlite"), ("ndjson", "jsonl")],
)
def test_a_form_is_known_by_its_name_and_its_suffix(given: str, form: str) -> None:
    assert read_form(given) == form


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.md", "markdown"), ("a.HTML", "html"), ("a.sqlite", "sqlite"), ("a", "table"), ("a.ics", "ics")],
)
def test_a_form_is_guessed_from_the_name_of_the_file(name: str, form: str) -> None:
    assert form_for(None, Path(name)) == form
    assert form_for(Format.CSV, Path(name)) is Format.CSV


def test_forms_are_completed() -> None:
    assert list(complete_forms("x")) == ["xlsx"]


def test_a_suffix_that_means_nothing_is_refused() -> None:
    with pytest.raises(UsageError, match=r'a\.doc: no form of output has the suffix "\.doc"; say -f table, csv'):
        form_for(None, Path("a.doc"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-f", "docx"], '"docx" is no form of output'),
        (["-f", "ics", "-c", "text"], "--columns: ics has fields of its own"),
        (["-f", "csv", "--table-schema"], "--table-schema: describes a CSV file; name one, e.g. -o facts.csv"),
        (["-o", "out.json", "--table-schema"], "--table-schema: describes a CSV file"),
        (["-o", "none/out.xlsx"], "none/out.xlsx: no such file or directory; the folder none does not exist"),
        (["-o", "."], "is a folder; name a file"),
        (["-o", "loop.csv"], "loop.csv: too many levels of symbolic links"),
        (["-o", "a.txt/out.csv"], "a.txt/out.csv: not a directory"),
    ],
)
def test_what_cannot_be_done_is_one_line(here: Path, arguments: list[str], message: str) -> None:
    (here / "loop.csv").symlink_to("loop.csv")
    result = ended("extract", "a.txt", "-q", *arguments)
    assert result.returncode in (1, 2)
    assert message in " ".join(result.stderr.decode().replace("│", " ").split())
    assert b"Traceback" not in result.stderr
    if result.returncode == 1:
        assert result.stderr.count(b"\n") == 1
    assert result.stdout == b""
    assert names(here) == ["a.txt", "loop.csv"]


def test_a_table_schema_stands_beside_its_file(here: Path) -> None:
    assert ended("extract", "a.txt", "-q", "-o", "out.csv", "--table-schema", "-c", "id,value").returncode == 0
    schema = json.loads((here / "out.schema.json").read_text(encoding="utf-8"))
    assert [field["name"] for field in schema["fields"]] == ["id", "value"]
    assert names(here) == ["a.txt", "out.csv", "out.schema.json"]


def test_a_calendar_tells_on_stderr_what_it_left_out(here: Path) -> None:
    result = ended("extract", "a.txt", "-f", "ics", "--date", "2026-01-01")
    assert result.stdout.count(b"BEGIN:VEVENT") == 2
    assert "2 rows without a full interval left out of the calendar: 2 figures" in result.stderr.decode()
    assert b"interval" not in ended("extract", "a.txt", "-f", "ics", "-q").stderr


def test_commitments_go_into_every_form(here: Path) -> None:
    for form in DATA:
        assert ended("commitments", "a.txt", "-q", "-o", f"out{WRITERS[form].suffixes[0]}").returncode == 0
    with closing(sqlite3.connect("out.sqlite")) as database:
        assert database.execute("SELECT type, deadline FROM facts").fetchall() == [("commitment", "2030")]
        assert database.execute("SELECT name FROM documents").fetchall() == [("a.txt",)]


@pytest.mark.parametrize("form", [form for form in DATA if WRITERS[form].binary])
def test_bytes_go_into_a_pipe_but_not_on_a_terminal(here: Path, form: Format) -> None:
    path = f"out{WRITERS[form].suffixes[0]}"
    assert ended("extract", "a.txt", "-q", "-o", path).returncode == 0
    assert ended("extract", "a.txt", "-q", "-f", form).stdout == Path(path).read_bytes()
    shown = on_terminal(program("extract", "a.txt", "-f", form), 200)
    assert f"natofacts: {form} is nothing for a terminal; name a file, e.g. -o facts" in shown
    assert shown.count("\n") == 1


def test_a_missing_library_is_told_before_any_work(here: Path) -> None:
    script = (
        "import sys; sys.modules['xlsxwriter'] = None; "
        "sys.argv = ['natofacts', 'extract', 'none.txt', '-o', 'out.xlsx']; import natofacts.cli; natofacts.cli.main()"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr == (
        "natofacts: xlsx needs xlsxwriter, which is not installed; pip install 'natofacts[xlsx]'\n"
    )
    assert names(here) == ["a.txt"]


def test_the_libraries_of_forms_wait_until_they_are_asked_for(here: Path) -> None:
    script = (
        "import sys; sys.argv = ['natofacts', 'extract', 'a.txt', '-f', 'csv', '-q']; import natofacts.cli\n"
        "try: natofacts.cli.main()\n"
        "except SystemExit: pass\n"
        "print({'xlsxwriter', 'pyarrow', 'icalendar', 'sqlite3', 'pandas'} & set(sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "set()"


# failures


def small_files() -> None:
    """Let no file grow beyond 2 kB, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))


@pytest.mark.parametrize("form", DATA)
def test_an_older_file_survives_a_full_disk(here: Path, form: Format) -> None:
    (here / "long.txt").write_text(TEXT * 40, encoding="utf-8")
    path = here / f"out{WRITERS[form].suffixes[0]}"
    path.write_text("old", encoding="utf-8")
    command = program("extract", "long.txt", "-q", "-o", path.name)
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(here)}
    result = subprocess.run(command, capture_output=True, env=environment, preexec_fn=small_files, check=False)
    assert result.returncode == 1
    assert result.stderr.count(b"\n") == 1, result.stderr.decode()
    assert result.stderr.startswith(f"natofacts: {path.name}: ".encode())
    assert path.read_text(encoding="utf-8") == "old"
    assert names(here) == ["a.txt", "long.txt", path.name]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("form", DATA)
def test_a_full_device_is_one_line(here: Path, form: Format) -> None:
    result = ended("extract", "a.txt", "-q", "-f", form, "-o", "/dev/full")
    assert (result.returncode, result.stderr) == (1, b"natofacts: /dev/full: no space left on device\n")
    with open("/dev/full", "wb") as full:
        command = program("extract", "a.txt", "-q", "-f", form)
        piped = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (piped.returncode, piped.stderr) == (1, b"natofacts: no space left on device\n")


@pytest.mark.parametrize("form", DATA)
def test_a_closed_pipe_is_silent(here: Path, form: Format) -> None:
    (here / "long.txt").write_text(TEXT * 400, encoding="utf-8")
    command = program("extract", "long.txt", "-f", form, "-q")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def interrupted(command: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    """Start a command that waits for a pipe after its first document, then interrupt it."""
    environment = {**os.environ, "TMPDIR": str(folder)}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env=environment)
    assert process.stderr is not None
    assert b"a.txt" in process.stderr.readline()
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    return process


@pytest.mark.parametrize("form", DATA)
def test_an_interruption_leaves_nothing_half_written(here: Path, form: Format) -> None:
    os.mkfifo("pipe")
    path = here / f"out{WRITERS[form].suffixes[0]}"
    path.write_text("old", encoding="utf-8")
    with interrupted(program("extract", "a.txt", "pipe", "-o", path.name), here) as process:
        assert process.wait(10) == 130
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()
    assert path.read_text(encoding="utf-8") == "old"
    assert names(here) == sorted(["a.txt", path.name, "pipe"])


# hostile texts

HOSTILE = "Le \x1b[31mbudget\x1b[0m \u202e[bold red]3 %[/] \x9b2J\u2066 a augmenté de 2 % en 2025 <script>1</script>.\n"


@pytest.mark.parametrize(
    "options",
    [
        ["extract"],
        ["extract", "-c", "text,sentence"],
        ["extract", "-f", "csv"],
        ["extract", "-f", "csv", "--csv-dialect", "excel-fr"],
        ["extract", "-f", "json"],
        ["extract", "-f", "jsonl"],
        ["extract", "-f", "markdown"],
        ["extract", "-f", "html"],
        ["extract", "-f", "ics"],
        ["commitments"],
        ["show"],
    ],
)
def test_a_document_and_its_name_cannot_act_on_the_terminal(here: Path, options: list[str]) -> None:
    name = "x\x1b]0;titre\x07\u202e[red]\x9b.txt"
    (here / name).write_text(HOSTILE + "Nous nous engageons à payer \x1b[5m 2 % d’ici 2030.\n", encoding="utf-8")
    shown = on_terminal(program(options[0], name, *options[1:]), 200)
    ours = shown.replace("\r\n", "\n")
    for code in ("\x1b[31m", "\x1b[5m", "\x1b]0", "\x07", "\x9b", "\u202e", "\u2066", "\r"):
        assert code not in ours
    assert "2 %" in ours.replace("\xa0", " ")
    if options[0] == "show":
        assert "[bold red]" in ours


def test_a_pipe_gets_the_exact_text(here: Path) -> None:
    (here / "x.txt").write_text(HOSTILE, encoding="utf-8")
    rows = [json.loads(line) for line in ended("extract", "x.txt", "-f", "jsonl").stdout.splitlines()]
    assert rows[0]["sentence"] == HOSTILE.strip()
    assert HOSTILE.strip().encode() in ended("extract", "x.txt", "-f", "csv").stdout
