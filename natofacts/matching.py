"""Which row of one document measures what which row of the other does: each with at most one.

Figures come first; then the events, which go with the figures that they date; then the commitments. In each turn rows
of one sentence are paired, then rows of sentences that differ in numbers only, then those most alike, and at last those
whose neighbours are already paired.
"""

from __future__ import annotations

import heapq
import itertools
import re
from collections import Counter
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from natofacts.assignment import assign
from natofacts.extraction import Extraction
from natofacts.fold import fold
from natofacts.models import Fact, FactType, FigureKind
from natofacts.similarity import (
    Profile,
    Rarity,
    Vocabulary,
    is_elsewhere,
    is_other_member,
    is_telling,
    profiles,
    scale,
    similarity,
)

_LONGEST_MEETING = timedelta(days=7)
_SURE, _ENOUGH = 0.6, 0.42  # rows less alike than the second measure different things
_UNIQUE = 0.2  # where both say a value that is told once in each
_BARELY = 0.01  # what a pair that just does is worth
_ECHO = 0.6  # a row that nothing matches says again what a row this much alike has said
_SAME_SENTENCE, _SAME_PARAGRAPH = 1.3, 1.15  # what rows gain whose neighbours are paired
_NEXT_TO_OTHERS, _NEXT_TO_SAME = 0.85, 1.15  # the same by the figure that stands just before
_SKELETON = 3  # words that make a sentence one of its kind
_NEAR = 12  # figures of one kind before it that a figure may be in a series with
_TRIED = 30  # rows compared with one row, those that share most with it
_COMMON = 150  # rows that share a word too common to look for


