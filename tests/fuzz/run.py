"""Coverage-guided fuzzing: `make fuzz`, or `python tests/fuzz/run.py TARGET [SECONDS]`.

Targets:  text   any text through the whole pipeline
          read   any bytes through the readers, then the pipeline
          where  any expression through --where
The corpus begins with our own texts and grows in `.fuzz/`, beside the crashes that are found; each becomes a test.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[2]
WORK = ROOT / ".fuzz"

with atheris.instrument_imports(include=["natofacts"]):
    from natofacts import Document, NatofactsError, extract
    from natofacts.read import read as read_bytes
    from natofacts.table import row
    from natofacts.where import compile_where


def text(data: bytes) -> None:
    """Spans point at the text, ids are unique; nothing is raised."""
    document = Document(data.decode("utf-8", "surrogatepass" if data[:1] == b"\xed" else "replace"), "a.txt")
    facts = list(extract(document, date=date(2026, 5, 13)))
    assert len({fact.id for fact in facts}) == len(facts)
    for fact in facts:
        assert document.text[fact.start : fact.end] == fact.text
        row(fact)


def read(data: bytes) -> None:
    """Bytes become a text or a clear error."""
    try:
        document = read_bytes(data, "a")
    except NatofactsError:
        return
    extract(document)


FACTS = extract("Nous verserons 3 milliards d'euros d'ici 2030 à 35 pays.", date=date(2026, 5, 13))


def where(data: bytes) -> None:
    """An expression chooses rows or is refused."""
    try:
        chosen = compile_where(data.decode("utf-8", "replace"))
        for fact in FACTS:
            chosen(fact)
    except NatofactsError:
        return


TARGETS: dict[str, tuple[Callable[[bytes], None], int]] = {
    "text": (text, 3000),
    "read": (read, 3000),
    "where": (where, 200),
}
EXPRESSIONS = (
    "value > 1e9 and unit == 'EUR'",
    "type in ('figure', 'event')",
    "actor.lower().startswith('nous')",
    "not (value * 2 < 7)",
)


def seed(name: str) -> Path:
    """The folder of a target's corpus, with our own texts in it."""
    folder = WORK / name
    folder.mkdir(parents=True, exist_ok=True)
    if name == "where":
        for n, expression in enumerate(EXPRESSIONS):
            (folder / f"own{n}").write_text(expression, encoding="utf-8")
        return folder
    for path in (*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "tests" / "corpus").glob("*.txt"))):
        shutil.copy(path, folder / path.name)
    return folder


def main() -> None:
    """Fuzz one target for some seconds."""
    name = sys.argv[1]
    seconds = sys.argv[2] if len(sys.argv) > 2 else "60"
    target, longest = TARGETS[name]
    crashes = WORK / "crashes"
    crashes.mkdir(parents=True, exist_ok=True)
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={longest}",
        f"-artifact_prefix={crashes}/{name}-",
        "-timeout=20",
    ]
    atheris.Setup([sys.argv[0], *options, str(seed(name))], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
