"""The French words of the calendar, and the pieces that its expressions are made of.

The rules for dates are in `dates.py`; patterns see the plain shadow.
"""

from __future__ import annotations

FRAGMENTS = {
    "month": r"\L<month>(?![a-z])",
    "yyyy": r"(?:1[5-9]|20|21)[0-9]{2}(?![0-9a-z]|,[0-9]|[ ]?%|[ ][x×][ ][0-9])",
    # «le 14 octobre 1066,», «jusqu'au 31 décembre 2200.»: a year that no count is meant by
    "far": r"(?:1[0-4]|2[2-9]|[3-9][0-9])[0-9]{2}(?![0-9a-z]|,[0-9]|[ ]?%)"
    r"(?&after_year)",
    "said": r"(?:deux[ -]mille|mil(?:le)?[ -](?:huit|neuf)[ -]cents?)(?:(?:[ ]et[ ]|-et-|[ -])\L<year_part>(?![a-z]))*+(?![a-z-]|[ ]\L<scale_word>)",
    "after_year": r"(?=[ ]?(?:[.,;:!?)»\n-]|$)|[ ](?:a|au|aux|en|les?|la|dans|sur|pour|par|ou|que|qui|et)[ .,;:)]|[ ](?:l|d|qu)')",
    "yyyy_week": r"(?:19|20|21)[0-9]{2}",
    "yy": r"'?[0-9]{2}(?=[ ]*(?:[.,;:)\n]|$))(?!,[0-9])",
    "day": r"(?:1[ ]?ers?|1°(?=[ ][a-z])|premier|0?[1-9]|[12][0-9]|3[01]|\L<day_word>)(?![0-9a-z]|,[0-9])",
    # «à 17h30», «vers neuf heures et quart», «à 3 heures de l'après-midi», «à onze heures moins dix»
    "past_hour": r"""(?:[ ]et[ ](?P<minute>demie?|quart)|[ ](?P<short>moins[ ](?:le[ ]quart|dix|vingt|cinq|vingt-cinq)))(?![a-z-])""",
    "half_day": r"""(?:[ ](?:du[ ]|de[ ]l'|de[ ]la[ ])(?P<half_day>matin|apres-midi|soir|nuit|matinee|soiree)(?![a-z]))""",
    "clock": r"""(?:,?[ ](?:(?:a[ ]|vers[ ]|des[ ]|de[ ])?(?:(?P<noon>midi|minuit)(?![a-z])(?:[ ]et[ ](?P<minute>demie?|quart)(?![a-z]))?
                 |(?P<hour>[01]?[0-9]|2[0-4])(?:[ ]?h(?:eures?)?(?![a-z])(?:[ ]?(?P<minute>[0-5][0-9])(?![0-9])|(?&past_hour))?
                 |:(?P<minute>[0-5][0-9])(?::[0-9]{2})?)(?&half_day)?)
                 |(?:a|vers|des)[ ](?P<hour>\L<clock_hour>)[ ]heures?(?![a-z])(?:(?&past_hour)|[ ](?P<minute>\L<minute_word>)(?![a-z-]))?(?&half_day)?))""",
    # «14h30 le», «20:00, »: the hour in front of its day
    "hour_first": r"""(?:(?P<hour>[01]?[0-9]|2[0-3])(?::(?P<minute>[0-5][0-9])(?::[0-9]{2})?,?[ ](?:le[ ])?
                 |[ ]?h(?:eures?)?(?![a-z])(?:[ ]?(?P<minute>[0-5][0-9]))?,?[ ]le[ ])(?:(?P<weekday>\L<weekday>)[ ])?)""",
    "year_word": r"cette[ ]annee|l'annee[ ](?:derniere|prochaine|passee|en[ ]cours)|l'an[ ](?:dernier|prochain|passe)"
    r"|(?:la[ ]meme|cette[ ]meme)[ ]annee",
    "of_year": r"(?:[ ](?:de[ ]|d'|de[ ]l'annee[ ]|de[ ]l'an[ ])?(?P<y>(?&yyyy))|[ ]de[ ](?P<year_word>(?&year_word)))",
    "which": r"dernie?re?s?|prochaine?s?|passee?s?|ecoulee?s?|courante?|en[ ]cours|suivante?s?",
    "part": r"debut|mi|milieu|fin|courant",
    "dash": r"[ ]?[-–—/][ ]?",
}

DAY_WORDS = {
    word: number
    for number, word in enumerate(
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
        "dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit "
        "vingt-neuf trente trente-et-un".split(),
        2,
    )
} | {"premier": 1, "vingt et un": 21, "trente et un": 31}

