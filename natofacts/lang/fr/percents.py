"""French percentages, points, fractions."""

from fractions import Fraction

from natofacts import quantities
from natofacts.rule import Rule, hit

FRACTIONS = {"moitie": Fraction(1, 2), "tiers": Fraction(1, 3), "quart": Fraction(1, 4)}
BY_SHARES = ("moitie",)
HALF = ("demi", "demie")
LATTER = ("second", "seconde")
DECIMAL_WORD = "virgule"
# «un cinquième **véhicule**» is an ordinal; «un cinquième ira …», «un cinquième des …» a fraction.
ORDINAL_NOUN = (
    r"[ ](?!(?:de|des|du|d|a|au|en|et|ou|dans|pour|sur|par|est|sont|a|ont|aura|auront|ira|iront|fera|feront|va|vont|vient|sera|etait|"
    r"seulement|environ|a[ ]peine|allant|revenant|provenant|portant|relevant|etant|ayant|concernant|venant|[a-z]{2,}(?:era|ira|rra|dra|tra|eront|iront|aient|ait|erent))\b)[a-z]"
)

NUMBER_ONLY = r"(?P<value>(?&number))"

PATTERNS = {
    # «un» and «une» are numbers only before a number word, a unit, «pour cent», or «sur» further on.
    "basis": r"[ ]de[ ]base(?![a-z])",
    "one_counts": r"""une?[ ](?:a|ou|et)[ ](?:deux|trois|2|3)(?![a-z0-9])|une?+[a-z]|une?(?:[ ]et[ ]|-et-|[ ]|-)(?:\L<number_word>(?![a-z])|(?:\L<adjective>[ ])?(?:\L<duration>|decennie|siecle|demi-(?:heure|journee|siecle))(?![a-z])|(?:\L<unit>|point)[ ]et[ ]demie?(?![a-z]))
                |une?[ ](?:virgule|pour|%)|une?[ ](?:[a-z'-]++[ ]){0,4}sur[ ]""",
    "one_percent": r"un[ ](?:pour[ ]cent(?![a-z])|%)",
    "one_of": r"""une?(?:[ ](?P<noun>[a-z][a-z'-]++)(?:[ ][a-z'-]++){0,3}?)?(?:(?<!ant)|(?<=habitant)|(?<=enfant)|(?<=ommandant)|(?<=lieutenant)|(?<=enseignant)|(?<=etudiant)|(?<=ombattant)|(?<=dirigeant)|(?<=votant)|(?<=instant))[ ]sur[ ](?P<total>\L<fraction_total>|[0-9]{1,4})
                (?![a-z0-9]|,[0-9]|[ ](?:a|ou)[ ](?:[0-9]|\L<fraction_total>)|[ ](?:ans?|annees?|mois|jours?|heures?|semaines?)\b
                |[ ](?!(?:dans|sous|pas|plus|mais|des|sans|depuis|hors|vers|tres|vous|nous|ils|elles|dispos|apres|moins)[ ])[a-z-]+[sx](?![a-z]))""",
    "fraction_determiner": r"(?:(?<![a-z])(?:la|le|les|un|une|d'un|d'une|au|du|leur|sa|son|cette|ce)(?:[ ](?:bon|bonne|gros|grosse|petit|petite|autre|dernier|derniere|premiere|seconde))?|l'(?:autre)?)[ ]?$",
    # «350 recrutements, **moitié** ouvriers, moitié techniciens»
    "each_half": r"moitie[ ](?!d[e'u])[a-z][a-z' -]{1,30}?,[ ](?:et[ ])?moitie(?![a-z])",
    # «moitié plus qu'en 2024»
    "half_more": r"moitie[ ](?:plus|moins)(?![a-z])",
    # «céder une licence à **un tiers**» is to somebody
    "third_party": r"un[ ]tiers(?![a-z]|[ ](?:de|des|du)[ ]|[ ]d')",
    "to_somebody": r"(?<![a-z])(?:confie[rz]?|ced[a-z]+|transmet[a-z]*|vend[a-z]*|livre[rz]?|communiqu[a-z]+|divulgu[a-z]+|remet[a-z]*)[ ](?:[a-z'-]+[ ]){0,5}a[ ]$|(?:par|envers|aupres[ ]d'|recours[ ]a|au[ ]profit[ ]d')[ ]?$",
    "other_half": r"(?<![a-z])moitie[ ](?!d[e'u])[a-z][a-z' -]{1,30}?,[ ](?:et[ ])?$",
    # «moins du **cinquième** de la commande»
    "share_before": r"(?<![a-z])(?:plus|moins|pres|environ|quelque)[ ](?:du|le)[ ]$",
    "share_after": r"[ ](?:d[eu]s?[ ]|d')|,[ ]",
    # «augmenter de moitié»
    "by_half": r"(?<![a-z])(?:pour|a|de|d'environ|de[ ]pres[ ]de|de[ ]plus[ ]de)[ ]$",
    "variation": r"(?:\L<variation_noun>(?:[ ](?:totale?|globale?|nette|reelle?|supplementaire|moyenne|annuelle?))?[ ](?:de|d')[ ]?(?:[«\"“][ ]?)?(?:\L<quelque>[ ])?"
    r"|\b(?:modifi|ajust|vari|devi)[a-z]*[ ](?:de[ ]|d')(?:\L<quelque>[ ])?|\b(?:sup|inf)erieure?s?[ ](?:de[ ]|d')(?:\L<quelque>[ ])?|\b(?:augment|progress|cr[ou]i|accru|gagn|perd|recul|baiss|diminu|chut|mont|grimp|bond|recul|cede|ced|pris|repris|releve|reduit)[a-z]*"
    r"(?:[ ](?:encore|ainsi|meme|deja|a|au))?[ ](?:de[ ]|d')?(?:\L<quelque>[ ])?)$",
    "variation_after": r"[ ](?:de[ ]plus|de[ ]moins|de[ ]mieux|en[ ]plus|en[ ]moins|d'ecart|au-dessus|au-dessous|de[ ]hausse|de[ ]baisse|de[ ]croissance|supplementaires?)(?![a-z])",
}


