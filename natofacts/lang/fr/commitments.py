"""French commitments: what a main verb must look like to bind. Patterns see the plain shadow from the verb's clitics on."""

from __future__ import annotations

from natofacts.rule import Rule, by_clause, hit

FRAGMENTS = {
    # up to four words between a verb and what it governs: «nous engageons durablement à»
    "adv": r"(?:[ ]le[ ][0-9]{1,2}(?:er)?[ ][a-z]+(?:[ ][0-9]{4})?)?(?:[ ]plus[ ]que[ ]jamais|,?[ ](?:encore[ ]une[ ]fois|une[ ](?:nouvelle|derniere)[ ]fois|une[ ]fois[ ](?:encore|de[ ]plus)),?)?(?:[ ,«\"]+(?!(?:que|qui|dont|nous|les|la|le|l'|un|une|des|du|avoir|ete)\b)[a-z'-]+){0,5}?",
    "be": r"(?:suis|est|sont|sommes|etes|reste|restent|restons|demeure|demeurent|demeurons|se[ ]dit|se[ ]disent|s'est[ ]dite?|se[ ]sont[ ]dite?s)",
    "have": r"(?:ai|as|a|avons|avez|ont)(?:-(?:nous|je))?",
    "own": r"(?:notre|nos|leur|leurs|son|sa|ses|mon|ma|mes|votre|vos|l'|le|la|les)",
    "promise": r"(?:engagement|determination)s?(?![a-z])",
}

MEETING_NOUN = r"(?:reunion|conference|session|sommet|point[ ]de[ ]presse|entretien|rencontre|debat|seance|ceremonie|visite|point[ ]presse|briefing)"
# Futures that announce a meeting, a broadcast or a state: no promise, unless «nous» or «je» says them.
ANNOUNCEMENT = (
    r"(?:(?:se[ ]|s')(?:reunir|retrouver|rencontrer|entretiendr|tiendr|exprimer|derouler|ouvrir|clotur|acheve|rassembler)[a-z]+(?![a-z])"
    rf"|accueill[a-z]+[ ](?:[a-z'-]+[ ]){{0,6}}(?:{MEETING_NOUN}|exercice|ministres|edition|dirigeants|chefs|delegations|forum|salon|colloque|atelier)(?![a-z])"
    r"|(?:presider|assister|participer|visiter|retransmettr|debuter)[a-z]+(?![a-z])|effectuer[a-z]+[ ](?:[a-z]+[ ]){0,3}visite"
    r"|prononcer[a-z]+[ ](?:[a-z]+[ ]){0,2}(?:discours|allocution)|aur(?:a|ont)[ ]lieu|ser(?:a|ont)[ ](?:retransmi|diffus|organis|suivi|accueilli|recu|present|precede)[a-z]*|ser(?:a|ont)[ ](?:d'alerte|de[ ](?=[0-9]|garde|permanence|quart|service)|de[ ](?:pres|plus|moins|quelque)[ ]|en[ ](?:alerte|service|place)|presente?s?|pretes?|prets?|au[ ]rendez-vous)(?![a-z]))"
)
STATE = r"(?:subir|connaitr|manquer|souffrir|perdr|compter|couter|durer|representer|s'elever|depasser|correspondr|vaudr|equivaudr|figurer|resulter|provoquer|signifier|permettr|existe|ressembler|suffir|mourr|tomber)[a-z]+"
FUTURE_PERFECT = r"(?:aur(?:a|ont|ons|ai|ez)|ser(?:a|ont|ons)[ ](?:devenu|parvenu|entré|arrivé)e?s?)(?:[ ](?:[a-zà-ÿ]+ment|déjà|ainsi|alors|donc))*[ ](?:PARTICIPLE)(?![a-zà-ÿ-])"
QUOTATION_MARKS = (("«", "»"), ("“", "”"))
ADDRESSING = ("lui ", "leur ")  # one, many
TONIC = {"elle": "singular", "lui": "singular", "eux": "plural", "elles": "plural"}
ADDRESSED = r"(?:(?:quant[ ])?(?:à[ ](?:la[ ]|l')?|aux[ ]|au[ ]|de[ ]la[ ]|du[ ]|des[ ])|de[ ](?=(?:vos|nos|leurs|ces|mes|tous|toutes)[ ]))(?P<who>[^,.;:]{3,80}),"
ADVERBIAL_DATE = r"(?:(?<![a-z])(?:en|le|les|au|aux|des|a[ ]la|ce|cet|cette|dernier|l'an|vers|fin|debut|mi|courant)[ ]?|mi-|,[ ]|\()$"
PASSIVE_FUTURE = r"(?:ser(?:a|ont))(?:[ ][a-z]+ment|[ ]egalement|[ ]aussi|[ ]ainsi|[ ]donc|[ ]alors|[ ]notamment|[ ]progressivement)*[ ][a-z-]{3,}(?:ees?|ies?|is|its?|ites?|us?|ues?|erts?|ertes?|ises?|aints?|eints?|e|es)(?![a-z])"

