"""Which words of a sentence are finite verbs, told by their endings, their neighbours and a table of lemmas."""

from __future__ import annotations

import functools
import re
from itertools import accumulate, repeat
from typing import NamedTuple

from natofacts import compiled
from natofacts.pack import Pack
from natofacts.verbs import Morphology, morphology

KNOWN = 1 << 16  # forms remembered to be no verb


class Token(NamedTuple):
    """A word or mark: half-open span and lower-case form."""

    start: int
    end: int
    form: str


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
        self._inverted = compiled.pattern(self.words.INVERTED)
        self._token = re.compile(self.words.WORD_OR_MARK)  # the standard library's: tokens in half the time
        self.calm: set[str] = set()
        self.may_be_verb = functools.lru_cache(maxsize=65536)(self._may_be_verb)

    def tokens(self, low: str, start: int, end: int) -> list[Token]:
        """Cut a stretch of the low shadow into words and marks."""
        # Blanks and tokens in turn, and where each begins: no step of Python's own for a token.
        parts = self._token.split(low[start:end])
        bounds = list(accumulate(map(len, parts), initial=start))
        spans = zip(bounds[1:-1:2], bounds[2:-1:2], parts[1::2], strict=True)
        return list(map(tuple.__new__, repeat(Token), spans))

    def is_inverted(self, form: str) -> bool:
        """«a-t-il», «déclare-t-elle»."""
        return self._inverted.search(form) is not None

    def before_clitics(self, tokens: list[Token], i: int) -> int:
        """The index of the token in front of a verb's clitics; «nous nous» leaves the first as subject."""
        words = self.words
        k = i - 1
        while k >= 0 and tokens[k].form in words.CLITICS and k > i - 4:
            form = tokens[k].form
            previous = tokens[k - 1].form if k else ""
            if form in words.SUBJECT_OR_CLITIC and previous != form and previous not in words.BEFORE_CLITIC_US:
                break
            if form in words.OBJECT_CLITICS and (not previous or previous in words.PREPOSITIONS):
                break
            k -= 1
        return k

    def busy(self, tokens: list[Token]) -> list[int]:
        """The indices of marks, subject pronouns and possible verbs: one token in ten."""
        calm = self.calm
        return [n for n, (_, _, form) in enumerate(tokens) if form not in calm and not self._is_calm(form)]

    def _is_calm(self, form: str) -> bool:
        if not form[0].isalnum() or form in self.words.SUBJECT_PRONOUNS or self.may_be_verb(form):
            return False
        if len(self.calm) >= KNOWN:
            self.calm.clear()
        self.calm.add(form)
        return True

    def _may_be_verb(self, form: str) -> bool:
        """Whether a form can be a finite verb without a pronoun in front; most words cannot."""
        verbs = self.verbs
        return (
            form in verbs.AUXILIARY_PAST or form in verbs.BE_PRESENT or form in verbs.BE_PAST
            or form in verbs.NEAR_FUTURE or form in self.third or form.endswith(self.words.FIRST_PLURAL_ENDING)
            or self.morphology.tense_of(form) is not None or self.is_inverted(form)
            or self._subjunctive.fullmatch(form) is not None
        )  # fmt: skip

    def verb(self, tokens: list[Token], i: int, capital: bool) -> tuple[int, str] | None:
        """If token `i` is a finite verb: (index of its last word, tense)."""
        words, verbs = self.words, self.verbs
        form = tokens[i].form
        if form in words.CLITICS or form in words.NEVER_VERB or (len(form) == 1 and form not in verbs.AUXILIARY_PAST):
            return None
        direct = tokens[i - 1].form if i else ""
        before = self.before_clitics(tokens, i)
        subject = tokens[before].form if before >= 0 else ""
        if form in verbs.AUXILIARY_PAST:
            return self._auxiliary(tokens, i, direct, capital)
        if form in verbs.BE_PRESENT or form in verbs.BE_PAST:
            return self._be(tokens, i, direct)
        if tense := self.morphology.tense_of(form):
            return None if self._after_determiner(direct) and direct not in words.PRONOUN_LIKE else (i, tense)
        if self.is_inverted(form):
            return i, "present"
        if form.endswith(words.FIRST_PLURAL_ENDING) and (subject == words.US or form in self.first_plural):
            free = direct not in words.NOT_VERB_BEFORE or direct in words.BEFORE_ELIDED_US
            tense = "future" if form in verbs.NEAR_FUTURE else "present"
            return (i, tense) if subject == words.US or free else None
        if subject in words.PERSONAL and not form.endswith(words.FIRST_PLURAL_ENDING):
            closed = form in words.NOT_A_VERB_HERE or form in words.BREAKS or form in words.PREPOSITIONS
            if closed or form in words.DETERMINERS:
                return None
            return i, "future" if form in verbs.NEAR_FUTURE else "present"
        if subject in words.ADDRESSED and form.endswith(words.SECOND_PLURAL_ENDINGS):
            return i, "present"
        if form in verbs.NEAR_FUTURE:
            return i, "future"
        if self._subjunctive.fullmatch(form) and any(t.form in words.THAT for t in tokens[max(0, i - 14) : i]):
            return i, "present"
        return self._third_person(tokens, i, direct)

    def _after_determiner(self, direct: str) -> bool:
        return direct in self.words.DETERMINERS and direct not in self.words.CLITICS

    def _auxiliary(self, tokens: list[Token], i: int, direct: str, capital: bool) -> tuple[int, str] | None:
        """«a», «ont», «avaient»: with a participle the verb is past, without it is «avoir» itself."""
        words = self.words
        form = tokens[i].form
        before = self.before_clitics(tokens, i)
        if form in words.NOUN_OR_AUXILIARY and (before < 0 or tokens[before].form != words.US):
            return None
        if len(form) == 1 and (
            direct == words.EXISTENTIAL or capital or direct in words.PREPOSITIONS or self._after_determiner(direct)
        ):
            return None
        last = self._participle(tokens, i)
        if last is not None:
            return last, "past"
        return i, "present" if form in words.PRESENT_HAVE else "past"

    def _be(self, tokens: list[Token], i: int, direct: str) -> tuple[int, str] | None:
        """«est», «sont», «était»: past with a participle of motion or a reflexive pronoun."""
        words = self.words
        form = tokens[i].form
        if form in words.CARDINAL_POINT and direct in words.EAST:
            return None
        last = self._participle(tokens, i)
        if form in self.verbs.BE_PAST:
            return last or i, "past"
        twice = direct == words.US and i > 1 and tokens[i - 2].form == words.US
        if last is not None and (twice or direct in words.REFLEXIVE or self.morphology.motion.match(tokens[last].form)):
            return last, "past"
        return i, "present"

    def _third_person(self, tokens: list[Token], i: int, direct: str) -> tuple[int, str] | None:
        """A form of the table of verbs, where its neighbours leave it no other reading."""
        words = self.words
        form = tokens[i].form
        if form in self.plural:
            noun = form in words.NOT_PLURAL_VERB or (
                self._after_determiner(direct) and direct not in words.PRONOUN_LIKE
            )
            return None if noun else (i, "present")
        if form not in self.singular:
            return None
        if direct in words.OBJECT_CLITICS:
            hosted = i > 1 and tokens[i - 2].form in words.CLITIC_HOSTS
            if not hosted and not self._elided_object(tokens, i):
                return None
        elif direct in words.NOT_VERB_BEFORE and direct not in words.MAY_PRECEDE_VERB:
            return None
        if form in words.AMBIGUOUS and (
            not (direct in words.COORDINATORS or direct in words.VERB_CLITICS or self._noun_before(tokens, i))
        ):
            return None
        return i, "present"

    def _elided_object(self, tokens: list[Token], i: int) -> bool:
        """«Le Portugal **l'exerce**»; not «à l'équipe»."""
        words, form = self.words, tokens[i].form
        clear = form not in words.AMBIGUOUS and form not in words.ELIDED_NOUNS
        return i > 1 and clear and tokens[i - 1].form in words.ELIDED_ARTICLE and self._noun_before(tokens, i - 1)

    def _noun_before(self, tokens: list[Token], i: int) -> bool:
        """Whether what stands before can end a subject: no determiner, adjective or preposition."""
        words = self.words
        if i > 2 and tokens[i - 1].form == "," and tokens[i - 2].form in words.STRESSED and tokens[i - 3].form == ",":
            return True  # «L'OTAN, elle, lance …»
        direct = tokens[i - 1].form if i else ""
        if direct == "," and any(
            tokens[n].form in words.RELATIVES and tokens[n - 1].form == "," for n in range(max(1, i - 25), i)
        ):
            return True  # «L'exercice, qui mobilise huit pays, doit …»
        if direct in self.infinitives:  # «rendre compte»
            return False
        return bool(direct) and direct not in words.NOT_VERB_BEFORE and direct not in words.BREAKS

    def _participle(self, tokens: list[Token], i: int) -> int | None:
        """The index of the participle that goes with the auxiliary at `i`, adverbs and asides stepped over."""
        for k in range(i + 1, min(i + 6, len(tokens))):
            form = tokens[k].form
            adverb = form in self.verbs.ADVERB or form.endswith(self.words.ADVERB_ENDING)
            if (
                self.morphology.participle.fullmatch(form)
                and form not in self.words.PREPOSITIONS
                and form not in self.verbs.ADVERB
            ):
                return k
            if not adverb and form not in self.words.BEFORE_PARTICIPLE:
                return None
        return None
