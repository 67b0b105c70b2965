"""The user's own words: a TOML file that adds currencies, units, masks and cues to a language pack.

    [[currency]]
    form = "sesterce"               # its regular plural comes by itself
    code = "XSC"

    [[unit]]
    form = "sortie aérienne"
    kind = "measure"                # or duration, count
    unit = "{sortie}"

    [[mask]]
    text = "Tempête du siècle 99"   # a phrase that is no figure and no date

    [[cue]]
    form = "au doigt mouillé"
    column = "comparator"
    value = "~"
    side = "before"                 # of the figure, or after

Each entry is known by its place, `lexicon:my.toml:12`; the `rule` column shows it where the entry was used.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import regex

from natofacts.errors import PackError
from natofacts.fold import fold
from natofacts.messages import _, reason
from natofacts.models import COMPARATORS
from natofacts.rule import Rule, hit, no_fact

if TYPE_CHECKING:
    from natofacts.pack import Cue, Unit

KEYS: Mapping[str, tuple[str, ...]] = {
    "currency": ("form", "code"),
    "unit": ("form", "kind", "unit"),
    "mask": ("text",),
    "cue": ("form", "column", "value", "side"),
}
UNIT_KINDS = ("measure", "duration", "count")
DURATIONS = ("year", "month", "week", "day", "hour", "minute", "second")
_HEADER = re.compile(r"\s*\[\[\s*[\"']?(\w+)[\"']?\s*\]\]")
_SYNTAX = re.compile(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One table of the file, with the lines that its own and its keys' places are looked up in."""

    path: Path
    table: str
    cells: Mapping[str, Any]
    line: int
    keys: Mapping[str, int]

    @property
    def name(self) -> str:
        """The entry as the `rule` column names it; no folder, so that it is the same on every machine."""
        return f"lexicon:{self.path.name}:{self.line}"

    def fail(self, key: str | None, found: str, expected: str) -> NoReturn:
        """Say where, what was found and what would do."""
        line = self.keys.get(key or "", self.line)
        raise PackError(
            _("{path}:{line}: [[{table}]] {found}; expected {expected}").format(
                path=self.path, line=line, table=self.table, found=found, expected=expected
            )
        )

    def text(self, key: str) -> str:
        """The words under a key, blanks evened out."""
        value = self.cells[key]
        if not isinstance(value, str) or not value.strip():
            self.fail(key, _("{key} is {value!r}").format(key=key, value=value), _("some text between quotes"))
        return " ".join(value.split())

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        """The value under a key that takes only some values."""
        value = self.text(key)
        if value not in allowed:
            self.fail(
                key,
                _("{key} is {value!r}").format(key=key, value=value),
                _(" or ").join(filter(None, (", ".join(allowed[:-1]), allowed[-1]))),
            )
        return value


def read_lexicon(path: Path) -> dict[str, Any]:
    """Read and check a lexicon; the keys are `currencies`, `units`, `masks`, `anchors` and `cues`.

    Shape:   `currencies`: (form, code, entry); `units`: plain form → Unit; `masks`: rules `lexicon.mask.<n>`,
             with the word that each is looked for at in `anchors`; `cues`: Cue.
    Raises:  PackError «my.toml:12: …; expected …» for a file that is not TOML, a table or key that is not
             known, a key that is missing, a value that does not fit or a form given twice.
    """
    entries = list(_entries(path))
    _no_twins(entries)
    masks = [_mask(entry, n) for n, entry in enumerate((e for e in entries if e.table == "mask"), 1)]
    return {
        "currencies": tuple(_currency(e) for e in entries if e.table == "currency"),
        "units": {fold(e.text("form")): _unit(e) for e in entries if e.table == "unit"},
        "masks": [rule for rule, _ in masks],
        "anchors": {rule.name: frozenset((first,)) for rule, first in masks},
        "cues": [_cue(e) for e in entries if e.table == "cue"],
    }


def _entries(path: Path) -> Iterator[_Entry]:
    source = _source(path)
    try:
        document = tomllib.loads(source)
    except RecursionError:
        raise PackError(_("{path}: is nested too deeply; expected tables such as [[unit]]").format(path=path)) from None
    except tomllib.TOMLDecodeError as error:
        said = _SYNTAX.fullmatch(str(error))
        line = int(said["line"]) if said and said["line"] else source.count("\n") + 1
        what = said["what"] if said else str(error)
        raise PackError(
            _("{path}:{line}: not TOML ({what}); expected tables such as [[unit]]").format(
                path=path, line=line, what=what
            )
        ) from None
    lines = source.splitlines()
    for table, cells in document.items():
        where = _line_of(lines, table)
        if table not in KEYS:
            known = ", ".join(f"[[{name}]]" for name in KEYS)
            raise PackError(
                _("{path}:{where}: {table!r} is not known; expected {known}").format(
                    path=path, where=where, table=table, known=known
                )
            )
        if not isinstance(cells, list) or not all(isinstance(c, dict) for c in cells):
            raise PackError(
                _("{path}:{where}: {table!r} is no list of tables; expected [[{table}]]").format(
                    path=path, where=where, table=table
                )
            )
        headers = [n for n, line in enumerate(lines, 1) if (m := _HEADER.match(line)) and m[1] == table]
        if len(headers) != len(cells):  # written inline: all that is known is where the list begins
            headers = [where] * len(cells)
        for line, found in zip(headers, cells, strict=True):
            yield _checked(_Entry(path, table, found, line, _key_lines(lines, line)))


