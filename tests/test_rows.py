"""Tables of documents: CSV, JSON Lines and Parquet, one document a row, read as they are needed."""

from __future__ import annotations

import csv
import datetime
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natofacts.errors import ReadError
from natofacts.models import Document
from natofacts.rows import table_documents
from natofacts.tabular import Columns

ALL = Columns("texte", "no", "jour")
ROWS = [
    {"no": "a", "jour": "2024-05-04", "texte": "Demain, « 12 pays » livreront ;\n3 avions, 4 navires."},
    {"no": "b", "jour": "", "texte": "L’été dernier, 2 % du PIB."},
]
DOCUMENTS = [
    Document(ROWS[0]["texte"], "a", datetime.date(2024, 5, 4)),
    Document(ROWS[1]["texte"], "b"),
]


def as_csv(delimiter: str = ",", encoding: str = "utf-8", before: str = "") -> bytes:
    out = io.StringIO(newline="")
    out.write(before)
    writer = csv.DictWriter(out, ["no", "jour", "texte"], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return out.getvalue().encode(encoding)


def write_parquet(path: Path, rows: list[dict[str, object]]) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pyarrow.Table.from_pylist(rows), path)


@pytest.mark.parametrize(
    "data",
    [
        as_csv(),
        as_csv(";"),
        as_csv("\t"),
        as_csv(";", "utf-8-sig"),
        as_csv(";", "cp1252"),
        as_csv(",", "utf-16"),
        as_csv(";", before="sep=;\r\n"),
    ],
    ids=["plain", "semicolon", "tab", "mark", "windows", "utf-16", "sep"],
)
def test_csv_of_every_hand(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(data)
    for found in (table_documents([str(path)], ALL), table_documents(["-"], ALL, stdin=io.BytesIO(data))):
        assert [replace(document, metadata={}) for document in found] == DOCUMENTS


def test_an_accent_far_behind_decides_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    lines = ["texte"] + ["une ligne de texte simple"] * 60_000 + ["été"]
    path.write_bytes("\n".join(lines).encode("cp1252"))
    *_, last = table_documents([str(path)], Columns("texte"))
    assert last.text == "été"
    assert last.name == f"{path.as_posix()}:60002"
    path.write_bytes("\n".join(lines).encode())
    *_, last = table_documents([str(path)], Columns("texte"))
    assert last.text == "été"


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text("\n\n".join(json.dumps({**row, "n": 1}) for row in ROWS), encoding="utf-8")
    assert list(table_documents([str(path)], ALL)) == DOCUMENTS
    assert list(table_documents(["-"], ALL, stdin=io.BytesIO(path.read_bytes()))) == DOCUMENTS


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    write_parquet(path, [{**ROWS[0], "jour": datetime.date(2024, 5, 4)}, {**ROWS[1], "jour": None}])
    assert list(table_documents([str(path)], ALL)) == DOCUMENTS
    assert list(table_documents(["-"], ALL, stdin=io.BytesIO(path.read_bytes()))) == DOCUMENTS
    write_parquet(path, [{"no": 7, "jour": datetime.datetime(2024, 5, 4, 12), "texte": None}])
    assert list(table_documents([str(path)], ALL)) == [Document("", "7", datetime.date(2024, 5, 4))]


def test_parquet_without_pyarrow_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "t.parquet"
    path.write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ReadError, match=r"pip install 'natofacts\[parquet\]'"):
        list(table_documents([str(path)], ALL))


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet"])
def test_a_missing_column_lists_those_there_are(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"t.{suffix}"
    if suffix == "parquet":
        write_parquet(path, [{"no": 1, "texte": "Un"}])
    else:
        path.write_text("no,texte\n1,Un\n" if suffix == "csv" else '{"no": 1, "texte": "Un"}\n', encoding="utf-8")
    with pytest.raises(ReadError, match=r"t\.\w+: no column 'text'; there are 'no', 'texte'"):
        list(table_documents([str(path)], Columns("text")))


def test_a_bad_row_costs_itself_only(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text(
        '{"no": 1, "texte": "Un", "jour": "2024-01-01"}\n'
        '{"no": 2,\n'
        "[]\n"
        '{"no": 3, "texte": "Trois", "jour": "01/02/2024"}\n'
        '{"no": 1, "texte": "Encore un"}\n'
        '{"texte": "Sans"}\n'
        '{"no": 4.0}\n',
        encoding="utf-8",
    )
    failed: list[str] = []
    found = list(table_documents([str(path)], ALL, on_error=lambda error, _: failed.append(str(error))))
    assert [document.name for document in found] == ["1", "4"]
    first = [message.removeprefix(f"{path.as_posix()}:") for message in failed]
    assert [message.partition(":")[0] for message in first] == ["2", "3", "4", "5", "6"]
    assert "'01/02/2024' in column 'jour' is no date; write it YYYY-MM-DD" in first[2]
    assert "the id '1' stands in an earlier row" in first[3]
    assert first[4] == "6: no id in column 'no'"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("none.csv", "no such file"),
        ("none*.csv", "no table here"),
        ("a.docx", "not known as a table; its name should end in .csv, .tsv, .jsonl"),
        ("bad.parquet", "not to be read as Parquet"),
        ("empty.csv", "no column 'texte'; there are none"),
    ],
)
def test_a_table_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.docx", "bad.parquet", "empty.csv"):
        Path(name).write_bytes(b"")
    with pytest.raises(ReadError, match=message) as raised:
        list(table_documents([given], Columns("texte")))
    assert str(raised.value).startswith(given)


