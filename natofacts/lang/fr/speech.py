"""French reported speech: verbs of saying, and the shapes of an attribution. Patterns see the low shadow."""

SAID = (
    r"(?:déclaré|dit|ajouté|affirmé|souligné|indiqué|précisé|expliqué|conclu|annoncé|assuré|estimé|rappelé|confirmé|poursuivi|répondu|lancé|insisté|"
    r"martelé|reconnu|averti|prévenu|promis|jugé|ironisé|plaidé|relevé|noté|résumé|commenté|observé|glissé|tranché|renchéri|nuancé|tempéré|admis|"
    r"regretté|salué|remarqué|écrit|raconté|confié|demandé|réagi|tonné|fait savoir|fait valoir|soutenu|constaté|avoué|détaillé|développé|enchaîné|"
    r"déploré|dénoncé|évoqué|révélé|calculé|répété|prédit|raillé|complété|repris|lâché|soufflé|grincé|pesté|confessé|concédé|convenu|mis en garde|fait remarquer|fait observer|interrogé)"
)
SAYS = (
    r"(?:déclare|dit|ajoute|affirme|souligne|indique|précise|explique|conclut|annonce|assure|estime|rappelle|confirme|poursuit|répond|lance|insiste|"
    r"martèle|reconnaît|avertit|prévient|promet|juge|ironise|plaide|relève|note|résume|commente|observe|glisse|tranche|renchérit|nuance|tempère|admet|"
    r"regrette|salue|remarque|écrit|raconte|confie|demande|réagit|soutient|constate|avoue|détaille|déplore|dénonce|révèle|calcule|répète|concède|"
    r"fait savoir|fait valoir|met en garde|prédit|soupire|lâche|peste|grince|sourit|souffle|confesse|tempête|s'alarme|s'inquiète|s'agace|se félicite|se réjouit|s'interroge|complète|reprend|interroge)"
)
# Stems without which nobody is quoted or reported.
STEMS = (
    "dit", "dis", "declar", "ajout", "affirm", "soulign", "indiqu", "precis", "expliqu", "conclu", "annonc", "assur", "estim", "rappel", "confirm",
    "poursui", "repond", "lanc", "insist", "martel", "reconn", "avert", "preven", "previent", "prom", "juge", "ironis", "plaid", "relev", "note", "resum", "comment",
    "observ", "gliss", "tranch", "rencher", "nuanc", "temper", "admet", "admis", "regrett", "salu", "remarqu", "ecri", "racont", "confi", "demand",
    "reagi", "tonn", "savoir", "valoir", "sout", "constat", "avou", "detail", "deplor", "denonc", "evoqu", "revel", "calcul", "repet", "predi",
    "complet", "repr", "conced", "conven", "garde", "interrog", "lach", "souffl", "grinc", "pest", "confess", "soupir", "sourit", "tempet", "alarm",
    "inquiet", "agac", "felicit", "rejoui", "exclam", "exprim", "selon", "d'apres", "aux dires", "de source", "a en croire", "aux yeux", "«", '"', "“", " : ",
)  # fmt: skip
_DAY = r"jeudi|lundi|mardi|mercredi|vendredi|samedi|dimanche|hier|ce matin|ce soir|aujourd'hui"
_ADVERB = rf"(?:(?:[a-zà-ÿ]+ment|aussi|également|encore|ensuite|enfin|par ailleurs|pour sa part|toutefois|alors|ainsi|de son côté|notamment|en outre|{_DAY}) )*"
_AFTER = rf"(?:,? (?:[a-zà-ÿ]+ment|aussi|également|encore|ensuite|enfin|par ailleurs|pour sa part|toutefois|de son côté|{_DAY})(?: soir| matin)?)*"
# « a déclaré X », « déclare X », « a-t-il ajouté », « dit-elle », « nous dit X »
INVERTED = (
    rf"(?:(?<![a-zà-ÿ-])(?:a|ont|avait|avaient)(?:-t)?-(?P<pronoun>il|elle|on|ils|elles) {_ADVERB}{SAID}(?![a-zà-ÿ])"
)
INVERTED += rf"|(?<![a-zà-ÿ-])(?:s'est(?:-il|-elle)? {_ADVERB}(?:félicitée?|réjouie?|inquiétée?|exclamée?|interrogée?|agacée?|défendue?)|(?:a|ont|avait) {_ADVERB}{SAID}|(?:nous |lui |leur )?{SAYS}(?:-t)?(?:-(?P<pronoun>il|elle|on|ils|elles))?){_AFTER}(?=[ ,.»]|$))"
# « X a souligné que … », « X a déclaré : « … » », « X s'est exprimé en ces termes : »
REPORTED = rf"(?<![a-zà-ÿ'-])(?:(?:a|ont|avait|avaient) {_ADVERB}{SAID}|(?:nous |lui |leur )?{SAYS}|s'est {_ADVERB}(?:félicité|réjoui|exprimé|dit)[a-z]*|(?:déclarent|affirment|estiment|soulignent|assurent|indiquent|jugent|annoncent)){_AFTER}(?![a-zà-ÿ-])"
ACCORDING = r"(?<![a-zà-ÿ])(?:selon|d'après|aux dires d(?:e |u |es |')|de source|à en croire|aux yeux d(?:e |u |es |'))[ ]?(?P<who>qui )?"
ACCORDING_NOT = r"(?:selon|d'après)[ ](?:la|le|les|l'|un|une|nos|notre|leurs|des|ces|cette)[ ]?(?:besoins?|pays|années?|régions?|secteurs?|cas|normes?|calendrier|modalités|règles?|critères|plan|termes|procédure|conditions|circonstances|principe|méthode|définition|modèle|traité|droit|résolution|accord|article|concept)|selon (?:qu|que|laquelle|lequel|lesquel)|selon des"
NAME_END = r"[,.;:!?»«()\n]|[ ](?:a|ont|avait|qui|dont|que|devant|lors|à|dans|au|en|jeudi|lundi|mardi|mercredi|vendredi|samedi|dimanche|hier|sur|après|avant|pour|sans|ce|cette|et|aux|avec)(?= |$)|(?<=[a-zà-ÿ])[ ](?:une|un|trois|plus|près|dans)[ ]"
TITLES = r"(?:m|mme|mm|mlle|le|la|l'|les|son|sa|ses|un|une|leur|notre|général|amiral|colonel|sg)"
LABEL = (
    r"(?P<name>(?:(?:M|Mme|MM|AMIRAL|GÉNÉRAL|Le|La|L['’])\.?[ ]?)?[A-ZÀ-Ý][\w'’-]+(?:[ ][A-ZÀ-Ý][\w'’-]+){0,3})[ ]?:[ ]"
)
SIGNATURE = r"[ \n]*[–—-]?[ \n]*(?P<name>(?:M\.|Mme)?[ ]?[A-ZÀ-Ý][\w'’-]+(?:[ ][A-ZÀ-Ý][\w'’-]+){1,3})[ ]*(?:,[ ][^\n.]{3,80})?(?=\n|$)"

