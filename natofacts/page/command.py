"""What `natofacts report` does: extract from every input, then write one page, whole or not at all."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from natofacts.commands import Run, date_note, load
from natofacts.errors import NatofactsError
from natofacts.output import open_output
from natofacts.page import report
from natofacts.read import Source, expand_paths
from natofacts.terminal import DONE, FAILED, UsageError, Watch, is_terminal, note

if TYPE_CHECKING:
    from natofacts.extraction import Extraction


def report_to(run: Run, paths: Sequence[str], *, title: str | None, lang_ui: str) -> int:
    """Write a page of all inputs that can be read; gives the exit code. No page is written when none can."""
    if run.output is None and is_terminal(sys.stdout):
        raise UsageError("a page is no reading for a terminal; name a file, e.g. -o report.html")
    begun = time.perf_counter()
    run.engine.prepare()
    inputs = list(expand_paths(paths, on_error=run.fail))
    with Watch(len(inputs), shown=not run.quiet) as watch:
        extractions = list(_extractions(run, inputs, watch))
    if not extractions:
        return FAILED
    page = report(extractions, title=title, lang_ui=lang_ui, lang=run.engine.lang)
    with open_output(run.output) as sink:
        sink.write(page)
    if not run.quiet:
        rows = sum(map(len, extractions))
        said = f"{rows} row{'s' * (rows != 1)} of {run.documents} document{'s' * (run.documents != 1)}"
        note(f"{run.output or 'page'}: {said}, {len(page.encode()) / 1e3:.0f} kB, {time.perf_counter() - begun:.1f} s")
    return FAILED if run.failures else DONE


def _extractions(run: Run, inputs: Iterable[Source], watch: Watch) -> Iterator[Extraction]:
    """Extract input after input, with the rows wanted; one that fails is told and the others go on."""
    for source in inputs:
        try:
            extraction = run.engine.extract(load(source))
        except NatofactsError as error:
            run.fail(error)
        except Exception as error:  # noqa: BLE001  one document must not cost the others
            run.fail(error, source.name)
        else:
            run.documents += 1
            if not run.quiet:
                watch.note(date_note(extraction))
            yield replace(extraction, facts=tuple(filter(run.choice.wants, extraction.facts)))
        watch.advance()
