"""Closed classes of French words that the clause grammar rests on. Forms are lower case with their accents."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# One group around a word or mark; plain words first, they are most. Patterns of Python's own `re`.
WORD_OR_MARK = (
    r"([a-zà-ÿœ]+(?:-[a-zà-ÿœ0-9]+)*(?!['a-zà-ÿœ0-9])|\d+(?:[.,]\d+)+|aujourd'hui|d'ici|(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'"
    r"|[a-zà-ÿœ0-9]+(?:[-][a-zà-ÿœ0-9]+)*|[,;:()«»\"“”–—…!?\[\]])"
)
SUBJECT_PRONOUNS = _words("nous je j' il elle on ils elles vous tu")
THIRD_PRONOUNS = _words("il elle ils elles")
CLITICS = _words("ne n' se s' me m' te t' l' le la les lui leur en y nous vous")
NOT_SUBJECT = _words("c' ce cela ça ceci ceux-ci celles-ci celui-ci celle-ci celui-là celle-là")
# «C'est à Riga, le 3 mai, que nous …», «C'est pourquoi nous …»: no clause of its own, but the front of one.
CLEFT_OPENERS = _words("c' ce")
_BLANK = "[ \xa0\u202f]"
CLEFT = re.compile(
    rf"(?:C['’](?:est|était)|Ce{_BLANK}(?:sera|fut))(?:{_BLANK}(?:donc|aussi|ainsi|également|d['’]ailleurs))*{_BLANK}(?:pourquoi,?|ainsi{_BLANK}que"
    rf"|(?:(?:à|au|aux|en|dans|pour|par|avec|sur|lors|dès|avant|après|sous|d['’]ici|depuis){_BLANK}|les?{_BLANK}(?=\d))"
    rf"[^.;:!?]{{2,120}}?,?{_BLANK}qu(?:e{_BLANK}|['’])){_BLANK}*",
    re.IGNORECASE,
)
# what only says that an amount follows: «la commande s'élève à»
AMOUNT_VERBS = _words(
    "élève élèvent élevait élevaient élèvera élèveront chiffre chiffrent chiffrait chiffrera établit établissent établissait établira"
)
ANAPHORIC = _words("il elle ils elles ce cet cette ces c' cela celui celle ceux celles")  # takes up what was just said
DETERMINERS = _words(
    "le la les l' un une des notre nos leur leurs son sa ses mon ma mes votre vos ce cet cette ces chaque tout toute tous toutes "
    "aucun aucune plusieurs certains certaines quelques celui celle ceux celles chacun chacune nul nulle m mme mm mlle dr "
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent mille cela ça ceci"
)
PRONOUN_LIKE = _words(
    "cela ça ceci celui celle ceux celles chacun chacune m mme mm mlle certains certaines plusieurs tous toutes deux trois quatre cinq six sept huit neuf dix "
    "onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante cent mille"
)
PREPOSITIONS = _words(
    "à a au aux de d' du dans en par pour sur sous avec sans vers chez entre contre depuis dès après avant pendant durant lors selon "
    "conformément grâce face outre malgré via hors parmi envers jusqu' jusque concernant suivant afin près auprès au-delà outre-mer moyennant "
    "devant derrière faute quant suite d'ici ici"
)
COORDINATORS = _words("et ou mais puis ni car or donc")
SUBORDINATORS = _words(
    "que qu' qui dont où lorsque lorsqu' quand si puisque puisqu' quoique quoiqu' comme laquelle lequel lesquels lesquelles auquel auxquels "
    "auxquelles duquel desquels desquelles quoi"
)
RELATIVES = _words("qui dont où que qu' lequel laquelle")
WHO = _words("qui")
NEGATION = _words("ne n'")
NOT = _words("pas jamais point")
BEFORE_LINKING_QUE = _words("ainsi autant plutôt même aussi")
BREAKS = frozenset(',;:()«»"“”–—…!?[]')
OPENERS = BREAKS | COORDINATORS | SUBORDINATORS | SUBJECT_PRONOUNS  # what can begin another clause
CLAUSE_LINKS = _words("et mais puis ; : «")  # what links a main clause to the one before
DEFINITE_ARTICLES = _words("l' la le les")
# What begins the subject behind an adverbial: «Dans ce cadre **les** Alliés»; not «dans **tous** les pays».
PHRASE_OPENERS = DEFINITE_ARTICLES | _words("nos notre leurs ces chaque tous")
ALL = _words("tout toute tous toutes")
UNACCENTED_TO = "a"  # «A» for «À» where it has a capital; else a verb
PARTICIPLE_ENDING = "ant"
ADVERBS = _words(
    "aujourd'hui hier demain désormais ensemble ainsi donc enfin ensuite également aussi toutefois cependant néanmoins ici là-bas "
    "alors actuellement notamment surtout d'abord parallèlement ailleurs"
)
INVERTED = r"(?:-t)?-(?:il|elle|on|ils|elles|je|nous)$"
SUBJUNCTIVE = r"soit|soient|ait|aient|puisse|puissent|fasse|fassent|aille|aillent|sache|sachent|veuille|vienne|viennent|tienne|tiennent|prenne|mette|mettent|dispose|disposent|[a-zà-ÿ]{2,}isse(?:nt)?"
FIRST_PLURAL = _words(
    "avons sommes devons pouvons voulons savons allons faisons disons tenons soutenons maintenons prenons convenons venons promettons mettons "
    "reconnaissons entendons rendons attendons défendons poursuivons permettons réunissons saisissons fournissons accueillons agissons "
    "investissons réagissons garantissons établissons unissons bâtissons saluons croyons voyons recevons produisons réduisons comprenons appelons rappelons renouvelons rejetons nous-mêmes"
)
# Third persons whose form is also a noun or adjective: verbs only where no determiner or preposition stands before.
NOT_VERB_BEFORE = (
    DETERMINERS
    | PREPOSITIONS
    | _words("d' l' et ou plus moins très autre autres tel telle même grande grand nouvelle nouveau première premier")
)
IT = "ce"
BE_TO_COME = _words("soit soient sera seront serait seraient être")
NOT_PLURAL_VERB = _words(
    "récent permanent souvent cent vent content argent agent client président parent accident continent incident excellent présent patient "
    "différent fréquent urgent équivalent orient occident talent évident lent ardent dent serpent absent cohérent adhérent courent prudent "
    "précédent antécédent concurrent intelligent pertinent résident contingent conséquent subséquent éminent imminent innocent décent adjacent sous-jacent "
    "arpent torrent ferment ciment couvent comment transparent apparent inhérent afférent efficient suffisent insuffisent coefficient expédient ingrédient "
    "gradient patient quotient récipient détriment"
)

# Third persons that are nouns or adjectives as often: verbs only behind a clitic or a noun.
AMBIGUOUS = _words(
    "agit aide annonce appelle arme attaque atterrit baisse base bâtit cadre cesse charge choisit cible "
    "commande compense compte concentre conduit conflit construit contrôle copie couvre coûte critique "
    "cumule demande destine dissipe dit doit dote double dresse droit dure dépense détient escorte "
    "exporte fait figure filtre finance finit force forme fournit franchit frappe garanti garantie garde "
    "glisse groupe guide gère hausse honore ignore importe inscrit inspire interdit introduit investit "
    "isole jette juge lance libère limite livre lève manque marche marque mesure monte mérite nomme note "
    "nourrit obtient occupe octroi offre oppose opposé ordonne ouvre part partage passe patrouille peine "
    "perd permet perturbe pilote place porte pose poste pratique produit prépare prête quadruple quitte "
    "rate rature recrute regarde relance relie remplit rencontre renvoi report reproche représente reste "
    "retire risque rythme règle réduit réforme répare réserve réunit saisit satisfait signe signifie "
    "simule siège sonne sort souhait soulage stimule structure substitue suit survole sépare tend tient "
    "tire tombe touche trace traduit traite transporte travaille triple tripler trouble trouve unit use "
    "user veille vend vide vient viole vise visite vit vote échange éclaire écrit élève établit étudie"
)
# Forms that the table of verbs shares with prepositions and adjectives, and that are hardly ever verbs.
NEVER_VERB = _words("entre complète contre excepté secrète concrète discrète")

# What may stand between an auxiliary and its participle («ont, par ailleurs, décidé»).
BEFORE_PARTICIPLE = _words("par ailleurs en outre pour sa part d' ores et tous ce matin ,")
NOUN_OR_AUXILIARY = _words("avions")  # planes, unless «nous» stands before
AGO = ["il", "y", "a"]
PRESENT_HAVE = _words("a ont avons ai as avez")
EXISTENTIAL = "y"  # «il y a» has no actor
EAST = _words("l' flanc à europe plein")  # «est» is the cardinal point behind these
REFLEXIVE = _words("s' se m' me")
US = "nous"
# Subjects only of verbs that end so: «un bilan **nous** sera présenté».
SUBJECT_OR_CLITIC = {"nous": ("ons", "sommes", "mes"), "vous": ("ez", "tes")}
BEFORE_CLITIC_US = THIRD_PRONOUNS | _words("on qui ne n' je vous")
ADDRESSED = _words("vous")
SECOND_PLURAL_ENDINGS = ("ez", "êtes", "faites", "dites")
PERSONAL = SUBJECT_PRONOUNS - _words("nous vous")
BEFORE_ELIDED_US = _words("et ou ne n' se s' y en")
MAY_PRECEDE_VERB = _words("l' la le les en lui leur et")
CARDINAL_POINT = _words("est")
FIRST_PLURAL_ENDING = "ons"
ADVERB_ENDING = "ment"
OBJECT_CLITICS = _words("l' la le les leur")
# «l'**équipe**» is a noun, «Le Portugal l'**exerce**» a verb.
ELIDED_NOUNS = _words(
    "adresse analyse avance embauche enquête entre estime excuse égale épouse équipe enregistre embargo"
)
ELIDED_ARTICLE = _words("l'")
CLITIC_HOSTS = _words("qui ne ils il elle on nous")
VERB_CLITICS = _words("se s' ne n' qui y lui")
NOT_A_VERB_HERE = _words("et ou de à")
RESOLVING = _words("appelle demande charge presse somme")  # nouns too, but for a paragraph that begins so
TO_ALL = _words("à au aux")
THAT = _words("que qu'")
STRESSED = _words("elle lui eux elles")
# Behind «il»: nobody acts.
IMPERSONAL = (
    r"[ ]?(?:ne[ ]|n')?(?:(?:nous|vous|me|te|lui|leur|en)[ ])?(?:y[ ](?:a|au|eu)|s'agi|fau(?:t|dr)|fall|pleu|convi(?:en|nt)|conviend|(?:est|a[ ]ete|sera|etait)[ ](?:convenu|decide|entendu|rappele|precise|prevu|institue|cree|interdit|demande)(?![a-z])(?![ ]a[ ])|"
    r"import|appartien|suffi|semble|parai|manqu|rester|reste[ ](?:a|encore|de|des|un|une|[0-9]))"
)

# --- who can act -------------------------------------------------------------------------------------------------------------

ACTOR_NOUNS = _words(
    "allié alliés alliée alliées alliance otan pays états etats état ministre ministres secrétaire gouvernement gouvernements conseil comité commission agence mission missions "
    "troupe détachement détachements contingents renfort renforts régiments bataillons divisions corps escadrons équipage force forces état-major états-majors dirigeants chef chefs parlement parlements union ue ukraine armée armées marine brigade brigades division bataillon bataillons autorités autorité "
    "parties partie partenaires partenaire nation nations organisation organisations centre commandement commandements commandant shape président présidente premier première général généraux "
    "amiral colonel capitaine équipe équipes bureau délégation délégations fonds accélérateur groupe coalition consortium quartier secrétariat direction service services cabinet administration "
    "préfecture préfet ministère ministères chancelier chancelière ambassadeur ambassadrice représentant représentants directeur directrice directeurs directrices porte-parole rapporteur rapporteurs députés députée député "
    "sénat sénateurs assemblée membres membre capitales capitale royaume république fédération européens américains canadiens alliées troupes soldats militaires unités unité "
    "pilotes sapeurs marins aviateurs instructeurs experts industriels entreprise entreprises industrie titulaire armateurs banque institut école académie "
    "gendarmerie police garde flotte escadron escadre régiment contingent kfor sfor sacurope sacueur saceur eurocorps europe canada peuple majorité coprésidents vice-président ministère "
    "soumissionnaire soumissionnaires candidats attributaire adjudicataire exécutif "
    "jury jurys journalistes journaliste photographes correspondants rédactions visiteurs accrédités homologue homologues département départements chancellerie présidence rectorat "
    "contre-amiral contre-amirale amirale colonelle capitaine-général maréchal adjudant sergent brigadier aumônier commodore "
    "grand-duché principauté roi reine vice-amiral lieutenant-colonel lieutenant conseillers conseiller négociateurs douanes douane gestionnaire opérateur sous-commission magistrats juges syndicats constructeurs fournisseurs fabricants initiative signataires riverains participants parrains "
    "commissaire commissaires haut-commissaire garde-côtes garde-frontières plongeurs équipages patrouilleurs policiers gendarmes pompiers médecins ingénieurs chercheurs enseignants réservistes conscrits "
    "navigateurs spécialistes techniciens mécaniciens secouristes formateurs observateurs enquêteurs inspecteurs procureurs diplomates ambassadeurs envoyé envoyés envoyée émissaire gouverneur gouverneurs maire maires "
    "organe organes cour tribunal inspecteur inspection laboratoire université société holding groupement groupements état-membre auteurs auteur opposition office régiment jeunes parquet fondation ong association croix-rouge"
)
ALLIANCE_NOUNS = _words(
    "allié alliés alliée alliées alliance otan nous je on pays européens nation nations ministres dirigeants secrétaire conseil comité commandement shape saceur agence états-membres membres capitales "
    "gouvernement gouvernements chefs forces armée armées industrie bureau centre mission ministre europe administration secrétariat brigade organisation réseau fonds coalition groupe ils"
)
THING_NOUNS = _words(
    "plan plans objectif objectifs concept efforts effort sommet réunion traité charte déclaration programme programmes accord convention stratégie politique mesures mesure initiative "
    "exercice exercices système systèmes budget budgets dépense dépenses total coût livraison livraisons menace menaces guerre contrat contrats chantier appareils avions navires rapport "
    "prochaine prochain conférence session séance visite activité posture capacité capacités calendrier feuille texte document chiffre chiffres part hausse production cela ceci ça"
)

# Members of the Alliance and their capitals, as they are written in French; everybody else is outside.
MEMBERS = _words(
    "albanie allemagne belgique bulgarie canada croatie danemark espagne estonie états-unis etats-unis finlande france grèce hongrie islande italie lettonie lituanie luxembourg "
    "macédoine monténégro norvège pays-bas pologne portugal roumanie royaume-uni slovaquie slovénie suède tchéquie turquie türkiye "
    "tirana berlin bruxelles sofia ottawa zagreb copenhague madrid tallinn washington helsinki paris athènes budapest reykjavik rome riga vilnius luxembourg skopje podgorica oslo "
    "haye amsterdam varsovie lisbonne bucarest londres bratislava ljubljana stockholm prague ankara grand-duché"
)
OUTSIDERS = _words(
    "russie moscou kremlin chine pékin rpc iran téhéran rpdc corée pyongyang biélorussie bélarus minsk serbie belgrade kosovo pristina bosnie-herzégovine géorgie moldavie moldova "
    "ukraine kyïv kiev syrie israël japon australie inde pakistan afghanistan talibans irak iraq libye mali suisse autriche irlande malte chypre arménie azerbaïdjan kazakhstan ouzbékistan mongolie "
    "maroc algérie tunisie égypte mauritanie sénégal tchad niger soudan somalie éthiopie kenya jordanie liban qatar koweït bahreïn yémen "
    "brésil mexique argentine chili colombie venezuela cuba taïwan singapour vietnam philippines indonésie malaisie thaïlande nouvelle-zélande état états etats parties partie tous hamas hezbollah houthis régime "
    "communauté armateurs industrie industriels titulaire partenaires entreprises compagnies employeurs journalistes journaliste photographes médias correspondants rédactions candidats candidates candidat candidate visiteurs accrédités soumissionnaires monde fédération autorités région opérateurs tiktok plateformes transnistrie"
)
FEMININE_COUNTRIES = (
    "russie",
    "chine",
    "biélorussie",
    "serbie",
    "géorgie",
    "moldavie",
    "moldova",
    "ukraine",
    "syrie",
    "inde",
    "australie",
    "libye",
    "rpc",
    "rpdc",
)
MASCULINE_COUNTRIES = ("iran", "irak", "iraq", "israël", "bélarus", "kosovo", "japon", "kremlin")

# --- subjects and pronouns --------------------------------------------------------------------------------

SPEAKING = _words("nous je j' on")
INDEFINITE = _words("on")
AS_FOR = r"(?:et[ ])?quant[ ](?:à[ ]|aux?[ ])(?P<who>[^,.;:]{2,60}),[ ]$"
PLURAL_PRONOUNS = _words("ils elles")
FEMININE_PRONOUNS = _words("elle")
IMPERSONAL_PRONOUNS = _words("il")
MEMBER_NOUNS = _words("allié alliés pays nation nations membre membres état états")  # what is counted in an alliance
# Texts that decide and call: «la déclaration charge …», «Le § 27 appelle …».
TEXT_NOUNS = _words("texte déclaration communiqué résolution paragraphe article motion recommandation")
TEXT_SIGN = "§"
ALLIANCE_NAMES = _words("otan alliance allié alliés")
BODIES = _words("conseil centre fonds bureau mission agence brigade réseau comité saceur shape")
OTHERS = _words("autres")
EACH = _words("chacun chacune")  # «Chacun s'efforcera»: each of us
PARTIES = _words("partie parties")
ORDINAL_CENTURY = re.compile(r"[ivxlc]+e")
PREFIXES = ("sous-", "vice-")
AND = "et"
BEFORE_HEAD = _words(
    "gros reste essentiel plupart totalité ensemble entre premier première dernier dernière nouveau nouvelle futur future grand grande grands grandes autres autre "
    "petits trente-deux"
)
ARTICLE = r"(?:ce|cette|cet|ces|le|les|la) |l'"
DETERMINER = r"(?:(?:le|la|les|un|une|des|ce|cet|cette|ces|du|au|aux) +|l'|d')"
# «**Interrogé lundi soir,** M. Durand a …»: what opens a sentence in front of its subject.
PARTICIPIAL = r"(?![NVT]ous)[A-ZÀ-Ý][a-zà-ÿ]+(?:é|ée|és|ées|ie?s?|ue?s?|ise?s?)(?:[ ](?!a[ ]|ont[ ]|est[ ]|sont[ ])[\wà-ÿ'’-]+){0,8},[ ](?=[\wÀ-ÝL])"
ASIDE = (
    r", à (?:elle|lui|eux|elles)(?![a-zà-ÿ])|, (?:qui|dont|où|que|lequel|laquelle|réuni|confié|connu|situé|créé|basé|dirigé|elle(?:,|$)|lui(?:,|$)|eux(?:,|$)|"
    r"quant|(?:plus|moins|très|assez|fort) [a-zà-ÿ-]{4,}(?=,|$)|pour sa part|de son côté|au nombre de|(?:en|depuis|dès|fin|début) \d{4}|(?:conduit|mené|emmené|présidé|composé|formé|accompagné|commandé|représenté|voté|signé|adopté|publié|lancé|conclu|annoncé|décidé|approuvé|lancée|conclue|prévu)e?s? )| (?:qui|dont) | \("
)
# «L'Assemblée parlementaire de l'OTAN,» on a line of its own: the body whose resolution follows.
RESOLVING_BODY = r"(?:\A|(?<=\n))[ \t]*(?P<who>(?:L['’]|L[ea][ ]|Les[ ])[A-ZÀ-Ý][^\n.;:,]{2,90}(?:[ ]de[ ][^\n.;:,]{2,60})?),[ \t]*(?=\n)"
ASIDE_MARKS = (",", " qui ", " dont ", " (")  # no participle or aside without one of these
PLURAL_START = r"(?:ceux|celles|les|des|nos|ces|leurs|tous|toutes|\d|deux|trois)\b"
# The gender that a noun phrase shows by its article, or a name behind «l'» by its ending.
FEMININE = r"(?:[Ll]a|[Uu]ne|[Ss]a|[Cc]ette|[Mm]a)[ ]|Mme[ ]|[Ll]['’](?:[A-ZÀ-Ý][\w-]*e(?![\w])|[\w-]*(?:tion|sion|ance|ence|ité|ure)(?![\w]))"
MASCULINE = r"(?:[Ll]e|[Uu]n|[Cc]et?|[Mm]on)[ ]|M\.[ ]|[Ll]['’](?:état|amiral|institut|organisme|exercice|accord|ensemble|effort|appareil|avion|obus)(?!\w)"
FEMININE_COUNTRY = rf"(?<![a-zà-ÿ])(?:la |l')(?P<noun>{'|'.join(FEMININE_COUNTRIES)})(?![a-zà-ÿ])"
MASCULINE_COUNTRY = rf"(?<![a-zà-ÿ])(?:le |l')(?P<noun>{'|'.join(MASCULINE_COUNTRIES)})(?![a-zà-ÿ])"
_NEW = r"(?:nouve(?:l|lle|au) |premi(?:er|ère) )?"
SINGULAR_NOUN = rf"(?<![a-zà-ÿ])(?:(?:le|la|un|une|son|sa) |l'){_NEW}(?P<noun>[a-zà-ÿœ]+)"
PLURAL_NOUN = rf"(?<![a-zà-ÿ])(?:les|des|deux|trois) {_NEW}(?P<noun>[a-zà-ÿœ]+)"
NAME_EXTENT = r"[\w-]+(?: (?:de l['’]|de la |des |de |du |d['’])?[A-ZÀ-Ý][\w-]*)*"
# What may open a sentence and is no part of its first clause: «4.2 », «VARSOVIE, 3 mai (AFP) – », «Le SG : ».
DATELINE = (
    r"\d+(?:\.\d+)+\.?\s+"
    r"|[A-ZÀ-Ý][A-ZÀ-Ý .,'’-]{1,40}(?:,? (?:le )?\d{1,2}(?:er)?[ \xa0][a-zà-ÿ.]+(?:[ \xa0]\d{4})?)?"
    r"(?: ?\([A-Za-z, -]+\))? (?:[-–—]|:) "
    r"|[A-ZÀ-Ý][\w. ’'-]{1,40} ?: (?=[A-ZÀ-Ý«])"
)
DATELINE_MARKS = (":", " -", " –", " —")  # none of these, no dateline

# Words that look like subjunctives and are nouns or adjectives.
NO_SUBJUNCTIVE = _words("sorte voie vive lie perte serve peuve bâtisse crise mise prise vie rie")


def subjunctive(third: str) -> str:
    """The third person of the subjunctive by that of the present plural: «atteignent» → «atteigne»."""
    return third.removesuffix("ent") + "e"


def first_plural(third: str) -> str:
    """The first person plural of a regular verb by its third: «opèrent» → «opérons», «engagent» → «engageons»."""
    stem = third.removesuffix("ent")
    head, mark, tail = stem.rpartition("è")
    if mark and len(tail) <= 2:
        stem = f"{head}é{tail}"
    return stem + ("eons" if stem.endswith("g") else FIRST_PLURAL_ENDING)
