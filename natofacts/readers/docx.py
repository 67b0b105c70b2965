"""Read Word documents (DOCX): paragraphs, lists with their numbers, tables, text boxes, then the notes.

Over lxml and not python-docx, which gives no footnotes, no list numbers and nothing of inserted text.
Page headers and footers, deleted and hidden text are left out.
"""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from natofacts.errors import ReadError
from natofacts.messages import _
from natofacts.readers import MAX_TEXT, Reading
from natofacts.readers.archive import Archive
from natofacts.readers.dates import iso_day
from natofacts.readers.docx_lists import Numbering
from natofacts.readers.lines import row_text, superscript, without_empty

Element = Any  # lxml has no types

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

_LEFT_OUT = frozenset(
    (
        *(W + name for name in ["del", "moveFrom", "instrText", "delText", "rPr", "pPr", "tblPr", "sectPr", "sdtPr"]),
        _FALLBACK,
    )
)
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# The signs of the font Symbol that stand beside numbers; its digits and marks are those of ASCII.
_SYMBOLS = {
    0xA3: "≤", 0xA5: "∞", 0xA4: "/", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBB: "≈", 0xBC: "…", 0xAE: "→", 0xA2: "′", 0xB2: "″", 0x2D: "−", 0x6D: "μ", 0x44: "Δ", 0xD7: "·", 0xA0: "€",
}  # fmt: skip
_SAME = frozenset(" !#%&()+,./0123456789:;<=>?[]{|}")
_TAB = "   "  # a blank that separates, where a tab between two numbers would join them
_SET_APART = re.compile(r"\S {3,}\S")
_MAX_NESTING = 100


class _Piece(NamedTuple):
    """A stretch of a paragraph, raised or not."""

    text: str
    raised: bool = False


def read(data: bytes) -> Reading:
    """Read a DOCX file.

    Raises: ReadError if it is broken, protected by a password, or unpacks to more than a document holds.
    """
    archive = Archive(data)
    root = archive.xml(_main_part(archive))
    body = None if root is None else _normalised(root).find(f"{W}body")
    if body is None:
        raise ReadError(_("is no Word document, or a broken one"))
    writer = _Writer(archive)
    writer.lines_as_paragraphs = _uses_empty_paragraphs(body)
    writer.blocks(body, 0)
    writer.notes()
    text = writer.text()
    if len(text) > MAX_TEXT:
        raise ReadError(_("has more than {max_text:,} characters of text").format(max_text=MAX_TEXT))
    metadata, day = _properties(archive)
    return Reading(text, metadata, day)


def _main_part(archive: Archive) -> str:
    """Find the part that holds the text: what the package's relations name, else the usual place."""
    relations = archive.xml("_rels/.rels")
    for relation in () if relations is None else relations:
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return posixpath.normpath(str(relation.get("Target", ""))).lstrip("/")
    return "word/document.xml"


def _normalised(root: Element) -> Element:
    """Give the elements of strict OOXML the names of the transitional one, which all others use."""
    if root.tag.startswith(_STRICT):
        for element in root.iter(f"{_STRICT}*"):
            element.tag = W + element.tag.removeprefix(_STRICT)
            for name, value in list(element.attrib.items()):
                if name.startswith(_STRICT):
                    element.set(W + name.removeprefix(_STRICT), value)
    return root


def _uses_empty_paragraphs(body: Element) -> bool:
    """Tell whether the author parts paragraphs by empty ones: then Word's paragraphs may be mere lines.

    That is how text pasted from a mail or a PDF stands in Word; line ends are then kept as those of a plain text.
    """
    filled = [any(text.text for text in paragraph.iter(f"{W}t")) for paragraph in body.iter(f"{W}p")]
    return filled.count(False) >= max(2, 0.1 * len(filled))


