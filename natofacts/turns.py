"""Turns of a transcript: lines that open with who speaks, «Mme Durand : …», «Réponse de la ministre : …»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from natofacts.names import Names
from natofacts.quotes import Quotes

HEAD = 1200
# The margin of a line that holds anything; it is found once for each line, long margins too.
_MARGIN = r"[ \t\xa0–—•*-]*+(?=[^\n])"
_FIRST_LINE = re.compile(_MARGIN)
_NEXT_LINE = re.compile(rf"\n{_MARGIN}")  # for «^» every character would be looked at
LABEL = 160  # characters in which the label of a turn has its mark


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says, from behind the label to the next turn; `name` is None for an unnamed questioner."""

    start: int
    end: int
    label: str
    name: str | None


@dataclass(frozen=True, slots=True)
class _Label:
    line: int
    end: int
    label: str
    name: str | None
    sure: bool  # sure of itself: a title, an answer; else it must come back to count


def turns(names: Names, quotes: Quotes) -> list[Turn]:
    """The turns of a text, in order."""
    answering = _interviewed(names)
    labels = list(_labels(names, answering)) or _questions(names, answering)
    often: dict[str, int] = {}
    for label in labels:
        often[label.label] = often.get(label.label, 0) + 1
    dialogue = len(often) == 2 < len(labels)  # two who take turns
    kept = [
        label
        for label in labels
        if label.sure or often[label.label] > 1 or dialogue or quotes.after(label.end, 2) is not None
    ]
    many = len(kept) > 1
    return [turn for n, label in enumerate(kept) if (turn := _turn(names, quotes, kept, n, label, many))]


def _turn(names: Names, quotes: Quotes, kept: list[_Label], n: int, label: _Label, many: bool) -> Turn | None:
    text = names.text
    following = kept[n + 1].line if n + 1 < len(kept) else len(text)
    quote = quotes.after(label.end, 2)
    if quote is not None:  # «Le SG : « … »» in a thread: no more than the quotation
        end = quotes.spans[quote][1]
    elif many or label.label.lower().startswith("r"):
        closing = names.pattern("CLOSING_LINE").search(text, label.end, following)
        end = closing.start() if closing else following
    else:
        line = text.find("\n", label.end)
        end = line if line >= 0 else len(text)
    return Turn(label.end, min(end, following), label.label, label.name)


def _questions(names: Names, answering: str | None) -> list[_Label]:
    """In an interview without labels the lines behind a question are the answer."""
    if answering is None:
        return []
    asked = list(names.pattern("ASKED_LINE").finditer(names.text))
    return [_Label(a.start(), a.end(), a.group().strip(), answering, True) for a in asked] if len(asked) > 1 else []


def _lines(text: str) -> Iterator[int]:
    """Where the lines that hold anything begin, behind their margin."""
    if first := _FIRST_LINE.match(text):
        yield first.end()
    for following in _NEXT_LINE.finditer(text):
        yield following.end()


def _labels(names: Names, answering: str | None) -> Iterator[_Label]:
    """Lines that open like a turn."""
    text = names.text
    for line in _lines(text):
        opening = text[line : line + LABEL]
        if not (":" in opening or "—" in opening or "–" in opening or opening[0] in "QR"):
            continue
        if asked := names.pattern("ASKED").match(text, line):
            yield _Label(line, asked.end(), asked.group(), None, True)
        elif answered := names.pattern("ANSWERED").match(text, line):
            yield _Label(line, answered.end(), answered.group(), answering, True)
        elif (turn := names.pattern("TURN").match(text, line)) and (label := _named(names, turn)):
            yield label


def _named(names: Names, turn: regex.Match[str]) -> _Label | None:
    words = names.words
    if turn["of"]:
        opening = names.text[turn.start("of") - 3 : turn.start("of")].lower()
        article = next((kept for end, kept in words.KEPT_ARTICLES.items() if opening.endswith(end)), "")
        name = article + " ".join(turn["of"].split())
        speaks = any(c.isupper() for c in name) or names.pattern("OFFICE").search(name.lower())
        return _Label(turn.start(), turn.end(), turn.group(), name, True) if speaks else None
    name = " ".join(turn["name"].split()).rstrip(" .")
    title = name.split()[0].rstrip(".").capitalize()
    personal = names.pattern("PERSONAL").search(name.lower()) is not None
    last = name.split()[-1]
    shouted = len(last) > 1 and last.isupper() and len(name.split()) > 1
    sure = title in words.MR or (personal and (shouted or bool(turn["dash"])))
    with_article = names.pattern("TITLE").match(name.lower()) is not None and title not in words.MR
    if with_article and not (personal or shouted):
        return None
    return _Label(turn.start(), turn.end(), turn.group().strip(), name, sure)


def _interviewed(names: Names) -> str | None:
    """Who answers in an interview, by its heading: «Entretien avec l'amiral Costa»."""
    head = names.low[:HEAD]
    if not any(word in head for word in names.words.INTERVIEW_WORDS):
        return None
    found = names.pattern("INTERVIEW").search(names.text, 0, len(head))
    if found is None:
        return None
    line = names.text.find("\n", found.end())
    named = names.behind(found.end(), line if line >= 0 else len(names.text))
    return named.name if named else None
