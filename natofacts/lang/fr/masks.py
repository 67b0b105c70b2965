"""What holds a number in French and is no figure: references, names, clock times, telephone numbers, idioms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from natofacts.rule import Rule, hit, no_fact

if TYPE_CHECKING:
    from regex import Match

    from natofacts.find import Scan

_HOUSE = re.compile(r"[A-ZÀ-Ý][\w.'’-]+ \d{1,4}[a-z]?, $")  # «Nordre Ringgade 1, 8000 Aarhus»
_QUOTED = re.compile(r"[«“\"][ \xa0\u202f]?[A-ZÀ-Ý][^«“\"»”]{1,30}$")
_CLOSING = re.compile(r"[ \xa0\u202f]?[»”\"]")
NOTES = 600  # characters of notes below the rule of a page
WIDEST = 300  # characters of a line
FAR = 12  # blanks in front of the number of a page
FRAGMENTS = {
    "ref": r"(?:[lrd]\.[ ]?)?[0-9]{1,12}(?:[./-][a-z0-9]{1,20}){0,6}(?:[ ]?(?:bis|ter|quater)(?![a-z]))?(?:[ ]?(?:e|er)(?![a-z]))?",
    # what makes a figure of the number in front: «la résolution 1325, 15 % des postes»
    "is_figure": r"(?:[ ]?[%‰€$£°]|,[0-9]|[ .][0-9]{3}(?![0-9])|[ ](?:pour|millions?|milliards?|mille|points?|\L<unit>)(?![a-z.']))",
    "hours": r"(?:[01]?[0-9]|2[0-4])[ ]?(?:h(?:eures?)?(?![a-z])(?:[ ]?[0-5][0-9](?![0-9]))?|:[0-5][0-9](?:[:][0-9]{2})?)",
}

REFERENCES = """
alinea alineas amendement amendements annexe annexes article articles art. avenant chap. chapitre chapitres circulaire
considerant considerants decision decret decrets diapositive directive doc. document dossier encadre enveloppe etape fig. figure
formulaire graphique illustration lettre ligne lignes loi note numero numeros no n° n. nº ordonnance p. page pages para. par. paragraphe
paragraphes partie phase piece point points pp. priorite proces-verbal protocole question rapport iso ref. rev. revision reference reglement
resolution resolutions rubrique section sections serie stanag standard tableau tableaux titre tome version vol. volume §
§§ salle porte quai hall batiment bat. boite bp cs cedex liaison classe categorie niveau groupe lot bloc chambre piste voie
liaison recommandation recommandations pilier volet mark mk type modele variante cve scenario colonne colonnes rangee case programme programmes action brigade bataillon regiment division escadron cote canal canaux secteur zone compte iban siret siren tva isbn issn decision-cadre verset vol
""".split()


def rules() -> list[Rule]:
    """The masks; none of them gives a row."""
    return [
        Rule(
            "fr.mask.reference",
            r"""\L<reference>(?:[ ](?:n[o°º.]+|numero))?[ ]?(?:\((?:ue|ce|cee)\)[ ])?(?:n[o°º][ ]?)?
                (?:(?&ref)|[ivxlc]+(?![a-z]))
                (?:(?:,[ ]|[ ]et[ ]|[ ]ou[ ]|[ ]a[ ]|-)(?:(?&ref)(?![0-9]*(?:(?&is_figure)|[ ](?!(?:des|dans|sous|apres|sans|plus|pas|lors|dudit|desdits)[ ])[a-z]{2,}[sx](?![a-z])))|[ivxlc]+(?![a-z])))*""",
            no_fact,
            (
                hit("Conformément à l'[[article 5]], nous agirons.", mask=True),
                hit("la [[résolution 1244]] du Conseil", mask=True),
                hit("Selon la [[résolution 1325]], 15 % des postes sont vacants.", mask=True),
                hit("En vertu de l'[[article 12]], 3 000 euros sont dus.", mask=True),
            ),
            (
                "la page de 12 lignes",
                "un article de 3 pages",
                "La base compte 32 navires.",
                "Le porte-avions porte 1 900 marins.",
                "Le rapport 2024 vient de paraître.",
            ),
            ("reference",),
            extra={"check": _is_reference},
        ),
        Rule(
            "fr.mask.report_number",
            r"""(?:rapport|avis|dossier|note|circulaire|question|contrat|marche|appel)(?:[ ][a-z]+)?[ ](?:n[o°º]\.?[ ]?)?[0-9]{1,4}/(?:19|20)[0-9]{2}(?![0-9/])""",
            no_fact,
            (hit("Le [[rapport spécial 07/2026]] est paru.", mask=True),),
            ("le rapport de 2026", "le rapport du 07/05/2026"),
            ("numbered_paper",),
        ),
        Rule(
            "fr.mask.sign",
            r"""(?&ref)(?:(?:,[ ]|[ ]et[ ]|[ ]ou[ ]|[ ]a[ ]|-)(?&ref)(?![0-9]*(?&is_figure))){0,20}""",
            no_fact,
            (hit("voir § [[12]] du texte", mask=True), hit("aux questions nos [[214 à 219]].", mask=True)),
            ("12 navires", "nos 214 soldats", "nos 7 500 kilomètres de côtes"),
            ("digit",),
            extra={
                "before": r"(?:§|(?<![a-z])n[°º]|(?<![a-z])nos[ ])[ ]?$",
                "check": _is_sign,
            },
        ),
        Rule(
            "fr.mask.docket",
            r"""(?:1[5-9]|20)[0-9]{2}\)[ ]?[0-9]{2,5}(?![0-9])|[0-9]{1,3}(?:[ ]?/[ ]?[0-9]{1,3})?(?=[ ][-–—](?:[ ]|\n|$))|[0-9]{1,3}(?=[ ]*\n)""",
            no_fact,
            (
                hit("note PR([[2027)0117]] du jour", mask=True),
                hit("— [[41]] —", mask=True),
                hit("\n   - [[2 / 5]] -\n", mask=True),
            ),
            ("(2027) puis", "il en reste 41 - c'est peu"),
            ("digit",),
            extra={"before": r"\($|(?:^|\n)[ ]*[-–—][ ]$|\n[ ]*$"},
        ),
        Rule(
            "fr.mask.parliament",
            r"""[0-9]{2,4}[ ][a-z]{2,5}[ ][0-9]{2}[ ][a-z](?![a-z])""",
            no_fact,
            (hit("Assemblée parlementaire        [[118 DSC 26 F]] rév. 1", mask=True),),
            ("118 dsc 26 f",),
            ("digit",),
            extra={"check": _is_capital},
        ),
        Rule(
            "fr.mask.note",
            r"""[0-9]{1,2}(?=[ ]{2,}[a-z])""",
            no_fact,
            (hit("_______\n[[1]]  Union internationale, rapport annuel.", mask=True),),
            ("Riga\n1  navire", "le 1  navire"),
            ("digit",),
            extra={"before": r"(?:^|\n)[ ]*$", "check": _under_rule},
        ),
        Rule(
            "fr.mask.page",
            r"""[0-9]{1,3}(?=[ ]*(?:\n|$))""",
            no_fact,
            (
                hit(
                    "Rapport annuel\n                                                                      [[12]]\nSuite",
                    mask=True,
                ),
            ),
            ("Rapport annuel 12\nSuite",),
            ("digit",),
            extra={"check": _is_alone},
        ),
        Rule(
            "fr.mask.numbered_note",
            r"""[0-9]{1,2}(?=[ ][a-z])""",
            no_fact,
            (hit("2 Montants hors taxes.\n[[3]] Voir plus haut.", mask=True),),
            ("3 Alliés\n5 Partenaires", "1 navire\n2 avions"),
            ("digit",),
            extra={"before": r"(?:^|\n)[ ]*$", "check": _is_in_sequence},
        ),
        Rule(
            "fr.mask.coordinates",
            r"""[0-9]{1,3}°[ ]?[0-9]{1,2}(?:[.,][0-9]+)?'(?:[ ]?[0-9]{1,2}(?:[.,][0-9]+)?(?:"|''|¤))?[ ]?(?:nord|sud|est|ouest|[nsewo])(?![a-z])""",
            no_fact,
            (
                hit("une bouée par [[48°30' N]]", mask=True),
                hit("au point [[48°30,5′ Nord]], à 12 milles du port", mask=True),
            ),
            ("un angle de 48°", "à 30° de latitude nord"),
            ("digit",),
        ),
        Rule(
            "fr.mask.item_of_law",
            r"""[0-9]{1,2}°(?=[ ][a-z(]|[ ]?[,;.]|$|\n)""",
            no_fact,
            (hit("[[1°]] Les crédits sont fixés.", mask=True), hit("au [[3°]] du II de l'article premier", mask=True)),
            ("un angle de 30° vers le nord",),
            ("digit",),
            extra={"before": r"(?:^|\n[ ]*|(?<![a-z])(?:au|du|le|les|aux|des)[ ])$"},
        ),
        Rule(
            "fr.mask.extension",
            r"""[0-9]{2,5}(?![0-9]|[.,][0-9])""",
            no_fact,
            (hit("Tél. 02 555 01 99, poste [[4417]]", mask=True),),
            ("au poste 4417 soldats",),
            ("digit",),
            extra={"before": r"[0-9],?[ ]\(?poste[ ](?:n[o°][ ]?)?$"},
        ),
        Rule(
            "fr.mask.page_of",
            r"""[0-9]{1,4}(?![0-9,])""",
            no_fact,
            (hit("Diffusion restreinte\nPage 4 / [[12]]\n\nSuite", mask=True),),
            ("à la page de 12 lignes",),
            ("digit",),
            extra={"before": r"(?<![a-z])page[ ][0-9]{1,4}[ ]?(?:/|sur)[ ]?$"},
        ),
        Rule(
            "fr.mask.era",
            r"""[0-9]{1,4}[ ](?:avant[ ]notre[ ]ere|avant[ ]jesus|av\.[ ]?j)""",
            no_fact,
            (hit("Rome gagna en [[218 avant notre ère]].", mask=True),),
            ("12 avant notre arrivée",),
            ("digit",),
        ),
        Rule(
            "fr.mask.address",
            r"""[0-9]{1,4}(?:[ ]?(?:bis|ter|quater|[a-d]))?,?[ ](?:rue|avenue|av\.|boulevard|bd|place|chaussee|quai|allee|impasse|route|chemin|cours|square)[ ](?:de[ ]|du[ ]|des[ ]|d'|la[ ]|l'|[a-z])
                |(?:rue|avenue|av\.|boulevard|bd|place|chaussee|quai|allee|impasse|route)(?:[ ][a-z'-]+){1,5},?[ ][0-9]{1,4}(?:[ ]?(?:bis|ter|[a-d]))?(?![0-9a-z])(?=,|\n|$|[ ][-–][ ])""",
            no_fact,
            (hit("[[rue du Moulin 8]], 1000 Bruxelles", mask=True),),
            ("la route compte 12 ponts", "deux rues"),
            ("street", "digit"),
        ),
        Rule(
            "fr.mask.opening",
            r"""(?:lundi|mardi|mercredi|jeudi|vendredi|samedi)[ ]au[ ](?:mercredi|jeudi|vendredi|samedi|dimanche),?[ ](?:de[ ])?[0-9]{1,2}[ ]?(?:h|:)[0-9]{0,2}(?:[ ](?:a|-)[ ][0-9]{1,2}[ ]?(?:h|:)[0-9]{0,2})?""",
            no_fact,
            (hit("Ouvert du [[lundi au vendredi, de 9 h à 18 h]].", mask=True),),
            ("du lundi 3 au vendredi 7 mai",),
            ("weekday",),
        ),
        Rule(
            "fr.mask.phone",
            r"""00[0-9]{2}(?:[ .-]?\(?[0-9]{1,4}\)?){2,6}(?![0-9])
                |0[ ]8[0-9]{2}(?:[ .-][0-9]{2,3}){2,3}(?![0-9])|[0-9]{3}[ .-][0-9]{3}[.-][0-9]{4}(?![0-9])|0[0-9](?:[ .-]?[0-9]{2}){4}(?![0-9])|0[0-9]{1,3}(?:[ ./-][0-9]{2,3}){3,4}(?![0-9])|0[0-9]{2,3}[ ][0-9]{2,3}[ ][0-9]{2,3}(?![0-9])|0[0-9]{2,3}[ /.-][0-9]{2,3}(?:[ .-][0-9]{2}){1,3}(?![0-9])""",
            no_fact,
            (
                hit("Rédaction : [[01 99 00 12 34]]", mask=True),
                hit("Depuis l'étranger : [[0032 2 555 01 99]].", mask=True),
                hit("Pour candidater : ☎ [[0 800 45 26 26]]", mask=True),
            ),
            ("12 345 678 obus", "10 000 soldats"),
            ("digit",),
            extra={"check": _is_phone},
        ),
        Rule(
            "fr.mask.called_phone",
            r"""[0-9]{2,4}(?:[ .-][0-9]{2,4}){1,4}(?![0-9])""",
            no_fact,
            (hit("Un numéro vert ([[800 45 260]]) répond.", mask=True),),
            ("au numéro un", "le numéro 45 de la revue"),
            ("digit",),
            extra={
                "before": r"(?:(?<![a-z])(?:numero|tel\.?|telephone|appele[rz]|composer|composez|fax)(?:[ ](?:vert|gratuit|d'appel|unique|d'urgence|le|au))?)[ ]?[(:]?[ ]?$"
            },
        ),
        Rule(
            "fr.mask.plus_phone",
            r"""[0-9]{1,3}(?:[ .-]?\(?[0-9]{1,4}\)?){2,6}(?![0-9])""",
            no_fact,
            (hit("Appelez le +[[41 22 555 01 99]].", mask=True), hit("Tél. +[[32 2 555 01 99]]", mask=True)),
            ("+6,4 % en un an", "Vols  +640  +310"),
            ("digit",),
            extra={"before": r"\+$", "check": _is_long},
        ),
        Rule(
            "fr.mask.clock",
            r"""(?&hours)(?:[ ]?(?:-|–|a|et)[ ]?(?&hours))?""",
            no_fact,
            (
                hit("Les portes ouvrent à [[10h30]].", mask=True),
                hit("de [[9 h à 11 h 15]], au quai", mask=True),
            ),
            ("4 000 heures de vol", "une session de 4 heures"),
            ("digit",),
            extra={"check": _is_clock},
        ),
        Rule(
            "fr.mask.clock_words",
            r"""\L<hour_word>[ ]heures?(?:[ ](?:et[ ](?:demie?|quart)|moins[ ](?:le[ ]quart|dix|vingt|cinq)|(?:vingt|trente|quarante|cinquante)(?:-(?:et-une?|cinq))?|cinq|dix|quinze)(?![a-z-]|[ ](?:\L<hour_word>|min)(?![a-z])))?(?![a-z-])""",
            no_fact,
            (
                hit("La séance est levée à [[dix-huit heures dix]].", mask=True),
                hit("Rendez-vous vers [[seize heures]], au quai.", mask=True),
            ),
            ("à dix heures de vol", "une session de quatre heures", "à deux heures de Riga"),
            ("hour_word",),
            extra={
                "before": r"(?<![a-z])(?:(?<!y[ ])(?<!alerte[ ])a|vers|des|avant|jusqu'a|entre)[ ]$",
                "check": _is_hour,
            },
        ),
        Rule(
            "fr.mask.always",
            r"""(?:24|vingt-quatre)[ ]?(?:h(?:eures)?)?[ ]?(?:sur|/)[ ]?(?:24|vingt-quatre)(?:[ ]?h(?![a-z]))?
                |(?:7|sept)[ ]?(?:j(?:ours?)?)?[ ]?(?:sur|/)[ ]?(?:7|sept)(?![0-9a-z])
                |24/7|360[ ](?:degres|°)|360°|180[ ]degres""",
            no_fact,
            (hit("une veille [[24 heures sur 24]]", mask=True), hit("ouvert [[7 jours sur 7]]", mask=True)),
            ("24 heures de vol", "7 jours de vivres"),
            ("digit", "always_word"),
        ),
        Rule(
            "fr.mask.idiom",
            r"""\L<idiom>(?![a-z])""",
            no_fact,
            (
                hit("Je le dis [[en deux mots]].", mask=True),
                hit("Il y a [[mille fois]] trop de bruit.", mask=True),
                hit("Oslo et Riga paient [[à elles deux]] le quart du total.", mask=True),
            ),
            ("deux mots de passe", "les quatre angles de la base"),
            ("idiom",),
        ),
        Rule(
            "fr.mask.postcode",
            r"""[0-9]{4,5}(?=[ ][a-z])""",
            no_fact,
            (
                hit("rue de la Loi, [[1040]] Bruxelles", mask=True),
                hit("B-[[1110]] Bruxelles", mask=True),
                hit("[[75007]] Paris", mask=True),
                hit("12, rue des Tilleuls, [[78000]] Versailles", mask=True),
            ),
            ("5000 Belges", "en 2024 Bruxelles"),
            ("digit",),
            extra={"check": _is_postcode},
        ),
        Rule(
            "fr.mask.name",
            r"""[0-9]{1,4}(?![0-9]|,[0-9]|[ ]?%)""",
            no_fact,
            (
                hit("l'exercice Steadfast Defender [[24]] débute", mask=True),
                hit("L'exercice Steadfast Dart [[25]] dans les Balkans a pris fin.", mask=True),
                hit("l'initiative OTAN [[2030]]", mask=True),
                hit("L'exercice « Vent du Nord [[27]] » a pris fin.", mask=True),
                hit("le plan « Résilience [[2035]] »", mask=True),
                hit("deux avions Mirage [[2000]] au décollage", mask=True),
                hit("Nos chars Leopard [[2]] et nos canons sont arrivés.", mask=True),
            ),
            (
                "Le sommet de Madrid 2022",
                "À Riga, 24 navires",
                "Estonie 3\nLettonie 2",
                "En Lettonie 2 navires sont à quai.",
            ),
            ("digit",),
            extra={"check": _is_name},
        ),
        Rule(
            "fr.mask.heading",
            r"""[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?(?=[ ])""",
            no_fact,
            (hit("[[3.1]] Sur terre", mask=True), hit("\n### [[4.2]] Voies ferrées", mask=True)),
            ("Il reste 3.1 litres",),
            ("digit",),
            extra={"before": r"(?:^|\n)[ ]*(?:\#{1,6}[ ]+|\*\*)?$"},
        ),
    ]