class _Writer:
    """Writes the blocks of a document as lines."""

    def __init__(self, archive: Archive) -> None:
        self._lines: list[str] = []
        self._archive = archive
        styles = _part(archive, "styles")
        self._numbering = Numbering(_part(archive, "numbering"), styles)
        self._raised_styles = _raised_styles(styles)
        self._noted: list[tuple[str, str]] = []  # kind and id of each note, as referred to
        self._in_list = False
        self.lines_as_paragraphs = False

    def text(self) -> str:
        """Give the whole text."""
        return "\n".join(self._lines).strip("\n") + "\n" if any(self._lines) else ""

    def blocks(self, parent: Element, depth: int) -> None:
        """Write paragraphs and tables in their order."""
        if depth > _MAX_NESTING:
            raise ReadError(_("has tables nested too deeply"))
        for block in parent:
            if block.tag == f"{W}p":
                self._paragraph(block, depth)
            elif block.tag == f"{W}tbl":
                self._table(block, depth)
            elif block.tag not in _LEFT_OUT and len(block):
                self.blocks(block, depth + 1)  # content controls, inserted blocks, custom XML

    def notes(self) -> None:
        """Write the footnotes and endnotes behind the text, in the order of their marks."""
        seen = set()
        for kind in ("footnote", "endnote"):
            part = _part(self._archive, f"{kind}s")
            by_id = {} if part is None else {note.get(f"{W}id"): note for note in part.iter(f"{W}{kind}")}
            for noted in [each for each in self._noted if each[0] == kind]:
                note = by_id.get(noted[1])
                if note is not None and noted not in seen:
                    seen.add(noted)
                    self.blocks(note, 0)

    def _paragraph(self, paragraph: Element, depth: int) -> None:
        """Write a paragraph with its list mark, then the text boxes anchored in it."""
        boxes: list[Element] = []
        written = _joined(self._pieces(paragraph, boxes)).strip("\n").rstrip()
        # Words that blanks set under others keep their margin; it tells which column they head.
        text = written if _SET_APART.search(written) else written.lstrip(" ")
        mark = self._numbering.mark(paragraph) if text else ""
        if text:
            if not (mark and self._in_list) and not self.lines_as_paragraphs and self._lines and self._lines[-1]:
                self._lines.append("")
            self._lines += (f"{mark} {text.lstrip(' ')}" if mark else text).split("\n")
        elif self._lines and self._lines[-1]:
            self._lines.append("")
        self._in_list = bool(mark)
        for box in boxes:
            self.blocks(box, depth + 1)

    def _table(self, table: Element, depth: int) -> None:
        """Write a table, a row a line; one that only frames text is written as text."""
        rows = [_cells(row) for row in _children(table, "tr")]
        framed = max(map(len, rows), default=0) < 2 or any(
            next(cell.iter(f"{W}tbl"), None) is not None for row in rows for cell in row
        )
        if framed:
            for row in rows:
                for cell in row:
                    self.blocks(cell, depth + 1)
            return
        if self._lines and self._lines[-1]:
            self._lines.append("")
        self._lines += filter(None, (row_text([self._cell(cell) for cell in row]) for row in rows))
        self._lines.append("")
        self._in_list = False

    def _cell(self, cell: Element) -> str:
        """Give the text of a cell on one line."""
        written = [self._line(paragraph) for paragraph in _paragraphs(cell)]
        return " ".join(filter(None, written))

    def _line(self, paragraph: Element) -> str:
        """Give a paragraph, and the text boxes anchored in it, on one line."""
        boxes: list[Element] = []
        words = _joined(self._pieces(paragraph, boxes)).strip()
        inside = [self._line(each) for box in boxes for each in _paragraphs(box)]
        return " ".join(filter(None, [words, *inside]))

    def _pieces(self, paragraph: Element, boxes: list[Element]) -> Iterator[_Piece]:
        """Give the words of a paragraph; text boxes are put aside, notes remembered."""
        stack = list(reversed(paragraph))
        raised = False
        while stack:
            element = stack.pop()
            tag = element.tag
            if tag in _LEFT_OUT or not isinstance(tag, str):
                continue
            if tag == f"{W}txbxContent":
                boxes.append(element)
            elif tag == f"{W}r":
                if not _is_hidden(element):
                    raised = _is_raised(element.find(f"{W}rPr"), self._raised_styles)
                    stack.extend(reversed(element))
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self._noted.append((tag[len(W) : -len("Reference")], element.get(f"{W}id", "")))
            elif tag == f"{W}sym":
                yield _Piece(_symbol(element.get(f"{W}font", ""), element.get(f"{W}char", "")), raised)
            elif tag in _SIGNS or tag in (f"{W}t", f"{_MATH}t"):
                yield _Piece(_SIGNS.get(tag) or element.text or "", raised)
            else:
                stack.extend(reversed(element))


_SIGNS = {
    f"{W}tab": _TAB,
    f"{W}ptab": _TAB,
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}


