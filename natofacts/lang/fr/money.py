"""French amounts of money. Patterns begin behind the numeral and see the plain shadow."""

from natofacts import quantities
from natofacts.rule import Rule, hit

# Scales that are only written before a currency: «486 Md$», «12 M€», «850 k€».
ABBREVIATED_SCALES = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mio": 10**6, "md": 10**9, "mds": 10**9, "mrd": 10**9, "mrds": 10**9,
    "mia": 10**9, "mias": 10**9, "g": 10**9, "bn": 10**9,
}  # fmt: skip

# Names that are money in millions only: «trois livres» are books.
SCALED_ONLY = frozenset(("livres",))

FRAGMENTS = {
    "scale_letters": r"(?:k|m(?:n|io|ias?|r?ds?)?|g|bn)",
    "symbol": r"(?:\L<currency_symbol>|(?:us|ca|can|hk|nz|a)[ ]?\$|\$[ ]?(?:us|can|ca|hk|nz)(?![a-z])|[€$£¥¤]|(?:[a-z]{3})(?![a-z]))",
}

PATTERNS = {
    "cents": r"[ ](?:et[ ])?(?P<minor>[0-9]{2})(?![0-9]|[.,][0-9]|[ ](?:[0-9]{3}|pour[ ]cent|pourcents?|\L<month>))(?:[ ](?:cents|centimes|pence|kopecks))?"
    r"(?=[ ]*(?:[.,;:()\n]|$)|[ ](?:par|pour|a|le|la|de|du|et|en|ht|ttc|hors|net|brut|piece|chacune?|chaque|seulement|environ|au)\b|[ ]l')"
    r"|[ ]et[ ](?P<minor>[0-9]{1,2}|\L<minor_word>)[ ](?:cents|centimes|pence|kopecks)"
    r"|[ ](?P<minor>\L<minor_word>)(?=[ ]*(?:[.,;:)\n]|$))",
    "currency_before": r"(?<![a-z])(?P<symbol>\L<currency_symbol>|(?:us|ca|au|nz|hk|c|a)[ ]?\$|[€$£¥¤]|\L<currency_code>)[ ]?$",
}


def rules() -> list[Rule]:
    """The rules for money."""
    return [
        Rule(
            "fr.money.symbol",
            r"""(?P<value>(?&number))
                [ ]?(?P<scale>(?&scale_letters))?\.?[ ]?      # Md, M, k
                (?:d'|de[ ])?(?P<symbol>(?&symbol))           # €, $ US, EUR""",
            quantities.money,
            (
                hit("Le fonds atteint [[486 Md$]].", value=486_000_000_000, unit="USD"),
                hit("un contrat de [[12,5 M€]] signé", value=12_500_000, unit="EUR"),
                hit("soit [[3 millions $ US]] par an", value=3_000_000, unit="USD", period="P1Y"),
                hit("une enveloppe de [[850 k€]]", value=850_000, unit="EUR"),
                hit("pour [[20 EUR]] seulement", value=20, unit="EUR"),
            ),
            ("il a 5 M d'amis", "le vol 714 km"),
        ),
        Rule(
            "fr.money.name",
            r"""(?P<value>(?&number))
                [ ](?:(?P<scale>(?&scale_letters))\.?[ ])?(?:de[ ]|d')?(?P<name>(?=[a-z]{2}|f[ ]cfa))""",
            quantities.money,
            (
                hit("Ils ont dépensé [[486 milliards de dollars]].", value=486_000_000_000, unit="USD"),
                hit(
                    "plus de [[1 200 millions d’euros]] par an",
                    value=1_200_000_000,
                    unit="EUR",
                    comparator=">",
                ),
                hit("[[10 Mds de couronnes norvégiennes]] versées", value=10_000_000_000, unit="NOK"),
                hit("Le café coûte [[10 euros 50]].", value="10.5", unit="EUR"),
                hit("Entrée : [[10 euros 50]] pour les jeunes", value="10.5", unit="EUR"),
                hit("[[11 euros 40]] (TVA comprise)", value="11.4", unit="EUR"),
                hit("pour [[deux euros cinquante]].", value="2.5", unit="EUR"),
                hit("pour [[vingt dollars et cinquante cents]] l'unité", value="20.5", unit="USD"),
                hit("soit [[2 500 Mrd F CFA]]", value=2_500_000_000_000, unit="XOF"),
                hit("[[trois livres sterling]]", value=3, unit="GBP"),
            ),
            ("près de 450 millions d’Européens", "la zone euro compte 20 pays", "trois livres blancs"),
        ),
        Rule(
            "fr.money.minor",
            r"""(?P<value>(?&number))
                [ ](?:centimes?|cents?)[ ](?:d'|de[ ])(?P<name>(?=[a-z]{2}))""",
            quantities.money_minor,
            (hit("soit [[80 centimes d'euro]] le litre", value="0.8", unit="EUR"),),
            ("80 centimes de plus", "trois cents de Riga"),
        ),
        Rule(
            "fr.money.before",
            r"""(?P<value>(?&number))(?:[ ]?(?P<scale>(?&scale_letters))(?![a-z0-9]))?""",
            quantities.money_before,
            (
                hit("Il demande [[€1000]] par mois.", value=1000, unit="EUR"),
                hit("un prêt de [[USD 5 millions]]", value=5_000_000, unit="USD"),
            ),
            ("l'euro 2016", "A 5 km"),
        ),
    ]
