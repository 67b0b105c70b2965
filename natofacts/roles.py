"""What a figure or a date is about: object, period, modality; and what happens on a date."""

from __future__ import annotations

import regex

from natofacts import compiled
from natofacts.actors import Actors
from natofacts.before import Before
from natofacts.context import Local
from natofacts.draft import Draft
from natofacts.events import Event, clause_bounds, dates_of
from natofacts.find import Scan
from natofacts.matches import Match, Quantity
from natofacts.ordered import Ordered
from natofacts.ranges import level_change
from natofacts.segment import Segment
from natofacts.wordclasses import TENSED, THIRD_PLURAL, THIRD_SINGULAR

OPENER = 12  # characters of a conjunction in front of a clause
PERIOD_REACH = 170  # how far from a figure the date is that says when it holds
# What parts a figure from a date, in characters of distance.
FIGURE_BETWEEN, COMMA_BETWEEN, NEXT_MEMBER = 50, 25, PERIOD_REACH // 2
COMMA_TO_VERB = 60  # what a comma parts a figure from a verb
IN_ROW = "the row of a table"
NEXT_LEVEL = 30  # characters from a level to the next: «de 900 à plus de 1 250 mètres»
DETERMINER = 4  # characters of «les », «l’»
BEFORE_LEVEL = 60  # characters from a verb of change to the level it sets
ADJACENT = 12  # characters between a figure and the date that follows it: «3 (en 2014)»
_TWO_COMMAS = compiled.pattern(",{2,}")  # where a date between them is left out
_CONTENT = compiled.pattern(r"[a-zà-ÿœ-]{4,}")