def _joined(pieces: Iterator[_Piece]) -> str:
    """Join the pieces of a paragraph, raised ones read as a whole: Word cuts « er » into « e » and « r »."""
    text = raised = ""
    for piece in pieces:
        if piece.raised:
            raised += piece.text
            continue
        if raised:
            text += superscript(text, raised)
            raised = ""
        text += piece.text.replace("\t", _TAB)
    return text + (superscript(text, raised) if raised else "")


def _part(archive: Archive, name: str) -> Element | None:
    """Parse one of the parts beside the text."""
    root = archive.xml(f"word/{name}.xml")
    return None if root is None else _normalised(root)


def _children(parent: Element, name: str) -> Iterator[Element]:
    """Give the children of that name, also those in content controls and inserted ones, but no deleted rows."""
    for child in parent:
        if child.tag == W + name:
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in (f"{W}sdt", f"{W}ins", f"{W}sdtContent", f"{W}customXml"):
            yield from _children(child, name)


def _cells(row: Element) -> list[Element]:
    """Give the cells of a row; those that continue a cell above are empty in Word too."""
    return list(_children(row, "tc"))


def _paragraphs(parent: Element) -> Iterator[Element]:
    """Give the paragraphs of a cell or a box in their order, without those of the boxes inside."""
    for child in parent:
        if child.tag == f"{W}p":
            yield child
        elif child.tag not in _LEFT_OUT:
            yield from _paragraphs(child)


def _is_raised(properties: Element | None, styles: frozenset[str] = frozenset()) -> bool:
    """Tell whether a run, or a style, is raised: as superscript, by its position, or by the style it has."""
    if properties is None:
        return False
    align, position = properties.find(f"{W}vertAlign"), properties.find(f"{W}position")
    if align is not None:
        return bool(align.get(f"{W}val") == "superscript")
    if position is not None and not position.get(f"{W}val", "0").startswith(("-", "0")):
        return True
    style = properties.find(f"{W}rStyle")
    return style is not None and style.get(f"{W}val") in styles


def _raised_styles(styles: Element | None) -> frozenset[str]:
    """Name the character styles that raise what has them, themselves or by the style they are based on."""
    based: dict[str, str] = {}
    raised: set[str] = set()
    for style in () if styles is None else styles.iter(f"{W}style"):
        name, parent = style.get(f"{W}styleId", ""), style.find(f"{W}basedOn")
        if _is_raised(style.find(f"{W}rPr")):
            raised.add(name)
        elif parent is not None:
            based[name] = parent.get(f"{W}val", "")
    for name in based:
        chain = [name]
        while chain[-1] in based and len(chain) <= len(based):
            chain.append(based[chain[-1]])
        if chain[-1] in raised:
            raised.update(chain)
    return frozenset(raised)


def _symbol(font: str, code: str) -> str:
    """Give the character of a symbol font, e.g. F0B3 of Symbol: « ≥ »; U+FFFD, which glues nothing, for a picture."""
    try:
        number = int(code, 16) & 0xFF
    except ValueError:
        return "\ufffd"
    if font.lower() != "symbol":
        return "\ufffd"
    return _SYMBOLS.get(number) or (chr(number) if chr(number) in _SAME else "\ufffd")


def _is_hidden(run: Element) -> bool:
    """Tell whether a run is hidden."""
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "1") not in ("0", "false")


def _properties(archive: Archive) -> tuple[dict[str, str], datetime.date | None]:
    """Read what the document says of itself.

    `created` is no date of the document: a letter is written from last month's file, and converters put the
    day of the conversion. Only `issued`, which somebody has to fill in, dates it; `created` counts when the
    text has no date at all (see `dating`).
    """
    core, app = archive.xml("docProps/core.xml"), archive.xml("docProps/app.xml")

    def said(root: Element | None, name: str) -> str | None:
        found = None if root is None else root.find(f".//{name}")
        return None if found is None else str(found.text or "")

    created = iso_day(said(core, f"{_TERMS}created"))
    values = {
        "title": said(core, f"{_DC}title"),
        "author": said(core, f"{_DC}creator"),
        "publisher": said(core, f"{_DC}publisher") or said(app, f"{_APP}Company"),
        "language": said(core, f"{_DC}language"),
        "created": created.isoformat() if created else None,
    }
    return without_empty(values), iso_day(said(core, f"{_TERMS}issued"))
