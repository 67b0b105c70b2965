"""A small grammar of clauses: where the finite verbs of a sentence are, which of them are main, who their subjects are.

It works over tokens, left to right, from closed classes of words (`lang/…/grammar.py`), verb endings (`verbs.py`) and a
table of lemmas; there is no statistical parser. What it cannot tell it leaves open: a clause then has no subject.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from natofacts import compiled
from natofacts.finite import FiniteVerbs, Token
from natofacts.pack import Pack

PRONOUN_REACH = 5  # how many tokens behind a subject pronoun any form may be its verb
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
        return _Parse(self.words, self.finite, text, tokens, [token.form for token in tokens], is_date).run()


@dataclass(slots=True)
class _Parse:
    """The parse of one sentence under way; places are indices of tokens.

    `origin` is the first token of the clause under way, `limit` the first behind the last finite verb: no subject
    reaches further back. `last` is that verb, None where a mark has closed its clause; `depth` counts parentheses.
    """

    words: Any
    finite: FiniteVerbs
    text: str
    tokens: list[Token]
    forms: list[str]
    is_date: Callable[[int], bool]
    clauses: list[Clause] = field(default_factory=list)
    origin: int = 0
    limit: int = 0
    depth: int = 0
    last: Predicate | None = None
    last_main: Clause | None = None

    def run(self) -> list[Clause]:
        """Go from verb to verb, and give each its clause."""
        forms, finite, words = self.forms, self.finite, self.words
        busy = [*finite.busy(self.tokens), len(forms)]
        i, pronoun = 0, -PRONOUN_REACH - 1
        while True:
            if i - pronoun > PRONOUN_REACH:
                i = busy[bisect_left(busy, i)]  # nothing in between can matter
            if i == len(forms):
                return self.clauses
            form = forms[i]
            if form in words.BREAKS:
                self._mark(i, form)
            if form in words.SUBJECT_PRONOUNS:
                pronoun = i
            possible = i - pronoun <= PRONOUN_REACH or finite.may_be_verb(form)
            verb = finite.verb(self.tokens, i, self._capital(i)) if possible else None
            if verb is None or self._is_noun(i, verb[1]) or self._disagrees(i, verb[1]):
                i += 1
            else:
                self._add(i, *verb)
                i = self.limit

    def _mark(self, i: int, form: str) -> None:
        """Go in and out of parentheses; behind a colon, a semicolon or a quotation mark another clause begins."""
        if form in "([":
            self.depth += 1
        elif form in ")]":
            self.depth = max(0, self.depth - 1)
        elif form in '«»“”";' or (form == ":" and not self.depth):
            self.origin = i + 1
            if form in ";«“":
                self.limit, self.last = i + 1, None

    def _add(self, i: int, stop: int, tense: str) -> None:
        """Add the verb of the tokens `i` to `stop` to its clause, which may be new."""
        clause = self._clause_of(i, tense)
        self.last = self._predicate(i, stop, tense, clause.main and not self.depth)
        clause.predicates.append(self.last)
        self.limit = stop + 1
        if clause is not self.last_main:
            self._open(clause)

    def _open(self, clause: Clause) -> None:
        """Add a clause; a main clause ends the one before."""
        clause.main = clause.main and not self.depth
        self.clauses.append(clause)
        if clause.main:
            if self.last_main is not None:
                self.last_main.end = min(self.last_main.end, self._cut(clause.start))
            self.last_main = clause
            self.origin = bisect_left(self.tokens, (clause.start,))

    def _predicate(self, i: int, stop: int, tense: str, main: bool) -> Predicate:
        tokens = self.tokens
        first = self.finite.before_clitics(tokens, i) + 1
        start, end, form = tokens[first].start, tokens[stop].end, tokens[stop].form
        return Predicate(start, end, tokens[i].start, form, tense, main, self._joint(first))

    def _joint(self, i: int) -> int:
        """Where the link in front of token `i` begins."""
        while i > 0 and (self.forms[i - 1] in self.words.COORDINATORS or self.forms[i - 1] in (",", "–")):
            i -= 1
        return self.tokens[i].start

    def _cut(self, start: int) -> int:
        """Where a clause ends when the next begins at `start`: in front of the link between them."""
        k = bisect_left(self.tokens, (start,))
        while k > 0 and (self.forms[k - 1] in self.words.COORDINATORS or self.forms[k - 1] in ',;:«»“”"'):
            k -= 1
        return self.tokens[k - 1].end if k else start

    def _capital(self, i: int) -> bool:
        return self.text[self.tokens[i].start].isupper()

    # -- no verbs ------------------------------------------------------------------------------------------------

    def _is_noun(self, i: int, tense: str) -> bool:
        """«nous organiserons la première conférence **complète**»: nothing has opened another clause."""
        doubtful = tense == "present" and self.forms[i] in self.finite.singular
        if not doubtful or self.last is None or not self.last.main:
            return False
        return not any(form in self.words.OPENERS for form in self.forms[self.limit : i])

    def _disagrees(self, i: int, tense: str) -> bool:
        """A third person that is only coordinated cannot share «nous»."""
        if self.last_main is None or self.last_main.pronoun != self.words.US or tense != "present":
            return False
        linked = self.forms[i - 1] in self.words.COORDINATORS or self.forms[i - 1] == ","
        return linked and self.forms[i] in self.finite.third

    # -- the clause of a verb ------------------------------------------------------------------------------------

    def _clause_of(self, i: int, tense: str) -> Clause:
        """The clause of the verb at token `i` by what stands before it: a new one, or the last main clause."""
        if self.finite.is_inverted(self.forms[i]):
            return self._without_subject(i)
        k = self._before_aside(self.finite.before_clitics(self.tokens, i))
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
        """«Chaque groupe (SNMG1, SNMG2) **doit** …»: the token before parentheses that stand in front of a verb."""
        if k < self.limit or self.forms[k] != ")":
            return k
        opener = next((n for n in range(k - 1, self.limit, -1) if self.forms[n] == "("), None)
        return k if opener is None else opener - 1

    def _without_subject(self, i: int) -> Clause:
        return Clause(self.tokens[i].start, self.tokens[-1].end, None, None, main=False)

    def _is_pronoun(self, k: int) -> bool:
        """Whether token `k` is the pronoun that a verb behind it agrees with; not «pour **nous**»."""
        if k < self.limit or not (
            self.forms[k] in self.words.SUBJECT_PRONOUNS or self.forms[k] in self.words.NOT_SUBJECT
        ):
            return False
        return k == 0 or self.forms[k - 1] not in self.words.PREPOSITIONS

    def _of_pronoun(self, k: int) -> Clause:
        """«**nous** investirons»; «c'est» has a pronoun that is no subject."""
        before = k - 1
        while before >= self.limit and self.forms[before] in self.words.ADVERBS:
            before -= 1
        dependent = (before >= self.limit and self._subordinates(before)) or self._open_subordinator(k)
        pronoun, token = self.forms[k], self.tokens[k]
        subject = None if pronoun in self.words.NOT_SUBJECT else (token.start, token.end)
        return Clause(self._clause_start(k), self.tokens[-1].end, subject, pronoun, main=not dependent)

    def _subordinate(self, opener: int, k: int) -> Clause:
        """«que **les Alliés** investiront», «**des pays** qui investissent»."""
        subject = self._phrase(opener + 1, k)
        if subject is None and self.forms[opener] in self.words.WHO:
            subject = self._antecedent(opener)
        return Clause(self.tokens[opener].start, self.tokens[-1].end, subject, None, main=False)

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
        if link in self.words.COORDINATORS or (link == "," and self.last_main is not None and last and last.main):
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
        if 0 < origin < i and self.forms[origin - 1] == ":" and self.tokens[origin].start > last.end:
            return False
        same_tense = bool(main.predicates) and main.predicates[-1].tense == tense != "present"
        return last.main or same_tense or self.forms[i].endswith(self.words.FIRST_PLURAL_ENDING)

    def _of_phrase(self, i: int, edge: int, k: int) -> Clause:
        """«**L'Estonie et la Lettonie** investiront»: a noun phrase that ends at token `k`."""
        first, edge = self._widened(edge)
        if edge >= self.limit and self._subordinates(edge):
            return Clause(self.tokens[edge].start, self.tokens[-1].end, self._phrase(first, k), None, main=False)
        if edge >= self.limit and self._lists(edge, first):
            first = self.origin
        subject = self._phrase(first, k)
        if subject is None:
            return self._resume(i)
        main = not self._open_subordinator(first)
        start = self._clause_start(bisect_left(self.tokens, (subject[0],)))
        return Clause(start, self.tokens[-1].end, subject, None, main=main)

    def _resume(self, i: int) -> Clause:
        """The verb's subject is the phrase that opened the clause, before a relative clause or an aside."""
        tokens, end = self.tokens, self.tokens[-1].end
        if self.last_main is not None and self.last_main.start >= tokens[min(self.origin, len(tokens) - 1)].start:
            return self.last_main
        n, k = self.origin, self.finite.before_clitics(tokens, i)
        opening = tokens[min(n, i)].start
        while n < i:
            if subject := self._phrase(n, k, strict=True):
                return Clause(opening, end, (subject[0], self._close(n, i, *subject)), None)
            n = next((m + 1 for m in range(n, i) if self.forms[m] == ","), i)
        return Clause(opening, end, None, None, main=self.last_main is None)

    def _close(self, n: int, i: int, start: int, end: int) -> int:
        """Where the subject ends that a relative clause parts from its verb."""
        subordinators = self.words.SUBORDINATORS
        return next((t.start for t in self.tokens[n:i] if t.start > start and t.form in subordinators), end)

    def _clause_start(self, subject: int) -> int:
        """Where a clause begins: with its leading adverbials; with the subject when another main clause came before."""
        if self.last_main is None or self.last is None:
            n = self.origin
            while n < subject and (self.forms[n] in self.words.COORDINATORS or self.forms[n] in self.words.BREAKS):
                n += 1
            return self.tokens[n].start
        for n in range(subject - 1, self.limit - 1, -1):
            if self.forms[n] in self.words.CLAUSE_LINKS:
                first = n + 2 if self.forms[n + 1] == "," and n + 1 < subject else n + 1
                head = self.forms[first]
                adverbial = head in self.words.PREPOSITIONS or head in self.words.ADVERBS
                return self.tokens[first if adverbial else subject].start
        return self.tokens[subject].start

    # -- subordinators -------------------------------------------------------------------------------------------

    def _subordinates(self, n: int) -> bool:
        """Whether token `n` opens a subordinate clause; «ainsi que» only coordinates."""
        form = self.forms[n]
        if form not in self.words.SUBORDINATORS:
            return False
        if form not in self.words.THAT:
            return True
        return not (n > 0 and self.forms[n - 1] in self.words.BEFORE_LINKING_QUE) and not self._restricts(n)

    def _restricts(self, n: int) -> bool:
        """«ne couvrent **que** 55 %»: only, no conjunction."""
        words, before = self.words, self.forms[max(0, n - 6) : n]
        if words.NEGATION.isdisjoint(before) or not words.NOT.isdisjoint(before):
            return False
        following = self.forms[n + 1] if n + 1 < len(self.forms) else ""
        return following[:1].isdigit() or following in words.DETERMINERS or following in words.PREPOSITIONS

    def _open_subordinator(self, first: int) -> bool:
        """A subordinator since the last verb whose own verb is still to come («alors que, …, nous»)."""
        for n in range(first - 1, self.limit - 1, -1):
            if self._subordinates(n):
                aside = self.forms[n + 1] == ","  # «que, dans le même temps, …»
                return aside or "," not in self.forms[n:first]
            if self.forms[n] in ";:«»":
                return False
        return False

    def _antecedent(self, relative: int) -> tuple[int, int] | None:
        """The noun phrase that «qui» stands for: the one in front of it, an apposition's comma stepped over."""
        last = relative - 1
        if last >= self.limit and self.forms[last] == ",":
            last -= 1
        if last < self.limit:
            return None
        return self._phrase(self._phrase_edge(last) + 1, last)

    # -- noun phrases --------------------------------------------------------------------------------------------

    def _phrase_edge(self, b: int) -> int:
        """The token before a noun phrase that ends at `b`: a break, a subordinator, a coordinator or the limit."""
        breaks, coordinators = self.words.BREAKS, self.words.COORDINATORS
        while (
            b >= self.limit
            and self.forms[b] not in breaks
            and self.forms[b] not in coordinators
            and not self._subordinates(b)
        ):
            b -= 1
        return b

    def _widened(self, edge: int) -> tuple[int, int]:
        """«**L'OTAN et** l'UE»: a phrase's first token and what stands before, coordinated phrases taken in."""
        first = edge + 1
        while edge >= self.limit and self.forms[edge] in self.words.COORDINATORS and self._coordinates(edge):
            edge = self._phrase_edge(edge - 1)
            first = edge + 1
        return first, edge

    def _coordinates(self, b: int) -> bool:
        """«L'OTAN **et** l'UE»: one subject, unless a main verb came before («… et nous …»)."""
        if self.last is None or self.limit == 0 or not self.last.main:
            return True
        return any(form in ",;:" for form in self.forms[self.limit : b])

    def _lists(self, comma: int, first: int) -> bool:
        """«**Bucarest, Sofia** et Ankara»: the clause begins with a list, and no verb lies between."""
        if self.forms[comma] != "," or first <= self.origin or (self.last is not None and self.origin < self.limit):
            return False
        head, member = self.forms[self.origin], self.forms[self.origin : comma]
        if len(member) > LIST_HEAD or any(form in self.words.BREAKS for form in member):
            return False
        definite = head in self.words.DEFINITE_ARTICLES
        same = (self.forms[comma + 1] in self.words.DEFINITE_ARTICLES) == definite
        return same and self._names(self.origin, definite) and not self.is_date(self.tokens[self.origin].start)

    def _names(self, n: int, definite: bool) -> bool:
        """Whether token `n` begins a name or noun phrase, no adverbial."""
        words, head = self.words, self.forms[n]
        if head in words.NOT_SUBJECT or head in words.SUBORDINATORS:
            return False
        if definite and n + 1 < len(self.forms) and self._capital(n + 1):
            return True
        return self._capital(n) and head not in words.PREPOSITIONS and head not in words.ADVERBS

    def _phrase(self, first: int, last: int, strict: bool = False) -> tuple[int, int] | None:
        """The noun phrase that ends at token `last`, or None; a leading adverbial is stepped over."""
        words, forms = self.words, self.forms
        while first <= last and (forms[first] in words.ADVERBS or forms[first] in words.COORDINATORS):
            first += 1
        if first <= last and self.is_date(self.tokens[first].start):
            first = next((n for n in range(first, last + 1) if not self.is_date(self.tokens[n].start)), last + 1)
            if strict and first <= last and forms[first] == ",":
                return None
        if first > last:
            return None
        if forms[first : first + 3] == words.AGO:  # «Il y a six jours, deux câbles …»
            first = next((n + 1 for n in range(first, last) if forms[n] == ","), first)
        head: int | None = first
        if forms[first] in words.PREPOSITIONS and (forms[first] != words.UNACCENTED_TO or self._capital(first)):
            head = None if strict else self._behind_adverbial(first, last)
        if head is None or not self._is_head(head, last):
            return None
        end = self.tokens[last].end
        if sign := _PERCENT.match(self.text, end):  # «le nombre d'Alliés à 2 **%**»: no token of its own
            end = sign.end()
        return self.tokens[head].start, end

    def _behind_adverbial(self, first: int, last: int) -> int | None:
        """«Dans ce cadre **les Alliés** …»: the last noun phrase that no preposition governs."""
        words, forms = self.words, self.forms
        for n in range(last, first, -1):
            before = forms[n - 1]
            governed = before in words.PREPOSITIONS or before in words.COORDINATORS or before in words.ALL
            if forms[n] in words.PHRASE_OPENERS and not governed:
                return n
        return None

    def _is_head(self, n: int, last: int) -> bool:
        """Whether a noun phrase can begin with token `n`: a determiner, a number or a capital."""
        form, capital = self.forms[n], self._capital(n)
        if form[0].isdigit():
            return n < last
        if capital and form.endswith(self.words.PARTICIPLE_ENDING) and len(form) > SHORT_PARTICIPLE:
            return False  # «Soulignant l'importance …, M. Martin»
        return capital or form in self.words.DETERMINERS or form.split("-")[0] in self.words.DETERMINERS