def _is_reference(scan: Scan, match: Match[str]) -> bool:
    """«la loi 2023-703», not «la zone 60 000 km²»: what follows must not make the number a figure."""
    end = match.end()
    if scan.plain[end : end + 1].isalnum() or scan.pattern_at("figure_follows", end):
        return False
    one = match.group().split(" ")[0][-1] not in "s.§"
    if one and (scan.pattern_at("number_goes_on", end) or scan.pattern_at("noun_follows", end)):
        return False  # «la base compte 32 pays», «le navire porte 1 200 marins»
    return not scan.pattern_at("report_of", match.start())


def _is_sign(scan: Scan, match: Match[str]) -> bool:
    """«aux questions nos 214 à 219», not «nos 214 soldats»."""
    end = match.end()
    return scan.pattern_at("noun_follows", end) is None and scan.pattern_at("number_goes_on", end) is None


def _is_phone(scan: Scan, match: Match[str]) -> bool:
    """A telephone number is no end of a large one: «1 000 000 000»."""
    return not (scan.pattern_before("digit_before", match.start()) and scan.pattern_at("thousands", match.start()))


def _is_capital(scan: Scan, match: Match[str]) -> bool:
    """The sign of a parliament's paper is in capitals."""
    return scan.view.text[match.start() : match.end()].isupper()


