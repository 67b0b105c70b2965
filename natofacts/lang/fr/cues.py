"""French cues around a figure or a date: comparators, relations, changes, links. All see the plain shadow."""

# Comparators in front of a figure; « de » stands for de, d', des, du, « à » for a, au, aux, a la.
# «dépassent toutes le seuil de», «excèdent», «ont dépassé la barre des»
_MARK_OF = r"(?:[ ](?:le[ ](?:seuil|cap|niveau)|la[ ]barre|l'objectif)[ ](?:de[ ]la|de[ ]l'|des|du|de|d'))?"
COMPARATOR_SHAPES = {
    # «doivent atteindre ou dépasser l'objectif des 2 %»
    ">=": rf"(?:attei[ng]|egal)[a-z]+[ ]ou[ ](?:depass|exced)[a-z]+{_MARK_OF}",
    ">": r"(?:(?:ont|a)[ ]depasse|depass(?:e|ent|ant|era|eront|er)|exced(?:e|ent|era|eront|er))(?:[ ](?:deja|tous|toutes|desormais|largement|nettement|legerement))?"
    rf"{_MARK_OF}",
    # «n'excédait pas», «ne peut dépasser», «sans que le cumul puisse excéder»
    "<=": r"(?:n'|ne[ ])(?:depass|exced)(?:e|ent|ait|aient|era|eront|erait|eraient|ant)[ ](?:pas|plus|jamais|guere)"
    r"|(?:n'|ne[ ])(?:peu[tx]|peuvent|pourr[a-z]+|pouvai[a-z]+|doi[a-z]+|devr[a-z]+|saurai[a-z]+)(?:[ ](?:pas|plus|jamais|en[ ]aucun[ ]cas))?[ ](?:depasser|exceder)"
    r"|sans[ ](?:jamais[ ])?(?:depasser|exceder|qu[e'][ ]?(?:[a-z'-]+[ ]){1,6}?(?:depassent?|excedent?|puiss(?:e|ent)[ ](?:depasser|exceder)))",
    "<": r"n'attei(?:nt|gnent|gnait)[ ]meme[ ]pas|n'(?:a|ont|avait)[ ]pas[ ](?:encore|toujours)[ ]atteint|(?:n'|ne[ ])attei(?:nt|gnent|gnait|gnaient|ndra|ndront|ndrait)[ ](?:pas|plus|jamais|guere)|n'(?:a|ont|avait)[ ](?:pas|jamais)[ ]atteint",
}
COMPARATORS_BEFORE = {
    ">=": "au moins|au minimum|a minima|minimum|minimum de|un minimum de|le minimum de|pas moins de|a partir de|au bas mot|"
          "superieur ou egal a|superieure ou egale a|egal ou superieur a|egale ou superieure a|egaux ou superieurs a|egales ou superieures a|a tout le moins|au moins egal a|ne saurait etre inferieur a|pour le moins|plancher de|un plancher de|"
          "rien moins que|jamais moins de|minimum a|plancher a|minimale de|minimal de|minimum fixe a|plancher fixe a",
    ">": "plus de|superieur a|superieure a|superieurs a|superieures a|au-dela de|depassait|"
         "depasserait|depasseraient|depassaient|excedait|excedaient|excederait|excederaient|depasse les|excedant|"
         "au-dessus de|au-dessus du seuil de|au-dessus de la barre de|au-dela du seuil de|davantage que|franchi les|franchi la barre de|franchi le cap de|passe la barre de|passe le cap de|"
         "franchit la barre de|franchira la barre de|franchit le cap de|plus que|superieur au seuil de|la barre de.franchie|pas loin au-dessus de",
    "<=": "au plus|au maximum|jusqu'a|jusque|maximum|maximum de|un maximum de|tout au plus|pas plus de|plafonne a|plafonnee a|plafonnes a|"
          "plafonnees a|limite a|limitee a|limites a|limitees a|a concurrence de|dans la limite de|maximal de|maximale de|maximal a|"
          "inferieur ou egal a|inferieure ou egale a|egal ou inferieur a|egale ou inferieure a|plafond de|un plafond de|maximum a|plafond a|plafond fixe a|maximum fixe a",
    "<": "moins de|inferieur a|inferieure a|inferieurs a|inferieures a|sous la barre de|sous le seuil de|en dessous de|en dessous du seuil de|en dessous de la barre de|au-dessous du seuil de|au-dessous de|en deca de|en-dessous de|"
         "sous les|a moins de|en moins de",
    "~": "environ|env.|pres de|quelque|quelques|autour de|aux alentours de|aux environs de|de l'ordre de|a peu pres|approximativement|presque|"
         "avoisinant|avoisine|avoisinent|voisin de|voisine de|un peu plus ou moins de|a quelque|peu ou prou|grosso modo|quasi|quasiment|"
         "frole|frolent|frolait|pas loin de|non loin de|proche de|proches de|approchant|approche|approchent|une bonne|un bon|vers|"
         "avoisinera|avoisinaient|avoisinait|avoisinerait|avoisineraient|avoisiner|froleraient|frolerait|frolera|frolaient|froler|estime a environ|plus ou moins|a pres de",
}  # fmt: skip
COMPARATORS_AFTER = {
    ">=": "au moins|au minimum|au bas mot|minimum|ou plus(?!\\sd)|et plus(?!\\sd)|ou davantage|a minima|voire plus",
    "<=": "au plus(?!\\s[thv])(?!\\spr)(?!\\sfort)|au maximum|maximum|tout au plus|ou moins|grand maximum",
    "~": "environ|a peu pres|ou environ|approximativement|a peu de chose pres",
}

# Relations of a date, by what stands in front of it.
RELATIONS = {
    "by": "d'ici|d'ici a|d'ici au|d'ici aux|a l'horizon|a l'horizon de|a l'horizon du|l'horizon|horizon|au plus tard|au plus tard a|au plus tard en|au plus tard au|"
          "au terme de|au terme du|echeance|echeance :|echeance fixee a|echeance fixee au|date limite :|date limite|date limite fixee au|a echeance de|"
          "avant l'horizon|a l'echeance|a l'echeance de|pour l'horizon|au plus tard pour|d'ici a l'horizon|dernier delai|delai :|avant la fin de",
    "until": "jusqu'a|jusqu'en|jusqu'au|jusqu'aux|jusque|jusqu'a la|et jusqu'en",
    "since": "depuis|dès|a partir de|a partir du|a partir d|a compter de|a compter du|a compter d|depuis le debut de|pas avant|remontant a",
    "before": "avant|avant le mois de|avant la date de|anterieur a|anterieure a|anterieurs a|anterieures a|prealable a",
    "after": "après|apres|au-delà de|au-dela de|au-dela du|passe le|posterieur a|posterieure a|posterieurs a|posterieures a|a l'issue de|a l'issue du",
}  # fmt: skip
# «d'ici au sommet de [2027]»: the meeting stands between the cue and the date.
_MEETING = r"(?:prochaine?[ ])?(?:sommet|réunion|reunion|conférence|conference|session|ministérielle|ministerielle)"
RELATION_SHAPES = {"by": (rf"d'ici[ ](?:au|à[ ]la|a[ ]la)[ ]{_MEETING}[ ](?:de|d')",)}
RELATIONS_AFTER = {"by": "au plus tard|dernier delai|dernière limite|dernier carat"}
DETERMINER = r"(?:le|la|l'|les|ce|cet|cette|ces|au|aux|du|des|a|a la|en|de|d'|l'annee|l'an|le mois de|la date du|toute l'annee|seul|seule)"

