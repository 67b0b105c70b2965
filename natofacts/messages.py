"""Messages in the language of the person: French in a French locale, English otherwise.

The catalogue is `locale/fr/LC_MESSAGES/natofacts.po`, which `make messages` updates and compiles. The code has the
English messages, so an English locale reads no file. Data never changes with the locale: only words do.
"""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

DOMAIN = "natofacts"
LOCALES = Path(__file__).parent / "locale"
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_ENGLISH = ("c", "posix", "en")


def language() -> str:
    """Tell in which language to speak, by the first variable that is set, e.g. `fr` for `LANG=fr_CA.UTF-8`."""
    said = next(filter(None, map(os.environ.get, _VARIABLES)), "")
    for locale in said.split(":"):
        name = re.split(r"[_.@]", locale.lower(), maxsplit=1)[0]
        if name in _ENGLISH:
            break
        if name.isalpha() and (LOCALES / name).is_dir():
            return name
    return "en"


@cache
def catalogue(name: str) -> gettext.NullTranslations:
    """Load the messages of a language, once; English ones are in the code."""
    return gettext.NullTranslations() if name == "en" else gettext.translation(DOMAIN, LOCALES, [name])


@cache
def current() -> gettext.NullTranslations:
    """Give the messages that this process speaks in."""
    return catalogue(language())


def _(message: str) -> str:
    """Translate a message; what is to be filled in is `{named}` and filled in afterwards."""
    return current().gettext(message) if message else message


def ngettext(one: str, many: str, number: int, **parts: object) -> str:
    """Translate a message about a number of things; in French none is singular as one is."""
    return current().ngettext(one, many, number).format(n=number, **parts)


def N_(message: str) -> str:  # noqa: N802  its usual name
    """Mark a message that is translated where it is shown."""
    return message


def retold(message: str, templates: Sequence[str]) -> str:
    """Translate a message that is filled in already, by the template it was made with; any other stays as it is."""
    for template in templates:
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(template))
        if match := re.fullmatch(pattern, message, re.DOTALL):
            parts = match.groupdict()
            if "message" in parts:  # one message inside another
                parts["message"] = retold(parts["message"], templates)
            return _(template).format(**parts)
    return message


def reason(error: Exception) -> str:
    """Say in a few words what the system has against a file, e.g. « no such file or directory »."""
    said = error.strerror if isinstance(error, OSError) else None
    return _((said or str(error)).lower())


def count_of(type_: str, number: int) -> str:
    """Count rows of a type, e.g. « 3 figures »."""
    if type_ == "figure":
        return ngettext("{n} figure", "{n} figures", number)
    if type_ == "event":
        return ngettext("{n} event", "{n} events", number)
    return ngettext("{n} commitment", "{n} commitments", number)


def seconds(duration: float) -> str:
    """Write a duration, e.g. « 0.2 s », « 0,2 s »."""
    whole, tenth = f"{duration:.1f}".split(".")
    return _("{whole}.{tenth} s").format(whole=whole, tenth=tenth)


SYSTEM = (
    N_("no such file or directory"),
    N_("permission denied"),
    N_("is a directory"),
    N_("not a directory"),
    N_("file name too long"),
    N_("too many levels of symbolic links"),
    N_("no space left on device"),
    N_("read-only file system"),
    N_("input/output error"),
    N_("embedded null byte"),
)
"""What systems say of files, in lower case."""