def _under_rule(scan: Scan, match: Match[str]) -> bool:
    """The notes of a page stand under a line of dashes or low lines."""
    before = scan.view.text[max(0, match.start() - NOTES) : match.start()]
    return "___" in before or "---" in before or "———" in before


def _line_before(text: str, place: int) -> str:
    """The line in front of a place; of a line without end what a page is wide."""
    return text[max(text.rfind("\n", max(0, place - WIDEST), place) + 1, place - WIDEST, 0) : place]


def _is_alone(scan: Scan, match: Match[str]) -> bool:
    """The number of a page stands alone on its line, or behind a running head, with many blanks in front of it."""
    text = scan.view.text
    line = _line_before(text, match.start())
    return len(line) - len(line.rstrip()) >= FAR and (line.isspace() or line.isupper())


def _is_in_sequence(scan: Scan, match: Match[str]) -> bool:
    """Notes and ranks that open their lines count up: «1 Montants …», «2 Voir …»."""
    text, number = scan.view.text, int(match.group())
    if not text[match.end() + 1].isupper():
        return False
    near = (
        text[max(0, match.start() - NOTES) : match.start()] if number > 1 else text[match.end() : match.end() + NOTES]
    )
    beside = number - 1 if number > 1 else 2
    return re.search(rf"(?:^|\n) *{beside} +[A-ZÀ-Ý]", near) is not None