class Matcher:
    """Matches the rows of two documents by their numbers in each; rows that repeat a passage are left out."""

    def __init__(self, old: Extraction, new: Extraction, vocabulary: Vocabulary) -> None:
        self.old, self.new = (_rows(side, vocabulary) for side in (old, new))
        self.rarity = Rarity([*self.old, *self.new])
        self.contents = {id(fact): content for side in (old, new) for fact, content in _contents(side)}
        self.found = _Index(self.old, self.rarity, self.contents)
        self.series = tuple(_series(rows, self.rarity) for rows in (self.old, self.new))
        self.previous = (_previous(self.old), _previous(self.new))
        self.dated = (_dated(self.old), _dated(self.new))
        self.pairs: dict[int, int] = {}  # the older row by the newer
        self.taken: dict[int, int] = {}  # the newer row by the older
        self.scores: dict[tuple[int, int], float] = {}
        self.echoes = (_deictic(self.old, old), _deictic(self.new, new))
        self.linked: set[tuple[Hashable, Hashable]] = set()
        self._match(*(_dating([row.fact for row in rows], side) for rows, side in ((self.old, old), (self.new, new))))
        agreed = [pair for pair in self.pairs.items() if self.agree(self.old[pair[1]], self.new[pair[0]])]
        self.settled = ({self.old[old].fact.id for _, old in agreed}, {self.new[new].fact.id for new, _ in agreed})

    def _match(self, *dating: int | None) -> None:
        """Pair all that can be paired."""
        self._pair_by(lambda row: (row.fact.type, row.fact.sentence, row.fact.text))
        if dating[0] is not None and dating[1] is not None:
            self._pair(dating[0], dating[1])  # whatever the places are called
        for kind in (FactType.FIGURE, FactType.EVENT, FactType.COMMITMENT):
            rows = [number for number, row in enumerate(self.new) if row.fact.type == kind]
            if kind == FactType.EVENT:
                self._pair_dates()
            self._pair_by(self._handed_on, rows)
            self._pair_by(_skeleton_of_period, rows)
            self._pair_by(_skeleton, rows)
            self._pair_by(_levels([*self.old, *self.new]), rows)
            self._pair_surest([number for number in rows if number not in self.previous[1]], _SURE)
            self._pair_surest(rows, _SURE)
            self._leave_echoes(kind)
            while self._pair_surest(rows, _ENOUGH):
                pass  # those that are paired now speak for their neighbours
            self._pair_unique(rows)
            self._pair_moved(rows)
            self._pair_left(rows)
            self._pair_named(rows)
            self._leave_echoes(kind)

    def agree(self, old: Profile, new: Profile) -> bool:
        """Tell whether two rows have the same value, dates, or kind, deadline and figures."""
        ways = {old.fact.change, new.fact.change}  # « a progressé de 20 % », « contre 20 % en 2025 »
        return self.contents[id(old.fact)] == self.contents[id(new.fact)] and (len(ways) == 1 or None in ways)

    def is_same(self, place: int, number: int) -> bool:
        """Tell whether two rows that are paired say the same; figures that both documents have change no promise."""
        old, new = self.old[place], self.new[number]
        if self.agree(old, new) or old.fact.type != FactType.COMMITMENT:
            return self.agree(old, new)
        kept = all(self.settled[side].issuperset(row.fact.figures or ()) for side, row in enumerate((old, new)))
        return kept and (old.fact.kind, old.fact.deadline) == (new.fact.kind, new.fact.deadline)

    def _pair(self, old: int, new: int) -> None:
        """Pair two rows that are still free."""
        if old in self.taken or new in self.pairs:
            return
        self.pairs[new] = old
        self.taken[old] = new
        for one in _places(self.old[old]):
            self.linked.update((one, other) for other in _places(self.new[new]))

    def _pair_dates(self) -> None:
        """Pair the events of one date whose figures are paired."""
        events = [{one: event for event, dated in side.items() for one in dated} for side in self.dated]
        for number, place in list(self.pairs.items()):
            old, new = events[0].get(place), events[1].get(number)
            if old is not None and new is not None and self.agree(self.old[old], self.new[new]):
                self._pair(old, new)

    def _pair_by(self, key: Callable[[Profile], Hashable], rows: Iterable[int] | None = None) -> None:
        """Pair rows that share a key, in text order, equal values first."""
        kept: dict[Hashable, list[int]] = {}
        for number, old in enumerate(self.old):
            if number not in self.taken:
                kept.setdefault(key(old), []).append(number)
        tried = [n for n in (range(len(self.new)) if rows is None else rows) if key(self.new[n]) is not None]
        for equal in (True, False):
            for number in tried:
                if number not in self.pairs:
                    places = (p for p in kept.get(key(self.new[number]), ()) if p not in self.taken)
                    found = (p for p in places if not equal or self.agree(self.old[p], self.new[number]))
                    fit = next((p for p in found if rows is None or not self._clash(p, number)), None)
                    if fit is not None:
                        self._pair(fit, number)

    def _pair_surest(self, rows: Iterable[int], enough: float) -> bool:
        """Pair the rows that are left, those most alike first; tell whether there were any."""
        scores = {
            (place, number): score - _ENOUGH + _BARELY  # two pairs that will barely do are not worth a sure one
            for number in rows
            if number not in self.pairs and number not in self.echoes[1]
            for place in self.found.like(self.new[number], self.taken)
            if place not in self.echoes[0] and not self._clash(place, number)
            if (score := self._similarity(place, number)) >= enough
        }
        for place, number in assign(scores):
            self._pair(place, number)
        return bool(scores)

    def _single(
        self, key: Callable[[Profile], Hashable | None], rows: Iterable[int], *, free: bool = True
    ) -> Iterator[tuple[int, int]]:
        """Give the rows of which each document has one by a key: among those that are `free`, or among all."""
        found: tuple[dict[Hashable, list[int]], ...] = ({}, {})
        sides = (self.old, range(len(self.old)), self.taken), (self.new, rows, self.pairs)
        for kept, (side, numbers, done), echoes in zip(found, sides, self.echoes, strict=True):
            for number in numbers:
                if free and (number in done or number in echoes):
                    continue
                if (what := key(side[number])) is not None:
                    kept.setdefault(what, []).append(number)
        for what, old in found[0].items():
            new = found[1].get(what, [])
            if len(old) == len(new) == 1 and not self._clash(old[0], new[0]):
                yield old[0], new[0]

    def _pair_unique(self, rows: Iterable[int]) -> None:
        """Pair rows in other words of which each document has one: « jusqu'à −25 °C », « en mars 2023 »."""

        def telling(row: Profile) -> Hashable | None:
            known = row.fact.type == FactType.EVENT or is_telling(row)
            return (row.group, row.noun, self.contents[id(row.fact)]) if known else None

        for place, number in list(self._single(telling, rows)):
            elsewhere = is_elsewhere(self.old[place], self.new[number])
            if not elsewhere and self._similarity(place, number) >= _UNIQUE:
                self._pair(place, number)

    def _pair_moved(self, rows: Iterable[int]) -> None:
        """Pair plans of one deed in other places, of which each document has one: « nous nous verrons à Riga »."""

        def plan(row: Profile) -> Hashable | None:
            if row.fact.type == FactType.FIGURE or not row.deeds.planned or row.columns["actor"] & row.names:
                return None
            return (row.group, row.deeds.planned, frozenset(row.skeleton) - row.names)

        for place, number in list(self._single(plan, rows, free=False)):
            if place not in self.echoes[0] and number not in self.echoes[1]:
                self._pair(place, number)

    def _pair_left(self, rows: Iterable[int]) -> None:
        """Pair the one count of a thing that is left in each of two sentences of which other rows are paired."""
        left: tuple[dict[str, dict[str, list[int]]], ...] = ({}, {})
        free = ([n for n in range(len(self.old)) if n not in self.taken], [n for n in rows if n not in self.pairs])
        for kept, side, numbers in zip(left, (self.old, self.new), free, strict=True):
            for row, number in ((side[number], number) for number in numbers):
                kept.setdefault(row.fact.sentence, {}).setdefault(row.noun, []).append(number)
        paired = [(self.old[old].fact.sentence, self.new[new].fact.sentence) for new, old in self.pairs.items()]
        for one, other in dict.fromkeys(paired):
            before, after = left[0].get(one, {}), left[1].get(other, {})
            for noun in filter(None, before.keys() & after.keys()):
                (place, *others), (number, *more) = before[noun], after[noun]
                same = not (others or more) and self.old[place].nearest == self.new[number].nearest
                if same and not self._clash(place, number):
                    self._pair(place, number)

    def _pair_named(self, rows: Iterable[int]) -> None:
        """Pair the event that is left with a name in each document, and more: « le franchissement de la Vistule »."""

        def name(row: Profile) -> Hashable | None:
            return row.names if row.fact.type == FactType.EVENT and row.names else None

        for place, number in list(self._single(name, rows)):
            old, new = self.old[place], self.new[number]
            if len(set(old.skeleton) & set(new.skeleton) - new.names) > 1:
                self._pair(place, number)

    def _similarity(self, place: int, number: int) -> float:
        """Tell how much two rows are alike, and their neighbours."""
        old, new = self.old[place], self.new[number]
        if (place, number) not in self.scores:
            self.scores[place, number] = similarity(old, new, self.rarity, same=self.agree(old, new))
        score = self.scores[place, number]
        if is_elsewhere(old, new) or is_other_member(old, new):
            return score
        before = self.previous[0].get(place), self.previous[1].get(number)
        if before[0] is not None and before[1] in self.pairs:
            score *= _NEXT_TO_SAME if self.pairs[before[1]] == before[0] else _NEXT_TO_OTHERS
        (sentence, paragraph), (other, another) = _places(old), _places(new)
        if (sentence, other) in self.linked:
            return score * _SAME_SENTENCE
        return score * _SAME_PARAGRAPH if (paragraph, another) in self.linked else score

    def _clash(self, place: int, number: int) -> bool:
        """Tell whether two rows are two years of one series, or date figures that are not paired."""
        old, new = self.old[place], self.new[number]
        if old.fact.type == FactType.EVENT:
            dated = self.dated[0].get(place), self.dated[1].get(number)
            return bool(dated[0] and dated[1]) and not self._date_one_figure(place, number)
        if old.fact.type != FactType.FIGURE or old.period == new.period or (self.agree(old, new) and is_telling(new)):
            return False  # a year is corrected where the value stays
        if (old.contrasted or new.contrasted) and (old.period is None) != (new.period is None):
            return not old.beside & new.beside
        years = (self.series[0].get(place), self.series[1].get(number))
        return bool(years[0] and years[1] and years[0] & years[1])

    def _date_one_figure(self, place: int, number: int) -> bool:
        """Tell whether two events date figures that are paired; beside one of them the figure may have no date."""
        sides = (self.old, self.dated[0][place], self.new, self.dated[1][number], self.taken)
        back = (self.new, self.dated[1][number], self.old, self.dated[0][place], self.pairs)
        events = self.old[place], self.new[number]
        for (_, dated, others, theirs, pairs), event in zip((sides, back), reversed(events), strict=True):
            for partner in (pairs[one] for one in dated if one in pairs):
                undated = others[partner].period is None and others[partner].fact.sentence == event.fact.sentence
                if partner in theirs or undated:
                    return True
        return False

    def _handed_on(self, row: Profile) -> Hashable | None:
        """Give what the value of this year has in common with that of the last, e.g. « 118 exercices, contre 110 »."""
        known = row.contrasted and is_telling(row) and row.skeleton
        return (row.group, row.noun, self.contents[id(row.fact)], frozenset(row.skeleton)) if known else None

    def _leave_echoes(self, kind: FactType) -> None:
        """Leave out rows that say again what a row that is paired says."""
        sides = (
            (self.old, self.taken, self.new, self.pairs),
            (self.new, self.pairs, self.old, self.taken),
        )
        for side, (rows, done, others, others_done) in enumerate(sides):
            said: dict[Hashable, list[Profile]] = {}
            for number, other in enumerate(others):
                if number in others_done:
                    said.setdefault((other.group, self.contents[id(other.fact)]), []).append(other)
            for number, row in enumerate(rows):
                if row.fact.type == kind and number not in done:
                    same = said.get((row.group, self.contents[id(row.fact)]), ())
                    if any(self._echoes(row, other) for other in same):
                        self.echoes[side].add(number)

    def _echoes(self, row: Profile, other: Profile) -> bool:
        """Tell whether a row says again what another says; another member of a list with its number does not."""
        return not is_other_member(row, other) and similarity(row, other, self.rarity, same=True) >= _ECHO


