"""Who acts: subjects of clauses, their kind (Alliance, outsider, thing), and what pronouns stand for."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from natofacts.clauses import Clause, Grammar
from natofacts.find import Scan

_DETERMINER = regex.compile(r"(?:(?:le|la|les|un|une|des|ce|cet|cette|ces|du|au|aux)[ ]+|l'|d')", regex.I)
_ASIDE = regex.compile(
    r",[ ](?:qui|dont|où|que|lequel|laquelle|réuni|confié|connu|situé|créé|basé|dirigé|elle(?:,|$)|lui(?:,|$)|eux(?:,|$)|quant|pour sa part|de son côté)|[ ](?:qui|dont)[ ]|[ ]\("
)
_WORD = regex.compile(r"[a-zà-ÿœ0-9]+(?:-[a-zà-ÿœ0-9]+)*")


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a clause: its name without determiner, its span, and what kind of actor it is."""

    text: str
    span: tuple[int, int]
    first_person: bool = False
    acts: bool = False
    alliance: bool = False
    outside: bool = False
    thing: bool = False
    plural: bool = False
    why: str = "subject of the clause"


class Actors:
    """The subjects of one text, sentence by sentence; pronouns are replaced within the paragraph."""

    def __init__(self, scan: Scan, grammar: Grammar) -> None:
        self.scan = scan
        self.grammar = grammar
        self.words = grammar.words
        self.low, self.text = scan.view.low, scan.view.text
        self._clauses: dict[int, list[Clause]] = {}
        self._subjects: dict[int, Subject | None] = {}

    def clauses(self, index: int) -> list[Clause]:
        """The clauses of a segment, parsed once."""
        if index not in self._clauses:
            segment = self.scan.segments.items[index]
            start = segment.start
            if dateline := _DATELINE.match(self.text, start, segment.end):
                start = dateline.end()
            self._clauses[index] = self.grammar.parse(self.low, self.text, start, segment.end, self._is_date)
        return self._clauses[index]

    def _is_date(self, position: int) -> bool:
        claimed = self.scan.claimed_at(position)
        if claimed is None and self.low.startswith(("ce ", "cette ", "cet ", "le ", "l'", "les "), position):
            space = self.low.find(" ", position) if not self.low.startswith("l'", position) else position + 1
            claimed = self.scan.claimed_at(space + 1)
            return claimed is not None and claimed.rule.kind == "date"
        return claimed is not None and claimed.rule.kind == "date"

    def inside(self, start: int, end: int) -> list[Clause]:
        """The clauses that begin in a stretch of text."""
        index = self.scan.segments.at(start)
        return [c for c in self.clauses(index) if any(start <= p.start < end for p in c.predicates)]

    def at(self, position: int) -> Clause | None:
        """The innermost clause around a position: that of the last verb before it, or of the first after it."""
        clauses = self.clauses(self.scan.segments.at(position))
        best: Clause | None = None
        for clause in clauses:
            if clause.start <= position < max(clause.end, clause.start + 1):
                best = clause
        return best

    # -- subjects --------------------------------------------------------------------------------------------------

    def subject(self, clause: Clause) -> Subject | None:
        """The subject of a clause with its pronoun resolved, or None."""
        key = id(clause)
        if key not in self._subjects:
            self._subjects[key] = self._subject(clause)
        return self._subjects[key]

    def _subject(self, clause: Clause) -> Subject | None:
        if clause.subject is None:
            return None
        if clause.pronoun:
            if clause.pronoun in ("nous", "je", "j'", "on"):
                return Subject(self.text[slice(*clause.subject)], clause.subject, first_person=clause.pronoun != "on",
                               acts=clause.pronoun != "on", alliance=True, plural=clause.pronoun == "nous")  # fmt: skip
            if clause.pronoun == "il" and regex.match(
                self.words.IMPERSONAL,
                self.scan.plain[clause.predicates[0].start : clause.predicates[0].end]
                if clause.predicates
                else "",
            ):
                return None
            if clause.pronoun in self.words.THIRD_PRONOUNS:
                return self._antecedent(clause)
            return None
        return self.bare(*clause.subject)

    def bare(self, start: int, end: int) -> Subject | None:
        """A subject from a noun phrase given by its span."""
        if aside := _ASIDE.search(self.low, start, end):
            end = aside.start()
        while end > start and self.text[end - 1] in " ,;:–—\n":
            end -= 1
        while start < end and self.text[start] in ' \n«"':
            start += 1
        if start >= end:
            return None
        name = self.plain_name(start, end)
        head, capital = self._head(start, end)
        words = self.words
        low = self.low[start:end]
        tokens = _WORD.findall(low)
        first = set(tokens[:4])
        outside = bool(first & words.OUTSIDERS) and not (first & words.MEMBERS and head in words.MEMBERS)
        alliance = (
            head in words.ALLIANCE_NOUNS
            or head in words.MEMBERS
            or bool(first & (words.MEMBERS | {"otan", "alliance", "allié", "alliés"}))
        )
        if head in words.ALLIANCE_NOUNS:
            outside = outside and head in words.OUTSIDERS
        thing = head in words.THING_NOUNS and not capital
        acts = not thing and (
            head in words.ACTOR_NOUNS or outside or alliance or (capital and head not in words.THING_NOUNS)
        )
        if alliance and not acts:
            acts = not thing
        plural = (
            bool(regex.match(r"(?:les|des|nos|ces|leurs|tous|toutes|\d|deux|trois)\b", low))
            or " et " in low
            or (head.endswith("s") and capital)
        )
        return Subject(
            " ".join(name.split()),
            (start, end),
            False,
            acts and not thing,
            alliance and not thing,
            outside,
            thing,
            plural,
        )

    def plain_name(self, start: int, end: int) -> str:
        """A phrase as written, determiner dropped."""
        while start < end and self.text[start] in " \n":
            start += 1
        if determiner := _DETERMINER.match(self.low, start, end):
            start = determiner.end()
        return " ".join(self.text[start:end].split()).strip(" ,;:")

    def _head(self, start: int, end: int) -> tuple[str, bool]:
        """The head noun of a phrase and whether it is written with a capital that is not the sentence's."""
        for match in _WORD.finditer(self.low, start, end):
            word = match.group().removeprefix("sous-").removeprefix("vice-") or match.group()
            if word in self.words.DETERMINERS or word in ("l", "d") or word.isdigit() or word in _SKIP:
                continue
            first = match.start() == self.scan.segments.items[self.scan.segments.at(match.start())].start
            capital = self.text[match.start()].isupper() and not (
                first and self.text[match.start() : match.end()].istitle() and word in self.words.THING_NOUNS
            )
            return word, capital
        return "", False

    def _antecedent(self, clause: Clause) -> Subject | None:
        """The last subject in the paragraph that agrees in number with a pronoun."""
        assert clause.subject
        plural = clause.pronoun in ("ils", "elles")
        here = self.scan.segments.at(clause.subject[0])
        for index in range(here, max(-1, here - 5), -1):
            if index < here and not self._same_paragraph(index, here):
                break
            for other in reversed(self.clauses(index)):
                if other is clause or other.subject is None or other.subject[0] >= clause.subject[0]:
                    continue
                if other.pronoun and other.pronoun not in self.words.THIRD_PRONOUNS:
                    continue
                if (
                    not other.main
                    and index == here
                    and other.start < clause.subject[0]
                    and other.pronoun is None
                ):
                    continue
                found = self.subject(other)
                if found is not None and found.plural == plural and not found.first_person:
                    return Subject(found.text, clause.subject, found.first_person, found.acts, found.alliance, found.outside,
                                   found.thing, found.plural, f"«{clause.pronoun}» stands for it")  # fmt: skip
        return self._founded(here, plural, clause)

    def _founded(self, here: int, plural: bool, clause: Clause) -> Subject | None:
        """«Nous avons créé **le Conseil** … **Il** organisera»: the body that the sentence before names."""
        assert clause.subject
        items = self.scan.segments.items
        own = self._named(items[here].start, clause.subject[0] - 1, plural, clause)
        if own is not None or here == 0 or not self._same_paragraph(here - 1, here):
            return own
        return self._named(items[here - 1].start, items[here - 1].end, plural, clause)

    def _named(self, start: int, end: int, plural: bool, clause: Clause) -> Subject | None:
        """The country or body named in a stretch of text that a pronoun can stand for."""
        assert clause.subject
        determiner = r"(?:les|des|deux|trois)[ ]" if plural else r"(?:(?:le|la|un|une|son|sa)[ ]|l')"
        names = "|".join(
            self.words.FEMININE_COUNTRIES if clause.pronoun == "elle" else self.words.MASCULINE_COUNTRIES
        )
        if not plural and (
            match := regex.search(
                rf"(?<![a-zà-ÿ])(?:la[ ]|le[ ]|l')(?P<noun>{names})(?![a-zà-ÿ])",
                self.low,
                pos=start,
                endpos=end,
            )
        ):
            return Subject(self.plain_name(*match.span("noun")), match.span("noun"), acts=True, outside=True,
                           why=f"«{clause.pronoun}» stands for what the sentence before names")  # fmt: skip
        for match in regex.finditer(
            rf"(?<![a-zà-ÿ]){determiner}(?:nouve(?:l|lle|au)[ ]|premi(?:er|ère)[ ])?(?P<noun>[a-zà-ÿœ]+)",
            self.low,
            pos=start,
            endpos=end,
        ):
            if match["noun"] in self.words.ACTOR_NOUNS and match["noun"] not in self.words.ALLIANCE_NOUNS - {
                "conseil",
                "centre",
                "fonds",
                "bureau",
                "mission",
                "agence",
                "brigade",
                "réseau",
                "comité",
                "saceur",
                "shape",
            }:
                return Subject(self._extent(match.start("noun")), clause.subject, acts=True, alliance=True, plural=plural,
                               why=f"«{clause.pronoun}» stands for what the sentence before names")  # fmt: skip
        return None

    def _extent(self, start: int) -> str:
        """A noun with the name that follows it («Conseil OTAN-Ukraine»)."""
        match = regex.compile(
            r"[\w-]+(?:[ ](?:de[ ]l['’]|de[ ]la[ ]|des[ ]|de[ ]|du[ ]|d['’])?[A-ZÀ-Ý][\w-]*)*"
        ).match(self.text, start)
        return match.group() if match else ""

    def _same_paragraph(self, first: int, last: int) -> bool:
        items = self.scan.segments.items
        for n in range(first, last):
            gap = self.scan.plain[items[n].end : items[n + 1].start]
            if "\n" in gap and not (items[n + 1].bullet and gap.count("\n") < 2):
                return False
        return True


_SKIP = frozenset(
    "entre premier première dernier dernière nouveau nouvelle futur future grand grande grands grandes autres autre petits trente-deux".split()
)
_DATELINE = regex.compile(
    r"\d+(?:\.\d+)+\.?\s+"
    r"|[A-ZÀ-Ý][A-ZÀ-Ý .,'’-]{1,40}(?:,?[ ](?:le[ ])?\d{1,2}(?:er)?[ \xa0][a-zà-ÿ.]+(?:[ \xa0]\d{4})?)?(?:[ ]?\([A-Za-z, -]+\))?[ ](?:[-–—]|:)[ ]"
    r"|[A-ZÀ-Ý][\w. ’'-]{1,40}[ ]?:[ ](?=[A-ZÀ-Ý«])"
)
