"""Open ZIP archives of unknown origin: bounded in number, size and ratio, and their XML without entities."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

from natofacts.errors import ReadError
from natofacts.messages import _

MAX_MEMBERS = 10_000
MAX_PART = 100_000_000
MAX_TOTAL = 200_000_000
MAX_RATIO = 400  # XML of many like table rows comes near 100
_SMALL = 1_000_000  # what is smaller than that harms nobody, whatever its ratio


class Archive:
    """A ZIP archive whose parts are read within limits.

    Raises: ReadError if it is broken, protected, or would unpack to more than a document holds.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise ReadError(_("is a broken archive")) from error
        if len(members) > MAX_MEMBERS:
            raise ReadError(
                _("is an archive of {number:,} parts; at most {max_members:,} are read").format(
                    number=len(members), max_members=MAX_MEMBERS
                )
            )
        self._members = {member.filename: member for member in members}
        self._read = 0

    def xml(self, name: str) -> Any | None:
        """Parse one part; None if the archive has no such part."""
        member = self._members.get(name)
        if member is None:
            return None
        data = self._unpack(member)
        # No DTD is loaded, no entity resolved, nothing fetched; and no part of a DOCX has a DTD at all.
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise ReadError(_("has a broken part ({name})").format(name=name)) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise ReadError(_("declares entities in {name}, which no DOCX does; it is not read").format(name=name))
        return root

    def _unpack(self, member: zipfile.ZipInfo) -> bytes:
        """Unpack one part, trusting no size that the archive states."""
        if member.flag_bits & 1:
            raise ReadError(_("is protected by a password"))
        room = min(MAX_PART, MAX_TOTAL - self._read)
        allowed = max(_SMALL, MAX_RATIO * member.compress_size)
        try:
            with self._zip.open(member) as part:
                data = part.read(min(room, allowed) + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            ValueError,
            RuntimeError,
        ) as error:
            raise ReadError(_("has a broken part ({filename})").format(filename=member.filename)) from error
        if len(data) > allowed:
            raise ReadError(
                _("unpacks to more than {max_ratio} times its size ({filename}); it is not read").format(
                    max_ratio=MAX_RATIO, filename=member.filename
                )
            )
        if len(data) > room:
            raise ReadError(_("unpacks to more than {number} MB; it is not read").format(number=MAX_TOTAL // 1000000))
        self._read += len(data)
        return data
