"""How much two rows of two documents measure the same thing, whatever their numbers and dates are.

A row is known by the words around it, near ones more than far ones and rare ones more than common ones, by its object,
base and actor, and by the names that stand with it. The numbers and dates of the sentence are no part of that.
"""

from __future__ import annotations

import math
import re
from bisect import bisect, bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from natofacts.fold import fold
from natofacts.models import Fact, FactType, FigureKind
from natofacts.pack import Pack
from natofacts.verbs import morphology

_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[,;:()«»–—]")
_BLANK_LINE = re.compile(r"\n\s*\n")
_STOP = re.compile(r"(?<=[.!?;]) ")
_LOOK_BACK = 400  # characters in which the sentence before ends
_OPENING = 4  # words in which a sentence takes up the one before
_LINE = 4  # commas that a new line is worth
_ARTICLE = 4  # characters that stand before the first noun of a sentence
_TAKEN_UP = 0.4  # what a word of the sentence before weighs
_CAPITAL_INSIDE = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Þ][^\W\d_]+|(?<=[’'])[A-ZÀ-Þ][^\W\d_]+")
_ENDING = re.compile(r"(?:ations?|e?ments?|eons|ons|eront|era|aient|ent|ees?|es?|er|ez|s|x)$")
_SHORT = 3
_STEM = 6  # letters: « engageons », « engagement » and « engager » are one word
_REACH = 8  # words after which a word counts half
_ACROSS = 0.7  # what a word keeps of its weight across a comma
_WEIGHTS = {"object": 0.25, "base": 0.2, "actor": 0.2}
_OTHER_NAMES, _OTHER_NEAREST, _OTHER_NOUN, _OTHER_WAY, _OTHER_RELATION = 0.45, 0.6, 0.6, 0.6, 0.85
_OTHER_OWN, _KNOWN, _OTHER_DEED = 0.55, 0.8, 0.5
_SAME_VALUE, _SAME_RANK, _SAME_DATE = 0.1, 0.03, 0.1


class Token(NamedTuple):
    """A word of a sentence that says something: its stem, where it begins, and whether it is a name."""

    stem: str
    start: int
    name: bool


class Deeds(NamedTuple):
    """The verbs of a sentence, as stems: what is still to be done, and what has been."""

    planned: frozenset[str]
    done: frozenset[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a row measures: weighted stems around it, stems of its columns, names, its rank in the sentence."""

    fact: Fact
    group: str
    words: Mapping[str, float]
    columns: Mapping[str, frozenset[str]]
    nearest: str
    names: frozenset[str]
    skeleton: tuple[str, ...]
    rank: int
    own: frozenset[str]
    beside: frozenset[str]
    listed: bool
    contrasted: bool
    noun: str
    period: str | None
    period_rank: int
    paragraph: int
    deeds: Deeds


class Vocabulary:
    """Tells words that say something from those that every sentence has, and names from nouns, in one language."""

    def __init__(self, pack: Pack, texts: Iterable[str], bases: Iterable[str | None] = (), hosts: str = "") -> None:
        from babel import Locale

        plain = {fold(word) for name in ("not_counted", "month", "weekday") for word in pack.words[name]}
        self._empty = plain | {fold(word) for word in pack.words["numbers"]}
        self._morphology = morphology(pack.declarations)
        grammar = pack.declarations.grammar
        for name in (
            "DETERMINERS",
            "PREPOSITIONS",
            "COORDINATORS",
            "SUBORDINATORS",
            "SUBJECT_PRONOUNS",
            "ANAPHORIC",
            "AMOUNT_VERBS",
        ):
            self._empty.update(fold(word) for word in getattr(grammar, name))
        self._empty.update(pack.declarations.cues.POSSESSIVES)
        self._heads = {
            stem(fold(word)): stem(fold(words.split()[0]))
            for words in pack.declarations.SYNONYMS
            for word in words.split()
        }
        self._member_stems = {stem(fold(word)) for word in grammar.MEMBER_NOUNS}
        self._member = min(self._member_stems)
        self._anybody = {stem(fold(word)) for word in grammar.ALLIANCE_NOUNS}
        self._common = {fold(word) for word in grammar.ACTOR_NOUNS | grammar.ALLIANCE_NOUNS}
        self._common.update(word for base in bases if base for word in _WORD.findall(fold(base)))  # « PIB » is no name
        self._anaphoric = {fold(word).strip("'") for word in grammar.ANAPHORIC}
        self._whole = {fold(word) for word in grammar.ALLIANCE_NOUNS}
        self._definite = pack.declarations.roles.DEFINITE
        self._and = {word for word in pack.declarations.cues.LIST_LINKS if len(word) > 1}
        self._names = {fold(word[0]) for text in texts for word in _CAPITAL_INSIDE.finditer(text)}
        self._hosts = {fold(word) for word in _WORD.findall(hosts)}
        self._names.update(map(fold, Locale.parse(pack.language).territories.values()))

    def tokens(self, text: str) -> Iterator[Token]:
        """List the words of a text that say something, without the beginning of a name's article."""
        low = fold(text)
        first = True
        for match in _WORD.finditer(low):
            word, begins = match[0], first
            first = False
            if word in self._empty or len(word) < 2:
                continue
            capital = text[match.start()].isupper() and word not in self._common and word not in self._hosts
            yield Token(self.stem(word), match.start(), capital and (not begins or word in self._names))

    def stem(self, word: str) -> str:
        """Give the stem of a folded word, that of its first synonym where it has some."""
        root = stem(word)
        return self._heads.get(root, root)

    def deeds(self, sentence: str) -> Deeds:
        """Tell the verbs of a sentence in the future and in the past by their form."""
        low = sentence.lower().replace("’", "'")
        planned, done = set(), set()
        for verb in self._morphology.verbs_in(low, 0, len(low)):
            word = _WORD.search(low, verb.end)  # « sera attribué »: the participle tells the deed
            passive = (
                word if word and word.start() == verb.end + 1 and self._morphology.is_participle(word[0]) else None
            )
            deed = self.stem(fold(passive[0] if passive and verb.tense != "past" else verb.form))
            if verb.tense in ("future", "conditional"):
                planned.add(deed)
            elif verb.tense == "past":
                done.add(deed)
        return Deeds(frozenset(planned), frozenset(done))

    def is_anaphoric(self, sentence: str) -> bool:
        """Tell whether a sentence begins with what takes up the one before it."""
        return any(word in self._anaphoric for word in _WORD.findall(fold(sentence))[:_OPENING])

    def is_whole(self, fact: Fact, before: str) -> bool:
        """Tell whether a count is of all there are, e.g. « les trente-deux Alliés », whatever the sentence is about."""
        return fold(fact.unit or "") in self._whole and re.search(self._definite, fold(before)) is not None

    def links(self, sentence: str, amounts: list[tuple[int, int]]) -> list[int]:
        """Find each « et » that stands between two amounts."""
        first, last = min(amounts, default=(0, 0))[1], max(amounts, default=(0, 0))[0]
        return [match.start() for match in _WORD.finditer(fold(sentence), first, last) if match[0] in self._and]

    def columns(self, fact: Fact) -> dict[str, frozenset[str]]:
        """Give the stems of the columns that tell what is measured; « les Alliés » and the like are anybody."""
        found = {name: frozenset(token.stem for token in self.tokens(getattr(fact, name) or "")) for name in _WEIGHTS}
        found["object"] = frozenset(self._member if one in self._member_stems else one for one in found["object"])
        found["actor"] -= self._anybody
        return found

    def noun(self, fact: Fact) -> str:
        """Give the stem of the noun that is counted; Allies, nations and members are one."""
        noun = self.stem(fold(fact.unit or ""))
        return self._member if noun in self._member_stems else noun


def stem(word: str) -> str:
    """Cut a word to what its forms have in common, e.g. « soldats » and « soldat »."""
    root = _ENDING.sub("", word)
    return (root if len(root) > _SHORT else word.rstrip("sx") or word)[:_STEM]


def group_of(fact: Fact) -> str:
    """Name the rows that can measure one thing: shares, amounts, deeds; metres are never tonnes."""
    if fact.type != FactType.FIGURE:
        return fact.type
    if fact.kind in (FigureKind.PERCENT, FigureKind.FRACTION):
        return "points" if fact.unit == "pp" else "share"
    if fact.kind in (FigureKind.COUNT, FigureKind.NUMBER):
        return "count"
    return f"measure {scale(fact.unit)[0]}" if fact.kind == FigureKind.MEASURE else fact.kind


_SCALES = {
    "km": ("mm", 1_000_000), "m": ("mm", 1000), "cm": ("mm", 10), "kg": ("g", 1000), "t": ("g", 1_000_000),
    "kW": ("W", 1000), "MW": ("W", 1_000_000), "GW": ("W", 1_000_000_000), "km2": ("m2", 1_000_000),
    "hour": ("minute", 60), "day": ("minute", 1440), "week": ("minute", 10_080), "year": ("month", 12),
}  # fmt: skip


def scale(unit: str | None) -> tuple[str, int]:
    """Give the unit that others of its dimension are counted in, and how many of it one is."""
    return _SCALES.get(unit or "", (unit or "", 1))


def profiles(facts: Iterable[Fact], vocabulary: Vocabulary, text: str) -> list[Profile]:
    """Tell what each row of one document measures."""
    sentences: dict[str, list[Fact]] = {}
    for fact in facts:
        sentences.setdefault(fact.sentence, []).append(fact)
    around = _Surroundings(text, vocabulary)
    found = [
        profile for sentence, rows in sentences.items() for profile in _sentence(sentence, rows, vocabulary, around)
    ]
    return sorted(found, key=lambda profile: (profile.fact.start, profile.fact.end))


def _sentence(sentence: str, facts: list[Fact], vocabulary: Vocabulary, around: _Surroundings) -> Iterator[Profile]:
    """Tell what the rows of one sentence measure."""
    places = dict(_places(sentence, facts))
    amounts = [places[fact.id] for fact in facts if fact.type != FactType.COMMITMENT]
    tokens = [
        token for token in vocabulary.tokens(sentence) if not any(low <= token.start < high for low, high in amounts)
    ]
    breaks = sorted(
        [match.start() for match in _BREAK.finditer(sentence)]
        + vocabulary.links(sentence, amounts)
        + _LINE * list(around.line_breaks(sentence, facts))
    )
    ranks: Counter[tuple[str, ...]] = Counter()
    listed = Counter((group_of(fact), vocabulary.noun(fact)) for fact in facts)
    periods: dict[tuple[str, str], set[str | None]] = {}
    for fact in facts:
        periods.setdefault((group_of(fact), vocabulary.noun(fact)), set()).add(_period(fact))
    first = min(facts, key=lambda fact: fact.start)
    deeds = vocabulary.deeds(sentence)
    taken_up = around.taken_up(sentence, tokens, first, places[first.id][0])
    for fact in facts:
        place, group, period = places[fact.id], group_of(fact), _period(fact)
        inside = fact.type == FactType.COMMITMENT
        own = [token for token in tokens if place[0] <= token.start < place[1]] if inside else tokens
        noun = vocabulary.noun(fact) if group == "count" else ""
        words = _promised(own, vocabulary.columns(fact)["actor"]) if inside else _weights(own, breaks, place)
        whole = bool(noun) and vocabulary.is_whole(fact, sentence[: place[0]])
        yield Profile(
            fact,
            group,
            taken_up | words | ({noun: 1.0} if noun else {}),
            vocabulary.columns(fact),
            "" if inside or whole else _nearest_name(own, breaks, place),
            frozenset() if whole else _names(own, breaks, place, everywhere=fact.type != FactType.FIGURE),
            tuple(token.stem for token in own),
            ranks[group,],
            _own(own, breaks, place),
            frozenset(token.stem for token in own if not _crossed(breaks, token, place)),
            listed[group, vocabulary.noun(fact)] > 1,
            len(periods[group, vocabulary.noun(fact)] | {None}) > 1 and None in periods[group, vocabulary.noun(fact)],
            noun,
            period,
            ranks[group, period or ""],
            around.paragraph(fact.start),
            deeds,
        )
        ranks[group,] += 1
        ranks[group, period or ""] += 1


class _Surroundings:
    """What stands around the sentences of a text: their paragraphs, and the sentence that each one takes up."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._text = text
        self._vocabulary = vocabulary
        self._ends = [match.end() for match in _BLANK_LINE.finditer(text)]

    def paragraph(self, place: int) -> int:
        """Number the paragraph of a row."""
        return bisect(self._ends, place)

    def taken_up(self, sentence: str, tokens: list[Token], first: Fact, offset: int) -> dict[str, float]:
        """Give the words of the sentence before where « il », « la commande » or a lack of words takes them up."""
        number = self.paragraph(first.start)
        begin = max(self._ends[number - 1] if number else 0, first.start - _LOOK_BACK)
        lines = f"{' '.join(self._text[begin : first.start].split())} "
        before = {
            token.stem for token in self._vocabulary.tokens(_STOP.split(lines[: len(lines) - offset].strip())[-1])
        }
        again = bool(tokens) and tokens[0].start <= _ARTICLE and not tokens[0].name and tokens[0].stem in before
        if len(tokens) > 1 and not again and not self._vocabulary.is_anaphoric(sentence):
            return {}
        return dict.fromkeys(sorted(before), _TAKEN_UP)

    def line_breaks(self, sentence: str, facts: list[Fact]) -> Iterator[int]:
        """Find the lines in a sentence that begin with a capital, e.g. the rows of a table without full stops."""
        low, high = (edge(fact.start for fact in facts) for edge in (min, max))
        if "\n" not in self._text[low:high]:
            return
        words = sentence.split()
        begin = max(0, low - 2 * len(sentence))
        found = re.search(r"\s+".join(map(re.escape, words)), self._text[begin : high + 2 * len(sentence)])
        reached = -1
        for gap, word in zip(re.findall(r"\s+", found[0]) if found else (), words[1:], strict=False):
            reached = sentence.index(" ", reached + 1)
            if "\n" in gap and word[0].isupper():
                yield reached


def _period(fact: Fact) -> str | None:
    """Give the date for which a figure holds, or of a past or present event; a rate is none."""
    if fact.type == FactType.FIGURE:
        return None if fact.period is None or fact.period.startswith("P") else fact.period
    return fact.edtf if fact.type == FactType.EVENT else None


def _places(sentence: str, facts: list[Fact]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Find each row in its sentence: after the one before it, or within that."""
    reached: list[tuple[Fact, int]] = []
    for fact in sorted(facts, key=lambda fact: (fact.start, -fact.end)):
        text = " ".join(fact.text.split())
        least = (at + (len(" ".join(one.text.split())) if fact.start >= one.end else 0) for one, at in reached)
        start = max(sentence.find(text, max(least, default=0)), 0)
        reached = [*(pair for pair in reached if pair[0].end > fact.start), (fact, start)]
        yield fact.id, (start, start + len(text))


def _nearest_name(tokens: list[Token], breaks: list[int], place: tuple[int, int]) -> str:
    """Find the name that a figure or a date goes with: across the fewest commas, rather before it than after it."""

    def rank(token: Token) -> tuple[int, bool, int]:
        return _crossed(breaks, token, place), token.start > place[0], abs(token.start - place[0])

    return min((token for token in tokens if token.name), key=rank).stem if any(t.name for t in tokens) else ""


def _names(tokens: list[Token], breaks: list[int], place: tuple[int, int], *, everywhere: bool) -> frozenset[str]:
    """Give the names that a row stands with, or for figures those not behind the next comma: they go with another."""
    return frozenset(
        token.stem
        for token in tokens
        if token.name and (everywhere or token.start < place[0] or not _crossed(breaks, token, place))
    )


def _own(tokens: list[Token], breaks: list[int], place: tuple[int, int]) -> frozenset[str]:
    """Give the words between a row's commas; where there are none, those across the fewest in front of it."""
    crossed = [(_crossed(breaks, token, place), token) for token in tokens]
    nearest = [times for times, token in crossed if token.start < place[0] or not times]
    fewest = 0 if 0 in nearest else min(nearest, default=0)
    return frozenset(
        token.stem for times, token in crossed if times == fewest and (not times or token.start < place[0])
    )


def _crossed(breaks: list[int], token: Token, place: tuple[int, int]) -> int:
    """Count the commas and the like between a word and a row."""
    low, high = (token.start, place[0]) if token.start < place[0] else (place[1], token.start)
    return bisect_left(breaks, high) - bisect_left(breaks, low)


def _promised(tokens: list[Token], actor: frozenset[str]) -> dict[str, float]:
    """Give the words that tell what is promised: who does so says nothing of it."""
    words = {token.stem: 1.0 for token in tokens}
    return {word: weight for word, weight in words.items() if word not in actor} or words


def _weights(tokens: list[Token], breaks: list[int], place: tuple[int, int]) -> dict[str, float]:
    """Weigh each word by how near it stands; of a repeated word the nearest counts."""
    before = sum(token.start < place[0] for token in tokens)
    weights: dict[str, float] = {}
    for number, token in enumerate(tokens):
        away = before - number - 1 if number < before else number - before
        weight = _ACROSS ** _crossed(breaks, token, place) / (1 + away / _REACH)
        weights[token.stem] = max(weight, weights.get(token.stem, 0))
    return weights


class Rarity(dict[str, float]):
    """How much each stem tells: a word of every sentence little, one of a single sentence in each text much."""

    def __init__(self, found: Iterable[Profile]) -> None:
        sentences: dict[tuple[str, str], set[str]] = {}
        for profile in found:
            sentences.setdefault((profile.fact.document, profile.fact.sentence), set()).update(profile.words)
        counts = Counter(stem for words in sentences.values() for stem in words)
        super().__init__((word, math.log(1 + (len(sentences) + 2) / count)) for word, count in counts.items())


def similarity(one: Profile, other: Profile, rarity: Mapping[str, float], *, same: bool) -> float:
    """Tell from 0 to about 1 whether two rows measure the same; `same` says that their values agree."""
    parts = [(0.6, _overlap(one.words, other.words, rarity))]
    for name, weight in _WEIGHTS.items():
        left, right = one.columns[name], other.columns[name]
        if left and right and not _is_idle(name, one, other):
            parts.append((weight, 2 * len(left & right) / (len(left) + len(right))))
    score = sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)
    telling = _telling(one) * same
    score += telling + _SAME_RANK * (one.rank == other.rank) + _same_dates(one, other)
    for factor in _penalties(one, other, known=telling > _SAME_VALUE):
        score *= factor
    return round(score, 9)  # whichever of the two is first


def is_telling(row: Profile) -> bool:
    """Tell whether a value is shared by more than accident."""
    return _telling(row) > _SAME_VALUE


def _telling(row: Profile) -> float:
    """Tell how little a value is shared by accident: « 32 » tells more than « 2 », « 1 455 » than « 32 »."""
    value = row.fact.value
    if value is None or abs(value) < 10:
        return _SAME_VALUE
    digits = len(f"{abs(value):.6g}".replace(".", "").rstrip("0"))
    return _SAME_VALUE * min(digits, 3)


def _same_dates(one: Profile, other: Profile) -> float:
    """Tell what speaks for two figures that hold at one date, or are compared with one."""
    if one.fact.type != FactType.FIGURE:
        return 0.0
    dates = ((one.period, other.period), (one.fact.baseline, other.fact.baseline))
    return _SAME_DATE * sum(left is not None and left == right for left, right in dates)


def _is_idle(column: str, one: Profile, other: Profile) -> bool:
    """Tell whether a column says nothing: an event's object is its sentence, a list has one subject for many names."""
    if column == "object":
        return one.fact.type == FactType.EVENT
    return column == "actor" and bool(one.nearest) and one.nearest == other.nearest


def _overlap(one: Mapping[str, float], other: Mapping[str, float], rarity: Mapping[str, float]) -> float:
    """Compare weighted stems: what both have over what there is."""
    total = sum(weight * rarity[word] for words in (one, other) for word, weight in words.items())
    shared = sum((one[word] + other[word]) * rarity[word] for word in one.keys() & other.keys())
    return shared / total if total else 0.0


def is_elsewhere(one: Profile, other: Profile) -> bool:
    """Tell whether two rows stand with other names."""
    return bool(one.names and other.names) and not one.names & other.names


def is_other_member(one: Profile, other: Profile) -> bool:
    """Tell whether two rows are other members of lists, e.g. « la marine 15 %, le service de santé 60 % »."""
    return one.listed and other.listed and bool(one.own and other.own) and not one.own & other.own


def _is_beside_another(one: Profile, other: Profile) -> bool:
    """Tell whether two rows stand by other names of one list, e.g. « l'Italie 34 % et l'Espagne 19 % »."""
    listed = (one.listed or other.listed) and one.nearest != other.nearest
    return listed and (one.nearest in other.names or other.nearest in one.names)


def _is_other_deed(one: Deeds, other: Deeds) -> bool:
    """Tell whether one sentence plans a deed and the other tells of another that is done."""
    for first, second in ((one, other), (other, one)):
        if first.planned and second.done and not first.done and not second.planned:
            return not first.planned & second.done
    return False


def _penalties(one: Profile, other: Profile, *, known: bool) -> Iterator[float]:
    """Give a factor for each thing that speaks against two rows measuring the same; less where the value is `known`."""
    if is_elsewhere(one, other):
        yield _OTHER_NAMES
    elif _is_beside_another(one, other):
        yield _KNOWN if known else _OTHER_NEAREST  # « l'Italie 34 % et l'Espagne 19 % »
    left, right = (profile.columns["actor"] & profile.names for profile in (one, other))
    swapped = one.group == FactType.COMMITMENT and bool(left & other.names and right & one.names)
    if left and right and not left & right and not swapped and not _is_idle("actor", one, other):
        yield _OTHER_NAMES  # « le Canada s'engage … », but not where two share a sentence and change places
    if one.noun and other.noun and one.noun != other.noun:
        yield _OTHER_NOUN
    if is_other_member(one, other):
        yield _KNOWN if known else _OTHER_OWN
    if one.fact.change != other.fact.change:
        yield _OTHER_WAY
    if one.fact.type == FactType.EVENT and one.fact.relation != other.fact.relation:
        yield _OTHER_RELATION
    if one.fact.type == FactType.EVENT and _is_other_deed(one.deeds, other.deeds):
        yield _OTHER_DEED  # « présenterons le plan le 3 mai », « ont approuvé le plan le 4 juin »