class _Index:
    """Finds the rows that share most with a row."""

    def __init__(self, rows: Sequence[Profile], rarity: Mapping[str, float], contents: Mapping[int, Hashable]) -> None:
        self._rarity = rarity
        self._contents = contents
        self._places: dict[tuple[str, Hashable], list[int]] = {}
        for number, row in enumerate(rows):
            for word in self._keys(row):
                self._places.setdefault((row.group, word), []).append(number)

    def like(self, row: Profile, without: Container[int]) -> list[int]:
        """List the rows worth a comparison, without those already taken; common words are left out where others do."""
        kept = [(self._places.get((row.group, word), ()), word) for word in self._keys(row)]
        shared: dict[int, float] = {}
        for places, word in sorted(kept, key=lambda one: (len(one[0]), str(one[1]))):
            if len(places) > _COMMON and len(shared) >= _TRIED:
                break
            weight = self._rarity.get(word, 0.5) if isinstance(word, str) else 0.5
            for number in places:
                if number not in without:
                    shared[number] = shared.get(number, 0.0) + weight
        return heapq.nlargest(_TRIED, shared, key=lambda number: (shared[number], -number))

    def _keys(self, row: Profile) -> set[Hashable]:
        """Give the stems and the value by which a row is found."""
        return {*row.words, *itertools.chain(*row.columns.values()), (self._contents[id(row.fact)],)}


