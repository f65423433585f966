"""The sheet as a document of Word: headings, styles, core properties, and the language of every run."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from ttchan_tui.publish.archive import steady
from ttchan_tui.publish.sheet.layout import Block, Kind, Layout, Run

if TYPE_CHECKING:
    from docx.document import Document

_A4: Final = (21.0, 29.7)
"""Centimetres."""
_MARGIN: Final = 2.5
_STYLES: Final = {
    Kind.TITLE: "Title",
    Kind.HEADING: "Heading 1",
    Kind.SUBHEADING: "Heading 2",
    Kind.PARAGRAPH: "Normal",
    Kind.ITEM: "List Bullet",
}
_TAGS: Final = {"en": "en-GB", "lv": "lv-LV", "de": "de-DE"}
"""What Word calls languages, which wants a country as well."""
_TITLE_SIZE: Final = 20
_HEADING_SIZE: Final = 13
_SUBHEADING_SIZE: Final = 11.5
_SIZE: Final = 11
_INK: Final = (0x1F, 0x2A, 0x44)


def docx(sheet: Layout) -> bytes:
    """The bytes of the document; the same for the same sheet and moment."""
    import docx as library

    document = library.Document()
    _set_up(document, sheet)
    warnings = [block for block in sheet.blocks if block.kind is Kind.WARNING]
    for block in sheet.blocks:
        if block.kind is not Kind.WARNING:
            paragraph = document.add_paragraph(style=_STYLES[block.kind])
            _fill(paragraph, block)
        if block.kind is Kind.TITLE and warnings:
            _add_box(document, warnings)
    content = BytesIO()
    document.save(content)
    return steady(content.getvalue())


def _set_up(document: Document, sheet: Layout) -> None:
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(_A4[0]), Cm(_A4[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN)
    _set_styles(document, sheet.language)
    foot = section.footer.paragraphs[0]
    _fill(foot, Block(Kind.PARAGRAPH, (Run(sheet.number, sheet.language),)))
    properties = document.core_properties
    properties.title = sheet.title
    properties.subject = sheet.number
    properties.author = properties.last_modified_by = sheet.author
    properties.language = _TAGS.get(sheet.language, sheet.language)
    properties.created = properties.modified = sheet.moment.replace(tzinfo=None, microsecond=0)
    properties.comments = ""


def _set_styles(document: Document, language: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    for name, size in (
        ("Title", _TITLE_SIZE),
        ("Heading 1", _HEADING_SIZE),
        ("Heading 2", _SUBHEADING_SIZE),
        ("Normal", _SIZE),
    ):
        style: Any = document.styles[name]
        style.font.size, style.font.name = Pt(size), "Arial"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):  # those of the theme would win
            if attribute.endswith("Theme"):
                del fonts.attrib[attribute]
        if name != "Normal":
            style.font.color.rgb = RGBColor(*_INK)
            style.font.bold = True
    document.styles["Normal"].paragraph_format.space_after = Pt(8)
    document.styles["Normal"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _set_language(document.styles["Normal"].element.get_or_add_rPr(), language)


def _fill(paragraph: Any, block: Block) -> None:  # noqa: ANN401 - of python-docx
    for run in block.runs:
        _set_language(paragraph.add_run(run.text)._element.get_or_add_rPr(), run.language)


def _set_language(properties: Any, language: str) -> None:  # noqa: ANN401 - of python-docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), _TAGS.get(language, language))
    properties.append(element)


def _add_box(document: Document, warnings: list[Block]) -> None:
    """What is wrong, framed, so that nobody sends it unawares."""
    cell = document.add_table(rows=1, cols=1, style="Table Grid").rows[0].cells[0]
    for number, block in enumerate(warnings):
        _fill(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), block)
    document.add_paragraph()
