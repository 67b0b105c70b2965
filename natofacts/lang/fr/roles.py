"""French words that tell what a figure is for and what happens on a date. Patterns see the low shadow (accents kept)."""

_LINK = r"(?:[ ](?:par[ ]an|annuellement|chaque[ ]année|au[ ]moins|au[ ]minimum|au[ ]plus|supplémentaires?|environ|par[ ]mois|par[ ]semaine|en[ ](?:\d{4})|cette[ ]année|l'an[ ]prochain|d'ici[ ](?:à[ ])?\d{4}))*"
_DETERMINER = r"(?:(?:la|le|les|leur|leurs|sa|son|ses|notre|nos|un|une|ce|cette)[ ]|l'|d'|de[ ])?"
AFTER_OF = rf"{_LINK}[ ](?:d'|de[ ](?:la[ ]|l')?|du[ ]|des[ ])(?!ici|euros|dollars|plus|moins|mieux)"
AFTER_FOR = rf"{_LINK}[ ](?:dans[ ]|à[ ]|au[ ]|aux[ ]|pour[ ]|en[ ]faveur[ ]de[ ]|au[ ]profit[ ]de[ ]|au[ ]titre[ ]de[ ]|destinée?s?[ ](?:à|au|aux)[ ]|consacrée?s?[ ](?:à|au|aux)[ ]){_DETERMINER}(?!(?:(?:plus|moins|terme|horizon|fin|partir|compter|nouveau|hauteur|titre|peine|cours|cadre|moins|lieu|même|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|printemps|trimestre|semestre|(?:premi|deuxi|troisi|quatri|derni|second)\w+[ ](?:trimestre|semestre|mois|jours?|semaines?|années?))(?![a-zà-ÿ])|\d))"
# «Au titre **du programme 146**, 19,6 milliards d'euros financent …»
LEADING_TOPIC = r"(?<![a-zà-ÿ])(?:au[ ]titre|dans[ ]le[ ]cadre|en[ ]matière|en[ ]faveur)[ ](?:de[ ]la[ ]|de[ ]l'|du[ ]|des[ ]|d'|de[ ])(?P<noun>[^,;.]{3,80}?)[ ]?,[ ]$"
AFTER_DIRECT = r"[ ](?:(?:son|sa|ses|leur|leurs|notre|nos|le|la|les)[ ]|l')(?!(?:an|année|exercice|mois|semaine|trimestre|semestre|jour|veille|lendemain)(?![a-zà-ÿ]))"
# «un fonds **de** 750 millions», «des contrats **d'une valeur de** …»: a noun with its determiner, no verb in between.
BEFORE_WORTH = (
    r"(?<![a-zà-ÿ])(?!(?<=(?<![a-zà-ÿ])(?:à|de)[ ])les?[ ])(?:(?:un|une|le|la|les|des|du|au|aux|leur|leurs|sa|son|ses|cette|ce|ces|notre|nos|chaque|par|en)[ ]|l'|d'une?[ ]|(?<![\w-])\d[\d ]*[ ])"
    r"(?:(?:nouveau|nouvelle|nouvel|nouveaux|nouvelles|premier|première|grand|grande|petit|petite|vaste|quelque)[ ])?"
    r"(?P<noun>(?!(?:valeur|minimum|maximum|total|moitié|part|seuil|hausse|baisse|somme|équivalent|rythme|taux|objectif|niveau|cible|plafond|réduction|augmentation|"
    r"progression|gain|recul|effort|plus|moins|près|point|plafond|bond|chute|croissance|diminution|an|mois|lieu|moyenne|gouvernement|rang|nombre|ministère)(?![a-zà-ÿ]))[a-zà-ÿœ-]{3,}"
    r"(?:[ ](?!(?:ont|a|est|sont|sera|seront|avait|avaient|était|étaient|qui|que|et|ou|vers|contre|par)[ ])(?:de[ ](?:la[ ]|l')?|d'|du[ ]|des[ ]|en[ ]|à[ ]|au[ ])?[\wà-ÿœ-]{3,}){0,3}?)"
    r"(?:,?[ ](?:d'une[ ](?:valeur|durée|capacité|superficie|portée|enveloppe|autonomie|masse|puissance)|d'un[ ](?:montant|coût|budget|poids|calibre)|dotée?s?|estimée?s?|évaluée?s?|chiffrée?s?|long|longue|large|haut|haute|distante?s?))?"
    r"(?:[ ](?:totale?|globale?|commune?|annuel(?:le)?|maximale?|minimale?|initiale?))?,?[ ](?:est[ ]|sont[ ]|était[ ]|étaient[ ])?(?:de|d'|à)(?:[ ]?(?:plus|moins|près|quelque|environ|au[ ]moins)[ ]?(?:de[ ]|d')?)?[ ]?$"
)
# «des contrats pluriannuels **pour un montant** (total) de …», «Hors contributions, **estimées à** …»
BEFORE_AMOUNT = (
    r"(?<![a-zà-ÿœ'’-])(?:(?:des|les?|la|une?|leurs?|sa|son|ses|nos|notre|du|hors|\d+)[ ]|l['’])"
    r"(?P<noun>[a-zà-ÿœ-]{3,}(?:[ ](?!(?:les|une?|leurs?|ses|nos|pour|et|ou|qui|que|ont)[ ])(?:de[ ](?:la[ ]|l['’])?|d['’]|du[ ]|des[ ])?[a-zà-ÿœ-]{3,}){0,2})"
    r"(?:,?[ ]pour[ ](?:un[ ](?:montant|coût|budget|total)|une[ ](?:valeur|somme|enveloppe))(?:[ ](?:totale?|globale?|supérieure?|inférieure?|cumulée?|estimée?))?[ ](?:à|de|d'|d’)"
    r"|,[ ](?:estimée?s?|évaluée?s?|chiffrée?s?|fixée?s?|portée?s?|plafonnée?s?)[ ]à)"
    r"(?:[ ]?(?:plus|moins|près|quelque|environ)[ ]?(?:de[ ]|d')?)?[ ]?$"
)
# «Sur le budget commun : 5,4 Mds €»
TOPIC_BEFORE = r"(?<![\wà-ÿœ)»,][ ])(?<![\wà-ÿœ])(?:sur|pour|côté|concernant)[ ](?:le[ ]|la[ ]|les[ ]|l'|l’)?(?P<noun>[a-zà-ÿœ][^:.;,]{2,40}?)[ ]?:[ ]$"
# «Adopté par **le Collège** le 3 septembre», «adoptée par les chefs d'État et de gouvernement, réunis à X les 8 et 9 juin»
AGENT_BEFORE = (
    r"(?:adopt|approuv|sign|vot|publi|présent|arrêt|endoss|entérin|valid|formul|rédig|émis|remis|rend|conclu|établi|soumis|dépos|ratifi|accept|promulgu)[a-zà-ÿ]*[ ]par[ ]"
    r"(?P<who>(?:les?[ ]|la[ ]|l'|l’|nos[ ])[^,.;:()\n]{2,90}?)(?:,[ ](?:réunie?s?|rassemblée?s?)[ ][^,.;:()\n]{0,40}?)?,?[ ](?:le|les|du|en|à|au|lors[ ]de)[ ]?(?:les[ ])?$"
)
# «Valeur totale : …» at the head of a line.
LABEL_BEFORE = r"(?P<noun>[A-ZÀ-Ýa-zà-ÿ][^:.;]{2,60}?)[ ]?:[ ](?:jusqu'à[ ]|plus[ ]de[ ]|environ[ ]|au[ ]moins[ ])?$"
RATE_BEFORE = (
    r"(?:chaque[ ]année|tous[ ]les[ ]ans|annuellement|chaque[ ]mois|chaque[ ]semaine|chaque[ ]jour)(?![a-zà-ÿ])"
)
RATES = {
    "chaque année": "P1Y",
    "tous les ans": "P1Y",
    "annuellement": "P1Y",
    "chaque mois": "P1M",
    "chaque semaine": "P1W",
    "chaque jour": "P1D",
}
ATTRIBUTIVE = r"(?<![a-zà-ÿ])(?!(?:livrer|former|moins|plus|près|disposer|augmenter|réduire|passer|cours|terme|horizon|ici|délai|durée|minimum|maximum|total|réserve)[ ])[a-zà-ÿœ]{3,}s?[ ](?:de[ ]|d')$"
PURPOSE = r"(?:dans[ ]le[ ]but[ ]de|en[ ]vue[ ]de|s'unissent[ ]pour|afin[ ]de)[ ][^.;]{0,40}$"
DEFINITE = r"(?:(?<![a-z])(?<!cap[ ])(?<!barre[ ])(?<!seuil[ ])(?<!niveau[ ])(?<!objectif[ ])(?<!cible[ ])(?:les|nos|ces|leurs|ses|aux|vos|mes|des|notre)[ ](?:quelque[ ]|pres[ ]de[ ])?)$"
VERSUS = r"(?:(?<![a-z])(?:contre|vs\.?|versus|au[ ]lieu[ ]d[e'u]s?|par[ ]rapport[ ]a[ux]*|plutot[ ]que|aujourd'hui[ ]de|actuellement[ ]de|apres)[ ](?:pres[ ]de[ ]|environ[ ]|quelque[ ]|plus[ ]de[ ]|moins[ ]de[ ]|seulement[ ]|les[ ])?)$"
# Years that only measure a figure: «le double **de 2014**», «par rapport **à 2023**»
MEASURING_YEAR = r"(?:(?<![a-z])(?:vs\.?|versus)[ ]|(?:plus|moins|autant|mieux)[ ]qu(?:'en[ ]|'à[ ](?:la[ ]|l')?|e[ ](?:l'|la[ ]|le[ ])?)|à[ ](?:celui|celle|ceux|celles)[ ](?:de[ ]|d')(?:l'année[ ]|l'an[ ])?|(?:par[ ]rapport|comparée?s?|comparaison)[ ](?:à[ ]|avec[ ])(?:la[ ]|l'année[ ]|celui[ ]de[ ]|celle[ ]de[ ])?|(?:double|triple|quadruple|quintuple|décuple|moitié|tiers|quart|niveaux?|chiffres?|prix|monnaie|valeurs?|constants?)[ ](?:de|d')[ ]?(?:l'année[ ]|l'an[ ])?)$"
# «**Lancée** en janvier 2025, l'opération mobilise …»: the date of what stands in front
DONE_IN = r"[ ](?<!la[ ])(?<!une[ ])(?<!sa[ ])(?<!de[ ])[a-zà-ÿ]{4,}ée?s?[ ](?:en|le|au|pour|par|depuis|dès)[ ]"
LEADING_PARTICIPLE = (
    r"(?:[a-zà-ÿ-]{2,}ée?s?|(?:réuni|établi|défini|bâti|conclu|prévu|issu|venu|élu|né|construit|détruit|ouvert)(?:e|s|es)?|(?:mis|pris|promis|admis|transmis)(?:e|es)?)"
    r"(?<!année)(?<!années)(?<!côté)(?<!journée)(?<!soirée)(?<!matinée)[ ][^,;:.]{0,60}$"
)
# «…, a indiqué **vendredi** la ministre»: when it was said
SAID_ON = r"(?:dit|déclaré|indiqué|annoncé|affirmé|précisé|souligné|rappelé|estimé|assuré|expliqué|ajouté|confirmé|lancé|reconnu|révélé|prévenu|averti|insisté|rapporté|savoir)(?:e|s|es)?[ ](?:ce[ ]|le[ ]|dès[ ])?$"
# Between a figure and the date that is its own: «10 **en** 2023», «3 **(**2014)»
DIRECTLY = r"[ ](?:en[ ]|au[ ]|à[ ]la[ ]|fin[ ]|début[ ]|pour[ ](?:l'année[ ]|l'exercice[ ])?|\()?"
# The other end of a change of level: «de 3 en 2014 **à plus de** 23»
TO_LEVEL = r",?[ ]a[ ](?:(?:(?:un[ ]peu[ ])?(?:plus|moins|pres)[ ]de|environ|quelque|au[ ]moins|seulement)[ ])?"
EXPECTED = r"\b(?:prevu(?<!(?:heure|comme|que|moment|initialement)[ ]prevu)|prevue(?<!heure[ ]prevue)|prevue?s|attendue?s?|estimations?|previsions?|previsionnel|projections?|s'attend(?:ait)?|escompte|table[ ]sur|prevoi(?:en)?t)(?![a-z])"
INFINITIVE_OF = r"\s(?:de[ ]|d'|à[ ])(?:[a-zà-ÿ']+[ ]){0,2}?[a-zà-ÿ'-]+(?:er|ir|re|oir)(?![a-zà-ÿ])"
# «sommet de Madrid **de 2022**», «Convention de Montreux de 1936», «rapport annuel 2024»
_THING = (
    r"(?P<thing>(?<![a-zà-ÿœ])(?:(?:prochaine?|premi(?:er|ère)|derni(?:er|ère)|deuxième|troisième|nouve(?:au|lle))[ ])?"
    r"(?:sommet|réunion|convention|charte|déclaration|accord|traité|(?<!par[ ])rapport|conférence|complément|engagement|loi|plan|budget|exercice|concept|stratégie|édition|session|"
    r"livre|pacte|protocole|résolution|enquête|sondage|étude|objectifs?|forum|salon|campagne|constitution|décret|programme|élections?|jeux|guerre|crise|communiqué|"
    r"invasion|attaque|attentats?|révolution|référendum|annexion|livraison|visite|anniversaire|ministérielle|cérémonie|audition|point[ ]presse|point[ ]de[ ]presse)"
    r"(?:[ ](?:de[ ]la[ ]|de[ ]l'|du[ ]|des[ ]|de[ ]|d'|à[ ]la[ ]|à[ ]|au[ ]|aux[ ]|sur[ ](?:la[ ]|le[ ]|les[ ]|l')|contre[ ])?(?!(?:se|sera|est|a|ont|qui|que|et|ou|en|le|les|aura|tiendra|débutera|sont|seront|dans|pour|par|de|du|avant|après|depuis|dès|jusqu'à)[ ])[\wà-ÿœ'’-]+){0,6}?)"
)
NAMED_THING = rf"{_THING}(?:[ ](?:de[ ]l'année[ ]|de[ ]|d'|du[ ]|des[ ])|[ ])$"
DATED_IN = rf"{_THING}[ ](?:en[ ]|au[ ]|pour[ ]|les[ ]|le[ ]|du[ ]|,[ ](?:le|en|les)[ ]|:[ ])$"