def rules() -> list[Rule]:
    """The rules for percentages and fractions."""
    return [
        Rule(
            "fr.percent.amount",
            r"""(?P<value>(?&number))
                [ ]?(?:%|pour[ ]cent(?![a-z])|pour-cent|pourcents?(?![a-z])|p\.[ ]?(?:100|c\.))""",
            quantities.percent,
            (
                hit("au moins [[2 %]] du PIB", value=2, unit="%", comparator=">=", base="PIB"),
                hit("[[19,4%]] de mieux", value="19.4"),
                hit("moins d'[[un pour cent]] du PIB", value=1, comparator="<"),
                hit("près de [[vingt pour cent]] des forces", value=20, comparator="~"),
            ),
            ("12 points de vue", "cent pour l'un, mille pour l'autre"),
        ),
        Rule(
            "fr.percent.points",
            r"""(?P<value>(?&number))
                [ ](?:de[ ](?=point(?![a-z])))?(?:points?|pts?|pp)(?![a-z])(?:[ ]et[ ](?P<half>demi)(?![a-z]))?(?:[ ](?P<of>de[ ](?:pourcentage|%))|(?=[ ](?P<of>d[eu][ ](?:(?:leur|notre|son)[ ])?pib)))?""",
            quantities.points,
            (
                hit("un gain de [[13 points]]", value=13, unit="pp", change="increase"),
                hit("soit [[0,4 point]] du PIB", value="0.4", unit="pp", base="PIB"),
                hit("L'écart est de [[deux points de pourcentage]].", value=2, unit="pp"),
                hit("en baisse de [[six points]]", value=6, unit="pp", change="decrease"),
                hit("dépassé de [[neuf dixièmes de point]]", value="0.9", unit="pp"),
                hit("les budgets, [[+3 pts]]", value=3, unit="pp", change="increase"),
                hit("[[un point et demi]] de plus", value="1.5", unit="pp", change="increase"),
                hit("un taux inférieur de [[neuf points]] à la cible", value=9, unit="pp"),
            ),
            ("les 90 points du communiqué", "quatre points chauds"),
        ),
        Rule(
            "fr.fraction.share",
            NUMBER_ONLY,
            quantities.fraction,
            (
                hit("[[la moitié]] des Alliés".replace("[[la ", "la [["), value="0.5", base="Alliés"),
                hit("[[deux tiers]] du chemin", value=2 / 3),
                hit("les [[trois quarts]] des vols", value="0.75"),
                hit("à peine [[un quart]]", value="0.25"),
                hit("[[un soldat sur trois]] est réserviste", value=1 / 3, base="soldat"),
                hit("moins du [[cinquième]] de la commande", value="0.2", base="commande"),
                hit("La facture a gonflé d'un bon [[tiers]].", value=1 / 3),
                hit("l'autre [[moitié]] attend", value="0.5"),
                hit("moitié ouvriers, [[moitié]] techniciens", value="0.5"),
                hit("[[un poste de médecin sur quatre]] reste vacant", value="0.25"),
            ),
            (
                "les pays tiers",
                "céder une licence à un tiers",
                "un assureur au tiers-lieu",
                "un plan sur dix ans",
                "un rapport sur quatre pays",
            ),
        ),
        Rule(
            "fr.fraction.of",
            r"""(?P<value>(?&number))
                (?:[ ](?:de[ ](?:nos|vos|leurs|ses|ces|mes)[ ])?(?P<noun>[a-z][a-z'-]++)(?:[ ](?:de[ ]|d'|en[ ]|a[ ])?[a-z-]++)?)?[ ]sur[ ](?=[a-z0-9])""",
            quantities.fraction_of,
            (
                hit("[[six Européens sur dix]] approuvent", value="0.6", base="Européens"),
                hit("[[quatre de nos citoyens sur cinq]] le demandent", value="0.8", base="citoyens"),
                hit("[[sept hôpitaux de campagne sur douze]] manquent de lits", value=7 / 12, base="hôpitaux"),
                hit("Dans [[neuf cas sur dix]], le pilote décide.", value="0.9"),
            ),
            ("5 milliards sur trois ans", "dix marins sur le pont", "chars livrés : 96 sur 180"),
        ),
    ]
