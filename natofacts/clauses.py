"""A small grammar of clauses: where the finite verbs of a sentence are, which of them are main, who their subjects are.

It works over tokens, left to right, from closed classes of words (`lang/…/grammar.py`), verb endings (`verbs.py`) and a
table of lemmas; there is no statistical parser. What it cannot tell it leaves open: a clause then has no subject.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from natofacts import compiled
from natofacts.finite import FiniteVerbs
from natofacts.pack import Pack
from natofacts.wordclasses import (
    ADVERB,
    ALL,
    AUXILIARY,
    BE,
    BREAK,
    BUSY,
    CLAUSE_LINK,
    CLITIC,
    CLOSER,
    COORDINATOR,
    DEFINITE_ARTICLE,
    DETERMINER,
    INVERTED,
    MARK,
    NOMINAL_STOP,
    NOT_SUBJECT,
    PHRASE_OPENER,
    PREPOSITION,
    PRONOUN,
    SUBORDINATOR,
    THAT,
    THIRD,
    THIRD_SINGULAR,
    Tokens,
)

OPENING = frozenset('«“"')  # marks that open a quotation
ASIDES = {")": "(", "–": "–", "—": "—", "»": "«", "”": "“"}  # what closes an aside, and what opened it
LONGEST_NAME = 6  # tokens of a name between quotation marks
LIST_HEAD = 8  # the first member of a list of subjects has at most as many tokens
SHORT_PARTICIPLE = 5  # letters; «Avant», «Néant» are none


_PERCENT = compiled.pattern(r"[ \xa0\u202f]?%")


@dataclass(slots=True)
class Predicate:
    """A finite verb with its clitics: half-open span, the verb's own start, tense, and whether it is in a main clause.

    `joint` is where the link in front of it begins («**, et** appelons»), for cutting clauses.
    """

    start: int
    end: int
    verb: int
    form: str
    tense: str
    main: bool = True
    joint: int = 0


@dataclass(slots=True)
class Clause:
    """A clause with a subject of its own: span, subject span (None when it is not expressed), its predicates."""

    start: int
    end: int
    subject: tuple[int, int] | None
    pronoun: str | None
    predicates: list[Predicate] = field(default_factory=list)
    main: bool = True


class Grammar:
    """The clause grammar of one language."""

    def __init__(self, pack: Pack) -> None:
        self.words = pack.declarations.grammar
        self.finite = FiniteVerbs(pack)

    def parse(
        self, low: str, text: str, start: int, end: int, is_date: Callable[[int], bool] = lambda _: False
    ) -> list[Clause]:
        """Cut a sentence into clauses with their predicates; subordinate ones are there with `main` false."""
        tokens = self.finite.tokens(low, start, end)
        return _Parse(self.words, self.finite, text, tokens, is_date).run() if tokens.forms else []


class _Parse:
    """The parse of one sentence under way; places are indices of tokens.

    `origin` is the first token of the clause under way, `limit` the first behind the last finite verb: no subject
    reaches further back. `last` is that verb, None where a mark has closed its clause; `depth` counts parentheses;
    `name_end` is the mark behind the last name in quotation marks.
    """

    def __init__(
        self, words: Any, finite: FiniteVerbs, text: str, tokens: Tokens, is_date: Callable[[int], bool]
    ) -> None:
        self.words = words
        self.finite = finite
        self.text = text
        self.tokens = tokens
        self.forms, self.starts, self.classes = tokens.forms, tokens.starts, tokens.classes
        self.stop = tokens.end(len(tokens.forms) - 1)
        self.is_date = is_date
        self.clauses: list[Clause] = []
        self.origin = self.limit = self.depth = 0
        self.name_end = -1
        self.last: Predicate | None = None
        self.last_main: Clause | None = None

    def run(self) -> list[Clause]:
        """Go from verb to verb, and give each its clause."""
        read = self.limit = self._behind_cleft()  # the first token behind the last verb
        for i in self._busy():
            if i < read:
                continue
            if i <= self.name_end:
                continue
            if self.classes[i] & MARK:
                self._mark(i)
                continue
            verb = self.finite.verb(self.tokens, i, self._capital(i))
            if verb is not None and not self._is_noun(i, verb[1]) and not self._disagrees(i, verb[1]):
                self._add(i, *verb)
                read = self.limit
        return self.clauses

    def _behind_cleft(self) -> int:
        """«**C'est à Riga que** nous nous reverrons»: the first token behind what only puts a word in front."""
        if self.forms[0] not in self.words.CLEFT_OPENERS:
            return 0
        found = self.words.CLEFT.match(self.text, self.starts[0], self.stop)
        return bisect_left(self.starts, found.end()) if found else 0

    def _busy(self) -> Iterator[int]:
        """The marks and possible verbs; behind a subject pronoun and its clitics any word may be a verb."""
        classes = self.classes
        for i in [n for n, kind in enumerate(classes) if kind & BUSY]:
            yield i
            if classes[i] & PRONOUN:
                n = i + 1
                while n < len(classes) and classes[n] & CLITIC:
                    n += 1
                if n < len(classes) and not classes[n] & (BUSY | SUBORDINATOR):
                    yield n

    def _mark(self, i: int) -> None:
        """Go in and out of parentheses; behind a colon, a semicolon or a quotation mark another clause begins."""
        form = self.forms[i]
        if form in "([":
            self.depth += 1
        elif form in ")]":
            self.depth = max(0, self.depth - 1)
        elif form in OPENING and (self._splits_subject(i) or self._quotes_name(i)):
            return
        elif form != ":" or not self.depth:
            self.origin = i + 1
            if form in ";«“":
                self.limit, self.last = i + 1, None

    def _splits_subject(self, i: int) -> bool:
        """«la Pologne **«** devrait investir»: the quotation begins between a subject and its verb."""
        verb = i + 1
        while verb < len(self.forms) and self.classes[verb] & CLITIC:
            verb += 1
        if i <= self.limit or verb == len(self.forms) or not self.forms[i - 1][0].isalnum():
            return False
        return self.finite.verb(self.tokens, verb, self._capital(verb)) is not None

    def _quotes_name(self, i: int) -> bool:
        """«L'exercice **«** Vent du Nord » mobilisera …»: what is quoted is a name behind its noun, no speech."""
        if i <= self.limit or not self.forms[i - 1][0].isalnum():
            return False
        inside = range(i + 1, min(i + 1 + LONGEST_NAME, len(self.forms)))
        end = next((n for n in inside if self.classes[n] & (BREAK | MARK)), None)
        if end is None or end == i + 1 or ASIDES.get(self.forms[end]) != self.forms[i]:
            return False
        if any(self.classes[n] & (PRONOUN | AUXILIARY | BE) for n in range(i + 1, end)):
            return False
        self.name_end = end
        return True

    def _add(self, i: int, stop: int, tense: str) -> None:
        """Add the verb of the tokens `i` to `stop` to its clause, which may be new."""
        clause = self._clause_of(i, tense)
        self.last = self._predicate(i, stop, tense, clause.main and not self.depth)
        clause.predicates.append(self.last)
        self.limit = stop + 1
        if clause is not self.last_main:
            self._open(clause)

    def _open(self, clause: Clause) -> None:
        """Add a clause; a main clause ends those before it."""
        clause.main = clause.main and not self.depth
        if clause.main:
            cut = self._cut(clause.start)
            for before in self.clauses:
                if before.start < clause.start < before.end:
                    before.end = cut
            self.last_main = clause
            self.origin = bisect_left(self.starts, clause.start)
        self.clauses.append(clause)

    def _predicate(self, i: int, stop: int, tense: str, main: bool) -> Predicate:
        first = self.finite.before_clitics(self.tokens, i) + 1
        starts, form = self.starts, self.forms[stop]
        return Predicate(starts[first], starts[stop] + len(form), starts[i], form, tense, main, self._joint(first))

    def _joint(self, i: int) -> int:
        """Where the link in front of token `i` begins."""
        while i > 0 and (self.classes[i - 1] & COORDINATOR or self.forms[i - 1] in (",", "–")):
            i -= 1
        return self.starts[i]

    def _cut(self, start: int) -> int:
        """Where a clause ends when the next begins at `start`: in front of the link between them."""
        k = bisect_left(self.starts, start)
        while k > 0 and (self.classes[k - 1] & COORDINATOR or self.forms[k - 1] in ',;:«»“”"'):
            k -= 1
        return self.tokens.end(k - 1) if k else start

    def _capital(self, i: int) -> bool:
        return self.text[self.starts[i]].isupper()

    # -- no verbs ------------------------------------------------------------------------------------------------

    def _is_noun(self, i: int, tense: str) -> bool:
        """«nous organiserons la première conférence **complète**»: nothing has opened another clause."""
        doubtful = tense == "present" and self.classes[i] & THIRD_SINGULAR
        if not doubtful or self.last is None or not self.last.main:
            return False
        openers: frozenset[str] = self.words.OPENERS
        return openers.isdisjoint(self.forms[self.limit : i])

    def _disagrees(self, i: int, tense: str) -> bool:
        """A third person that is only coordinated cannot share «nous»."""
        if self.last_main is None or self.last_main.pronoun != self.words.US or tense != "present":
            return False
        linked = self.classes[i - 1] & COORDINATOR or self.forms[i - 1] == ","
        return bool(linked and self.classes[i] & THIRD)

    # -- the clause of a verb ------------------------------------------------------------------------------------

    def _clause_of(self, i: int, tense: str) -> Clause:
        """The clause of the verb at token `i` by what stands before it: a new one, or the last main clause."""
        if self.classes[i] & INVERTED:
            return self._of_inverted(i)
        k = self._before_aside(self.finite.before_clitics(self.tokens, i))
        if k > self.limit and self.forms[k] in OPENING and self.forms[k - 1][0].isalnum():
            k -= 1
        if self._is_pronoun(k):
            return self._of_pronoun(k)
        edge = self._phrase_edge(k)
        if edge >= self.limit and self._subordinates(edge):
            return self._subordinate(edge, k)
        if edge < self.limit and self._goes_on(edge):
            return self._resume(i)
        if edge == k and edge >= self.limit:
            return self._bare(i, edge, tense)
        return self._of_phrase(i, edge, k)

    def _before_aside(self, k: int) -> int:
        """«Chaque groupe (SNMG1, SNMG2) **doit** …»: the token before what stands apart in front of a verb."""
        if k < self.limit or self.forms[k] not in ASIDES:
            return k
        opening = ASIDES[self.forms[k]]
        opener = next((n for n in range(k - 1, self.limit, -1) if self.forms[n] == opening), None)
        return k if opener is None else opener - 1

    def _of_inverted(self, i: int) -> Clause:
        """«Aussi **sommes-nous** convenus …»: the subject is glued to its verb; a question says nothing."""
        verb, _, pronoun = self.forms[i].rpartition("-")
        if pronoun not in self.words.SPEAKING or self.forms[-1] == "?" or not verb:
            return self._without_subject(i)
        end = self.tokens.end(i)
        main = self._open_subordinator(i) is None
        return Clause(self._clause_start(i), self.stop, (end - len(pronoun), end), pronoun, main=main)

    def _without_subject(self, i: int) -> Clause:
        return Clause(self.starts[i], self.stop, None, None, main=False)

    def _is_pronoun(self, k: int) -> bool:
        """Whether token `k` is the pronoun that a verb behind it agrees with; not «pour **nous**»."""
        if k < self.limit or not self.classes[k] & (PRONOUN | NOT_SUBJECT):
            return False
        return k == 0 or not self.classes[k - 1] & PREPOSITION

    def _of_pronoun(self, k: int) -> Clause:
        """«**nous** investirons»; «c'est» has a pronoun that is no subject."""
        before = k - 1
        while before >= self.limit and self.classes[before] & ADVERB:
            before -= 1
        dependent = before >= self.limit and self._subordinates(before)
        dependent = dependent or self._open_subordinator(k) is not None
        subject = None if self.classes[k] & NOT_SUBJECT else (self.starts[k], self.tokens.end(k))
        return Clause(self._clause_start(k), self.stop, subject, self.forms[k], main=not dependent)

    def _subordinate(self, opener: int, k: int) -> Clause:
        """«que **les Alliés** investiront», «**des pays** qui investissent»."""
        subject = self._phrase(opener + 1, k)
        if subject is None and self.forms[opener] in self.words.WHO:
            subject = self._antecedent(opener)
        return Clause(self.starts[opener], self.stop, subject, None, main=False)

    def _goes_on(self, edge: int) -> bool:
        """«Les Alliés qui le souhaitent **contribueront**»: the main clause goes on behind a dependent one."""
        if self.last is None or self.last.main:
            return False
        return not (self.limit and edge >= 0 and self.forms[edge] in ",;")

    def _bare(self, i: int, before: int, tense: str) -> Clause:
        """«…, **investiront** …», «… et **investiront** …»: no subject of its own stands in front."""
        last, link = self.last, self.forms[before]
        if link == "," and self._has_aside(before):  # «qui, sur trois continents, ne rentreront pas»
            return self._without_subject(i)
        coordinates = self.classes[before] & COORDINATOR
        if coordinates or (link == "," and self.last_main is not None and last and last.main):
            if self.last_main is not None and self._shares(self.last_main, i, tense):
                return self.last_main
            if last is not None and not last.main:
                return self._without_subject(i)
        return self._resume(i)

    def _has_aside(self, comma: int) -> bool:
        """Whether a comma closes an aside right behind a subordinator."""
        return any(self._subordinates(n) and self.forms[n + 1] == "," for n in range(self.limit, comma))

    def _shares(self, main: Clause, i: int, tense: str) -> bool:
        """Whether a coordinated verb has the subject of the last main clause, behind a dependent clause too."""
        last, origin = self.last, self.origin
        if last is None:
            return True
        if 0 < origin < i and self.forms[origin - 1] == ":" and self.starts[origin] > last.end:
            return False
        same_tense = bool(main.predicates) and main.predicates[-1].tense == tense != "present"
        return last.main or same_tense or self.forms[i].endswith(self.words.FIRST_PLURAL_ENDING)

    def _of_phrase(self, i: int, edge: int, k: int) -> Clause:
        """«**L'Estonie et la Lettonie** investiront»: a noun phrase that ends at token `k`."""
        first, edge = self._widened(edge)
        if edge >= self.limit and self._subordinates(edge):
            return Clause(self.starts[edge], self.stop, self._phrase(first, k), None, main=False)
        first = self._list_start(edge, first)
        subject = self._phrase(first, k)
        if subject is None:
            return self._resume(i)
        opener = self._open_subordinator(first)
        if opener is not None:
            return Clause(self.starts[opener], self.stop, subject, None, main=False)
        start = self._clause_start(bisect_left(self.starts, subject[0]))
        return Clause(start, self.stop, subject, None)

    def _resume(self, i: int) -> Clause:
        """The verb's subject is the phrase that opened the clause, before a relative clause or an aside."""
        starts = self.starts
        if self.last_main is not None and self.last_main.start >= starts[min(self.origin, len(starts) - 1)]:
            return self.last_main
        n, k = self.origin, self.finite.before_clitics(self.tokens, i)
        opening = starts[min(n, i)]
        while n < i:
            if subject := self._phrase(n, k, strict=True):
                return Clause(opening, self.stop, (subject[0], self._close(n, i, *subject)), None)
            n = next((m + 1 for m in range(n, i) if self.forms[m] == ","), i)
        return Clause(opening, self.stop, None, None, main=self.last_main is None)

    def _close(self, n: int, i: int, start: int, end: int) -> int:
        """Where the subject ends that a relative clause parts from its verb."""
        starts, classes = self.starts, self.classes
        return next((starts[m] for m in range(n, i) if starts[m] > start and classes[m] & SUBORDINATOR), end)

    def _clause_start(self, subject: int) -> int:
        """Where a clause begins: with its leading adverbials; with the subject when another main clause came before."""
        if self.last_main is None or self.last is None:
            n = self.origin
            while n < subject and self.classes[n] & (COORDINATOR | BREAK):
                n += 1
            return self.starts[n]
        for n in range(subject - 1, self.limit - 1, -1):
            if self.classes[n] & CLAUSE_LINK:
                first = n + 2 if self.forms[n + 1] == "," and n + 1 < subject else n + 1
                adverbial = self.classes[first] & (PREPOSITION | ADVERB)
                return self.starts[first if adverbial else subject]
        return self.starts[subject]

    # -- subordinators -------------------------------------------------------------------------------------------

    def _subordinates(self, n: int) -> bool:
        """Whether token `n` opens a subordinate clause; «ainsi que» only coordinates."""
        kind = self.classes[n]
        if not kind & SUBORDINATOR:
            return False
        if not kind & THAT:
            return True
        return not (n > 0 and self.forms[n - 1] in self.words.BEFORE_LINKING_QUE) and not self._restricts(n)

    def _restricts(self, n: int) -> bool:
        """«ne couvrent **que** 55 %»: only, no conjunction."""
        words, before = self.words, self.forms[max(0, n - 6) : n]
        if words.NEGATION.isdisjoint(before) or not words.NOT.isdisjoint(before):
            return False
        if n + 1 == len(self.forms):
            return False
        return self.forms[n + 1][0].isdigit() or bool(self.classes[n + 1] & (DETERMINER | PREPOSITION))

    def _open_subordinator(self, first: int) -> int | None:
        """The subordinator since the last verb whose own verb is still to come («alors que, …, nous»)."""
        for n in range(first - 1, self.limit - 1, -1):
            if self._subordinates(n):
                aside = self.forms[n + 1] == ","  # «que, dans le même temps, …»
                return n if aside or "," not in self.forms[n:first] or self._opens_adverbial(n + 1, first) else None
            if self.classes[n] & CLOSER:
                return None
        return None

    def _opens_adverbial(self, n: int, first: int) -> bool:
        """«que **le 2 décembre, vers 23 heures,** un cargo …»: only dates and adverbials in between."""
        return self.is_date(self.starts[n]) and self.forms[first - 1] == ","

    def _antecedent(self, relative: int) -> tuple[int, int] | None:
        """The noun phrase that «qui» stands for: the one in front of it, an apposition's comma stepped over."""
        last = relative - 1
        if last >= self.limit and self.forms[last] == ",":
            last -= 1
        if last < self.limit:
            return None
        first = self._phrase_edge(last) + 1
        if self.classes[first] & PREPOSITION and last - first <= 2 and not self.classes[last - 1] & PREPOSITION:
            first += 1  # «devant **la Lettonie**, qui atteint …»
        return self._phrase(first, last)

    # -- noun phrases --------------------------------------------------------------------------------------------

    def _phrase_edge(self, b: int) -> int:
        """The token before a noun phrase that ends at `b`: a break, a subordinator, a coordinator or the limit."""
        classes, limit = self.classes, self.limit
        while b >= limit:
            kind = classes[b]
            if kind & NOMINAL_STOP and (not kind & SUBORDINATOR or self._subordinates(b)):
                break
            b -= 1
        return b

    def _widened(self, edge: int) -> tuple[int, int]:
        """«**L'OTAN et** l'UE»: a phrase's first token and what stands before, coordinated phrases taken in."""
        first = edge + 1
        while edge >= self.limit and self.classes[edge] & COORDINATOR and self._coordinates(edge):
            edge = self._phrase_edge(edge - 1)
            first = edge + 1
        return first, edge

    def _coordinates(self, b: int) -> bool:
        """«L'OTAN **et** l'UE»: one subject, unless a main verb came before («… et nous …»)."""
        if self.last is None or self.limit == 0 or not self.last.main:
            return True
        return any(form in ",;:" for form in self.forms[self.limit : b])

    def _list_start(self, comma: int, first: int) -> int:
        """«**Bucarest, Sofia** et Ankara»: the first token of a list of subjects, no verb among its members."""
        if self.last is not None and self.origin < self.limit:
            return first
        while comma >= self.limit and self.forms[comma] == ",":
            edge = self._phrase_edge(comma - 1)
            linked = edge >= self.limit and self.classes[edge] & COORDINATOR
            if linked or not self._is_member(edge + 1, comma, first):
                break
            comma, first = edge, edge + 1
        return first

    def _is_member(self, start: int, comma: int, following: int) -> bool:
        """Whether what stands in front of a comma is a subject like the one behind it, no adverbial."""
        if not 0 < comma - start <= LIST_HEAD:
            return False
        definite = bool(self.classes[start] & DEFINITE_ARTICLE)
        same = bool(self.classes[following] & DEFINITE_ARTICLE) == definite
        return same and self._names(start, definite) and not self.is_date(self.starts[start])

    def _names(self, n: int, definite: bool) -> bool:
        """Whether token `n` begins a name, or a noun phrase of somebody who can act, no adverbial."""
        kind = self.classes[n]
        if kind & (NOT_SUBJECT | SUBORDINATOR | PREPOSITION | ADVERB):
            return False
        if definite:
            return n + 1 < len(self.forms) and (self._capital(n + 1) or self.forms[n + 1] in self.words.ACTOR_NOUNS)
        return self._capital(n)

    def _phrase(self, first: int, last: int, strict: bool = False) -> tuple[int, int] | None:
        """The noun phrase that ends at token `last`, or None; a leading adverbial is stepped over."""
        words, forms, starts = self.words, self.forms, self.starts
        while first <= last and self.classes[first] & (ADVERB | COORDINATOR):
            first += 1
        if first <= last and self.is_date(starts[first]):
            first = next((n for n in range(first, last + 1) if not self.is_date(starts[n])), last + 1)
            if strict and first <= last and forms[first] == ",":
                return None
        if first > last:
            return None
        if forms[first : first + 3] == words.AGO:  # «Il y a six jours, deux câbles …»
            first = next((n + 1 for n in range(first, last) if forms[n] == ","), first)
        head: int | None = first
        if self.classes[first] & PREPOSITION and (forms[first] != words.UNACCENTED_TO or self._capital(first)):
            head = None if strict else self._behind_adverbial(first, last)
        if head is None or not self._is_head(head, last):
            return None
        end = self.tokens.end(last)
        if sign := _PERCENT.match(self.text, end):  # «le nombre d'Alliés à 2 **%**»: no token of its own
            end = sign.end()
        return starts[head], end

    def _behind_adverbial(self, first: int, last: int) -> int | None:
        """«Dans ce cadre **les Alliés** …»: the last noun phrase that no preposition governs."""
        classes = self.classes
        for n in range(last, first, -1):
            if classes[n] & PHRASE_OPENER and not classes[n - 1] & (PREPOSITION | COORDINATOR | ALL):
                return n
        return None

    def _is_head(self, n: int, last: int) -> bool:
        """Whether a noun phrase can begin with token `n`: a determiner, a number or a capital."""
        form, capital = self.forms[n], self._capital(n)
        if form[0].isdigit():
            return n < last
        if self.classes[n] & SUBORDINATOR:
            return False  # «**Si** le Parlement vote le texte, les versements …»
        if capital and form.endswith(self.words.PARTICIPLE_ENDING) and len(form) > SHORT_PARTICIPLE:
            return False  # «Soulignant l'importance …, M. Martin»
        return capital or bool(self.classes[n] & DETERMINER) or form.split("-")[0] in self.words.DETERMINERS
