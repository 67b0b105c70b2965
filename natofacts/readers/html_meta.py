"""What a page says of itself: title, publisher, address, language and the day it was published."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from natofacts.readers.dates import iso_day
from natofacts.readers.lines import without_empty

Element = Any  # lxml has no types

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "citation_publication_date",
    "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date",
    "publication_date", "publishdate", "pubdate", "date",
)  # fmt: skip
_PUBLISHER = ("og:site_name", "dcterms.publisher", "dc.publisher", "publisher", "application-name")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_MAX_JSON = 500_000


def metadata_of_page(tree: Element) -> tuple[dict[str, str], datetime.date | None]:
    """Read the metadata of a page and the day it was published, before anything of the tree is taken out."""
    metas = _metas(tree)
    linked = list(_linked_data(tree))
    values = {
        "title": _first(linked, "headline") or metas.get("og:title") or _title(tree),
        "publisher": _publisher(linked) or _any(metas, _PUBLISHER),
        "url": _address(tree) or metas.get("og:url"),
        "language": _language(tree, metas),
    }
    return without_empty(values), _published(tree, metas, linked)


def _metas(tree: Element) -> dict[str, str]:
    """Collect the meta elements by lower-case name; the first of a name wins."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        if name and meta.get("content"):
            found.setdefault(name.strip().lower(), meta.get("content"))
    return found


def _published(tree: Element, metas: dict[str, str], linked: list[dict[str, Any]]) -> datetime.date | None:
    """Find the day of publication: JSON-LD, the meta elements, then a time element that dates the article."""
    stated = [_first(linked, "datePublished"), *(metas.get(name) for name in _PUBLISHED)]
    stated += [time.get("datetime") for time in tree.iter("time") if _dates_the_page(time)]
    return next((day for day in map(iso_day, stated) if day is not None), None)


def _dates_the_page(time: Element) -> bool:
    """Tell whether a time element is the day of publication and not a date that the text speaks of.

    It says so itself, or it stands in the header of the article.
    """
    said = f"{time.get('itemprop', '')} {time.get('class', '')}".lower()
    if time.get("pubdate") is not None or re.search(r"publi|posted|entry-date", said):
        return True
    return any(up.tag == "header" for up in time.iterancestors())


def _linked_data(tree: Element) -> Iterator[dict[str, Any]]:
    """Read the JSON-LD objects of a page; what is no JSON is no metadata."""
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        text = "".join(script.itertext())
        if len(text) > _MAX_JSON:
            continue
        try:
            parsed = json.loads(text)
        except (ValueError, RecursionError):
            continue
        yield from _objects(parsed)


def _objects(parsed: Any) -> Iterator[dict[str, Any]]:
    """Give the objects at the top of JSON-LD: one, a list, or a graph."""
    for item in parsed if isinstance(parsed, list) else [parsed]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else ()


def _first(linked: Iterable[dict[str, Any]], name: str) -> str | None:
    """Give the first text of that name."""
    return next((item[name] for item in linked if isinstance(item.get(name), str) and item[name].strip()), None)


def _publisher(linked: Iterable[dict[str, Any]]) -> str | None:
    """Give the publisher of JSON-LD, a name or an object that has one."""
    for item in linked:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            return name
    return None


def _any(metas: dict[str, str], names: Iterable[str]) -> str | None:
    """Give the first of several meta elements."""
    return next((metas[name] for name in names if name in metas), None)


def _title(tree: Element) -> str | None:
    """Give the title of a page: its title element, else its first heading."""
    for tag in ("title", "h1"):
        for element in tree.iter(tag):
            text = " ".join("".join(element.itertext()).split())
            if text:
                return text
    return None


def _address(tree: Element) -> str | None:
    """Give the canonical address of a page."""
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return str(link.get("href"))
    return None


def _language(tree: Element, metas: dict[str, str]) -> str | None:
    """Give the language code of a page, if it looks like one."""
    roots = list(tree.iter("html"))
    said = (roots[0].get("lang") if roots else None) or metas.get("content-language") or metas.get("og:locale") or ""
    match = _LANGUAGE.match(said.strip())
    return match[0].replace("_", "-") if match else None
