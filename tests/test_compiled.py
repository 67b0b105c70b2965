"""The store of compiled patterns: what it gives back, and that a stale or torn file is only ignored."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from natofacts.compiled import Store


def kept(path: Path, stamp: str = "1") -> Store:
    """A store on a file that holds one pattern."""
    store = Store(path, stamp)
    store.compile(r"(?P<n>\L<words>)x", int(regex.VERBOSE), {"words": ["un", "deux"]})
    store.write()
    return store


def test_a_pattern_comes_back_as_it_was(tmp_path: Path) -> None:
    kept(tmp_path / "compiled.bin")
    again = Store(tmp_path / "compiled.bin", "1")
    pattern = again.compile(r"(?P<n>\L<words>)x", int(regex.VERBOSE), {})  # the words are in the store
    found = pattern.fullmatch("deuxx")
    assert found is not None
    assert found["n"] == "deux"
    assert not again.fresh


def test_another_stamp_is_another_store(tmp_path: Path) -> None:
    kept(tmp_path / "compiled.bin")
    assert not Store(tmp_path / "compiled.bin", "2").entries


@pytest.mark.parametrize("data", [b"", b"\x00", b"not marshal", b"i\x01\x00\x00\x00"])
def test_a_torn_file_is_ignored(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "compiled.bin"
    path.write_bytes(data)
    assert Store(path, "1").compile("a+", 0, {}).fullmatch("aa")


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / "file" / "compiled.bin", "1")
    assert store.compile("a+", 0, {}).fullmatch("aa")
    store.write()
    assert not store.fresh


def test_a_table_is_gathered_once(tmp_path: Path) -> None:
    store = Store(tmp_path / "compiled.bin", "1")
    assert store.table("words", lambda: {"un": 1}) == {"un": 1}
    store.write()
    assert Store(tmp_path / "compiled.bin", "1").table("words", dict) == {"un": 1}
