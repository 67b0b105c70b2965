"""French counts, ordinals and bare numbers."""

import re

from natofacts import quantities
from natofacts.rule import Rule, hit

PARTICIPLE = re.compile(r"(?:és|ées|ues|[nrçdv]us|(?:requ|prom|adm|acqu|rem|transm|soum|comm)is(?:es)?|détruite?s)$")
VERB_ENDINGS = ("erent", "aient", "ront", "raient", "irent", "urent")

# A number word that is no number here: «neuf» as an adjective, «mille mercis».
NOT_A_NUMBER = (
    r"(?:\b(?:tout|toute|flambant|a|plein|etat|du|de|comme|remis(?:e|es)?[ ]a)[ ]neuf"
    r"|\b(?:pour|pas)[ ](?:cent|mille)|\bdes?[ ](?:cents?|mille)|\bzero|(?:un|le|ce|du|au|chaque|leur|notre|son)[ ][a-z'-]+[ ]neuf|[a-z]+(?:al|eau|ment|eux|ion|if|in|oi|el|er|ier|ne)[ ]neuf"
    r"|\b(?:en|l'an|l'annee)[ ](?:deux[ -]mille|mil(?:le)?[ -]neuf[ -]cent)(?:[ -][a-z -]+)?)$"  # a year in words
)

FRAGMENTS = {
    "noun": r"[a-zœ][a-z0-9œ]*(?:(?:[-']|/(?!(?:ans?|jours?|mois|semaine|heure|h)(?![a-z])))[a-z0-9œ]+)*",
}

# Nouns that are participles but for their accents: «12 livres», «3 programmes».
NOUNS_ALIKE = frozenset(
    "livre livres annonce annonces commande commandes programme programmes demande demandes vise".split()
)
PATTERNS = {
    # «38 projets ont été déposés, 17 **retenus**.»
    # «les 2,5 **prévus**», «12 **livrés**»: what is said of things, and no noun
    "said_of_things": r"(?:prevu|attendu|promis|livre|annonce|commande|constate|atteint|vise|requi[st]|recu|obtenu|verse|budgete|programme|estime|exige|"
    r"demande|reclame|souhaite|initial|enregistre|recense|espere|autorise|realise|depense)(?:e?s)?(?=[ ]*(?:[.,;:)\n]|$)|[ ](?:en|par|pour|a|au|aux|dans|l'an|pendant|initialement|d'ici|il|hier|a[ ]ce)(?![a-z]))",
    "participle_ends": r"[ ]?[.,;)\n]|$",
    "after_comma": r",[ ](?:et[ ]|dont[ ])?$",
    "understood_before": r"(?:(?<![a-z])(?:dont|sur|contre|au[ ]lieu[ ]des?)[ ](?:pres[ ]de[ ]|environ[ ]|quelque[ ]|plus[ ]de[ ])?|:[ ](?:[0-9 ]+[ ][a-z]+,[ ])*)$",
    # «brise-glace», «chefs-d'œuvre»: compounds whose last word stays as it is; not «peut-être», «sont-elle»
    "compound_noun": r"(?:[a-z]+s-d'|(?!(?:peut|avant|apres|la|au|ci|celui|celle|elle|lui|est|sont|a|ont|soit|jusque|par|pele|sous|quasi|semi|mi)-)"
    r"[a-z]{4,}-(?!(?:t|ci|la|meme|il|elle|on|nous|vous|ce|je|tu|y|en|demi|dela|etre|hier|demain)(?![a-z])))[a-z]{3,}(?![a-z-])",
    # «Les 12 seront-elles prêtes ?»
    "inverted": r"[a-z]+-(?:t-)?(?:ils?|elles?|on|nous|vous|ce|je)(?![a-z-])",
    # «Solde : **– 6,8** Md€», «soit **– 2 %**», where no other dash closes an aside
    "may_be_signed": r"(?:(?<![a-z])(?:soit|contre|attei(?:nt|gnait|ndra)|apres|puis|ressort|il[ ](?:fait|faisait)|est|etait|sera|vers|environ)|[a-z)0-9][ ]?:|%,|€,)[ ]$",
    # «entre – 5 °C et **– 10 °C**»
    "signed_before": r"(?<![a-z])(?:entre[ ]|(?:de|entre)[ ]–[ ]?[0-9][^.;]{0,30}?[ ](?:et|a)[ ])$",
    "range_from": r"(?<![a-z])(?:de|entre)[ ]$",
    "range_on": r"[ ](?:a|et|ou)[ ]",
    "per_mille": r"[ ]?(?:‰|¤|pour[ ]mille(?![a-z]))",
    "in_all": r"[a-z]+[ ](?:en[ ]tout|au[ ]total)(?![a-z])",
    "next_word": r"[ ](?P<word>[a-z]{4,})(?![a-z-])",
    "times": r"[ ](?:et[ ]demie[ ])?(?:(?:plus|moins|superieure?s?|inferieure?s?|mieux|le|la|celui|celle|ceux)(?![a-z])|l')",
    "ordinal_noun": r"[ ](?:(?:\L<adjective>|et[ ]dernier|et[ ]derniere)[ ])?(?P<noun>(?&noun))(?![a-z0-9])",
}


