"""Words on the screen that are drawn anew only if they are others."""

from __future__ import annotations

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static


class PlainLabel(Static):
    """Never reads its words as markup, and does nothing when it is told what it says already.

    `show` says everything anew; without this, each change anywhere would lay out and draw the whole window,
    and send it over a slow line.
    """

    def __init__(
        self, content: VisualType = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        """Say `content`."""
        super().__init__(content, id=id, classes=classes, markup=False)

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Say something else, if it is something else; colours count as well."""
        before = self.content
        if isinstance(before, Content) and isinstance(content, Content):
            same = before.is_same(content)
        else:
            same = before == content
        if not same:
            # Textual counts a change of the layout only if none is waiting, and measures by that count: where
            # the window was laid out in between, it would go on with the height of the words before.
            self._layout_updates += layout
            super().update(content, layout=layout)
