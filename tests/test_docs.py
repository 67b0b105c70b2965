"""README and examples: every command runs and prints what the page says."""

from __future__ import annotations

import contextlib
import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from terminals import ROOT, Example, examples, output_of, tidy

import natofacts

README = (ROOT / "README.md").read_text(encoding="utf-8")
posix = pytest.mark.skipif(os.name == "nt", reason="POSIX shell")


@posix
@pytest.mark.parametrize("example", list(examples(README)), ids=lambda example: example.command)
def test_a_command_of_the_readme_prints_what_it_says(example: Example) -> None:
    """`python tests/terminals.py` writes the outputs anew."""
    assert output_of(example.command) == tidy(example.printed)


def test_every_command_has_an_example_in_the_readme() -> None:
    from natofacts.cli import app

    listed = [*app.registered_commands]
    for group in app.registered_groups:  # the overviews, which have an application of their own
        listed += group.typer_instance.registered_commands if group.typer_instance else []
    names = {command.name or getattr(command.callback, "__name__", "") for command in listed}
    assert len(names) >= 11
    shown = {word for example in examples(README) for word in re.findall(r"natofacts (\w+)", example.command)}
    assert names - shown == set()


def test_the_cluster_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reason = "Dask is not installed: pip install 'natofacts[dask]'"
    distributed = pytest.importorskip("distributed", reason=reason)
    pytest.importorskip("dask.dataframe", reason=reason)
    import pandas as pd

    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    [block] = re.findall(r"```py\n(.*?)```", README, re.DOTALL)
    with distributed.Client(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None):
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102
    written = pd.read_parquet(tmp_path / "facts")
    told = [(fact.type, fact.start, fact.text) for fact in natofacts.extract(Path("examples/communique.txt"))]
    assert sorted(zip(written["type"], written["start"], written["text"], strict=True)) == sorted(told)


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102


def run_example(*command: str, cwd: Path) -> str:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    ended = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=True)
    return ended.stdout


@posix
def test_the_spreadsheet_example_writes_sums(tmp_path: Path) -> None:
    examples_folder = str(ROOT / "examples")
    run_example("sh", f"{examples_folder}/spreadsheet.sh", examples_folder, "sums.csv", cwd=tmp_path)
    text = (tmp_path / "sums.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert [(row["value"], row["unit"]) for row in rows] == [("600000000000", "USD"), ("40000000", "EUR")]


@posix
def test_the_commitments_example_lists_the_nearest_first(tmp_path: Path) -> None:
    examples_folder = str(ROOT / "examples")
    run_example("sh", f"{examples_folder}/commitments.sh", examples_folder, "out.csv", cwd=tmp_path)
    text = (tmp_path / "out.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert [row["deadline"] for row in rows] == ["2026-06-01", "2026-12", "2035"]
    assert rows[2]["actor"] == "Nous"


@posix
def test_the_deadlines_example_lists_the_nearest_first(tmp_path: Path) -> None:
    folder = ROOT / "examples"
    lines = run_example("sh", f"{folder}/deadlines.sh", f"{folder}/communique.txt", cwd=tmp_path).splitlines()
    assert [line[:12] for line in lines] == ["2026-05-31  ", "2026-12-31  ", "2035-12-31  "]
    assert all('"' not in line for line in lines)


def test_the_pandas_example_prints_a_table(tmp_path: Path) -> None:
    out = run_example(sys.executable, str(ROOT / "examples/pandas_session.py"), cwd=tmp_path)
    assert "600 milliards de dollars = 600000000000 USD" in out
    assert re.search(r"^% +2 +19.4$", out, re.MULTILINE)
    assert "2035-12-31" in out


def test_nothing_prints_while_it_is_imported() -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        __import__("natofacts.cli")
    assert out.getvalue() == ""