# What joins the two ends of an interval of dates, and what must stand in front of the first.
# «ont été livrés **dans les** 120 jours»; not «, sous 120 jours», which looks ahead
TAKEN = r"[^,;:(«][ ]dans[ ](?:les|un[ ]delai[ ](?:[a-z]+[ ])?(?:de|d'))[ ]?(?:(?:quelque|environ|moins[ ]de|pres[ ]de)[ ])?$"
# between the dates of a list whose last one says the year: «les 3 mai et 5 juin 2025»
LISTED_DATES = r"(?:,|,?[ ](?:et|ou|puis|ni|a))[ ](?:(?:le|la|les|en|au|aux|a|du|de)[ ]|l'|d'|a[ ]l'|de[ ]l')?"
NIGHT_OF = ("nuit du ", "nuit de ", "nuit d'")
DATE_RANGES = (
    (
        r"(?:entre|entre[ ]le|entre[ ]la|entre[ ]l'|entre[ ]les)[ ]?$",
        r"[ ]et[ ](?:le[ ]|la[ ]|l'|les[ ]|a[ ])?",
    ),
    (
        r"(?:de|du|d'|de[ ]la|de[ ]l'|des|depuis|depuis[ ]le|depuis[ ]la)[ ]?$",
        r"[ ](?:a|au|aux|a[ ]la|a[ ]l'|jusqu'a|jusqu'au|jusqu'en|jusqu'a[ ]la|jusqu'a[ ]l')[ ]?",
    ),
    (r"", r"[ ]?[-–—][ ]?"),
    (r"\b(?:le|les)[ ]$", r"[ ]au[ ]"),
)

# Links between figures: what may stand between the members of a list that share one unit.
ENUMERATION = r"(?:,[ ]|[ ]et[ ]|[ ]ou[ ]|[ ]puis[ ]|,[ ]puis[ ]|[ ]a[ ]|[ ]?[-–—/][ ]?|[ ]voire[ ]|,[ ]voire[ ]|[ ]et[ ]de[ ]|[ ]a[ ]pres[ ]de[ ]|[ ]et[ ]pres[ ]de[ ]|,[ ]respectivement[ ]|[ ]a[ ]quelque[ ]|[ ]a[ ]plus[ ]de[ ]|[ ]jusqu'a[ ]|[ ]contre[ ]|,[ ]contre[ ]|[ ]a[ ]environ[ ]|[ ]des[ ]|[ ]de[ ](?:ces|nos|leurs|ses)[ ]|[ ]parmi[ ]les[ ]|[ ]sur[ ]les[ ])"
RANGE_LEAD = r"(?:(?P<between>entre)|(?P<from>de|d'|soit[ ]de))(?:[ ]environ|[ ]quelque|[ ]pres[ ]de)?[ ]?$"
RANGE_GAP = r"(?:(?P<and>[ ]et[ ])|(?P<to>[ ]a[ ]|[ ]jusqu'a[ ])|(?P<dash>[ ]?[-–—][ ]?)|(?P<or>[ ]ou[ ]))"
# A verb of change of level in front of «de … à …»: two rows, not a range.
LEVEL = (
    r"\b(?:pass(?:e|es|ent|er|era|eront|erait|eraient|ait|aient|ant|erent|ees?|ons|age)|port(?:e|es|ent|er|era|eront|erait|ait|aient|ant|ees?|ons|erons)(?![ ]sur)|"
    r"doubl(?:e|ent|er|ee?s?|ant)|tripl(?:e|ent|er|ee?s?|ant)|quadrupl(?:e|ent|er|ee?s?|ant)|ramen(?:e|es|er|ait|ant|ees?|era|eront)|relev(?:e|es|er|ees?|era|eront|ement)|augment(?:e|es|er|ees?|era|eront|ent|ait|ation)|"
    r"mont(?:e|es|er|ees?|era|eront)|grimp(?:e|er|ees?|ent)|redui(?:t|ts|te|tes|re|ra|ront|sent|sant)|baiss(?:e|er|ees?|ent)|"
    r"chut(?:e|er|ees?)|bondi(?:r|t|e|es|s)?|progress(?:e|er|ees?|ent|ant)|tomb(?:e|er|ees?|ent)|abaiss(?:e|er|ees?)|"
    r"hiss(?:e|er|ees?)|evolu(?:e|er|ees?)|allong(?:e|er|ees?|ent)|raccourci(?:r|t|e|es|s|ssent)?|recul(?:e|er|ees?)|diminu(?:e|er|ees?)|elev(?:e|er|ees?)|releve)\b"
)
# what falls «de 12 à 14 %» falls by as much; it cannot fall from 12 to 14
LEVEL_DOWN = r"(?:baiss|diminu|recul|redui|chut|abaiss|tomb)[a-z]*(?:[ ][a-z'-]+){0,4}[ ](?:de|d')[ ]?(?:environ[ ]|pres[ ]de[ ]|quelque[ ])?$"
# «Ramené à la population, l'effort **va de** 340 à 2 480 dollars»: a range whatever stands in front.
TO_LEVELS = (" a ", " jusqu'a ", " a plus de ", " a pres de ", " a environ ", " a quelque ")
RANGING = r"(?<![a-z])(?:va|vont|all(?:ant|ait|aient)|ira|iront|(?:oscill|vari|echelonn|s'echelonn|etal|s'etal|fluctu)[a-z]+)[ ](?:de[ ]|d')(?:environ[ ]|quelque[ ]|pres[ ]de[ ])?$"
NOT_LEVEL = r"\b(?:une|la|d'une|de|leur|sa|a|moyenne|longue|courte|grande|tres[ ]longue|des|les|leurs|ses)[ ](?:portees?|montees?)\b"

