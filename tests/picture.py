"""Draw the page of a text of seeds/ as a picture: `python tests/picture.py examples/report.webp`."""

from __future__ import annotations

import base64
import sys
import tempfile
from pathlib import Path

from browser import chromium
from terminals import ROOT

import natofacts

SIZE = {"width": 1280, "height": 1560}
TEXT = ROOT / "seeds" / "003_c57bb2b3ebd07f72.txt"
_TO_WEBP = """async (png) => {
    const image = new Image();
    image.src = "data:image/png;base64," + png;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext("2d").drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.82).split(",")[1];
}"""


def draw(place: Path) -> None:
    """Open the page in a browser, choose a figure in the text, and write what is seen as WebP."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        page_file = Path(folder) / "report.html"
        page_file.write_text(
            natofacts.report(natofacts.read(TEXT, TEXT.name), title="Communiqué du sommet de Vilnius"), encoding="utf-8"
        )
        page = browser.new_page(viewport=SIZE, color_scheme="light")  # type: ignore[arg-type]
        page.goto(page_file.as_uri())
        page.locator("mark.commitment mark.figure").first.click()
        page.evaluate("scrollTo(0, 0)")
        page.locator("mark.chosen").first.hover()
        png = base64.b64encode(page.screenshot()).decode()
        page.goto("about:blank")
        webp = base64.b64decode(page.evaluate(_TO_WEBP, png))
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(webp)


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
