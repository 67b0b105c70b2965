"""Read PDF: the text layer in reading order, without page headers and footers, words whole, notes at the end."""

from __future__ import annotations

import ctypes
import datetime
import math
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from natofacts.errors import ReadError
from natofacts.messages import N_, _, ngettext
from natofacts.readers import MAX_TEXT, Reading
from natofacts.readers.dates import pdf_day
from natofacts.readers.lines import without_empty
from natofacts.readers.pdf_lines import Glyph, Line, lines_of, upright
from natofacts.readers.pdf_pages import document_text

_MAX_PAGES = 5_000
_BROKEN = N_("is a broken PDF")
_REASONS = {
    pdfium.FPDF_ERR_PASSWORD: N_("is protected by a password"),
    pdfium.FPDF_ERR_SECURITY: N_("is protected in a way that cannot be read"),
}


def read(data: bytes) -> Reading:
    """Read the text layer of a PDF.

    Raises: ReadError if it is broken, protected by a password, or has no text layer (a scan).
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        said = _REASONS.get(getattr(error, "err_code", None), _BROKEN)
        raise ReadError(_(said)) from error
    try:
        count = len(document)
        if count > _MAX_PAGES:
            raise ReadError(
                _("has {count:,} pages; at most {max_pages:,} are read").format(count=count, max_pages=_MAX_PAGES)
            )
        pages = list(_pages(document))
        metadata = _metadata(document, count)
    finally:
        document.close()
    text = document_text(pages)
    if not text:
        said = ngettext("{n} page", "{n} pages", count)
        raise ReadError(
            _("has no text layer ({said}: a scan?); its text must be recognised (OCR) first").format(said=said)
        )
    # CreationDate is the day somebody pressed a button; what the text says of its date comes first (see `dating`).
    return Reading(text, metadata)


def _pages(document: Any) -> Iterator[tuple[float, list[Line]]]:
    """Give the height and the lines of every page."""
    total = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise ReadError(_("has a broken page ({number})").format(number=number + 1)) from error
        try:
            lines = lines_of(upright(_glyphs(text_page)))
            height = page.get_height()
        finally:
            text_page.close()
            page.close()
        total += sum(len(line.text) for line in lines)
        if total > MAX_TEXT:
            raise ReadError(_("has more than {max_text:,} characters of text").format(max_text=MAX_TEXT))
        yield height, lines


def _glyphs(text_page: Any) -> Iterator[tuple[int, Glyph]]:
    """Give the printed characters of a page, each with the quarter turns of its line.

    Spaces, also those that pdfium adds by its own guess, are left out: gaps between characters tell them.
    """
    handle = text_page.raw
    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    for index, code in _codes(handle):
        if not pdfium.FPDFText_GetLooseCharBox(handle, index, box):
            continue
        pdfium.FPDFText_GetCharOrigin(handle, index, x, y)
        turn, scale = 0, 1.0
        if pdfium.FPDFText_GetMatrix(handle, index, matrix):
            turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
            scale = math.hypot(matrix.c, matrix.d)
        size = round(pdfium.FPDFText_GetFontSize(handle, index) * scale, 1)
        places = (
            (box.left, box.right, y.value),
            (box.bottom, box.top, -x.value),
            (-box.right, -box.left, -y.value),
            (-box.top, -box.bottom, x.value),
        )
        if all(map(math.isfinite, (*places[turn], size))):
            yield turn, Glyph(chr(code), *places[turn], size)


def _codes(handle: Any) -> Iterator[tuple[int, int]]:
    """Give place and code point of every printed character; halves of a pair are put together."""
    high = 0
    for index in range(pdfium.FPDFText_CountChars(handle)):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        if code == 2:  # how pdfium marks a hyphen at a line end
            code = ord("-")
        printed = 0x20 < code <= 0x10FFFF and not chr(code).isspace() and code not in (0xFFFE, 0xFFFF)
        if printed and pdfium.FPDFText_IsGenerated(handle, index) != 1:
            yield index, code


def _metadata(document: Any, pages: int) -> dict[str, str]:
    """Read the document information."""
    said = {name: document.get_metadata_value(name) for name in ("Title", "Author", "CreationDate")}
    created: datetime.date | None = pdf_day(said["CreationDate"])
    values = {"title": said["Title"], "author": said["Author"], "pages": str(pages)}
    return without_empty({**values, "created": created.isoformat() if created else None})
