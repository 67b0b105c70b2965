"""Which form the output takes, and whether it can go where it is asked to: told before any work is done."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from natofacts.messages import _
from natofacts.read import display_name
from natofacts.terminal import UsageError
from natofacts.writers import SUFFIXES, WRITERS, Format, require

_ALIASES = {suffix[1:]: form for suffix, form in SUFFIXES.items()} | {form.value: form for form in Format}


def read_form(given: str | Format) -> Format:
    """Read a form by its name or its suffix, e.g. `markdown`, `md`; for the command line's parser."""
    form = _ALIASES.get(given.lower())
    if form is None:
        import typer

        raise typer.BadParameter(
            _('"{given}" is no form of output; there are {known}').format(given=given, known=", ".join(Format))
        )
    return form


def complete_forms(incomplete: str) -> Iterator[str]:
    """Complete the name of a form."""
    return (form.value for form in Format if form.startswith(incomplete))


def form_for(form: Format | None, output: Path | None) -> Format:
    """Decide the form of output: as asked for, by the suffix of the file, or a table."""
    if form is not None:
        return form
    if output is None or not output.suffix:
        return Format.TABLE
    by_suffix = SUFFIXES.get(output.suffix.lower())
    if by_suffix is None:
        known = ", ".join(Format)
        name = display_name(output)
        raise UsageError(
            _('{name}: no form of output has the suffix "{display_name}"; say -f {known}').format(
                name=name, display_name=display_name(Path(output.suffix)), known=known
            )
        )
    return by_suffix


def spare(outputs: Iterable[Path | None], inputs: Iterable[Path | None]) -> None:
    """Refuse to write over what is read; None is standard input, which may come from a file. Raises: UsageError."""
    written: dict[tuple[int, int] | None, Path] = {}
    for output in outputs:
        if output is not None:
            written[_identity(os.path.realpath(output))] = output  # « none/../a.txt » is a.txt
    written.pop(None, None)
    for path in inputs if written else ():
        output = written.get(_identity(0 if path is None else path))
        if output is not None:
            raise UsageError(_("{name}: is read as well; name another file to write").format(name=display_name(output)))


def _identity(place: Path | str | int) -> tuple[int, int] | None:
    """Know a file, by its path or its number, under all of its names; None if there is none."""
    try:
        status = os.stat(place)  # noqa: PTH116  of an open file too
    except (OSError, ValueError):
        return None  # what cannot be asked about is told when it is read, or written
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def check(
    form: Format,
    output: Path | None,
    *,
    columns: Sequence[str] | None,
    table_schema: bool,
    on_terminal: bool,
) -> None:
    """Refuse what cannot be done. Raises: UsageError; WriteError if a library is missing."""
    if output is not None and output.is_dir():
        raise UsageError(_("{name}: is a folder; name a file").format(name=display_name(output)))
    if table_schema and (form is not Format.CSV or output is None):
        raise UsageError(_("--table-schema: describes a CSV file; name one, e.g. -o facts.csv"))
    writer = WRITERS.get(form)
    if writer is None:
        return
    if writer.binary and on_terminal:
        suffix = writer.suffixes[0]
        raise UsageError(
            _("{form} is nothing for a terminal; name a file, e.g. -o facts{suffix}, or pipe it on").format(
                form=form, suffix=suffix
            )
        )
    if writer.fixed and columns is not None:
        raise UsageError(_("--columns: {form} has fields of its own; leave the option out").format(form=form))
    require(form)
