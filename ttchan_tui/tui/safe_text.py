"""The one place where people's text meets Textual.

Textual reads strings as markup: a note that says "[/]" would end the app, one that says
"[@click=app.quit]" would be a button. `Content` is never parsed, so everything that is shown goes
through here; control characters that got past the gate are made harmless as well.
"""

from __future__ import annotations

from textual.content import Content

from ttchan_tui.text.gate import harmless
from ttchan_tui.text.languages import Language
from ttchan_tui.text.multilingual import LocalizedText, Text


def plain(text: str, style: str = "") -> Content:
    """A text exactly as it is."""
    return Content.styled(harmless(text), style) if style else Content(harmless(text))


def joined(*parts: str | Content | tuple[str, str]) -> Content:
    """Texts and styled texts in one."""
    return Content("").join(
        part if isinstance(part, Content) else plain(*part) if isinstance(part, tuple) else plain(part)
        for part in parts
    )


def said(text: Text | LocalizedText, language: Language, style: str = "") -> Content:
    """A text in the language in use; where it is in another one, it says in which."""
    words = text.in_language(language.code) if isinstance(text, Text) else text
    shown = plain(words.text, style)
    if words.fell_back:
        shown = joined(shown, (f" [{words.language.upper()}]", "$text-muted"))
    return shown


def paragraphs(text: Text, language: Language) -> Content:
    """A long text: an empty line in the source makes a paragraph, other line ends are spaces."""
    words = text.in_language(language.code)
    body = "\n\n".join(" ".join(paragraph.split()) for paragraph in words.text.split("\n\n"))
    return joined(body, (f" [{words.language.upper()}]", "$text-muted")) if words.fell_back else plain(body)
