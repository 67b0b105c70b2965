"""One document, row or rule, by what a person calls it."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from natofacts.messages import _
from natofacts.models import Document, Fact
from natofacts.read import expand_paths
from natofacts.telling import tell_encoding
from natofacts.terminal import UsageError, note

if TYPE_CHECKING:
    from natofacts.extraction import Extraction
    from natofacts.rule import Rule


def load_document(path: str, *, quiet: bool) -> Document:
    """Read the one input of a command. Raises: ReadError, UsageError if the path names several."""
    sources = list(expand_paths([path]))
    if len(sources) > 1:
        raise UsageError(
            _("{path}: names {number} documents; this command takes one").format(path=path, number=len(sources))
        )
    from natofacts.many import load

    document = load(sources[0])
    if not quiet:
        tell_encoding(document, note)
    return document


def choose_fact(extraction: Extraction, fact_id: str) -> Fact:
    """Find a row by its id or the beginning of it. Raises: UsageError if there is none, or several."""
    found: list[Fact] = [fact for fact in extraction.facts if fact.id.startswith(fact_id)] if fact_id else []
    if len(found) == 1:
        return found[0]
    name = extraction.document.name
    if found:
        raise UsageError(
            _('{name}: {number} rows have an id that begins with "{fact_id}"').format(
                name=name, number=len(found), fact_id=fact_id
            )
        )
    raise UsageError(
        _('{name}: no row has the id "{fact_id}"; ids go with the name by which a file is given').format(
            name=name, fact_id=fact_id
        )
    )


def choose_rules(rules: Mapping[str, Rule], name: str | None) -> list[Rule]:
    """Find a rule by its name, or those whose names begin so. Raises: UsageError if there is none."""
    if name is None:
        return list(rules.values())
    if name in rules:
        return [rules[name]]
    found = [rule for rule in rules.values() if rule.name.startswith(name)]
    if found:
        return found
    nearest = difflib.get_close_matches(name, rules, n=1)
    advice = _("did you mean {name}?").format(name=nearest[0]) if nearest else _("« natofacts rules » lists them")
    raise UsageError(_('no rule is called "{name}"; {advice}').format(name=name, advice=advice))