class Roles:
    """Reads objects, periods and modalities off the clauses of one text."""

    def __init__(self, scan: Scan, actors: Actors, events: Ordered[Event], figures: Ordered[Match]) -> None:
        self.scan = scan
        self.actors = actors
        self.events = events
        self.figures = figures
        self.low, self.text = scan.view.low, scan.view.text
        self._words = scan.pack.declarations.roles
        self._sentence = (0, scan.segments.items[0])
        self._countries = actors.words.MEMBERS | actors.words.OUTSIDERS

    def _pattern(self, name: str) -> regex.Pattern[str]:
        """A pattern of the declarations by its name."""
        return self.scan.pack.pattern(getattr(self._words, name))

    def _before(self, name: str) -> Before:
        """A pattern of the declarations that has to stand in front of a place, by its name."""
        return self.scan.pack.before(getattr(self._words, name))

    # -- figures -----------------------------------------------------------------------------------------------------

    def object_of(self, q: Quantity, local: Local) -> tuple[str | None, str]:
        """What is counted, or what the amount is for, and the words that say so."""
        if q.kind in ("count", "ordinal"):
            if q.head:
                return self.text[slice(*q.head)], "the noun itself"
            return (q.unit, "the head of its column") if q.elided else (None, "")
        segment = self._segment(q)
        end = max(q.end, local.base_span[1] if local.base_span else 0)
        if q.kind in ("money", "measure", "duration") and (
            found := self._behind(self._pattern("AFTER_OF"), end, segment)
        ):
            return found
        before = max(segment.start, q.start - 110)
        amount = self._before("BEFORE_AMOUNT").search(self.low, before, q.start) if q.kind == "money" else None
        if amount and not self._has_verb(*amount.span("noun")):
            return self.text[slice(*amount.span("noun"))], self.text[amount.end("noun") : amount.end()].strip()
        worth = self._before("BEFORE_WORTH").search(self.low, max(segment.start, q.start - 70), q.start)
        if worth and not self._has_verb(*worth.span("noun")):
            return self.text[slice(*worth.span("noun"))], worth.group().strip()
        if label := self._label(q, before, segment):
            return label, "label"
        raised = self._raised(q, end, segment)
        if found := raised or self._behind(self._pattern("AFTER_FOR"), end, segment):
            return found
        if q.kind == "money":
            return self._behind(self._pattern("AFTER_DIRECT"), end, segment) or self._amount_of(q, segment)
        return None, ""

    def _label(self, q: Quantity, before: int, segment: Segment) -> str | None:
        """«**Sur le budget commun** : 5,4 Mds €», «**Valeur totale** : …»: what stands in front of a colon."""
        if self.low.rfind(":", segment.start, q.start) < 0:
            return None
        if topic := self._before("TOPIC_BEFORE").search(self.low, before, q.start):
            return self.text[slice(*topic.span("noun"))]
        label = self._pattern("LABEL_BEFORE").match(self.low, segment.start, q.start)
        return self.text[slice(*label.span("noun"))] if label and not self._has_verb(*label.span("noun")) else None

    def _raised(self, q: Quantity, end: int, segment: Segment) -> tuple[str, str] | None:
        """«portera de 900 à 1 250 mètres **la longueur des voies**»: what changes stands behind its levels."""
        if not self._before("RAISING").stands(self.low, max(segment.start, q.start - BEFORE_LEVEL), q.start):
            return None
        beside = self.figures.between(end, min(end + NEXT_LEVEL, segment.end))
        if beside and self._pattern("TO_LEVEL").fullmatch(self.scan.plain, end, beside[0].start):
            end = beside[0].end
        return self._behind(self._pattern("AFTER_DIRECT"), end, segment)

    def _behind(self, link: regex.Pattern[str], start: int, segment: Segment) -> tuple[str, str] | None:
        """The noun phrase that a link joins to a figure («12 000 tonnes **de carburant**»)."""
        found = link.match(self.low, start, segment.end)
        phrase = self._phrase(found.end(), segment.end) if found else ""
        return (phrase, found.group().strip()) if found and phrase else None

    def _amount_of(self, q: Quantity, segment: Segment) -> tuple[str | None, str]:
        """«**Le plafond du budget** s'établira à 2,4 milliards»; the label of a table's row."""
        clause = self.actors.at(q.start)
        subject = self.actors.subject(clause) if clause is not None else None
        inside = subject is not None and subject.span[0] <= q.start < subject.span[1]
        itself = (
            inside and subject is not None and q.start - subject.span[0] <= DETERMINER
        )  # «19,6 milliards financent …»
        if subject is not None and not (itself or subject.acts or subject.first_person or subject.addressed):
            return subject.text.split(",")[0] if inside else subject.text, "what has the amount"
        if topic := self._before("LEADING_TOPIC").search(self.low, segment.start, q.start):
            return self.text[slice(*topic.span("noun"))], topic.group().split(" ", 1)[0]
        if row := self._pattern("ROW_LABEL").match(self.text, segment.start, q.start + 1):
            return row["noun"].strip(), IN_ROW
        return None, ""

    def _has_verb(self, start: int, end: int) -> bool:
        """Whether a would-be noun phrase holds a finite verb («le Canada auront ajouté»)."""
        grammar = self.actors.grammar.finite
        kinds = grammar.tokens(self.low, start, end).classes
        return any(kind & (TENSED | THIRD_PLURAL) or (n and kind & THIRD_SINGULAR) for n, kind in enumerate(kinds))

    def _phrase(self, start: int, limit: int) -> str:
        stop = self._pattern("PHRASE_END").search(self.low, start, min(limit, start + 80))
        end = stop.start() if stop else min(limit, start + 80)
        words = " ".join(self.text[start:end].split())
        return words if words and words[0].isalpha() and not words.isdigit() else ""

    def agent_of(self, event: Event) -> tuple[str | None, str]:
        """«adopté par **le Conseil** le 6 mai 2027»: who did what a participle says of a date."""
        found = self._before("AGENT_BEFORE").search(self.low, max(0, event.start - 170), event.start)
        if found is None:
            return None, ""
        return self.actors.plain_name(*found.span("who")), self.text[found.start() : found.start("who")].strip()

    def actor_of(self, start: int) -> tuple[str | None, str]:
        """The subject of the clause that holds a span, unless the span is in the subject itself."""
        named = self._before("COUNTRY_BEFORE").search(self.text, max(0, start - 60), start)
        if named is None and self.scan.claimed_at(start) is None:  # «Oslo, le 3 mai» does nothing
            named = self._before("COUNTRY_APART").search(self.text, max(0, start - 60), start)
        if named and named["name"].lower() in self._countries:
            return named["name"], "named just before it"
        item = self.scan.segments.items[self.scan.segments.at(start)]
        label = self._pattern("COUNTRY_LABEL").fullmatch(self.text, item.start, start)
        if label and label["name"].lower() in self._countries:
            return label["name"], "the label of its line"
        clause = self.actors.at(start)
        if clause is None:
            return None, ""
        subject = self.actors.subject(clause)
        if subject is None:
            return None, ""
        if clause.subject and clause.subject[0] <= start < clause.subject[1]:
            head = self.low[clause.subject[0] : start].rstrip()
            comma = head.find(", ")
            following = head[comma + 2 :].replace("'", "' ").split(" ", 1)[0]
            opened = self.actors.opens_apart(*clause.subject)  # «Venus de quinze pays, 900 soldats …»
            if (
                comma > 0
                and not opened
                and following.rstrip("'").isalpha()
                and following not in self.actors.words.DETERMINERS
            ):
                # «Le coût de l'exercice, **estimé à** 48 M€, est …»
                return self.actors.plain_name(clause.subject[0], clause.subject[0] + comma), subject.why
            if head.endswith(self._words.OF):  # «un communiqué de 90 points»
                return self.actors.plain_name(clause.subject[0], clause.subject[0] + len(head) - 3), subject.why
            return None, ""
        return subject.text, subject.why

    def period_of(self, q: Quantity) -> str | None:
        """The date that says when a figure holds: its own, or that of what it is a part of."""
        return self._own_period(q) or self._period_of_whole(q)

    def _own_period(self, q: Quantity) -> str | None:
        """The date in a figure's clause that says when it holds; or a rate given before it («chaque année 5 %»)."""
        segment = self._segment(q)
        if q.kind == "ordinal" or self._is_known_count(q) or self._describes(q):
            return None
        if rate := self._rate_before(q, segment):
            return rate
        if self._is_respective(q, segment):
            return None
        low, high = clause_bounds(self.scan, q.start)
        low, high = max(low, q.start - PERIOD_REACH), min(high, q.end + PERIOD_REACH)
        best: tuple[int, str] | None = None
        for event in self.events.between(low, high):
            edtf = dates_of(event).edtf
            if edtf is None or not self._may_date(q, event, low):
                continue
            if self._pattern("DIRECTLY").fullmatch(self.low, q.end, event.start):
                return edtf
            distance = self._distance(q, event)
            if distance < (best[0] if best else PERIOD_REACH):
                best = (distance, edtf)
        return best[1] if best else None

    def _period_of_whole(self, q: Quantity) -> str | None:
        """«31 blessés mardi, **dont 7** grièvement»: what a part is of says when."""
        part, segment = self.scan.pack.declarations.cues.PART_BEFORE, self._segment(q)
        if not self.scan.pack.before(part).stands(self.scan.plain, max(segment.start, q.start - 30), q.start):
            return None
        before = self.figures.between(segment.start, q.start - 1)
        whole = before[-1].quantity if before else None
        known = q.kind == "ordinal" or self._is_known_count(q) or self._describes(q)
        return None if whole is None or known else self._own_period(whole)

    def _segment(self, q: Quantity) -> Segment:
        """The sentence of a figure, of which much is asked in a row."""
        if self._sentence[0] != q.start:
            self._sentence = (q.start, self.scan.segments.items[self.scan.segments.at(q.start)])
        return self._sentence[1]

    def _is_known_count(self, q: Quantity) -> bool:
        """«**les** 32 Alliés»: how many they are is no news."""
        if q.kind != "count":
            return False
        return self._before("DEFINITE").stands(self.scan.plain, max(0, q.start - 12), q.start)

    def _rate_before(self, q: Quantity, segment: Segment) -> str | None:
        """«**Chaque année**, … 5 %»: the rate at which a figure comes back, with no other figure or comma between."""
        found = self._pattern("RATE_BEFORE").search(self.low, max(segment.start, q.start - 70), q.start)
        between = self.low[found.end() : q.start] if found else ""
        if not found or "," in between or "(" in between or self.figures.between(found.end(), q.start):
            return None
        rate: str = self._words.RATES[found.group()]
        return rate

    def _is_respective(self, q: Quantity, segment: Segment) -> bool:
        """«en 2024 et en 2025, **respectivement** 3,8 et 4,6 milliards»: each figure has a date of its own."""
        if not self._pattern("RESPECTIVELY").search(self.low, segment.start, q.start):
            return False
        return len(self.events.between(segment.start, q.start)) > 1

    def _may_date(self, q: Quantity, event: Event, low: int) -> bool:
        """Whether a date can say when a figure holds: it is no part of a name, of a measure, or of another figure."""
        if event.start == q.start or self._other_side(q, event):
            return False
        if self._before("NAMED_THING").stands(self.low, max(0, event.start - 40), event.start):
            return False
        if event.end <= q.start and self._stands_apart(event, q):
            return False
        if self._before("SAID_ON").stands(self.low, max(low, event.start - 24), event.start):
            return False
        return not self._before("MEASURING_YEAR").stands(self.low, max(low, event.start - 35), event.start)

    def _stands_apart(self, event: Event, q: Quantity) -> bool:
        """«RIGA, **14 novembre** — Trois frégates …», «Créée **en 2025**, l'agence emploie …»: of something else."""
        segment = self._segment(q)
        if event.start < self.actors.behind_dateline(segment) <= q.start:
            return True
        leading = self._pattern("LEADING_PARTICIPLE").match(self.low, segment.start, event.start + 1)
        return leading is not None and "," in self.low[event.end : q.start]

    def _distance(self, q: Quantity, event: Event) -> int:
        """How far a date is from a figure: characters, and what the figures and commas between them weigh."""
        first, last = (q.end, event.start) if event.start >= q.end else (event.end, q.start)
        figures, commas = len(self.figures.between(first, last)), self.low.count(",", first, last)
        distance = last - first + FIGURE_BETWEEN * figures + COMMA_BETWEEN * commas
        if event.end <= q.start and self._joins(q, event):
            distance += NEXT_MEMBER  # «huit avant la fin de 2027 et **douze** d'ici à juin 2029»
        return distance

    def _joins(self, q: Quantity, event: Event) -> bool:
        """Tell whether a date closes the first member of a list, and a figure opens the next."""
        return bool(self._pattern("NEXT_MEMBER").fullmatch(self.low, event.end, q.start)) and bool(
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
            if (
                plain[max(0, other - 8) : other].endswith(self.scan.pack.declarations.cues.OF_WHICH)
                and "," not in plain[other : event.start]
            ):
                return True  # «17 milliards, dont **5** dès 2027»
            return level_change(self.scan, other) or bool(
                self._before("VERSUS").stands(plain, max(0, other - 40), other)
            )
        if self._before("VERSUS").stands(plain, max(event.end, q.start - 40), q.start):
            return True
        before = self.figures.between(max(0, event.start - 60), event.start)
        if not before or not self._pattern("TO_LEVEL").fullmatch(plain, event.end, q.start):
            return False
        return event.start - before[-1].end <= ADJACENT and level_change(self.scan, q.start)

    def modality_of(self, q: Quantity, commitment: Draft | None) -> tuple[str, str]:
        """fact, forecast or commitment, and why."""
        inside = commitment if commitment is not None and q.start > commitment.verb else None
        return (
            self._as_known(q)
            or (inside and self._as_committed(q, inside))
            or self._as_expected(q)
            or ("fact", "no sign of anything else")
        )

    def _as_known(self, q: Quantity) -> tuple[str, str] | None:
        """What no verb makes a promise or a forecast: it is compared with, known, or describes a thing."""
        before = self.scan.plain[max(0, q.start - 40) : q.start]
        if self._before("VERSUS").ends(before) or self._joins_versus(q):
            return "fact", "set against another figure"
        definite = q.kind not in ("percent", "fraction", "money") and self._before("DEFINITE").ends(before)
        if q.kind == "ordinal" or definite:
            return "fact", "a known number («les», «nos»)"
        if now := self._before("AS_IT_IS").search(self.low, max(self._segment(q).start, q.start - 40), q.start):
            return "fact", now.group().strip()
        if self._describes(q) or (q.kind in ("measure", "duration") and before.endswith(", ")):
            return "fact", "it only describes a thing"
        return None

    def _describes(self, q: Quantity) -> bool:
        """«des obus **de 155 mm**»: a measure that only tells of what kind a thing is."""
        if q.kind not in ("measure", "duration"):
            return False
        return self._before("ATTRIBUTIVE").stands(self.low, max(0, q.start - 30), q.start)

    def _joins_versus(self, q: Quantity) -> bool:
        """«contre 2,2 % en 2023 et **1,43 %** en 2014»: the second of what a figure is set against."""
        begin = self._segment(q).start
        earlier = self.figures.between(begin, q.start)
        other = earlier[-1].quantity if earlier else None
        if other is None or (other.kind, other.unit) != (q.kind, q.unit):
            return False
        plain = self.scan.plain
        if self._pattern("NEXT_DATED").fullmatch(plain, other.end, q.start) is None:
            return False
        return self._before("VERSUS").stands(plain, max(begin, other.start - 40), other.start)

    def _as_committed(self, q: Quantity, commitment: Draft) -> tuple[str, str] | None:
        """What a commitment says of a figure behind its verb; None where the rest of the sentence must tell."""
        kind = commitment.kind
        if self._aside(q):
            return "fact", "a present in a dependent clause"
        if kind in ("pledge", "target"):
            return "commitment", f"inside a {kind}"
        if kind == "decision" and self._pattern("INFINITIVE_OF").search(self.low, commitment.start, q.start):
            return "commitment", "what was decided"
        if kind == "call" and q.kind in ("money", "percent", "count"):
            return "commitment", "what is asked for"
        if kind in ("call", "decision"):
            return "fact", f"inside a {kind}"
        if self.scan.plain.startswith(self._words.MUST_FUTURE, commitment.verb):
            return "commitment", "what will have to be done"
        if kind == "intention" and self._will_be_done(q, commitment):
            return "commitment", "what is to be done"
        return None

    def _as_expected(self, q: Quantity) -> tuple[str, str] | None:
        """A purpose, a verb in the future, or a word that says that it is expected."""
        segment = self._segment(q)
        begin = max(segment.start, q.start - 90)
        if self._aside(q) or self._apposed(q):
            return "fact", "an aside"
        to_do = self._pattern("TO_DO").match(self.low, segment.start) if segment.bullet else None
        if to_do and to_do["verb"] in self.actors.grammar.finite.infinitives:  # «– Mer : 14 bâtiments» is none
            return "commitment", "what is to be done"
        if aimed := self._before("AIMED").search(self.low, begin, q.start) or self._pattern("AIMED_AFTER").match(
            self.low, q.end
        ):
            return "commitment", aimed.group().strip()
        if self._pattern("PURPOSE").search(self.low, begin, q.start):
            return "commitment", "what is aimed at"
        low, high = clause_bounds(self.scan, q.start)
        if required := self._pattern("REQUIRED").search(self.low, low, q.start):
            return "commitment", required.group()
        if self._nearest_tense(q, low, high) in ("future", "conditional") and not self._present(q):
            return "forecast", "the verb of its clause is in the future"
        expected = self._pattern("EXPECTED").search(self.scan.plain, begin, max(high, q.end))
        if expected and not self._of_another(q, expected.start()):
            return "forecast", "expected"
        return None

    def _nearest_tense(self, q: Quantity, low: int, high: int) -> str | None:
        """The tense of the verb between two places that is nearest to a figure."""
        known = []
        for verb in self.scan.verbs(self.scan.segments.at(q.start)):
            if low <= verb.start and verb.end <= high:
                first, last = sorted((verb.start, q.start))
                known.append((last - first + COMMA_TO_VERB * self.low.count(",", first, last), verb.tense))
        return min(known)[1] if known else None

    def _will_be_done(self, q: Quantity, intention: Draft) -> bool:
        """Whether somebody says that he will do so much («versera 700 M€»), and no state is foreseen («comptera»)."""
        if q.kind in ("measure", "duration") or self._present(q):
            return False
        state = self.scan.pack.pattern(self.scan.pack.declarations.commitments.STATE_TO_COME)
        return state.match(self.scan.plain, intention.verb) is None

    def _aside(self, q: Quantity) -> bool:
        """Whether a dependent clause says what is, or was: «…, qui **retardent** encore un convoi sur six»."""
        clause = self.actors.at(q.start)
        if clause is None or clause.main:
            return False
        opener = self.low[max(0, clause.start - OPENER) : clause.start].rstrip("e' ")
        if not self.low.startswith(self._words.TELLING, clause.start) and not opener.endswith(self._words.TELLING):
            return False
        tenses = {p.tense for p in clause.predicates if p.form not in self.scan.pack.declarations.verbs.NEAR_FUTURE}
        return (bool(tenses) and tenses <= {"present", "past"}) or self._present(q)

    def _apposed(self, q: Quantity) -> bool:
        """Whether a figure stands between subject and verb: «Les riverains, au nombre de **46 000**, seront …»."""
        clause = self.actors.at(q.start)
        if clause is None or clause.subject is None or not clause.predicates:
            return False
        if not clause.subject[0] < q.start < clause.predicates[0].start:
            return False
        if q.start < clause.subject[1] and self._pattern("DONE_IN").search(self.low, clause.subject[0], q.start):
            return True  # «Le navire **commandé** pour 178 M€ ne sera pas livré avant …»
        return "," in self.low[clause.subject[0] : q.start] and "," in self.low[q.end : clause.predicates[0].start]

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
        if self.scan.pack.before(dateline["published"]).ends(before):
            return False
        words = _CONTENT.findall(f"{self.low[segment.start : event.start]} {self.low[event.end : segment.end]}")
        return len(words) > 1 and bool(self.figures.between(segment.start, segment.end))

    def happening(self, event: Event) -> tuple[str | None, str]:
        """What happens on a date: the thing that is named by it, or the clause around it."""
        segment = self.scan.segments.items[self.scan.segments.at(event.start)]
        if event.start - segment.start <= 3 and (
            entry := self._pattern("ENTRY").match(self.text, event.end, segment.end)
        ):
            return " ".join(entry["what"].split()), "what the entry says"
        if thing := self._dated_thing(event, segment):
            return thing, "the thing it dates"
        clause = self.actors.at(event.start)
        if clause is None and self._is_short_line(event, segment):
            title = self.scan.segments.items[0]
            own = self._says_something(event, segment)
            if title.start != segment.start and not own and not self._is_dateline(title):
                return self.text[title.start : title.end], "the document's title"
            low, high = segment.start, segment.end
        elif clause is not None and clause.start <= event.start < clause.end:
            low, high = clause.start, clause.end
        else:
            low, high = clause_bounds(self.scan, event.start)
        words = self._around(event, low, high) or _stripped(self.text[segment.start : event.start])
        return (words[:240], "the clause around it") if words else (None, "")

    def _dated_thing(self, event: Event, segment: Segment) -> str | None:
        """«le **sommet de Madrid** de 2022»."""
        for name in ("NAMED_THING", "DATED_IN"):
            found = self._before(name).search(self.low, max(segment.start, event.start - 90), event.start)
            if found:
                return " ".join(self.text[slice(*found.span("thing"))].split())
        return None

    def _is_short_line(self, event: Event, segment: Segment) -> bool:
        """Whether a sentence near the beginning holds little more than its date."""
        beside = segment.end - segment.start - (event.end - event.start)
        return beside < 45 and segment.start < 1500

    def _around(self, event: Event, low: int, high: int) -> str:
        """The words around a date, without what it leaves hanging; none where only marks are left."""
        lead = self.low[low : event.start]
        if self._before("DANGLING").ends(lead):
            lead = self._pattern("DANGLING").sub("", lead)
        words = f"{self.text[low : low + len(lead)]} {self.text[event.end : high]}"
        words = " ".join(words.split()).replace(" ,", ",").replace(" .", ".")
        return _stripped(_TWO_COMMAS.sub(",", words) if ",," in words else words)


def _stripped(words: str) -> str:
    """Words without the marks and blanks at their ends; nothing where there are only marks."""
    words = " ".join(words.split()).strip(' ,;:.–—-«»"“”()')
    return words if any(c.isalpha() for c in words) else ""
