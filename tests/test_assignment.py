"""Rows are paired so that the scores of all pairs sum up to the most."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from natofacts.assignment import assign

SCORES = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 1000))


@given(SCORES)
def test_no_other_way_to_pair_gives_more(scores: dict[tuple[int, int], int]) -> None:
    chosen = assign(scores)
    assert all(len({pair[side] for pair in chosen}) == len(chosen) for side in (0, 1))
    most = max(sum(scores.get(pair, 0) for pair in enumerate(order)) for order in permutations(range(5)))
    assert sum(scores[pair] for pair in chosen) == most


def test_of_very_many_the_surest_pairs_are_taken() -> None:
    scores = {(left, right): 1.0 + (left == right) for left in range(100) for right in range(100)}
    assert assign(scores) == [(number, number) for number in range(100)]
