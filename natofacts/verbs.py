"""Verb forms in a clause, told by their endings: tense for dates, mood for figures, heads for commitments."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, NamedTuple

from natofacts import compiled

WORD = compiled.pattern(r"[a-zà-ÿœ]+(?:[-'][a-zà-ÿœ]+)*")


class Verb(NamedTuple):
    """A finite verb: half-open span in the text and its tense (`future`, `conditional`, `past`, `present`)."""

    start: int
    end: int
    form: str
    tense: str


@functools.lru_cache(maxsize=4)
def morphology(declarations: Any) -> Morphology:
    """The compiled verb endings of a language."""
    return Morphology(declarations.verbs)


class Morphology:
    """Tells verb forms by their endings and a short list of words that only look alike."""

    def __init__(self, verbs: Any) -> None:
        self.verbs = verbs
        self.elision = compiled.pattern(verbs.ELISION)
        self.future = compiled.pattern(verbs.FUTURE_STEM + "(?:" + "|".join(verbs.FUTURE_ENDINGS) + ")")
        self.conditional = compiled.pattern(verbs.FUTURE_STEM + "(?:" + "|".join(verbs.CONDITIONAL_ENDINGS) + ")")
        self.participle = compiled.pattern(verbs.PARTICIPLE)
        self.motion = compiled.pattern(verbs.MOTION)
        self.inverted_have = compiled.pattern(verbs.INVERTED_HAVE)
        self.imperfect = compiled.pattern(verbs.IMPERFECT)
        self.past_simple = compiled.pattern(verbs.PAST_SIMPLE)
        self.tense_of = functools.lru_cache(maxsize=65536)(self._tense_of)
        self.is_participle = functools.lru_cache(maxsize=65536)(self._is_participle)

    def _tense_of(self, word: str) -> str | None:
        """The tense that a single word shows by its form, or None."""
        verbs = self.verbs
        if word in verbs.NOT_FUTURE or len(word) < 3:
            return None
        if self.future.fullmatch(word):
            return "future"
        if self.conditional.fullmatch(word):
            return "conditional"
        if self.past_simple.fullmatch(word):
            return "past"
        if self.imperfect.match(word) and word not in verbs.NOT_IMPERFECT:
            return "past"
        return None

    def _is_participle(self, word: str) -> bool:
        """Whether a word ends like a past participle."""
        return self.participle.fullmatch(word) is not None

    def verbs_in(self, low: str, start: int, end: int) -> Iterator[Verb]:
        """Yield the finite verbs of a stretch of lower-case text that their form gives away, in order."""
        words = [(m.start(), m.end(), m.group()) for m in WORD.finditer(low, start, end)]
        for i, (at, stop, word) in enumerate(words):
            form = word.split("'")[-1] if "'" in word and self.elision.match(word) else word
            if tense := self.tense_of(form):
                yield Verb(at, stop, form, tense)
            elif form in self.verbs.NEAR_FUTURE:
                if self._infinitive_after(words, i):
                    yield Verb(at, stop, form, "future")
            elif self._reports(form, words, i) or (self._has(form) and not self._is_noun(form, words, i)):
                if participle := self._participle_after(words, i):
                    yield Verb(at, participle[1], participle[2], "past")
                elif form in self.verbs.HAVE_PAST:
                    yield Verb(at, stop, form, "past")
            elif form in self.verbs.BE_PAST:
                yield Verb(at, stop, form, "past")
            elif form in self.verbs.BE_PRESENT:
                participle = self._participle_after(words, i)
                reflexive = word.startswith(self.verbs.ELIDED_REFLEXIVE) or (
                    i > 0 and words[i - 1][2] in self.verbs.REFLEXIVE
                )
                past = participle and (reflexive or self.motion.match(participle[2]))
                yield Verb(at, participle[1] if past and participle else stop, participle[2] if participle else form,
                           "past" if past else "present")  # fmt: skip

    def _reports(self, form: str, words: list[tuple[int, int, str]], i: int) -> bool:
        """«dit **avoir** repéré»: an infinitive that tells what has been done."""
        return form == self.verbs.PERFECT_INFINITIVE and i > 0 and words[i - 1][2] in self.verbs.REPORTS

    def _has(self, form: str) -> bool:
        """A form of «avoir», with an inverted pronoun too («a-t-elle»)."""
        return form in self.verbs.AUXILIARY_PAST or ("-" in form and self.inverted_have.fullmatch(form) is not None)

    def _is_noun(self, form: str, words: list[tuple[int, int, str]], i: int) -> bool:
        """«les **avions**», not «nous avions»."""
        hosts = self.verbs.NOUN_OR_AUXILIARY.get(form)
        return hosts is not None and (i == 0 or words[i - 1][2] not in hosts)

    def _infinitive_after(self, words: list[tuple[int, int, str]], i: int) -> bool:
        """«va **doubler**», «va se **tenir**»."""
        following = next((word for *_, word in words[i + 1 : i + 3] if word not in self.verbs.REFLEXIVE), "")
        return following.endswith(self.verbs.INFINITIVE_ENDINGS)

    def _participle_after(self, words: list[tuple[int, int, str]], i: int) -> tuple[int, int, str] | None:
        for following in words[i + 1 : i + 5]:
            if self.participle.fullmatch(following[2]):
                return following
            if following[2] not in self.verbs.ADVERB and not following[2].endswith(self.verbs.ADVERB_ENDING):
                return None
        return None
