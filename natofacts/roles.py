"""What a figure or a date is about: object, period, modality; and what happens on a date."""

from __future__ import annotations

import regex

from natofacts import compiled
from natofacts.actors import Actors
from natofacts.context import Local
from natofacts.draft import Draft
from natofacts.events import Event, clause_bounds, dates_of
from natofacts.find import Scan
from natofacts.link import level_change
from natofacts.matches import Match, Quantity
from natofacts.ordered import Ordered
from natofacts.segment import Segment

PERIOD_REACH = 170
IN_ROW = "the row of a table"
ADJACENT = 12  # characters between a figure and the date that follows it: «3 (en 2014)»


class Roles:
    """Reads objects, periods and modalities off the clauses of one text."""

    def __init__(self, scan: Scan, actors: Actors, events: Ordered[Event], figures: Ordered[Match]) -> None:
        self.scan = scan
        self.actors = actors
        self.events = events
        self.figures = figures
        self.low, self.text = scan.view.low, scan.view.text
        roles = scan.pack.declarations.roles
        pattern = scan.pack.pattern
        self._row = compiled.pattern(roles.ROW_LABEL)
        self._dangling = pattern(roles.DANGLING)
        self._spaced_mark = compiled.pattern(r" ([,.])")
        self._must = roles.MUST_FUTURE
        self._end = pattern(roles.PHRASE_END)
        self._after_of = pattern(roles.AFTER_OF)
        self._after_for = pattern(roles.AFTER_FOR)
        self._after_direct = pattern(roles.AFTER_DIRECT)
        self._before_worth = pattern(roles.BEFORE_WORTH)
        self._definite = pattern(roles.DEFINITE)
        self._versus = pattern(roles.VERSUS)
        self._expected = pattern(roles.EXPECTED)
        self._named_thing = pattern(roles.NAMED_THING)
        self._dated_in = pattern(roles.DATED_IN)
        self._infinitive_of = pattern(roles.INFINITIVE_OF)
        self._label = pattern(roles.LABEL_BEFORE)
        self._rate_before = pattern(roles.RATE_BEFORE)
        self._rates = roles.RATES
        self._country = pattern(roles.COUNTRY_BEFORE)
        self._member = pattern(roles.NEXT_MEMBER)
        self._each = pattern(roles.RESPECTIVELY)
        self._entry = compiled.pattern(roles.ENTRY)
        self._to = pattern(roles.TO_LEVEL)
        self._measuring = pattern(roles.MEASURING_YEAR)
        self._directly = pattern(roles.DIRECTLY)
        self._attributive = pattern(roles.ATTRIBUTIVE)
        self._content = compiled.pattern(r"[a-zà-ÿœ-]{4,}")
        self._telling = roles.TELLING
        self._of_which = scan.pack.declarations.cues.OF_WHICH
        self._purpose = pattern(roles.PURPOSE)
        self._state = pattern(scan.pack.declarations.commitments.STATE_TO_COME)

    # -- figures -----------------------------------------------------------------------------------------------------

    def object_of(self, q: Quantity, local: Local) -> tuple[str | None, str]:
        """What is counted, or what the amount is for, and the words that say so."""
        if q.kind in ("count", "ordinal"):
            if q.head:
                return self.text[slice(*q.head)], "the noun itself"
            return (q.unit, "the head of its column") if q.elided else (None, "")
        segment = self.scan.segments.items[self.scan.segments.at(q.start)]
        end = max(q.end, local.base_span[1] if local.base_span else 0)
        if q.kind in ("money", "measure", "duration") and (found := self._behind(self._after_of, end, segment)):
            return found
        worth = self._before_worth.search(self.low, max(segment.start, q.start - 70), q.start)
        if worth and not self._has_verb(*worth.span("noun")):
            return self.text[slice(*worth.span("noun"))], worth.group().strip()
        if label := self._label.match(self.low, segment.start, q.start):
            return self.text[slice(*label.span("noun"))], "label"
        if found := self._behind(self._after_for, end, segment):
            return found
        if q.kind == "money":
            return self._behind(self._after_direct, end, segment) or self._amount_of(q, segment)
        return None, ""

    def _behind(self, link: regex.Pattern[str], start: int, segment: Segment) -> tuple[str, str] | None:
        """The noun phrase that a link joins to a figure («12 000 tonnes **de carburant**»)."""
        found = link.match(self.low, start, segment.end)
        phrase = self._phrase(found.end(), segment.end) if found else ""
        return (phrase, found.group().strip()) if found and phrase else None

    def _amount_of(self, q: Quantity, segment: Segment) -> tuple[str | None, str]:
        """«**Le plafond du budget** s'établira à 2,4 milliards»; the label of a table's row."""
        clause = self.actors.at(q.start)
        subject = self.actors.subject(clause) if clause is not None else None
        if subject is not None and not (subject.acts or subject.first_person or subject.addressed):
            return subject.text, "what has the amount"
        if row := self._row.match(self.text, segment.start, q.start + 1):
            return row["noun"].strip(), IN_ROW
        return None, ""

    def _has_verb(self, start: int, end: int) -> bool:
        """Whether a would-be noun phrase holds a finite verb («le Canada auront ajouté»)."""
        grammar = self.actors.grammar.finite
        tokens = grammar.tokens(self.low, start, end)
        return any(
            grammar.morphology.tense_of(t.form) or t.form in grammar.plural or (n and t.form in grammar.third)
            for n, t in enumerate(tokens)
        )

    def _phrase(self, start: int, limit: int) -> str:
        stop = self._end.search(self.low, start, min(limit, start + 80))
        end = stop.start() if stop else min(limit, start + 80)
        words = " ".join(self.text[start:end].split())
        return words if words and words[0].isalpha() and not words.isdigit() else ""

    def actor_of(self, start: int) -> tuple[str | None, str]:
        """The subject of the clause that holds a span, unless the span is in the subject itself."""
        countries = self.actors.words.MEMBERS | self.actors.words.OUTSIDERS
        named = self._country.search(self.text, max(0, start - 60), start)
        if named and named["name"].lower() in countries:
            return named["name"], "named just before it"
        clause = self.actors.at(start)
        if clause is None:
            return None, ""
        subject = self.actors.subject(clause)
        if subject is None:
            return None, ""
        if clause.subject and clause.subject[0] <= start < clause.subject[1]:
            head = self.low[clause.subject[0] : start].rstrip()
            if head.endswith(self.scan.pack.declarations.roles.OF):  # «un communiqué de 90 points»
                return self.actors.plain_name(clause.subject[0], clause.subject[0] + len(head) - 3), subject.why
            return None, ""
        return subject.text, subject.why

    def period_of(self, q: Quantity) -> str | None:
        """The date in a figure's clause that says when it holds; or a rate given before it («chaque année 5 %»)."""
        segment = self.scan.segments.items[self.scan.segments.at(q.start)]
        known = q.kind == "count" and self._definite.search(self.scan.plain, max(0, q.start - 12), q.start)
        if q.kind == "ordinal" or known:
            return None
        rate = self._rate_before.search(self.low, max(segment.start, q.start - 70), q.start)
        if rate and "," not in self.low[rate.end() : q.start] and not self.figures.between(rate.end(), q.start):
            known_rate: str | None = self._rates.get(rate.group())
            return known_rate
        if self._each.search(self.low, segment.start, q.start) and len(self.events.between(segment.start, q.start)) > 1:
            return None  # «en 2024 et en 2025, respectivement 3,8 et 4,6 milliards»: each has its own
        low, high = clause_bounds(self.scan, q.start)
        low, high = max(low, q.start - PERIOD_REACH), min(high, q.end + PERIOD_REACH)
        best: tuple[int, str] | None = None
        for event in self.events.between(low, high):
            edtf = dates_of(event).edtf
            if edtf is None or event.start == q.start:
                continue
            if self._named_thing.search(self.low, max(0, event.start - 40), event.start):
                continue
            if self._other_side(q, event) or self._measuring.search(self.low, max(low, event.start - 35), event.start):
                continue
            if self._directly.fullmatch(self.low, q.end, event.start):
                return edtf
            first, last = (q.end, event.start) if event.start >= q.end else (event.end, q.start)
            distance = (
                last - first + 50 * len(self.figures.between(first, last)) + 25 * self.low.count(",", first, last)
            )
            if event.end <= q.start and self._joins(q, event):
                distance += PERIOD_REACH // 2  # «huit avant la fin de 2027 et **douze** d'ici à juin 2029»
            if best is None or distance < best[0]:
                best = (distance, edtf)
        return best[1] if best and best[0] < PERIOD_REACH else None

    def _joins(self, q: Quantity, event: Event) -> bool:
        """Tell whether a date closes the first member of a list, and a figure opens the next."""
        return bool(self._member.fullmatch(self.low, event.end, q.start)) and bool(
            self.figures.between(max(0, event.start - PERIOD_REACH), event.start)
        )

    def _other_side(self, q: Quantity, event: Event) -> bool:
        """Tell whether a date is another figure's: «de **3** en 2014 à **23**», «**23**, contre **3** en 2014»."""
        plain = self.scan.plain
        if event.start >= q.end:
            between = self.figures.between(q.end, event.start)
            if not between:
                return False
            other = between[-1].start
            if plain[max(0, other - 8) : other].endswith(self._of_which) and "," not in plain[other : event.start]:
                return True  # «17 milliards, dont **5** dès 2027»
            return level_change(self.scan, other) or bool(self._versus.search(plain, max(0, other - 40), other))
        if self._versus.search(plain, max(event.end, q.start - 40), q.start):
            return True
        before = self.figures.between(max(0, event.start - 60), event.start)
        if not before or not self._to.fullmatch(plain, event.end, q.start):
            return False
        return event.start - before[-1].end <= ADJACENT and level_change(self.scan, q.start)

    def modality_of(self, q: Quantity, commitment: Draft | None) -> tuple[str, str]:
        """fact, forecast or commitment, and why."""
        before = self.scan.plain[max(0, q.start - 40) : q.start]
        segment = self.scan.segments.items[self.scan.segments.at(q.start)]
        if self._versus.search(before):
            return "fact", "set against another figure"
        if q.kind == "ordinal" or self._definite.search(before):
            return "fact", "a known number («les», «nos»)"
        if q.kind in ("measure", "duration") and (
            self._attributive.search(self.low, max(0, q.start - 30), q.start) or before.endswith(", ")
        ):
            return "fact", "it only describes a thing"
        if commitment is not None and q.start > commitment.verb:
            if self._aside(q):
                return "fact", "a present in a dependent clause"
            if commitment.kind in ("pledge", "target"):
                return "commitment", f"inside a {commitment.kind}"
            if commitment.kind == "decision" and self._infinitive_of.search(self.low, commitment.start, q.start):
                return "commitment", "what was decided"
            if commitment.kind == "call" and q.kind in ("money", "percent", "count"):
                return "commitment", "what is asked for"
            if commitment.kind in ("call", "decision"):
                return "fact", f"inside a {commitment.kind}"
            if self.scan.plain.startswith(self._must, commitment.verb):
                return "commitment", "what will have to be done"
            if commitment.kind == "intention" and self._will_be_done(q, commitment):
                return "commitment", "what is to be done"
        if self._purpose.search(self.low, max(segment.start, q.start - 90), q.start):
            return "commitment", "what is aimed at"
        low, high = clause_bounds(self.scan, q.start)
        known = []
        for verb in self.scan.verbs(self.scan.segments.at(q.start)):
            if low <= verb.start and verb.end <= high:
                first, last = sorted((verb.start, q.start))
                known.append((last - first + 60 * self.low.count(",", first, last), verb.tense))
        if known and min(known)[1] in ("future", "conditional") and not self._present(q):
            return "forecast", "the verb of its clause is in the future"
        expected = self._expected.search(self.scan.plain, max(segment.start, q.start - 90), max(high, q.end))
        if expected and not self._of_another(q, expected.start()):
            return "forecast", "expected"
        return "fact", "no sign of anything else"

    def _will_be_done(self, q: Quantity, intention: Draft) -> bool:
        """Whether somebody says that he will do so much («versera 700 M€»), and no state is foreseen («comptera»)."""
        if q.kind in ("measure", "duration") or self._present(q):
            return False
        return self._state.match(self.scan.plain, intention.verb) is None

    def _aside(self, q: Quantity) -> bool:
        """Whether a dependent clause says in the present what is: «…, qui **retardent** encore un convoi sur six»."""
        clause = self.actors.at(q.start)
        if clause is None or clause.main or not self.low.startswith(self._telling, clause.start):
            return False
        return self._present(q)

    def _of_another(self, q: Quantity, word: int) -> bool:
        """Whether a participle stands right behind another figure («780 M€, contre 660 **prévus**»)."""
        return any(f.end + 1 == word for f in self.figures.between(q.end, word))

    def _present(self, q: Quantity) -> bool:
        """Whether the verb that a figure follows in its own clause is a present («ne **couvrent** que 55 % … et …»)."""
        clause = self.actors.at(q.start)
        before = [p for p in clause.predicates if p.verb < q.start] if clause is not None else []
        near_future = self.scan.pack.declarations.verbs.NEAR_FUTURE
        return bool(before) and before[-1].tense == "present" and before[-1].form not in near_future

    # -- events --------------------------------------------------------------------------------------------------------

    def _is_dateline(self, title: Segment) -> bool:
        """Tell «Bruxelles, le 4 mai 2026» from a title."""
        dates = self.events.between(title.start, title.end)
        return bool(dates) and title.end - title.start - sum(d.end - d.start for d in dates) < 25

    def _says_something(self, event: Event, segment: Segment) -> bool:
        """Whether a short line has words of its own beside a date: «500 ponts à renforcer d'ici 2029»."""
        before = self.scan.plain[segment.start : event.start]
        dateline = self.scan.pack.declarations.DATELINE
        if self.scan.pack.pattern(dateline["published"]).search(before):
            return False
        words = self._content.findall(f"{self.low[segment.start : event.start]} {self.low[event.end : segment.end]}")
        return len(words) > 1 and bool(self.figures.between(segment.start, segment.end))

    def happening(self, event: Event) -> tuple[str | None, str]:
        """What happens on a date: the thing that is named by it, or the clause around it."""
        segment = self.scan.segments.items[self.scan.segments.at(event.start)]
        if event.start - segment.start <= 3 and (entry := self._entry.match(self.text, event.end, segment.end)):
            return " ".join(entry["what"].split()), "what the entry says"
        before = max(segment.start, event.start - 90)
        for pattern in (self._named_thing, self._dated_in):
            found = pattern.search(self.low, before, event.start)
            if found:
                return " ".join(self.text[found.start("thing") : found.end("thing")].split()), "the thing it dates"
        clause = self.actors.at(event.start)
        if clause is not None and clause.start <= event.start < clause.end:
            low, high = clause.start, clause.end
        else:
            low, high = clause_bounds(self.scan, event.start)
        if clause is None and segment.end - segment.start - (event.end - event.start) < 45 and segment.start < 1500:
            title = self.scan.segments.items[0]
            own = self._says_something(event, segment)
            if title.start != segment.start and not own and not self._is_dateline(title):
                return self.text[title.start : title.end], "the document's title"
            low, high = segment.start, segment.end
        lead = self._dangling.sub("", self.low[low : event.start])
        words = f"{self.text[low : low + len(lead)]} {self.text[event.end : high]}"
        words = self._spaced_mark.sub(r"\1", " ".join(words.split())).strip(' ,;:.–—-«»"“”()')
        if not any(c.isalpha() for c in words):
            words = " ".join(self.text[segment.start : event.start].split()).strip(' ,;:.–—-«»"“”()')
        return (words[:240], "the clause around it") if any(c.isalpha() for c in words) else (None, "")
