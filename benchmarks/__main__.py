"""Measure and print; `make bench` also writes the tables into the README.

Speed is measured on the folder that NATOFACTS_ORIGINALS names when it is set, else on the texts of the repository.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import growth, report, startup, texts
from benchmarks.catalogue import NATOFACTS, PEERS, Tool
from benchmarks.install import InstallError, environment
from benchmarks.run import Outcome, run


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what was asked for."""
    given = _arguments(arguments)
    tools = [NATOFACTS, *(tool for tool in PEERS if not given.peers or tool.adapter in given.peers)]
    text = "\n\n".join(sections(tools, given))
    print(text)
    if given.readme:
        page = texts.ROOT / "README.md"
        page.write_text(report.put_into(page.read_text(encoding="utf-8"), text), encoding="utf-8")


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    known = [tool.adapter for tool in PEERS]
    parser.add_argument("--peers", nargs="*", choices=known, metavar="PEER", help=f"only these: {', '.join(known)}")
    parser.add_argument("--venvs", type=Path, default=texts.ROOT / ".venv-bench", help="where the peers are installed")
    parser.add_argument("--timeout", type=float, default=600, metavar="S", help="for each tool and each size (600)")
    parser.add_argument("--big", action="store_true", help="also grow to 50 MB")
    parser.add_argument("--readme", action="store_true", help="write the tables between the markers of the README")
    return parser.parse_args(arguments)


def sections(tools: Sequence[Tool], given: argparse.Namespace) -> Iterator[str]:
    """Make the tables one after the other, quick ones first, so that a busy moment costs one of them only."""
    starts = startup.measure()
    gold = texts.gold()
    documents = texts.dated(list(gold))
    timed = texts.dated(texts.originals()) or documents
    outcomes = {tool.name: _outcome(tool, documents, timed, given) for tool in tools}
    by_name = {path.name: rows for path, rows in gold.items()}
    characters = outcomes[NATOFACTS.name].characters
    where = "the originals" if texts.originals() else "the same"
    yield (
        f"{report.today()}, {report.machine()}. Accuracy on the {len(documents)} annotated texts of the repository, "
        f"speed on {where}: {characters:,} characters, processor time, best of three passes in one process, every tool "
        "given plain spaces and apostrophes and the date that natofacts finds. **natofacts was made with these "
        "texts, the others never saw them.** Figures and dates: "
        "**F1** (precision / recall); « ours » is natofacts on the rows that the peer claims."
    )
    yield report.tools_table(outcomes, tools, by_name)
    yield report.growth_table(_grown(given))
    yield report.startup_table(starts)


def _outcome(tool: Tool, gold: Sequence[texts.Text], timed: Sequence[texts.Text], given: argparse.Namespace) -> Outcome:
    """Install a tool and run it."""
    _progress(tool.name)
    try:
        python = environment(tool, given.venvs)
    except InstallError as error:
        return Outcome(problem=f"could not be installed: {error}")
    return run(python, tool.module, gold, timed, timeout=given.timeout)


def _grown(given: argparse.Namespace) -> list[growth.Point]:
    sizes = [*growth.SIZES, growth.BIG] if given.big else growth.SIZES
    points = []
    for shape, size in growth.plan(sizes):
        _progress(f"{shape}, {size:,} characters")
        points.append(growth.measure(shape, size, given.timeout))
    return points


def _progress(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