# Figures that take the unit of one before them in the sentence.
BACK_LINK = (
    r"(?:\bet[ ]non[ ]|\b(?P<against>contre)(?:[ ]seulement|[ ]encore|[ ]alors|[ ]une(?:[ ](?:petite|bonne|grosse))?)?[ ]|\b(?:puis|dont|apres|au[ ]lieu[ ]d[eu]s?|soit|voire|plutot[ ]que|et[ ]d[e']|et|ou|a|que|(?:etes|sommes|etions|serons|seront)(?:[ ]a[ ]present|[ ]maintenant|[ ]desormais|[ ]aujourd'hui|[ ]deja|[ ]encore)?|alors[ ]que|"
    r"hors|sur|sans|parfois|souvent|au[ ]rythme[ ]de|a[ ]la[ ]cadence[ ]de|parmi[ ]lesquels|parmi[ ]lesquelles|seuls|seules|seulement|deja|etait[ ]de|etaient[ ]de|sont|etaient|suivi[ ]de|comme|avec|:|pour|soit[ ]une|a[ ]raison[ ]d'une|au[ ]rythme[ ]d'une|d'abord|total[ ]de|besoin[ ]de|a[ ]raison[ ]de|c'est|mais|en|nombre[ ]de|(?:commande|flotte|serie|lot|parc|groupe|ensemble|tranche)[ ]de|pour[ ](?:une?|des)[ ](?:[a-z'-]+[ ]){1,2}de|dont[ ]une)[ ]"
    r"(?:(?:un[ ]peu[ ])?(?:pres[ ]de|plus[ ]de|moins[ ]de|environ|quelque|au[ ]moins|seulement|a[ ]peine|les)[ ])?|\(|[ ]:[ ]|\bbesoin[ ]d'(?:au[ ]moins|environ)[ ])$"
)
# «onze jours au lieu de vingt»: whatever has been measured
INSTEAD = r"(?:[ ][a-z']+){0,3},?[ ](?:au[ ]lieu[ ](?:de[ ]|d'|des[ ])|plutot[ ]que[ ]|et[ ]non[ ](?:pas[ ])?(?:plus[ ])?)(?:(?:les|pres[ ]de|plus[ ]de|environ|quelque)[ ])?"
# what counts nothing, or people and things only, whatever figure stands in front: «10 mois et l'effectif de 300»
HEAD_OF_ITS_OWN = (
    r"(?<![a-z])(?:(?:indice|cote|note|score|coefficient|facteur)s?|(?P<counted>effectif|flotte|parc|equipage|contingent|promotion)s?)"
    r"(?:[ ][a-z-]+)?[ ](?:(?:est|sont|etait|sera|passe)[ ])?(?:de|d'|a)[ ]?(?:(?:plus|moins|pres)[ ]de[ ]|quelque[ ]|environ[ ])?$"
)
# «le nombre de chars est de 200, **celui des avions** de 40»
THAT_OF = r"(?<![a-z])(?:celui|celle)[ ](?:de[ ](?:nos|leurs|ses|ces)[ ]|des[ ]|d')(?P<noun>[a-z]+(?:-[a-z]+)*[sx])(?:[ ](?!de[ ])[a-z'-]+){0,3}[ ](?:de|d'|a)[ ]?(?:[0-9 ]+a[ ])?$"
# «86 **en six mois**»: a length of time that belongs to the number before it
IN_TIME = r"[0-9a-z)][ ](?:en|pendant|durant|sur)[ ]$"
# «34 et 41 % …, **la France à peine plus de** 30.»: a clause whose verb, or what is measured, is understood
ELLIPTIC = (
    r"(?:au-dela|en[ ]dessous|au-dessous|au-dessus|rarement[ ]plus|jamais[ ]plus|guere[ ]plus)[ ](?:de[ ]|d')$"
    r"|(?:[,;]|,?[ ](?:et|mais))[ ](?:lui|elle|eux|elles|moi|nous|(?:(?:le|la|les|celui|celle|ceux)[ ]|l')[a-z'-]+(?:[ ](?!n[o°]|numero|groupe|point|article)[a-z'-]+){0,3}),?[ ]"
    r"(?:(?:a[ ]peine[ ]|un[ ]peu[ ])?(?:plus|moins|pres)[ ](?:de[ ]|d')|environ[ ]|quelque[ ]|seulement[ ]|a[ ]peine[ ])?$"
)
ENDS_CLAUSE = r"(?:[ ](?:a[ ]peine|seulement|environ|au[ ]plus|au[ ]moins))?[ ]?(?:[.;,)](?![0-9])|\n|$)"
# «trente millions dès 2028, cinquante **ensuite**»
THEN = r"[ ](?:ensuite|apres|auparavant|l'an[ ](?:dernier|prochain))[ ]?(?:[.,;]|$)"
# «Elle en a **duré** 224»
LASTED = (
    r"(?<![a-z])dur(?:e|es|ent|ait|aient|era|eront|ee?s?)[ ](?:(?:plus|moins|pres)[ ]de[ ]|environ[ ]|quelque[ ])?$"
)
# «Les **sous-marins** ? – Nous en aurons quatre.»
ASKED = r"(?:^|\n)[-–—«* ]*(?:et[ ]|quid[ ])?(?:les|des|vos|nos)[ ](?P<noun>[a-z]+(?:-[a-z]+)*[sx])(?:[ ][a-z'-]+){0,3}[ ]?\?[»* ]*\n\s*[-–—«* ]*[^\n.;:?]{0,40}$"
# «Militaires par nation / Norvège 1 900 ; …»
LIST_OF = r"(?:^|\n)(?P<noun>[a-z]{4,}[sx])(?:[ ][a-z'-]+){0,3}[ ]par[ ](?:nation|pays|allie|etat|contingent|unite|base)(?![a-z])[^\n]{0,20}\n[^\n]{0,300}(?<=[a-z])[ ]$"
# «31 blessés, dont sept»: some of those that stand nearest
PART_BEFORE = r"(?<![a-z])dont[ ](?:(?:un[ ]peu[ ])?(?:pres[ ]de|plus[ ]de|moins[ ]de|environ|quelque|au[ ]moins|seulement|deja)[ ])?$"
# «il en reste 25 500», «nous en alignerons vingt-quatre», «28 d'entre eux»: the noun is further back.
ANAPHORA_BEFORE = r"\ben[ ](?:[a-z'-]+[ ]){1,8}$"
# «**il y a** deux ans, on en était à 80 000»: a length of time that only says when.
LATER = r"[ ](?:plus[ ]tard|plus[ ]tot|auparavant|apres|avant)(?![a-z])"
HOW_LONG = r"(?<![a-z])(?:il[ ]y[ ]a|voici|voila|depuis|pendant|durant|dans|d'ici(?:[ ]a)?|sous|apres|avant|tous|toutes)[ ](?:(?:les|pres[ ]de|plus[ ]de|environ|quelque)[ ])?$"
AGAINST_NONE = r",[ ]contre[ ](?:seulement[ ]|encore[ ])?$"
NONE_OF = r"\b(?:(?:pas[ ])?un[ ]seul|(?:pas[ ])?une[ ]seule|aucun|aucune|pas[ ]un|pas[ ]une)[ ](?P<noun>[a-z][a-zœ-]+)"
# «210 véhicules, **dont une** vingtaine avant juin»
OF_THEM = r"(?<![a-z])(?:a[ ]raison[ ]d'|au[ ]rythme[ ]d'|(?:dont|contre|soit)[ ])(?:deja[ ]|encore[ ])?une?[ ](?:petite[ ]|bonne[ ]|grosse[ ])?$"
ANAPHORA_AFTER = r"[ ](?:(?:le|l')[ ]?(?:sont|etaient|seront|ont[ ]ete)(?![a-z])|(?:pour|contre)(?=[ ]?(?:[,.;:)]|et[ ]|$))|d'entre|au[ ]total(?![a-z])|en[ ]tout(?![a-z])|(?:d')?autres(?![a-z])|seulement|supplementaires|de[ ]plus(?![a-z])|de[ ]moins(?![a-z])|(?:(?:se|ne|en|y|les|leur|lui|nous)[ ]|s'|n'|l'|y[ ])?(?:ont|sont|devront|seront|etaient|avaient|restent|devaient|auront|peuvent|pourront|pouvaient|doivent)(?![a-z])|(?:(?:se|ne|en|y|les|leur|lui|nous)[ ]|s'|n'|l')?(?!cent(?![a-z]))[a-z]{3,}(?:ent|ont)(?![a-z]))"
NUMBER_OF = r"\b(?:le|du|au|leur|un|son|ce)[ ](?:nombre|total|contingent)(?:[ ]total)?[ ](?:de[ ]|d'|des[ ])(?:ses[ ]|nos[ ]|leurs[ ])?(?P<noun>[a-z][a-zœ]*(?:-[a-z]+)*)"
# «les riverains, au nombre de 46 000»
NUMBERING = r"\bau[ ]nombre[ ]de[ ](?:pres[ ]de[ ]|plus[ ]de[ ]|quelque[ ])?$"
SHARE_NOUN = r"\b(?:part|proportion|pourcentage|taux|ratio|moyenne)\b"
# «Pompes de grande capacité : 30 demandées, 18 reçues»
LABEL_NOUN = (
    r"(?:(?P<noun>[a-z][a-zœ]{2,}[sx])(?:[ ][a-z'-]+){0,5}[ ]?:[ ](?:[0-9 ]+[ ][a-z]+,[ ])*"
    # «**Les incidents** ont diminué d'un tiers : 86 en six mois»
    r"|(?:les|nos|ces)[ ](?P<noun>[a-z][a-zœ]{2,}[sx])(?:[ ][a-z'-]+){0,3}(?:,[ ](?:eux|elles),)?[ ]"
    r"(?:ont[ ](?:[a-z]+[ ])?(?:diminue|augmente|recule|baisse|double|triple|chute|grimpe|progresse|bondi|crue?)"
    r"|(?:diminu|augment|recul|baiss|doubl|tripl|chut|grimp|progress)ent)(?![a-z])[a-z' ]{0,30}[ ]?:[ ])$"
)
# «Les **survols**, eux, sont passés de 110 à 264»
LEVEL_SUBJECT = r"(?<![a-z])(?:les|ces|nos|leurs|ses)[ ](?P<noun>[a-z][a-zœ]*[sx])(?:[ ](?!(?:et|ou|de|des|du|qui|que|dont|en)[ ])[a-z'-]+){0,5}(?:,[ ](?:eux|elles)(?:[ ][a-z-]+)?,)?[ ](?:sont|etaient|seront|ont[ ]ete)[ ](?:[a-z]+[ ])?(?:pass|tomb|mont|ramen|port)ee?s(?![a-z])[^.;:%€$]{0,40}$"
PLURAL_SUBJECT = r"(?<![a-z])(?:les|des|nos|ces|leurs|ses|mes|vos)[ ](?P<noun>[a-z][a-zœ]*[sx])(?![a-z])"

