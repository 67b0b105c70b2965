"""What kind of document some bytes are: told by how they begin, then by the suffix of the name."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import PurePath

from natofacts.errors import ReadError
from natofacts.messages import N_, _


class Kind(StrEnum):
    """The kinds of documents, each with a reader of the same name."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"

    @property
    def label(self) -> str:
        """The kind as people write it."""
        return {"plain": _("plain text"), "markdown": "Markdown"}.get(self.value, self.value.upper())


SUFFIXES = {
    ".txt": Kind.PLAIN,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
}
"""The files of a folder that are documents, and what their suffix says they are."""

_SAMPLE = 4096
_ENOUGH = 64
_CONTROLS = bytes(set(range(1, 0x20)) - set(b"\t\n\v\f\r\x1b"))
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_TEXTS = (
    (b"{\\rtf", N_("is RTF; save it as DOCX or plain text")),
    (b"\x89PNG\r\n", N_("is an image (PNG); its text must be recognised (OCR) first")),
    (b"\xff\xd8\xff", N_("is an image (JPEG); its text must be recognised (OCR) first")),
    (b"II*\0", N_("is an image (TIFF); its text must be recognised (OCR) first")),
    (b"MM\0*", N_("is an image (TIFF); its text must be recognised (OCR) first")),
    (b"\x1f\x8b", N_("is compressed (gzip); unpack it first")),
    (b"BZh", N_("is compressed (bzip2); unpack it first")),
    (b"\xfd7zXZ\0", N_("is compressed (xz); unpack it first")),
    (b"7z\xbc\xaf\x27\x1c", N_("is an archive (7z); unpack it first")),
    (b"PK\x05\x06", N_("is an empty ZIP archive")),
    (b"RIFF", N_("is an image or a sound; its text must be recognised first")),
    (b"GIF8", N_("is an image (GIF); its text must be recognised (OCR) first")),
    (b"SQLite format 3\0", N_("is a database (SQLite), no document")),
    (b"PAR1", N_("is a Parquet table; --text-column names the column of its texts")),
    (b"\x7fELF", N_("is a program, no document")),
)
_BEFORE = r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:(?!-->).)*+-->\s*+)*+"  # possessive: it never goes back
_PAGE = re.compile(_BEFORE + r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_PIECE = re.compile(  # a page cut out of its frame; Markdown may begin so too
    _BEFORE
    + r"<(?:title|meta|link|script|style|main|article|section|header|nav|div|h[1-6]|p|table|ul|ol)(?:\s[^<>]*)?>",
    re.IGNORECASE | re.DOTALL,
)
_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def kind_of(data: bytes, name: str) -> Kind:
    """Tell the kind of a document by its first bytes, else by its name, e.g. « note.md ».

    Raises: ReadError if it is of a kind that has no text to read, or not what its name says.
    """
    head = data[:_SAMPLE]
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith(_ZIP):
        return _kind_of_archive(data)
    if head.startswith(_OLE):
        protected = "EncryptedPackage".encode("utf-16-le") in data
        raise ReadError(
            _("is protected by a password") if protected else _("is an old Word file (.doc); save it as DOCX")
        )
    for begins, reason in _NO_TEXTS:
        if head.startswith(begins):
            raise ReadError(_(reason))
    if _is_binary(head):
        raise ReadError(_("is no text: a binary file of a kind that is not known"))
    text = _as_text(head)
    if _PAGE.match(text):
        return Kind.HTML
    kind = _kind_of_name(data, name)
    return Kind.HTML if kind is Kind.PLAIN and _PIECE.match(text) else kind


def _kind_of_name(data: bytes, name: str) -> Kind:
    """Tell the kind by the suffix; what calls itself PDF or DOCX would have been known by its first bytes."""
    kind = SUFFIXES.get(PurePath(name).suffix.lower(), Kind.PLAIN)
    if kind in (Kind.PDF, Kind.DOCX):
        raise ReadError(
            _("is empty") if not data.strip() else _("is no {label}, or a broken one").format(label=kind.label)
        )
    return kind


def _kind_of_archive(data: bytes) -> Kind:
    """Tell what a ZIP archive is by the names of its parts, which stand uncompressed in it."""
    if b"word/document" in data:
        return Kind.DOCX
    if b"application/vnd.oasis.opendocument" in data[:_SAMPLE]:
        raise ReadError(_("is an OpenDocument file; save it as DOCX or PDF"))
    if b"xl/workbook" in data or b"ppt/presentation" in data:
        raise ReadError(_("is a spreadsheet or a presentation; save it as PDF or plain text"))
    raise ReadError(_("is a ZIP archive without a Word document; unpack it first"))


def _is_binary(head: bytes) -> bool:
    """Tell bytes that no text has: more than one control code in twenty, NUL aside, which UTF-16 is full of."""
    if len(head) < _ENOUGH:
        return False
    codes = len(head) - len(head.translate(None, _CONTROLS))
    return codes * 20 > len(head)


def _as_text(head: bytes) -> str:
    """Decode the first bytes well enough to see a tag in them."""
    for mark, encoding in _WIDE.items():
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
