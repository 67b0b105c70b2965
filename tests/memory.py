"""Measure by hand what many files, and one huge text, cost in memory: `python tests/memory.py`.

Prints the peak of the largest process of each run, in MB, which should be the same for 500 and 10,000 files and
stay under 1,500 for a text of 100 MB (`--huge`, half an hour on two cores).
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"


def peak(*arguments: str) -> str:
    """Run a command and say how much memory it and its workers took, and how long."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "natofacts", "extract", "-q", "-f", "jsonl", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    seconds = time.perf_counter() - begun
    return f"{usage.ru_maxrss >> 10} MB, all runs so far {workers >> 10} MB, code {status}, {seconds:.0f} s"


def main() -> None:
    """Measure."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        for number in (500, 10_000):
            place = Path(folder, str(number))
            place.mkdir()
            for n in range(number):
                (place / f"{n:05}.txt").write_text(texts[n % len(texts)][:600], encoding="utf-8")
            for jobs in ("1", "2"):
                sys.stdout.write(f"{number} files, {jobs} jobs: {peak(str(place), '-j', jobs)}\n")
        if "--huge" in sys.argv:
            whole = "\n\n".join(texts)
            huge = Path(folder, "huge.txt")
            with huge.open("w", encoding="utf-8") as stream:
                while stream.tell() < 100_000_000:
                    stream.write(f"{whole}\n\nNuméro {stream.tell()}\n\n")
            sys.stdout.write(f"100 MB: {peak(str(huge))}\n")


if __name__ == "__main__":
    main()