# Change: what makes a figure a variation, by what stands next to it.
INCREASE_NOUN = r"(?:hausse|progression|augmentation|gain|bond|croissance|accroissement|majoration|rebond|surcroit|envolee|remontee|essor|(?<!d')avance|supplement|rallonge|relevement)"
DECREASE_NOUN = r"(?:baisse|recul|diminution|reduction|repli|perte|chute|contraction|abaissement|coupe|effondrement|flechissement|tassement|economie)"
_BETWEEN = r"(?:[ ](?:totale?|globale?|nette|reelle?|record|historique|supplementaire|cumulee?|annuelle?|moyenne|estimee?|sensible|limitee?|[a-z]+ment))?"
_ABOUT = r"(?:(?:un[ ](?:bon|gros|petit)[ ]|une[ ]bonne[ ])|(?:plus|moins|pres|l'ordre|quelque|environ|au[ ]moins|au[ ]plus|a[ ]peine)[ ]?(?:de[ ](?:la[ ]|l')?|d'|du[ ]|des[ ])?)?"
_MOST = (
    r"(?<!plus[ ]forte[ ])(?<!plus[ ]grande[ ])(?<!plus[ ]nette[ ])"  # «la plus forte progression : 61 %» is a level
)
_INCREASE_VERB = r"(?:augment|progress|cr[ou](?:i|it|itre|issent)?|accr[ou]|gagn|grimp|bond|s'accroi|gonfl|renforc|major|depass|multipli|rallong|enrichi|s'envol|etoff|allong|relev|rencheri|creus|alourdi)[a-z]*"
_DECREASE_VERB = r"(?:baiss|abaiss|diminu|chut|recul|redui|perd|tomb|fondu|fondr|rabot|coup|amput|flech|s'effondr|decr|cede|retrec|contract|allege|tass)[a-z]*"
_BY = r"(?:,?[ ](?:encore|pour[ ]ce[ ]faire|a[ ]cet[ ]effet|a[ ]cette[ ]fin|ainsi|meme|deja|globalement|ensemble|respectivement|[a-z]+ment|en[ ][a-z]+[ ][a-z]+|en[ ][a-z0-9]+|leurs?[ ][a-z]+|[ld]es?[ ][a-z]+|la[ ][a-z]+|l'[a-z]+|ses[ ][a-z]+|sa[ ][a-z]+|son[ ][a-z]+|au[ ]rythme(?:[ ](?!de[ ]|d')[a-z]+){0,3})){0,4},?[ ](?:que[ ])?(?:de[ ]|d'|par[ ])"
# «la progression **ressort à** 11,2 %»
_AMOUNTS = (
    r"(?:[ ][a-z'-]+){0,4}[ ](?:ressort|s'etabli[a-z]*|s'eleve[a-z]*|attein[a-z]*|(?:n')?(?:est|etait|sera)|a[ ]ete|se[ ]chiffre|se[ ]monte|avoisine|depasse)"
    r"(?:[ ](?:ainsi|donc|alors|encore|deja))?[ ](?:a[ ]|de[ ]|d'|qu(?:e[ ](?:de[ ]|d')|'a[ ]))?"
)
CHANGES_BEFORE = {
    "increase": rf"(?:\b{_MOST}{INCREASE_NOUN}{_BETWEEN}(?:[ ]de[ ]|[ ]d'|[ ]:[ ]|[ ]comprise?[ ]entre[ ])|(?<![a-z-]){_INCREASE_VERB}{_BY}|\bgagn[a-z]*[ ]"
                rf"|\bsuperieure?s?[ ](?:de[ ]|d')|(?<![a-z])(?:(?:la|une|cette|leur|sa|le|un|ce|son)[ ]|l'){INCREASE_NOUN}{_AMOUNTS}"
                rf"|\bs'(?:est|sont|etait|accroi[a-z]*)[ ]accrue?s?{_BY}){_ABOUT}$",
    "decrease": rf"(?:\b{_MOST}{DECREASE_NOUN}{_BETWEEN}(?:[ ]de[ ]|[ ]d'|[ ]:[ ]|[ ]comprise?[ ]entre[ ])|(?<![a-z])en[ ]retrait[ ](?:de[ ]|d')"
                rf"|(?<![a-z-]){_DECREASE_VERB}{_BY}|\b(?P<loses>perd[a-z]*)[ ]|\b(?:cede|divise[a-z]*)[ ]|\binferieure?s?[ ](?:de[ ]|d')"
                rf"|(?<![a-z])(?:(?:la|une|cette|leur|sa|le|un|ce|son)[ ]|l'){DECREASE_NOUN}{_AMOUNTS}){_ABOUT}$|[:,(–-][ ]?(?P<loses>moins)[ ]$|\bdivise[a-z]*[ ]par[ ]$",
}  # fmt: skip
# «réduire ses émissions de CO2 **de 45 %**»: what is changed stands between; a share only, as amounts are levels too.
_CHANGED = r"(?:[ ](?:[a-z]+ment|encore|ainsi|aussi))?[ ](?:(?:l[ae]s?|[lsnvm]es|ces?|cette|leurs?|sa|son|no(?:s|tre)|vo(?:s|tre))[ ]|l')[a-z'-]+(?:[ ](?!de[ ][0-9]|d'ici)[a-z0-9'-]+){0,6}?[ ](?:de[ ]|d')"
SHARE_CHANGES_BEFORE = {
    "increase": rf"(?<![a-z-]){_INCREASE_VERB}{_CHANGED}{_ABOUT}$",
    "decrease": rf"(?<![a-z-]){_DECREASE_VERB}{_CHANGED}{_ABOUT}$",
}
CHANGES_AFTER = {
    "increase": r"[ ](?:fois[ ](?:plus|superieur|mieux)|de[ ]plus(?![ ]d[e'])|de[ ]mieux|de[ ]hausse|d'augmentation|de[ ]progression|de[ ]croissance|en[ ]plus(?![ ]d[e'])|de[ ]gagnee?s?|plus[ ](?:eleve|haut|vite|nombreu|important|qu[e']))(?![a-z]*[ ]de[ ](?:la[ ]moitie))",
    "decrease": r"[ ](?:fois[ ](?:moins|inferieur)|de[ ]moins(?![ ]d[e'])|de[ ]baisse|de[ ]recul|de[ ]reduction|en[ ]moins(?![ ]d[e'])|moins[ ](?:eleve|haut|que|qu(?=')))(?![a-z])",
}
CHANGE_WORDS = (" fois ", " de ", " d'", " en ", " plus ", " moins ")  # what each of them begins with
# «articulé autour de trois thèmes» approximates nothing.
# «8 % de gaz à effet de serre **de moins**»
_OF_WHAT = r"[ ](?:de[ ](?:la[ ]|l')?|d'|du[ ]|des[ ])[a-z' -]{3,45}[ ](?:de|en)[ ]"
SHARE_CHANGES_AFTER = {
    "increase": rf"{_OF_WHAT}plus(?![a-z]|[ ]d[e']|[ ]en[ ]plus)",
    "decrease": rf"{_OF_WHAT}moins(?![a-z]|[ ]d[e']|[ ]en[ ]moins)",
}
# «**n'a jamais** dépassé», «**ne peut être** inférieur à», «**nul ne** consacre plus de»
NEGATED = (
    r"(?:(?<![a-z])(?:ne[ ]|n')(?!hesit)(?:[a-z'-]+[ ]){1,3}?(?:pas|jamais|plus|guere|en[ ]aucun[ ]cas)[ ](?!que[ ]|hesit)(?:[a-z'-]+[ ]){0,2}"
    r"|(?<![a-z])(?:ne[ ]|n')(?:peu[tx]|peuvent|doi(?:t|vent)|pourr[a-z]+|devr[a-z]+|saurai[a-z]+)[ ](?:[a-z'-]+[ ]){0,3}"
    r"|(?<![a-z])(?:nul|aucun|aucune|personne)(?:[ ][a-z'-]+){0,2}[ ](?:ne[ ]|n')[a-z-]+[ ](?:a[ ])?|(?<![a-z])(?:sans[ ]pouvoir|non)[ ])$"
)
PSEUDO_COMPARATOR = r"(?<![a-z])(?:ne[ ]|n')[^.;:]{1,40}[ ]plus[ ]que[ ](?:de[ ])?$|(?:articul|organis|ax|construi|structur|centr|bati|reuni|rassembl|regroup|uni|rallie)[a-z]*[ ]autour[ ]d[a-z']*[ ]?(?:les[ ])?$|(?:tourne|vol)[a-z]*[ ]vers[ ](?:les[ ])?$"
SHARE_OF = r"\b(?:sur|parmi)[ ](?:les[ ])?(?:[0-9][0-9 .]*|[a-z-]+)[ ](?P<base>[a-z]+(?:[ ][a-z]+)?),[ ]$|\b(?:part|proportion|pourcentage)[ ](?:du|de[ ]la|de[ ]l'|des|de[ ]leur|de[ ]notre|de[ ]son)[ ]?(?P<base>[a-z][a-z]+(?:[ ](?!est|sont|a|ont|etait|etaient|en|se|sera|seront|qui|au|et)[a-z]{2,}(?![a-z'])){0,2})"
# «**Par rapport à** 2024, la dépense a crû de 3 %»
BASELINE_AHEAD = r"(?<![a-z])(?:par[ ]rapport|comparee?s?|en[ ]comparaison)[ ](?:a|au|aux|avec|de)(?:[ ](?:la|le|l'annee|l'an|celui|celle|son|leur|niveau|de))*[ ]?$"
BASELINE = r"(?:(?<![a-z])vs\.?|(?<![a-z])versus|par[ ]rapport[ ]a(?:[ux]+|[ ]la|[ ]l')?(?:[ ]?[a-z'-]+(?:[ ][a-z'-]+){0,3}[ ](?:de|d'|en))?|compare(?:e|s|es)?[ ]a|(?<![a-z])que|(?<![a-z])(?:qu'|qu'en|qu'a)|contre[^.;()]{0,40}[ ](?:en|a|au)|(?<![a-z])a[ ](?=cel)|vis-a-vis[ ]de|au[ ]regard[ ]de|depuis|relativement[ ]a|sur)[ ]?(?:en|a|l'annee|l'an|au|le|la|celui[ ]de|celle[ ]de|le[ ]niveau[ ]de|son[ ]niveau[ ]de|leur[ ]niveau[ ]de)?[ ]?$"
RATE = {
    "P1Y": r"(?:par[ ]an|par[ ]annee|chaque[ ]annee|annuels?|annuelles?|annuellement|tous[ ]les[ ]ans|l'an(?![ ](?:dernier|prochain|passe))|/[ ]?an)",
    "P1M": r"(?:par[ ]mois|chaque[ ]mois|mensuels?|mensuelles?|mensuellement|tous[ ]les[ ]mois|/[ ]?mois)",
    "P1W": r"(?:par[ ]semaine|chaque[ ]semaine|hebdomadaires?|toutes[ ]les[ ]semaines|/[ ]?semaine)",
    "P1D": r"(?:par[ ]jour|chaque[ ]jour|quotidiens?|quotidiennes?|quotidiennement|tous[ ]les[ ]jours|journaliers?|journalieres?|/[ ]?jour)",
    "PT1H": r"(?:par[ ]heure|a[ ]l'heure|toutes[ ]les[ ]heures)",
    "P3M": r"(?:par[ ]trimestre|chaque[ ]trimestre|trimestriels?|trimestrielles?)",
    "P6M": r"(?:par[ ]semestre|chaque[ ]semestre|semestriels?|semestrielles?)",
}