# Subjects that are the people of a poll: «six Suédois sur dix», «54 % des Français»
POLL = r"[0-9][ ]?%|(?<![a-z])sur[ ](?:dix|cent|mille|deux|trois|quatre|cinq|six|sept|huit|neuf|[0-9]+)(?![a-z])|^(?:la[ ]majorite|les[ ]sondes)"
# «Pour 78 % des personnes interrogées, leur pays doit …»
OPINION = r"(?:pour|selon|d'apres|chez)[ ](?:(?:pres[ ]de|plus[ ]de|quelque|environ)[ ])?[0-9][0-9,]*[ ]?%"
_CLITICS = r"(?:ne[ ]|n'|se[ ]|s'|y[ ]|en[ ])*"
NOT_MEANT = rf"(?:le|la|l'|les)[ ]?ser(?:a|ont)(?![a-z])|{_CLITICS}(?:{ANNOUNCEMENT}|{STATE}|(?:tiendr|organiser|donner)[a-z]+[ ](?:[a-z]+[ ]){{0,3}}{MEETING_NOUN})"

# «nous allons doubler»; not «nous allons à Riga», «je vais vous dire un mot», «les choses vont changer»
ABOUT_TO = (
    r"(?:va|vont|allons|vais|allez)(?:[ ](?:[a-z]+ment|aussi|donc|desormais|maintenant|encore|ensuite|bientot|ainsi|tous|ensemble|enfin|pas|plus|jamais))*[ ]"
    r"(?:ne[ ]pas[ ]|se[ ]|s'|me[ ]|m'|nous[ ]|y[ ]|en[ ]|l'|la[ ]|le[ ]|les[ ]|leur[ ]|lui[ ]){0,2}"
    r"(?!(?:dire|redire|commenter|confirmer|preciser|detailler|speculer|revenir|insister|evoquer|entrer[ ]dans|parler|expliquer|raconter|citer|lire|relire|rappeler|repeter|repondre|conclure|terminer|finir|commencer|passer[ ]a|voir|revoir|"
    r"savoir|comprendre|devoir|falloir|pouvoir|etre|avoir|donner[ ](?:un|des|quelques)[ ](?:exemple|chiffre)|prendre[ ](?:un|des|quelques)[ ]exemple|"
    r"ecouter|entendre|changer|durer|couter|arriver|falloir|mourir|souffrir|tomber|devenir|rester|demeurer|manquer|essayer|tenter|vous)(?![a-z]))"
    r"[a-z'-]{2,}(?:er|ir|re|oir)(?![a-z])"
)

# Verbless targets: «Objectif : livrer …», «Objectif des Alliés : …».
VERBLESS_TARGET = r"(?:[-–—•*][ ]?)?(?:objectifs?|but|cible|ambition)(?![a-z])(?P<who>[^:.;]{0,60}?)[ ]?:[ ]?(?P<act>(?:d'|de[ ])?[a-z'-]+(?:er|ir|re|oir)(?![a-z])|(?:(?:au[ ]moins|plus[ ]de|moins[ ]de|environ|quelque|pas[ ]plus[ ]de)[ ])?(?:[0-9]|(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|quarante|cinquante|cent)(?![a-z])))"
# A list head that makes promises of its items: «les engagements suivants :».
PROMISE_HEAD = r"\b(?:engagements?|promettent|promettons|s'engagent|engageons|prennent|prenons)\b[^.]*:$"
DECISION_HEAD = (
    r"\b(?:decisions|mesures|dispositions)[ ](?:suivantes|ci-apres)[ ]?:$"
    r"|\b(?:decid|conven|arret|approuv|adopt)[a-z]+(?![a-z])(?:(?:[ ][a-z]+ment)?[ ](?:de[ ])?ce[ ]qui[ ]suit|[^.:]{1,40}[ ]points[ ]suivants)[ ]?:$"
)
HAVE_HEAD = r"\b(?:avons|ont|a|ai|sommes|sont)(?:[ ](?:egalement|aussi|notamment|aujourd'hui|ainsi|en[ ]outre|par[ ]ailleurs|donc|ensuite|ce[ ]jour))*[ ]?:$"
ITEM_VERB = r"(?:mettre|mis|decide|convenu|approuve|adopte|charge|lance|cree|entame|valide|reaffirme|reitere|confirme|etabli|arrete|mandate|institue|renforce|instaure|approuver|adopter|creer|lancer|decider|convenir|charger)(?![a-z])"

