"""Currency names and symbols: from CLDR through Babel; the pack adds only how people shorten them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import regex

from natofacts import compiled
from natofacts.fold import fold

Entries = tuple[tuple[str, str, str], ...]
_WORDS = regex.compile(r"[a-z]+(?:[ -][a-z]+){0,3}")


def is_name(form: str) -> bool:
    """Tell a currency's name («livre turque»), which has a plural, from a sign or shorthand («F$»)."""
    return _WORDS.fullmatch(fold(form)) is not None


@dataclass(frozen=True, slots=True)
class Currencies:
    """The currencies of a language by plain name (singular and plural) and by symbol."""

    names: Mapping[str, tuple[str | None, str]]
    symbols: Mapping[str, tuple[str, str]]
    codes: frozenset[str]

    def longest(self, plain: str, start: int) -> tuple[str | None, int, str] | None:
        """The currency whose name begins at `start`: (ISO 4217 code or None, end, table entry)."""
        match = _WORDS.match(plain, start)
        if match is None:
            return None
        name = match.group()
        while True:
            if name in self.names and not plain[start + len(name) : start + len(name) + 1].isalpha():
                code, entry = self.names[name]
                return code, start + len(name), entry
            cut = max(name.rfind(" "), name.rfind("-"))
            if cut < 0:
                return None
            name = name[:cut]

    def symbol(self, printed: str) -> tuple[str, str] | None:
        """The code and entry of a symbol («€», «$ US»), or of an ISO code, which must be in capitals."""
        compact = "".join(printed.split())
        if compact in self.symbols:
            return self.symbols[compact]
        if compact.upper() in self.codes and compact.isupper():
            return compact, "CLDR"
        letters = compact.replace("$", "").upper()
        if "$" in compact and letters + "$" in self.symbols:  # «$ HK» for «HK$»
            return self.symbols[letters + "$"]
        return (letters[:2] + "D", "CLDR") if "$" in compact and letters[:2] + "D" in self.codes else None


@functools.lru_cache(maxsize=256)
def home_currency(language: str, name: str, country: str) -> str | None:
    """The currency of a country that a name many have is short for, e.g. « couronnes » of « Norvège » → NOK, else None.

    Source:  CLDR's currencies of territories, as Babel ships them.
    """
    from babel import Locale
    from babel.numbers import get_currency_name, get_territory_currencies

    word = fold(name).split()[-1].rstrip("s") if name.split() else ""
    for code, territory in Locale.parse(language).territories.items():
        if word and len(code) == 2 and fold(territory) == fold(country):
            codes = get_territory_currencies(code)
            return next((c for c in codes if word in fold(get_currency_name(c, locale=language))), None)
    return None


@functools.lru_cache(maxsize=4)
def load(language: str, short: Entries, extra: Entries) -> Currencies:
    """Gather the currencies of a language from Babel and from (form, code, entry) rows.

    Source:  CLDR, as Babel ships it; ISO 4217 codes.
    """
    gathered = compiled.store().table(f"currencies {language}", functools.partial(_from_cldr, language))
    names: dict[str, tuple[str | None, str]] = {name: (code, "CLDR") for name, code in gathered["names"].items()}
    symbols: dict[str, tuple[str, str]] = {}
    for form, code, entry in short:
        if form[0].isalpha() and len(form) > 3:
            names[fold(form)] = (code or None, entry)
        else:
            symbols[form] = (code, entry)
    for form, code, entry in extra:
        if is_name(form):
            names[fold(form)] = (code, entry)
        else:
            symbols["".join(form.split())] = (code, entry)
    for symbol, code in gathered["symbols"].items():
        symbols.setdefault(symbol, (code, "CLDR"))
    return Currencies(names, symbols, frozenset(gathered["codes"]))


def _from_cldr(language: str) -> dict[str, Any]:
    """Names (singular and plural), symbols and codes as CLDR has them."""
    from babel import Locale

    locale = Locale.parse(language)
    names: dict[str, str] = {}
    plurals = locale._data["currency_names_plural"]
    for code, name in locale.currencies.items():
        if code[0] == "X" and code not in ("XAF", "XOF", "XPF", "XCD", "XDR"):
            continue  # gold, test codes: «or», «argent» are no currencies here
        forms = {name, *(str(plurals[code][key]) for key in ("one", "other") if key in plurals.get(code, ()))}
        for plain in map(fold, sorted(forms)):
            if "(" not in plain:
                names.setdefault(plain, str(code))
    symbols: dict[str, str] = {}
    for code, symbol in locale.currency_symbols.items():
        compact = "".join(symbol.split())
        if not compact.isalpha():
            symbols.setdefault(compact, str(code))
    return {"names": names, "symbols": symbols, "codes": [str(code) for code in locale.currencies]}