# A duration that, counted from the document's date, gives a date.
COMING = ("dans les ", "endeans les ")  # «dans les trois dernières années» looks back all the same
WITHIN = r"(?:d'ici(?:[ ]a)?|dans[ ]un[ ]delai(?:[ ]maximal|[ ]maximum)?[ ](?:de|d')|dans[ ]un[ ]delai[ ]n'excedant[ ]pas|sous(?:[ ]un[ ]delai[ ](?:de|d'))?|dans[ ]les|endeans[ ]les|a[ ](?:un[ ])?horizon[ ](?:de|d')|a[ ]l'horizon[ ](?:de|d')|au[ ]plus[ ]tard[ ]dans|dans[ ]moins[ ](?:de|d')|en[ ]deans|d'ici[ ](?:environ|moins[ ]de|quelque)|avant)(?:[ ]une)?[ ]?$"
AGO = r"(?:il[ ]y[ ]a|voici|voila)(?:[ ](?:environ|tout[ ]juste|juste|exactement|presque|bientot|pres[ ](?:de|d')|plus[ ](?:de|d')|a[ ]peine|deja|quelque|seulement|moins[ ](?:de|d')))?[ ]?$"
SINCE_NOW = r"[ ]qu(?:e[ ]|')"  # «voilà deux ans **que** je suis là» has no date
AHEAD = r"(?:\bdans)[ ]?$"
ANCHORED_ELSEWHERE = r"[ ](?:suivant|suivants|qui[ ]suiv|apres|avant[ ]l|plus[ ]tard|plus[ ]tot|precedents?|precedant|auparavant|durant|environ[ ]apres|de[ ]la[ ]|du[ ]|suivantes?|a[ ]compter|de[ ]son|de[ ]leur|d'entree)"
NEXT_N = r"(?:prochaine?s|future?s)(?![a-z])|[ ](?:a[ ]venir|qui[ ]viennent)(?![a-z])"
LAST_N = r"(?:derniere?s)(?![a-z])|[ ](?:ecoulee?s|passee?s)(?![a-z])"

