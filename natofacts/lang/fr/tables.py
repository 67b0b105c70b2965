"""How French tables say what their numbers are: captions («en millions d'euros»), heads of columns, estimates.

Patterns see the plain shadow.
"""

# Where a caption or a head names a unit; the first that makes a figure of a number counts.
UNIT_PHRASES = (
    r"(?<![a-z])(?:exprimee?s?[ ])?en[ ](?P<unit>[a-z%€$£][^(),;:.\n]{0,45})",
    r"(?<![a-z])(?P<count>effectifs?|parc|flotte|stocks?|personnels?|quantites?)[ ]\((?P<unit>[a-z]{3,}[sx])\)",
    r"\((?:en[ ])?(?P<unit>[^()\n]{1,45})\)",
    r"(?:^|\n)(?P<unit>(?:part|pourcentage|proportion)[ ](?:du|de[ ]la|des)[ ][^(),;:.\n]{1,40})",
    r"(?P<unit>(?:%|m€|md€|k€|m\$|md\$)[^(),;:.\n]{0,45})",
    r"(?<![a-z])(?P<count>nombre|nb\.?)[ ](?:de[ ]|d')(?P<unit>[a-z][^(),;:.\n]{1,40})",
)
# «distances en milliers de milles, carburant en m³»: units of some columns
NAMED_UNIT = r"(?<![a-z])(?P<noun>[a-z]{4,})(?:[ ](?:de|des|du)[ ][a-z]+)?[ ]en[ ](?P<unit>[a-z%€$£][^(),;:.\n]{0,45})"
# What a caption says in letters and a figure with a sign.
PERCENT_WORDS = r"(?:pourcentages?|pour[ ]cent|proportion|part)(?![a-z])"
# «2026e», «2025 (e)», «2027 (p)»: estimates and forecasts.
YEAR = r"(?<![0-9])(?P<y>(?:19|20)[0-9]{2})(?![0-9])"
# Row labels that are no actor and no thing.
SUMS = r"(?:sous-)?(?:total|totaux|ensemble|moyenne|mediane|somme)(?![a-z])"
# «Hongrie (2)», «Slovénie*»
NOTE_MARK = r"(?<![ ])[ ]*+(?:\([0-9a-z*†]{1,2}\)|(?<![*†¹²³⁴⁵⁶⁷⁸⁹])[*†¹²³⁴⁵⁶⁷⁸⁹]++)[ ]*+$"
# The head of a column that is the noun counted in it: «Navires», «Blessés»; not «Dépenses», «Pays-Bas».
COUNTED_HEAD = (
    r"(?!(?:pays|etats|annees|exercices|depenses|recettes|credits|couts|ventes|montants|parts|valeurs|budgets|variations|pourcentages|totaux|"
    r"postes|programmes|donnees|notes|observations|dates|objectifs|resultats|indicateurs|moyens|taux|prix|fonds|mois|jours|investissements|"
    r"contributions|versements|paiements|engagements|aides|apports|points|indices|achats|exportations|importations)(?![a-z]))"
    r"[a-z]{3,}[sx](?:[ ][a-z]{3,}[sx])?"
)
# «Effectifs militaires (en milliers)»
COUNTED_FIRST = r"(?:tableau[ ][^ ]{1,4}[ ]?[-–—.:]?[ ])?(?:évolution[ ]des[ ])?(?P<noun>[a-zà-ÿ]{4,}[sx])(?![a-zà-ÿ-])"
