"""French words that tell what a figure is for and what happens on a date. Patterns see the low shadow (accents kept)."""

_LINK = r"(?:[ ](?:par[ ]an|chaque[ ]année|au[ ]moins|au[ ]minimum|au[ ]plus|supplémentaires?|environ|par[ ]mois|par[ ]semaine|en[ ](?:\d{4})|cette[ ]année|l'an[ ]prochain|d'ici[ ](?:à[ ])?\d{4}))*"
_DETERMINER = r"(?:(?:la|le|les|leur|leurs|sa|son|ses|notre|nos|un|une|ce|cette)[ ]|l'|d'|de[ ])?"
AFTER_OF = rf"{_LINK}[ ](?:d'|de[ ](?:la[ ]|l')?|du[ ]|des[ ])(?!ici|euros|dollars|plus|moins|mieux)"
AFTER_FOR = rf"{_LINK}[ ](?:dans[ ]|à[ ]|au[ ]|aux[ ]|pour[ ]|en[ ]faveur[ ]de[ ]|au[ ]profit[ ]de[ ]|au[ ]titre[ ]de[ ]|destinée?s?[ ](?:à|au|aux)[ ]|consacrée?s?[ ](?:à|au|aux)[ ]){_DETERMINER}(?!(?:plus|moins|terme|horizon|fin|partir|compter|nouveau|hauteur|titre|peine|cours|cadre|moins|lieu|même|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|\d))"
AFTER_DIRECT = r"[ ](?:(?:son|sa|ses|leur|leurs|notre|nos|le|la|les)[ ]|l')"
BEFORE_WORTH = (
    r"(?<![a-zà-ÿ])(?P<noun>[a-zà-ÿœ][a-zà-ÿœ-]{2,}(?:[ ](?:de[ ]|d')?[a-zà-ÿœ-]{3,})?)(?:[ ](?:d'une[ ](?:valeur|durée|capacité|superficie|portée|enveloppe|autonomie|masse)|d'un[ ](?:montant|coût|budget|poids|calibre)|dotée?s?|estimée?s?|évaluée?s?|chiffrée?s?))?"
    r"(?:[ ](?:totale?|globale?|commune?|annuel(?:le)?|maximale?|minimale?|initiale?))?[ ]?(?::|(?:de|d'|à)(?:[ ]?(?:plus|moins|près|quelque|environ|au[ ]moins)[ ]?(?:de[ ]|d')?)?)[ ]?$"
)
DEFINITE = r"(?:(?<![a-z])(?:les|nos|ces|leurs|ses|aux|vos|mes|des|notre)[ ](?:quelque[ ]|pres[ ]de[ ])?)$"
VERSUS = r"(?:(?<![a-z])(?:contre|au[ ]lieu[ ]d[e'u]s?|par[ ]rapport[ ]a[ux]*|plutot[ ]que)[ ](?:pres[ ]de[ ]|environ[ ]|quelque[ ]|plus[ ]de[ ]|moins[ ]de[ ]|seulement[ ]|les[ ])?)$"
EXPECTED = r"\b(?:prevu|prevue|prevus|prevues|attendu|attendue|attendus|attendues|estimations?|previsions?|previsionnel|projections?|s'attend|s'attendait|escompte|table[ ]sur|prevoit|prevoient)(?![a-z])"
INFINITIVE_OF = r"[ ](?:de[ ]|d'|à[ ])(?:[a-zà-ÿ']+[ ]){0,2}?[a-zà-ÿ'-]+(?:er|ir|re|oir)(?![a-zà-ÿ])"
# «sommet de Madrid **de 2022**», «Convention de Montreux de 1936», «rapport annuel 2024»
_THING = r"(?P<thing>(?<![a-zà-ÿœ])(?:sommet|réunion|convention|charte|déclaration|accord|traité|rapport|conférence|complément|engagement|loi|plan|budget|exercice|concept|stratégie|édition|session|livre|pacte|protocole|résolution|enquête|sondage|étude|objectifs?|forum|salon|campagne|constitution|décret|programme|élections?|jeux|guerre|crise|communiqué|décision|invasion|attaque|attentats?|révolution|référendum|annexion)(?:[ ](?!(?:en|de|d')[ ]?$)(?:de[ ]la[ ]|de[ ]l'|du[ ]|des[ ]|de[ ]|d'|à[ ]la[ ]|à[ ]|au[ ]|sur[ ](?:la[ ]|le[ ]|les[ ]|l')?)?[\wà-ÿœ'-]+){0,7}?)"
NAMED_THING = rf"{_THING}(?:[ ](?:de[ ]l'année[ ]|de[ ]|d'|du[ ]|des[ ])|[ ])$"
DATED_IN = rf"{_THING}[ ](?:en[ ]|pour[ ]|les[ ]|le[ ]|du[ ]|,[ ](?:le|en|les)[ ])$"
