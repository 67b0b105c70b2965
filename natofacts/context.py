"""What the words next to a figure say of it: comparator, change, baseline, base, rate."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

import regex

from natofacts import compiled
from natofacts.before import Before, by_last_word
from natofacts.find import Scan
from natofacts.matches import Quantity
from natofacts.pack import Pack
from natofacts.segment import Segment

REACH = 60
_SIGNS = {"~": "~", "≈": "~", "±": "~", ">": ">", "<": "<", "≥": ">=", "≤": "<=", ">=": ">=", "<=": "<="}


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
    entry: str = ""


Cues = list[tuple[str, str, str]]


class ContextReader:
    """Reads the cues next to the figures of one language."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.cues = pack.declarations.cues
        pattern = pack.pattern
        before = self._alternatives(self.cues.COMPARATORS_BEFORE, "before")
        after = self._alternatives(self.cues.COMPARATORS_AFTER, "after")
        make = regex.compile if pack.lexicon else compiled.pattern  # a user's words are in no store
        stepped_over = f"{self.cues.STEPPED_OVER}(?:[ ]?{self.cues.BEFORE_FIGURE})?(?<![ ])[ ]?$"
        self.before = Before(
            f"(?<![a-z0-9])(?:{before}){stepped_over}", make, f"(?<![a-z0-9])(?:{self._from_end()}){stepped_over}"
        )
        self.after = make(rf",?[ ](?:{after})(?![a-z])")
        self.pseudo = pack.before(self.cues.PSEUDO_COMPARATOR)
        self.share_change_before = {value: pack.before(p) for value, p in self.cues.SHARE_CHANGES_BEFORE.items()}
        self.share_change_after = {value: pattern(p) for value, p in self.cues.SHARE_CHANGES_AFTER.items()}
        self.change_before = {value: pack.before(p) for value, p in self.cues.CHANGES_BEFORE.items()}
        self.change_after = {value: pattern(p) for value, p in self.cues.CHANGES_AFTER.items()}
        # one look for every rate; a group for each, by its number
        self.rates: list[str] = list(self.cues.RATE)
        self.rate = pattern(rf"(?:{'|'.join(f'({form})' for form in self.cues.RATE.values())})(?![a-z])")
        self.multiplied = pack.before(self.cues.MULTIPLIED)
        self.negated = pack.before(self.cues.NEGATED)
        self.balance = pack.before(self.cues.BALANCE)
        self.added = pack.before(self.cues.ADDED)
        self.rate_stop = pattern(self.cues.RATE_STOP)
        self.base_lead = pattern(self.cues.BASE_LEAD)
        self.base_stop = pattern(self.cues.BASE_STOP)
        self.word = pattern(r"[a-zà-ÿœ]+(?:-[a-zà-ÿœ]+)*'?")
        self.share_of = pattern(self.cues.SHARE_OF)
        self.in_terms_of = pattern(self.cues.IN_TERMS_OF)

    def _alternatives(self, forms: Mapping[str, str], side: str) -> str:
        """The comparator cues of one side, the user's own among them, as named alternatives."""
        groups = []
        for sign, name in _SIGN_NAMES.items():
            spelled = {"[ ]".join(self._spell(form)) for form in self._forms(forms, side, sign)}
            shapes = (
                [self.cues.COMPARATOR_SHAPES[sign]] if side == "before" and sign in self.cues.COMPARATOR_SHAPES else []
            )
            if spelled:
                groups.append(f"(?P<{name}>{'|'.join([*shapes, *sorted(spelled, key=lambda f: (-len(f), f))])})")
        return "|".join(groups)

    def _from_end(self) -> str:
        """The comparator cues in front of a figure as alternatives that are read from their end."""
        forms = [form for sign in _SIGN_NAMES for form in self._forms(self.cues.COMPARATORS_BEFORE, "before", sign)]
        return "|".join([*self.cues.COMPARATOR_SHAPES.values(), by_last_word(map(self._spell, forms))])

    def _forms(self, forms: Mapping[str, str], side: str, sign: str) -> list[str]:
        """The cues of a comparator on one side of a figure, the user's own among them."""
        user = [c.form for c in self.pack.cues.get("comparator", ()) if c.side == side and c.value == sign]
        return [form for form in (*forms.get(sign, "").split("|"), *user) if form]

    def _spell(self, form: str) -> list[str]:
        """The words of a cue, its last preposition spelled out: « de » is de, d', des, du; « a » is a, au, aux."""
        words = form.strip().split(" ")
        if len(words) > 1 or words[-1] in self.cues.SPELLED_ALONE:
            words[-1] = self.cues.LAST_PREPOSITIONS.get(words[-1], words[-1])
        return words

    def read(self, scan: Scan, q: Quantity) -> Local:
        """Read the words around a figure; spans are those of the view."""
        segment = scan.segments.items[scan.segments.at(q.start)]
        window = max(segment.start, q.start - REACH)
        seen: Cues = []
        out = Local(self._comparator(scan, q, window, seen))
        out.entry = self._user_entry(seen)
        out.change = self._change(scan, q, window, seen)
        out.rate = self._rate(scan, q.end, segment, seen)
        self._base(scan, q, out, seen)
        if out.comparator == "=" and out.base_span and (found := self.after.match(scan.plain, out.base_span[1])):
            out.comparator = _NAME_SIGNS[found.lastgroup or ""]  # «3,5 % du PIB **au minimum**»
            seen.append(("comparator", out.comparator, found.group().strip()))
        out.cues = tuple(seen)
        return out

    def _comparator(self, scan: Scan, q: Quantity, window: int, seen: Cues) -> str:
        found = self.before.search(scan.plain, window, q.start)
        if found and self.pseudo.stands(scan.plain, window, q.start):
            seen.append(("comparator", "=", f"not «{found.group().strip()}» here"))
            return q.comparator or "="
        if found is None:
            found = self.after.match(scan.plain, q.end)
        if found is None and q.head:
            found = self.after.match(scan.plain, q.numeral_end)
        if found is not None and found.start() >= q.numeral_end and self._opens_another(scan.plain, found.end() + 1):
            found = None  # «venus de quinze pays, **environ** 13 500 soldats»
        if found is not None and found.lastgroup:
            sign = _NAME_SIGNS[found.lastgroup]
            if sign in _NEGATED and found.end() <= q.start and self.negated.stands(scan.plain, window, found.start()):
                sign = _NEGATED[sign]  # «n'a jamais dépassé», «ne peut être inférieur à»
            seen.append(("comparator", sign, found.group().strip()))
            return sign
        before = scan.view.text[max(0, q.start - 3) : q.start].strip()
        printed = _SIGNS.get(before[-2:]) or _SIGNS.get(before[-1:])
        if printed:
            seen.append(("comparator", printed, "sign"))
        return printed or q.comparator or "="

    def _opens_another(self, plain: str, place: int) -> bool:
        """Whether a number begins at a place, so that what stands before it is said of that number."""
        return plain[place : place + 1].isdigit() or self.pack.is_number_word(plain, place)

    def _user_entry(self, seen: Cues) -> str:
        """The entry of the user's lexicon that gave the comparator, if one did."""
        for cue in self.pack.cues.get("comparator", ()):
            spelled = "[ ]".join(self._spell(cue.form))
            if any(regex.search(rf"(?<![a-z]){spelled}(?![a-z])", why) for _, _, why in seen):
                return cue.entry
        return ""

    def _change(self, scan: Scan, q: Quantity, window: int, seen: Cues) -> str | None:
        """Whether the figure is a variation; a signed one becomes positive, `change` tells the way."""
        plain = scan.plain
        behind = {}
        if plain.startswith(self.cues.CHANGE_WORDS, q.end):
            behind = {value: found for value, p in self.change_after.items() if (found := p.match(plain, q.end))}
        if q.kind == "ordinal" or (q.kind == "duration" and not behind):
            return None
        change: str | None = None
        sign = scan.view.text[q.start]
        if q.kind in ("percent", "money", "count") and sign == "+":
            change = "increase"
        elif sign in "-−–" and self._is_less(plain, q, window):
            change = "decrease"
        if multiplied := self.multiplied.search(plain, window, q.start):
            change = "decrease" if self.cues.DIVIDED in multiplied.group() else "increase"
        for value, found in behind.items():
            if change is None:
                change = value
                seen.append(("change", value, found.group().strip()))
        for value, pattern in self.change_before.items():
            if change is None and (found := pattern.search(plain, window, q.start)):
                if found.groupdict().get("loses") and q.kind not in ("percent", "money", "fraction"):
                    continue  # «ils ont perdu onze camions»: what is lost is no variation
                change = value
                seen.append(("change", value, found.group().strip()))
        if change is None and q.kind in ("percent", "fraction"):
            change = self._share_change(plain, q, window, seen)
        if change == "decrease" and q.value < 0:
            if q.value_max is not None and q.value_max >= 0:
                return None  # «entre −0,5 et 0,8 %»: neither way
            first, last = abs(q.value), q.value_max
            q.value, q.value_max = (first, None) if last is None else (min(first, abs(last)), max(first, abs(last)))
        return change

    def _is_less(self, plain: str, q: Quantity, window: int) -> bool:
        """Whether a minus tells a variation: «7,8 milliards (**−1 milliard**)»; a balance is simply below nought."""
        if q.kind == "percent":
            return not self.balance.stands(plain, window, q.start)
        return q.kind == "count" or (q.kind in ("money", "number") and self.added.stands(plain, window, q.start))

    def _share_change(self, plain: str, q: Quantity, window: int, seen: Cues) -> str | None:
        """«réduire ses émissions **de 45 %**», «8 % de gaz **de moins**»: what changes stands between."""
        for value, before in self.share_change_before.items():
            found = before.search(plain, window, q.start) or self.share_change_after[value].match(plain, q.end)
            if found:
                seen.append(("change", value, found.group().strip()))
                return str(value)
        return None

    def _rate(self, scan: Scan, end: int, segment: Segment, seen: Cues) -> str | None:
        """A rate behind the figure: «par an», «de notre PIB par an», «mensuels»; within a few words."""
        if end >= segment.end:  # a figure may end its sentence
            segment = scan.segments.items[scan.segments.at(end)]
        stop = min(segment.end, end + 70)
        cut = self.rate_stop.search(scan.plain, end, stop)
        found = self.rate.search(scan.plain, end, cut.start() if cut else stop)
        if found is None or found.lastindex is None:
            return None
        value = self.rates[found.lastindex - 1]
        seen.append(("period", value, found.group().strip()))
        return value

    def _before_verb(self, scan: Scan, start: int, end: int) -> int:
        """Where the verb begins that «80 % de la population **soutient** l'Ukraine» is the subject of, or the end."""
        grammar, singular = self.pack.declarations.grammar, self.pack.verb_forms[1]
        before = ""
        for word in self.word.finditer(scan.view.low, start, end):
            form = word.group()
            noun = form in grammar.AMBIGUOUS or before in grammar.NOT_VERB_BEFORE
            goes = form in self.pack.declarations.verbs.NEAR_FUTURE  # «le tiers des crédits va aux équipements»
            if before and (goes or form in singular) and not noun:
                return word.start()
            before = form
        return end

    def _base(self, scan: Scan, q: Quantity, out: Local, seen: Cues) -> None:
        """What a percentage or a fraction is a share of."""
        text = scan.view.text
        if q.kind not in ("percent", "fraction"):
            return
        if q.unit == "pp" and self.cues.GDP not in scan.plain[q.start : q.end + 12]:
            return
        if q.kind == "fraction" and q.head:
            out.base, out.base_span = text[slice(*q.head)], q.head
            return
        found = self.base_lead.match(scan.plain, q.end)
        if found and found.end() < len(text):
            limit = min(len(text), found.end() + 90)
            stop = self.base_stop.search(scan.plain, found.end(), limit)
            end = stop.start() if stop else limit
            end = self._before_verb(scan, found.end(), end)
            words = text[found.end() : end].split()
            known = found.group().rstrip().endswith(self.cues.POINTING)  # «les trois quarts de cette hausse»
            if words and words[-1].endswith(")") and "(" not in "".join(words):
                words[-1] = words[-1].rstrip(")")  # «(2 % du PIB)»
            if words and words[0][0].isalpha() and (known or words[0].lower() not in self.cues.NOT_A_BASE):
                out.base, out.base_span = " ".join(words), (found.end(), end)
                seen.append(("base", out.base, found.group().strip()))
            return
        # «la **part du PIB** y est, avec 4,81 %»
        segment = scan.segments.items[scan.segments.at(q.start)]
        before = max(segment.start, q.start - 90)
        share = self.share_of.search(scan.plain, before, q.start) or self.in_terms_of.search(
            scan.plain, before, q.start
        )
        if share and q.kind == "percent" and not out.change:
            start, end = share.span("base")
            stop = self.base_stop.search(scan.plain, start, end)
            end = stop.start() if stop else end
            out.base, out.base_span = " ".join(text[start:end].split()), (start, end)
            seen.append(("base", out.base, share.group()))


_NEGATED = {">": "<=", "<": ">="}
_SIGN_NAMES = {">=": "ge", ">": "gt", "<=": "le", "<": "lt", "~": "about"}
_NAME_SIGNS = {name: sign for sign, name in _SIGN_NAMES.items()}


@functools.lru_cache(maxsize=8)
def context_reader(pack: Pack) -> ContextReader:
    """The reader of a pack; compiled once."""
    return ContextReader(pack)
