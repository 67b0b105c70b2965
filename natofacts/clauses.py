"""A small grammar of clauses: where the finite verbs of a sentence are, which of them are main, who their subjects are.

It works over tokens, left to right, from closed classes of words (`lang/…/grammar.py`), verb endings (`verbs.py`) and a
table of lemmas; there is no statistical parser. What it cannot tell it leaves open: a clause then has no subject.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from natofacts.finite import FiniteVerbs, Token


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

    def __init__(self, pack: Any) -> None:
        self.words = pack.declarations.grammar
        self.finite = FiniteVerbs(pack)

    def _subordinates(self, tokens: list[Token], n: int) -> bool:
        """Whether token `n` opens a subordinate clause; «ainsi que» only coordinates."""
        if tokens[n].form not in self.words.SUBORDINATORS:
            return False
        if tokens[n].form not in self.words.THAT:
            return True
        return not (n > 0 and tokens[n - 1].form in self.words.BEFORE_LINKING_QUE) and not self._restricts(tokens, n)

    def _restricts(self, tokens: list[Token], n: int) -> bool:
        """«ne couvrent **que** 55 %»: only, no conjunction."""
        before = [t.form for t in tokens[max(0, n - 6) : n]]
        if not any(form in self.words.NEGATION for form in before) or any(f in self.words.NOT for f in before):
            return False
        following = tokens[n + 1].form if n + 1 < len(tokens) else ""
        return following[:1].isdigit() or following in self.words.DETERMINERS | self.words.PREPOSITIONS

    # -- clauses -------------------------------------------------------------------------------------------------

    def parse(self, low: str, text: str, start: int, end: int, dates: Any = None) -> list[Clause]:
        """Cut a sentence into clauses with their predicates; subordinate ones are there with `main` false."""
        tokens = self.finite.tokens(low, start, end)
        clauses: list[Clause] = []
        origin = 0  # first token of the clause under way
        limit = 0  # first token behind the last finite verb
        last_main: Clause | None = None
        last: Predicate | None = None
        depth = 0
        pronoun_at = -9
        i = 0
        busy = [*self.finite.busy(tokens), len(tokens)]
        while True:
            if i - pronoun_at > 5:
                i = busy[bisect_left(busy, i)]  # nothing in between can matter
            if i >= len(tokens):
                break
            form = tokens[i].form
            if form in "([":
                depth += 1
            elif form in ")]":
                depth = max(0, depth - 1)
            elif form in ("«", "»", "“", "”", '"') or (form == ":" and not depth) or form == ";":
                origin = i + 1
                if form in (";", "«", "“"):
                    limit, last = i + 1, None
            if form in self.words.SUBJECT_PRONOUNS:
                pronoun_at = i
            if i - pronoun_at > 5 and not self.finite.may_be_verb(form):
                i += 1
                continue
            found = self.finite.verb(tokens, i, text[tokens[i].start].isupper())
            if found is None or self._is_no_verb(tokens, i, found[1], last, limit, last_main):
                i += 1
                continue
            stop, tense = found
            clause, fresh = self._attach(tokens, i, origin, limit, last, last_main, text, dates, tense)
            last = self._predicate(tokens, i, stop, tense, clause.main and not depth)
            clause.predicates.append(last)
            limit = i = stop + 1
            if not fresh:
                continue
            clause.main = clause.main and not depth
            clauses.append(clause)
            if clause.main:
                if last_main is not None:
                    last_main.end = min(last_main.end, self._cut(tokens, clause.start))
                last_main = clause
                origin = bisect_left(tokens, (clause.start,))
        for clause in clauses:
            clause.end = min(clause.end, end)
        return clauses

    def _opened(self, tokens: list[Token], limit: int, i: int) -> bool:
        """Whether anything between the last verb and token `i` can open another clause."""
        words = self.words
        return any(
            t.form in words.BREAKS
            or t.form in words.COORDINATORS
            or t.form in words.SUBORDINATORS
            or t.form in words.SUBJECT_PRONOUNS
            for t in tokens[limit:i]
        )

    def _is_no_verb(
        self, tokens: list[Token], i: int, tense: str, last: Predicate | None, limit: int, last_main: Clause | None
    ) -> bool:
        return self._is_noun(tokens, i, tense, last, limit) or self._disagrees(tokens, i, tense, last_main)

    def _is_noun(self, tokens: list[Token], i: int, tense: str, last: Predicate | None, limit: int) -> bool:
        """«nous organiserons la première conférence **complète**»: nothing has opened another clause."""
        doubtful = tense == "present" and tokens[i].form in self.finite.singular
        return doubtful and last is not None and last.main and not self._opened(tokens, limit, i)

    def _disagrees(self, tokens: list[Token], i: int, tense: str, last_main: Clause | None) -> bool:
        """A third person that is only coordinated cannot share «nous»."""
        if last_main is None or last_main.pronoun != self.words.US or tense != "present":
            return False
        linked = tokens[i - 1].form in self.words.COORDINATORS or tokens[i - 1].form == ","
        return linked and tokens[i].form in self.finite.third

    def _predicate(self, tokens: list[Token], i: int, stop: int, tense: str, main: bool) -> Predicate:
        first = self.finite.before_clitics(tokens, i) + 1
        start, end, form = tokens[first].start, tokens[stop].end, tokens[stop].form
        return Predicate(start, end, tokens[i].start, form, tense, main, self._joint(tokens, first))

    def _joint(self, tokens: list[Token], i: int) -> int:
        k = i - 1
        while k >= 0 and (tokens[k].form in self.words.COORDINATORS or tokens[k].form in (",", "–")):
            k -= 1
        return tokens[k + 1].start if k + 1 < len(tokens) else 0

    def _cut(self, tokens: list[Token], start: int) -> int:
        """Where a clause ends when the next begins at `start`: in front of the link between them."""
        k = bisect_left(tokens, (start,))
        while k > 0 and (tokens[k - 1].form in self.words.COORDINATORS or tokens[k - 1].form in ',;:«»“”"'):
            k -= 1
        return tokens[k - 1].end if k else start

    def _attach(
        self,
        tokens: list[Token],
        i: int,
        origin: int,
        limit: int,
        last: Predicate | None,
        last_main: Clause | None,
        text: str,
        dates: Any,
        tense: str,
    ) -> tuple[Clause, bool]:
        """Find the subject of the verb at token `i`; return its clause and whether the clause is new."""
        words = self.words
        k = self.finite.before_clitics(tokens, i)
        end = tokens[-1].end
        floor = max(limit, 0)
        if self.finite.is_inverted(tokens[i].form):
            return Clause(tokens[i].start, end, None, None, main=False), True
        if (
            k >= floor
            and tokens[k].form in words.SUBJECT_PRONOUNS | words.NOT_SUBJECT
            and not (k and tokens[k - 1].form in words.PREPOSITIONS)
        ):
            b = k - 1
            while b >= floor and tokens[b].form in words.ADVERBS:
                b -= 1
            main = not (b >= floor and self._subordinates(tokens, b)) and not self._open_subordinator(tokens, floor, k)
            start = self._clause_start(tokens, k, floor, origin, last_main is not None and last is not None)
            pronoun = tokens[k].form
            subject = None if pronoun in words.NOT_SUBJECT else (tokens[k].start, tokens[k].end)
            return Clause(tokens[start].start, end, subject, pronoun, main=main), True
        # a noun phrase, or nothing
        b = k
        b = self._phrase_edge(tokens, b, floor)
        if b >= floor and self._subordinates(tokens, b):
            subject = self._phrase(tokens, b + 1, k, text, dates)
            if subject is None and tokens[b].form in words.WHO:
                subject = self._antecedent(tokens, b, floor, text, dates)
            return Clause(tokens[b].start, end, subject, None, main=False), True
        empty = b == k
        if b < floor and last is not None and not last.main and not (limit and b >= 0 and tokens[b].form in ",;"):
            # «Les Alliés qui le souhaitent contribueront»: the main clause goes on
            return self._resume(tokens, origin, end, last_main, i, text, dates)
        if empty and b >= floor:
            if tokens[b].form == "," and any(
                self._subordinates(tokens, n) and tokens[n + 1].form == "," for n in range(floor, b)
            ):  # «qui, sur trois continents, ne rentreront pas»
                return Clause(tokens[i].start, end, None, None, main=False), True
            if tokens[b].form in words.COORDINATORS or (
                tokens[b].form == "," and last_main is not None and last is not None and last.main
            ):
                same = (
                    last_main is not None
                    and last_main.predicates
                    and last_main.predicates[-1].tense == tense != "present"
                )
                colon = last is not None and 0 < origin < i and tokens[origin - 1].form == ":"
                fresh = colon and last is not None and tokens[origin].start > last.end
                if (
                    last_main is not None
                    and not fresh
                    and (last is None or last.main or same or tokens[i].form.endswith("ons"))
                ):
                    return last_main, False
                if last is not None and not last.main:
                    return Clause(tokens[i].start, end, None, None, main=False), True
            return self._resume(tokens, origin, end, last_main, i, text, dates)
        # widen over coordination and lists while no verb lies between
        first = b + 1
        while b >= floor and tokens[b].form in words.COORDINATORS and self._widen(tokens, b, floor, last):
            b -= 1
            b = self._phrase_edge(tokens, b, floor)
            first = b + 1
        if b >= floor and self._subordinates(tokens, b):
            return Clause(tokens[b].start, end, self._phrase(tokens, first, k, text, dates), None, main=False), True
        if (
            b >= floor
            and tokens[b].form == ","
            and first > origin
            and self._is_list(tokens, origin, b, text, dates)
            and (last is None or origin >= limit)
        ):
            first = origin
        subject = self._phrase(tokens, first, k, text, dates)
        if subject is None:
            return self._resume(tokens, origin, end, last_main, i, text, dates)
        main = not self._open_subordinator(tokens, floor, first)
        at = bisect_left(tokens, (subject[0],))
        start = self._clause_start(tokens, at, floor, origin, last_main is not None and last is not None)
        return Clause(tokens[start].start, end, subject, None, main=main), True

    def _antecedent(
        self, tokens: list[Token], relative: int, floor: int, text: str, dates: Any
    ) -> tuple[int, int] | None:
        """The noun phrase that «qui» stands for: the one in front of it, an apposition's comma stepped over."""
        last = relative - 1
        if last >= floor and tokens[last].form == ",":
            last -= 1
        if last < floor:
            return None
        return self._phrase(tokens, self._phrase_edge(tokens, last, floor) + 1, last, text, dates)

    def _open_subordinator(self, tokens: list[Token], floor: int, first: int) -> bool:
        """A subordinator since the last verb whose own verb is still to come («alors que, …, nous»)."""
        for n in range(first - 1, floor - 1, -1):
            if self._subordinates(tokens, n):
                aside = tokens[n + 1].form == ","  # «que, dans le même temps, …»
                return aside or not any(t.form == "," for t in tokens[n:first])
            if tokens[n].form in ";:«»":
                return False
        return False

    def _phrase_edge(self, tokens: list[Token], b: int, floor: int) -> int:
        """The token before a noun phrase that ends at `b`: a break, a subordinator, a coordinator or the floor."""
        words = self.words
        while (
            b >= floor
            and tokens[b].form not in words.BREAKS
            and not self._subordinates(tokens, b)
            and tokens[b].form not in words.COORDINATORS
        ):
            b -= 1
        return b

    def _widen(self, tokens: list[Token], b: int, floor: int, last: Predicate | None) -> bool:
        """«L'OTAN **et** l'UE»: one subject, unless a main verb came before («… et nous …»)."""
        return last is None or floor == 0 or not last.main or any(t.form in ",;:" for t in tokens[floor:b])

    def _is_list(self, tokens: list[Token], origin: int, comma: int, text: str, dates: Any) -> bool:
        """«Bucarest, Sofia et Ankara»: what stands before the comma is a name or noun phrase too, not an adverbial."""
        head = tokens[origin] if origin < len(tokens) else None
        if head is None or comma - origin > 8 or any(t.form in self.words.BREAKS for t in tokens[origin:comma]):
            return False
        if (dates is not None and dates(head.start)) or head.form in self.words.NOT_SUBJECT:
            return False
        following = tokens[comma + 1]
        name = (
            text[head.start].isupper()
            and head.form not in self.words.PREPOSITIONS
            and head.form not in self.words.ADVERBS
        )
        article = (
            head.form in ("l'", "la", "le", "les") and text[tokens[origin + 1].start].isupper()
            if origin + 1 < len(tokens)
            else False
        )
        same = (following.form in ("l'", "la", "le", "les")) == (head.form in ("l'", "la", "le", "les"))
        return (name or article) and same and head.form not in self.words.SUBORDINATORS

    def _clause_start(self, tokens: list[Token], subject: int, floor: int, origin: int, later: bool) -> int:
        """The first token of a clause: its leading adverbials, or the subject when another main clause came before."""
        if not later:
            n = origin
            while n < subject and (tokens[n].form in self.words.COORDINATORS or tokens[n].form in self.words.BREAKS):
                n += 1
            return n
        for n in range(subject - 1, floor - 1, -1):
            if tokens[n].form in ("et", "mais", ";", ":", "puis", "«"):
                first = n + 1
                if first < len(tokens) and tokens[first].form == "," and first < subject:
                    first += 1
                head = tokens[first].form
                if first == subject or head in self.words.PREPOSITIONS or head in self.words.ADVERBS:
                    return first
                return subject
        return subject

    def _resume(
        self,
        tokens: list[Token],
        origin: int,
        end: int,
        last_main: Clause | None,
        i: int,
        text: str,
        dates: Any,
    ) -> tuple[Clause, bool]:
        """The verb's subject is the phrase that opened the clause, before a relative clause or an aside."""
        if last_main is not None and last_main.start >= tokens[min(origin, len(tokens) - 1)].start:
            return last_main, False
        n = origin
        while n < i:
            subject = self._phrase(tokens, n, self.finite.before_clitics(tokens, i), text, dates, strict=True)
            if subject is not None:
                stop = next(
                    (t.start for t in tokens[n:i] if t.start > subject[0] and t.form in self.words.SUBORDINATORS),
                    None,
                )
                close = subject[1] if stop is None else stop
                return Clause(tokens[origin].start, end, (subject[0], close), None), True
            comma = next((m for m in range(n, i) if tokens[m].form == ","), None)
            if comma is None:
                break
            n = comma + 1
        return Clause(tokens[min(origin, i)].start, end, None, None, main=last_main is None), True

    def _phrase(
        self, tokens: list[Token], first: int, last: int, text: str, dates: Any, strict: bool = False
    ) -> tuple[int, int] | None:
        """The noun phrase that ends at token `last`, or None; a leading adverbial is stepped over."""
        words = self.words
        while first <= last and (tokens[first].form in words.ADVERBS or tokens[first].form in words.COORDINATORS):
            first += 1
        if first > last:
            return None
        if dates is not None and dates(tokens[first].start):
            first = next((n for n in range(first, last + 1) if not dates(tokens[n].start)), last + 1)
            if first > last:
                return None
            if tokens[first].form == "," and strict:
                return None
        if [t.form for t in tokens[first : first + 3]] == words.AGO:  # «Il y a six jours, deux câbles …»
            comma = next((n for n in range(first, last) if tokens[n].form == ","), None)
            first = first if comma is None else comma + 1
        head = tokens[first]
        capital = text[head.start].isupper()
        if head.form in words.PREPOSITIONS and not (head.form == "a" and not capital):
            if strict:
                return None
            starts = [
                n for n in range(first + 1, last + 1)
                if tokens[n].form in ("les", "le", "la", "l'", "nos", "notre", "leurs", "ces", "chaque", "tous")
                and tokens[n - 1].form not in words.PREPOSITIONS and tokens[n - 1].form not in words.COORDINATORS
                and tokens[n - 1].form not in ("toutes", "tous", "tout", "toute")
            ]  # fmt: skip
            if not starts:
                return None
            first = starts[-1]
            head = tokens[first]
            capital = text[head.start].isupper()
        number = head.form.split("-")[0] in words.DETERMINERS
        if not (head.form in words.DETERMINERS or number or capital or head.form[0].isdigit()):
            return None
        if capital and head.form.endswith("ant") and len(head.form) > 5:  # «Soulignant l'importance …, M. Martin»
            return None
        if head.form[0].isdigit() and first == last:
            return None
        return head.start, tokens[last].end
