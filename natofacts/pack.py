"""Loading a language pack: its word tables and rules, checked against the enums and compiled once."""

from __future__ import annotations

import csv
import functools
import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import regex

from natofacts import compiled
from natofacts.before import Before
from natofacts.currencies import Currencies, is_name
from natofacts.currencies import load as load_currencies
from natofacts.errors import PackError
from natofacts.fold import fold
from natofacts.messages import _, reason
from natofacts.models import FigureKind
from natofacts.numerals import VULGAR, NumberWord, NumberWords, read_numeral
from natofacts.rule import Rule

LANGUAGES = ("fr",)
ROLES = frozenset(("zero", "one", "unit", "teen", "ten", "long", "hundred", "thousand", "scale", "collective"))
NUMBER = "(?P<value>(?&number))"
_WORD = regex.compile("[a-z]+")
_REFERENCE = regex.compile(r"\(\?&(\w+)\)")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit word stands for: the figure's kind, its code, and a factor («décennie» is ten years)."""

    kind: str
    code: str
    factor: Fraction
    entry: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that changes a reading: the column it fills, with what, and on which side of the match."""

    form: str
    column: str
    value: str
    side: str
    entry: str


@dataclass(frozen=True, slots=True)
class Sayings:
    """Forms of the verbs of saying; some take as their object what is said, some who is called upon."""

    participles: frozenset[str]
    present: frozenset[str]
    announcing: frozenset[str]
    calling: frozenset[str]
    gerunds: frozenset[str]


@dataclass(eq=False)
class Pack:
    """One language: word tables, rules and compiled patterns; shared, never changed after loading."""

    language: str
    numbers: NumberWords
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, Unit]
    words: Mapping[str, frozenset[str]]
    cues: Mapping[str, tuple[Cue, ...]]
    rules: Mapping[str, Rule]
    declarations: Any
    lexicon: Mapping[str, Any] = field(default_factory=dict)
    _compiled: dict[str, regex.Pattern[str]] = field(default_factory=dict)
    _before: dict[str, Before] = field(default_factory=dict)
    _fragments: dict[str, str] = field(default_factory=dict)

    def pattern(self, source: str) -> regex.Pattern[str]:
        r"""Compile a pattern of this pack: verbose, `(?&piece)` and `\L<list>` filled in."""
        if source not in self._compiled:
            text = self.expand(source)
            lists: dict[str, Any] = {n: self.words[n] for n in set(regex.findall(r"\\L<(\w+)>", text))}
            try:
                make = _compile_now if self.lexicon else compiled.pattern  # a user's words are in no store
                self._compiled[source] = make(text, regex.VERBOSE, **lists)
            except regex.error as error:
                raise PackError(
                    _("{language}: pattern {source!r}: {error}").format(
                        language=self.language, source=source[:60], error=error
                    )
                ) from None
        return self._compiled[source]

    def before(self, source: str) -> Before:
        """Make a pattern of this pack that ends in `$` ready to be found in front of a place."""
        if source not in self._before:
            self._before[source] = Before(source, self.pattern)
        return self._before[source]

    def expand(self, source: str) -> str:
        """Replace `(?&piece)` by the pack's pieces of pattern, also inside pieces."""
        while match := _REFERENCE.search(source):
            piece = self._fragments.get(match[1])
            if piece is None:
                raise PackError(
                    _("{language}: no piece of pattern named {match!r}").format(language=self.language, match=match[1])
                )
            source = source[: match.start()] + "(?:" + piece + ")" + source[match.end() :]
        return source

    @functools.cached_property
    def currencies(self) -> Currencies:
        """The currencies of the language; Babel is loaded when the first amount of money asks."""
        folder = Path(__file__).parent / "lang" / self.language / "words"
        path = folder / "currencies.csv"
        rows = tuple((form, value, _where(path, n)) for n, (form, value, _) in enumerate(table(path), 2))
        own = [
            (variant, code, entry)
            for form, code, entry in self.lexicon.get("currencies", ())
            for variant in (self.declarations.plural(fold(form)) if is_name(form) else (form,))
        ]
        return load_currencies(self.language, rows, tuple(own))

    @functools.cached_property
    def verb_forms(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """Infinitives and third persons of the present, singular and plural, of the language's table of verbs."""
        rows = [cells for _, _, cells in table(Path(__file__).parent / "lang" / self.language / "words" / "verbs.csv")]
        lemmas, singular, plural = (frozenset(cells[n] for cells in rows) for n in range(3))
        return lemmas, singular, plural

    @functools.cached_property
    def sayings(self) -> Sayings:
        """The verbs of saying of the language."""
        rows = [cells for _, _, cells in table(Path(__file__).parent / "lang" / self.language / "words" / "saying.csv")]
        speech = self.declarations.speech

        def forms(*roles: str) -> frozenset[str]:
            chosen = [cells for cells in rows if cells[4] in roles]
            return frozenset(form for cells in chosen for form in (*cells[1:4], *speech.imperfect(cells[3])))

        agreeing = [cells[1] for cells in rows if cells[4] == "reflexive"]  # «s'est réjouie»
        return Sayings(
            frozenset([*(cells[1] for cells in rows), *(f for form in agreeing for f in speech.agreements(form))]),
            frozenset(form for cells in rows for form in (*cells[2:4], *speech.imperfect(cells[3]))),
            forms("announce"),
            forms("call"),
            frozenset(speech.gerund(cells[3]) for cells in rows),
        )

    @functools.cached_property
    def abbreviations(self) -> Mapping[str, bool]:
        """Words that may end in a full stop inside a sentence, and whether they do so only before a number."""
        numbered = self.words["number_abbreviation"]
        return {form: form in numbered for form in self.words["abbreviation"] | numbered}

    @property
    def number_forms(self) -> frozenset[str]:
        """Every plain word that a numeral may begin with."""
        return self.words["number_word"]

    @functools.cached_property
    def ordinal_forms(self) -> frozenset[str]:
        """Ordinals in words, which no Roman numeral may hide."""
        return frozenset(self.numbers.ordinals)

    def is_number_word(self, plain: str, start: int) -> bool:
        """Tell whether the word at a position is a number word."""
        match = _WORD.match(plain, start)
        word = match.group() if match else ""
        return word in self.numbers.cardinals or word in self.numbers.ordinals

    def number(self, text: str) -> int | None:
        """The value of a whole number in digits or words, or None."""
        numeral = read_numeral(text + " ", 0, self.numbers) if text else None
        return int(numeral.value) if numeral and numeral.end >= len(text) else None


def _compile_now(source: str, flags: int, **lists: Any) -> regex.Pattern[str]:
    return regex.compile(source, flags, ignore_unused=True, **lists)


def _number_forms(numbers: NumberWords) -> frozenset[str]:
    """Every plain word that a numeral may begin with."""
    romans = (f"{r}{end}" for r in _romans(40) for end in ("e", "eme") if len(r) + len(end) > 1)
    return frozenset((
        *numbers.cardinals, *numbers.ordinals, *(o + "s" for o in numbers.ordinals),
        *numbers.fractions, *(f + "s" for f in numbers.fractions), *numbers.half, *romans, *VULGAR,
    ))  # fmt: skip


def _romans(limit: int) -> list[str]:
    signs = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    out = []
    for number in range(2, limit + 1):
        text, rest = "", number
        for value, sign in signs:
            text += sign * (rest // value)
            rest %= value
        out.append(text)
    return out


def load(language: str = "fr", lexicon: Path | None = None) -> Pack:
    """Load a language pack, with the user's lexicon when there is one; cached by both.

    Raises:  PackError if the language is unknown or a table, a rule or the lexicon is wrong.
    """
    if language not in LANGUAGES:
        raise PackError(
            _("language {language!r} is not known; expected one of: {known}").format(
                language=language, known=", ".join(LANGUAGES)
            )
        )
    stamp = None
    if lexicon is not None:
        try:
            stamp = lexicon.stat().st_mtime_ns
        except OSError as error:
            raise PackError(
                _("{lexicon}: cannot be read ({strerror}); give a TOML file").format(
                    lexicon=lexicon, strerror=reason(error)
                )
            ) from None
    return _load(language, lexicon, stamp)


@functools.lru_cache(maxsize=8)
def _load(language: str, lexicon: Path | None, _stamp: int | None) -> Pack:
    folder = Path(__file__).parent / "lang" / language / "words"
    declarations = importlib.import_module(f"natofacts.lang.{language}")
    words = {
        **{path.stem: frozenset(form for form, _, _ in table(path)) for path in sorted(folder.glob("*.csv"))},
        **{name: frozenset(forms) for name, forms in declarations.WORD_LISTS.items()},
    }
    user = _read_lexicon(lexicon) if lexicon else {}
    units = dict(_units(folder / "units.csv", declarations.plural))
    cues: dict[str, list[Cue]] = {}
    for cue in user.get("cues", ()):
        cues.setdefault(cue.column, []).append(cue)
    for form, unit in user.get("units", {}).items():
        units.update(dict.fromkeys(declarations.plural(form), unit))
    rules: dict[str, Rule] = {}
    for rule in (*declarations.rules(), *user.get("masks", ())):
        if rule.name in rules:
            raise PackError(
                _("{language}: two rules are named {name!r}; a row must lead to one").format(
                    language=language, name=rule.name
                )
            )
        rules[rule.name] = rule
    words["unit"] = frozenset(units)
    words["month"] = frozenset(form for form, _, _ in table(folder / "months.csv"))
    words["weekday"] = frozenset(form for form, _, _ in table(folder / "weekdays.csv"))
    words["currency_code"] = frozenset(declarations.CURRENCY_CODES)
    own_symbols = (fold(form) for form, _, _ in user.get("currencies", ()) if not is_name(form))
    words["currency_symbol"] = frozenset(("€", *own_symbols))
    words.update(user.get("anchors", {}))
    numbers = _numbers(folder, declarations)
    words["number_word"] = _number_forms(numbers)
    pack = Pack(
        language,
        numbers,
        {form: int(value) for form, value, _ in table(folder / "months.csv")},
        {form: int(value) for form, value, _ in table(folder / "weekdays.csv")},
        units,
        words,
        {column: tuple(found) for column, found in cues.items()},
        rules,
        declarations,
        user,
    )
    pack._fragments.update(declarations.FRAGMENTS)
    return pack


def table(path: Path) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield (form, value, all cells) of a word table; blank lines are not allowed.

    Raises:  PackError naming file and line for a missing cell or a form given twice.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        header = next(reader)
        value_at = header.index("value") if "value" in header else 0
        for cells in reader:
            if len(cells) != len(header) or not cells[0]:
                where = _where(path, reader.line_num)
                raise PackError(
                    _("{where}: {number} cells; expected {number_}: {known}").format(
                        where=where, number=len(cells), number_=len(header), known=", ".join(header)
                    )
                )
            yield cells[0], cells[value_at], tuple(cells)


def _where(path: Path, line: int) -> str:
    return f"{'/'.join(path.parts[-3:])}:{line}"


def _numbers(folder: Path, declarations: Any) -> NumberWords:
    cardinals: dict[str, NumberWord] = {}
    for line, (form, value, cells) in enumerate(table(folder / "numbers.csv"), 2):
        if cells[1] not in ROLES:
            where = _where(folder / "numbers.csv", line)
            raise PackError(
                _("{where}: role {cells!r} is not known; expected {known}").format(
                    where=where, cells=cells[1], known=", ".join(sorted(ROLES))
                )
            )
        cardinals[form] = NumberWord(int(value), cells[1])
    ordinals = {form: int(value) for form, value, _ in table(folder / "ordinals.csv")}
    return NumberWords(
        cardinals,
        ordinals,
        declarations.FRACTIONS,
        frozenset(declarations.HALF),
        declarations.DECIMAL_WORD,
        compiled.pattern(declarations.ORDINAL_NOUN),
    )


def _units(path: Path, plural: Any) -> Iterator[tuple[str, Unit]]:
    for line, (form, value, cells) in enumerate(table(path), 2):
        yield from _unit(form, cells[1], value, plural, f"{_where(path, line)}")


def _unit(form: str, kind: str, value: str, plural: Any, entry: str) -> Iterator[tuple[str, Unit]]:
    if kind not in tuple(FigureKind):
        raise PackError(
            _("{entry}: unit {form!r} has kind {kind!r}; expected {known}").format(
                entry=entry, form=form, kind=kind, known=", ".join(FigureKind)
            )
        )
    factor, _space, code = value.rpartition(" ")
    unit = Unit(kind, code, Fraction(factor) if factor else Fraction(1), entry)
    for variant in plural(form):
        yield variant, unit


# --- the user's own words -----------------------------------------------------------------------------------


def _read_lexicon(path: Path) -> dict[str, Any]:
    """Read a lexicon: tables `[[currency]]`, `[[unit]]`, `[[mask]]` and `[[cue]]` of a TOML file."""
    from natofacts.lexicon import read_lexicon

    return read_lexicon(path)
