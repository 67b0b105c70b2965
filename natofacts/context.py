"""What the words next to a figure say of it: comparator, change, baseline, base, rate."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import regex

from natofacts.find import Match, Scan
from natofacts.pack import Pack
from natofacts.quantities import Quantity

REACH = 60
_SIGNS = {"~": "~", "≈": "~", "±": "~", ">": ">", "<": "<", "≥": ">=", "≤": "<="}


@dataclass(slots=True)
class Local:
    """The reading of the words around one figure, each with the cue that gave it (for `explain`)."""

    comparator: str = "="
    change: str | None = None
    baseline: str | None = None
    base: str | None = None
    base_span: tuple[int, int] | None = None
    rate: str | None = None
    cues: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Compiled:
    before: regex.Pattern[str]
    after: regex.Pattern[str]
    names: dict[str, str]
    change_before: dict[str, regex.Pattern[str]]
    change_after: dict[str, regex.Pattern[str]]
    rates: dict[str, regex.Pattern[str]]
    multiplied: regex.Pattern[str]


_PACKS: dict[int, Pack] = {}
_DE = r"(?:de[ ]la|de[ ]l'|des|du|de|d')"
_A = r"(?:a[ ]la|a[ ]l'|aux|au|a)"


def _cue(form: str) -> str:
    """Spell out a cue's last preposition: « de » is de, d', des, du; « a » is a, au, aux."""
    words = form.strip().split(" ")
    if words[-1] == "de":
        return "[ ]".join([*words[:-1], _DE])
    if words[-1] == "a" and len(words) > 1:
        return "[ ]".join([*words[:-1], _A])
    return "[ ]".join(words)


@functools.lru_cache(maxsize=8)
def _compile(pack_id: int) -> _Compiled:
    pack = _PACKS[pack_id]
    cues = pack.declarations.cues
    names = {">=": "ge", ">": "gt", "<=": "le", "<": "lt", "~": "about"}
    user = {"before": {}, "after": {}}  # type: dict[str, dict[str, list[str]]]
    for cue in pack.cues.get("comparator", ()):
        user[cue.side].setdefault(cue.value, []).append(cue.form)

    def alternatives(table: dict[str, str], side: str) -> str:
        groups = []
        for value in names:
            forms = [*table.get(value, "").split("|"), *user[side].get(value, ())]
            spelled = sorted((_cue(f) for f in forms if f), key=len, reverse=True)
            if spelled:
                groups.append(f"(?P<{names[value]}>{'|'.join(spelled)})")
        return "|".join(groups)

    determiner = (
        r"(?:[ ]?(?:la|le|les|l'|un|une|nos|ses|leurs|deja|desormais|encore|ces|seulement|aujourd'hui))?"
    )
    return _Compiled(
        regex.compile(
            rf"(?<![a-z0-9])(?:{alternatives(cues.COMPARATORS_BEFORE, 'before')}){determiner}[ ]?$"
        ),
        regex.compile(rf",?[ ](?:{alternatives(cues.COMPARATORS_AFTER, 'after')})(?![a-z])"),
        {short: sign for sign, short in names.items()},
        {value: pack.pattern(p) for value, p in cues.CHANGES_BEFORE.items()},
        {value: pack.pattern(p) for value, p in cues.CHANGES_AFTER.items()},
        {value: pack.pattern(r"(?:[ ]?" + p + r")(?![a-z])") for value, p in cues.RATE.items()},
        pack.pattern(cues.MULTIPLIED),
    )


def local_context(scan: Scan, match: Match) -> Local:
    """Read the cues next to a figure; spans are those of the view."""
    _PACKS[id(scan.pack)] = scan.pack
    compiled = _compile(id(scan.pack))
    q = match.quantity
    assert q
    plain = scan.plain
    window = max(scan.segments.items[scan.segments.at(q.start)].start, q.start - REACH)
    out = Local(comparator=q.comparator or "=")
    found = compiled.before.search(plain, window, q.start)
    seen = []
    if found and scan.pack.pattern(scan.pack.declarations.cues.PSEUDO_COMPARATOR).search(
        plain, window, q.start
    ):
        seen.append(("comparator", "=", f"not «{found.group().strip()}» here"))
    elif found and found.lastgroup:
        out.comparator = compiled.names[found.lastgroup]
        seen.append(("comparator", out.comparator, found.group().strip()))
    elif found := compiled.after.match(plain, q.end) or (
        compiled.after.match(plain, q.numeral_end) if q.head else None
    ):
        assert found.lastgroup
        out.comparator = compiled.names[found.lastgroup]
        seen.append(("comparator", out.comparator, found.group().strip()))
    sign = _SIGNS.get(scan.view.text[max(0, q.start - 2) : q.start].strip()[-1:])
    if sign and out.comparator == "=":
        out.comparator = sign
        seen.append(("comparator", sign, "sign"))
    _change(scan, match, out, compiled, window, seen)
    out.rate = _rate(scan, q.end, compiled, seen)
    _base(scan, match, out, seen)
    out.cues = tuple(seen)
    return out


def _change(
    scan: Scan, match: Match, out: Local, compiled: _Compiled, window: int, seen: list[tuple[str, str, str]]
) -> None:
    q = match.quantity
    assert q
    plain = scan.plain
    if q.kind in ("ordinal",) or (q.kind == "duration" and not compiled.change_after["increase"].match(plain, q.end)
                                  and not compiled.change_after["decrease"].match(plain, q.end)):  # fmt: skip
        return
    text = scan.view.text
    if q.kind == "percent" or q.kind == "money" or q.kind == "count":
        sign = text[q.start]
        if sign == "+":
            out.change = "increase"
        elif sign in "-−" and q.kind == "percent":
            out.change = "decrease"
            q.value = abs(q.value)
    if multiplied := compiled.multiplied.search(plain, window, q.start):
        out.change = "decrease" if "divis" in multiplied.group() else "increase"
    for value, pattern in compiled.change_after.items():
        if out.change is None and (found := pattern.match(plain, q.end)):
            out.change = value
            seen.append(("change", value, found.group().strip()))
    for value, pattern in compiled.change_before.items():
        if out.change is None and (found := pattern.search(plain, window, q.start)):
            out.change = value
            seen.append(("change", value, found.group().strip()))
    if out.change == "decrease" and q.value < 0:
        q.value = -q.value


def _rate(scan: Scan, end: int, compiled: _Compiled, seen: list[tuple[str, str, str]]) -> str | None:
    """A rate behind the figure: «par an», «de notre PIB par an», «mensuels»; within a few words."""
    plain = scan.plain
    stop = min(scan.segments.items[scan.segments.at(end)].end, end + 70)
    cut = regex.search(r"[,;:.]|[ ](?:dont|qui|et|pour)[ ]", plain, pos=end, endpos=stop)
    stop = cut.start() if cut else stop
    for value, pattern in compiled.rates.items():
        found = pattern.search(plain, end, stop)
        if found:
            seen.append(("period", value, found.group().strip()))
            return value
    return None


_BASE = regex.compile(
    r"(?:[ ]au[ ](?:moins|plus|minimum|maximum))?[ ](?:(?:de[ ]tou(?:s|tes)[ ]les[ ]|d'entre[ ]|de[ ]la[ ]|de[ ]l'|des[ ]|du[ ]|de[ ]|d'))"
    r"(?:(?:notre|nos|leurs?|son|ses|sa|votre|vos|mon|mes|ma|cette|ces|cet|ce|la|le|les)[ ]|l')?(?:[0-9][0-9 .,]*[ ])?"
)
_BASE_STOP = regex.compile(
    r"[,;:.!?»\n–—]|[ ](?:par|en|dans|pour|sur|d'ici|d'ici[ ]a|contre|et|ou|qui|que|dont|a|au|aux|avant|apres|depuis|chaque|cette|ces|ont|est|sont|a[ ]la|"
    r"consacre[a-z]*|devrai[a-z]*|[a-z]+(?:ront|aient|erent)|etai[a-z]*|selon|lors|jusqu[a-z']*|avec|sera|seront|doi[a-z]*|soutiennent|pendant|alors|mais|provenai[a-z]*)(?![a-z])"
    r"|[ ]\((?![a-z]{2,6}\))"
)


def _base(scan: Scan, match: Match, out: Local, seen: list[tuple[str, str, str]]) -> None:
    """What a percentage or a fraction is a share of."""
    q = match.quantity
    assert q
    if q.kind not in ("percent", "fraction") or (
        q.unit == "pp" and "pib" not in scan.plain[q.start : q.end + 12]
    ):
        return
    text = scan.view.text
    if q.kind == "fraction" and q.head:
        out.base, out.base_span = text[q.head[0] : q.head[1]], q.head
        return
    found = _BASE.match(scan.plain, q.end)
    if not found or found.end() >= len(text):
        _understood_base(scan, q, out, seen)
        return
    start = found.end()
    stop = _BASE_STOP.search(scan.plain, start, min(len(text), start + 90))
    end = stop.start() if stop else min(len(text), start + 90)
    phrase = text[start:end].strip()
    if (
        phrase
        and phrase[0].isalpha()
        and phrase.split()[0].lower() not in ("plus", "moins", "mieux", "hausse", "baisse")
    ):
        out.base, out.base_span = " ".join(phrase.split()), (start, end)
        seen.append(("base", out.base, found.group().strip()))


def _understood_base(scan: Scan, q: Quantity, out: Local, seen: list[tuple[str, str, str]]) -> None:
    """«la **part du PIB** y est, avec 4,81 %»."""
    segment = scan.segments.items[scan.segments.at(q.start)]
    found = scan.pack.pattern(scan.pack.declarations.cues.SHARE_OF).search(
        scan.plain, max(segment.start, q.start - 90), q.start
    )
    if found and q.kind == "percent" and not out.change:
        stop = _BASE_STOP.search(scan.plain, found.start("base"), found.end("base"))
        end = stop.start() if stop else found.end("base")
        out.base, out.base_span = (
            " ".join(scan.view.text[found.start("base") : end].split()),
            (found.start("base"), end),
        )
        seen.append(("base", out.base, found.group()))