# Lines that date a document.
DATELINE = {
    "published": r"(?:^|[-–—|·•:(,*])[ ]*(?:(?:communique|texte|document|declaration|version|note|page|article)[ ])?(?:publie|publiee|mis|mise|mise[ ]a[ ]jour|maj|version|enregistre|enregistree|adopte|adoptee|depose|deposee|redige|"
    r"actualise|actualisee|communique|edition|diffuse|diffusee|emis|date|fait|donne|signe|modifie|parution|embargo)"
    r"(?:[ ](?:a|au)[ ][a-z' -]{2,40}?)?(?:[ ]en[ ]ligne)?[ ]?(?:,[ ]?)?(?::[ ]?)?(?:du|le|les|au|en|:|jusqu'au)?[ ]?$",
    "gathered": r"\b(?:reunis|reunies|reuni|rassembles|retrouves|tenue?|tenus)(?:[ ][a-z'-]+){0,8}?[ ](?:les|le|du|ce|ces)[ ]$",
    "place": r"[ ]*[a-z][a-z' .,/()-]{1,90}?(?:,|[ ]?[-–—:])[ ]*(?:le|les|ce|du)?[ ]*",
    "after_place": r"[ ]*(?:$|\n|[-–—.:(|]|\([a-z ]+\))",
    # «Point de situation au 30 septembre 2026»; not «Réunion suivante : 3 mai 2027»
    "in_title": r"^[^:]*[a-z)][ ,]+(?:du|au|le|en[ ]date[ ]du|[-–—])?[ ]?$",
}
MULTIPLIED = (
    r"\b(?:multipli|divis)[a-z]*[ ](?:(?:presque|quasiment|environ|deja)[ ])?par[ ](?:pres[ ]de[ ]|plus[ ]de[ ])?$"
)

# --- how a figure's neighbours are read ---------------------------------------------------------------------

