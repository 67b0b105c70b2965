"""What a rule is: a name, a pattern, the function that builds its fact, and its own examples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Hit:
    """An example that a rule must find: `text` marks the exact span with [[ ]], `expect` names columns.

    `on` is the document's date, for expressions that are relative; `todo` says why the example fails as yet.
    """

    text: str
    expect: Mapping[str, Any]
    todo: str | None = None
    on: str | None = None

    @property
    def plain_text(self) -> str:
        """The example without its marks."""
        return self.text.replace("[[", "").replace("]]", "")

    @property
    def span(self) -> tuple[int, int]:
        """The half-open span that the marks enclose, in `plain_text`."""
        start = self.text.index("[[")
        return start, self.text.index("]]") - 2


def hit(text: str, *, todo: str | None = None, on: str | None = None, **expect: Any) -> Hit:
    """Declare an example; `on` dates its document, `todo` records a known failure as a strict xfail."""
    return Hit(text, expect, todo, on)


def no_fact(*_: object) -> None:
    """Build nothing: what a mask claims gives no row."""


def by_clause(*_: object) -> None:
    """Build nothing here: the clause around the match makes the row (see `commitments`)."""


@dataclass(frozen=True, slots=True)
class Rule:
    r"""One declaration of a language pack.

    `name` is `language.kind.what`, and gives `kind` (money, date, mask …) and `what`. `pattern` is matched on the
    plain shadow of the text at an anchor: a numeral for figures (the pattern then begins behind
    `(?P<value>(?&number))`, which is read once for all rules), a word of the lists in `anchors` for the rest.
    `(?&name)` stands for a piece of the pack, `\L<name>` for a word list. `build` turns the match into what the
    type needs; its arguments are those of the type. `extra` says what a pattern cannot: `before` must match up to
    the anchor, `check` has the last word; `made_by` names the module that makes the rows of a rule which has no
    pattern.
    """

    name: str
    pattern: str
    build: Callable[..., Any]
    hits: tuple[Hit, ...]
    misses: tuple[str, ...]
    anchors: tuple[str, ...] = ()
    doc: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    kind: str = field(init=False)
    what: str = field(init=False)

    def __post_init__(self) -> None:
        _language, kind, what, *_more = self.name.split(".")
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "what", what)