def told_of(paths: list[str], columns: Columns) -> tuple[list[Document], list[str]]:
    told: list[str] = []
    return list(table_documents(paths, columns, on_error=lambda error, _: told.append(str(error)))), told


def test_a_bad_table_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in (("a", "autre\nDeux"), ("b", "texte\nTrois"), ("d", "texte\nQuatre")):
        Path(f"{name}.csv").write_text(content, encoding="utf-8")
    Path("c.parquet").write_bytes(b"PAR1 and no more")
    for paths in (["."], ["*.*"], ["a.csv", "b.csv", "c.parquet", "d.csv"]):
        found, told = told_of(paths, Columns("texte"))
        assert [document.text for document in found] == ["Trois", "Quatre"]
        assert [message.partition(":")[0] for message in told] == ["a.csv", "c.parquet"]


def test_a_table_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("b.csv").write_text("texte\nTrois", encoding="utf-8")
    found, told = told_of(["b.csv", "./b.csv", ".", "*.csv"], Columns("texte"))
    assert ([document.name for document in found], told) == (["b.csv:2"], [])
    found = list(table_documents(["-", "-"], Columns("texte"), stdin=io.BytesIO(b"texte\nTrois")))
    assert [document.name for document in found] == ["-:2"]


def test_a_row_with_more_or_fewer_cells_than_the_header_is_named(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("no,texte\n1,3,5 % du PIB\n2,Deux,,\n3\n\n4,Quatre\n", encoding="utf-8")
    found, told = told_of([str(path)], Columns("texte", "no"))
    assert [(document.name, document.text) for document in found] == [("2", "Deux"), ("4", "Quatre")]
    assert [message.removeprefix(path.as_posix()).partition(";")[0] for message in told] == [
        ":2: 3 cells where the header has 2",
        ":4: 1 cell where the header has 2",
    ]


@pytest.mark.parametrize(
    "row", ['2,"Deux\n3,"Trois" chars\n4,Quatre', '2,"Deux "bis" fois"\n3,Trois', '2,"Deux\n3,Trois']
)
def test_a_stray_quote_glues_no_rows(tmp_path: Path, row: str) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f'no,texte\n1,"Un\net demi"\n{row}\n', encoding="utf-8")
    found, told = told_of([str(path)], Columns("texte", "no"))
    assert [document.text for document in found] == ["Un\net demi"]
    assert told == [
        f"{path.as_posix()}:4: a quote is not closed, or not doubled inside a cell; the rows from here on are not read"
    ]


