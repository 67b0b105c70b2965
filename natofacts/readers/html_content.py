"""What of a page is its content: away with menus, scripts, banners; then the part that holds the article."""

from __future__ import annotations

import re
from typing import Any

Element = Any  # lxml has no types

_NEVER = frozenset((
    "script", "style", "noscript", "template", "svg", "canvas", "iframe", "object", "embed", "audio", "video",
    "map", "select", "button", "input", "textarea", "datalist", "dialog", "nav", "menu", "head", "link", "meta",
    "rp", "rt",
))  # fmt: skip
_ROLES = frozenset((
    "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "alert", "menu", "menubar", "toolbar",
    "tablist", "tooltip",
))  # fmt: skip
_OUTSIDE = ("header", "footer", "aside")  # of the page, not of an article
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|rgpd|gdpr|tarteaucitron|didomi|onetrust|axeptio|breadcrumbs?|ariane|nav|navbar|navigation|menu|"
    r"submenu|sidebar|share|sharing|partage|social|socials|related|newsletter|skip|skiplinks?|evitement|pagination|pager|"
    r"comments?|disclaimer-banner|site-?header|site-?footer|page-?footer|footer|masthead|advert|advertisement|ads?|promo|popup|"
    r"modal|toolbar|tools|print-only|sr-only|visually-?hidden|screen-?reader-text|mw-editsection|toc)(?=$|[\s_-])"
)
_SAFE_TO_GUESS = re.compile(r"cookie|consent|rgpd|gdpr|tarteaucitron|didomi|onetrust|axeptio")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_LINKED = frozenset(("ul", "ol", "div", "p", "section", "td", "aside", "dl", "table"))
_ENOUGH = 0.4
_LEAST = 200


def prune(tree: Element) -> None:
    """Take out of a tree what no reader of the page would call its content."""
    whole = _length(tree)
    for element in list(tree.iter()):
        if isinstance(element.tag, str) and element.getparent() is not None and _is_chrome(element, whole):
            _drop(element)
    for element in reversed(list(tree.iter(*_LINKED))):
        if element.getparent() is not None and _is_link_list(element):
            _drop(element)


def main_content(tree: Element) -> list[Element]:
    """Give the parts that are written: the title, where it stands outside, and the main content."""
    body = tree.find("body") if tree.tag == "html" else tree
    if body is None:
        return []
    content = _content_of(body)
    titles = [h1 for h1 in body.iter("h1") if _text(h1)]
    inside = any(content in (h1, *h1.iterancestors()) for h1 in titles)
    return [content] if inside or not titles else [titles[0], content]


def _content_of(body: Element) -> Element:
    """Choose the element that holds most of the text and little else: main, a lone article, or the body."""
    content = body
    mains = [e for e in body.iter() if isinstance(e.tag, str) and _is_main(e)]
    if mains:
        best = max(mains, key=_length)
        content = best if _is_most(best, body) else body
    articles = [e for e in content.iter("article") if all(a.tag != "article" for a in e.iterancestors())]
    if articles:
        best = max(articles, key=_length)
        if _length(best) > 0.6 * _length(content):
            return best
    return content


def _is_main(element: Element) -> bool:
    """Tell whether a page calls an element its main content."""
    return (
        element.tag == "main"
        or element.get("role") == "main"
        or element.get("itemprop") == "articleBody"
        or element.get("id", "").lower()
        in ("content", "main", "main-content", "contenu", "contenu-principal", "bodycontent")
    )


def _is_most(element: Element, body: Element) -> bool:
    """Tell whether enough of the text stands in an element to believe that it is the content."""
    return _length(element) >= min(_LEAST, _ENOUGH * _length(body)) and _length(element) > 0


def _is_chrome(element: Element, whole: int) -> bool:
    """Tell whether an element belongs to the page around a text."""
    tag = element.tag
    if tag in _NEVER or element.get("role") in _ROLES:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN.search(element.get("style", "").lower()):
        return True
    if tag in _OUTSIDE and not any(up.tag in ("article", "main", "blockquote") for up in element.iterancestors()):
        return True
    if tag in ("html", "body", "main", "article", "h1", "h2", "h3"):
        return False
    said = _spoken(element)
    if not said or not _CHROME.search(said):
        return False
    return bool(_SAFE_TO_GUESS.search(said)) or _length(element) < 0.5 * whole


def _spoken(element: Element) -> str:
    """Give the class and id of an element, « mainNav » as « main-nav »."""
    said = f"{element.get('class', '')} {element.get('id', '')}".strip()
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", said).lower()


def _is_link_list(element: Element) -> bool:
    """Tell whether a block is a list of links: nearly all of its words, three at least, each short."""
    links = [_text(link) for link in element.iter("a")]
    linked = sum(map(len, links))
    return len(links) >= 3 and linked < 60 * len(links) and linked >= 0.8 * max(1, len(_text(element)))


def _text(element: Element) -> str:
    """Give the words of an element, white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def _length(element: Element) -> int:
    """Count the characters of an element's text that are no white space at its ends."""
    return sum(len(piece.strip()) for piece in element.itertext())


def _drop(element: Element) -> None:
    """Take an element out and leave the text behind it, a space between."""
    parent, tail = element.getparent(), " " + (element.tail or "")
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
