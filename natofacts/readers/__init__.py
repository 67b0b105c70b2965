"""Documents in: one module per kind of file, each imported, with its library, only when such a file comes.

A reader is a function `read(data, where) → Reading`; it raises ReadError with what is wrong, and `natofacts.read`
puts the document's name in front.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import NamedTuple

from natofacts.errors import ReadError
from natofacts.messages import _
from natofacts.readers.kinds import Kind

MAX_TEXT = 50_000_000
"""More characters than any document has, and few enough for the memory of a small machine."""


class Reading(NamedTuple):
    """What a reader gives: the text, what the file says of itself, and the day it was published if it tells."""

    text: str
    metadata: Mapping[str, str]
    date: datetime.date | None = None


Reader = Callable[[bytes], Reading]

_LIBRARIES = {
    Kind.HTML: ("lxml", "html"),
    Kind.DOCX: ("lxml", "docx"),
    Kind.PDF: ("pypdfium2", "pdf"),
}
"""The library that a kind needs, and the extra that brings it."""


def reader_for(kind: Kind) -> Reader:
    """Import the reader of a kind. Raises: ReadError, naming the extra, if its library is not installed."""
    library, extra = _LIBRARIES.get(kind, (None, None))
    if library is not None:
        try:
            import_module(library)
        except ImportError as error:
            raise ReadError(
                _("reading {label} needs {library}: pip install 'natofacts[{extra}]'").format(
                    label=kind.label, library=library, extra=extra
                )
            ) from error
    reader: Reader = import_module(f"natofacts.readers.{kind.value}").read
    return reader
