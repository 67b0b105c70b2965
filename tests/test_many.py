"""Many documents: in order, in worker processes, without harm from one that fails, in bounded memory."""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import natofacts
from natofacts import many, sections
from natofacts.errors import ReadError, WorkerError
from natofacts.extraction import Options
from natofacts.many import Part, stream
from natofacts.models import Document
from natofacts.table import COLUMNS
from natofacts.workers import Here, Processes, Task, _Lane

TEXT = "Bruxelles, le 4 mai 2024\n\nLes Alliés ont livré {} avions. Nous nous engageons à en livrer 7 demain.\n"


def texts(number: int) -> list[Document]:
    return [Document(TEXT.format(n + 2), f"{n}.txt") for n in range(number)]


class Trace:
    """Documents that are made when they are asked for, with a count of those asked for."""

    def __init__(self, number: int) -> None:
        self.asked = 0
        self.number = number

    def __iter__(self) -> Iterator[Document]:
        for document in texts(self.number):
            self.asked += 1
            yield document


class Fatal:
    """An input at which the process that reads it dies, if it is a worker's."""

    name = "fatal.txt"

    def __init__(self, parent: int) -> None:
        self.parent = parent

    def load(self) -> Document:
        if os.getpid() != self.parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return Document("")


class Greedy:
    """An input that does not fit into memory."""

    name = "greedy.txt"

    def load(self) -> Document:
        raise MemoryError


def test_results_are_those_of_one_document_at_a_time() -> None:
    documents = texts(5)
    assert list(natofacts.extract_many(documents)) == [natofacts.extract(document) for document in documents]


def test_a_text_a_path_and_a_document_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT.format(3), encoding="utf-8")
    found = list(natofacts.extract_many([path, TEXT.format(4), Document(TEXT.format(5), "b")]))
    assert [extraction.document.name for extraction in found] == [path.as_posix(), "-", "b"]
    assert [{fact.value for fact in found[n]} & {3, 4, 5} for n in range(3)] == [{3}, {4}, {5}]


def test_inputs_are_asked_for_as_results_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "WORTH", 200)
    trace = Trace(500)
    found = natofacts.extract_many(trace, jobs=1)
    next(found)
    assert trace.asked < 10
    next(found)
    assert trace.asked < 10


