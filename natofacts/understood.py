"""Nouns that a number counts and that stand elsewhere: «le nombre d'Alliés …», «elles sont sept»."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from natofacts.find import Scan
from natofacts.matches import Quantity
from natofacts.ranges import last_level

REACH = 40  # how far in front of a number the words begin that point back
MILLION = 10**6
PLURAL_REACH = 240  # how far back the plural stands that a pronoun counts
LIST_REACH = 340  # how far above a number the heading of its list may begin


def named_number(scan: Scan, b: Quantity) -> tuple[int, int] | None:
    """The noun in «porter de douze à vingt le **nombre de patrouilleurs**», «les Alliés …; 28 **d'entre eux**»."""
    cues, plain = scan.pack.declarations.cues, scan.plain
    if found := scan.pack.pattern(r"[ ](?:a[ ](?P<other>[a-z0-9 ,-]{1,30})[ ])?" + cues.NUMBER_OF).match(plain, b.end):
        return found.span("noun")
    if b.scale > 1 and b.value >= MILLION:
        return None
    segment = scan.segments.items[scan.segments.at(b.start)]
    if label := scan.pack.pattern(cues.LABEL_NOUN).match(plain, segment.start, b.start):
        return label.span("noun")
    subject = scan.pack.pattern(cues.LEVEL_SUBJECT).search(plain, max(segment.start, b.start - 160), b.start)
    if subject and subject["noun"] not in scan.pack.words["money_noun"]:
        return subject.span("noun")
    that = scan.pack.before(cues.THAT_OF).search(plain, max(segment.start, b.start - 80), b.start)
    if that and scan.pack.pattern(cues.NUMBER_OF).search(plain, segment.start, b.start):
        return that.span("noun")
    named = _last_of(scan.pack.pattern(cues.NUMBER_OF).finditer(plain, max(segment.start, b.start - 220), b.start))
    if named and _reaches(scan, named.end(), b.start):
        return named.span("noun")
    for heading in (cues.LIST_OF, cues.ASKED):
        if named := scan.pack.pattern(heading).search(plain, max(0, b.start - LIST_REACH), b.start):
            return named.span("noun")
    if plain.startswith(cues.AMONG, b.end):
        paragraph = plain.rfind("\n", max(0, b.start - PLURAL_REACH), b.start) + 1
        if subject := scan.pack.pattern(cues.PLURAL_SUBJECT).search(plain, max(paragraph, b.start - 160), b.start):
            return subject.span("noun")
    if scan.pack.before(cues.NUMBERING).stands(plain, max(segment.start, b.start - 24), b.start):
        subject = _last_of(scan.pack.pattern(cues.PLURAL_SUBJECT).finditer(plain, segment.start, b.start))
        return subject.span("noun") if subject else None
    none = scan.pack.pattern(cues.NONE_OF).search(plain, max(0, b.start - 120), b.start)
    before = max(0, b.start - REACH)
    told = any(
        scan.pack.before(cue).stands(plain, before, b.start) for cue in (cues.ANAPHORA_BEFORE, cues.AGAINST_NONE)
    )
    return none.span("noun") if none and told else None


def named_last(scan: Scan, b: Quantity) -> tuple[int, int] | None:
    """«dans chacune des capitales … : elles sont **sept**»: the last plural of the paragraph, for want of a figure.

    The subject of «en» is another: «Nos équipes **en** bloquent 500».
    """
    cues, plain = scan.pack.declarations.cues, scan.plain
    before = max(0, b.start - REACH)
    they = scan.pack.before(cues.THEY_ARE).search(plain, before, b.start)
    if they is None and scan.pack.pattern(cues.DO).match(plain, b.end):
        they = scan.pack.before(cues.WHO_ARE).search(plain, before, b.start)
    anaphora = scan.pack.before(cues.ANAPHORA_BEFORE).search(plain, before, b.start)
    if not they and not (anaphora and b.whole):
        return None
    end = they.start() if they else anaphora.start() if anaphora else b.start
    if not they and not scan.pack.before(cues.PRONOUN_SUBJECT).stands(plain, before, end):
        end = scan.segments.items[scan.segments.at(b.start)].start
    start = max(plain.rfind("\n", max(0, b.start - PLURAL_REACH), b.start) + 1, b.start - PLURAL_REACH)
    words = scan.pack.words
    named = [
        found.span("noun")
        for found in scan.pack.pattern(cues.NAMED_PLURAL).finditer(plain, start, end)
        if not any(found["noun"] in words[name] for name in ("adjective", "not_counted", "number_word", "unit"))
    ]
    several = {plain[slice(*span)] for span in named}
    return named[-1] if named and (they or len(several) == 1) else None


def _reaches(scan: Scan, noun: int, number: int) -> bool:
    """Tell whether «le nombre d'Alliés …» governs a number: near it, or subject of a change of level it belongs to.

    «Le **nombre d'Alliés** à 2 % est passé de **3** à **23**»: what stands before the verb is the noun's own.
    """
    cues, plain = scan.pack.declarations.cues, scan.plain
    level = last_level(scan, noun, number)
    if level and not scan.pack.pattern(cues.SHARE_NOUN).search(plain, noun, level.start()):
        return not any(mark in plain[level.end() : number] for mark in ";:.%")
    return number - noun <= 110 and not any(mark in plain[noun:number] for mark in ";:.%")


def _last_of(matches: Iterator[regex.Match[str]]) -> regex.Match[str] | None:
    """The last of some matches, or None."""
    return max(matches, key=lambda match: match.start(), default=None)
