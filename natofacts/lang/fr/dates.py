"""French calendar expressions. Patterns see the plain shadow: lower case, no accents, one kind of space."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from natofacts import interval, timex
from natofacts.lang.fr.calendar import CAPITAL_HOLIDAYS, SEASONS, SHORT_MONTHS
from natofacts.rule import Rule, hit

if TYPE_CHECKING:
    from regex import Match

    from natofacts.find import Scan


def is_season(scan: Any, match: Any) -> bool:
    """«avant l'été», «au printemps», not «a été», «en hiver», «chaque automne», «Et l'hiver ?» or «L'hiver est long»."""
    if scan.pattern_before("auxiliary", match.start()) or scan.pattern_at("climate", match.end()):
        return False  # «ont été passés», «l'hiver arctique»
    return match.group() not in SEASONS or scan.pattern_before("season_before", match.start()) is not None


_DAY_PART = (
    r"(?:[ ](?:au[ ]|dans[ ]l'|dans[ ]la[ ]|en[ ])?(?:matin|apres-midi|soir|soiree|matinee|midi|nuit)(?![a-z]))?"
)


def rules() -> list[Rule]:
    """The rules for dates, in the order that settles ties."""
    return [
        Rule(
            "fr.date.day",
            r"""(?:(?P<weekday>\L<weekday>)[ ,]{1,2}(?:le[ ])?)?
                (?&hour_first)?
                (?P<d>(?&day))[ -]{1,2}(?:du[ ]mois[ ]de[ ]|de[ ])?(?P<m>(?&month))
                (?:(?:,?[ ](?:de[ ])?|-)(?P<y>(?&yyyy)|(?&far)|(?&yy)|(?&said)(?&after_year))|[ ]de[ ](?P<year_word>(?&year_word)))?
                (?:[ ](?P<which>(?&which)))?"""
            + _DAY_PART
            + r"(?&clock)?",
            timex.day,
            (
                hit(
                    "La cérémonie aura lieu [[jeudi 4 mars 2027 à 17h30]].",
                    date_start="2027-03-04",
                    time="17:30",
                ),
                hit("Le traité fut signé le [[1er mai 1998]].", date_start="1998-05-01"),
                hit("le plan court jusqu'au [[31 décembre 2200]].", date_end="2200-12-31"),
                hit("Le [[14 octobre 1066]] à Hastings", date_start="1066-10-14"),
                hit("Bruxelles, le [[12 oct. 2026]] - Note", date_start="2026-10-12"),
                hit("Fait le [[trois mai deux mille vingt]].", date_start="2020-05-03"),
                hit("Le [[quatorze juillet 2025]], on défilera.", date_start="2025-07-14"),
                hit("Le [[3 mai 2027 à 15 heures 30]], au port.", date_start="2027-05-03", time="15:30"),
                hit("le [[3 mai 2027 à huit heures du soir]]", date_start="2027-05-03", time="20:00"),
                hit("le [[3 mai 2027 à onze heures moins dix]]", date_start="2027-05-03", time="10:50"),
                hit("le [[3 mai 2027 à midi et demi]]", date_start="2027-05-03", time="12:30"),
                hit("à [[9 heures le 3 mai 2027]]", date_start="2027-05-03", time="09:00"),
                hit("Le contrat est du [[15 janv 2027]].", date_start="2027-01-15"),
            ),
            ("Il reste 12 marins à bord.", "le 45 mars 2027", "une séance de 4 heures le 3 du mois"),
            ("digit", "weekday", "day_word"),
            extra={"check": _is_day},
        ),
        Rule(
            "fr.date.weekday_day",
            r"""(?P<weekday>\L<weekday>)[ ](?:le[ ])?(?P<d>[12]?[0-9]|3[01]|1er)(?![0-9])
                (?=[ ]*(?:[.;:)!?»]|,[ ]|\n|$)|[ ](?:a|au|en|dans|sur|pour|matin|soir|devant|lors|avec|puis|et)[ ])(?&clock)?""",
            timex.weekday_day,
            (hit("Une journée portes ouvertes aura lieu le [[dimanche 26]]."),),
            ("jeudi 9 pays signeront", "mardi 26,5 millions"),
            ("weekday",),
        ),
        Rule(
            "fr.date.day_hour",
            r"""(?P<d>[12]?[0-9]|3[01]|1er)(?![0-9])(?:(?=,?[ ](?:a|vers|des)[ ][0-9]{1,2}[ ]?(?:h|:))(?&clock)
                |[ ](?:au[ ](?:matin|soir|petit[ ]matin)|dans[ ](?:la[ ](?:nuit|soiree|matinee|journee)|l'apres-midi))(?![a-z])(?&clock)?)""",
            timex.day_hour,
            (
                hit(
                    "Nous vous attendons le [[14 à 10 heures]].", on="2027-03-04", date_start="2027-03-14", time="10:00"
                ),
                hit("Le [[3 au matin]], il a pris la mer.", on="2027-03-04", date_start="2027-03-03"),
            ),
            ("le 14 à Riga", "au km 14 à 10 heures"),
            ("digit",),
            extra={"before": r"(?<![a-z])(?:le|des[ ]le|avant[ ]le|depuis[ ]le|jusqu'au)[ ]$"},
        ),
        Rule(
            "fr.date.day_alone",
            r"""(?P<d>[12]?[0-9]|3[01]|1er)(?![0-9])(?=[ ]?[.;:)»!?,\n]|[ ]inclus(?![a-z])|$)""",
            timex.day_hour,
            (hit("On s'inscrit jusqu'au [[14]].", on="2027-03-04", date_end="2027-03-14"),),
            ("jusqu'au 14 de la rue", "avant le 14 navires"),
            ("digit",),
            extra={"before": r"(?<![a-z])(?:jusqu'au|d'ici[ ](?:le|au)|avant[ ]le|au[ ]plus[ ]tard[ ]le)[ ]$"},
        ),
        Rule(
            "fr.date.this_day",
            r"""(?P<d>[12]?[0-9]|3[01])(?![0-9])(?=[ ]?(?:[.;:!?,»](?![0-9])|\n|$))(?!,[ ](?:rue|avenue|place|boulevard|quai|chemin)[ ])""",
            timex.day_hour,
            (
                hit("La frégate rentrera le [[15]].", on="2027-03-04", date_start="2027-03-15"),
                hit("Le [[28]], ils ont signé.", on="2027-03-04", date_start="2027-02-28"),
            ),
            ("Le 15 navires", "le 3.2", "Composez le 112.", "Siège : le 12, rue du Port"),
            ("digit",),
            extra={"before": r"(?<![a-z])(?:le|(?:report|repouss|avanc|differ|fix|renvoy)[a-z]*[ ]au)[ ]$"},
        ),
        Rule(
            "fr.date.these_days",
            r"""(?P<first>[12]?[0-9]|3[01]|1er)[ ](?:au|et(?:[ ]le)?)[ ](?P<d>[12]?[0-9]|3[01])(?![0-9])
                (?=[ ]?(?:[.;:!?,»)](?![0-9])|\n|$)|[ ](?:a|en|dans|inclus)[ ](?![0-9]))""",
            timex.these_days,
            (
                hit("La réunion se tiendra entre le [[13 et le 15]].", on="2027-03-04", date_end="2027-03-15"),
                hit("La base sera fermée du [[28 au 3]].", on="2027-03-04", date_end="2027-04-03"),
            ),
            ("il passe du 3 au 5 pour cent", "les 3 et 4 brigades", "de 3 à 5."),
            ("digit",),
            extra={"before": r"(?<![a-z])(?:du|les?|(?:report|repouss|avanc|differ|fix|renvoy)[a-z]*[ ]aux)[ ]$"},
        ),
        Rule(
            "fr.date.days",
            r"""(?:\L<weekday>(?:(?:[ ](?:et|au|ou)[ ]|,[ ]|(?&dash))\L<weekday>)?[ ,]{1,2})?
                (?P<first>(?&day))(?:,[ ](?&day)){0,20}(?:[ ](?:et|au|ou|a)[ ](?:le[ ])?|(?&dash)|,[ ])
                (?:\L<weekday>[ ])?(?P<d>(?&day))[ -](?:de[ ])?(?P<m>(?&month))
                (?:(?:,?[ ](?:de[ ])?)(?P<y>(?&yyyy)|(?&far)|(?&yy))|[ ]de[ ](?P<year_word>(?&year_word)))?
                (?:[ ](?P<which>(?&which)))?(?&clock)?""",
            timex.days,
            (
                hit(
                    "Le conseil siège les [[3 et 4 mai 2026]].",
                    date_start="2026-05-03",
                    date_end="2026-05-04",
                ),
                hit("du [[lundi 4 au vendredi 8 mai 2026]]", date_start="2026-05-04", date_end="2026-05-08"),
                hit("du [[28 au 30 juin 2022]]", date_start="2022-06-28", date_end="2022-06-30"),
            ),
            ("de 3 à 5 marins", "les 3 et 4 brigades de mai"),
            ("digit", "weekday", "day_word"),
        ),
        Rule(
            "fr.date.days_across",
            r"""(?P<first>2[89]|30|31)[ ](?P<first_month>(?&month))[ ]et[ ](?:le[ ])?(?:\L<weekday>[ ])?(?P<d>1[ ]?er|premier)[ ](?P<m>(?&month))
                (?:,?[ ](?:de[ ])?(?P<y>(?&yyyy)|(?&far)))?""",
            timex.days_across,
            (
                hit(
                    "réunis à Oslo les [[30 avril et 1er mai 2027]]",
                    date_start="2027-04-30",
                    date_end="2027-05-01",
                ),
            ),
            ("les 3 mai et 12 juin", "le 30 avril et le 2 juin"),
            ("digit",),
        ),
        Rule(
            "fr.date.day_of_month",
            r"""(?:(?P<first>(?&day))[ ](?:au|et)[ ](?:le[ ])?)?(?P<d>(?&day))[ ](?:de[ ]ce[ ]mois(?:-ci)?(?![a-z])|du[ ]mois[ ](?P<which>(?&which))(?![a-z])
                |courant(?![a-z]))""",
            timex.day_of_month,
            (
                hit("Il rentrera le [[12 du mois prochain]].", on="2027-03-04", date_start="2027-04-12"),
                hit("La base sera fermée du [[20 au 28 de ce mois]].", on="2027-03-04", date_end="2027-03-28"),
            ),
            ("il en reste 12 de ce modèle", "le 12 du mois"),
            ("digit", "day_word"),
            extra={"before": r"(?:le|les|du|au|d'ici|avant|apres|depuis)[ ]$"},
        ),
        Rule(
            "fr.date.week_of",
            r"""semaine[ ](?:du|debutant[ ]le|commencant[ ]le)[ ](?:\L<weekday>[ ])?(?P<d>(?&day))[ ](?P<m>(?&month))(?:[ ](?P<y>(?&yyyy)))?(?![ ]au[ ](?&day)[ ])
                |semaine[ ](?:n[o°º][ ]?)?(?P<week>[1-9]|[1-4][0-9]|5[0-3])[ ](?:de[ ]l'annee[ ]|de[ ])?(?P<y>(?&yyyy))
                |(?P<y>(?&yyyy_week))-w(?P<week>0[1-9]|[1-4][0-9]|5[0-3])(?![0-9])""",
            timex.week_of,
            (
                hit("la [[semaine du 5 avril 2027]]", date_start="2027-04-05", date_end="2027-04-11"),
                hit("en [[semaine 12 de 2027]]", date_start="2027-03-22", date_end="2027-03-28"),
            ),
            ("la semaine du climat", "la semaine 12 navires"),
            ("week", "digit"),
        ),
        Rule(
            "fr.date.fortnight",
            r"""(?P<n>\L<quarter_word>)[ ]quinzaine[ ](?:du[ ]mois[ ])?(?:de[ ]|d')(?P<m>(?&month))(?:[ ](?:de[ ])?(?P<y>(?&yyyy)))?(?:[ ](?P<which>(?&which)))?""",
            timex.fortnight,
            (
                hit("la [[seconde quinzaine de mars 2027]]", date_start="2027-03-16", date_end="2027-03-31"),
                hit("durant la [[première quinzaine d'avril 2027]]", date_end="2027-04-15"),
            ),
            ("une quinzaine de marins",),
            ("quarter_word", "digit"),
        ),
        Rule(
            "fr.date.numeric",
            r"""(?:(?P<weekday>\L<weekday>)[ ,]{1,2}(?:le[ ])?)?
                (?&hour_first)?
                (?:(?P<d>0?[1-9]|[12][0-9]|3[01])(?P<s>[/.-])(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<y>(?&yyyy)|[0-9]{2}(?![0-9a-z]|[.,/-][0-9]))
                |(?P<y>(?&yyyy))(?P<s>[/.-])(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>0?[1-9]|[12][0-9]|3[01])(?![0-9]))
                (?:t(?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::[0-9.]+)?z?|(?&clock))?""",
            timex.day,
            (
                hit("Mise à jour : [[12/05/2024]].", date_start="2024-05-12"),
                hit("avant le [[2026-12-31]]", date_end="2026-12-30"),
                hit("reçu le [[03.07.19]] au courrier", date_start="2019-07-03"),
            ),
            ("version 3.1.4 du logiciel", "le dossier 12/45/78"),
            ("digit", "weekday"),
            extra={"check": _is_day},
        ),
        Rule(
            "fr.date.day_month",
            r"""(?:(?P<d>0?[1-9]|[12][0-9]|3[01])/(?P<m>0[1-9]|1[0-2])|(?P<d>1[3-9]|2[0-9]|3[01])/(?P<m>[1-9]))(?![0-9/])(?&clock)?""",
            timex.day,
            (
                hit("rendez-vous le [[15/09]] à Riga", date_start=None),
                hit("avant le [[2/05]]", on="2027-03-04", date_end="2027-05-01"),
                hit("le [[20/4]], il partira", on="2027-03-04", date_start="2027-04-20"),
            ),
            ("les 24/25 brigades", "note 3/10"),
            ("digit",),
            extra={"before": r"(?:le|du|au|depuis|jusqu'au|avant|apres)[ ]$"},
        ),
        Rule(
            "fr.date.month_number",
            r"""(?P<m>0?[1-9]|1[0-2])(?P<s>[/-])(?P<y>(?&yyyy))|(?P<y>(?&yyyy))(?P<s>[/-])(?P<m>0[1-9]|1[0-2])(?![0-9/-])""",
            timex.month,
            (hit("livraison [[11/2026]]", date_start="2026-11-01", date_end="2026-11-30"),),
            ("2021-2027", "3/4 des marins", "Un Mirage 2000-5 a décollé."),
            ("digit",),
        ),
        Rule(
            "fr.date.month",
            r"""(?P<first_month>(?&month))[ ]?[-–/][ ]?(?P<m>(?&month))[ ](?P<y>(?&yyyy))
                |(?:mois[ ]de[ ])?(?P<m>(?&month))(?:(?:[ ](?:de[ ])?|-)(?P<y>(?&yyyy)|(?&far))|[ ]de[ ](?P<year_word>(?&year_word))
                |[ ](?P<which>(?&which)))?""",
            timex.month,
            (
                hit("En [[décembre 2019]], rien.", date_start="2019-12-01", date_end="2019-12-31"),
                hit("Nous nous verrons en [[mars prochain]].", date_start=None),
                hit("une mission en [[mars-avril 2027]]", date_start="2027-03-01", date_end="2027-04-30"),
            ),
            ("Le maire de Champ-de-Mars", "Mais nous attendons."),
            ("month",),
            extra={
                "before": r"(?<!-)$",
                "check": _is_month,
            },
        ),
        Rule(
            "fr.date.part",
            r"""(?P<part>(?&part))(?:[ -]|[ ]du[ ]mois[ ](?:de[ ]|d')|[ ]de[ ]l'annee[ ]|[ ]de[ ]|[ ]d'|[ ]du[ ]|[ ]des[ ])
                (?:(?:l'annee[ ]|l'an[ ]|l'exercice[ ])?(?P<y>(?&yyyy)|(?&far))
                |(?P<m>(?&month))(?:[ ](?:de[ ])?(?P<y>(?&yyyy)|(?&far))|[ ]de[ ](?P<year_word>(?&year_word))|[ ](?P<which>(?&which)))?
                |(?:la[ ]|le[ ]|l'|cette[ ]|ce[ ])?(?P<unit>annee|an|mois|semaine|trimestre|semestre)(?![a-z])(?:[ ](?:de[ ]|d')(?P<m>(?&month)))?(?:-ci|[ ](?P<which>(?&which))|[ ](?P<y>(?&yyyy)))?
                |(?:la[ ]|cette[ ])?(?P<decade>decennie)(?:[ ](?P<which>(?&which))|[ ](?P<y>[12][0-9]{2}0))?
                |(?P<decade>annees[ ](?P<y>(?:1[5-9]|20)[0-9]0|[2-9]0))(?![0-9])
                |(?:l')?(?P<season>\L<season>)(?![a-z])(?&of_year)?
                |(?P<n>\L<quarter_word>)[ ](?P<unit>trimestre|semestre)(?&of_year)?)""",
            timex.part,
            (
                hit("d'ici [[la fin de 2024]]", date_end="2024-12-31", relation="by"),
                hit("avant [[la fin du semestre]]", on="2027-03-04", date_end="2027-06-30"),
                hit("vers [[la mi-2027]]", date_start="2027-05-01", date_end="2027-08-31"),
                hit("au [[début de mars 2025]]", date_start="2025-03-01", date_end="2025-03-10"),
            ),
            ("la fin de la guerre", "mi-figue, mi-raisin", "au milieu de la place"),
            ("part",),
            extra={"determiner": True},
        ),
        Rule(
            "fr.date.years",
            r"""(?P<y>(?&yyyy))(?:-|–|(?P<slash>/))(?P<y2>(?&yyyy)|[0-9]{2}(?![0-9a-z/-]|,[0-9]|[ ]?%))""",
            timex.years,
            (hit("pour la période [[2021-2027]]", date_start="2021-01-01", date_end="2027-12-31"),),
            ("2024-12-31", "le contrat CF-2019/88", "le dossier 2019/88"),
            ("digit",),
            extra={"before": r"(?<![a-z0-9]-)$"},
        ),
        Rule(
            "fr.date.year",
            r"""(?:(?:annee|an)[ ])?(?P<y>(?&yyyy))""",
            timex.year,
            (
                hit("En [[2024]], les Alliés ont tenu bon.", date_start="2024-01-01", date_end="2024-12-31"),
                hit("Le rapport annuel [[2023]] est paru.", date_start="2023-01-01"),
                hit(
                    "Depuis [[2014]], tout a changé.",
                    date_start="2014-01-01",
                    date_end=None,
                    relation="since",
                ),
            ),
            ("2000 soldats ont défilé", "il a coûté 1980 euros", "au point 2014"),
            ("digit", "year_noun"),
            extra={"bare_year": True},
        ),
        Rule(
            "fr.date.year_far",
            r"""(?:(?:annee|an)[ ])?(?P<y>(?&far))""",
            timex.year,
            (
                hit("En [[1214]], la guerre prit fin.", date_start="1214-01-01", date_end="1214-12-31"),
                hit("la mer montera de deux mètres d'ici à [[2300]].", date_end="2300-12-31", relation="by"),
            ),
            ("en 1200 exemplaires", "il en reste 1200.", "la réunion commence à 2200.", "de 900 à 1200, puis à 1500"),
            ("digit", "year_noun"),
            extra={
                "before": r"(?<![a-z])(?:en|depuis|d'ici(?:[ ]a)?|(?:l'|horizon[ ]|des[ ]l')(?:an|annee)|horizon|jusqu'en)[ ]$"
            },
        ),
        Rule(
            "fr.date.year_words",
            r"""(?P<words>(?&said))""",
            timex.year_words,
            (
                hit("en [[deux mille vingt-huit]], il partira", date_start="2028-01-01"),
                hit("depuis [[mille neuf cent quarante-neuf]]", date_start="1949-01-01", relation="since"),
            ),
            ("deux mille soldats", "en deux mille exemplaires"),
            ("year_head",),
            extra={
                "before": r"(?<![a-z])(?:en|depuis|d'ici|d'ici[ ]a|jusqu'en|l'an|annee|avant|apres|des|fin|debut|horizon)[ ]$",
                "check": _is_said_year,
            },
        ),
        Rule(
            "fr.date.year_estimated",
            r"""(?P<y>(?:19|20)[0-9]{2})(?=[ep](?![a-z0-9]))""",
            timex.year,
            (hit("Pays  2024  [[2026]]e", date_start="2026-01-01"),),
            ("la 12e réunion", "2026 en bref"),
            ("digit",),
        ),
        Rule(
            "fr.date.decade",
            r"""annees[ ](?:(?P<y>(?:1[5-9]|20)[0-9]0|[2-9]0)(?![0-9]|[-–/][0-9])|(?P<tens>\L<tens>)(?![a-z-]))
                |(?:cette|la)[ ](?:(?P<which>prochaine)[ ]|meme[ ])?decennie(?![ ]d(?:'|e[ ]|es[ ]|u[ ]))
                 (?:[ ](?P<y>(?:1[5-9]|20)[0-9]0)(?![0-9])|[ ](?P<which>(?&which)|actuelle|presente))?""",
            timex.decade,
            (
                hit("dans les [[années 1990]]", date_start="1990-01-01", date_end="1999-12-31"),
                hit(
                    "la dissuasion des [[années soixante-dix]]",
                    date_start="1970-01-01",
                    date_end="1979-12-31",
                ),
                hit("durant [[cette décennie]]", date_start=None),
            ),
            ("les années 2010-2020", "les années de guerre", "depuis des décennies", "au fil de la décennie d'or"),
            ("year_noun", "this_decade"),
        ),
        Rule(
            "fr.date.quarter",
            r"""(?P<n>\L<quarter_word>)[ ](?P<unit>trimestre|semestre)(?![a-z])(?:(?&of_year)|[ ](?P<which>(?&which)))?
                |(?P<unit>[tqs])(?P<n>[1-4])(?:[ ]|[ ]?/[ ]?)(?P<y>(?&yyyy))
                |(?P<n>[1-4])(?P<unit>[ts])[ ](?P<y>(?&yyyy))""",
            timex.quarter,
            (
                hit("au [[deuxième trimestre 2025]]", date_start="2025-04-01", date_end="2025-06-30"),
                hit("Au [[T3 2026]], les ventes ont crû.", date_start="2026-07-01", date_end="2026-09-30"),
                hit("au [[second semestre de 2027]]", date_start="2027-07-01", date_end="2027-12-31"),
            ),
            ("le deuxième train de mesures", "chaque trimestre"),
            ("quarter_word", "quarter_code", "digit"),
        ),
        Rule(
            "fr.date.season",
            r"""(?P<season>\L<season>)(?![a-z])(?:(?&of_year)(?:-(?:[0-9]{4}|[0-9]{2})(?![0-9]))?|[ ](?P<which>(?&which)))
                |(?:cet|ce)[ ](?P<season>\L<season>)(?![a-z])
                |(?P<season>printemps|automne|hiver|ete)(?![a-z])""",
            timex.season,
            (
                hit("d'ici au [[printemps 2027]]", date_end="2027-05-31", relation="by"),
                hit("durant l'[[hiver 2025-2026]]", date_start="2025-12-01", date_end="2026-02-28"),
            ),
            ("Le texte a été approuvé.", "la saison des pluies"),
            ("season", "this_season"),
            extra={"check": is_season},
        ),
        Rule(
            "fr.date.relative_day",
            r"""(?P<word>aujourd'hui|hier|demain|avant-hier|apres-demain|ce[ ]jour(?:[ ]meme)?|ce[ ]matin|ce[ ]soir|ce[ ]midi
                |cet[ ]apres-midi|cette[ ](?:nuit|soiree|matinee))(?![a-z])"""
            + _DAY_PART
            + r"(?&clock)?",
            timex.relative_day,
            (
                hit("Point presse [[demain à 10h30]].", date_start=None),
                hit("[[Hier]], la frégate a appareillé.", date_start=None),
            ),
            ("les défis de demain", "un lendemain"),
            ("relative_day",),
            extra={"check": _names_a_day},
        ),
        Rule(
            "fr.date.weekday",
            r"""(?:ces?[ ])?(?P<weekday>\L<weekday>)(?:[ ](?:et|au)[ ](?P<weekday2>\L<weekday>))?(?![a-z])
                (?:[ ](?P<which>dernier|prochain|passe)|[ ](?P<weeks>en[ ](?:huit|quinze))(?![a-z])|[ ](?:de[ ]la[ ]semaine[ ](?P<week>prochaine|derniere)|(?:de[ ])?(?P<week>cette)[ ]semaine))?"""
            + _DAY_PART
            + r"(?&clock)?",
            timex.weekday,
            (hit("Le navire appareillera [[vendredi]].", date_start=None),),
            ("un lundisme", "Chaque lundi, on se réunit.", "On se réunit tous les mardis."),
            ("weekday", "this_weekday"),
            extra={"check": _is_one_day},
        ),
        Rule(
            "fr.date.nth_weekday",
            r"""(?P<n>\L<quarter_word>)[ ](?:(?P<weekday>\L<weekday>)|jour(?![a-z]))[ ](?:de[ ]ce[ ]mois|du[ ]mois(?:[ ](?P<which>(?&which)))?
                |(?:du[ ]mois[ ])?(?:de[ ]|d')(?P<m>(?&month))(?:[ ](?:de[ ])?(?P<y>(?&yyyy)))?|de[ ]l'(?P<whole_year>annee)(?:[ ](?P<y>(?&yyyy)))?)(?![ ](?:qui|suivant))""",
            timex.nth_weekday,
            (
                hit("le [[premier lundi de mai 2026]]", date_start="2026-05-04"),
                hit("le [[2e mercredi de février 2027]]", date_start="2027-02-10"),
                hit("le [[dernier jour de février 2028]]", date_start="2028-02-29"),
                hit("le [[premier jour de l'année 2027]]", date_start="2027-01-01"),
            ),
            ("le premier lundi venu", "le premier jour de la guerre", "le premier jour du mois qui suit"),
            ("quarter_word", "digit"),
        ),
        Rule(
            "fr.date.this_unit",
            r"""(?:cette[ ](?P<unit>annee|semaine|decennie)|ce[ ](?P<unit>mois|trimestre|semestre|week-?end))(?:-ci)?(?![a-z])
                |(?:l'|la[ ]|le[ ])?(?P<unit>annee|an|mois|semaine|trimestre|semestre|week-?end|exercice)[ ](?P<which>derniere?|prochaine?|passee?|ecoulee?|en[ ]cours)(?![a-z])""",
            timex.this_unit,
            (
                hit("Les stocks seront refaits [[cette année]].", date_start=None),
                hit("Les dépenses ont crû [[l'an dernier]].", date_start=None),
                hit("jusqu'au [[mois prochain]]", on="2027-03-04", date_end="2027-04-30", relation="until"),
            ),
            ("chaque année", "ces dernières années", "l'année de la Finlande"),
            ("this_unit",),
        ),
        Rule(
            "fr.date.nth_week",
            r"""(?P<n>\L<quarter_word>)[ ](?P<unit>semaine|week-?end)[ ](?:du[ ]mois[ ])?(?:de[ ]|d')(?P<m>(?&month))(?:[ ](?:de[ ])?(?P<y>(?&yyyy)))?""",
            timex.nth_week,
            (
                hit("la [[deuxième semaine d'octobre 2026]]", date_start="2026-10-08", date_end="2026-10-14"),
                hit("la [[dernière semaine de mars 2027]]", date_start="2027-03-25", date_end="2027-03-31"),
                hit("le [[dernier week-end de mars 2027]]", date_start="2027-03-27", date_end="2027-03-28"),
            ),
            ("la première semaine de guerre", "le dernier week-end de travail"),
            ("quarter_word", "digit"),
        ),
        Rule(
            "fr.date.first_months",
            r"""(?P<count>\L<small_number>|[0-9]{1,2})[ ](?P<which>premiers|derniers)[ ]mois[ ](?:de[ ](?:l'annee[ ]|l'exercice[ ])?(?P<y>(?&yyyy))
                |de[ ](?P<year_word>(?&year_word)|l'annee(?![a-z])))""",
            timex.first_months,
            (
                hit(
                    "au cours des [[six premiers mois de 2025]]",
                    date_start="2025-01-01",
                    date_end="2025-06-30",
                ),
            ),
            ("les six premiers mois de son mandat",),
            ("small_number", "digit"),
        ),
        Rule(
            "fr.date.holiday",
            r"""(?P<word>\L<holiday>)(?![a-z])(?:[ ](?P<y>(?&yyyy)))?""",
            timex.holiday,
            (
                hit("avant [[Noël 2026]]", date_end="2026-12-24"),
                hit("le [[lundi de Pâques 2027]]", date_start="2027-03-29"),
                hit("le pont de l'[[Ascension 2027]]", date_start="2027-05-06"),
            ),
            ("un cadeau de nouvelle année", "l'ascension de la Chine"),
            ("holiday",),
            extra={"check": _is_feast},
        ),
        Rule(
            "fr.date.eve",
            r"""veille[ ](?:(?:de[ ](?:la[ ]|l')?|du[ ]|d')(?P<word>\L<holiday>)(?![a-z])(?:[ ](?P<y>(?&yyyy)))?
                |du[ ](?:\L<weekday>[ ])?(?P<d>(?&day))[ ](?P<m>(?&month))(?:[ ](?P<y>(?&yyyy)))?)""",
            timex.eve,
            (
                hit("à la [[veille de Noël 2026]]", date_start="2026-12-24"),
                hit("la [[veille du 1er mai 2027]], au soir", date_start="2027-04-30"),
            ),
            ("à la veille du sommet", "l'état de veille"),
            ("eve",),
        ),
        Rule(
            "fr.date.within",
            "",
            interval.offset,
            (
                hit(
                    "Il faudra 500 chars d'ici [[cinq ans]].",
                    on="2026-05-01",
                    date_end="2031-05-01",
                    relation="by",
                ),
                hit(
                    "Réponse sous [[dix jours]].",
                    on="2026-05-01",
                    date_end="2026-05-11",
                    edtf="../2026-05-11",
                ),
                hit("Ils paieront dans un délai de [[trois mois]].", date_end=None, relation="by"),
            ),
            ("La mission a duré cinq ans.", "un délai de paiement"),
            doc="A duration that is a deadline, counted from the document's date.",
            extra={"made_by": "natofacts.events"},
        ),
        Rule(
            "fr.date.offset",
            "",
            interval.offset,
            (
                hit("Le traité fut signé il y a [[deux ans]].", on="2026-05-01", date_start="2024-01-01"),
                hit("La frégate est rentrée il y a [[dix jours]].", on="2026-05-01", date_start="2026-04-21"),
                hit(
                    "au cours des [[trois prochaines années]]",
                    on="2026-05-01",
                    date_start="2026-05-01",
                    date_end="2029-05-01",
                ),
            ),
            ("Il y a deux navires au port.", "deux ans de prison"),
            doc="A duration that leads to a date, counted from the document's date.",
            extra={"made_by": "natofacts.events"},
        ),
    ]


