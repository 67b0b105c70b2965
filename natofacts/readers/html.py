"""Read HTML: the words of the main content, one paragraph, list item or table row a line.

Own walk over lxml's tree: article extractors level no-break spaces and glue raised marks to figures, and what
they leave out of a page nobody can miss in the table.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from natofacts.errors import ReadError
from natofacts.messages import _
from natofacts.readers import MAX_TEXT, Reading
from natofacts.readers.html_content import main_content, prune
from natofacts.readers.html_meta import metadata_of_page
from natofacts.readers.lines import Lines, row_text, superscript
from natofacts.readers.plain import Decoded, decode_or_refuse
from natofacts.readers.plain import metadata_of as encoding_of

Element = Any  # lxml has no types

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# What browsers read under these names (the Encoding Standard); French pages that say Latin-1 mean Windows-1252.
_SPOKEN = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
# Its other names that Python has; what else a page may declare (UTF-7, UTF-32, IDNA) no browser reads.
_PAGES = frozenset((
    "cp866", "koi8-r", "koi8-u", "mac-roman", "gbk", "gb2312", "gb18030", "big5", "euc_jp", "iso2022_jp", "shift_jis",
    "euc_kr", *(f"iso8859-{n}" for n in (*range(2, 12), *range(13, 17))), *(f"cp125{n}" for n in range(9)),
))  # fmt: skip
_MAX_ATTRIBUTES = 1000
_ATTRIBUTE = re.compile(r"\s[\w:.-]+=")
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{3000,}+")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
# Characters that XML trees cannot hold; a browser shows U+FFFD for NUL.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

_PARAGRAPHS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dl", "dt", "div", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "legend", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "ul", "caption",
))  # fmt: skip
_LONG_CELL = 400


def read(data: bytes) -> Reading:
    """Read an HTML page: text of its main content; title, publisher, address, language and date from its head.

    Raises: ReadError if there is nothing to read in it.
    """
    decoded = decode_page(data)
    tree = parse(decoded.text)
    if tree is None:
        return Reading("", encoding_of(decoded))
    metadata, day = metadata_of_page(tree)
    prune(tree)
    writer = _Writer()
    for part in main_content(tree):
        writer.write(part)
        writer.lines.end_line(2)
    text = _FORBIDDEN.sub("\ufffd", writer.lines.text())
    if len(text) > MAX_TEXT:
        raise ReadError(_("has more than {max_text:,} characters of text").format(max_text=MAX_TEXT))
    return Reading(text, encoding_of(decoded) | metadata, day)


def decode_page(data: bytes) -> Decoded:
    """Decode a page: byte order mark, UTF-8 if it is that, the encoding it declares, then as a plain text.

    A page that is valid UTF-8 with accents is UTF-8, whatever an old template declares.
    """
    if data.startswith(_BOMS):
        return decode_or_refuse(data)
    declared = _CHARSET.search(data[:4096])
    name = (declared[1] or declared[2]).decode("ascii").lower() if declared else ""
    if name and not name.startswith(("utf-8", "utf8", "utf-16")) and not _is_utf8(data):
        encoding = _SPOKEN.get(name, name)
        if _is_page(encoding):
            return Decoded(data.decode(encoding, "replace"), encoding)
    return decode_or_refuse(data)


def _is_page(encoding: str) -> bool:
    """Tell whether browsers read an encoding; of any other the bytes tell more than the name."""
    try:
        return codecs.lookup(encoding).name in _PAGES
    except LookupError:
        return False


def _is_utf8(data: bytes) -> bool:
    """Tell whether bytes are UTF-8 and more than ASCII."""
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def parse(page: str) -> Element | None:
    """Parse a page into a tree; None if there is no element in it.

    Raises: ReadError if its elements are nested deeper than the parser goes, as the rest would be lost, or a tag has
    attributes without end.
    """
    for tag in _LONG_TAG.finditer(page):
        if sum(1 for _each in _ATTRIBUTE.finditer(tag.group())) > _MAX_ATTRIBUTES:  # the parser compares each with all
            raise ReadError(_("has a tag with more than {number:,} attributes").format(number=_MAX_ATTRIBUTES))
    source = _FORBIDDEN.sub("\ufffd", _DECLARED.sub("", page))
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = etree.fromstring(source.encode("utf-8"), parser)
    except etree.LxmlError:
        tree = None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise ReadError(_("has elements nested too deeply for a page"))
    return tree


class _Writer:
    """Writes a tree as lines; no recursion, as pages may be nested without end."""

    def __init__(self) -> None:
        self.lines = Lines()
        self._lists: list[_List] = []
        self._raised: list[str] | None = None
        self._raised_note = False

    def write(self, root: Element) -> None:
        """Write an element and what is in it."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if not isinstance(element.tag, str):
                continue
            if event == "start":
                if self._begin(element):
                    walk.skip_subtree()
            else:
                self._end(element)
                if element is not root:
                    self._words(element.tail)

    def _begin(self, element: Element) -> bool:
        """Begin an element; True if it was written whole."""
        tag = element.tag
        if tag == "table" and (rows := _data_rows(element)) is not None:
            self.lines.end_line(2)
            for row in rows:
                self.lines.add(row)
                self.lines.end_line()
            return True
        if tag == "pre":
            self._preformatted(element)
            return True
        if tag == "br":
            self.lines.line_break()
        elif tag == "sup" and self._raised is None:
            self._raised, self._raised_note = [], _is_note(element)
        elif tag in ("ul", "ol"):
            self.lines.end_line(1 if self._lists else 2)
            self._lists.append(_List(element))
        elif tag == "li":
            self.lines.begin_item(self._lists[-1].mark(element) if self._lists else "–")
        elif tag in _PARAGRAPHS and not self.lines.at_start:
            self.lines.end_line(self._ends())
        elif tag in ("tr", "td", "th"):
            self.lines.end_line()
        self._words(element.text)
        return False

    def _end(self, element: Element) -> None:
        """End an element."""
        tag = element.tag
        if tag == "sup" and self._raised is not None:
            raised, self._raised = "".join(self._raised), None
            self.lines.add(superscript(self.lines.before(), raised, note=self._raised_note))
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
            self.lines.end_line(1 if self._lists else 2)
        elif tag == "li":
            self.lines.end_line()
        elif tag in _PARAGRAPHS:
            self.lines.end_line(self._ends())

    def _ends(self) -> int:
        """A paragraph ends with an empty line, but not inside a list."""
        return 1 if self._lists else 2

    def _words(self, text: str | None) -> None:
        """Write words, into the raised text while one is open."""
        if not text:
            return
        if self._raised is not None:
            self._raised.append(text)
        else:
            self.lines.add(text)

    def _preformatted(self, element: Element) -> None:
        """Write preformatted text with its own lines."""
        self.lines.end_line(2)
        for line in "".join(element.itertext()).strip("\n").split("\n"):
            self.lines.add_line(line.rstrip().replace("\t", "   "))
            self.lines.end_line()
        self.lines.end_line(2)