def test_what_is_in_flight_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A first document that takes long does not have the rest pile up behind it."""

    class Slow(Here):
        submitted: list[Task] = []  # noqa: RUF012

        def submit(self, task: Task) -> None:
            task.future = Future()
            self.submitted.append(task)

        def wait(self, task: Task) -> None:
            if not task.future.done():
                super().submit(task)

    monkeypatch.setattr(many, "WINDOW", 12)
    trace = Trace(500)
    parts = stream(trace, Options(), workers=Slow())
    next(parts)
    assert trace.asked <= 14
    parts.close()
    monkeypatch.setattr(many, "WINDOW_SIZE", 300)
    trace = Trace(500)
    parts = stream(trace, Options(), workers=Slow())
    next(parts)
    assert trace.asked <= 4


def test_few_small_documents_start_no_process() -> None:
    assert isinstance(many.workers_for(texts(20), 8, Options()), Here)
    assert isinstance(many.workers_for([Document("x" * 3_000_000)], 8, Options()), Here)
    assert isinstance(many.workers_for([Document("x" * 300_000)] * 2, 1, Options()), Here)
    assert isinstance(many.workers_for([Document("x" * 300_000)] * 2, 8, Options()), Processes)
    assert isinstance(many.workers_for([Document("x" * 5_000_000)], 8, Options()), Processes)


def test_a_dead_worker_costs_its_document_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "WORTH", 1000)
    documents: list[Any] = list(texts(30))
    documents[7:7] = [Fatal(os.getpid())]
    documents[20:20] = [Greedy(), Fatal(os.getpid())]
    failed: list[tuple[str, str]] = []
    found = natofacts.extract_many(documents, jobs=2, on_error=lambda e, name: failed.append((name, str(e))))
    assert list(found) == [natofacts.extract(document) for document in texts(30)]
    died = "fatal.txt: its worker process died (killed, or out of memory)"
    assert failed == [("fatal.txt", died), ("greedy.txt", ""), ("fatal.txt", died)]


def test_without_a_listener_the_first_failure_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReadError, match="no-such-file"):
        list(natofacts.extract_many([*texts(1), Path("no-such-file.txt"), *texts(1)]))
    monkeypatch.setattr(many, "WORTH", 10)
    with pytest.raises(WorkerError, match=r"fatal\.txt: its worker process died"):
        list(natofacts.extract_many([*texts(1), Fatal(os.getpid()), *texts(1)], jobs=2))


def test_a_huge_document_comes_in_parts_from_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"{n}. En {1990 + n}, {n + 10} pays ont versé {n} millions." for n in range(1, 90)) * 2
    whole = natofacts.extract(Document(text, "a"))
    for name, value in (("HUGE", 2000), ("SECTION", 2000), ("CONTEXT", 500)):
        monkeypatch.setattr(sections, name, value)
    monkeypatch.setattr(many, "WORTH", 1000)
    parts: list[Part] = list(stream([Document(text, "a"), *texts(2)], Options(), jobs=2))
    ours = [part for part in parts if part.extraction.document.name == "a"]
    assert len(ours) > 3
    assert [part.first for part in ours] == [True] + [False] * (len(ours) - 1)
    assert [part.last for part in ours] == [False] * (len(ours) - 1) + [True]
    assert [fact for part in ours for fact in part.extraction] == list(whole)
    assert next(natofacts.extract_many([Document(text, "a")], jobs=1)) == whole


# a DataFrame


def test_a_frame_gives_a_frame_with_our_columns_and_dtypes() -> None:
    frame = pd.DataFrame(
        {
            "no": [1.0, 2.0, 3.0],
            "body": [TEXT.format(3), "Demain, 12 pays se réuniront.", None],
            "day": [None, datetime.datetime(2025, 3, 1, 12), "2025-03-02T08:00"],
        }
    )
    table = natofacts.extract_frame(frame, text="body", id="no", date="day")
    assert dict(table.dtypes) == dict(natofacts.to_dataframe([]).dtypes)
    assert list(table.columns) == list(COLUMNS)
    assert set(table.document) == {"1", "2"}
    second = table[table.document == "2"]
    assert second.date_start.dropna().astype(str).tolist() == ["2025-03-02"]
    assert natofacts.extract_frame(frame[:0], text="body").empty
    assert set(natofacts.extract_frame(frame, text="body").document) == {"0", "1"}


def test_a_frame_says_what_is_wrong() -> None:
    frame = pd.DataFrame({"no": ["a", "a"], "body": ["Un", "Deux"], "day": ["2024-01-01", "hier"]})
    with pytest.raises(ReadError, match="no column 'text'; there are 'no', 'body', 'day'"):
        natofacts.extract_frame(frame, text="text")
    with pytest.raises(ReadError, match="row 1: the id 'a' stands in an earlier row"):
        natofacts.extract_frame(frame, text="body", id="no")
    with pytest.raises(ReadError, match="row 1: 'hier' in column 'day' is no date"):
        natofacts.extract_frame(frame, text="body", date="day")
    seen: list[str] = []
    natofacts.extract_frame(frame, text="body", date="day", on_error=lambda error, name: seen.append(name))
    assert seen == ["row 1"]


# the command line


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Enough documents for worker processes, each long enough to be caught at work."""
    for n in range(24):
        (tmp_path / f"{n:02}.txt").write_text(TEXT.format(n + 2) * 130, encoding="utf-8")
    return tmp_path


def command(*arguments: str, cwd: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "natofacts", "extract", *arguments],
        cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def children(pid: int) -> list[int]:
    """The worker processes of a process, by the system's own list."""
    found = []
    for task in Path("/proc").glob("[0-9]*"):
        try:
            status = (task / "stat").read_text().rpartition(")")[2].split()
            line = (task / "cmdline").read_bytes()
        except OSError:
            continue
        if int(status[1]) == pid and b"spawn_main" in line:
            found.append(int(task.name))
    return found


linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")


@linux
def test_a_killed_worker_is_named_and_the_rest_is_done(folder: Path) -> None:
    with command(".", "-j", "2", "-q", "-f", "csv", "-c", "document", cwd=folder) as run:
        assert run.stdout is not None and run.stderr is not None
        first = run.stdout.readline() + run.stdout.readline()  # rows come while work goes on
        os.kill(children(run.pid)[0], signal.SIGKILL)
        out, err = first + run.stdout.read(), run.stderr.read()
    names = [f"{n:02}.txt" for n in range(24)]
    there = [name for name in names if name in out]
    lost = sorted(set(names) - set(there))
    assert err == "".join(f"natofacts: {n}: its worker process died (killed, or out of memory)\n" for n in lost)
    assert len(lost) == 1
    assert run.returncode == 1


@linux
def test_an_interruption_ends_every_process_without_a_word(folder: Path) -> None:
    with command(".", "-j", "2", "-q", "-f", "csv", "-c", "document", cwd=folder) as run:
        assert run.stdout is not None and run.stderr is not None
        run.stdout.readline()  # the header comes at once, the first row from a worker
        run.stdout.readline()
        workers = children(run.pid)
        assert workers
        run.send_signal(signal.SIGINT)
        err = run.stderr.read()
    assert (run.returncode, err) == (130, "")
    for _ in range(100):
        if not any(Path(f"/proc/{pid}").exists() for pid in workers):
            break
        time.sleep(0.05)
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]


@pytest.mark.parametrize("looks", range(6))
def test_a_call_that_ends_as_it_is_looked_at_is_not_lost(monkeypatch: pytest.MonkeyPatch, looks: int) -> None:
    class Ending(Future[int]):
        """Has its result after some looks."""

        left = looks

        def done(self) -> bool:
            self.left -= 1
            if self.left == 0:
                self.set_result(1)
            return super().done()

    monkeypatch.setattr(_Lane, "_start", lambda lane: None)
    monkeypatch.setattr(_Lane, "_revive", lambda lane: pytest.fail("the process is taken for dead"))
    lane = _Lane(())
    task = Task(int)
    task.future = Ending()
    lane.tasks.append(task)
    lane.clear()
    assert task.lost is None


LOST = """
import os, signal, natofacts
from natofacts import interruption

class Gone:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000):
            pass

interruption.watch()
Gone()
try:
    print(len(list(natofacts.extract_many([natofacts.Document("Il reste 3 chars.", "a")], jobs=1))))
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_ending_that_a_destructor_swallows_is_not_lost(name: str) -> None:
    script = LOST.replace("SIGINT", name).replace("KeyboardInterrupt", "(KeyboardInterrupt, SystemExit)")
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("interrupted\n", "")


def test_no_file_takes_its_place_after_an_ending_that_was_lost(tmp_path: Path) -> None:
    script = LOST.split("try:", maxsplit=1)[0] + "from pathlib import Path\nnatofacts.write([], Path('out.csv'))\n"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert run.returncode != 0
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("dtype", ["string", "string[pyarrow]", "object"])
def test_a_missing_text_of_a_frame_has_no_facts(dtype: Any) -> None:
    frame = pd.DataFrame({"t": pd.array(["12 pays", pd.NA], dtype=dtype), "jour": [None, "2025-01-01"]})
    assert list(natofacts.extract_frame(frame, text="t", date="jour")["text"]) == ["12 pays"]


def test_rows_of_a_frame_are_named_by_any_index() -> None:
    frame = pd.DataFrame({"t": ["12 pays"]}, index=pd.MultiIndex.from_tuples([("a", 1)]))
    assert list(natofacts.extract_frame(frame, text="t")["document"]) == ["('a', 1)"]
    with pytest.raises(ReadError, match="'x' in column 't' is no date"):
        natofacts.extract_frame(pd.DataFrame({"t": ["x"]}), text="t", date="t")


def test_one_text_is_no_list_of_inputs() -> None:
    with pytest.raises(TypeError, match=r"write \[text\]"):
        list(natofacts.extract_many("12 pays"))