def _rows(side: Extraction, vocabulary: Vocabulary) -> list[Profile]:
    """Tell what each row of a document measures, once each."""
    return profiles([fact for fact in side if fact.repeat_of is None], vocabulary, side.document.text)


def _places(row: Profile) -> tuple[Hashable, Hashable]:
    """Give the sentence and the paragraph of a row."""
    return row.fact.sentence, row.paragraph


def _when(row: Profile) -> tuple[str, str | None]:
    """Give the sentence of a row and the date that it has there."""
    return row.fact.sentence, row.period


def _skeleton(row: Profile) -> Hashable | None:
    """Give what sentences that differ in numbers and dates only have in common; a line of a table has its dates."""
    if len(row.skeleton) >= _SKELETON:
        return (row.group, row.rank, row.skeleton)
    dates = re.findall(r"\b(?:19|20)\d\d\b", row.fact.sentence) if not row.skeleton else ()
    return (row.group, row.rank, *dates) if dates and row.fact.type == FactType.FIGURE else None


def _skeleton_of_period(row: Profile) -> Hashable | None:
    """Give that of one year of a series, wherever the sentence tells that year."""
    known = row.fact.type == FactType.FIGURE and row.period is not None and len(row.skeleton) >= _SKELETON
    return (row.group, row.period, row.period_rank, row.skeleton) if known else None


def _levels(rows: Sequence[Profile]) -> Callable[[Profile], Hashable | None]:
    """Give a key of figures that the words of a sentence do not tell apart, e.g. « de 28 % à 31 % »: those words."""
    beside: dict[Hashable, set[Hashable]] = {}
    for row in rows:
        beside.setdefault((row.fact.document, row.fact.sentence, row.group), set()).add((row.own, row.nearest))

    def key(row: Profile) -> Hashable | None:
        one = len(beside[row.fact.document, row.fact.sentence, row.group]) == 1
        known = one and row.listed and len(row.skeleton) >= _SKELETON
        return (row.group, row.rank, frozenset(row.skeleton)) if known else None

    return key


