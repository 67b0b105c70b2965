"""The French language pack: declarations and word tables, no procedure of its own."""

from __future__ import annotations

from natofacts.lang.fr import (
    calendar,
    commitments,
    counts,
    cues,
    dates,
    grammar,
    masks,
    measures,
    money,
    percents,
    roles,
    speech,
    tables,
    verbs,
)
from natofacts.lang.fr.calendar import (
    AFTERNOON,
    CALENDAR_UNITS,
    DAY_PHRASES,
    DAY_WORDS,
    DECADES,
    HOLIDAYS,
    HOUR_SHARES,
    MONTH,
    NAMED_HOURS,
    PARTS,
    QUARTERS,
    SEASONS,
    WEEKS_AHEAD,
    WHICH,
    YEAR_STEPS,
)
from natofacts.lang.fr.counts import NOT_A_NUMBER, VERB_ENDINGS
from natofacts.lang.fr.measures import SHORT_UNITS, SHORT_WORDS
from natofacts.lang.fr.money import ABBREVIATED_SCALES
from natofacts.lang.fr.percents import DECIMAL_WORD, FRACTIONS, HALF, LATTER, ORDINAL_NOUN
from natofacts.lang.fr.synonyms import SYNONYMS
from natofacts.rule import Rule

DATELINE = cues.DATELINE
FIGURE_KINDS = ("money", "percent", "measure", "duration", "count", "ordinal", "fraction", "number")
FRAGMENTS = {
    "number": "",
    **calendar.FRAGMENTS,
    **money.FRAGMENTS,
    **counts.FRAGMENTS,
    **masks.FRAGMENTS,
    **commitments.FRAGMENTS,
}
PATTERNS = {
    **calendar.PATTERNS,
    **money.PATTERNS,
    **percents.PATTERNS,
    **measures.PATTERNS,
    **counts.PATTERNS,
    **masks.PATTERNS,
}
WORD_LISTS: dict[str, frozenset[str]] = {
    **calendar.WORD_LISTS,
    **masks.WORD_LISTS,
    "minor_word": frozenset(
        "dix quinze vingt vingt-cinq trente trente-cinq quarante quarante-cinq cinquante cinquante-cinq soixante soixante-dix "
        "soixante-quinze quatre-vingts quatre-vingt-cinq quatre-vingt-dix quatre-vingt-quinze quatre-vingt-dix-neuf".split()
    ),
    # what is counted in millions only as money
    "money_noun": frozenset(
        "prets dons subventions credits garanties aides depenses investissements recettes dettes financements emprunts "
        "economies impots taxes cotisations benefices pertes primes".split()
    ),
    "duration": frozenset(
        "an ans annee annees mois semaine semaines jour jours journee journees heure heures minute minutes trimestre trimestres "
        "semestre semestres decennies siecles".split()
    ),
    "variation_noun": frozenset(
        "hausse baisse progression recul augmentation diminution reduction repli gain perte chute bond croissance avance retard "
        "ecart difference rebond repli surcroit recul contraction".split()
    ),
    "quelque": frozenset(
        ("plus de", "moins de", "pres de", "quelque", "environ", "au moins", "a peine", "seulement", "encore")
    ),
    "fraction_total": frozenset(
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingt-cinq trente quarante cinquante cent mille".split()
    ),
    "nominal_participle": frozenset(
        "blesses tues refugies allies deputes employes delegues deplaces deportes disparus detenus elus invites retraites salaries "
        "abonnes administres affilies assures associes condamnes diplomes evacues exiles inculpes individus inscrits prevenus "
        "armees annees arrivees bouees contrees denrees donnees entrees epees fusees idees journees livrees lycees montees mosquees "
        "musees nuitees pensees percees plongees randonnees rangees rencontres soirees sorties tournees tranchees traversees vallees "
        "degres arretes imprevus inconnus menus recus revenus tissus virus "
        "sinistres appeles engages marches comites unites traites societes capacites rescapes naufrages noyes portes cotes vus".split()
    ),
    "plural_noun": frozenset("personnel fois".split()),
}

CURRENCY_CODES = tuple("eur usd gbp chf cad nok sek dkk pln czk huf ron bgn try uah jpy cny aud".split())
_INVARIABLE = ("s", "x", "z")


def plural(form: str) -> tuple[str, ...]:
    """Return a unit word with its regular plural; several words all take it («kilomètres carrés»)."""
    if len(form) < 3 or not form[-1].isalpha() or "/" in form or (form[-1] in _INVARIABLE and " " not in form):
        return (form,)
    if " par " in form:
        head, tail = form.split(" par ", 1)
        return form, f"{head}s par {tail}"
    if form.isalpha() and len(form) <= 3 and form not in ("min", "sec", "btu", "are"):
        return (form, form + "s") if form in ("min", "sec") or len(form) > 3 else (form,)
    words = form.split(" ")
    many = " ".join(w if w[-1] in _INVARIABLE or len(w) < 3 else w + "s" for w in words)
    first = " ".join([words[0] + "s", *words[1:]])
    return tuple(dict.fromkeys((form, many.replace("-heures", "s-heure"), first)))


def rules() -> list[Rule]:
    """All rules of the pack, in the order that settles ties: masks, dates, then figures."""
    return [
        *masks.rules(),
        *dates.rules(),
        *money.rules(),
        *percents.rules(),
        *measures.rules(),
        *counts.rules(),
        *commitments.rules(),
    ]


__all__ = [
    "ABBREVIATED_SCALES",
    "AFTERNOON",
    "CALENDAR_UNITS",
    "CURRENCY_CODES",
    "DATELINE",
    "DAY_PHRASES",
    "DAY_WORDS",
    "DECADES",
    "DECIMAL_WORD",
    "FIGURE_KINDS",
    "FRACTIONS",
    "FRAGMENTS",
    "HALF",
    "HOLIDAYS",
    "HOUR_SHARES",
    "LATTER",
    "MONTH",
    "NAMED_HOURS",
    "NOT_A_NUMBER",
    "ORDINAL_NOUN",
    "PARTS",
    "PATTERNS",
    "QUARTERS",
    "SEASONS",
    "SHORT_UNITS",
    "SHORT_WORDS",
    "SYNONYMS",
    "VERB_ENDINGS",
    "WEEKS_AHEAD",
    "WHICH",
    "WORD_LISTS",
    "YEAR_STEPS",
    "commitments",
    "cues",
    "grammar",
    "plural",
    "roles",
    "rules",
    "speech",
    "tables",
    "verbs",
]  # fmt: skip