# Where a noun phrase behind a figure ends.
# «**portera** de 900 **à 1 250 mètres** la longueur des voies»: what a verb of change of level raises stands behind.
RAISING = (
    r"(?<![a-zà-ÿ])(?:port|ramen|ramèn|relev|relèv|abaiss|rédui|limit|hiss|allong|prolong|(?:fai(?:t|re)|fera)[ ]pass|ont[ ]fait[ ]pass)[a-zà-ÿ]*"
    r"(?:[ ](?:[a-zà-ÿ]+ment|ainsi|donc|d'ici[ ](?:à[ ])?\d{4}))?[ ](?:de|d'|à)[ ]?[^.;:«»()]{0,30}$"
)
PHRASE_END = (
    r"[,;:.!?»«\n()–—]|[ ](?:et|ou|mais|puis|qui|que|dont|où|par|en|dans|pour|sur|d'ici|avant|après|depuis|chaque|contre|jusqu'|"
    r"au[ ]titre|lors|ont|est|sont|a|sera|seront|avec|sous|dès|afin|alors|soit|vers|pendant|entre|selon|cette|ce|cet)(?=[ ']|$)"
)
# «4 février, 14h30 : audition du général Roed»: an entry of an agenda or a chronology
ENTRY = r"[ ]?(?::|[–—-](?=[ ]))[ ]?(?P<what>[^.;:\n]{4,160})"
# Between the date of one member of a list and the figure of the next.
NEXT_MEMBER = r"(?:,|[ ]et|,[ ]et|,?[ ]puis)[ ]"
# «suivie de la **Lituanie** (4 %)», «… 3,4 % et la **Lettonie** 3,6 %»
# «• Suisse (partenaire) : 12 millions»
COUNTRY_LABEL = r"(?P<name>[A-ZÀ-Ý][\w-]+)(?:[ ]\([^()\n]{1,30}\))?[ ]?:[ ](?:(?:pas[ ]moins[ ]de|plus[ ]de|moins[ ]de|près[ ]de|environ|quelque|au[ ]moins|jusqu'à)[ ])?"
_ABOUT = (
    r"(?:[ ](?:un[ ]peu[ ]|juste[ ]|légèrement[ ])?(?:presque|environ|près[ ]de|plus[ ]de|moins[ ]de|quelque|en[ ]dessous[ ]de"
    r"|au-dessus[ ]de|sous[ ]les))?[ ]"
)
COUNTRY_BEFORE = (
    r"(?:(?<!\w)(?:[Ll]a|[Ll]e|[Ll]es)[ ]|(?<!\w)[LlDd]['’]|(?<!\w)(?:du|des|au|aux)[ ])(?P<name>[A-ZÀ-Ý][\w-]+)[ ]\((?:[^()]{0,12}[ ])?$"
    r"|(?:,|et|puis|mais)[ ](?:la[ ]|le[ ]|les[ ]|l['’])?(?P<name>[A-ZÀ-Ý][\w-]+)(?:[ ][a-zà-ÿ]+)?" + _ABOUT + "$"
)
# «la Norvège avancera 9 millions ; **la Lettonie**, 400 000 euros»: the verb is understood
COUNTRY_APART = (
    r"[,;][ ](?:et[ ])?(?:la[ ]|le[ ]|les[ ]|l['’])?(?P<name>[A-ZÀ-Ý][\w-]+)," + _ABOUT + r"(?:[A-Z]{3}[ ])?$"
)
RESPECTIVELY = r"(?<![a-zà-ÿ])respectivement(?![a-zà-ÿ])"
# «les pénalités, **aujourd'hui limitées à** 5 %»
AS_IT_IS = r"(?<![a-zà-ÿ])(?:aujourd'hui|actuellement|à[ ]ce[ ]jour|pour[ ]l'heure)[ ][^.,;:]{0,30}$"
# «• **Acquérir** 400 wagons»
TO_DO = r"(?:d'|de[ ])?(?P<verb>[a-zà-ÿ'-]+(?:er|ir|re|oir))(?![a-zà-ÿ])"
# «Nous **visons** 12 000 conscrits», «**Cap sur** 3,5 %»; «40 % de baisse **visée**»
AIMED = r"(?<![a-zà-ÿ])(?:(?:vise|visent|visons|visait)[ ](?:au[ ]moins[ ]|désormais[ ])?|cap[ ]sur[ ]|promet[a-z]*[ ](?:un|une)[ ][^.;:,]{0,30})$"
AIMED_AFTER = r"[ ](?:de[ ][a-zà-ÿ]+[ ])?visée?s?(?![a-zà-ÿ])"
MUST_FUTURE = "devr"
# «Il **devra** constituer un stock de dix-huit mois»: what is required
REQUIRED = r"(?<![a-zà-ÿ])devr(?:a|ont|ez|ons|ai)(?![a-zà-ÿ])"
OF = (" de", " d'")
# «Opérations et missions      612,0 M€   655,4 M€»
ROW_LABEL = r"(?P<noun>[A-Za-zÀ-ÿ][^\d\n|;]{2,60}?)(?:[ ]*\(\d\))?(?:[ ]{2,}|\t|[ ]*\|[ ]*)[+−-]?\d"
# What a date leaves hanging when it is taken out of its clause: «En [2024], les Alliés …», «d'ici à [2030]».
DANGLING = (
    r"(?:(?:^|(?<=[ '(]))(?:en|le|la|les|du|des|de|d'|l'|à|au|aux|d'ici|avant|après|depuis|dès|jusqu'à|jusqu'au|jusqu'en|pour|ce|"
    r"cette|vers|horizon|au[ ]plus[ ]tard|à[ ]compter|à[ ]partir|entre|courant|dans|lors|sous|un[ ]délai|terme)[ ]*)+$"
)

# Dependent clauses that tell what is; «que» and «pour que» tell what shall be.
TELLING = ("qui ", "où ", "dont ", "alors qu", "tandis qu", "lorsqu", "puisqu", "parce qu")

# Between two members of a list that have a date each: « en 2023 et », «, puis », «,»
NEXT_DATED = r"(?:[ ](?:en|au|fin|debut|pour|des)[ ][a-z0-9 ]{2,16}?)?,?[ ](?:(?:et|puis)[ ])?(?:(?:a[ ]peine|environ|pres[ ]de|seulement|plus[ ]de)[ ])?"
