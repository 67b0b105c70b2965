"""French reported speech: how a saying is written, and who can be the one who says it.

Patterns in lower case see the low shadow, the others the text; verbs of saying are in `words/saying.csv`.
"""

from __future__ import annotations

_DAY = r"(?:jeudi|lundi|mardi|mercredi|vendredi|samedi|dimanche|hier|ce matin|ce soir|ce jour|aujourd'hui)(?: soir| matin)?"
_ADVERB = (
    r"(?:[a-zà-ÿ]+ment|aussi|également|encore|ensuite|enfin|par ailleurs|pour sa part|toutefois|alors|ainsi|en outre|"
    rf"de son côté|à son tour|en revanche|cependant|quant à (?:lui|elle|eux)|(?:lui|elle|eux)(?: aussi)?|pourtant|certes|même|bien|déjà|plusieurs fois|lui-même|elle-même|{_DAY})"
)
# What stands in front of a participle of saying: «a-t-elle », «ont notamment », «s'est-il ».
AUXILIARY = (
    r"(?<![a-zà-ÿ'-])(?:(?:(?:[lmt]'|y |en |lui |leur |nous |vous )?(?:a|ont|avait|avaient|aura|auraient|aurait)(?:-t)?|s'(?:est|était)|se sont)"
    rf"(?:-(?P<pronoun>il|elle|on|ils|elles))?)[ ](?:{_ADVERB}[ ])*$"
)
# In front of a finite verb of saying: «nous », «lui », «l'».
CLITIC = r"(?:(?<![a-zà-ÿ'-])(?:nous |vous |lui |leur |le |me |se |[lmts]'|y |en ))$"
# In front of a form that says nothing: «ne précise pas», «peut-on dit-elle».
DENIED = r"(?<![a-zà-ÿ])(?:ne[ ]|n')$|-$"
# In front of a noun that looks like a form of a verb of saying: «un chiffre», «la note», «le juge».
NOUN_BEFORE = (
    r"(?<![a-zà-ÿ'-])(?:une?|des|la|les|ces?|cet|cette|de|du|en|son|sa|ses|leurs?|notre|nos|votre|vos|chaque|par|sur|sans|sous|"
    r"à|au|aux|(?<!comme )(?<!il )(?<!elle )le|premi(?:er|ère)|derni(?:er|ère)|nouve(?:au|lle)|haut|grand|prend|prennent|prenons|pris|pleine|bonne)[ ]$|(?<![a-zà-ÿ])d'$"
)
# What no name holds: a finite verb.
PREDICATE = r"(?<![a-zà-ÿ'’-])(?:a|ont|est|sont|avait|avaient|était|étaient|sera|seront|aura|auront|peut|peuvent|doit|doivent|fait|font|va|vont)(?![a-zà-ÿ'’-])"
# Behind a finite verb of saying: «-t-elle».
PRONOUN = r"(?:-t)?-(?P<pronoun>il|elle|on|ils|elles)(?![a-zà-ÿ])"
# Between a verb of saying and the name behind it: «mardi soir », «à la presse, lors d'une visite, ».
ADVERBS = rf"(?:,?[ ]{_ADVERB}(?=[ ,.»]|$))*(?:,(?=[ ](?:d['e]|un|à|sur)))?"
ASIDE = rf",?[ ](?:(?:à|au|aux|devant|dans|lors|en|par|sur|auprès|ce|cette|face|depuis|pour|après|avant|le)(?:[ ]|d')|{_DAY}|l'|à l')"
# What must follow a verb of saying for the rest of the sentence to be said.
THAT = (
    rf"{ADVERBS}(?:[ ][^.;:«»]{{0,60}}?)??(?:[ ](?P<reported>que[ ]|qu'|combien[ ]|comment[ ]|(?:de|par)[ ]ce[ ]que[ ]|des?[ ]«))"
    rf"|{ADVERBS}[ ](?:ne[ ]pas[ ])?(?!pour|leur|sur)(?:s'|se[ ]|l')?[a-zà-ÿ-]+(?:er|ir|oir|tre|dre|ire|vre)[ ]"
    rf"|{ADVERBS}[ ]:(?=[ ])"
)
# The object of «annoncer», «évoquer», «chiffrer … à»: what is said is a noun phrase.
NOUN_PHRASE = rf"{ADVERBS}[ ](?!(?:de[ ]|d')(?:ne[ ]pas[ ]|se[ ]|s'|y[ ]|en[ ])?[a-zà-ÿ-]+(?:er|ir|re|oir)(?![a-zà-ÿ]))(?:à[ ]|de[ ]|d'|sur[ ]|le[ ]|la[ ]|les[ ]|l'|un[ ]|une[ ]|des[ ]|\d|[a-zà-ÿ]+[ ])"
ACCORDING_WORDS = (
    "selon", "d'après", "à en croire", "si l'on en croit", "de source", "aux dires", "aux yeux", "de l'avis",
    "de l'aveu", "au dire", "dans l'esprit",
)  # fmt: skip
ACCORDING = (
    r"(?<![a-zà-ÿ-])(?:selon|d'après|pour(?=[ ](?:lui|elle|eux)[ ]?,)|à en croire|si l'on en croit|de source|"
    r"(?:aux dires|aux yeux|de l'avis|de l'aveu|au dire|dans l'esprit)[ ]d(?:e |u |es |'))[ ]?(?P<who>(?:qui|laquelle|lequel|lesquels|lesquelles)[ ]|(?:lui|elle|eux)(?![a-zà-ÿ]))?"
)
ACCORDING_NOT = (
    r"(?:selon|d'après)[ ](?:la|le|les|l'|un|une|nos|notre|leurs|des|ces|cette)[ ]?(?:besoins?|pays|années?|régions?|secteurs?|"
    r"cas|saisons?|situations?|météo|heures?|jours?|mois|moments?|lieux?|zones?|terrains?|missions?|tailles?|grades?|nombre|nature|gravité|niveaux?|voie|rythme|disponibilités?|moyens|logique|tradition|usage|coutume|catégories?|âge|poids|distance|origine|destination|degré|mode|schéma|barème|proportions?|échéancier|formats?|normes?|calendrier|modalités|règles?|critères|plan|termes|procédure|conditions|circonstances|principe|méthode|"
    r"définition|modèle|traité|droit|charte|convention|loi|résolution|accord|article|concept|scénarios?|types?|formule|même|ordre)"
    r"|selon (?:qu'|que )|selon des"
    r"|(?:selon|d'après)[ ](?:les|ces|nos|leurs|ses)[ ](?:dernières?[ ]|premières?[ ])?(?:estimations?|calculs?|chiffres|données|prévisions|projections|informations)"
    r"(?:[ ][a-zà-ÿ]+[eé]s)?(?![ ](?:par|de|du|des)[ ]|[ ]d'|[ ](?:publi|communiqu|recueilli|fourni)|[a-zà-ÿ]|[ ][a-zà-ÿ]+[eé]s)"
)
# «les estimations de l'institut X»: whose they are counts.
ACCORDING_HEAD = (
    r"(?:(?:les|des|ses|leurs|de récentes|les dernières)[ ])?(?:propres[ ]|dernières?[ ])?(?:estimations?|calculs?|chiffres|données|mots|termes|propos|"
    r"déclarations?|prévisions|projections|informations)[ ](?:(?:publiée?s?|communiquée?s?|recueillie?s?|fournie?s?)[ ]par[ ]|de[ ]|du[ ]|des[ ]|d['’])"
)
NAME_END = (
    r"[,.;:!?»«()\n–—]|[ ]-[ ]|[ ](?:a|ont|avait|avaient|qui|dont|que|qu'\w+|devant|lors|à|dans|au|en|jeudi|lundi|mardi|mercredi|vendredi|samedi|"
    r"dirige|commande|préside|occupe|conduit|revient|répond|raconte|détaille|dimanche|hier|sur|après|avant|pour|sans|ce|cette|et|aux|avec|dès|depuis|face|se|ne|est|sont|était|lui|nous|leur|ici|"
    r"[nsmt]'\w+|l'a|me|par|mais|sous)(?= |$|,)|(?<=[a-zà-ÿ])[ ](?:une|un|trois|plus|près|dans)[ ]"
)
_WORD = r"[A-ZÀ-Ý][\w’'-]*"
_PROPER = rf"{_WORD}(?:[ ](?:(?:de[ ]la|de|van|von|der|den|di|da|du|le|la|al)[ ]|d['’])?{_WORD})*"
_NOT_FIRST = r"(?!(?:Le|La|Les|L['’]\w*|Un|Une|Des|Du|De|Nous|Vous|Ils?|Elles?|En|À|A|Au|Aux|Dans|Pour|Par|Sur|Cette|Ce|Ces|Selon|Mais|Et|Si|Son|Sa|Ses|Entre|Avec|Sous|Chez|Vers|Dès|Depuis|Avant|Après)[ ])"
_FULL = rf"{_NOT_FIRST}{_WORD}(?:[ ](?:(?:de[ ]la|de|van|von|der|den|di|da|du|le|la|al)[ ]|d['’])?{_WORD})+"
_HEADS = (
    r"ministre|vice-ministre|secrétaire|président|présidente|vice-président|vice-présidente|amiral|amirale|contre-amiral|vice-amiral|général|générale|"
    r"colonel|colonelle|lieutenant-colonel|lieutenant|capitaine|commandant|commandante|chef|cheffe|porte-parole|ambassadeur|ambassadrice|"
    r"directeur|directrice|responsable|officier|officière|diplomate|rapporteur|rapporteure|chancelier|chancelière|conseiller|conseillère|"
    r"préfet|préfète|député|députée|sénateur|sénatrice|maire|expert|experte|analyste|chercheur|chercheuse|économiste|historien|historienne|"
    r"professeur|professeure|représentant|représentante|délégué|déléguée|coordinateur|coordinatrice|patron|patronne|dirigeant|dirigeante|"
    r"négociateur|négociatrice|haut-commissaire|commissaire|gouverneur|gouverneure|roi|reine|pape|adjudant|sergent|major|brigadier|maréchal|"
    r"spécialiste|médecin-chef|assureur|pêcheur|armateur|constructeur|concepteur|opérateur|syndicat|association|institut|consultant|consultante|ingénieur|ingénieure|industriel|témoin|médecin|syndicaliste|élu|élue|parlementaire|questeur|sg|sgo|pm|vice-pm|mindef|saceur|cemad?|pdg"
)
# Ranks as they are shortened: «Gén. Ostrowski», «Cdt Morel».
_RANKS = r"Gén\.|Gal|Cne|Cdt|Col\.|Lcl|Adm\.|Am\.|Amb\.|Pr\.?|Sén\.|Min\."
# Who can speak: «Mme Anne Lefort», «le général Riva», «la porte-parole du gouvernement», «Anne Lefort».
PERSON = (
    r"(?=[A-ZÀ-Ý]|[ls][eao'’]|un|ce|no)"  # what most places lack, before the branches are tried one by one
    rf"(?P<name>(?:M\.|MM\.|Mme|Mmes|Mlle|Dr|Me|{_RANKS})[ ](?:l[ea][ ]|l['’])?(?:{_PROPER}|{_HEADS})"
    rf"|(?:(?:[LlSs][ea]|[Ss]on|[Uu]ne?|[Cc]e|[Cc]ette|[Nn]otre|[Ll]eur)[ ]|[Ll]['’]|(?=[A-ZÀ-Ý]))(?:Premi(?:er|ère)[ ]|premi(?:er|ère)[ ]|[Hh]aute?[ ]|[Aa]ncienn?e?[ ]|[Nn]ouv(?:eau|elle)[ ]|jeune[ ])?(?i:{_HEADS})(?!\w)"
    rf"|(?<!\w)(?:[A-ZÀ-Ý]\.[ ])+{_WORD}|{_FULL})"
)
# «pour X, …» at the head of a sentence, where X is a person.
FOR = rf"(?:Pour|À[ ]entendre)[ ](?={PERSON.replace('(?P<name>', '(?:')})(?P<name>[^.;:«»]{{3,120}}?),[ ]"
# A sentence that says whose the words before it were: «Ces mots sont de X», «L'aveu vient de X».
ATTRIBUTING = (
    r"(?:Ces[ ]mots|L['’]aveu|La[ ]phrase|Cette[ ]phrase|La[ ]formule|Le[ ]constat|Le[ ]propos|Ces[ ]propos|L['’]avertissement|"
    r"La[ ]promesse|La[ ]mise[ ]en[ ]garde|Le[ ]message|Cette[ ]promesse|C['’]est|Ainsi|L['’]auteur|Le[ ]jugement|La[ ]réponse|Ce[ ]cri)\b"
)
CONJUNCTION = r"(?:Or|Mais|Et|Car|Puis|Ainsi|Pourtant|Quant[ ]à|Quant[ ]au)[ ,]+"
# Bodies that speak: «l'état-major», «le ministère», «le rapport».
BODY = (
    r"(?:alliance|otan|organisation|rapport|agence|ministère|commission|institut|auteurs|cabinet|élysée|kremlin|pentagone|shape|"
    r"état-major|gouvernement|sources?|cour|comité|conseil|groupe|entreprise|société|fondation|centre|étude|note|communiqué|document|"
    r"bureau|délégation|parlement|sénat|secrétariat|marine|armée|police|quotidien|journal|industriels?|experts|analystes|responsables|"
    r"diplomates|chercheurs|ministres|dirigeants|généraux|think tank|observatoire|enquête|assemblée|unicef|onu|hcr|maison blanche|"
    r"syndicats?|trésor|assureurs?|associations?|ong|opposition|banque|ministères|armateurs|constructeurs|pêcheurs|opérateurs|auditeurs?|enquêteurs|économistes|spécialistes|capitales?|autorités|médecins|présidence|chancellerie|sipri|iiss|premi(?:er|ère)|direction)"
)
BODY_TOPIC = rf"(?:[LU][ae]?n?e?[ ]|L['’])(?i:{BODY})(?!\w)"
BODY_NAME = rf"(?<!\w)(?:[Ll][ae][ ]|[Ll]['’]|[Uu]ne?[ ])(?i:{BODY})(?!\w)"
OFFICE = rf"(?<![a-zà-ÿ])(?:{_HEADS}|{BODY})(?![a-zà-ÿ])"
TITLE = r"(?:m\.?|mme|mm\.|mlle|dr|le|la|l['’]|les|son|sa|ses|un|une|leur|notre|nos|général|amiral|colonel|ce|cette)(?:\b|(?<=['’]))"
PERSONAL = rf"(?<![a-zà-ÿ])(?:{_HEADS})(?![a-zà-ÿ])"
DETERMINED = r"(?<![a-zà-ÿ])(?:(?:la|le|les|de|du|des|un|une|son|sa|ses|leur|leurs|aux?)[ ]|[ld]['’])$"
FOR_WORDS = ("pour", "à entendre")
FOR_WHOM = (" lui", " elle", " eux")  # what must follow them inside a sentence
NOBODY = ("on",)
RELATIVE = ("qui", "laquelle", "lequel", "lesquels", "lesquelles")
UNSTRESSED = {"elle": "elle", "lui": "il"}  # «selon lui»: whom «il» stands for
OTHER_GENDER = {"elle": "MASCULINE", "il": "FEMININE"}  # the pattern of the names that a pronoun cannot stand for
MR = ("M", "Mme", "M.", "MM.", "Mlle", "Dr")
ABBREVIATED_TITLES = ("m", "mm", "dr", "gén", "col", "adm", "am", "amb", "pr", "sén", "min")
FEMININE = r"(?:mme|mlle|mmes|la|une|sa|cette)[ ]|.*(?<![a-zà-ÿ])(?:présidente|directrice|ambassadrice|rapporteure|générale|cheffe|commandante|chancelière|sénatrice|députée)(?![a-zà-ÿ])"
MASCULINE = r"(?:m\.|mm\.|le|un|son|ce)[ ]|l['’](?:amiral|ambassadeur|officier|ancien)(?![a-zà-ÿ])"
# «le secrétaire général, M. Solberg»: an apposition that belongs to the name.
APPOSED = rf",[ ](?:(?:M\.|Mme)[ ]|(?:le|la)[ ](?i:{_HEADS})[ ]|l['’](?i:{_HEADS})[ ])?{_PROPER}[ ]*(?:[,.;:»()–—]|$|\n|[ ](?:lors|à|au|devant|dans|en|sur|après|a|avait|aux|qui|{_DAY})(?=[ ]|$))"
# A subject that opens its sentence behind an adverbial or a participle: «Interrogé sur …, X».
OPENING = (
    r"(?:or|ainsi|pourtant|dans|lors|à|au|en|pour|s'|interrogée?s?|devant|après|de|depuis|avant|plus|aux|sur|face|enfin|ce|cette|puis|mais|et|"
    rf"venue?s?|présente?s?|invitée?s?|reçue?s?|questionnée?s?|relancée?s?|prié|sollicitée?s?|joint|contacté|{_DAY})(?![a-zà-ÿ])"
)
PIECES = r"[«»;:–—]|,[ ](?:et|mais|car)[ ]|(?<=[a-zà-ÿ])[ ]alors[ ]que[ ]"
SUBJECT_PRONOUN = r"(?:^|[,;.:«»–—][ ]?|(?<![a-zà-ÿ-])(?:et|que|puis|mais|car|où)[ ]|qu')(?P<pronoun>il|elle)(?:[ ](?:par ailleurs|lui|en|y|se|s'|nous|ne|n'|l'))?$|^(?P<pronoun>il|elle)(?![a-zà-ÿ])[^,.;:«»]{0,30}$"
GERUND = r",[ ](?:en[ ])?(?:tout en )?(?P<verb>[a-zà-ÿ]+ant)(?=[ ][^.;«»]{0,40}?(?:que[ ]|qu'))"
# «BRUXELLES, 14 juin 2024 (Agence) — » in front of a report belongs to nobody.
DATELINE = r"[A-ZÀ-Ý][A-ZÀ-Ýa-zà-ÿ'’-]+(?:,|[ ]\()[^.«»\n]{2,60}?[ ][—–-][ ]"
COMME = r"comme[ ](?:l'|le[ ]|l'a[ ])?$"

