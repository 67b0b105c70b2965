"""Reading web pages and Markdown: the content, its lines, raised marks, what the page says of itself."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natofacts import extract
from natofacts.errors import ReadError
from natofacts.models import Document
from natofacts.read import read


def page(body: str, head: str = "", attributes: str = 'lang="fr"') -> Document:
    return read(f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("En 2024<sup>1</sup>, 35 pays", "En 2024, 35 pays"),
        ('En 2024<sup><a href="#n1">[1]</a></sup> déjà', "En 2024 déjà"),
        ('2 %<a href="#n2"><sup>b</sup></a> du PIB', "2 % du PIB"),
        ("le 1<sup>er</sup> mars et la 10<sup>e</sup> fois", "le 1er mars et la 10e fois"),
        ("M<sup>me</sup> Renard, n<sup>o</sup> 3", "Mme Renard, no 3"),
        ("12 km<sup>2</sup> et 3 m<sup>3</sup>", "12 km² et 3 m³"),
        ("450 km<sup>1</sup>", "450 km"),
        ("10<sup>6</sup> obus, 110<sup>6</sup>", "10⁶ obus, 110"),
        ("12&nbsp;000&#8239;euros", "12\u00a0000\u202feuros"),
        ("deux <b>chars</b>, <i>trois</i>\n  avions", "deux chars, trois avions"),
        ("Alli<b>és</b>", "Alliés"),
    ],
)
def test_raised_marks_and_white_space(body: str, text: str) -> None:
    assert page(f"<p>{body}</p>").text == text + "\n"


def test_blocks_items_and_rows_have_lines_of_their_own() -> None:
    document = page(
        "<h1>Titre</h1><p>Un.</p><div>Deux.<p>Trois.</div>"
        "<ul><li>12 chars ;<li><p>3 avions.</p><ul><li>dont 2 vieux</ul></ul>"
        "<ol start=27><li>Nous livrerons.<li value=30>Nous.</ol><ol type=a><li>alpha</ol>"
        "<table><caption>Parts</caption><tr><th>Pays<th>2024<th><tr><td>Italie<td>12<br>345<td>678</table>"
        "<p>Fin.<br>Suite.<br><br>Autre.</p><pre>a  1\tb\nc</pre>"
    )
    assert document.text == (
        "Titre\n\nUn.\n\nDeux.\n\nTrois.\n\n– 12 chars ;\n– 3 avions.\n– dont 2 vieux\n\n"
        "27. Nous livrerons.\n30. Nous.\n\na) alpha\n\nParts\nPays | 2024\nItalie | 12 345 | 678\n\n"
        "Fin.\nSuite.\n\nAutre.\n\na  1   b\nc\n"
    )


def test_numbers_in_neighbouring_cells_stay_two() -> None:
    document = page("<table><tr><td>Italie<td>12<td>345<tr><td>France<td>9<td>100</table>")
    assert [fact.value for fact in extract(document)] == [12, 345, 9, 100]


CHROME = [
    "<nav><a href=a>Accueil 99</a></nav>",
    "<header>Bandeau 99</header>",
    "<footer>© 99</footer>",
    "<aside>99 articles liés</aside>",
    "<script>var a = '99';</script>",
    "<style>p { width: 99px }</style>",
    "<noscript>99</noscript>",
    '<div id="cookie-banner"><p>Nous utilisons 99 cookies et encore bien des traceurs pour votre confort.</p></div>',
    '<div class="tarteaucitronRoot">99 services</div>',
    '<div class="mainNav">99</div>',
    '<ol class="breadcrumb"><li>99</ol>',
    '<div role="dialog">99</div>',
    '<p hidden>99</p><p style="display: none">99</p><span aria-hidden="true">99</span>',
    "<ul><li><a href=a>Sommet 99</a><li><a href=b>Défense 99</a><li><a href=c>Presse 99</a></ul>",
    "<button>99</button><select><option>99</select><template>99</template><svg><text>99</text></svg>",
    "<!-- 99 -->",
]


@pytest.mark.parametrize("chrome", CHROME)
@pytest.mark.parametrize(
    "around", ["{chrome}{content}", "<main>{content}{chrome}</main>", "<form><div>{chrome}{content}</div></form>"]
)
def test_what_is_around_a_text_is_left_out(chrome: str, around: str) -> None:
    if "<main>" in around and chrome.startswith(("<header", "<footer", "<aside")):
        pytest.skip("inside an article these belong to it")
    content = "<h1>Conclusions</h1><p>Les Alliés ont livré 35 chars en 2024, et ils continueront.</p>"
    document = page(around.format(chrome=chrome, content=content))
    assert document.text == "Conclusions\n\nLes Alliés ont livré 35 chars en 2024, et ils continueront.\n"


def test_the_title_outside_the_content_comes_first() -> None:
    document = page("<div><h1>Sommet</h1></div><div>autre chose</div><main><p>Texte de deux lignes.</p></main>")
    assert document.text == "Sommet\n\nTexte de deux lignes.\n"


def test_a_short_text_is_kept_whole_where_nothing_says_which_part_it_is() -> None:
    assert page(
        "<div><p>12 chars</p></div><div class='menu-open'><p>et 13 avions, et bien plus encore</p></div>"
    ).text == ("12 chars\n\net 13 avions, et bien plus encore\n")


def test_a_page_tells_of_itself() -> None:
    document = page(
        "<main><p>deux chars</p></main>",
        '<title>T | OTAN</title><meta property="og:title" content="  Sommet\n de Riga ">'
        '<meta property="og:site_name" content="OTAN">'
        '<link rel="canonical" href="https://example.org/a">'
        '<meta property="article:published_time" content="2026-02-12T23:30:00Z">',
        'lang="fr-BE"',
    )
    assert document.date == datetime.date(2026, 2, 12)
    assert document.metadata == {
        "format": "html",
        "encoding": "utf-8",
        "title": "Sommet de Riga",
        "publisher": "OTAN",
        "url": "https://example.org/a",
        "language": "fr-BE",
    }


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ('<script type="application/ld+json">{"@graph":[{"datePublished":"2025-06-24"}]}</script>', "", "2025-06-24"),
        (
            '<script type="application/ld+json">[{"publisher":{"name":"X"},"datePublished":"20250624"}]</script>',
            "",
            "2025-06-24",
        ),
        (
            '<script type="application/ld+json">{nonsense</script><meta name="DC.date" content="2025-06-24">',
            "",
            "2025-06-24",
        ),
        ("", '<article><header><time datetime="2025-06-24">hier</time></header></article>', "2025-06-24"),
        ("", '<time class="entry-date published" datetime="2025-06-24T10:00">hier</time>', "2025-06-24"),
        ("", '<p>Le sommet du <time datetime="2025-06-24">24 juin</time></p>', None),
        ('<meta name="date" content="24/06/2025">', "", None),
        ('<meta name="date" content="2025-13-45">', "", None),
        ('<meta property="article:modified_time" content="2025-06-24">', "", None),
    ],
)
def test_the_day_of_publication(head: str, body: str, day: str | None) -> None:
    document = page(f"<p>deux chars</p>{body}", head)
    assert (document.date and document.date.isoformat()) == day


def test_relative_dates_count_from_the_day_of_publication() -> None:
    document = page("<p>Le conseil se réunira demain.</p>", '<meta name="dcterms.issued" content="2026-02-12">')
    assert extract(document)[0].date_start == "2026-02-13"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('<meta charset="iso-8859-1"><p>dépensé 3 € à Évere’'.encode("cp1252"), "dépensé 3 € à Évere’"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-15"><p>3 €'.encode("iso8859_15"), "3 €"),
        ('<meta charset="iso-8859-1"><p>dépensé'.encode(), "dépensé"),
        ('<meta charset="no-such-code"><p>dépensé'.encode("cp1252"), "dépensé"),
        *(
            (f'<meta charset="{name}"><p>dépensé'.encode("cp1252"), "dépensé")
            for name in ("utf-7", "utf-32", "idna", "punycode", "undefined", "unicode-escape", "rot13", "hex")
        ),
        ('<meta charset="windows-1250"><p>Łódź'.encode("cp1250"), "Łódź"),
        ("<html><p>dépensé".encode("cp1252"), "dépensé"),
        ("\ufeff<html><p>dépensé".encode("utf-16-le"), "dépensé"),
        (
            '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>dépensé</p></body></html>'.encode(),
            "dépensé",
        ),
    ],
)
def test_encodings_of_pages(data: bytes, text: str) -> None:
    assert read(data, "-").text.rstrip() == text


def test_a_tag_with_attributes_without_end_is_refused() -> None:
    page = "<html><p " + " ".join(f"a{n}=1" for n in range(3000)) + ">3 chars</p>"
    with pytest.raises(ReadError, match="a tag with more than 1,000 attributes"):
        read(page.encode(), "-")
    assert read(f"<html><p title='{'a=b ' * 900}'>3 chars</p>".encode(), "-").text == "3 chars\n"


def test_hostile_pages_are_harmless() -> None:
    entity = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>a &x; b</p></body></html>'
    assert "root:" not in read(entity.encode(), "a.html").text
    assert read(b"<html><p>a\0b&#0;c&#xd800;d&#27;[2Je", "a.html").text.isprintable() is False
    assert "\x1b" not in read(b"<html><p>a&#27;[2J", "a.html").text
    with pytest.raises(ReadError, match=r"^a\.html: has elements nested too deeply"):
        read(b"<html>" + b"<div>" * 5000 + b"12 chars", "a.html")


@given(
    st.binary(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<table>",
                "<tr>",
                "<td>",
                "<ul>",
                "<li>",
                "<sup>",
                "</sup>",
                "2",
                "é",
                "<pre>",
                "<a href=#a>",
                "</table>",
                "<br>",
                "<ol start=x>",
                "<main>",
                "<article>",
                "</li>",
                "</ul>",
                "<!--",
                "<script>",
                "<h1>",
                "<![CDATA[",
            ]
        ),
        max_size=30,
    ).map(lambda parts: "".join(parts).encode())
)
def test_any_bytes_are_a_page_or_refused(data: bytes) -> None:
    try:
        document = read(data, "a.html")
    except ReadError as error:
        assert "\n" not in str(error)
    else:
        document.text.encode()


def markdown(source: str) -> Document:
    return read(source.encode(), "a.md")


def test_markdown_is_read_without_its_marks() -> None:
    document = markdown(
        "# Effort de **défense**\n\nEn 2024[^1], les *Alliés* ont livré\n[35 chars](http://x.fr/2025 'a') "
        "et 12 m<sup>2</sup>,\n"
        "le 1<sup>er</sup> mars^2^.\n\n27. Nous livrerons *2* chars.\n28. Nous :\n"
        "    - `12` obus ;\n    - 3 avions.\n\n"
        "| Pays | 2024 |\n|---|--:|\n| Italie | **1,5 %** |\n\n<p>Fin</p>\n\n> cité\n\n[^1]: Selon douze pays.\n"
    )
    assert document.text == (
        "Effort de défense\n\nEn 2024, les Alliés ont livré 35 chars et 12 m², le 1er mars.\n\n"
        "27. Nous livrerons 2 chars.\n28. Nous :\n– 12 obus ;\n– 3 avions.\n\n"
        "Pays | 2024\nItalie | 1,5 %\n\nFin\n\ncité\n\n"
        "Selon douze pays.\n"
    )
    assert document.metadata["title"] == "Effort de défense"


@pytest.mark.parametrize("mark", [">", "> ", "- ", "1. ", "> - "])
@pytest.mark.parametrize("depth", [30, 49, 50, 99, 100, 101, 400])
def test_markdown_that_is_nested_deep_is_read_whole_or_refused(mark: str, depth: int) -> None:
    try:
        text = markdown(mark * depth + "35 chars\n\nfin").text
    except ReadError as error:
        assert "nested too deeply" in str(error)
        assert depth >= 30
    else:
        assert "35 chars" in text


def test_markdown_front_matter() -> None:
    document = markdown('---\ntitle: "Note"\ndate: 2026-02-12\nlang: fr\n---\nDeux chars.\n')
    assert (document.text, document.date) == ("Deux chars.\n", datetime.date(2026, 2, 12))
    assert document.metadata == {"format": "markdown", "encoding": "utf-8", "title": "Note", "language": "fr"}


@given(st.binary(max_size=300) | st.text(st.sampled_from("#*_`[]()<>-| \n\t^1.é\\!&;:~="), max_size=60).map(str.encode))
def test_any_bytes_are_markdown_or_refused(data: bytes) -> None:
    try:
        document = read(data, "a.md")
    except ReadError as error:
        assert "\n" not in str(error)
    else:
        document.text.encode()