def _source(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PackError(
            _("{path}: cannot be read ({strerror}); expected a TOML file").format(path=path, strerror=reason(error))
        ) from None
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PackError(
            _("{path}:{line}: byte 0x{data:02x} is not UTF-8; expected UTF-8").format(
                path=path, line=line, data=data[error.start]
            )
        ) from None


def _line_of(lines: list[str], key: str) -> int:
    """The first line that opens a table or gives a key of this name."""
    wanted = re.compile(rf"\s*(?:\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*[\].=]")
    return next((n for n, line in enumerate(lines, 1) if wanted.match(line)), 1)


def _key_lines(lines: list[str], header: int) -> dict[str, int]:
    """The lines of the keys between one header and the next."""
    found: dict[str, int] = {}
    for number, line in enumerate(lines[header:], header + 1):
        if line.lstrip().startswith("["):
            break
        if key := re.match(r"\s*[\"']?([\w-]+)[\"']?\s*=", line):
            found.setdefault(key[1], number)
    return found


def _checked(entry: _Entry) -> _Entry:
    wanted = KEYS[entry.table]
    for key in entry.cells:
        if key not in wanted:
            entry.fail(key, _("key {key!r} is not known").format(key=key), ", ".join(wanted))
    for key in wanted:
        if key not in entry.cells:
            entry.fail(None, _("has no {key!r}").format(key=key), ", ".join(wanted))
    return entry


def _no_twins(entries: list[_Entry]) -> None:
    seen: dict[tuple[str, ...], int] = {}
    for entry in entries:
        word = KEYS[entry.table][0]
        key = (entry.table, fold(entry.text(word)), str(entry.cells.get("side", "")))
        if key in seen:
            entry.fail(
                word,
                _("{word} {text!r} is given twice").format(word=word, text=entry.text(word)),
                _("it only once (it is on line {seen})").format(seen=seen[key]),
            )
        seen[key] = entry.line


def _currency(entry: _Entry) -> tuple[str, str, str]:
    code = entry.text("code")
    if not re.fullmatch(r"[A-Z]{3}", code):
        entry.fail("code", _("code is {code!r}").format(code=code), _("three capitals, as ISO 4217 has them (EUR)"))
    return entry.text("form"), code, entry.name


def _unit(entry: _Entry) -> Unit:
    from natofacts.pack import Unit

    kind = entry.choice("kind", UNIT_KINDS)
    code = entry.choice("unit", DURATIONS) if kind == "duration" else entry.text("unit")
    return Unit(kind, code, Fraction(1), entry.name)


def _cue(entry: _Entry) -> Cue:
    from natofacts.pack import Cue

    words = fold(entry.text("form")).split()
    column = entry.choice("column", ("comparator",))
    value = entry.choice("value", COMPARATORS)
    side = entry.choice("side", ("before", "after"))
    return Cue(" ".join(map(regex.escape, words)), column, value, side, entry.name)


def _mask(entry: _Entry, number: int) -> tuple[Rule, str]:
    """Make the rule of a mask, and the word at which it is tried."""
    text = entry.text("text")
    plain = fold(text)
    first = re.search(r"[^\W_]+", "".join(c if c.isalnum() else " " for c in plain))
    if first is None:
        entry.fail("text", _("text is {text!r}").format(text=text), _("a phrase with a letter or a digit in it"))
    parts = [regex.escape(word) for word in plain[first.start() :].split()]
    end = r"(?![^\W_])" if plain[-1].isalnum() else ""
    digit = first.group()[0].isdigit()
    name = f"lexicon.mask.{number}"
    rule = Rule(
        name,
        "[ ]".join(parts) + end,
        no_fact,
        (hit(f"[[{text}]]", mask=True),),
        (),
        ("digit",) if digit else (name,),
        doc=entry.name,
        extra={"before": regex.escape(plain[: first.start()]) + "$"} if first.start() else {},
    )
    return rule, first.group()
