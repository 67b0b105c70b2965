"""A text gives the same facts as PDF, DOCX and HTML; all texts: python tests/conversions.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from conversions import SOFFICE, converted, differences, wrapped

from natofacts.read import read

CORPUS = Path(__file__).parent / "corpus"
TEXTS = [CORPUS / f"{name}.txt" for name in ("a1", "b3", "c7", "e7", "k6")]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.stem)
def test_a_page_gives_the_facts_of_its_text(text: Path) -> None:
    document = read(wrapped(text.read_text(encoding="utf-8")), "a.html")
    lost, new, total = differences(text, document)
    assert (lost, new) == ([], [])
    assert total > 5


@pytest.mark.skipif(SOFFICE is None, reason="soffice (LibreOffice Writer) is not installed")
@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_a_conversion_gives_the_facts_of_its_text(suffix: str, tmp_path: Path) -> None:
    files = converted(TEXTS, suffix, tmp_path)
    if not any(file.exists() for file in files):
        pytest.skip("this LibreOffice has no Writer")
    for text, file in zip(TEXTS, files, strict=True):
        lost, new, total = differences(text, read(file))
        assert (text.name, lost, new) == (text.name, [], [])
        assert total > 5