def _is_long(_scan: Scan, match: Match[str]) -> bool:
    """A number of the world's telephones has eight digits at least."""
    return sum(c.isdigit() for c in match.group()) >= 8


def _is_hour(scan: Scan, match: Match[str]) -> bool:
    """«à dix heures», not «à dix heures de vol», «de vingt à dix heures»."""
    return not (
        scan.pattern_at("clock_not_after", match.end()) or scan.pattern_before("number_before_a", match.start())
    )


def _is_clock(scan: Scan, match: Match[str]) -> bool:
    """A clock time has a preposition or minutes; «une session de quatre heures» has neither."""
    text = match.group()
    if ":" in text:
        return True
    if scan.pattern_before("level_from", match.start()) or scan.pattern_before("lasted", match.start()):
        return False  # «ramené de 19 h à 7 h 30», «a duré 7 h 40»
    ranged = any(c in text for c in "-–") or " a " in text or " et " in text
    if scan.pattern_before("clock_before", match.start()) or (
        ranged and scan.pattern_before("clock_from", match.start())
    ):
        return not scan.pattern_at("clock_not_after", match.end())
    return "h" in text and "heure" not in text and text[-1].isdigit()


def _is_postcode(scan: Scan, match: Match[str]) -> bool:
    text = scan.view.text
    word = _capital_word(text, match.end() + 1)
    before = text[max(0, match.start() - 2) : match.start()]
    if not word:
        return False
    if scan.pattern_before("street_before", match.start()) or _HOUSE.search(
        text, max(0, match.start() - 40), match.start()
    ):
        return True
    if word[-1] in "sx" and word.lower() not in ("bruxelles", "paris", "mons"):
        return False
    return before.endswith("-") or bool(scan.pattern_before("postcode_before", match.start()))