# What may stand in front of the subject of a head line: «Partant de ce constat, », «À cette fin, »
LEADING = r"(?:[a-z]+ant|dans|a|au|aux|pour|en|afin|conformement|compte|vu|fideles?|resolus?|d'ici|depuis|lors)(?![a-z])[^,:]{2,80},[ ](?=(?:les?|la|nos|notre)[ ]|l')"
PROMISE_WORD = r"engagement|determination"
ITEM_INFINITIVE = r"(?:d'|de[ ]|a[ ])?[a-z'-]+(?:er|ir|re|oir)\b"
ITEM_OF_ROW = (
    r"(?:d'|de[ ]|a[ ]|des[ ]|du[ ]|[a-z'-]+(?:er|ir|re|oir)\b"
    # «Nous appelons : – l'Union européenne à cofinancer …»
    r"|(?:l'|la[ ]|les?[ ]|aux?[ ])[^.;:,]{2,80}[ ](?:a[ ]|de[ ]|d')[a-z'-]+(?:er|ir|re|oir)\b)"
)
# «Nous l'ouvrirons le 3 mai**, a-t-elle dit** devant la presse»
INCISE = (
    r",[ ](?:(?:a|ont|avait|avaient)-(?:t-)?(?:il|elle|on|ils|elles)|(?:dit|assure|affirme|explique|précise|ajoute|promet|insiste|estime|poursuit)"
    r"-(?:t-)?(?:il|elle))(?![a-zà-ÿ])[^,;]*$"
)
# «Nous **ne** quitterons **pas** le Mali avant 2028»: when nothing is to be done
NEGATION = r"(?<![a-z])(?:ne[ ]|n')$"
NOW = ("aujourd'hui", "ce jour", "ce jour meme", "maintenant")  # when it is said, not when it will be done
# «la Chine, qui pourrait détenir mille ogives d'ici à 2030**, à rejoindre** …»
GOES_ON = r"[^,;]{0,30},[ ](?:a|de)[ ][a-z'-]+r(?![a-z])"
# «Le Canada**, dont** le budget doublera d'ici 2030, enverra …»
ASIDE_CLAUSE = r",[ ](?:qui|dont|ou|laquelle|lequel|lesquels|lesquelles)[ ]"
# «a promis en novembre **de livrer** …»: what a verb governs
GOVERNED = r"[ ](?:a[ ]|de[ ]|d'|que[ ]|qu')(?:ne[ ]pas[ ]|se[ ]|s'|y[ ]|en[ ]|l[ae]s?[ ]|l'|leur[ ]|lui[ ])?[a-z'-]+"
# «Nous nous engageons **à :**»: the verb governs the items, which are no rows of their own
GOVERNING_HEAD = r"[ ](?:a|de)[ ]?:$"
# «**Nous, chefs d'État**, nous engageons à …»
APPOSED_US = r"nous,[ ][^;:.]{3,200},[ ]nous[ ]"
# «J'aurai alors soixante-treize ans»: an age, no act
AGE = r"aurai[ ](?:(?:alors|bientot|donc)[ ])?(?:[a-z-]+[ ]){1,3}ans(?![a-z])"
# Rules without a pattern of their own, named in the rows that lists and verbless lines make.
ITEM_PLEDGE, ITEM_DECISION, VERBLESS = "fr.pledge.item", "fr.decision.item", "fr.target.verbless"
ITEM_INTENTION = "fr.intention.item"
MUST_CALL, MUST_TARGET = "fr.call.must", "fr.target.must"
RECOGNIZE = r"(?:re)?(?:connaiss|affirm|reconnai|soulign|rappel|conven|convien|estim)[a-z]*(?![a-z])(?:[ ](?!notre|nos|leur|leurs|la|le|les|son|sa|mon|ma)[a-z'-]+){0,4}?[ ]qu[e']"
MUST = r"(?:doi(?:s|t|vent)|devons|devr(?:ait|aient|ions|ais))(?![a-z])(?![ ](?:cette|ces|cet|une?|des|beaucoup|tout|sa|son|ses|notre|nos|votre|vos|mon|ma|mes)[ ])"

