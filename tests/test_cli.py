"""The command line: what it prints where, how it ends, and that nothing a document says can hurt."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from terminals import on_terminal, plain

from natofacts import cli
from natofacts.models import COLUMNS
from natofacts.rule import Rule

COMMUNIQUE = """Bruxelles, le 12 février 2026

1. Les ministres se sont réunis les 11 et 12 février 2026 au siège de l’OTAN.

2. En 2025, les Alliés européens et le Canada ont consacré plus de 600 milliards de dollars à la défense.

3. Nous nous engageons à y consacrer au moins 3,5 % de notre PIB d’ici 2035, et 32 pays ont signé.
"""


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Result]


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in this process."""

    def run_command(*arguments: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "argv", ["natofacts", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsysbinary.readouterr()
        return Result(int(ended.value.code or 0), out.decode(), err.decode())

    return run_command


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a communiqué, where commands run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fr03.txt").write_text(COMMUNIQUE, encoding="utf-8")
    return tmp_path


def program(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "natofacts", *arguments]


# extract: forms of output


def test_json_lines_have_every_column(run: Run, here: Path) -> None:
    result = run("extract", "fr03.txt", "-f", "jsonl")
    assert result.code == 0
    assert {tuple(row) for row in result.rows} == {COLUMNS}
    texts = {row["text"] for row in result.rows}
    assert {"600 milliards de dollars", "3,5 %", "32 pays", "11 et 12 février 2026"} <= texts
    for row in result.rows:
        assert COMMUNIQUE[row["start"] : row["end"]] == row["text"]


def test_csv_and_json_hold_the_same_rows(run: Run, here: Path) -> None:
    lines = run("extract", "fr03.txt", "-f", "jsonl").rows
    assert json.loads(run("extract", "fr03.txt", "-f", "json").out) == lines
    records = list(csv.DictReader(io.StringIO(run("extract", "fr03.txt", "-f", "csv").out)))
    assert [record["id"] for record in records] == [row["id"] for row in lines]


def test_a_piped_table_is_complete_and_plain(run: Run, here: Path) -> None:
    result = run("extract", "fr03.txt")
    assert "\x1b" not in result.out
    assert "…" not in result.out
    lines = result.out.splitlines()
    assert len(lines) == 1 + len(run("extract", "fr03.txt", "-f", "jsonl").rows)
    assert max(map(len, lines)) > 120


def test_the_form_follows_the_name_of_the_file(run: Run, here: Path) -> None:
    expected = run("extract", "fr03.txt", "-f", "csv").out
    assert run("extract", "fr03.txt", "-o", "out.csv").out == ""
    assert Path("out.csv").read_text(encoding="utf-8") == expected
    run("extract", "fr03.txt", "-o", "out.ndjson")
    assert json.loads(Path("out.ndjson").read_text(encoding="utf-8").splitlines()[0])
    assert run("extract", "fr03.txt", "-o", "out.doc").code == 2
    assert run("extract", "fr03.txt", "-o", "out.doc", "-f", "json").code == 0


def test_a_french_excel_file(run: Run, here: Path) -> None:
    run(
        "extract",
        "fr03.txt",
        "--csv-dialect",
        "excel-fr",
        "-o",
        "out.csv",
        "-k",
        "percent",
        "-c",
        "text,value",
    )
    assert Path("out.csv").read_bytes() == "\ufefftext;value\r\n3,5 %;3,5\r\n".encode()


# extract: choosing


def test_rows_are_chosen_by_type_kind_and_test(run: Run, here: Path) -> None:
    def kinds(*options: str) -> set[object]:
        return {row["kind"] for row in run("extract", "fr03.txt", "-f", "jsonl", *options).rows}

    assert kinds("-k", "money", "-k", "percent") == {"money", "percent"}
    assert kinds("-w", "value >= 1e9 and unit == 'USD'") == {"money"}
    assert {row["type"] for row in run("extract", "fr03.txt", "-f", "jsonl", "-t", "event").rows} == {"event"}


def test_a_kind_that_none_of_the_types_has_is_refused(run: Run, here: Path) -> None:
    result = run("extract", "fr03.txt", "-t", "event", "-k", "money")
    assert (result.code, result.out) == (2, "")
    assert result.err == "natofacts: --kind money: goes with --type figure, not with --type event\n"
    assert run("extract", "fr03.txt", "-t", "event", "-t", "figure", "-k", "money", "-f", "jsonl").rows


def test_rows_cut_short_are_said_to_be_of_the_documents_read(run: Run, here: Path) -> None:
    Path("other.txt").write_text(COMMUNIQUE, encoding="utf-8")
    assert "2 events in 1 document," in run("extract", "fr03.txt", "other.txt", "-t", "event", "-n", "2").err
    assert run("extract", "gone.txt", "fr03.txt", "-n", "1", "-f", "csv", "-o", "rows.csv").code == 1
    assert len(Path("rows.csv").read_text(encoding="utf-8").splitlines()) == 2


def test_rows_are_sorted_and_limited(run: Run, here: Path) -> None:
    options = ("extract", "fr03.txt", "-f", "jsonl", "-t", "figure", "-c", "value")
    values = [row["value"] for row in run(*options, "-s", "-value").rows]
    assert values == sorted(values, reverse=True)
    assert [row["value"] for row in run(*options, "-s", "value").rows] == values[::-1]
    assert [row["value"] for row in run(*options, "-s", "-value", "-n", "1").rows] == values[:1]
    assert run(*options, "-n", "0").rows == []
    everything = run("extract", "fr03.txt", "-f", "jsonl", "-s", "-value").rows
    assert everything[-1]["value"] is None


def test_columns_are_chosen_in_order(run: Run, here: Path) -> None:
    result = run("extract", "fr03.txt", "-f", "csv", "-c", "unit, value,unit")
    assert result.out.splitlines()[0] == "unit,value"


def test_a_date_given_counts(run: Run, here: Path) -> None:
    result = run("extract", "fr03.txt", "-f", "jsonl", "--date", "2020-01-31")
    assert "fr03.txt: date 2020-01-31 (given)" in result.err


def test_repeats_are_dropped(run: Run, here: Path) -> None:
    twice = "Nous y consacrerons 2 % du PIB d’ici 2030.\n\n"
    Path("twice.txt").write_text(twice + "Ils ont livré 32 chars.\n\n" + twice, encoding="utf-8")
    for command in ("extract", "commitments"):
        rows = run(command, "twice.txt", "-f", "jsonl").rows
        unique = run(command, "twice.txt", "-f", "jsonl", "--unique").rows
        assert any(row["repeat_of"] for row in rows)
        assert unique == [row for row in rows if not row["repeat_of"]]


# commitments

PROMISES = """Les Alliés fourniront 40 milliards d’euros en 2030.
La Norvège livrera 20 chars avant le 1er mars 2028.

Nous nous engageons à y consacrer 2 % du PIB d’ici 2027. Les Alliés créeront trois centres.
"""


@pytest.fixture
def promises(here: Path) -> None:
    (here / "promises.txt").write_text(PROMISES, encoding="utf-8")


def test_commitments_are_the_rows_of_extract(run: Run, promises: None) -> None:
    expected = run("extract", "promises.txt", "-f", "jsonl", "-t", "commitment").rows
    assert len(expected) == 4
    for by in ("actor", "deadline", "kind", "document"):
        rows = run("commitments", "promises.txt", "--by", by, "-f", "jsonl").rows
        assert sorted(rows, key=lambda row: int(row["start"])) == expected
    assert json.loads(run("commitments", "promises.txt", "--by", "document", "-f", "json").out) == expected


@pytest.mark.parametrize(
    ("by", "column", "values"),
    [
        ("actor", "actor", ["Alliés", "Alliés", "Norvège", "Nous"]),
        ("deadline", "deadline", ["2027", "2028-03-01", "2030", None]),
        ("kind", "kind", ["pledge", "intention", "intention", "intention"]),
    ],
)
def test_commitments_come_in_groups(run: Run, promises: None, by: str, column: str, values: list[str | None]) -> None:
    rows = run("commitments", "promises.txt", "--by", by, "-f", "jsonl", "-c", column).rows
    assert [row[column] for row in rows] == values


def test_commitments_are_chosen(run: Run, promises: None) -> None:
    options = ("commitments", "promises.txt", "-f", "csv", "-c", "actor", "-q")
    assert run(*options, "-k", "pledge").out == "actor\nNous\n"
    assert run(*options, "-w", "deadline > '2029'").out == "actor\nAlliés\n"
    assert run(*options, "-n", "1").out == "actor\nAlliés\n"
    assert run(*options, "-n", "1").err == ""
    assert run(*options, "-o", "out.csv").out == ""
    assert Path("out.csv").read_text(encoding="utf-8").splitlines() == run(*options).out.splitlines()
    assert "4 commitments in 1 document" in run("commitments", "promises.txt").err


def test_piped_commitments_are_one_a_line_with_their_figures(run: Run, promises: None) -> None:
    lines = run("commitments", "promises.txt", "--by", "deadline").out.splitlines()
    heading = ["id", "document", "actor", "kind", "deadline", "figures", "speaker", "text"]
    assert lines[0].split() == heading
    assert len(lines) == 5
    plainly = [" ".join(line.split()) for line in lines]
    assert "Nous pledge d’ici 2027 2 % du PIB Nous nous engageons" in plainly[1]
    assert "Norvège intention avant 1er mars 2028 20 chars La Norvège livrera" in plainly[2]
    assert not any("…" in line for line in lines)


@pytest.mark.skipif(os.name == "nt", reason="POSIX terminals")
@pytest.mark.parametrize("by", ["actor", "deadline", "kind", "document"])
@pytest.mark.parametrize("width", [50, 80, 200])
def test_a_terminal_shows_commitments_whole(promises: None, width: int, by: str) -> None:
    out = on_terminal(program("commitments", "promises.txt", "-q", "--by", by), width)
    assert "\x1b[" in out
    shown = plain(out).replace("\xa0", " ")
    lines = shown.splitlines()
    assert all(len(line) <= width for line in lines)
    words = re.findall(r"[^\s.]+", PROMISES)
    assert not [word for word in words if word not in shown]
    assert "40 Md EUR" in shown
    assert "2 % du PIB" in shown
    assert "…" not in shown
    if by != "deadline":
        assert "avant 1er mars 2028" in shown


# extract: inputs


def test_standard_input_is_called_dash(run: Run, here: Path) -> None:
    result = run("extract", "-", "-f", "jsonl", stdin=COMMUNIQUE.encode())
    assert {row["document"] for row in result.rows} == {"-"}
    assert "-: date 2026-02-12" in result.err


def test_a_folder_is_read_in_order(run: Run, here: Path) -> None:
    Path("notes/old").mkdir(parents=True)
    for name in ("notes/b.txt", "notes/a.txt", "notes/old/c.md"):
        Path(name).write_text("Ils ont livré 32 chars.", encoding="utf-8")
    rows = run("extract", "notes", "-f", "jsonl").rows
    assert [row["document"] for row in rows] == ["notes/a.txt", "notes/b.txt", "notes/old/c.md"]


def test_one_bad_input_does_not_cost_the_others(run: Run, here: Path) -> None:
    result = run("extract", "none.txt", "fr03.txt", "*.pdf", "-f", "jsonl", "-q")
    assert result.code == 1
    assert {row["document"] for row in result.rows} == {"fr03.txt"}
    assert sorted(result.err.splitlines()) == [
        "natofacts: *.pdf: no file matches this pattern",
        "natofacts: none.txt: no such file or directory",
    ]


def test_a_guessed_encoding_is_told(run: Run, here: Path) -> None:
    Path("old.txt").write_bytes("L’Alliance a dépensé 2 % du PIB.".encode("cp1252"))
    result = run("extract", "old.txt", "-f", "jsonl")
    assert "old.txt: read as Windows-1252 (a guess)" in result.err
    assert result.rows[0]["sentence"] == "L’Alliance a dépensé 2 % du PIB."


def test_a_number_that_is_too_long_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("En 2024, 12 navires.\nPuis " + "7" * 4300 + " chars et 3 drones.", encoding="utf-8")
    result = run("extract", str(path), "-f", "csv", "-c", "text")
    assert result.out.split() == ["text", "2024", "12", "navires", "3", "drones"]
    assert "long.txt, line 2: a number of 4300 digits gives no row; 60 are the most that is read" in result.err


def test_nothing_found_is_no_error(run: Run, here: Path) -> None:
    Path("empty.txt").touch()
    for form, out in (("json", "[]\n"), ("jsonl", ""), ("csv", ",".join(COLUMNS) + "\n")):
        result = run("extract", "empty.txt", "-f", form)
        assert (result.code, result.out) == (0, out)
    assert "no facts in 1 document" in run("extract", "empty.txt").err


# extract: words


def test_dates_and_counts_are_told_on_stderr(run: Run, here: Path) -> None:
    err = run("extract", "fr03.txt").err.splitlines()
    assert re.fullmatch(r"fr03\.txt: date 2026-02-12 \(.+\)", err[0])
    assert re.fullmatch(r"\d+ figures, \d+ events?(, \d+ commitments?)? in 1 document, \d+\.\d s", err[-1])
    assert run("extract", "fr03.txt", "-q").err == ""
    assert len(run("extract", "fr03.txt", "-f", "csv").err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["extract"], "Missing argument"),
        (["extract", "fr03.txt", "--format", "pdf"], "pdf"),
        (
            ["extract", "fr03.txt", "-w", "valeu > 1"],
            'natofacts: --where: unknown column "valeu"; did you mean value?',
        ),
        (["extract", "fr03.txt", "-c", "id,valeur"], 'unknown column "valeur"'),
        (["extract", "fr03.txt", "-s", "-valeu"], 'unknown column "valeu"'),
        (["extract", "fr03.txt", "-k", "monney"], "did you mean money?"),
        (["extract", "fr03.txt", "--date", "12/02/2026"], "write YYYY-MM-DD"),
        (["extract", "fr03.txt", "-n", "-1"], "-n"),
        (["extract", "fr03.txt", "--disable", "fr.none"], "fr.none"),
        (["show", "fr03.txt", "fzzz"], 'no row has the id "fzzz"'),
        (["rules", "fr.monney"], "did you mean"),
        (["commitments", "fr03.txt", "-k", "pledges"], "did you mean pledge?"),
        (["commitments", "fr03.txt", "-k", "money"], "there are call, decision, intention, pledge, target"),
        (["commitments", "fr03.txt", "--by", "year"], "year"),
        (["nonsense"], "natofacts: No such command 'nonsense'; « natofacts --help » helps"),
        (["extrct"], "natofacts: No such command 'extrct'. Did you mean 'extract'"),
        (["extract", "fr03.txt", "-f", "\x1b[31m\u202edocx"], '"␛[31m\\u202edocx" is no form of output'),
        (["extract", "fr03.txt", "-o", "none/"], "none/: names no file"),
        (["extract", "fr03.txt", "--date", ""], '"" is no date'),
    ],
)
def test_wrong_usage_says_what_would_do(run: Run, here: Path, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.code == 2
    assert message in result.err
    assert result.err.count("\n") == 1
    assert result.out == ""


def test_an_error_is_one_line_and_verbose_shows_where(run: Run, here: Path) -> None:
    assert run("show", "none.txt").err == "natofacts: none.txt: no such file or directory\n"
    assert run("show", "none.txt").code == 1
    assert "Traceback" in run("show", "none.txt", "-v").err


def test_a_name_cannot_act_on_the_terminal(run: Run, here: Path) -> None:
    result = run("extract", "\x1b[3mrouge\n.txt")
    assert result.err.count("\n") >= 1
    assert "\x1b" not in result.err
    assert "natofacts: ␛[3mrouge .txt: no file matches" in result.err


def test_an_older_file_survives_wrong_usage(run: Run, here: Path) -> None:
    Path("out.csv").write_text("old", encoding="utf-8")
    assert run("extract", "fr03.txt", "-o", "out.csv", "-w", "nonsense").code == 2
    assert Path("out.csv").read_text(encoding="utf-8") == "old"


# the other commands


def first_id(run: Run, kind: str) -> str:
    return str(run("extract", "fr03.txt", "-f", "jsonl", "-k", kind, "-q").rows[0]["id"])


def test_show_marks_the_facts(run: Run, here: Path) -> None:
    out = run("show", "fr03.txt").out
    assert "[[600 milliards de dollars]]" in out
    assert out.replace("[[", "").replace("]]", "").split() == COMMUNIQUE.split()


def test_show_one_fact_with_its_context(run: Run, here: Path) -> None:
    identifier = first_id(run, "money")
    out = run("show", "fr03.txt", identifier[:6]).out
    assert out.startswith(f"{identifier}  figure, money: > 600")
    assert "consacré plus de [[600 milliards de dollars]] à la défense" in out
    assert re.search(r"^value +600000000000$", out, re.MULTILINE)
    assert "3,5 %" not in out


def test_explain_names_the_rule(run: Run, here: Path) -> None:
    row = run("extract", "fr03.txt", "-f", "jsonl", "-k", "money", "-q").rows[0]
    result = run("explain", "fr03.txt", str(row["id"]))
    assert result.code == 0
    assert str(row["rule"]) in result.out
    assert "comparator" in result.out


def test_show_and_explain_a_commitment_with_its_figures(run: Run, here: Path) -> None:
    rows = run("extract", "fr03.txt", "-f", "jsonl", "-q").rows
    pledge = next(row for row in rows if row["kind"] == "pledge")
    figures = [row["id"] for row in rows if row["id"] in pledge["figures"]]
    assert figures
    shown = run("show", "fr03.txt", pledge["id"]).out
    assert "[[3,5 %]]" in shown
    assert all(re.search(rf"^figure +{name} ", shown, re.MULTILINE) for name in figures)
    assert re.search(r"^due +e[0-9a-f]{10} +d’ici 2035$", shown, re.MULTILINE)
    explained = run("explain", "fr03.txt", pledge["id"]).out
    for column in ("kind", "actor", "deadline", "figures"):
        assert re.search(rf"^{column} +\S+ +\S+", explained, re.MULTILINE)


def test_rules_are_listed_and_shown(run: Run) -> None:
    listed = run("rules").out.splitlines()
    assert listed[0].split()[:4] == ["name", "kind", "hits", "misses"]
    name = listed[1].split()[0]
    shown = run("rules", name).out
    assert shown.startswith(name)
    assert "finds" in shown
    assert "[[" in shown


def test_a_rule_can_be_switched_off(run: Run, here: Path) -> None:
    rows = run("extract", "fr03.txt", "-f", "jsonl", "-k", "money").rows
    without = run("extract", "fr03.txt", "-f", "jsonl", "--disable", str(rows[0]["rule"])).rows
    assert rows[0]["rule"] not in {row["rule"] for row in without}


def test_schema_lists_every_column(run: Run) -> None:
    assert [line.split()[0] for line in run("schema").out.splitlines()] == ["column", *COLUMNS]
    described = json.loads(run("schema", "--format", "json").out)
    assert [column["name"] for column in described] == list(COLUMNS)
    assert {"type", "dtype", "rows", "meaning"} <= set(described[0])


@pytest.mark.parametrize("command", ["extract", "commitments", "show", "explain", "rules", "schema"])
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.code == 0
    assert f"natofacts {command}" in result.out.split("For example:")[1]


def test_the_version(run: Run) -> None:
    assert re.fullmatch(r"natofacts \d+\.\d+\.\d+\n", run("--version").out)


# as a process


def test_the_front_page_needs_nothing_heavy() -> None:
    check = (
        "import sys; sys.argv = ['natofacts', '--help']; import natofacts.cli\n"
        "try: natofacts.cli.main()\n"
        "except SystemExit: pass\n"
        "print({'pandas', 'rich', 'babel', 'dateparser', 'regex', 'natofacts.pack'} & set(sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "set()"


def test_output_is_the_same_under_every_hash_seed(here: Path) -> None:
    outs = {
        subprocess.run(
            program("extract", "fr03.txt", "-f", form, "-q"),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for form in ("json",)
        for seed in ("0", "1", "4242")
    }
    assert len(outs) == 1


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_closed_pipe_is_silent(here: Path) -> None:
    Path("long.txt").write_text("Ils ont livré 32 chars.\n" * 5000, encoding="utf-8")
    for form in ("jsonl", "csv", "table"):
        command = program("extract", "long.txt", "-f", form, "-q")
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_one_line(here: Path) -> None:
    with open("/dev/full", "wb") as full:
        command = program("extract", "fr03.txt", "-f", "csv", "-q")
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr == "natofacts: standard output: no space left on device\n"


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_an_interruption_leaves_nothing_half_written(here: Path) -> None:
    os.mkfifo("pipe")
    Path("out.csv").write_text("old", encoding="utf-8")
    command = program("extract", "fr03.txt", "pipe", "-o", "out.csv")
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        assert b"fr03.txt" in process.stderr.readline()  # it now waits for the pipe
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert b"Traceback" not in process.stderr.read()
    assert Path("out.csv").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in here.iterdir()) == ["fr03.txt", "out.csv", "pipe"]


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize("module", ["natofacts.cli", "typer", "natofacts.output", "natofacts.overview_cli"])
def test_an_interruption_while_modules_load_is_silent(module: str) -> None:
    script = f"""
import os, signal, sys
class Interrupted:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupted())
from natofacts.start import main
main()
"""
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")


def test_completion_knows_commands_and_columns(here: Path) -> None:
    def completions(words: str) -> str:
        environment = {
            **os.environ,
            "_NATOFACTS_COMPLETE": "complete_bash",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split()) - (not words.endswith(" "))),
        }
        script = "from natofacts.cli import main; main()"
        ended = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False
        )
        return ended.stdout

    assert "extract" in completions("natofacts ex")
    assert "id,value" in completions("natofacts extract a.txt --columns id,val")
    assert "money" in completions("natofacts extract a.txt --kind mo")


@pytest.mark.skipif(os.name == "nt", reason="POSIX terminals")
@pytest.mark.parametrize("width", [80, 200])
def test_a_terminal_gets_a_coloured_table_that_fits(here: Path, width: int) -> None:
    out = on_terminal(program("extract", "fr03.txt", "-q"), width)
    assert "\x1b[" in out
    lines = plain(out).splitlines()
    assert lines[0].split()[0] == "id"
    assert all(len(line) <= width for line in lines)
    assert any("> 600 Md USD" in line.replace("\xa0", " ").replace("\u202f", " ") for line in lines)


def test_a_rule_has_what_the_listing_shows() -> None:
    assert {"name", "pattern", "hits", "misses", "doc"} <= set(Rule.__dataclass_fields__)