class _List:
    """An open list: gives its items their marks."""

    def __init__(self, element: Element) -> None:
        self._form = element.get("type", "1") if element.tag == "ol" else ""
        start = element.get("start", "1")
        self._next = int(start) if re.fullmatch(r"-?\d{1,6}", start) else 1

    def mark(self, item: Element) -> str:
        """Give the mark of the next item: « – », « 3. » or « c) »."""
        if not self._form:
            return "–"
        value = item.get("value", "")
        number = int(value) if re.fullmatch(r"\d{1,6}", value) else self._next
        self._next = number + 1
        if self._form in ("a", "A") and 1 <= number <= 26:
            return f"{chr(ord(self._form) + number - 1)})"
        return f"{number}."


def _is_note(element: Element) -> bool:
    """Tell whether a raised text is the mark of a footnote: it is, or holds, a link inside the page."""
    said = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}".lower()
    if re.search(r"footnote|noteref|fnref|\breference\b|appelnote|note-", said):
        return True
    links = [element.getparent(), *element.iter("a")]
    return any(link is not None and link.tag == "a" and link.get("href", "").startswith("#") for link in links)


def _data_rows(table: Element) -> list[str] | None:
    """Give the rows of a table of data, None for a table that only lays out the page."""
    if any(inner is not table for inner in table.iter("table")) or table.get("role") in ("presentation", "none"):
        return None
    rows = []
    widest = 0
    for row in table.iter("tr"):
        cells = [_cell_text(cell) for cell in row if cell.tag in ("td", "th")]
        if any(len(cell) > _LONG_CELL for cell in cells):
            return None
        widest = max(widest, len(cells))
        rows.append(row_text(cells))
    caption = [_cell_text(each) for each in table.iter("caption")]
    return [row for row in (*caption, *rows) if row] if widest > 1 else None


def _cell_text(cell: Element) -> str:
    """Give the text of a cell on one line."""
    writer = _Writer()
    for child in _parts(cell):
        if isinstance(child, str):
            writer.lines.add(child)
        else:
            writer.write(child)
            writer.lines.add(child.tail or "")
    return " ".join(line for line in writer.lines.text().split("\n") if line)


def _parts(element: Element) -> Iterator[Any]:
    """Give the text and the children of an element."""
    if element.text:
        yield element.text
    yield from (child for child in element if isinstance(child.tag, str))