# «Michel Thirion, 61 ans, hausse les épaules : « … »»
_RANK = r"colonel|général|générale|amiral|ministre|capitaine|secrétaire général"
PERSON = (
    rf"(?P<name>(?:(?:M\.|Mme|(?:le |la |l['’])(?:{_RANK})|SG|Le SG)[ \xa0])?"
    r"[A-ZÀ-Ý][\w’-]+(?:[ \xa0](?:de |van |von |d['’])?[A-ZÀ-Ý][\w’-]+)+)"
)
OFFICE_NAME = (
    r"(?P<name>(?:[Ll]e |[Ll]a |[Ll]['’]|[Uu]ne? )(?:diplomate|responsable|officier|colonel à la retraite|ministre|secrétaire général|présidente?|amiral|général|porte-parole|colonel)"
    r"(?:[ \xa0][A-ZÀ-Ý][\w’-]+)?)"
)
# «…, ajoutant que …»
GERUND = r", (?:ajoutant|précisant|soulignant|rappelant|estimant|affirmant|indiquant|assurant) qu[e'] ?"
# What must follow a verb of saying for the rest of the sentence to be said: «que», «un …», «des …».
THAT = (
    rf"(?: (?:[a-zà-ÿ-]+ment|par ailleurs|ensuite|que|aussi|pour sa part|{_DAY})(?= )){{0,3}}"
    r"(?: [^.;:«]{0,50}?)? (?:que |qu'|de ce que|des? «|une? )| des "
)
# «le secrétaire général, M. Solberg»: an apposition that belongs to the name.
APPOSED = r",[ \xa0](?:M\.|Mme|le |la |l['’])? ?[A-ZÀ-Ý][\w'’-]+(?:[ \xa0][A-ZÀ-Ý][\w'’-]+)*[ \xa0]*(?:[,.»]|$|\n)"
TITLE = (
    r"(?:m\.?|mme|mm\.|mlle|le|la|l['’]|les|son|sa|ses|un|une|leur|notre|nos|général|amiral|colonel)(?:\b|(?<=['’]))"
)
OFFICE = (
    r"\b(?:ministre|secrétaire|présidente?|amiral|général|colonel|porte-parole|ambassadeur|ambassadrice|cheff?e?|"
    r"direct(?:eur|rice)|commandant|responsable|officier|diplomate|sources?|état-major|rapporteure?|chancel(?:ier|ière)|"
    r"premi(?:er|ère)|conseill(?:er|ère)|gouvernement|préfète?|députée?|sénat(?:eur|rice)|maire|experte?|analyste|alliance|"
    r"otan|organisation|rapport|agence|ministère|commission|institut|auteurs|cabinet|élysée|kremlin|pentagone|shape)\b"
)
ABBREVIATED_TITLES = ("m", "mm", "dr")
LAST_SPEAKER = r"(?:(?:^|[,;.:«»] |\bet |\bque )(?:il|elle)(?: (?:par ailleurs|a|lui|en|y|s'))?$)|^(?:il|elle)\b"
# A sentence that opens with an adverbial: the speaker comes after its comma.
OPENING = (
    r"(?:dans|lors|à|au|en|pour|s'|interrog|devant|après|de|depuis|avant|plus|aux|sur|face|enfin|ce|cette|"
    rf"{_DAY})\b"
)
PIECES = r"[«»;:]|, (?:et|mais) "
MR = ("M", "Mme")
QUESTION = ("Q", "R :")
