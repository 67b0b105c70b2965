"""What `natofacts report` does: extract from every input, then write one page, whole or not at all."""

from __future__ import annotations

import sys
import time

from natofacts.commands import Run, extractions
from natofacts.messages import _, ngettext, seconds
from natofacts.output import open_output
from natofacts.page import report
from natofacts.terminal import DONE, FAILED, UsageError, Watch, is_terminal, note


def report_to(run: Run, *, title: str | None, lang_ui: str) -> int:
    """Write a page of all inputs that can be read; gives the exit code. No page is written when none can."""
    if run.output is None and is_terminal(sys.stdout):
        raise UsageError(_("a page is no reading for a terminal; name a file, e.g. -o report.html"))
    begun = time.perf_counter()
    number = run.inputs.find(run.fail)
    run.spare(run.inputs.files())
    with Watch(number or 0, shown=not run.quiet) as watch:
        documents = list(extractions(run, watch))
    if not documents:
        return FAILED
    page = report(documents, title=title, lang_ui=lang_ui, lang=run.engine.lang)
    with open_output(run.output) as sink:
        sink.write(page)
    if not run.quiet:
        rows = sum(map(len, documents))
        said = _("{rows} of {documents}, {size} kB, {time}").format(
            rows=ngettext("{n} row", "{n} rows", rows),
            documents=ngettext("{n} document", "{n} documents", run.documents),
            size=round(len(page.encode()) / 1e3),
            time=seconds(time.perf_counter() - begun),
        )
        name = run.output or _("page")
        note(f"{name}: {said}")
    return FAILED if run.failures else DONE