WHICH = {
    **dict.fromkeys(("dernier", "derniere", "derniers", "dernieres", "passe", "passee", "passes", "passees"), "last"),
    **dict.fromkeys(("ecoule", "ecoulee", "ecoules", "ecoulees"), "last"),
    **dict.fromkeys(("prochain", "prochaine", "prochains", "prochaines"), "next"),
    **dict.fromkeys(("courant", "courante", "en cours", "ci", "cette", "ce"), "this"),
}
YEAR_STEPS = {"derniere": -1, "dernier": -1, "passe": -1, "prochain": 1}
PARTS = {"debut": "first", "mi": "middle", "milieu": "middle", "fin": "last", "courant": "all"}
QUARTERS = {
    "premier": 1, "1er": 1, "1ere": 1, "i": 1, "deuxieme": 2, "2e": 2, "2eme": 2, "2nd": 2, "second": 2, "ii": 2,
    "troisieme": 3, "3e": 3, "3eme": 3, "iii": 3, "quatrieme": 4, "4e": 4, "4eme": 4, "iv": 4, "dernier": 0,
    "premiere": 1, "seconde": 2, "derniere": 0, "2de": 2, "2nde": 2, "1re": 1,
}  # fmt: skip
DECADES = {
    "vingt": 1920, "trente": 1930, "quarante": 1940, "cinquante": 1950, "soixante": 1960, "soixante-dix": 1970,
    "quatre-vingt": 1980, "quatre-vingts": 1980, "quatre-vingt-dix": 1990, "septante": 1970, "huitante": 1980,
    "octante": 1980, "nonante": 1990,
}  # fmt: skip
SEASONS = {"printemps": 3, "ete": 6, "automne": 9, "hiver": 12}
AFTERNOON = frozenset(("apres-midi", "soir", "soiree"))
HOUR_SHARES = {"demi": 30, "demie": 30, "quart": 15}
NAMED_HOURS = {"midi": "12:00", "minuit": "00:00"}
MONTH = "mois"
WEEKS_AHEAD = {"en huit": 1, "en quinze": 2}
CALENDAR_UNITS = {
    "an": "year", "annee": "year", "exercice": "year", "mois": "month", "semaine": "week", "trimestre": "quarter",
    "semestre": "half", "decennie": "decade", "week-end": "weekend", "weekend": "weekend",
}  # fmt: skip
HOLIDAYS = {
    "noel": (12, 25), "jour de l'an": (1, 1), "nouvel an": (1, 1), "toussaint": (11, 1),
    "saint-sylvestre": (12, 31), "reveillon de noel": (12, 24), "fete du travail": (5, 1), "assomption": (8, 15),
    "saint-valentin": (2, 14), "halloween": (10, 31), "epiphanie": (1, 6),
    # movable ones: days from Easter Sunday
    "paques": 0, "dimanche de paques": 0, "lundi de paques": 1, "vendredi saint": -2, "jeudi de l'ascension": 39,
    "ascension": 39, "pentecote": 49, "dimanche de pentecote": 49, "lundi de pentecote": 50, "mardi gras": -47,
    "mercredi des cendres": -46, "dimanche des rameaux": -7, "rameaux": -7,
}  # fmt: skip
# Nouns otherwise: a feast only with a capital.
CAPITAL_HOLIDAYS = frozenset(("ascension", "assomption", "rameaux", "epiphanie"))
# What dateparser is given for a word that it does not know, or knows only with its accents.
DAY_PHRASES = {
    "apres-demain": "après-demain", "avant-hier": "avant-hier", "aujourd'hui": "aujourd'hui", "ce jour": "aujourd'hui",
    "ce matin": "aujourd'hui", "ce soir": "aujourd'hui", "cet apres-midi": "aujourd'hui", "ce midi": "aujourd'hui",
    "cette nuit": "aujourd'hui", "cette soiree": "aujourd'hui", "cette matinee": "aujourd'hui", "maintenant": "aujourd'hui",
    "hier": "hier", "demain": "demain", "ce jour meme": "aujourd'hui", "en soiree": "aujourd'hui",
}  # fmt: skip

SHORT_MONTHS = frozenset("janv fevr avr juil oct nov dec".split())
YEAR_COMPOUNDS = tuple(
    f"{ten}-{unit}" for ten in ("trente", "quarante", "cinquante", "soixante", "quatre-vingt", "septante", "huitante", "nonante")
    for unit in "un et-un deux trois quatre cinq six sept huit neuf dix onze et-onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split()
)  # fmt: skip