# «comptera 4 800 militaires», «aura quatre-vingts ans»: a state that is foreseen.
STATE_TO_COME = rf"(?:{STATE}|(?:aur|ser|rester|devi?endr|demeurer|regrouper|reunir|rassembler|mobiliser|beneficier|atteindr|couvrir)(?:a|ont|ons|ai)(?![a-z]))"


def rules() -> list[Rule]:
    """The rules for commitments, in the order that settles which kind fits first."""
    return [
        Rule(
            "fr.pledge.engage",
            r"(?:s'|nous[ ]nous[ ]|nous[ ]|m')y[ ]engag(?:e|ent|eons)(?![a-z])|(?:nous[ ]|m'|me[ ]|s'|se[ ])(?:(?:suis|est|sont|sommes|etait|etaient)[ ])?(?:[a-z'-]+[ ]){0,3}?"
            r"engag(?:e|ent|eons|ees?|es)(?![a-z])(?:[^.;:]{0,90}?)[ ](?:a|en[ ]faveur|envers|dans[ ]un[ ]delai)(?![a-z])",
            by_clause,
            (
                hit("[[Nous nous engageons à verser dix milliards d'euros]].", actor="Nous"),
                hit("[[Oslo s'est engagée à doubler son aide]].", actor="Oslo"),
            ),
            ("Le débat s'est engagé hier.", "Les forces engagées au Sahel sont rentrées."),
        ),
        Rule(
            "fr.pledge.take",
            r"(?:pren(?:d|ds|ons|nent)|(?&have)[ ]pris)(?&adv)[ ](?:l'|un[ ]|des[ ]|les[ ]|cet[ ])(?:[a-z]+[ ])?engagements?(?![a-z])",
            by_clause,
            (hit("[[Les Alliés prennent l'engagement de livrer cent chars]].", actor="Alliés"),),
            ("L'armée prend position.",),
        ),
        Rule(
            "fr.pledge.promise",
            r"(?:(?:vous|leur|lui|nous)[ ])?(?:promet(?:s|tons|tent)?|(?&have)(?&adv)[ ]promis)(?![a-z])(?:[ ](?:a|aux?)[ ][^.;:,]{2,60}?)?(?&adv),?[ ](?:de|d'|que|qu')"
            r"|promet(?:s|tons|tent)?(?![a-z])(?&adv)[ ](?:[«\"][ ]?)?(?:une?[ ]|[0-9]|des[ ](?!jours|nuits|heures))",
            by_clause,
            (
                hit("[[Madrid promet une réponse dans les huit semaines]].", actor="Madrid"),
                hit("[[Madrid promet de tripler ses stocks]].", actor="Madrid"),
                hit("[[Je vous promets de rétablir la liaison]].", actor="Je"),
                hit("[[Riga promet, pour sa part, de rétablir la liaison]].", actor="Riga"),
            ),
            ("L'année promet beaucoup.", "La séance promet une belle dispute."),
        ),
        Rule(
            "fr.pledge.determined",
            r"(?&be)(?&adv)[ ,«\"]+(?:determine|resolu)e?s?(?![a-z])(?&adv)[ ](?:a|de|d')",
            by_clause,
            (hit("[[Les Alliés restent résolus à tenir le flanc est]].", actor="Alliés"),),
            ("Son visage est déterminé.", "La question est résolue."),
        ),
        Rule(
            "fr.pledge.in_engagement",
            r"(?&be)(?&adv)[ ]dans[ ](?&own)[ ]?(?:[a-z]+[ ]){0,2}(?&promise)",
            by_clause,
            (hit("[[Nous restons fermes dans notre engagement à soutenir Kiev]].", actor="Nous"),),
            ("Nous restons fermes dans notre soutien à Kiev.",),
        ),
        Rule(
            "fr.pledge.reaffirm",
            r"(?:reaffirm|reiter|confirm|renouvel)[a-z]*(?:[ ]et[ ][a-z]+)?(?&adv)[ ](?&own)[ ]?(?:(?!decision)[a-z]+[ ]){0,2}(?&promise)",
            by_clause,
            (hit("[[Les ministres réaffirment leur détermination à agir]].", actor="ministres"),),
            ("Nous réaffirmons notre attachement au traité.", "Nous réaffirmons notre soutien."),
        ),
        Rule(
            "fr.decision.reaffirm",
            r"(?:reaffirm|reiter|confirm)[a-z]*(?&adv)[ ](?:notre|nos|la|les|leur|leurs|sa|cette)[ ]decisions?(?![a-z])",
            by_clause,
            (hit("[[Nous réitérons la décision d'ouvrir un bureau à Amman]].", actor="Nous"),),
            ("Nous saluons la décision d'Oslo.",),
            extra={"reaffirmed": True},
        ),
        Rule(
            "fr.decision.take",
            r"(?&have)(?&adv)[ ](?:decide|approuve|adopte|enterine|avalise|convenu(?!e?s?[ ](?:que|qu'))|charge(?=.{2,90}?[ ](?:de[ ]|d')(?:(?:en|y|les|la|le|lui|leur|nous|se)[ ]|l'|s')*[a-z'-]+)|mandate(?=.{2,90}?[ ]pour[ ]))(?![a-z])"
            r"|(?:sommes(?:-nous)?|sont|est)(?&adv)[ ]convenue?s?(?![a-z])(?![ ]qu)"
            r"|(?:decid(?:e|ent|ons)|approuv(?:e|ent|ons)|adopt(?:e|ent|ons)|enterin(?:e|ent|ons)|charge(?:nt|ons)?(?=.{2,90}?[ ](?:de[ ]|d')(?:(?:en|y|les|la|le|lui|leur|nous|se)[ ]|l'|s')*[a-z'-]+(?:er|ir|re|oir)))(?![a-z])"
            r"|(?:convenons|convien(?:t|nent))(?&adv)[ ](?:de|d'|du|des)",
            by_clause,
            (
                hit("[[Les ministres ont décidé de créer un fonds commun]].", actor="ministres"),
                hit("[[Nous sommes convenus d'ouvrir une école à Riga]].", actor="Nous"),
                hit("[[Nous approuvons une nouvelle stratégie navale]].", actor="Nous"),
            ),
            ("Il convient de noter ce point.", "Nous convenons que la paix est fragile."),
        ),
        Rule(
            "fr.decision.launch",
            r"(?&have)(?&adv)[ ](?:lance|cree|institue|instaure|mis(?:[ ][a-z]+ment)?[ ]en[ ]place|mis[ ]sur[ ]pied|etabli)(?![a-z])"
            r"|(?:lan(?:ce|cent|cons)|cre(?:e|ent|ons)|met(?:tons|tent)?(?&adv)[ ]en[ ]place|instaur(?:e|ent|ons)|institu(?:e|ent|ons))(?![a-z])",
            by_clause,
            (hit("[[Nous lançons un fonds de recherche]].", actor="Nous"),),
            ("La Russie a lancé trois missiles.",),
            extra={"founding": True},
        ),
        Rule(
            "fr.decision.passive",
            r"(?:est|sont|a[ ]ete|ont[ ]ete)(?&adv)[ ](?:charge|mandate)e?s?[ ](?:de[ ]|d'|pour[ ])(?:ne[ ]pas[ ]|s'y[ ]|se[ ]|s'|y[ ]|en[ ]|les[ ]|la[ ]|le[ ]|l')?[a-z'-]+(?:er|ir|re|oir)(?![a-z])",
            by_clause,
            (hit("[[Le Comité militaire est chargé d'établir un plan]].", actor="Comité militaire"),),
            ("Le navire est chargé de vivres.", "Il est chargé de cours."),
            extra={"passive": True},
        ),
        Rule(
            "fr.target.aim",
            r"(?:est|sont|reste|restent|demeure|demeurent)(?:[ ](?:bien|donc|toujours|aussi|desormais|maintenant))?(?:,[^.;:,]{0,60},)?[ ](?:de|d')[ ]?(?:ne[ ](?:pas|plus|jamais)[ ]|se[ ]|s'|les[ ]|la[ ]|le[ ]|l'|y[ ]|en[ ])?[a-z'-]+(?:er|ir|re|oir)(?![a-z])",
            by_clause,
            (hit("[[L'objectif de l'Alliance est de former mille pilotes]]."),),
            ("L'objectif reste inchangé.", "La base est de taille moyenne."),
            extra={"subject": r"\b(?:objectifs?|but|ambition|cible)\b"},
        ),
        Rule(
            "fr.target.purpose",
            r"(?&have)(?&adv)[ ]pour[ ](?:but|objectif|ambition)s?(?:[ ][a-z]+)?(?:,[^,.;]{1,40},)?[ ](?:de|d'|que|qu')|(?:se[ ](?:fixe|fixent|donne|donnent)|nous[ ](?:fixons|donnons)|s'est[ ](?:fixe|donne)e?|se[ ]sont[ ](?:fixe|donne)e?s?|nous[ ]sommes[ ](?:fixe|donne)e?s?)(?&adv)[ ](?:pour[ ]|comme[ ])?(?:l'|un[ ])?(?:objectif|but|ambition)"
            r"|ambitionn(?:e|ent|ons)[ ](?:de|d')",
            by_clause,
            (
                hit("[[Les Alliés ont pour objectif de doubler leurs stocks]].", actor="Alliés"),
                hit("[[Les Alliés se sont donné pour objectif d'atteindre 2 %]].", actor="Alliés"),
            ),
            ("Ils ont pour voisin la Russie.",),
        ),
        Rule(
            "fr.target.must",
            MUST,
            by_clause,
            (hit("[[Les Alliés devraient consacrer 3 % de leur PIB à la défense]].", actor="Alliés"),),
            ("La réunion doit se tenir à Riga.", "Il faut agir."),
            extra={"must": True, "outside": MUST_CALL},
        ),
        Rule(
            "fr.call.appeal",
            r"(?:(?&have)(?&adv)[ ])?(?:appel(?:e|le|lent|ons)|exhort(?:e|ent|ons)|encourag(?:e|ent|eons)|invit(?:e|ent|ons)|press(?:e|ent|ons)|somm(?:e|ent|ons)|conjur(?:e|ent|ons)|adjur(?:e|ent|ons)|enjoign(?:ons|ent)|enjoint|pri(?:e|ent|ons))(?![a-z])"
            r"(?P<lead>(?:[ ](?:[a-z]+ment|egalement|en[ ]outre|par[ ]ailleurs|aussi|donc|enfin|instamment|une[ ]nouvelle[ ]fois|a[ ]nouveau|de[ ]nouveau|ainsi|ici|vivement)){0,3})[ ](?P<who>(?!a[ ]l'|a[ ]la|au|aux|a[ ])[^.;:]{2,140}?)[ ](?:(?:a|de)[ ](?:[«\"][ ]?)?(?!la[ ]|le[ ]|l'|les[ ]|un[ ]|une[ ])|d'|a[ ]l'[a-z]+er[ ])(?:ne[ ](?:(?:pas|plus|jamais|rien)[ ])?|n')?(?:s'(?:en|y)[ ]|se[ ]|s'|y[ ]|en[ ]|d'en[ ]|les[ ]|l'(?:en|y)[ ]|l'|le[ ]|la[ ]|lui[ ]|leur[ ]|nous[ ]|vous[ ]|me[ ]|m'){0,2}(?P<act>[a-z'-]+(?:er|ir|re|oir)(?![a-z]))"
            r"|(?:l'|les[ ]|la[ ]|le[ ]|vous[ ])(?:appel(?:le|lent|ons)|exhort(?:e|ent|ons)|encourag(?:e|ent|eons)|invit(?:e|ent|ons)|press(?:e|ent|ons)|somm(?:e|ent|ons)|conjur(?:e|ent|ons))(?![a-z])(?&adv)[ ](?:a|de|d')[ ]?(?:ne[ ](?:(?:pas|plus)[ ])?|se[ ]|s'|y[ ])?[a-z'-]+(?:er|ir|re|oir)(?![a-z])"
            r"|(?:appel(?:le|lent|ons)|exhort(?:e|ent|ons)|encourag(?:e|ent|eons)|invit(?:e|ent|ons))[ ]?:$"
            r"|(?:appel(?:le|lent|ons))(?:[ ][a-z]+ment|[ ]aussi|[ ]egalement)?[ ](?:a[ ]l'|a[ ]la[ ]|au[ ]|aux[ ]|a[ ](?=une?[ ])|a[ ](?:ne[ ]pas[ ]|se[ ]|s')?[a-z'-]+(?:er|ir|re|oir)(?![a-z]))",
            by_clause,
            (
                hit("[[Nous appelons la Russie à retirer ses troupes]].", actor="Russie"),
                hit("[[Nous exhortons tous les pays à cesser leurs livraisons]].", actor="tous les pays"),
            ),
            ("Le navire s'appelle Vénus.", "Nous encourageons la réconciliation nationale."),
        ),
        Rule(
            "fr.call.ask",
            r"(?:(?&have)(?&adv)[ ])?demand(?:e|ent|ons|ez)(?![a-z])(?&adv)[ ](?:a[ ]la[ ]|a[ ]l'|aux[ ]|au[ ]|a[ ])(?P<who>(?:(?![ ](?:combien|comment|pourquoi|quand|quel(?:le)?s?|si)[ ])[^.;:]){2,120}?)(?:[ ]?:$|[ ,]{1,2}(?:instamment[ ])?(?:(?:de|que)[ ](?!la[ ]|l'|le[ ]|les[ ]|leur[ ]|leurs[ ]|notre[ ]|son[ ]|sa[ ])|d'|qu'|de[ ](?:le|la|les|leur)[ ](?=[a-z'-]+(?:er|ir|re|oir)(?![a-z]))))"
            r"|(?:vous[ ])?demand(?:e|ons)(?:[ ][a-z]+ment)?[ ](?:de[ ]|d')(?:ne[ ]pas[ ]|s'|se[ ]|y[ ]|en[ ]|l'|la[ ]|le[ ]|les[ ]|lui[ ]|leur[ ]|nous[ ])*[a-z'-]+(?:er|ir|re|oir)(?![a-z])"
            r"|attend(?:s|ons|ent)?(?![a-z])(?&adv)[ ](?:de[ ]la[ ]|de[ ]l'|de[ ]|des[ ]|du[ ]|d')(?P<who>[^.;:]{2,120}?)[ ,]{1,2}qu[e'](?=[ a-z])"
            r"|demand(?:e|ent|ons)(?![a-z])(?&adv)[ ](?:instamment[ ])?que[ ](?P<who>(?:les?[ ]|la[ ]|l')[^.;:,]{2,60}?)[ ](?=(?:ne[ ]|n'|se[ ]|s'|y[ ]|en[ ])?[a-z'-]{3,}(?:e|ent)(?![a-z]))"
            r"|demand(?:e|ent|ons)(?![a-z])(?&adv)[ ](?:instamment[ ])?(?:que[ ]|qu'(?:il|elle|on|un|une))"
            r"|(?:lui|leur)[ ](?:demand|enjoi)[a-z]+(?![ ](?:combien|comment|pourquoi|quand|quel(?:le)?s?|si|ce[ ]qu|ou)(?![a-z]))(?&adv)[ ](?:de[ ]|d')"
            r"|attend(?:s|ons|ent)(?![a-z])(?&adv)[ ]qu[e'](?:[ ]|(?=il|elle))",
            by_clause,
            (
                hit("[[Nous demandons à l'AIEA de rester sur place]].", actor="AIEA"),
                hit("[[Nous attendons de Minsk qu'il ouvre la frontière]].", actor="Minsk"),
                hit("[[Nous attendons d'elle qu'elle ouvre la frontière]].", actor="elle"),
            ),
            (
                "Je me demande ce qu'il fera.",
                "Le pont demande des travaux.",
                "M. Lefort demande à la ministre combien de navires sont partis.",
            ),
        ),
        Rule(
            "fr.call.passive",
            r"(?:est|sont)(?&adv)[ ](?:invite|appele|encourage|exhorte|prie|somme)e?s?[ ](?:a[ ]|de[ ]|d')(?:ne[ ]pas[ ]|s'y[ ]|se[ ]|s'|y[ ]|en[ ]|les[ ]|la[ ]|le[ ]|l')?[a-z'-]+(?:er|ir|re|oir)(?![a-z])",
            by_clause,
            (hit("[[Les partenaires sont invités à rejoindre le fonds]].", actor="partenaires"),),
            ("Le navire est appelé Vénus.",),
            extra={"passive": True},
        ),
        Rule(
            ITEM_PLEDGE,
            "",
            by_clause,
            (
                hit(
                    "Nous prenons les engagements suivants :\n– [[les Alliés verseront un milliard d'euros]] ;",
                    actor="Alliés",
                ),
            ),
            ("Nous avons vu :\n– les Alliés réunis ;",),
            doc="An item of a list of promises, or one that says «engagement» under «Nous avons :».",
            extra={"made_by": "natofacts.commitments"},
        ),
        Rule(
            ITEM_DECISION,
            "",
            by_clause,
            (
                hit("Nous avons :\n– [[approuvé un plan d'action]] ;", actor="Nous"),
                hit("Nous sommes convenus de ce qui suit :\na) [[l'Agence ouvrira un centre]] ;", actor="Agence"),
            ),
            ("Nous avons :\n– des amis ;",),
            doc="An item that is the participle of «Nous avons :», or one in the future under «les mesures suivantes :».",
            extra={"made_by": "natofacts.commitments"},
        ),
        Rule(
            ITEM_INTENTION,
            "",
            by_clause,
            (hit("Partant de là, les Alliés :\n– [[mettront en réseau leurs capteurs]] ;", actor="Alliés"),),
            ("La Russie :\n– mettra en service un sous-marin ;",),
            doc="An item whose verb is in the future, under the line that names its subject.",
            extra={"made_by": "natofacts.commitments"},
        ),
        Rule(
            VERBLESS,
            "",
            by_clause,
            (hit("[[Objectif des Alliés : livrer mille drones avant l'hiver]].", actor="Alliés"),),
            ("Objectif : la paix.",),
            doc="A line without a verb that names an aim and an infinitive.",
            extra={"made_by": "natofacts.commitments"},
        ),
        Rule(
            MUST_CALL,
            "",
            by_clause,
            (
                hit("[[La Russie doit cesser ses attaques]].", actor="Russie"),
                hit("[[Nous réaffirmons que l'Iran doit coopérer]].", actor="Iran"),
            ),
            ("Les Alliés doivent coopérer.", "Ce plan doit aboutir."),
            doc="«devoir» whose subject is outside the Alliance.",
            extra={"made_by": "natofacts.bonds"},
        ),
        Rule(
            "fr.intention.future",
            r"[a-z]",
            by_clause,
            (
                hit("[[L'OTAN continuera de soutenir l'Ukraine]].", actor="OTAN"),
                hit("[[Nous veillerons à leur formation]].", actor="Nous"),
                hit("[[Nous allons doubler nos commandes d'ici 2028]].", actor="Nous", deadline="2028"),
            ),
            (
                "Je vais vous dire un mot.",
                "Nous allons à Riga.",
                "Les Alliés vont bien.",
                "Le sommet se tiendra à Oslo.",
                "Ce plan garantira la paix.",
                "Les stocks dureront dix jours.",
            ),
            extra={"future": True},
        ),
    ]


