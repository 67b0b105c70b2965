"""Output from the command line: which form, where it can go, and that a file appears whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from facts import make_fact
from terminals import on_terminal

from natofacts import cli
from natofacts.destination import complete_forms, form_for, read_form
from natofacts.errors import WriteError
from natofacts.models import Fact
from natofacts.output import Format, write
from natofacts.terminal import UsageError
from natofacts.writers import WRITERS

TEXT = "Les Alliés ont consacré 2 % du PIB à la défense.\nNous y consacrerons 3,5 % d’ici 2030.\n"
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


class Result(NamedTuple):
    """What a command left behind."""

    returncode: int
    stdout: bytes
    stderr: bytes


Run = Callable[..., Result]


@pytest.fixture
def ended(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in this process."""

    def run_command(*arguments: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["natofacts", *arguments])
        with pytest.raises(SystemExit) as exit_:
            cli.main()
        return Result(int(exit_.value.code or 0), *capsysbinary.readouterr())

    return run_command


def shown(command_lines: Sequence[Sequence[str]]) -> list[str]:
    """Give what each of some command lines shows on a terminal; one process runs them all."""
    script = (
        "import sys, json, natofacts.cli\n"
        "for line in json.loads(sys.argv[1]):\n"
        "    sys.argv = ['natofacts', *line]\n"
        "    try: natofacts.cli.main()\n"
        "    except SystemExit: pass\n"
        "    print('-' * 70)"
    )
    out = on_terminal([sys.executable, "-c", script, json.dumps(command_lines)], 200)
    return out.replace("\r\n", "\n").split("-" * 70 + "\n")[:-1]


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
        (["-f", "csv", "-o", "./.", "--table-schema"], "is a folder; name a file"),
        (["-o", "loop.csv"], "loop.csv: too many levels of symbolic links"),
        (["-o", "a.txt/out.csv"], "a.txt/out.csv: not a directory"),
    ],
)
def test_what_cannot_be_done_is_one_line(ended: Run, here: Path, arguments: list[str], message: str) -> None:
    (here / "loop.csv").symlink_to("loop.csv")
    result = ended("extract", "a.txt", "-q", *arguments)
    assert result.returncode in (1, 2)
    assert message in " ".join(result.stderr.decode().replace("│", " ").split())
    assert b"Traceback" not in result.stderr
    if result.returncode == 1:
        assert result.stderr.count(b"\n") == 1
    assert result.stdout == b""
    assert names(here) == ["a.txt", "loop.csv"]


def test_a_table_schema_stands_beside_its_file(ended: Run, here: Path) -> None:
    assert ended("extract", "a.txt", "-q", "-o", "out.csv", "--table-schema", "-c", "id,value").returncode == 0
    schema = json.loads((here / "out.schema.json").read_text(encoding="utf-8"))
    assert [field["name"] for field in schema["fields"]] == ["id", "value"]
    assert names(here) == ["a.txt", "out.csv", "out.schema.json"]


def test_a_calendar_tells_on_stderr_what_it_left_out(ended: Run, here: Path) -> None:
    result = ended("extract", "a.txt", "-f", "ics", "--date", "2026-01-01")
    assert result.stdout.count(b"BEGIN:VEVENT") == 2
    assert "2 rows without a full interval left out of the calendar: 2 figures" in result.stderr.decode()
    assert b"interval" not in ended("extract", "a.txt", "-f", "ics", "-q").stderr


def test_commitments_go_into_every_form(ended: Run, here: Path) -> None:
    for form in DATA:
        assert ended("commitments", "a.txt", "-q", "-o", f"out{WRITERS[form].suffixes[0]}").returncode == 0
    with closing(sqlite3.connect("out.sqlite")) as database:
        assert database.execute("SELECT type, deadline FROM facts").fetchall() == [("commitment", "2030")]
        assert database.execute("SELECT name FROM documents").fetchall() == [("a.txt",)]


BINARY = [form for form in DATA if WRITERS[form].binary]


@pytest.mark.parametrize("form", BINARY)
def test_bytes_go_into_a_pipe(ended: Run, here: Path, form: Format) -> None:
    path = here / f"out{WRITERS[form].suffixes[0]}"
    assert ended("extract", "a.txt", "-q", "-o", path.name).returncode == 0
    piped = subprocess.run(program("extract", "a.txt", "-q", "-f", form), stdout=subprocess.PIPE, check=True)
    assert piped.stdout == path.read_bytes()


def test_bytes_do_not_go_on_a_terminal(here: Path) -> None:
    for form, said in zip(BINARY, shown([["extract", "a.txt", "-f", form] for form in BINARY]), strict=True):
        suffix = WRITERS[form].suffixes[0]
        advice = f"name a file, e.g. -o facts{suffix}, or pipe it on"
        assert said == f"natofacts: {form} is nothing for a terminal; {advice}\n"


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


