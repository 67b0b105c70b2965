"""Which words of a sentence are finite verbs, told by their endings, their neighbours and a table of lemmas."""

from __future__ import annotations

from natofacts import compiled
from natofacts.pack import Pack
from natofacts.verbs import Morphology, morphology
from natofacts.wordclasses import (
    AUXILIARY,
    BE,
    BE_PAST,
    BE_PRESENT,
    BREAK,
    CLITIC,
    DETERMINER,
    FIRST_PLURAL,
    INVERTED,
    NEAR_FUTURE,
    NO_VERB,
    PREPOSITION,
    SECOND_PLURAL,
    SUBJUNCTIVE,
    TENSED,
    THIRD_PLURAL,
    THIRD_SINGULAR,
    Lexer,
    Tokens,
    WordClasses,
)

BACK = 3  # as many clitics stand before a verb at most
THAT_REACH = 14  # how far behind «que» a subjunctive may stand
AUXILIARY_REACH = 6  # how far behind an auxiliary its participle may stand


class FiniteVerbs:
    """Tells the finite verbs of one language; `verb` gives the tense of a token, or None."""

    def __init__(self, pack: Pack) -> None:
        self.words = pack.declarations.grammar
        self.verbs = pack.declarations.verbs
        self.morphology: Morphology = morphology(pack.declarations)
        self.infinitives, self.singular, self.plural = pack.verb_forms
        self.third = self.singular | self.plural
        self.first_plural = frozenset(map(self.words.first_plural, self.plural)) | self.words.FIRST_PLURAL
        self._subjunctive = compiled.pattern(self.words.SUBJUNCTIVE)
        irregular = frozenset(map(self.words.subjunctive, self.plural)) - self.singular
        self.subjunctives = irregular - self.words.NO_SUBJUNCTIVE
        self._inverted = compiled.pattern(self.words.INVERTED)
        self.classes = WordClasses(self.words, self._verbal)
        self.lexer = Lexer(self.words, self.classes)

    def _verbal(self, form: str) -> int:
        """The bits of what a form may be as a verb, or that it is none."""
        words, verbs = self.words, self.verbs
        found = (
            (NO_VERB, form in words.NEVER_VERB or (len(form) == 1 and form not in verbs.AUXILIARY_PAST)),
            (AUXILIARY, form in verbs.AUXILIARY_PAST),
            (BE_PRESENT, form in verbs.BE_PRESENT),
            (BE_PAST, form in verbs.BE_PAST),
            (TENSED, self.morphology.tense_of(form) is not None),
            (INVERTED, self._inverted.search(form) is not None),
            (FIRST_PLURAL, form.endswith(words.FIRST_PLURAL_ENDING)),
            (NEAR_FUTURE, form in verbs.NEAR_FUTURE),
            (SUBJUNCTIVE, form in self.subjunctives or self._subjunctive.fullmatch(form) is not None),
            (THIRD_PLURAL, form in self.plural),
            (THIRD_SINGULAR, form in self.singular),
            (SECOND_PLURAL, form.endswith(words.SECOND_PLURAL_ENDINGS)),
        )
        return sum(bit for bit, holds in found if holds)

    def tokens(self, low: str, start: int, end: int) -> Tokens:
        """Cut a stretch of the low shadow into words and marks."""
        return self.lexer.tokens(low, start, end)

    def before_clitics(self, tokens: Tokens, i: int) -> int:
        """The index of the token in front of a verb's clitics; «nous nous» leaves the first as subject."""
        forms, classes, words = tokens.forms, tokens.classes, self.words
        k = i - 1
        while k >= 0 and classes[k] & CLITIC and k >= i - BACK:
            form = forms[k]
            previous = forms[k - 1] if k else ""
            if form in words.SUBJECT_OR_CLITIC and previous != form and previous not in words.BEFORE_CLITIC_US:
                agrees = forms[i].endswith(words.SUBJECT_OR_CLITIC[form])
                if agrees or previous in words.PREPOSITIONS:
                    break
            if form in words.OBJECT_CLITICS and (not previous or previous in words.PREPOSITIONS):
                break
            k -= 1
        return k

    def verb(self, tokens: Tokens, i: int, capital: bool) -> tuple[int, str] | None:
        """If token `i` is a finite verb: (index of its last word, tense)."""
        forms, words, kind = tokens.forms, self.words, tokens.classes[i]
        if kind & (CLITIC | NO_VERB):
            return None
        form = forms[i]
        direct = forms[i - 1] if i else ""
        if kind & AUXILIARY:
            return self._auxiliary(tokens, i, direct, capital)
        if kind & BE:
            return self._be(tokens, i, direct)
        if kind & TENSED:
            determined = self._determined(tokens, i) and direct not in words.PRONOUN_LIKE
            determined = determined and not (direct == words.IT and form in words.BE_TO_COME)  # «ce sera fait»
            tense = None if determined else self.morphology.tense_of(form)
            return (i, tense) if tense else None
        if kind & INVERTED:
            return self._inverted_verb(tokens, i)
        before = self.before_clitics(tokens, i)
        subject = forms[before] if before >= 0 else ""
        if kind & FIRST_PLURAL and (subject == words.US or form in self.first_plural):
            free = direct not in words.NOT_VERB_BEFORE or direct in words.BEFORE_ELIDED_US
            tense = "future" if kind & NEAR_FUTURE else "present"
            return (i, tense) if subject == words.US or free else None
        if subject in words.PERSONAL and not kind & FIRST_PLURAL:
            if kind & (BREAK | PREPOSITION | DETERMINER) or form in words.NOT_A_VERB_HERE:
                return None
            return i, "future" if kind & NEAR_FUTURE else "present"
        if kind & SECOND_PLURAL and subject in words.ADDRESSED:
            return i, "present"
        if kind & NEAR_FUTURE:
            return i, "future"
        if kind & SUBJUNCTIVE and self._is_subjunctive(tokens, i):
            return i, "present"
        return self._third_person(tokens, i, direct)

    def _is_subjunctive(self, tokens: Tokens, i: int) -> bool:
        """Whether a form stands behind «que»; one that is told by its ending only is no noun either."""
        behind = not self.words.THAT.isdisjoint(tokens.forms[max(0, i - THAT_REACH) : i])
        return behind and not (tokens.forms[i] in self.subjunctives and self._determined(tokens, i))

    def _determined(self, tokens: Tokens, i: int) -> bool:
        """Whether a determiner stands in front of token `i` that is no clitic."""
        return i > 0 and tokens.classes[i - 1] & (DETERMINER | CLITIC) == DETERMINER

    def _inverted_verb(self, tokens: Tokens, i: int) -> tuple[int, str]:
        """«continuerons-nous», «sommes-nous convenus»: the verb in front of the hyphen tells the tense."""
        base = tokens.forms[i].split("-", 1)[0]
        known = self.classes[base]
        last = self._participle(tokens, i) if known & (AUXILIARY | BE_PRESENT) else None
        if last is not None:
            return last, "past"
        return i, self.morphology.tense_of(base) or ("past" if known & BE_PAST else "present")

    def _auxiliary(self, tokens: Tokens, i: int, direct: str, capital: bool) -> tuple[int, str] | None:
        """«a», «ont», «avaient»: with a participle the verb is past, without it is «avoir» itself."""
        words = self.words
        form = tokens.forms[i]
        if form in words.NOUN_OR_AUXILIARY:
            before = self.before_clitics(tokens, i)
            if before < 0 or tokens.forms[before] != words.US:
                return None
        if len(form) == 1 and (
            direct == words.EXISTENTIAL or capital or direct in words.PREPOSITIONS or self._determined(tokens, i)
        ):
            return None
        last = self._participle(tokens, i)
        if last is not None:
            return last, "past"
        return i, "present" if form in words.PRESENT_HAVE else "past"

    def _be(self, tokens: Tokens, i: int, direct: str) -> tuple[int, str] | None:
        """«est», «sont», «était»: past with a participle of motion or a reflexive pronoun."""
        forms, words = tokens.forms, self.words
        form = forms[i]
        if form in words.CARDINAL_POINT and direct in words.EAST:
            return None
        last = self._participle(tokens, i)
        if form in self.verbs.BE_PAST:
            return last or i, "past"
        twice = direct == words.US and i > 1 and forms[i - 2] == words.US
        if last is not None and (twice or direct in words.REFLEXIVE or self.morphology.motion.match(forms[last])):
            return last, "past"
        return i, "present"

    def _third_person(self, tokens: Tokens, i: int, direct: str) -> tuple[int, str] | None:
        """A form of the table of verbs, where its neighbours leave it no other reading."""
        forms, words = tokens.forms, self.words
        form, kind = forms[i], tokens.classes[i]
        if kind & THIRD_PLURAL:
            noun = form in words.NOT_PLURAL_VERB or (self._determined(tokens, i) and direct not in words.PRONOUN_LIKE)
            return None if noun else (i, "present")
        if not kind & THIRD_SINGULAR or (i and tokens.classes[i - 1] & BE) or direct in words.BE_TO_COME:
            return None  # «que la brigade soit **prête**»
        if direct in words.OBJECT_CLITICS:
            hosted = i > 1 and forms[i - 2] in words.CLITIC_HOSTS
            if not hosted and not self._elided_object(tokens, i):
                return None
        elif direct in words.NOT_VERB_BEFORE and direct not in words.MAY_PRECEDE_VERB:
            return None
        if (
            form in words.AMBIGUOUS
            and not self._opens_resolution(tokens, i)
            and (not (direct in words.COORDINATORS or direct in words.VERB_CLITICS or self._noun_before(tokens, i)))
        ):
            return None
        return i, "present"

    def _opens_resolution(self, tokens: Tokens, i: int) -> bool:
        """«**Appelle** la Russie à …», «**Demande** instamment aux Alliés …»: a paragraph that begins with its verb."""
        if i or len(tokens.forms) == 1 or tokens.forms[0] not in self.words.RESOLVING:
            return False
        following = tokens.forms[1]
        return (
            bool(tokens.classes[1] & DETERMINER)
            or following.endswith(self.words.ADVERB_ENDING)
            or following in self.words.TO_ALL
        )

    def _elided_object(self, tokens: Tokens, i: int) -> bool:
        """«Le Portugal **l'exerce**»; not «à l'équipe»."""
        words, form = self.words, tokens.forms[i]
        clear = form not in words.AMBIGUOUS and form not in words.ELIDED_NOUNS
        return i > 1 and clear and tokens.forms[i - 1] in words.ELIDED_ARTICLE and self._noun_before(tokens, i - 1)

    def _noun_before(self, tokens: Tokens, i: int) -> bool:
        """Whether what stands before can end a subject: no determiner, adjective or preposition."""
        forms, words = tokens.forms, self.words
        if i > 2 and forms[i - 1] == "," and forms[i - 2] in words.STRESSED and forms[i - 3] == ",":
            return True  # «L'OTAN, elle, lance …»
        direct = forms[i - 1] if i else ""
        if direct == "," and any(forms[n] in words.RELATIVES and forms[n - 1] == "," for n in range(max(1, i - 25), i)):
            return True  # «L'exercice, qui mobilise huit pays, doit …»
        if direct in self.infinitives:  # «rendre compte»
            return False
        return bool(direct) and direct not in words.NOT_VERB_BEFORE and direct not in words.BREAKS

    def _participle(self, tokens: Tokens, i: int) -> int | None:
        """The index of the participle that goes with the auxiliary at `i`, adverbs and asides stepped over."""
        forms, words = tokens.forms, self.words
        for k in range(i + 1, min(i + AUXILIARY_REACH, len(forms))):
            form = forms[k]
            adverb = form in self.verbs.ADVERB
            if not adverb and form not in words.PREPOSITIONS and self.morphology.is_participle(form):
                return k
            if not adverb and not form.endswith(words.ADVERB_ENDING) and form not in words.BEFORE_PARTICIPLE:
                return None
        return None