PATTERNS = {
    # «les défis de demain» names no day; «la réunion de demain» does.
    "figurative": r"(?<!reunion)(?<!session)(?<!conference)(?<!sommet)(?<!vote)(?<!debat)(?<!seance)(?<!journee)(?<!soiree)(?<!annonce)(?<!decision)(?<!presse)(?<!compter)(?<!partir)[ ](?:de[ ]|d')$",
    "and_then": r"(?:^|[.!?»\n][ ]?)et[ ]$",
    "asked": r"[ ]?\?",
    "year_before": r"(?<![a-z])(?:en|depuis|des|d'ici|d'ici[ ]a|jusqu'en|jusqu'a|fin|debut|mi|annee|annees|an|horizon|a[ ]compter[ ]de|a[ ]partir[ ]de"
    r"|exercices?|printemps|ete|automne|hiver|millesime|rentree|courant|fin[ ]de|debut[ ]de|l'annee|courant[ ]de)[ -]$",
    "climate": r"[ ](?:arctique|antarctique|polaire|boreal|austral|rigoureux|rude|russe|nucleaire|demographique|indien)(?![a-z])",
    "auxiliary": r"(?<![a-z])(?:a|ont|ait|aient|avait|avaient|aurai(?:t|ent)|aura|auront|avoir|ayant|avons|ai)(?:[ ](?:[a-z]+ment|deja|bien|aussi|encore|ainsi|tous|toutes))?[ ]$",
    "season_before": r"(?<![a-z])(?:(?:a|avant|apres|pendant|durant|des|depuis|jusqu'a|vers|pour|(?:cours|long|debut|milieu|fin|issue|coeur)[ ]de|d'ici|d'ici[ ]a|passer|entre|et)[ ]"
    r"(?:l'|le[ ]|cet[ ]|ce[ ])|(?:au|du|ce|cet)[ ])$",
    "each": r"(?<![a-z])(?:chaque|tous[ ]les|un)[ ]$",
    "date_before": r"(?<![a-z])(?:de|en|a|depuis|vers)[ ]$",
    "year_counts": r"[ ](?:(?:\L<adjective>[ ])?[a-z][a-z-]*[sxz](?![a-z])(?<![ ](?:dans|sans|dans|pas|plus|alors|mais|tandis|sous|apres|depuis|tous|toutes|les|des|ses|ces|nos|leurs|vers|"
    r"puis|jamais|nous|vous|ils|elles|plusieurs|hors|lors|avons|sommes|aux|dont|moins|pres|toujours|chefs))|(?:millions?|milliards?|euros?|dollars?|personnes|km|kg|t|m|mw|tonnes?|metres?)(?![a-z]))|[ ]?[%€$°]",
}

WORD_LISTS = {
    "day_word": frozenset(DAY_WORDS),
    "part": frozenset(PARTS),
    "season": frozenset(SEASONS),
    "tens": frozenset(DECADES),
    "this_season": frozenset(("cet ete", "cet hiver", "cet automne", "ce printemps")),
    "quarter_word": frozenset(word for word in QUARTERS if word not in ("i", "ii", "iii", "iv")) | {"1er", "2e"},
    "quarter_code": frozenset(f"{unit}{n}" for unit in "tqs" for n in range(1, 5)),
    "year_noun": frozenset(("annee", "annees", "an")),
    "this_decade": frozenset(("cette decennie", "la decennie", "la prochaine decennie", "la meme decennie")),
    "relative_day": frozenset(
        ("aujourd'hui", "hier", "demain", "avant-hier", "apres-demain", "ce jour", "ce matin", "ce soir", "ce midi",
         "cet apres-midi", "cette nuit", "cette soiree", "cette matinee")
    ),
    "this_weekday": frozenset(f"{this} {day}" for this in ("ce", "ces") for day in
                              ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")),
    "this_unit": frozenset(
        [f"{this} {unit}" for this, units in {"cette": "annee semaine", "ce": "mois trimestre semestre week-end weekend"}.items()
         for unit in units.split()]
        + [f"{the}{unit} {which}" for the, unit, whiches in (
            ("l'", "annee", "derniere prochaine passee ecoulee en"), ("l'", "an", "dernier prochain passe"),
            ("la ", "semaine", "derniere prochaine passee ecoulee en"),
            *[(the, unit, "dernier prochain passe ecoule en") for the in ("le ", "")
              for unit in ("mois", "trimestre", "semestre", "week-end", "weekend")],
            ("l'", "exercice", "en")) for which in whiches.split()]
    ),
    "small_number": frozenset("deux trois quatre cinq six sept huit neuf dix onze".split()),
    "holiday": frozenset(HOLIDAYS),
    "week": frozenset(("semaine",)),
    "eve": frozenset(("veille",)),
    "clock_hour": frozenset(
        "une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt "
        "vingt-et-une vingt-deux vingt-trois".split()
    ),
    "minute_word": frozenset(
        "cinq dix quinze vingt vingt-cinq trente trente-cinq quarante quarante-cinq cinquante cinquante-cinq".split()
    ),
    "year_head": frozenset(("deux mille", "mille neuf cent", "mil neuf cent", "mille huit cent", "mil huit cent")),
    "year_part": frozenset((*DAY_WORDS, "un", "onze", *(ten for ten in DECADES if "-" not in ten), "soixante-dix", "quatre-vingt",
                            "quatre-vingt-dix", *YEAR_COMPOUNDS)),
    "scale_word": frozenset(("cent", "cents", "mille", "million", "millions", "milliard", "milliards")),
}  # fmt: skip
