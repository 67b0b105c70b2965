"""French verb forms: what ends a future stem, which words only look like verbs, auxiliaries and participles."""

ELISION = r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'"
INFINITIVE_ENDINGS = ("er", "ir", "re", "oir")
ADVERB_ENDING = "ment"
REFLEXIVE = ("se", "nous", "me")
ELIDED_REFLEXIVE = "s'"
# A future or conditional form is a stem that ends so, and an ending; -irer verbs share «ir» with the present.
FUTURE_STEM = (
    r"(?:[a-zà-ÿœ'-]*(?:er|ir|ttr|îtr|aîtr|aitr|indr|endr|ondr|audr|oudr|ordr|erdr|evr|uivr|vivr|mouvr|oir|air|"
    r"ompr|aincr|clur|courr|mourr|querr)|(?:ren|re|pré|entre)?verr|enverr|pourr|aur|saur)"
)
FUTURE_ENDINGS = ("a", "ont", "ons", "ai", "ez", "as")
CONDITIONAL_ENDINGS = ("ait", "aient", "ais", "ions", "iez")
# Present or past forms of -irer verbs, and nouns, that end like futures.
NOT_FUTURE = frozenset(
    """tira retira attira désira admira aspira inspira expira respira conspira vira chavira mira étira soupira
    tirons retirons attirons désirons admirons aspirons inspirons expirons respirons virons mirons
    environs vignerons chaperons forgerons éperons fumerons bûcherons opéra caméra agora
    tirait retirait attirait désirait admirait aspirait inspirait expirait respirait virait chavirait
    tiraient retiraient attiraient désiraient admiraient aspiraient inspiraient expiraient respiraient viraient
    tirions éclair clair espoir pouvoir devoir vouloir avoir savoir
    opérait entrait montrait
    """.split()
)
# «dit **avoir repéré** deux avions mardi»
PERFECT_INFINITIVE = "avoir"
REPORTS = frozenset(
    "dit disent dire affirme affirment assure assurent déclare déclarent prétend prétendent reconnaît indique indiquent "
    "dément démentent croit pense".split()
)
AUXILIARY_PAST = frozenset("a ai as avons avez ont avait avaient avions aviez avais ayant eut eurent".split())
HAVE_PAST = frozenset("avait avaient eut eurent".split())  # «ils avaient jusqu'au 15 octobre»
INVERTED_HAVE = r"(?:a|ont|avait|avaient)(?:-t)?-(?:il|elle|on|ils|elles)"
NOUN_OR_AUXILIARY = {"avions": ("nous", "y", "en")}  # planes, unless «nous» stands before
BE_PRESENT = frozenset("est sont sommes suis êtes es".split())
BE_PAST = frozenset("était étaient étions étais fut furent".split())
# Verbs that take «être»: with them «est parti» is past, not a state.
MOTION = (
    r"(?:(?:re|r)?(?:all|arriv|entr|mont|pass|rest|retourn|tomb|décéd|n)ée?s?|(?:re|res)?(?:part|sort)ie?s?|"
    r"(?:(?:re|de|rede|par|inter|con|sur|ad)?ven|(?:re)?descend)ue?s?|morte?s?|échue?s?)$"
)
PARTICIPLE = (
    r"(?:[a-zà-ÿœ-]{2,}(?:é|ée|és|ées|i|ie|is|ies|it|ite|its|ites|u|ue|us|ues|ert|erte|erts|ertes|int|inte|ints|"
    r"aint|eint|oint|mis|mise|mises|pris|prise|prises|fait|faite|faits|faites|dit)|morte?s?|dite?s?|mise?s?|prise?s?|faite?s?|eue?s?|née?s?|lue?s?|vue?s?|mis|pris|fait)"
)
ADVERB = frozenset(
    "pas plus jamais déjà encore aussi également toujours tous tout bien ainsi donc ensuite enfin certes désormais "
    "récemment notamment largement aujourd'hui hier même désormais elles-mêmes eux-mêmes fortement nettement".split()
)
IMPERFECT = r"[a-zà-ÿœ'-]{3,}(?:ait|aient)$"
NOT_IMPERFECT = frozenset(
    "fait lait trait souhait parfait extrait retrait portrait attrait forfait bienfait contrefait abstrait satisfait défait "
    "refait soustrait distrait imparfait surfait sait plait plaît".split()
)
PAST_SIMPLE = r"[a-zà-ÿœ'-]{2,}èrent$|(?:fut|furent|eut|eurent|fit|firent|prit|prirent|mit|mirent|dut|durent|vint|vinrent|tint|tinrent)$"
NEAR_FUTURE = frozenset("va vont allons vais allez".split())