def rules() -> list[Rule]:
    """The rules for counts, ordinals and numbers; `number` comes last, for what nothing else takes."""
    return [
        Rule(
            "fr.count.noun",
            r"""(?P<value>(?&number))
                (?:[ ]?(?P<scale>k|m(?=[ ]d)))?[ ](?:(?P<of>de[ ]|d'))?           # 10 k drones
                (?:\L<adjective>[ ](?:et[ ]\L<adjective>[ ])?){0,2}    # trois grandes nouvelles brigades
                (?P<noun>(?&noun))""",
            quantities.count,
            (
                hit("des liens avec [[35 pays]] du monde", value=35, unit="pays"),
                hit("plus de [[quatre-vingt-dix navires]] alliés", value=90, unit="navires", comparator=">"),
                hit("livrer [[un million de drones]]", value=1_000_000, unit="drones"),
                hit("une [[vingtaine de pays]]", value=20, unit="pays", comparator="~"),
                hit("[[six F-16]] sont partis", value=6, unit="f-16"),
                hit("les [[trois nouvelles brigades]] lourdes", value=3, unit="brigades"),
                hit("une [[douzaine d'œuvres]]", value=12, unit="œuvres", comparator="~"),
                hit("Ils alignent 3 500 soldats sur [[12 000]] prévus.", value=12_000, unit="soldats"),
                hit("Sur les 32 pays, [[29]] se situent au-dessus.", value=29, unit="pays"),
                hit("Il livrera six chars en 2028 et [[quatorze]] en 2029.", value=14, unit="chars"),
                hit("déjà [[12,4 k abonnés]]", value=12_400, unit="abonnés"),
                hit("Ils sont [[68,4 M d'habitants]].", value=68_400_000, unit="habitants"),
                hit("tirer [[10 000 obus]]/jour", value=10_000, unit="obus"),
                hit(
                    "[[Trente à quarante mille soldats]] viendront.",
                    value=30_000,
                    value_max=40_000,
                    unit="soldats",
                ),
            ),
            ("les trois ont signé", "des millions de victimes", "article 12 bis", "au chapitre 3 figurent"),
        ),
        Rule(
            "fr.count.understood",
            "",
            quantities.count,
            (
                hit("Le nombre de patrouilleurs passe de douze à [[vingt]].", value=20, unit="patrouilleurs"),
                hit("Le nombre d'Alliés à 2 % ou plus est passé de 3 à [[23]].", value=23, unit="alliés"),
                hit("Les Alliés ont voté ; [[28]] d'entre eux ont dit oui.", value=28, unit="alliés"),
            ),
            ("Le nombre de patrouilleurs augmente.", "28 marins d'entre eux"),
            doc="A count whose noun is understood from another place in the sentence.",
            extra={"made_by": "natofacts.link"},
        ),
        Rule(
            "fr.ordinal.noun",
            r"""(?P<value>(?&number))""",
            quantities.ordinal,
            (
                hit("le [[75e anniversaire]] du traité", value=75, unit="anniversaire"),
                hit("la [[dixième Conférence]] d'examen", value=10, unit="conférence"),
                hit("au [[XXIe siècle]]", value=21, unit="siècle"),
                hit("la [[3e division]] d'infanterie", value=3, unit="division"),
            ),
            (
                "le premier navire",
                "la dernière séance",
                "Le vice-président a ouvert la séance.",
                "la vie du camp",
            ),
        ),
        Rule(
            "fr.number.times",
            r"""(?P<value>(?&number))(?=[ ]fois[ ](?:plus|moins|superieur|inferieur|mieux|le|la)(?![a-z]))""",
            quantities.number,
            (hit("Ils en produisent [[cinq]] fois plus qu'en 2022.", value=5, change="increase"),),
            ("deux fois par an", "trois fois rien"),
        ),
        Rule(
            "fr.number.times_half",
            r"""(?P<value>(?&number))[ ]fois[ ]et[ ](?P<half>demie)(?=[ ](?:(?:plus|moins|superieure?s?|inferieure?s?|mieux|le|la|les|ce|celui|celle|ceux|son|sa|leur)(?![a-z])|l'))""",
            quantities.number,
            (hit("Ils dépensent [[deux fois et demie]] plus qu'en 2014.", value="2.5", change="increase"),),
            ("deux heures et demie", "deux fois et demie par an"),
        ),
        Rule(
            "fr.number.bare",
            r"""(?P<value>(?&number))(?:[ ]?(?P<scale>k|mds?|mrds?)(?![a-z0-9]))?""",
            quantities.number,
            (
                hit("Le budget a été multiplié par [[quatre]].", value=4, change="increase"),
                hit("Son indice vaut [[12,7]].", value="12.7"),
            ),
            (
                "un moteur flambant neuf",
                "un moteur neuf à Toulon",
                "Tolérance zéro !",
                "Le format E3+3 se réunit.",
                "le F-16 et l'A400M",
                "la 5G",
                "l'article 5",
            ),
        ),
    ]