def _is_month(scan: Scan, match: Match[str]) -> bool:  # noqa: ARG001  the signature of a check
    """An abbreviation needs its year: «ils sont sept.» names no month."""
    return bool(match["y"]) or not (match.group().endswith(".") or match["m"] in SHORT_MONTHS)


def _is_day(scan: Scan, match: Match[str]) -> bool:
    """«à 9 heures le 4 juin» has its hour in front; «une séance de 4 heures le 4 juin» has not."""
    if not match["hour"] or match.start("hour") > match.start("d") or match["minute"]:
        return True
    return scan.pattern_before("clock_before", match.start()) is not None


def _is_said_year(scan: Scan, match: Match[str]) -> bool:
    """«en deux mille vingt-huit», not «en deux mille exemplaires»."""
    return scan.pattern_at("noun_follows", match.end()) is None


def _is_feast(scan: Scan, match: Match[str]) -> bool:
    """«l'Ascension», not «l'ascension du mont»."""
    return match["word"] not in CAPITAL_HOLIDAYS or scan.view.text[match.start()].isupper()


def _is_one_day(scan: Scan, match: Match[str]) -> bool:
    """«chaque lundi» is many days."""
    return scan.pattern_before("each", match.start()) is None


def _names_a_day(scan: Scan, match: Match[str]) -> bool:
    """«les défis de demain», «Et demain ?» name no day; «la réunion de demain» does."""
    if match["word"] not in ("hier", "demain", "aujourd'hui"):
        return True
    asked = scan.pattern_at("asked", match.end()) and scan.pattern_before("and_then", match.start())
    return not asked and scan.pattern_before("figurative", match.start()) is None
