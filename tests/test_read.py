"""Reading: encodings, offsets, and the inputs that paths name."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natofacts.errors import ReadError
from natofacts.read import Source, expand_paths, read
from natofacts.readers.plain import decode

TEXT = "Le 12 février 2026, l’Alliance a dépensé 486 milliards d’euros — soit 2 % du PIB, cœur de l’effort.\r\n"
PLAIN = TEXT.replace("’", "'").replace("—", "-").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_marked_and_utf8_texts_are_read_without_a_guess(data: bytes, encoding: str) -> None:
    document = read(data, "a.txt")
    assert document.text == TEXT
    assert document.metadata == {"format": "plain", "encoding": encoding}


@pytest.mark.parametrize(
    ("data", "text", "guess"),
    [
        (TEXT.encode("cp1252"), TEXT, "Windows-1252"),
        (PLAIN.encode("cp1252"), PLAIN, "Windows-1252"),
        ("Coût : 3 €, un cœur".encode("iso8859_15"), "Coût : 3 €, un cœur", "ISO-8859-15"),
        ("é".encode("cp1252"), "é", "Windows-1252"),
        (TEXT.encode("utf-16-le"), TEXT, "UTF-16-LE"),
        (TEXT.encode("utf-16-be"), TEXT, "UTF-16-BE"),
    ],
)
def test_other_texts_are_guessed_and_the_guess_is_told(data: bytes, text: str, guess: str) -> None:
    document = read(data, "a.txt")
    assert document.text == text
    assert document.metadata["encoding_guess"] == guess


def test_a_stray_byte_does_not_cost_the_accents_of_the_rest() -> None:
    document = read("Les Alliés ont dépensé 2 % à Évere".encode() + b" et 3 \x80", "a.txt")
    assert document.text == "Les Alliés ont dépensé 2 % à Évere et 3 €"
    assert "1 stray byte" in document.metadata["encoding_guess"]


def test_nothing_but_the_mark_is_changed() -> None:
    text = "a\r\nb\rc\0d\x1b[31m\x0c\ufeff"
    assert read(b"\xef\xbb\xbf" + text.encode(), "a.txt").text == text


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except UnicodeDecodeError:
        assert data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:4] == b"\0\0\xfe\xff"
    else:
        decoded.text.encode()  # no lone surrogate


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_utf8_comes_back_as_written(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode()).text == text


def test_a_false_mark_is_said(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xff\xfe" + b"abc")
    with pytest.raises(ReadError, match="mark of UTF-16-LE"):
        read(file)
    file.write_bytes("\ufeffab".encode("utf-16-le") + b"\0\xd8")
    with pytest.raises(ReadError, match="mark of UTF-16-LE, but byte 6 is not"):
        read(file)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ReadError, match=r"^no/such\.txt: no such file"):
        read(Path("no/such.txt"))


@pytest.mark.skipif(os.name == "nt", reason="no named pipes")
def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("deux chars",))
    writer.start()
    assert read(pipe).text == "deux chars"
    writer.join()


@pytest.mark.skipif(not Path("/dev/zero").is_char_device(), reason="no endless device")
def test_a_device_without_end_is_refused() -> None:
    with pytest.raises(ReadError, match=r"^/dev/zero: is a device"):
        read(Path("/dev/zero"))
    assert not read(Path(os.devnull)).text


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.txt",
        "a.md",
        "c.csv",
        ".hidden.txt",
        "README.md",
        "sub/z.TXT",
        "sub/a.txt",
        ".git/x.txt",
    ):
        file = tmp_path / "notes" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("deux chars", encoding="utf-8")
    return tmp_path


def names(*paths: str) -> list[str]:
    return [source.name for source in expand_paths(paths)]


def test_a_folder_gives_its_texts_sorted(folder: Path) -> None:
    assert names("notes") == ["notes/a.md", "notes/b.txt", "notes/sub/a.txt", "notes/sub/z.TXT"]
    assert names("./notes/") == names("notes")


def test_patterns_are_expanded(folder: Path) -> None:
    assert names("notes/*.txt") == ["notes/b.txt"]
    assert names("notes/**/*.txt") == ["notes/b.txt", "notes/sub/a.txt"]


def test_any_file_may_be_named_and_each_is_read_once(folder: Path) -> None:
    assert names("notes/c.csv", "notes/b.txt", "notes", "-", "-") == [
        "notes/c.csv",
        "notes/b.txt",
        "notes/a.md",
        "notes/sub/a.txt",
        "notes/sub/z.TXT",
        "-",
    ]


def test_a_file_with_the_signs_of_a_pattern_is_itself(folder: Path) -> None:
    Path("[1].txt").write_text("x", encoding="utf-8")
    assert names("[1].txt") == ["[1].txt"]


def test_standard_input_has_no_path() -> None:
    assert list(expand_paths(["-"])) == [Source("-", None)]


@pytest.mark.skipif(os.name == "nt", reason="links need rights")
def test_links_in_a_circle_end(folder: Path) -> None:
    Path("notes/sub/up").symlink_to("..", target_is_directory=True)
    assert names("notes") == ["notes/a.md", "notes/b.txt", "notes/sub/a.txt", "notes/sub/z.TXT"]


def test_what_gives_nothing_is_told_and_the_others_go_on(folder: Path) -> None:
    Path("empty").mkdir()
    told: list[str] = []
    sources = list(expand_paths(["empty", "*.pdf", "notes/b.txt"], on_error=lambda error: told.append(str(error))))
    assert [source.name for source in sources] == ["notes/b.txt"]
    kinds = ".txt, .md, .markdown, .html, .htm, .xhtml, .pdf, .docx"
    assert told == [f"empty: no document ({kinds}) in this folder", "*.pdf: no file matches this pattern"]
    with pytest.raises(ReadError):
        list(expand_paths(["empty"]))


def test_a_name_that_is_no_unicode_is_still_a_name(folder: Path) -> None:
    path = os.fsencode(folder) + b"/caf\xe9.txt"
    try:
        with open(path, "wb") as file:
            file.write(b"deux chars")
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    sources = [source for source in expand_paths(["."]) if "caf" in source.name]
    assert [source.name for source in sources] == ["caf\\xe9.txt"]
    assert sources[0].path is not None
    assert read(sources[0].path, sources[0].name).text == "deux chars"


def test_names_that_differ_in_bytes_that_are_no_unicode_are_two(folder: Path) -> None:
    names = [b"a\xe8.txt", b"a\xe9.txt"]
    try:
        for name in names:
            Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(name)
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    found = list(expand_paths([os.fsdecode(name) for name in names]))
    assert [source.name for source in found] == ["a\\xe8.txt", "a\\xe9.txt"]


def test_a_file_called_dash_is_not_standard_input(folder: Path) -> None:
    assert list(expand_paths(["-", "./-"])) == [Source("-", None), Source("./-", Path("-"))]


def test_the_empty_name_is_no_folder(folder: Path) -> None:
    with pytest.raises(ReadError, match="the empty name names no file"):
        list(expand_paths([""]))


@pytest.mark.skipif(os.name == "nt", reason="file names are cut otherwise")
def test_an_entry_that_cannot_be_asked_about_costs_itself_only(folder: Path) -> None:
    (folder / "notes" / "endless.txt").symlink_to("x" * 300)
    told: list[str] = []
    found = [source.name for source in expand_paths(["notes", "notes/*.txt"], on_error=lambda e: told.append(str(e)))]
    assert "notes/b.txt" in found
    assert [message for message in told if "no document" not in message] == [
        "notes/endless.txt: file name too long"
    ] * 2