# Stems without which no sentence binds: the clause grammar runs only where one of them stands.
STEMS = (
    "engag", "promet", "promis", "determine", "resolu", "reaffirm", "reiter", "confirm", "renouvel", "decid",
    "convenu", "convenons", "convien", "approuv", "adopt", "enterin", "avalis", "charge", "mandat",
    "lance ", "lance,", "lancent", "lancons", "cree ", "cree,", "creent", "creons", "institu", "instaur", "etabli ", "etabli,",
    " mis ", " mis,", " met ", "mettons", "mettent", "objectif", " but ", "ambition", "cible",
    " doi", "devons", "devr", "appel", "exhort", "encourag", "invit", "press", "sommons", "somment", " somme ", "somme de ",
    "somme d'", "sommes de ", "sommes d'", "sommee", "conjur", "adjur", "enjoi", " prie", " prions", "demand", "attend",
    "ront", "rons", "rai ", "rai,", "rai.", "rai;", "rai\n", "ra ", "ra,", "ra.", "ra;", "ra:", "ra)", "ra\n", " va ", " vont ", "allons ", " vais ",
)  # fmt: skip
# Words that only hold a stem, and so open nothing.
NO_STEMS = (
    "front", "ankara", "pression", "rappel", "recommand", "surveillance", "vigilance", "ambulance",
    "balance", "defaillance", "institut ", "institut.", "institut,", "institution", "attendu", "attendre", "attendait", "attendaient",
    "surcharge", "decharge", "recharge", "charges", "environ",
)  # fmt: skip
ORDER = ("pledge", "decision", "intention", "target", "call")
ALLIANCE_MEETING = r"\b(?:aujourd'hui|ce[ ]jour|ce[ ]matin|ce[ ]soir|lors[ ]de[ ](?:la|cette|leur)[ ](?:reunion|session|rencontre)|a[ ]l'issue|hier|ce[ ](?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|cet[ ]apres-midi|[aà][ ]cette[ ]occasion|ici)\b"
