"""Past one machine: a Dask cluster of several processes on this one, one of them killed in the middle."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import natofacts
from natofacts.errors import ReadError, WorkerError
from natofacts.models import Document

pytest.importorskip("dask.dataframe", reason="Dask is not installed: pip install 'natofacts[dask]'")
pytest.importorskip("distributed", reason="Dask is not installed: pip install 'natofacts[dask]'")

from natofacts import cluster

TEXT = "Bruxelles, le 4 mai 2024\n\nLes Alliés ont livré {} avions. Nous nous engageons à en livrer 7 demain.\n"
LONG = "\n\n".join(TEXT.format(n) for n in range(2, 22))


@pytest.fixture(scope="module")
def scheduler() -> Iterator[Any]:
    """A cluster of two worker processes, which are started again when they die."""
    import dask
    from distributed import LocalCluster

    quiet = {"distributed.worker.daemon": True, "distributed.admin.log-length": 0}
    with (
        dask.config.set(quiet),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as started,
    ):
        yield started


@pytest.fixture
def client(scheduler: Any) -> Iterator[Any]:
    from distributed import Client

    with Client(scheduler) as connected:
        yield connected


@pytest.fixture
def memory() -> Iterator[Any]:
    """A file system in memory with two texts."""
    import fsspec

    fs = fsspec.filesystem("memory")
    for name, number in (("a", 3), ("b", 4)):
        fs.pipe_file(f"/notes/{name}.txt", TEXT.format(number).encode())
    yield fs
    fs.rm("/", recursive=True)


def expected(documents: list[Document]) -> pd.DataFrame:
    return natofacts.to_dataframe(fact for document in documents for fact in natofacts.extract(document))


def ordered(frame: pd.DataFrame) -> pd.DataFrame:
    """Put rows of Parquet, which has no seconds and no pandas strings, in an order and dtypes of their own."""
    dtypes = dict(natofacts.to_dataframe([]).dtypes)
    return frame.astype(dtypes).sort_values("id").reset_index(drop=True)


def test_a_killed_worker_loses_no_row_and_doubles_none(scheduler: Any, client: Any, tmp_path: Path) -> None:
    import dask.bag

    documents = [Document(LONG, f"{n:02}.txt") for n in range(20)]
    facts = cluster.extract_bag(dask.bag.from_sequence(documents, npartitions=20))
    written = client.compute(facts.to_parquet(f"file://{tmp_path}/facts", compute=False))
    done: list[int] = []
    while len(done) < 4:  # under load: some parts are written, the others are not
        done = [int(path.name.split(".")[1]) for path in tmp_path.glob("facts/part.*.parquet")]
        assert written.status == "pending"
        time.sleep(0.01)
    killed = next(iter(scheduler.workers.values())).pid
    os.kill(killed, signal.SIGKILL)
    written.result()
    assert killed not in [worker.pid for worker in scheduler.workers.values()]
    table = pd.read_parquet(tmp_path / "facts")
    assert len(table) == len(natofacts.extract(documents[0])) * 20
    one = expected(documents[:1])
    assert table.groupby("document").size().tolist() == [len(one)] * 20
    assert not table.id.duplicated().any()
    pd.testing.assert_frame_equal(ordered(table[table.document == "00.txt"]), ordered(one))


def test_the_command_line_works_on_a_cluster(scheduler: Any, tmp_path: Path) -> None:
    for n in range(12):
        (tmp_path / f"{n:02}.txt").write_text(LONG, encoding="utf-8")
    command = [sys.executable, "-m", "natofacts", "extract", "-f", "jsonl"]
    paths = ["0*.txt", "none.txt", f"file://{tmp_path}/1*.txt"]
    here = subprocess.run([*command, "0*.txt"], cwd=tmp_path, capture_output=True, text=True, check=True)
    ended = subprocess.run(
        [*command, *paths, "--dask", scheduler.scheduler_address],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert [line for line in ended.stderr.splitlines() if line.startswith("natofacts:")] == [
        "natofacts: none.txt: no such file or directory"
    ]
    assert ended.stdout.startswith(here.stdout)
    rest = ended.stdout.removeprefix(here.stdout).splitlines()
    assert len(rest) == 2 * len(natofacts.extract(LONG))
    assert f'"document": "file://{tmp_path}/11.txt"' in rest[-1]


def test_no_scheduler_is_one_line() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cluster, "_PATIENCE", 0.3)
        with pytest.raises(WorkerError, match=r"tcp://127\.0\.0\.1:1: no Dask scheduler with workers answers"):
            cluster.Cluster("tcp://127.0.0.1:1")


# without processes: what goes in and what comes out


def test_files_by_url_go_to_parquet_by_url(memory: Any) -> None:
    found = cluster.extract_bag(cluster.documents("memory://notes/*.txt"))
    found.to_parquet("memory://out", compute_kwargs={"scheduler": "sync"})
    names = ["memory:///notes/a.txt", "memory:///notes/b.txt"]
    documents = [Document(TEXT.format(n), name) for n, name in zip((3, 4), names, strict=True)]
    tables = [pd.read_parquet(f"memory:/{path}") for path in memory.glob("/out/*.parquet")]
    written = pd.concat(tables)
    pd.testing.assert_frame_equal(ordered(written), ordered(expected(documents)))


def test_a_folder_by_url_gives_its_texts(memory: Any) -> None:
    memory.pipe_file("/notes/table.bin", b"")
    assert [file.name for file in cluster.expand_urls("memory://notes")] == [
        "memory:///notes/a.txt",
        "memory:///notes/b.txt",
    ]
    with pytest.raises(ReadError, match=r"memory://nowhere/\*: no file there"):
        cluster.documents("memory://nowhere/*")
    with pytest.raises(ReadError, match=r"memory://notes/c\.txt: no such file"):
        next(cluster.expand_urls("memory://notes/c.txt")).load()
    with pytest.raises(ReadError, match="nosuch://a"):
        list(cluster.expand_urls("nosuch://a"))


def test_a_bag_of_texts_and_mappings() -> None:
    import dask.bag

    bag = dask.bag.from_sequence(
        [TEXT.format(3), {"text": "Demain, 4 pays voteront.", "id": 9, "date": "2025-01-01"}, Document("5 pays", "c")],
        npartitions=2,
    )
    lazy = cluster.extract_bag(bag)
    assert dict(lazy.dtypes) == dict(natofacts.to_dataframe([]).dtypes)
    found = lazy.compute(scheduler="sync")
    documents = [
        Document(TEXT.format(3), "0:0"),
        Document("Demain, 4 pays voteront.", "9", date(2025, 1, 1)),
        Document("5 pays", "c"),
    ]
    pd.testing.assert_frame_equal(found.reset_index(drop=True), expected(documents))
    with pytest.raises(ReadError, match="0:0: neither a text nor a mapping with a text, but int"):
        cluster.extract_bag(dask.bag.from_sequence([1])).compute(scheduler="sync")


def test_a_dask_frame_gives_what_the_pandas_frame_gives() -> None:
    import dask.dataframe

    frame = pd.DataFrame(
        {
            "body": [TEXT.format(n) for n in range(2, 8)],
            "no": list("abcdef"),
            "day": [date(2024, 1, n) for n in range(1, 7)],
        }
    )
    ours = dask.dataframe.from_pandas(frame, npartitions=3)
    lazy = cluster.extract_dask_frame(ours, text="body", id="no", date="day")
    found = lazy.compute(scheduler="sync").reset_index(drop=True)
    assert dict(lazy.dtypes) == dict(natofacts.to_dataframe([]).dtypes)
    pd.testing.assert_frame_equal(found, natofacts.extract_frame(frame, text="body", id="no", date="day"))
    with pytest.raises(ReadError, match="no column 'text'; there are 'body', 'no', 'day'"):
        cluster.extract_dask_frame(ours, text="text")


@pytest.mark.parametrize("address", ["x", "http://127.0.0.1:1"])
def test_what_is_no_address_is_one_line(address: str) -> None:
    command = [sys.executable, "-m", "natofacts", "extract", "-", "-q", "--dask", address]
    told = subprocess.run(command, input="3 chars", capture_output=True, text=True, check=False)
    assert told.returncode == 1
    assert re.fullmatch(rf"natofacts: {re.escape(address)}: no Dask scheduler with workers answers: .*\n", told.stderr)
