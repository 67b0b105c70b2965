"""What every reader shares: kinds told by content, extras named, the text that offsets count in, folders."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import column, docx, paragraph, pdf

from natofacts import cli, extract, readers
from natofacts.errors import ReadError
from natofacts.read import expand_paths, read
from natofacts.readers.kinds import SUFFIXES, Kind, kind_of

SENTENCE = "En 2024, 35 pays ont livré 12 chars."
PAGE = f"<!DOCTYPE html><p>{SENTENCE}</p>".encode()
PDF = pdf([column([SENTENCE])])
DOCX = docx(paragraph(SENTENCE))


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (PDF, "a.txt", Kind.PDF),
        (b"\n\n" + PDF, "-", Kind.PDF),
        (DOCX, "a", Kind.DOCX),
        (PAGE, "a.txt", Kind.HTML),
        (b"\xef\xbb\xbf<!-- a -->\n<html lang=fr>", "-", Kind.HTML),
        ("\ufeff<html>".encode("utf-16-be"), "-", Kind.HTML),
        (b"<p class=a>deux chars", "-", Kind.HTML),
        (b"<p align=center>deux chars", "a.md", Kind.MARKDOWN),
        (b"<p < 3 et 5 > 2", "-", Kind.PLAIN),
        (b"<!-- a -->" * 400 + b"deux", "-", Kind.PLAIN),
        (b"deux chars", "a.htm", Kind.HTML),
        (b"deux chars", "a.MD", Kind.MARKDOWN),
        (b"deux chars", "a.log", Kind.PLAIN),
        (b"< 5 % du PIB, p < 3", "-", Kind.PLAIN),
        (b"<deux> chars", "-", Kind.PLAIN),
        (b"", "a.txt", Kind.PLAIN),
    ],
)
def test_the_kind_is_told_by_content_then_by_name(data: bytes, name: str, kind: Kind) -> None:
    assert kind_of(data, name) is kind


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{\\rtf1 deux}", "is RTF"),
        (b"\x89PNG\r\n\x1a\n", "is an image"),
        (b"\x1f\x8b\x08", "is compressed"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "is an OpenDocument file"),
        (b"PK\x05\x06" + b"\0" * 18, "is an empty ZIP archive"),
    ],
)
def test_what_is_no_text_is_refused_in_a_line(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=rf"^a: {said}"):
        read(data, "a")


@pytest.mark.parametrize(
    ("data", "name"), [(PAGE, "a.html"), (PDF, "a.pdf"), (DOCX, "a.docx"), (SENTENCE.encode(), "a.md")]
)
def test_every_kind_gives_the_same_facts_with_offsets_in_its_text(data: bytes, name: str) -> None:
    document = read(data, name)
    facts = extract(document)
    assert [fact.text for fact in facts] == ["2024", "35 pays", "12 chars"]
    assert all(document.text[fact.start : fact.end] == fact.text for fact in facts)


@pytest.mark.parametrize(
    ("data", "name", "extra"), [(PAGE, "a.html", "html"), (DOCX, "a.docx", "docx"), (PDF, "a.pdf", "pdf")]
)
def test_a_missing_library_names_the_extra(data: bytes, name: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ReadError, match=rf"needs \w+: pip install 'natofacts\[{extra}\]'"):
        read(data, name)
    assert read(SENTENCE.encode(), "a.txt").text == SENTENCE


def test_a_text_loads_no_library_of_another_kind() -> None:
    code = (
        "import sys; from natofacts.read import read; read(b'deux', 'a.txt');"
        "print([m for m in ('lxml', 'pypdfium2', 'markdown_it', 'zipfile') if m in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


@given(st.binary(max_size=200), st.sampled_from(["a" + suffix for suffix in SUFFIXES] + ["-"]))
def test_any_bytes_are_a_document_or_refused(data: bytes, name: str) -> None:
    try:
        read(data, name).text.encode()
    except ReadError as error:
        assert str(error).startswith(f"{name}: ")
        assert "\n" not in str(error)


def test_every_kind_has_a_reader() -> None:
    assert all(callable(readers.reader_for(kind)) for kind in Kind)


def test_folders_give_every_kind(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md", "c.HTML", "d.htm", "e.pdf", "f.docx", "g.xlsx", "h.py"):
        (tmp_path / name).write_bytes(b"deux")
    assert [source.name[-6:].split("/")[-1] for source in expand_paths([str(tmp_path)])] == [
        "a.txt", "b.md", "c.HTML", "d.htm", "e.pdf", "f.docx",
    ]  # fmt: skip


def command(monkeypatch: pytest.MonkeyPatch, *arguments: str, stdin: bytes = b"") -> int:
    monkeypatch.setattr(sys, "argv", ["natofacts", *arguments])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


@pytest.mark.parametrize("data", [PAGE, PDF, DOCX, "deux chars\r\nà \0\x1b[31m".encode()])
def test_the_text_command_prints_exactly_the_text(
    data: bytes, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert command(monkeypatch, "text", "-", stdin=data) == 0
    assert capsysbinary.readouterr().out.decode() == read(data).text


def test_the_text_command_tells_what_the_file_says_of_itself(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    page = b'<html lang="fr"><title>Note</title><meta name="date" content="2026-02-12"><p>deux chars'
    assert command(monkeypatch, "text", "-", "-f", "json", stdin=page) == 0
    assert json.loads(capsysbinary.readouterr().out) == {
        "document": "-",
        "date": "2026-02-12",
        "format": "html",
        "encoding": "utf-8",
        "title": "Note",
        "language": "fr",
        "text": "deux chars\n",
    }


def test_a_broken_document_costs_its_own_line_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").write_bytes(PDF[:80])
    Path("b.docx").write_bytes(DOCX)
    assert (
        command(monkeypatch, "extract", "a.pdf", "b.docx", "-q", "-f", "csv", "-c", "document,text", "-k", "count") == 1
    )
    out, err = capsysbinary.readouterr()
    assert out.decode().splitlines() == ["document,text", "b.docx,35 pays", "b.docx,12 chars"]
    assert err.decode() == "natofacts: a.pdf: is a broken PDF\n"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights do not bind here")
def test_an_unreadable_folder_is_named(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    told: list[str] = []
    assert list(expand_paths([str(closed)], on_error=lambda error: told.append(str(error)))) == []
    assert "permission denied" in told[0]
