"""Read Markdown: the words without the marks, one paragraph, item or table row a line, notes at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from natofacts.errors import ReadError
from natofacts.messages import _
from natofacts.readers import Reading
from natofacts.readers.dates import iso_day
from natofacts.readers.lines import Lines, row_text, superscript, without_empty
from natofacts.readers.plain import decode_or_refuse, metadata_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_FRONT = re.compile(r"---[ \t]*\r?\n(?P<fields>.*?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(
    r"^(?P<name>title|date|lang|language|url|publisher|author):[ \t]*(?P<value>.+?)[ \t]*$", re.MULTILINE
)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)[^>]*>")
_SUP = re.compile(r"\^(?P<raised>[^\s^]{1,6})\^")
_MAX_NESTING = 100
_CONTAINERS = frozenset(("blockquote_open", "list_item_open"))


def read(data: bytes) -> Reading:
    """Read Markdown (CommonMark with tables, footnotes and a front matter of `name: value` lines).

    Raises: ReadError if the bytes are not what their byte order mark says, or quotes and lists are nested too deeply.
    """
    decoded = decode_or_refuse(data)
    source, fields = _front_matter(decoded.text)
    writer = _Writer()
    writer.blocks(_tokens(source))
    named = {"title": fields.get("title") or writer.title, "publisher": fields.get("publisher")}
    named |= {"language": fields.get("language") or fields.get("lang"), "url": fields.get("url")}
    named |= {"author": fields.get("author")}
    return Reading(writer.lines.text(), metadata_of(decoded) | without_empty(named), iso_day(fields.get("date")))


def _front_matter(text: str) -> tuple[str, dict[str, str]]:
    """Take the front matter off, if there is one, and read its simple fields."""
    match = _FRONT.match(text)
    if match is None:
        return text, {}
    fields = {field["name"]: field["value"].strip("\"'") for field in _FIELD.finditer(match["fields"])}
    return text[match.end() :], fields


def _tokens(source: str) -> Sequence[Token]:
    """Parse Markdown into a flat list of tokens."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable(["table", "strikethrough"])
    tokens = parser.use(footnote_plugin).parse(source)
    if any(token.type in _CONTAINERS and token.level + 1 >= _MAX_NESTING for token in tokens):
        raise ReadError(_("has quotes or lists nested too deeply for a text"))  # the parser leaves out what is in them
    return tokens


class _Writer:
    """Writes tokens as lines."""

    def __init__(self) -> None:
        self.lines = Lines()
        self.title = ""
        self._lists: list[int | None] = []  # next number of each open list, None for bullets
        self._cells: list[str] | None = None
        self._heading = False

    def blocks(self, tokens: Sequence[Token]) -> None:
        """Write block after block."""
        for token in tokens:
            kind = token.type
            if kind == "inline":
                self._text_block(token)
            elif kind in ("fence", "code_block"):
                self._verbatim(token.content)
            elif kind == "html_block":
                self._html(token.content)
            elif kind == "heading_open":
                self._heading = True
            elif kind in ("bullet_list_open", "ordered_list_open"):
                self._lists.append(int(token.attrs.get("start", 1)) if kind.startswith("ordered") else None)
                self.lines.end_line()
            elif kind == "list_item_open":
                self._item()
            elif kind == "tr_open":
                self._cells = []
            elif kind == "tr_close" and self._cells is not None:
                self.lines.add(row_text(self._cells))
                self.lines.end_line()
                self._cells = None
            elif kind in ("bullet_list_close", "ordered_list_close"):
                self._lists.pop()
                self.lines.end_line(1 if self._lists else 2)
            elif kind in _CLOSING:
                self.lines.end_line(1 if self._lists and token.hidden else 2)

    def _item(self) -> None:
        """Begin a list item with its mark."""
        number = self._lists[-1]
        self.lines.begin_item("–" if number is None else f"{number}.")
        if number is not None:
            self._lists[-1] = number + 1

    def _text_block(self, token: Token) -> None:
        """Write the text of a paragraph, a heading or a cell."""
        inline = _Inline()
        inline.write(token.children or ())
        text = inline.lines.text().rstrip("\n")
        if self._cells is not None:
            self._cells.append(text)
            return
        if self._heading and not self.title:
            self.title = text
        self._heading = False
        for number, line in enumerate(text.split("\n")):
            if number:
                self.lines.line_break()
            self.lines.add(line)

    def _verbatim(self, content: str) -> None:
        """Write code as it stands."""
        self.lines.end_line(2)
        for line in content.rstrip("\n").split("\n"):
            self.lines.add_line(line.replace("\t", "   "))
            self.lines.end_line()
        self.lines.end_line(2)

    def _html(self, content: str) -> None:
        """Write the words of HTML inside Markdown, its tags left out."""
        without_comments = re.sub(r"<!--.*?(?:-->|\Z)", "", content, flags=re.DOTALL)
        for block in re.split(r"\n|</(?:p|div|li|tr|h\d)>|<br\s*/?>", without_comments):
            self.lines.add(_TAG.sub(" ", block))
            self.lines.end_line()
        self.lines.end_line(2)


_CLOSING = frozenset(("paragraph_close", "heading_close", "table_close", "blockquote_close", "footnote_close", "hr"))


class _Inline:
    """Writes the inside of a paragraph."""

    def __init__(self) -> None:
        self.lines = Lines()
        self._raised = False  # inside <sup>

    def write(self, tokens: Sequence[Token]) -> None:
        """Write token after token; links and emphasis are only their words."""
        for token in tokens:
            if token.type in ("text", "code_inline"):
                self._words(token.content)
            elif token.type == "softbreak":
                self.lines.add(" ")
            elif token.type == "hardbreak":
                self.lines.line_break()
            elif token.type == "image":
                self.lines.add(token.content)
            elif token.type == "html_inline":
                self._tag(token.content)

    def _words(self, text: str) -> None:
        """Write words; « ^1^ » and what stands in <sup> is raised."""
        if self._raised:
            self.lines.add(superscript(self.lines.before(), text))
            return
        done = 0
        for match in _SUP.finditer(text):
            self.lines.add(text[done : match.start()])
            self.lines.add(superscript(self.lines.before(), match["raised"]))
            done = match.end()
        self.lines.add(text[done:])

    def _tag(self, content: str) -> None:
        """Follow the few HTML tags that matter inside a line."""
        tag = _TAG.match(content)
        if tag is None:
            return
        if tag["name"].lower() == "sup":
            self._raised = not tag["end"]
        elif tag["name"].lower() == "br":
            self.lines.line_break()
