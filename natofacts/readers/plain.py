"""Read plain text: find the encoding, take the byte order mark away, and change nothing else."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from natofacts.errors import ReadError
from natofacts.messages import _
from natofacts.readers import Reading

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONLY_1252 = re.compile(rb"[\x80-\x9f]")  # « ’ … – € » and the like, control codes in the other
_ONLY_8859_15 = re.compile(rb"\xa4|[A-Za-z]\xbd|\xbc[a-z]")  # « € », « cœur », « Œuvre »: no French « ¤ », « c½ur »
_EITHER = re.compile(rb"[\xa6\xa8\xb4\xb8\xbc-\xbe]")
_SAMPLE = 1 << 16


class Decoded(NamedTuple):
    """A text, the encoding it was read in, and what to tell the user when that was a guess."""

    text: str
    encoding: str
    guess: str | None = None


def read(data: bytes) -> Reading:
    """Read a plain text: CR LF, NUL and control characters stay, so that offsets count what is in the file.

    Raises: ReadError if the bytes are not what their byte order mark says.
    """
    decoded = decode_or_refuse(data)
    return Reading(decoded.text, metadata_of(decoded))


def decode_or_refuse(data: bytes) -> Decoded:
    """Decode a text. Raises: ReadError if the bytes are not what their byte order mark says."""
    try:
        return decode(data)
    except UnicodeDecodeError as error:
        said, start = error.encoding.upper(), len(data) - len(error.object) + error.start  # the mark counts too
        raise ReadError(
            _("begins with the mark of {said}, but byte {start} is not {said}").format(said=said, start=start)
        ) from error


def metadata_of(decoded: Decoded) -> dict[str, str]:
    """Say which encoding a text was read in, and whether that was a guess."""
    guess = {} if decoded.guess is None else {"encoding_guess": decoded.guess}
    return {"encoding": decoded.encoding, **guess}


def decode(data: bytes) -> Decoded:
    """Decode a plain text: byte order mark, UTF-16, strict UTF-8, then a guess between two code pages.

    Raises: UnicodeDecodeError if the bytes are not what their byte order mark says.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding), encoding)
    wide = _utf16_without_mark(data)
    if wide is not None:
        return wide
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _code_page(data)


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """Recognise UTF-16 by its zero bytes: every second byte of a French text, and none of the others."""
    sample = data[:_SAMPLE]
    if len(data) < 4 or len(data) % 2 or b"\0" not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    for encoding, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high > 0.7 * half and low <= 0.01 * half:
            try:
                return Decoded(data.decode(encoding), encoding, encoding.upper())
            except UnicodeDecodeError:
                return None
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Read UTF-8 in which some bytes of another encoding were pasted, which are taken for Windows-1252.

    Without this one stray byte would turn every accent of a long text into two wrong characters.
    """
    text = data.decode("utf-8", "surrogateescape")
    stray = sum("\udc80" <= character <= "\udcff" for character in text)
    good = sum(character > "\x7f" for character in text) - stray
    if good < 2 * stray:
        return None
    guess = f"UTF-8 with {stray} stray byte{'s' if stray > 1 else ''} taken for Windows-1252"
    return Decoded(text.translate(_STRAY_BYTES), "utf-8", guess)


def _code_page(data: bytes) -> Decoded:
    """Choose between Windows-1252 and ISO-8859-15; the guess is reported, as most French fits both."""
    encoding = _detected_page(data)
    label = {"cp1252": "Windows-1252", "iso8859_15": "ISO-8859-15"}[encoding]
    return Decoded(data.decode(encoding, "replace"), encoding, label)  # five bytes mean nothing in Windows-1252


def _detected_page(data: bytes) -> str:
    """Ask the signs that only one of the code pages has, then a detector where they leave a doubt."""
    if _ONLY_1252.search(data):
        return "cp1252"
    if _ONLY_8859_15.search(data):
        return "iso8859_15"
    if not _EITHER.search(data):
        return "cp1252"  # both give the same text
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["cp1252", "iso8859_15"]).best()
    return "cp1252" if best is None else best.encoding


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Take bytes that are no UTF-8 for Windows-1252; an error handler, `natofacts.stray`, for texts read in pieces."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


STRAY = "natofacts.stray"
codecs.register_error(STRAY, _stray)
_STRAY_BYTES = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
