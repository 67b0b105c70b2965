"""A huge text is read in sections: the rows are those of the text read in one go."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import natofacts
from natofacts import sections

CORPUS = Path(__file__).parent / "corpus"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sections of a few pages."""
    monkeypatch.setattr(sections, "SECTION", 12_000)
    monkeypatch.setattr(sections, "CONTEXT", 5000)


def texts() -> Iterator[str]:
    """Documents of several sections: the texts of the corpus, some after others, with points that go on."""
    corpus = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("[ace]*.txt"))]
    yield "\n\n".join(corpus[:12])
    yield "\r\n\r\n".join(corpus[12:20]).replace("\n", "\r\n")
    points = [f"{n}. En {1990 + n}, {n + 10} pays ont versé {n} millions d’euros aux Alliés." for n in range(1, 400)]
    yield "\n\n".join(points)
    yield "Bruxelles, le 4 mai 2024\n\n" + "\n\n".join([*points[:150], "Demain, 12 avions partiront.", *points[:150]])
    yield "Un avion. " * 2000 + "Vendredi, 30 pays se réuniront. " + "\n\n".join(points) + " Le 3 mai 2031, c’est fini."


@pytest.mark.parametrize("text", list(texts()), ids=["corpus", "crlf", "points", "repeats", "late date"])
def test_sections_give_the_rows_of_the_whole(text: str, small: None, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = natofacts.extract(text)
    monkeypatch.setattr(sections, "HUGE", 5000)
    cut = natofacts.extract(text)
    assert (cut.date, cut.date_source) == (whole.date, whole.date_source)
    differing = [(a, b) for a, b in zip(cut, whole, strict=True) if a != b]
    assert differing == []


def test_a_row_of_a_section_is_explained(small: None, monkeypatch: pytest.MonkeyPatch) -> None:
    text = list(texts())[3]
    whole = natofacts.extract(text)
    monkeypatch.setattr(sections, "HUGE", 5000)
    last = whole.facts[-1]
    assert last.repeat_of is not None
    explanation = natofacts.explain(text, last.id)
    assert explanation.fact == last
    with pytest.raises(natofacts.NatofactsError, match="no row has the id"):
        natofacts.explain(text, "f0000000000")


@given(st.text(alphabet="a \n\r.", max_size=400), st.integers(2, 60), st.integers(0, 20))
def test_sections_cover_a_text_once(text: str, size: int, context: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sections, "SECTION", size)
        patch.setattr(sections, "CONTEXT", context)
        found = list(sections.cuts(text))
    assert "".join(text[cut.start : cut.end] for cut in found) == text
    assert all(cut.low <= cut.start < cut.end <= cut.high for cut in found)
    assert all(a.low <= b.low for a, b in itertools.pairwise(found))