def _capital_word(text: str, start: int) -> str:
    end = start
    while end < len(text) and (text[end].isalpha() or text[end] == "-"):
        end += 1
    return text[start:end] if text[start : start + 1].isupper() else ""


def _is_name(scan: Scan, match: Match[str]) -> bool:
    """A capitalised name in front of the number: «Steadfast Dart 25», «OTAN 2030»; not «Madrid 2022»."""
    if scan.view.text[match.start() - 1 : match.start()] not in (" ", "\xa0"):
        return False  # a tab parts the cells of a table
    line = _line_before(scan.view.text, match.start())
    if line.endswith(("  ", "\xa0 ")) and not line.isupper():
        return False  # nor do several blanks join, but for the page of a running head
    before = scan.view.text[max(0, match.start() - 40) : match.start() - 1]
    word = before.rsplit(None, 1)[-1].lstrip("«“\"'’(") if before.split() else ""
    word = word.split("’")[-1].split("'")[-1]
    if not word[:1].isupper() or not word.replace("-", "").isalpha():
        return False
    digits, grammar = match.group(), scan.pack.declarations.grammar
    if word.lower() in grammar.PREPOSITIONS:  # «LA KFOR EN 2025»
        return False
    if word in scan.pack.currencies.codes:  # «EUR 12 000»
        return False
    if word.lower() in grammar.MEMBERS:  # «la Finlande 18 et la Slovénie 5»
        return False
    if word in ("RD", "RN") or (len(word) == 1 and word.isascii()):  # roads, «le régiment P 18»
        return not scan.pattern_at("noun_follows", match.end())
    year = len(digits) == 4 and digits[:2] in ("19", "20", "21")
    if scan.pattern_at("figure_follows", match.end()) or len(digits) == 3:
        return False
    acronym = len(word) > 1 and word.isupper()
    if not year and scan.pattern_before("weapon_before", match.start() - len(word) - 1):  # «missiles Aster 30»
        return not scan.pattern_at("noun_follows", match.end())
    if year:
        if scan.pattern_before("dated_thing", match.start()):
            return False
        if _QUOTED.search(before) and _CLOSING.match(scan.view.text, match.end()):
            return True  # «le plan « Résilience 2035 »»
        return (acronym and int(digits) % 5 == 0) or word.lower() in (
            "agenda",
            "vision",
            "objectif",
            "horizon",
            "plan",
            "boussole",
            "mirage",
        )
    # two digits: an exercise or a programme carries its year
    previous = before.split()[-2:-1]
    two_capitals = bool(previous) and previous[0].lstrip("«“\"'’(")[:1].isupper()
    if scan.pattern_at("noun_follows", match.end()):
        return False
    model = len(digits) == 1 and len(previous) == 1 and word.lower() not in scan.pack.words["not_counted"]
    if model and not scan.pattern_at("row_goes_on", match.end()):
        return True  # «Leopard 2»
    named = two_capitals or acronym or scan.pattern_before("exercise_before", match.start())
    return len(digits) == 2 and bool(named)


