"""Reading Word documents: order, lists, tables, notes, raised marks; and archives that mean harm."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import NAMESPACE, RAISED, docx, paragraph, part, run

from natofacts import extract
from natofacts.errors import ReadError
from natofacts.read import read


def level(depth: int, form: str, text: str, start: int = 1) -> str:
    inside = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{inside}</w:lvl>'


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{level(0, "decimal", "%1.", 27)}'
    f"{level(1, 'lowerLetter', '%2)')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="8">{level(0, "bullet", "x")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
)


def text_of(body: str, **parts: str) -> str:
    return read(docx(body, {f"word/{name}.xml": content for name, content in parts.items()}), "a.docx").text


def listed(text: str, number: int, depth: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def symbol(code: str, font: str = "Symbol") -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="F0{code}"/></w:r>'


MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def test_a_style_raises_the_marks_of_notes() -> None:
    styles = (
        f'<w:style w:styleId="Note"><w:rPr>{RAISED}</w:rPr></w:style>'
        '<w:style w:styleId="Mine"><w:basedOn w:val="Note"/></w:style>'
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    body = paragraph(run("En 2024") + run("1", '<w:rStyle w:val="Mine"/>') + run(", 35 pays"))
    body += paragraph(run("En 2024") + run("1", '<w:rStyle w:val="A"/>'))
    assert text_of(body, styles=part(styles, "styles")) == "En 2024, 35 pays\n\nEn 20241\n"


def test_a_text_box_in_a_cell_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('34 avions')}</w:txbxContent>"
    anchored = (
        f'<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    cells = [paragraph(run("12 chars") + anchored), paragraph("B")]
    row = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{row}</w:tr>"
    assert text_of(f"<w:tbl><w:tr>{row}</w:tr>{gone}</w:tbl>") == "12 chars 34 avions | B\n"


def test_paragraphs_and_runs() -> None:
    body = (
        paragraph("Sommet") + paragraph(run("Nous liv") + run("rerons", "<w:b/>") + run(" 35 chars.")) + paragraph("")
    )
    assert text_of(body) == "Sommet\n\nNous livrerons 35 chars.\n"


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (run("En 2024") + run("1", RAISED) + run(", 35 pays"), "En 2024, 35 pays"),
        (run("le 1") + run("e", RAISED) + run("r", RAISED) + run(" mars"), "le 1er mars"),
        (run("12 km") + run("2", RAISED) + run(" et 2 %") + run("2", RAISED), "12 km² et 2 %"),
        (run("2024") + run("1", '<w:position w:val="8"/><w:sz w:val="12"/>') + run(" et"), "2024 et"),
        (run("2024") + run("1", '<w:position w:val="-8"/>') + run(" et"), "20241 et"),
        (run("Un effort ") + symbol("B3") + run(" 2 %, de 5") + symbol("2D") + run("7 %"), "Un effort ≥ 2 %, de 5−7 %"),
        (run("5") + symbol("FC", "Wingdings") + run("7 %"), "5\ufffd7 %"),
        (run("de ") + f"<m:oMath {MATH}><m:r><m:t>2,5</m:t></m:r></m:oMath>" + run(" %"), "de 2,5 %"),
        (run("2024") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" et"), "2024 et"),
        (run("12") + "<w:r><w:tab/></w:r>" + run("345"), "12   345"),
        (run("F") + "<w:r><w:noBreakHyphen/></w:r>" + run("16"), "F\u201116"),
        (run("a") + run("caché", "<w:vanish/>") + run("b"), "ab"),
        (run("a") + f"<w:del>{run('z').replace('w:t', 'w:delText')}</w:del><w:ins>{run('b')}</w:ins>", "ab"),
        (f"<w:hyperlink>{run('lien')}</w:hyperlink><w:r><w:instrText>PAGE 99</w:instrText></w:r>", "lien"),
        (run("a") + "<w:r><w:br/></w:r>" + run("b"), "a\nb"),
    ],
)
def test_what_stands_in_a_paragraph(runs: str, text: str) -> None:
    assert text_of(paragraph(runs)) == text + "\n"


def test_lists_have_their_numbers() -> None:
    body = (
        listed("Nous livrerons.", 1)
        + listed("12 chars", 1, 1)
        + listed("3 avions", 1, 1)
        + listed("Fin.", 1)
        + listed("obus", 2)
    )
    assert (
        text_of(body, numbering=part(NUMBERING, "numbering"))
        == "27. Nous livrerons.\na) 12 chars\nb) 3 avions\n28. Fin.\n– obus\n"
    )


def test_a_style_may_number() -> None:
    styles = part('<w:style w:styleId="P"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>', "styles")
    body = paragraph("Un.", '<w:pStyle w:val="P"/>') + paragraph("Deux.", '<w:pStyle w:val="P"/>')
    assert text_of(body, numbering=part(NUMBERING, "numbering"), styles=styles) == "27. Un.\n28. Deux.\n"


def cells(*texts: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in texts) + "</w:tr>"


def test_a_table_row_is_a_line() -> None:
    table = f"<w:tbl>{cells('Pays', '2024', '')}{cells('Italie', '12', '345')}</w:tbl>"
    document = read(docx(paragraph("Avant") + table + paragraph("Après")), "a.docx")
    assert document.text == "Avant\n\nPays | 2024\nItalie | 12 | 345\n\nAprès\n"
    assert 345 in [fact.value for fact in extract(document)]


def test_notes_follow_the_text() -> None:
    notes = part(
        f'<w:footnote w:id="0" w:type="separator">{paragraph("-")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("Selon douze pays.")}</w:footnote>'
        f'<w:footnote w:id="9">{paragraph("Que rien ne cite.")}</w:footnote>',
        "footnotes",
    )
    assert (
        text_of(paragraph(run("2 %") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=notes)
        == "2 %\n\nSelon douze pays.\n"
    )


def test_text_boxes_are_read_once() -> None:
    inside = f"<w:txbxContent>{paragraph('12 chars')}</w:txbxContent>"
    alternate = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{inside}</w:drawing></mc:Choice><mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert text_of(paragraph(f"{run('Texte')}<w:r>{alternate}</w:r>")) == "Texte\n\n12 chars\n"


def test_lines_pasted_as_paragraphs_stay_lines() -> None:
    empty = paragraph("")
    body = (
        paragraph("Les Alliés ont")
        + paragraph("livré 35 chars.")
        + empty
        + paragraph("Ils ont")
        + paragraph("12 avions.")
        + empty
    )
    assert text_of(body) == "Les Alliés ont\nlivré 35 chars.\n\nIls ont\n12 avions.\n"


def test_strict_documents_are_read() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml",
            part(paragraph("deux chars")).replace(NAMESPACE, "http://purl.oclc.org/ooxml/wordprocessingml/main"),
        )
    assert read(stream.getvalue(), "a.docx").text == "deux chars\n"


CORE = (
    '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/"><dc:title>Note</dc:title>'
    "<dc:creator>A. Renard</dc:creator><t:created>2025-03-04T10:00:00Z</t:created></c:coreProperties>"
)


def test_properties_and_the_day_the_file_was_created() -> None:
    core = {"docProps/core.xml": CORE}
    document = read(docx(paragraph("Le conseil se réunira demain."), core), "a.docx")
    assert document.date is None
    assert document.metadata == {"format": "docx", "title": "Note", "author": "A. Renard", "created": "2025-03-04"}
    assert extract(document).date == datetime.date(2025, 3, 4)
    dated = read(docx(paragraph("Bruxelles, le 12 février 2026") + paragraph("Demain."), core), "a.docx")
    assert extract(dated).date == datetime.date(2026, 2, 12)
    spoken_of = read(docx(paragraph("Le sommet du 5 mai 2024 a réuni 32 pays."), core), "a.docx")
    assert extract(spoken_of).date == datetime.date(2024, 5, 5)


def bomb(size: int, name: str = "word/document.xml") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b" " * size)
    return stream.getvalue()


def with_entities() -> bytes:
    stream = io.BytesIO()
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml", entities + part(paragraph("&b;&c;")).removeprefix('<?xml version="1.0"?>')
        )
    return stream.getvalue()


def crowd() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(10_001):
            archive.writestr(f"word/document{number}.xml", b"")
    return stream.getvalue()


NESTED = "<w:sdt><w:sdtContent>" * 60 + paragraph("deux") + "</w:sdtContent></w:sdt>" * 60


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (bomb(20_000_000), "unpacks to more than 400 times its size"),
        (with_entities(), "declares entities in word/document.xml"),
        (crowd(), "is an archive of 10,001 parts"),
        (docx(paragraph("deux"))[:-30], "is a broken archive"),
        (docx("<w:p>"), "has a broken part"),
        (b"PK\x03\x04 word/document", "is a broken archive"),
        (bomb(10, "other.xml"), "is a ZIP archive without a Word document"),
        (bomb(10, "xl/workbook.xml"), "is a spreadsheet or a presentation"),
        (b"", "is empty"),
        (b"deux chars", "is no DOCX, or a broken one"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "is protected by a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Word file"),
        (docx(NESTED), "nested too deeply"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=rf"^a\.docx: .*{said}") as caught:
        read(data, "a.docx")
    assert "\n" not in str(caught.value)


GOOD = docx(paragraph("deux chars"), {"word/numbering.xml": part(NUMBERING, "numbering"), "docProps/core.xml": CORE})


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=6), st.integers(0, len(GOOD)))
def test_a_damaged_document_is_read_or_refused(damage: list[tuple[int, int]], end: int) -> None:
    data = bytearray(GOOD)
    for place, byte in damage:
        data[place] = byte
    for each in (bytes(data), bytes(data[:end])):
        try:
            read(each, "a.docx").text.encode()
        except ReadError as error:
            assert "\n" not in str(error)


TAGS = st.sampled_from(
    [
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "sdt",
        "sdtContent",
        "ins",
        "del",
        "pPr",
        "numPr",
        "numId",
        "txbxContent",
        "footnoteReference",
        "br",
    ]
)
ELEMENTS = st.recursive(
    st.just(""),
    lambda inside: st.builds(
        lambda tag, children: f'<w:{tag} w:val="1" w:id="2">{"".join(children)}x</w:{tag}>',
        TAGS,
        st.lists(inside, max_size=4),
    ),
    max_leaves=20,
)


@given(ELEMENTS)
def test_any_order_of_elements_is_read(body: str) -> None:
    notes = part(f'<w:footnote w:id="2">{body}</w:footnote>', "footnotes")
    text_of(body, numbering=part(NUMBERING, "numbering"), footnotes=notes).encode()