@contextlib.contextmanager
def small_files() -> Iterator[None]:
    """Let no file grow beyond 2 kB, as on a full disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2048, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where temporary files go as well."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def many() -> Iterator[Fact]:
    """Give facts without end, as far as a small file goes."""
    for number in range(2000):
        start = number * 100
        day = "2026-06-01"
        yield make_fact("1er juin", type="event", kind="date", start=start, date_start=day, date_end=day)


@pytest.mark.parametrize("form", DATA)
def test_an_older_file_survives_a_full_disk(scratch: Path, form: Format) -> None:
    path = scratch / f"out{WRITERS[form].suffixes[0]}"
    path.write_text("old", encoding="utf-8")
    with small_files(), pytest.raises(WriteError, match=r"out\.\w+: (file too large|no space left on device)$"):
        write(many(), path)
    assert path.read_text(encoding="utf-8") == "old"
    assert names(scratch) == [path.name]


@pytest.mark.parametrize("form", DATA)
def test_an_older_file_survives_an_interruption(scratch: Path, form: Format) -> None:
    def until_interrupted() -> Iterator[Fact]:
        yield from many()
        raise KeyboardInterrupt

    path = scratch / f"out{WRITERS[form].suffixes[0]}"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        write(until_interrupted(), path)
    assert path.read_text(encoding="utf-8") == "old"
    assert names(scratch) == [path.name]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("form", DATA)
def test_a_full_device_is_said(scratch: Path, form: Format) -> None:
    with pytest.raises(WriteError, match=r"^/dev/full: no space left on device$"):
        write(many(), Path("/dev/full"), form)
    assert names(scratch) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("form", BINARY)
def test_a_full_device_at_stdout_is_one_line(here: Path, form: Format) -> None:
    with open("/dev/full", "wb") as full:
        command = program("extract", "a.txt", "-q", "-f", form)
        piped = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (piped.returncode, piped.stderr) == (1, b"natofacts: standard output: no space left on device\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("arguments", [("--help",), ("extract", "--help"), ("--version",), ("schema",)], ids=" ".join)
def test_words_for_a_full_device_are_one_line(here: Path, arguments: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        piped = subprocess.run(program(*arguments), stdout=full, stderr=subprocess.PIPE, check=False)
    assert (piped.returncode, piped.stderr) == (1, b"natofacts: standard output: no space left on device\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_notes_that_cannot_be_written_do_not_cost_the_data(here: Path) -> None:
    with open("/dev/full", "wb") as full:
        command = program("extract", "none.txt", "a.txt", "-f", "csv", "-c", "document", "-n", "1")
        piped = subprocess.run(command, stderr=full, stdout=subprocess.PIPE, check=False)
    assert (piped.returncode, piped.stdout) == (1, b"document\na.txt\n")


@pytest.mark.skipif(os.name == "nt", reason="needs a shell that closes streams")
@pytest.mark.parametrize("command", ["extract", "text", "show", "report", "compare"])
def test_a_closed_stdin_is_one_line(here: Path, command: str) -> None:
    inputs = ("a.txt", "-") if command == "compare" else ("-",)
    told = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", *program(command, *inputs)],
        capture_output=True,
        check=False,
    )
    assert told.returncode == 1
    assert b"natofacts: -: standard input is closed; name a file\n" in told.stderr
    assert b"fault" not in told.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs a shell that closes streams")
def test_a_closed_stdout_is_one_line(here: Path) -> None:
    told = subprocess.run(
        ["sh", "-c", 'exec "$@" >&-', "sh", *program("extract", "a.txt", "-q")], stderr=subprocess.PIPE, check=False
    )
    said = b"natofacts: standard output is closed; name a file with -o\n"
    assert (told.returncode, told.stderr) == (1, said)


@pytest.mark.parametrize("form", [Format.HTML, *BINARY])
def test_a_closed_pipe_is_silent(here: Path, form: Format) -> None:
    (here / "long.txt").write_text(TEXT * 100, encoding="utf-8")
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


@pytest.mark.parametrize("form", BINARY)
def test_an_interrupted_command_leaves_nothing_half_written(here: Path, form: Format) -> None:
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


SHOWN = [
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
    ["commitments", "--by", "document"],
    ["show"],
]


def test_a_document_and_its_name_cannot_act_on_the_terminal(here: Path) -> None:
    name = "x\x1b]0;titre\x07\u202e[red]\x9b.txt"
    (here / name).write_text(HOSTILE + "Nous nous engageons à payer \x1b[5m 2 % d’ici 2030.\n", encoding="utf-8")
    screens = shown([[options[0], name, *options[1:]] for options in SHOWN])
    for options, screen in zip(SHOWN, screens, strict=True):
        for code in ("\x1b[31m", "\x1b[5m", "\x1b]0", "\x07", "\x9b", "\u202e", "\u2066", "\r"):
            assert code not in screen, options
        assert "2 %" in screen.replace("\xa0", " ") or "ics" in options, options
    assert "[bold red]" in screens[-1]


def test_a_pipe_gets_the_exact_text(ended: Run, here: Path) -> None:
    (here / "x.txt").write_text(HOSTILE, encoding="utf-8")
    rows = [json.loads(line) for line in ended("extract", "x.txt", "-f", "jsonl").stdout.splitlines()]
    assert rows[0]["sentence"] == HOSTILE.strip()
    assert HOSTILE.strip().encode() in ended("extract", "x.txt", "-f", "csv").stdout