PATTERNS = {
    "weapon_before": r"(?<![a-z-])(?:missiles?|chars?|avions?|drones?|canons?|helicopteres?|systemes?|radars?|chasseurs?|fregates?|lanceurs?|blindes?|torpilles?|obusiers?|batteries?|satellites?|fusees?|lance-roquettes)[ ]$",
    # «l'exercice Hiver 27», «l'exercice « Vent du Nord 27 »»
    "exercise_before": r"(?<![a-z])(?:exercices?|operations?|manoeuvres?)[ ](?:[«\"][ ]?)?(?:[a-z'-]+[ ]){1,4}$",
    "digit_before": r"[0-9][ .]$",
    "thousands": r"[0-9]{3}(?:[ .][0-9]{3})*(?![0-9])",
    "figure_follows": r"[ ]?(?:%|°|€|\$|pour[ ]cent)|[ ](?:millions?|milliards?)(?![a-z])|[ ]\L<unit>(?![a-z.'])",
    "street_before": r"(?<![a-z])(?:rue|avenue|av\.|boulevard|bd|place|chaussee|quai|allee|impasse|route|chemin|cours|square|bp|cs)[ ][^\n.;]{1,50}(?:[,–—-][ ]|\n[ ]*)$",
    "number_goes_on": r"[ .][0-9]{3}(?![0-9])|,[0-9]",
    "noun_follows": r"[ ](?:de[ ])?(?!(?:\L<not_counted>|\L<reference>)(?![a-z]))[a-z]{2,}[sx](?![a-z])",
    "report_of": r"rapport[ ](?:19|20)[0-9]{2}(?![0-9/-])",
    "row_goes_on": r"[ ]*(?:[ |]{2}|\n|$)|[a-z]|[ .][0-9]",
    "clock_before": r"(?<![a-z])(?:(?<!y[ ])(?<!alerte[ ])a|vers|des|avant|jusqu'a|entre|(?:seance|edition|journal|vol|train|point[ ]de[ ]presse|messe)[ ]de)[ ]$",
    "lasted": r"(?<![a-z])(?:dur(?:e|ait|era|erait|aient|eront)|duree[ ]de|pendant|durant)[ ](?:(?:plus|moins|pres)[ ]de[ ]|environ[ ]|quelque[ ])?$",
    "level_from": r"\b(?:ramen|pass|redui|port|raccourci|abaiss|tomb|allong)[a-z]*(?:[ ][a-z']+){0,4}[ ]de[ ](?:[0-9]{1,2}[ ]?h[ ]?[0-9]{0,2}[ ]a[ ])?$",
    "number_before_a": r"(?:[0-9]|\L<hour_word>|(?:trente|quarante|soixante|cinquante)[a-z-]*)[ ]a[ ]$",
    "clock_from": r"(?:(?<![a-z])(?:de|depuis)[ ])$",
    "clock_not_after": r"[ ](?:de|d'|par|apres|plus|avant|durant)(?![a-z])",
    "postcode_before": r"(?:[-–,][ ]|\n|^)$",
    "dated_thing": r"(?:sommet|reunion|rapport|conference|declaration|budget|exercice|edition|session|forum|salon|accord|charte|convention|traite|pacte|engagement|communique|concept|loi|campagne|classement|barometre|etude|sondage|enquete|annee|declarations|octobre|aout)(?:[ ][a-z'-]+){0,4}[ ]$",
}

