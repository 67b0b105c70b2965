"""French measures and durations; the units themselves are in words/units.csv."""

from natofacts import quantities
from natofacts.rule import Rule, hit

# Units of one or two letters count only as printed here («5 m», «3 t», never «5 M.»).
SHORT_WORDS = ("an",)
SHORT_UNITS = frozenset(
    "m l L g t h j s km cm mm kg mg cl ml hl kt Mt kW MW GW W V kV Hz Go Mo To Ko ko Po GB MB TB ha mn nm Nm NM dB db bit m² m³ m2 m3 A K Pa dl dm kJ MJ GJ".split()
)
# Letters that are another unit in capitals.
CASED_UNITS = {"NM": "mille nautique"}

PATTERNS = {
    # «moins dix degrés» is below zero, «au moins dix degrés» is not.
    # «un solde de moins 3 milliards», not «moins de 3 milliards»
    "negative": r"(?<![a-z])(?:est|sont|etait|etaient|sera|serait|ressort|s'etablit|s'eleve|solde|taux|variation|evolution|croissance|resultat|recul|ecart)[ ](?:de|a)[ ](?P<minus>moins)[ ]$",
    "temperature": r"(?<![a-z])(?:temperatures?|thermometre|il[ ](?:fait|faisait|fera))(?![a-z])[^.;]{0,50}$",
    "below_zero": r"(?<![a-z])(?<!(?:au|ou|du|de)[ ])moins[ ]$",
    # «un an», «une semaine» count only where a preposition makes them a length of time.
    "one_unit": r"une?[ ](?=(?:\L<adjective>[ ])?(?:ans?|annee|mois|semaine|jour|heure|minute|trimestre|semestre|decennie|siecle|demi-(?:heure|journee|siecle))(?![a-z]|[ ]ou[ ]))",
    # «une heure et demie» is one anywhere
    "one_and_half": r"une?[ ](?=(?:\L<unit>|point|\L<duration>|decennie|siecle)[ ]et[ ]demie?(?![a-z]))",
    "one_unit_before": r"(?:(?<![a-z])(?:pendant|durant|dans|d'ici|d'ici[ ]a|il[ ]y[ ]a(?:[ ](?:tout[ ]juste|juste|exactement|presque|bientot|environ|a[ ]peine|deja))?|depuis|sous|en|apres|avant|pour|voici|voila|quasi|environ|a|sur|delai[ ]d|plus|moins|pres|duree|dure)[ ]|(?:moins|plus|pres|delai|duree|reunion|periode|peine|mandat|contrat|prolongation|retard|avance|sursis|session)[ ]d')$",
}


def rules() -> list[Rule]:
    """The rules for measures and durations."""
    return [
        Rule(
            "fr.measure.unit",
            r"""(?P<value>(?&number))
                (?![ ]de[ ](?:nuit|jour)(?![a-z]))[ ]?(?:d'|de[ ])?(?P<unit>\L<unit>)(?![a-z0-9])
                (?:[ ]et[ ](?P<half>demie?)(?![a-z])|[ ]?(?P<minor>[0-9]{2})(?![0-9a-z,]|[ ]?%|[ ][0-9]{3})(?:[ ]?min(?:utes?)?(?![a-z]))?
                |[ ](?P<minor>\L<minor_word>)(?=[ ]*(?:[.,;:)\n]|$)|[ ](?:de|sur|et|plus|apres|avant)[ ]))?""",
            quantities.measure,
            (
                hit("une puissance de [[450 MW]]", value=450, unit="MW"),
                hit("ils ont parcouru [[85 000 milles nautiques]]", value=85_000, unit="[nmi_i]"),
                hit("il faisait [[−12 °C]] à Tapa", value=-12, unit="Cel"),
                hit("par [[moins quinze degrés Celsius]]", value=-15, unit="Cel", comparator="="),
                hit("Le contrat a duré [[un an]].", value=1, unit="year"),
                hit("une zone de [[2,4 millions de km²]]", value=2_400_000, unit="km2"),
                hit("pendant [[dix-huit mois]]", value=18, unit="month"),
                hit("la séance a duré [[2 heures 30]]", value="2.5", unit="hour"),
                hit("l'alerte a pris fin en [[une demi-heure]]", value="0.5", unit="hour"),
                hit("[[une heure et demie]] plus tard", value="1.5", unit="hour"),
                hit("il en faut [[une tonne et demie]]", value="1.5", unit="t"),
                hit("un obstacle de [[1 m 80]] de haut", value="1.8", unit="m"),
                hit("un mur de [[deux mètres cinquante]]", value="2.5", unit="m"),
                hit("un relais à [[12 km]] 30 minutes plus tard", value=12, unit="km"),
                hit("des obus de [[155 mm]]", value=155, unit="mm"),
            ),
            ("les 5 M. Martin", "douze patrouilles, dont cinq de nuit", "le vol 12 litéraire", "les six majors"),
        ),
        Rule(
            "fr.duration.adjective",
            r"""(?P<value>(?&number))
                [ ](?:\L<adjective>[ ]){1,2}(?P<unit>\L<duration>)(?![a-z])""",
            quantities.measure,
            (
                hit("au cours des [[dix prochaines années]]", value=10, unit="year"),
                hit("les [[trois derniers jours]]", value=3, unit="day"),
            ),
            ("les dix prochains navires",),
        ),
        Rule(
            "fr.duration.fraction",
            r"""(?P<value>(?&number))
                [ ](?P<of>d')(?P<unit>heure|annee|an|siecle)(?![a-z])""",
            quantities.measure,
            (hit("en [[trois quarts d'heure]]", value="0.75", unit="hour"),),
            ("les trois quarts d'entre eux",),
        ),
    ]
