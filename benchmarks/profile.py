"""Where the time of natofacts goes, by module: `python -m benchmarks.profile [FILE…]`."""

from __future__ import annotations

import argparse
import cProfile
import pstats
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.report import markdown
from benchmarks.texts import ROOT, gold, originals

Place = tuple[str, int, str]
TOP = 4
EXAMPLE = ROOT / "examples" / "communique.txt"


def main() -> None:
    """Profile the first text, which loads the rules, then files, else the originals or our documents; print tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.profile", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="texts to extract; default ours")
    parser.add_argument("--modules", type=int, default=20, metavar="N", help="so many modules (20)")
    given = parser.parse_args()
    paths = given.files or originals() or list(gold())
    cold = profiled([EXAMPLE])
    print(f"The first text, with the imports and the rules it needs:\n\n{table(cold, given.modules)}\n")
    profiled(paths)  # patterns that only some texts need are compiled now
    print(f"{len(paths)} texts after that:\n\n{table(profiled(paths), given.modules)}")


def profiled(paths: list[Path]) -> Mapping[Place, Any]:
    """Extract texts under the profiler."""
    profile = cProfile.Profile()
    with profile:
        from natofacts import extract

        for path in paths:
            extract(path)
    return pstats.Stats(profile).stats  # type: ignore[attr-defined, no-any-return]


def by_module(stats: Mapping[Place, Any]) -> dict[str, Counter[str]]:
    """Add up the time of functions by module; what is built in counts where it is called from."""
    spent: dict[str, Counter[str]] = defaultdict(Counter)
    for (file, _, name), (_, _, own, _, callers) in stats.items():
        if file != "~":
            spent[module_of(file)][name] += own
            continue
        for (caller_file, _, caller), (_, _, share, _) in callers.items():
            spent[module_of(caller_file)][f"{caller} › {_short(name)}"] += share
    return spent


def module_of(file: str) -> str:
    """Name a module of ours, or the package of another."""
    if file.startswith(("<", "~")):
        return file.strip("<>~").removeprefix("frozen ") or "built in"
    path = Path(file)
    if path.is_relative_to(ROOT):
        return str(path.relative_to(ROOT).with_suffix("")).replace("/", ".")
    parts = path.parts
    if "site-packages" in parts:
        return Path(parts[parts.index("site-packages") + 1]).stem
    return path.stem if path.stem != "__init__" else path.parent.name


def _short(name: str) -> str:
    """Shorten « <method 'finditer' of '_regex.Pattern' objects> » to « finditer »."""
    words = name.split("'")
    return words[1] if len(words) > 1 else name.strip("<>").removeprefix("built-in method ")


def table(stats: Mapping[Place, Any], modules: int) -> str:
    """Make a Markdown table of the modules that take most, with their most expensive functions."""
    spent = by_module(stats)
    whole = sum(counter.total() for counter in spent.values())
    ranked = sorted(spent.items(), key=lambda item: -item[1].total())[:modules]
    rows = [
        [
            name,
            f"{counter.total():.2f}",
            f"{counter.total() / whole:.0%}",
            ", ".join(
                f"{function.replace('|', '/')} {seconds / whole:.1%}" for function, seconds in counter.most_common(TOP)
            ),
        ]
        for name, counter in ranked
    ]
    head = ["module", "own s", "share", "of it"]
    return markdown(head, rows, right=(1, 2)) + f"\n\n{whole:.2f} s under the profiler, which makes calls look dearer."


if __name__ == "__main__":
    main()