def _previous(rows: Sequence[Profile]) -> dict[int, int]:
    """Give the figure of another kind that a change stands behind: « un budget de **421 M€**, en hausse de 18 % »."""
    found: dict[int, int] = {}
    last: int | None = None
    for number, row in enumerate(rows):
        if row.fact.type != FactType.FIGURE:
            continue
        if last is not None and row.fact.change:
            before = rows[last]
            if before.fact.sentence == row.fact.sentence and before.group != row.group:
                found[number] = last
        last = number
    return found


def _series(rows: Sequence[Profile], rarity: Mapping[str, float]) -> dict[int, frozenset[str]]:
    """Give the years of the series that each figure is in, of figures like it in its paragraph; a deadline is none."""
    kept: dict[Hashable, list[int]] = {}
    years: dict[int, set[str]] = {}
    for number, row in enumerate(rows):
        if row.fact.type == FactType.FIGURE and row.period is not None and not row.period.startswith(".."):
            years[number] = {row.period}
            near = kept.setdefault((row.paragraph, row.group, row.fact.unit), [])
            for other in near[-_NEAR:]:
                if similarity(rows[other], row, rarity, same=False) >= _SURE:
                    years[number] |= years[other]
                    years[other] |= years[number]
            near.append(number)
    return {number: frozenset(found) for number, found in years.items()}


def _dated(rows: Sequence[Profile]) -> dict[int, set[int]]:
    """Give the figures that each event dates: those of its sentence that hold at its date, unless another is nearer."""
    events: dict[Hashable, list[int]] = {}
    for number, row in enumerate(rows):
        if row.fact.type == FactType.EVENT:
            events.setdefault(_when(row), []).append(number)
    found: dict[int, set[int]] = {}
    for number, row in enumerate(rows):
        same = events.get(_when(row)) if row.fact.type == FactType.FIGURE and row.period is not None else None
        if same:
            nearest = min(same, key=lambda event: abs(rows[event].fact.start - row.fact.start))
            found.setdefault(nearest, set()).add(number)
    return found


def _deictic(rows: Sequence[Profile], extraction: Extraction) -> set[int]:
    """Find what points at the day of the document in words, e.g. « aujourd’hui », which is no date of its own."""
    day = extraction.date.isoformat() if extraction.date else None
    return {
        number
        for number, row in enumerate(rows)
        if day and row.fact.date_start == row.fact.date_end == day and not re.search(r"\d", row.fact.text)
    }


def dateline(extraction: Extraction) -> str:
    """Give the sentence that dates a document; its place tells no two things apart."""
    facts = list(extraction)
    number = _dating(facts, extraction)
    return "" if number is None else facts[number].sentence


def _dating(facts: Iterable[Fact], extraction: Extraction) -> int | None:
    """Find the event that dates a document: the first of its day, or of a few days that begin with it."""
    if extraction.date is None:
        return None
    day = extraction.date.isoformat()
    last = (min(extraction.date, date.max - _LONGEST_MEETING) + _LONGEST_MEETING).isoformat()
    found = (n for n, fact in enumerate(facts) if fact.date_start == day and (fact.date_end or "9999") <= last)
    return next(found, None)


def _contents(facts: Iterable[Fact]) -> Iterator[tuple[Fact, Hashable]]:
    """Give what each row of a document says of the thing that it measures."""
    quantities = {fact.id: _quantity(fact) for fact in facts if fact.type == FactType.FIGURE}
    for fact in facts:
        # « depuis 2014 » and « en 2014 » tell the same date
        dates = (fact.date_start, (fact.edtf or "").removesuffix("/.."), fact.time)
        if fact.type == FactType.FIGURE:
            yield fact, quantities[fact.id]
        elif fact.type == FactType.EVENT:
            yield fact, dates if any(dates) else fold(fact.text)
        else:
            inside = Counter(quantities[name] for name in fact.figures or () if name in quantities)
            yield fact, (fact.kind, fact.deadline, frozenset(inside.items()))


def _quantity(fact: Fact) -> Hashable:
    """Give an amount in a unit that others of its dimension share; what is counted may be called otherwise."""
    unit, factor = scale(fact.unit) if fact.kind in (FigureKind.MEASURE, FigureKind.DURATION) else (fact.unit, 1)
    low, high = (None if value is None else value * factor for value in (fact.value, fact.value_max))
    counted = fact.kind in (FigureKind.COUNT, FigureKind.NUMBER, FigureKind.ORDINAL)
    if fact.kind == FigureKind.FRACTION and low is not None:
        unit, low = "%", low * 100
    return (low, high, None if counted else unit, fact.comparator or "=")