LAST_PREPOSITIONS = {"de": r"(?:de[ ]la|de[ ]l'|des|du|de|d')", "a": r"(?:a[ ]la|a[ ]l'|aux|au|a)"}
SPELLED_ALONE = ("de",)  # «a» alone stays as it is
# «dépassera **pour la première fois** 640 milliards»
STEPPED_OVER = r"(?:,?[ ](?:pour[ ]la[ ](?:premiere|deuxieme|seconde|troisieme)[ ]fois|cette[ ]annee|l'an[ ]prochain|l'an[ ](?:dernier|passe)|l'annee[ ](?:derniere|passee)|au[ ]total|en[ ][0-9]{4}|nettement|largement|legerement|ainsi|donc|alors|deja|desormais),?)?"
BEFORE_FIGURE = r"(?:la|le|les|l'|un|une|nos|ses|leurs|deja|desormais|encore|ces|seulement|aujourd'hui)"
RATE_STOP = r"[,;:.]|[ ](?:dont|qui|et|pour)[ ]"
BASE_LEAD = (
    r"(?:[ ]\([^()\n]{1,30}\)|\)(?=[ ]d))?(?:[ ](?:au[ ](?:moins|plus|minimum|maximum)|tout[ ]rond|exactement|environ))?"
    r"[ ](?:(?:de[ ]tou(?:s|tes)[ ]les[ ]|d'entre[ ]|de[ ]la[ ]|de[ ]l'|des[ ]|du[ ]|de[ ]|d'(?!ici)))"
    r"(?:(?:notre|nos|leurs?|son|ses|sa|votre|vos|mon|mes|ma|cette|ces|cet|ce|la|le|les)[ ]|l')?"
    r"(?:[0-9][0-9 .,]*[ ])?"
)
BASE_STOP = (
    r"[,;:.!?»\n–—]|[ ](?:par|en|dans|pour|sur|d'ici|d'ici[ ]a|contre|et|ou|qui|que|dont|a|au|aux|avant|apres|depuis|"
    r"chaque|cette|ces|ont|est|sont|a[ ]la|consacre[a-z]*|devrai[a-z]*|[a-z]+(?:ront|aient|erent)|etai[a-z]*|selon|lors|"
    r"jusqu[a-z']*|avec|sera|seront|doi[a-z]*|pendant|sous|annuellement|l'an(?:nee)?|aujourd'hui|desormais|alors|mais|provenai[a-z]*)(?![a-z])"
    r"|[ ]\((?![a-z]{2,6}\))|(?<=[sx])[ ][a-z]{3,}ent(?![a-z])|[ ]y[ ]"  # «la moitié des Alliés **respectent** …»
)
POINTING = ("cette", "ces", "ce", "cet", "la", "leur", "notre", "sa")
THEM = ("eux", "elles", "nous", "vous")
POSSESSIVES = frozenset("sien sienne leur notre mien siens siennes leurs".split())  # «3,2 % du sien»
NOT_A_BASE = frozenset("plus moins mieux hausse baisse".split())
# «**Rapportées au PIB**, elles s'établissent à 2,27 %»
IN_TERMS_OF = r"(?<![a-z])(?:rapporte(?:e|s|es)?|exprime(?:e|s|es)?[ ]en[ ](?:part|pourcentage|proportion))[ ](?:au[ ]|a[ ]la[ ]|a[ ]l'|aux[ ]|du[ ]|de[ ]la[ ]|de[ ]l')(?P<base>[a-z]{2,}(?:[ ](?!est|sont|a|ont|et|en|qui)[a-z]{3,}){0,2}?)(?=,|[ ](?:ce|cela|est|sont|elles?|ils?|la|le|les)(?![a-z]))"
GDP = "pib"
# «un **solde** de −2 %» is below nought, «7,8 milliards (−1 milliard)» are a billion less
BALANCE = r"(?<![a-z])(?:solde|deficit|marge|ecart|rendement|taux[ ](?:directeur|d'interet|reel))s?(?![a-z])[^.;:,()]{0,45}[ ](?:de|a)[ ]?$"
ADDED = r"[0-9][ ]?(?:[%€$]|m€|md€|k€|milliards?|millions?|[a-z]+s)[^()]{0,12}[ ]\($"
DIVIDED = "divis"
# «… a crû de moitié, **l'italienne d'**un cinquième»: the verb is understood.
# «de 8,2 % depuis janvier **et de** 3 % en cinq ans»: the second hangs on the same verb.
SHARED_VERB = r"[^.;:0-9%«»()]{0,45}?(?:,|[ ]et|[ ]mais|,[ ]puis|[ ]puis)[ ](?:de[ ]|d')(?:(?:un[ ]peu[ ])?(?:plus|moins|pres)[ ](?:de[ ]|d')|environ[ ]|quelque[ ])?$"
SHARED_CHANGE = r",[ ](?:et[ ])?(?:(?:la|le|les|celle|celui)[ ]|l')[a-z'-]+(?:[ ](?!de[ ]|d')[a-z'-]+){0,3}[ ](?:de[ ]|d')(?:(?:un[ ]peu[ ])?(?:plus|moins|pres)[ ](?:de[ ]|d')|environ[ ])?$"
SHARED = r"(?:dont|contre|puis)[ ](?:[a-z']+[ ]){0,3}$"
PARALLEL = r"[ ](?P<link>pour|en|chez|dans|sur|contre|vers|de|a|au)(?:x|[ ]la|[ ]le|[ ]les|[ ]l')?[ ']?(?:[a-z'-]{2,}[ ]?){1,4}?(?=[,.;)]|[ ](?:et|puis|ou)[ ][a-z0-9-]+[ ]|$)"
NEXT_COUNTRY = r"(?:,|[ ]et|[ ]puis|,[ ]et)[ ](?:(?:la|le|les)[ ]|l')?(?P<name>[a-zà-ÿ-]{3,}(?:[ ](?!quelque|environ|presque|seulement|près|plus|moins)[a-zà-ÿ-]{3,})?)[ ](?:(?:quelque|environ|presque|seulement|près[ ]de|plus[ ]de|moins[ ]de|à[ ]peine)[ ])?$"
OF_WHICH = (", dont ", " dont ", " (dont ")
LIST_GAPS = (" et ", ", ", " puis ", " ou ", ", puis ", ", et ")
DATED = r"[ ](?:en|d'ici(?:[ ]a)?|au|a[ ]la|avant|des|a[ ]l'horizon|fin|debut|le|pour|\()[ ]?(?=[a-z0-9])"
LIST_LINKS = ("a", "et", ",", "puis", "ou")
LIST_AND = ("et",)
END_PART = "fin"
DEFINITE_PLURAL = ("les ", "des ", "ces ", "aux ")
LOOKING_AHEAD = ("d'ici",)
LOOKING_BACK = ("depuis",)  # whatever the tense of the verb
ARTICLES = ("la ", "le ", "l'")
# «remettre un rapport **pour le** 15 janvier»; not «prévu pour le 15 janvier»
DUE = (
    r"(?<![a-z])(?:remettre|livrer|achever|terminer|rendre|soumettre|finir|preparer|produire|fournir|atteindre|boucler|presenter|transmettre|deposer|"
    r"remettra|livrera|acheve?ra|terminera|rendra|soumettra|fournira|presentera)(?:ont|ons)?[ ][^,.;:]{0,60}[ ]pour[ ](?:l[ea][ ]|l'|fin[ ]|debut[ ])?$"
)
DUE_WORD = "pour le"
# «s'engagent à prêter, du 1er février au 30 avril»: a present that binds looks ahead.
BINDING_AHEAD = (
    r"(?<![a-z])(?:s'engagent?|nous[ ]engageons|promet(?:tent|tons)?|prevoi(?:t|ent)|prevoyons|doi(?:t|vent)|devons|invit(?:e|ent|ons)|appel(?:le|lent|ons)|"
    r"exhort(?:e|ent|ons)|encourag(?:e|ent|eons)|demand(?:e|ent|ons)|charg(?:e|ent|eons)|decid(?:e|ent|ons)|convien(?:t|nent)|convenons|compt(?:e|ent|ons))(?![a-z])"
    r"[^.;:]{0,90}[ '](?:[a-z-]+(?:er|ir|re|oir))(?![a-z])"
)
# A year that the dates behind it take: at the head of its sentence, or of a meeting that is held then.
YEAR_AHEAD = r"[ ]*(?:(?:et|mais|puis|or|ainsi|deja),?[ ])?(?:en|courant|au[ ]cours[ ]de|pour|l'an)[ ]"
RECURRING = r"(?<![a-z])(?:sommet|reunion|conference|exercice|edition|session|forum|ministerielle|manoeuvres?|salon|campagne)(?:[ ][a-z'-]+){0,3}[ ](?:de|en|du)[ ]$"
HELD = r"(?<![a-z])(?:tien|tenu|lieu|debut|deroul|ouvr|commenc|achev|clotur|durer)"
COMPLETIVE = r"[ ]qu(?:e[ ]|')"
INFINITIVE_AHEAD = (
    r"(?<![a-zà-ÿ])(?:de[ ]|d'|à[ ])(?:[«\"“][ ]?)?(?:[a-zà-ÿ']+[ ]){0,2}?[a-zà-ÿ'-]+(?:er|ir|re|oir)(?![a-zà-ÿ])"
)
# Past verbs whose object lies ahead, and those that set a date themselves.
PROSPECTIVE = (
    "décid",
    "conven",
    "promis",
    "engag",
    "fix",
    "demand",
    "appel",
    "invit",
    "exhort",
    "charg",
    "accept",
    "reclam",
    "réclam",
    "programm",
    "prév",
    "prolong",
    "éten",
    "reconduit",
    "donn",
    "convoqu",
    "propos",
    "report",
)
# «prévue en juin, a été reportée **au 15 octobre**»: where to, not when.
MOVED_TO = r"(?<![a-z])(?:report|repouss|avanc|ajourn|decal|differ|renvoy)e?e?s?[ ](?:au|a[ ]la|a[ ]l'|a)(?:[ ][a-z]+[ ](?:du|de[ ]la))?[ ]?$"
INVERTED_REPORT = r"(?:a|ont|avait|avaient)-(?:t-)?(?:il|elle|on|ils|elles)(?![a-z])"
SETTING = ("fix", "programm", "prév")
SET = (*SETTING, "attend")  # «est prévu en juillet»
# «**Élu** en septembre, le président prendra …», «**Comme** en mars, …»: the head of a sentence that looks back
HEAD_PAST = (
    r"(?:(?:élu|nommé|promu|désigné|arrivé|parti|né|mort|créé|fondé|signé|adopté|lancé|mis|publié|réuni|entamé|ouvert|commencé|voté|conclu|"
    r"acheté|commandé|livré|blessé|arrêté|condamné|formé|bâti|construit|inauguré|interrogé|reçu|venu|revenu|sorti|entré)e?s?"
    r"|comme(?:[ ](?:annoncé|prévu|promis|convenu))?|suite[ ](?:à|au|aux)|à[ ]la[ ]suite)(?![a-zà-ÿ])[^,;:.]{0,60}"
)
# «…, votée en décembre, …», «(signé le …»: an apposed participle looks back.
APPOSED_PAST = (
    r"(?:(?:,|\()[ ]?(?!(?:prévue?s?|attendue?s?|programmée?s?|fixée?s?|espérée?s?|annoncée?s?|envisagée?s?|promise?s?|planifiée?s?)[ ])"
    r"[a-zà-ÿ]{2,}(?:é|ée|és|ées|ue?s?|ise?s?|ite?s?|erte?s?|inte?s?)"
    r"|(?<!(?:ser(?:a|ont)|être|soi(?:en)?t|est|sont)[ ])(?<![a-zà-ÿ])(?:paru|publié|signé|voté|adopté|conclu|réalisé|mené|rendu|remis|diffusé|prononcé|tenu|"
    r"survenu|commis|pris|fait|décidé|arrêté|élu|nommé|obtenu|reçu|constaté|enregistré|tué|tombé|livré|inauguré|acheté|commandé|transmis|déposé|présenté|approuvé|ratifié|créé|fondé|lancé)e?s?)"
    r"(?:[ ](?:en|le|les|la|ce|cette|au|aux|fin|début|dès|l'))?[ ]?$"
    # «sept points de plus qu'en mars»
    r"|(?<![a-zà-ÿ])(?:plus|moins|mieux)[ ]qu'(?:en|au|à|aux)[ ](?:la[ ]|l')?$"
)
CLAUSE_END = r"[;:]|[ ]?[“”]|(?<=[a-zà-ÿ0-9.!?…])\"(?=[ ]?[,;])|[ ]«|»|,[ ](?:et|mais|alors[ ]que|tandis[ ]que|puis)[ ]|(?<!ainsi)[ ](?:que(?![ ](?:de[ ]|d'|par[ ])(?:[a-z']+[ ]){0,2}[0-9])(?!(?<=plus[ ]que)[ ][0-9])|qui)[ ]"
APPOSITION = r",?[ ](?:le[ ]|les[ ])?|[ ]\((?:le[ ]|les[ ])?"
# «Sur les 4 312 références contrôlées …, **617** n'y figuraient pas»
# «3 850 patrouilles, soit **10,5** par jour»
PER_TIME = r"[ ](?:par[ ](?:an|mois|semaine|jour|heure)|en[ ]moyenne|chaque[ ](?:an|mois|semaine|jour))"
# «avec les partenaires d'Asie, **dont** quatre étaient invités»: the plural that stands before
WHO_ARE = r",[ ]dont[ ](?:au[ ]moins[ ]|plus[ ]de[ ]|pres[ ]de[ ])?$"
DO = r"[ ](?:(?:se|ne|en|y|n'y)[ ]|s'|n')?(?:ont|sont|seront|etaient|avaient|auront|etaient|[a-z]{3,}(?:ent|ont))(?![a-z])"
# «elles sont **sept**», «il en restait **52**»: what was named last in the plural
THEY_ARE = r"(?<![a-z])(?:on[ ]arrive[ ]a|cela[ ]fait|ce[ ]qui[ ]fait)[ ]$|(?<![a-z])(?:ils|elles)[ ](?:sont|etaient|seront|ne[ ]sont[ ](?:plus[ ])?que|n'etaient[ ](?:plus[ ])?que)(?:[ ](?:desormais|aujourd'hui|deja|encore))?[ ]$"
PRONOUN_SUBJECT = r"(?<![a-z])(?:ils?|elles?|on|nous|vous|je|j')[ ]?(?:n')?$"
NAMED_PLURAL = r"(?<![a-z])(?<![0-9][ ][a-z]{4,8}[ ])(?:(?:les|des|de|nos|ces|leurs|ses|aux)[ ]|d')(?P<noun>(?!plus|moins|pres|tous|toutes|quelques|plusieurs)[a-z][a-zœ]*(?:-[a-z]+)*[sx])(?![a-z])"
OUT_OF = r"(?<![a-z])(?:sur|parmi)[ ](?:les[ ]|nos[ ]|ces[ ]|leurs[ ]|ses[ ])?(?:(?:quelque|pres[ ]de|plus[ ]de)[ ])?$"
POINTS = ("points", "point")
MARGIN = r"(?<![a-z])marge[ ]d'erreur[ ][^.;]{0,30}$"
AMONG = (" d'entre eux", " d'entre elles")
DASHES = "-–—"
BY_AREA = " sur "
# «avancée de 2035 à 2033», «reporté de mars à juin»: two dates, no stretch of time.
MOVED = (
    r"(?<![a-z])(?:report|repouss|avanc|decal|differ|recul|ramen|passe)[a-z]*(?:[ ][a-z'-]+){0,3}[ ](?:de|du|d')[ ]?$"
)