# Transcripts: a line that opens with who speaks.
TURN = (
    r"(?:(?P<lead>[Rr]éponse|RÉPONSE|[Ii]ntervention|[Dd]éclaration|[Aa]llocution|[Dd]iscours|[Mm]essage|[Qq]uestion)[ ](?:écrite[ ])?(?:de[ ](?:la[ ]|l['’])?|du[ ]|des[ ]|d['’])"
    rf"(?P<of>[^:\n]{{3,90}}?)[ ]?:(?=\s)"
    rf"|(?P<name>(?:(?:M\.|MM\.|Mme|Mlle|Dr|Me|{_RANKS})[ ](?:l[ea][ ]|l['’])?|(?:[Ll][ea][ ]|[Ll]['’]))(?:{_WORD}|[a-zà-ÿ][\wà-ÿ'’-]*)(?:[ ](?:[\wà-ÿ'’-]+|&)){{0,9}}?|(?:[A-ZÀ-Ý]\.[ ]?)+{_WORD}|{_FULL}|[A-ZÀ-Ý]{{3,}})"
    r"(?:,[ ][^:\n—–]{2,90}?|[ ]\([^)\n]{2,60}\))?(?:(?P<dash>\.?[ ]?[—–](?=[ \n]))|[ ]?:(?=\s)))"
)
KEPT_ARTICLES = {"la ": "la ", "l'": "l'", "l’": "l'"}  # «Réponse de **la** ministre»
ASKED = r"(?:QUESTION|Question|Q|Journaliste|JOURNALISTE)(?:[ ]?\d{0,2})(?:[ ]\([^)\n]{2,60}\))?[ ]?[.:—–](?=\s)"
ANSWERED = r"(?:RÉPONSE|Réponse|R)(?:[ ]?\d{0,2})[ ]?[.:—–](?=\s)"
INTERVIEW_WORDS = ("entretien", "interview", "rencontre", "conversation", "questions", "répond")
INTERVIEW = (
    r"(?:[Ee]ntretien|[Ii]nterview|[Rr]encontre|[Cc]onversation|[Qq]uestions)(?:[ ](?:exclusif|exclusive|croisé))?[ ](?:avec|de|du|à|au)[ ]"
    r"|[Rr]épond(?:[ ]à[ ]nos[ ]questions)"
    r"|(?<=\n)(?:Grand[ ]entretien|Entretien|Interview)[ ]?[.:—–][ ](?=[A-ZÀ-Ý])"
)
ASKED_LINE = r"(?<=\n)(?:\*\*[^\n*]{4,300}\*\*|[^\n]{8,300}\?)[ ]*(?=\n)"
# A line that ends a transcript.
CLOSING = r"(?:La séance|La réunion|La conférence|L['’]audition|Propos recueillis|\(|\*|#|-{3,}|_{3,}|={3,}|Contact|Note|Annexe|Source)"
CLOSING_LINE = rf"\n\s*(?={CLOSING})"
SIGNATURE = r"[ \n]*[–—-]?[ \n]*(?P<name>(?:M\.|Mme)?[ ]?[A-ZÀ-Ý][\w'’-]+(?:[ ][A-ZÀ-Ý][\w'’-]+){1,3})[ ]*(?:,[ ][^\n.]{3,80})?(?=\n|$)"


def imperfect(plural: str) -> tuple[str, str]:
    """The imperfect of a verb by its third person plural: «expliquent» → «expliquait», «expliquaient».

    Of several words the verb is the first, but for «se»: «font savoir», «se réjouissent».
    """
    pronoun = "se " if plural.startswith("se ") else ""
    verb, blank, rest = plural.removeprefix(pronoun).partition(" ")
    stem = "fais" if verb == "font" else verb.removesuffix("ent")
    stem = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    return f"{pronoun}{stem}ait{blank}{rest}", f"{pronoun}{stem}aient{blank}{rest}"


def agreements(participle: str) -> tuple[str, ...]:
    """The feminine and plural forms of a regular participle: «réjoui» → «réjouie», «réjouis», «réjouies»."""
    return f"{participle}e", f"{participle}s", f"{participle}es"


def gerund(plural: str) -> str:
    """The present participle of a verb by its third person plural: «ajoutent» → «ajoutant»."""
    return imperfect(plural.removeprefix("se "))[0].split(" ")[0].removesuffix("ait") + "ant"
