"""Turn texts into PDF, DOCX and HTML and compare what is found in them: python tests/conversions.py [FILE …]

The texts of tests/corpus and seeds by default. PDF and DOCX are made by LibreOffice, HTML by wrapping.
"""

from __future__ import annotations

import datetime
import html
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from natofacts import extract
from natofacts.models import Document
from natofacts.read import read

HERE = Path(__file__).parent
SOFFICE = shutil.which("soffice")


def converted(texts: Sequence[Path], suffix: str, folder: Path) -> list[Path]:
    """Convert texts with LibreOffice, all in one run, with a profile of its own; give the files made."""
    assert SOFFICE is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--infilter=Text (encoded):UTF8", "--convert-to", suffix]
    command += ["--outdir", str(folder), *map(str, texts)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return [folder / f"{text.stem}.{suffix}" for text in texts]


def wrapped(text: str) -> bytes:
    """Put a text into a page with a menu and a banner: paragraphs, and tables as preformatted text."""
    blocks = []
    for block in text.split("\n\n"):
        escaped = html.escape(block)
        paragraph = escaped.replace("\n", "<br>\n")
        aligned = "   " in block.strip() or "\t" in block
        blocks.append(f"<pre>{escaped}</pre>" if aligned else f"<p>{paragraph}</p>")
    around = (
        '<nav><a href="a">Accueil, 12 rubriques</a></nav><div class="cookie-banner">Nous utilisons 3 cookies.</div>'
    )
    body = f"<body>{around}<main>{''.join(blocks)}</main><footer>© 14 pages</footer></body>"
    return f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>T</title></head>{body}</html>'.encode()


def found(document: Document | str) -> Counter[tuple[object, ...]]:
    """Give what is found in a document: value, unit, kind and dates of each row, places aside."""
    rows: Counter[tuple[object, ...]] = Counter()
    for fact in extract(document, date=datetime.date(2026, 6, 15) if not _dated(document) else None):
        if fact.type == "commitment":
            rows["commitment",] += 1
        else:
            rows[fact.type, str(fact.kind), fact.value, fact.value_max, fact.unit, fact.date_start, fact.date_end] += 1
    return rows


def _dated(document: Document | str) -> bool:
    """Tell whether a text has a date: where it has none, the day of the conversion would count."""
    text = document if isinstance(document, str) else document.text
    return extract(text).date is not None


def differences(text: Path, document: Document) -> tuple[list[object], list[object], int]:
    """Give the rows lost and the rows new in a document against its text, and how many the text has."""
    wanted, got = found(text.read_text(encoding="utf-8")), found(document)
    return list((wanted - got).elements()), list((got - wanted).elements()), wanted.total()


def report(suffix: str, texts: Sequence[Path], documents: Iterable[Document]) -> None:
    """Print the differences of one form."""
    lost, new, total, whole = 0, 0, 0, 0
    for text, document in zip(texts, documents, strict=True):
        gone, come, rows = differences(text, document)
        lost, new, total, whole = lost + len(gone), new + len(come), total + rows, whole + (not gone and not come)
        for sign, each in [("-", row) for row in gone] + [("+", row) for row in come]:
            print(f"{suffix} {text.stem} {sign} {' '.join(map(str, each))}")  # type: ignore[call-overload]
    print(f"{suffix}: {whole} of {len(texts)} texts give the same {total} rows; {lost} lost, {new} new")


def main(paths: Sequence[str]) -> None:
    """Compare in every form."""
    folders = (HERE / "corpus", HERE.parent / "seeds")
    texts = [Path(path) for path in paths] or [text for folder in folders for text in sorted(folder.glob("*.txt"))]
    report("html", texts, (read(wrapped(text.read_text(encoding="utf-8")), f"{text.stem}.html") for text in texts))
    if SOFFICE is None:
        sys.exit("soffice is not installed: no PDF, no DOCX")
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("docx", "pdf"):
            report(suffix, texts, map(read, converted(texts, suffix, Path(folder))))


if __name__ == "__main__":
    main(sys.argv[1:])