IDIOMS = (
    "en deux mots|en deux lignes|en trois lignes|en trois mots|en quatre mots|en deux phrases|en un mot comme en cent|en mille morceaux|mille fois|cent fois|trente-six solutions|trente-six fois|"
    "midi a quatorze heures|aux quatre coins|les quatre coins|quatre coins|deux poids, deux mesures|deux poids deux mesures|"
    "d'une pierre deux coups|entre deux eaux|entre deux feux|a deux doigts|tous les deux|toutes les deux|les uns et les autres|"
    "l'un ou l'autre|des deux cotes|un deux trois|en deux temps trois mouvements|en deux temps, trois mouvements|a mille lieues|mille lieues du|les quatre fers en l'air|deux fois plutot qu'une|mille et un|mille et une|"
    "de deux choses l'une|a quatre mains|ne faire ni une ni deux|ni une ni deux|plutot deux fois qu'une|cinq sur cinq|"
    "se mettre en quatre|sur son trente et un|sur leur trente et un|couper les cheveux en quatre|dire ses quatre verites|a la une|mille mercis|mille excuses|"
    "mille raisons|mille facons|mille et une facons|quinze jours apres"
).split("|")
TOGETHER = [
    f"a {they} {number}" for they in ("eux", "elles", "nous", "vous") for number in "deux trois quatre cinq".split()
]

WORD_LISTS = {
    "reference": frozenset(REFERENCES),
    "idiom": frozenset(
        i
        for i in [*IDIOMS, *TOGETHER]
        if i not in ("quinze jours apres", "a la une", "tous les deux", "toutes les deux")
    ),
    "numbered_paper": frozenset("rapport avis dossier note circulaire question contrat marche appel".split()),
    "street": frozenset("rue avenue av. boulevard bd place chaussee quai allee impasse route".split()),
    "hour_word": frozenset(
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt "
        "vingt-deux vingt-trois".split()
    ),
    "always_word": frozenset(("vingt-quatre", "sept")),
}
