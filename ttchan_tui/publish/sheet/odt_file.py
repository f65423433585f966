"""The sheet as a document of LibreOffice and other programs that read OpenDocument."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from ttchan_tui.publish.archive import steady
from ttchan_tui.publish.sheet.layout import Kind, Layout

_COUNTRIES: Final = {"en": "GB", "lv": "LV", "de": "DE"}
"""OpenDocument wants a country beside the language."""
_LEVELS: Final = {Kind.TITLE: 1, Kind.HEADING: 2, Kind.SUBHEADING: 3}


def odt(sheet: Layout) -> bytes:
    """The bytes of the document; the same for the same sheet and moment."""
    from odf.element import Element
    from odf.opendocument import OpenDocumentText

    Element.namespaces.clear()  # else it names those of all documents that were made before
    document = OpenDocumentText()
    _set_meta(document, sheet)
    styles = _Styles(document)
    for block in sheet.blocks:
        styles.add(block.kind, ((run.text, run.language) for run in block.runs))
    content = BytesIO()
    document.write(content)
    return steady(content.getvalue())


def _set_meta(document: Any, sheet: Layout) -> None:  # noqa: ANN401 - odfpy has no types
    from odf import dc, meta

    moment = sheet.moment.replace(tzinfo=None, microsecond=0).isoformat()
    for old in list(document.meta.childNodes):
        document.meta.removeChild(old)
    for element, text in (
        (dc.Title(), sheet.title),
        (dc.Subject(), sheet.number),
        (dc.Creator(), sheet.author),
        (dc.Language(), sheet.language),
        (dc.Date(), moment),
        (meta.CreationDate(), moment),
    ):
        element.addText(text)
        document.meta.addElement(element)


class _Styles:
    """Puts text into a document, with the styles that it needs."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - odfpy has no types
        from odf.style import PageLayout, PageLayoutProperties

        self._document = document
        self._languages: dict[str, Any] = {}
        self._kinds = {kind: self._of_kind(kind) for kind in Kind}
        page = PageLayout(name="A4")
        page.addElement(PageLayoutProperties(pagewidth="21cm", pageheight="29.7cm", margin="2.5cm"))
        document.automaticstyles.addElement(page)
        from odf.style import MasterPage

        document.masterstyles.addElement(MasterPage(name="Standard", pagelayoutname=page))

    def add(self, kind: Kind, runs: Any) -> None:  # noqa: ANN401 - pairs of text and language
        from odf.text import H, P, Span

        style = self._kinds[kind]
        level = _LEVELS.get(kind)
        block = H(outlinelevel=level, stylename=style) if level else P(stylename=style)
        for text, language in runs:
            block.addElement(Span(stylename=self._language(language), text=text))
        self._document.text.addElement(block)

    def _of_kind(self, kind: Kind) -> Any:  # noqa: ANN401
        from odf.style import ParagraphProperties, Style, TextProperties

        style = Style(name=kind.value.capitalize(), family="paragraph")
        text, paragraph = _LOOKS[kind]
        style.addElement(ParagraphProperties(**paragraph))
        style.addElement(TextProperties(fontfamily="Arial", **text))
        self._document.styles.addElement(style)
        return style

    def _language(self, code: str) -> Any:  # noqa: ANN401
        from odf.style import Style, TextProperties

        if code not in self._languages:
            style = Style(name=f"in-{code}", family="text")
            style.addElement(TextProperties(language=code, country=_COUNTRIES.get(code, "none")))
            self._document.automaticstyles.addElement(style)
            self._languages[code] = style
        return self._languages[code]


_LOOKS: Final[dict[Kind, tuple[dict[str, str], dict[str, str]]]] = {
    Kind.TITLE: ({"fontsize": "20pt", "fontweight": "bold", "color": "#1f2a44"}, {"marginbottom": "0.5cm"}),
    Kind.HEADING: (
        {"fontsize": "13pt", "fontweight": "bold", "color": "#1f2a44"},
        {"margintop": "0.5cm", "marginbottom": "0.2cm", "keepwithnext": "always"},
    ),
    Kind.SUBHEADING: (
        {"fontsize": "11pt", "fontweight": "bold", "color": "#1f2a44"},
        {"marginbottom": "0.1cm"},
    ),
    Kind.ITEM: ({"fontsize": "11pt"}, {"marginleft": "0.6cm", "marginbottom": "0.1cm"}),
    Kind.PARAGRAPH: ({"fontsize": "11pt"}, {"marginbottom": "0.3cm"}),
    Kind.WARNING: ({"fontsize": "11pt"}, {"border": "0.05cm solid #9e3039", "padding": "0.2cm"}),
}
"""Text and paragraph properties of the kinds of blocks."""