def test_a_row_is_named_by_its_first_line(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('sep=,\nno,texte\n1,"Un\net demi"\n2,Deux\n', encoding="utf-8")
    assert [document.name for document in table_documents([str(path)], Columns("texte"))] == [
        f"{path.as_posix()}:3",
        f"{path.as_posix()}:5",
    ]


def test_json_without_end_costs_its_line_only(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text('{"texte": "Un"}\n' + "[" * 100_000 + '\n{"texte": "Trois"}\n', encoding="utf-8")
    found, told = told_of([str(path)], Columns("texte"))
    assert [document.text for document in found] == ["Un", "Trois"]
    assert len(told) == 1
    assert told[0].startswith(f"{path.as_posix()}:2: not a line of JSON")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_json_lines_of_windows(tmp_path: Path, encoding: str) -> None:
    data = '{"texte": "L’été"}\r\n{"texte": "Deux"}\r\n'.encode(encoding)
    (tmp_path / "t.jsonl").write_bytes(data)
    for found in (
        table_documents([str(tmp_path / "t.jsonl")], Columns("texte")),
        table_documents(["-"], Columns("texte"), stdin=io.BytesIO(data)),
    ):
        assert [document.text for document in found] == ["L’été", "Deux"]


def test_a_date_that_is_none_in_parquet_costs_its_row_only(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "t.parquet"
    days = pyarrow.array([0, 2**31 - 1, 1], pyarrow.int32()).cast(pyarrow.date32())
    parquet.write_table(pyarrow.table({"texte": ["Un", "Deux", "Trois"], "jour": days}), path)
    found, told = told_of([str(path)], Columns("texte", date="jour"))
    assert [document.text for document in found] == ["Un", "Trois"]
    assert len(told) == 1
    assert told[0].startswith(f"{path.as_posix()}:2: a value out of range")


def test_nested_cells(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text(
        '{"texte": ["12\\u00a0500 chars", "3 avions"]}\n{"texte": {"a": 1}}\n{"texte": [1]}\n', encoding="utf-8"
    )
    found, told = told_of([str(path)], Columns("texte"))
    assert [document.text for document in found] == ["12\u00a0500 chars\n\n3 avions"]
    assert [message.removeprefix(path.as_posix()) for message in told] == [
        ":2: no text in column 'texte', but dict",
        ":3: no text in column 'texte', but list",
    ]


def test_one_stray_byte_costs_no_accent_of_the_others(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("texte\nPayé 3 € l’été\n".encode() * 2 + "Pay\xe9 5 €\n".encode("cp1252"))
    found = list(table_documents([str(path)], Columns("texte")))
    assert [document.text for document in found] == ["Payé 3 € l’été", "texte", "Payé 3 € l’été", "Payé 5 €"]
    assert [document.metadata.get("encoding_guess") for document in found] == [
        "UTF-8 with stray bytes taken for Windows-1252",
        None,
        None,
        None,
    ]


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("texte,no,texte\n12 chars,1,\n", encoding="utf-8")
    with pytest.raises(ReadError, match="2 columns are called 'texte'; rename all but one"):
        list(table_documents([str(path)], Columns("texte")))
    assert [document.name for document in table_documents([str(path)], Columns("no", "no"))] == ["1"]


def test_linked_folders_of_tables_are_read_and_others_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("a", "b"):
        Path(folder).mkdir()
        Path(folder, f"{folder}.csv").write_text(f"texte\n{folder}", encoding="utf-8")
    Path("a/link").symlink_to("../b")
    Path("a/circle").symlink_to("../a")
    Path("a/endless.csv").symlink_to("x" * 300)
    found, told = told_of(["a"], Columns("texte"))
    assert [document.text for document in found] == ["a", "b"]
    assert told == ["a/endless.csv: file name too long"]


def test_a_date_is_a_date_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("texte,jour\nUn,2026-01-01xyz\nDeux,2026-01-01T10:00:00Z\n", encoding="utf-8")
    found, told = told_of([str(path)], Columns("texte", date="jour"))
    assert [document.date for document in found] == [datetime.date(2026, 1, 1)]
    assert len(told) == 1
    assert "'2026-01-01xyz' in column 'jour' is no date" in told[0]


def test_rows_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_bytes(b'{"texte": "Un"}\n' * 3 + b"\xff\n")
    documents: Iterator[Document] = table_documents([str(path)], Columns("texte"))
    assert [next(documents).name for _ in range(3)] == [f"{path.as_posix()}:{n}" for n in (1, 2, 3)]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")), min_size=1))
def test_any_text_comes_back_from_csv(texts: list[str]) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows([["no", "texte"], *([n, text] for n, text in enumerate(texts))])
    found = table_documents(["-"], Columns("texte", "no"), stdin=io.BytesIO(b"no" + out.getvalue().encode()[4:]))
    assert [document.text for document in found] == texts


# the command line


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    (tmp_path / "t.csv").write_bytes(as_csv())
    program = [sys.executable, "-m", "natofacts", "extract"]
    return lambda *arguments: subprocess.run(
        [*program, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False
    )


def test_rows_of_a_table_are_documents(run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    named = ("--text-column", "texte", "--id-column", "no")
    ended = run("t.csv", *named, "--date-column", "jour", "-f", "csv", "-c", "document,text,date_start", "-t", "event")
    assert ended.stdout.splitlines() == ["document,text,date_start", "a,Demain,2024-05-05", "b,été dernier,"]
    assert ended.stderr.splitlines() == ["a: date 2024-05-04 (metadata)", "b: no date found; --date gives one"]


def test_columns_are_checked(run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    ended = run("t.csv", "--text-column", "text", "-q")
    assert (ended.returncode, ended.stdout.count("\n")) == (1, 1)
    assert ended.stderr == "natofacts: t.csv: no column 'text'; there are 'no', 'jour', 'texte'\n"
    ended = run("t.csv", "--id-column", "no")
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)
    assert "--text-column" in ended.stderr
