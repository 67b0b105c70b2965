"""The best of all ways to pair rows: the one whose scores sum up to the most."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

_MANY = 80  # rows of one side that are assigned exactly; of more, the surest pairs are taken first

Pair = tuple[int, int]


def assign(scores: Mapping[Pair, float]) -> list[Pair]:
    """Choose pairs, each row in at most one, so that their scores sum up to the most.

    >>> assign({(0, 0): 9, (0, 1): 8, (1, 0): 7})
    [(0, 1), (1, 0)]

    Shape:  rows that no score joins, even through others, are assigned apart.
    """
    chosen: list[Pair] = []
    for group in _groups(scores):
        lefts, rights = ({pair[side] for pair in group} for side in (0, 1))
        few = max(len(lefts), len(rights)) <= _MANY
        chosen += _best(group, sorted(lefts), sorted(rights), scores) if few else _surest(group, scores)
    return sorted(chosen)


def _groups(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Part pairs into groups that share no row."""
    root: dict[tuple[int, int], tuple[int, int]] = {}

    def find(row: tuple[int, int]) -> tuple[int, int]:
        while root.setdefault(row, row) != row:
            root[row] = root[root[row]]
            row = root[row]
        return row

    for left, right in (ordered := sorted(pairs)):
        root[find((0, left))] = find((1, right))
    groups: dict[tuple[int, int], list[Pair]] = {}
    for left, right in ordered:
        groups.setdefault(find((0, left)), []).append((left, right))
    yield from groups.values()


def _surest(pairs: Iterable[Pair], scores: Mapping[Pair, float]) -> Iterator[Pair]:
    """Take the pairs of the highest scores first."""
    taken: tuple[set[int], set[int]] = (set(), set())
    for left, right in sorted(pairs, key=lambda pair: (-scores[pair], sum(pair))):
        if left not in taken[0] and right not in taken[1]:
            taken[0].add(left)
            taken[1].add(right)
            yield left, right


def _best(
    pairs: Sequence[Pair], lefts: Sequence[int], rights: Sequence[int], scores: Mapping[Pair, float]
) -> Iterator[Pair]:
    """Assign by the Hungarian method; a row may stay alone."""
    if len(pairs) == 1:
        yield pairs[0]
        return
    if len(lefts) > len(rights):
        turned = {(right, left): scores[left, right] for left, right in pairs}
        yield from ((left, right) for right, left in _best(list(turned), rights, lefts, turned))
        return
    costs = [[-scores.get((left, right), 0.0) for right in rights] for left in lefts]
    for row, column in enumerate(_hungarian(costs)):
        if (lefts[row], rights[column]) in scores:
            yield lefts[row], rights[column]


def _hungarian(costs: Sequence[Sequence[float]]) -> list[int]:
    """Give the column of each row so that the costs sum up to the least; there are no fewer columns than rows.

    Source:  Kuhn 1955; the shortest augmenting paths of Jonker and Volgenant 1987.
    """
    rows, columns = len(costs), len(costs[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    matched = [0] * (columns + 1)  # the row of each column; both count from 1
    for row in range(1, rows + 1):
        matched[0] = row
        least, before, done = [math.inf] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        column = 0
        while matched[column]:
            done[column] = True
            at = matched[column]
            for other in range(1, columns + 1):
                if not done[other]:
                    cost = costs[at - 1][other - 1] - of_row[at] - of_column[other]
                    if cost < least[other]:
                        least[other], before[other] = cost, column
            nearest = min((n for n in range(1, columns + 1) if not done[n]), key=least.__getitem__)
            step = least[nearest]
            for other in range(columns + 1):
                if done[other]:
                    of_row[matched[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = nearest
        while column:
            matched[column] = matched[before[column]]
            column = before[column]
    found = [0] * rows
    for column in range(1, columns + 1):
        if matched[column]:
            found[matched[column] - 1] = column - 1
    return found
