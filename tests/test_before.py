"""A pattern in front of a place is found where a search from the front finds it."""

import pytest
import regex

from natofacts import pack
from natofacts.before import Before

TEXT = "pres de 12 navires, plus de\n30 chars ; en hausse de plus de 5 %, contre 3 en 2014\n\n  400"


@pytest.mark.parametrize("source", [r"(?:(?P<near>pres)|(?P<more>plus))[ ]de[ ]?$", r"(?:^|\n)[ ]*$", r"[^.;]{1,9}$"])
def test_the_same_as_a_search(source: str) -> None:
    before, pattern = Before(source, regex.compile), regex.compile(source)
    for end in range(1, len(TEXT) + 1):
        for start in (0, max(0, end - 6)):
            found, expected = before.search(TEXT, start, end), pattern.search(TEXT, start, end)
            assert (found and found.span(), found and found.groupdict()) == (
                expected and expected.span(), expected and expected.groupdict(),
            )  # fmt: skip
            assert before.stands(TEXT, start, end) is (expected is not None)


def test_the_patterns_of_the_pack() -> None:
    french = pack.load("fr")
    cues, roles = french.declarations.cues, french.declarations.roles
    sources = [cues.BACK_LINK, cues.CHANGES_BEFORE["increase"], cues.CHANGES_BEFORE["decrease"], roles.VERSUS]
    for source in sources:
        before, pattern = french.before(source), french.pattern(source)
        assert [before.stands(TEXT, 0, end) for end in range(len(TEXT))] == [
            pattern.search(TEXT, 0, end) is not None for end in range(len(TEXT))
        ]


def test_ends() -> None:
    assert Before(r"de[ ]?$", regex.compile).ends("plus de\n")
    assert not Before(r"de[ ]?$", regex.compile).ends("de plus")
