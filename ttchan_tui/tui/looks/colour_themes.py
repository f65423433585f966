"""The colours: EU blue and gold for the meeting, Latvian carmine for "now", neutral for the rest."""

from __future__ import annotations

from dataclasses import dataclass

from textual.theme import Theme

from ttchan_tui.tui.terminal.surroundings import Colours

DARK = Theme(
    name="ttchan-dark",
    dark=True,
    primary="#7da2ff",
    secondary="#ffcc00",
    accent="#ffcc00",
    foreground="#e9ecf3",
    background="#10141f",
    surface="#181e2d",
    panel="#232b3f",
    success="#7fd1a0",
    warning="#ffcc00",
    error="#ff8f99",
    variables={
        "quiet": "#a3adc2",
        "now": "#ff8f99",
        "bar-background": "#003399",
        "bar-foreground": "#ffffff",
        "bar-accent": "#ffcc00",
        "chosen-background": "#2b3a66",
        "chosen-foreground": "#ffffff",
        "alarm-background": "#9e3039",
        "alarm-foreground": "#ffffff",
        "notice-background": "#333b50",
        "line": "#232b3f",
        "land": "#4a546c",
        "listed": "#5578d6",
        "host": "#c23b46",
    },
)

LIGHT = Theme(
    name="ttchan-light",
    dark=False,
    primary="#003399",
    secondary="#6f5300",
    accent="#6f5300",
    foreground="#1a2030",
    background="#faf9f6",
    surface="#f0eee8",
    panel="#e4e1d8",
    success="#1f6b41",
    warning="#6f5300",
    error="#9e3039",
    variables={
        "quiet": "#555d6e",
        "now": "#9e3039",
        "bar-background": "#003399",
        "bar-foreground": "#ffffff",
        "bar-accent": "#ffcc00",
        "chosen-background": "#ccd8f2",
        "chosen-foreground": "#001a4d",
        "alarm-background": "#9e3039",
        "alarm-foreground": "#ffffff",
        "notice-background": "#f9f6ed",
        "line": "#e4e1d8",
        "land": "#b9b4a4",
        "listed": "#6d8cd0",
        "host": "#9e3039",
    },
)

CONTRAST = Theme(
    name="ttchan-contrast",
    dark=True,
    primary="#ffff00",
    secondary="#ffff00",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    success="#ffffff",
    warning="#ffff00",
    error="#ffff00",
    variables={
        "quiet": "#ffffff",
        "text-muted": "#ffffff",
        "now": "#ffff00",
        "bar-background": "#ffffff",
        "bar-foreground": "#000000",
        "bar-accent": "#000000",
        "chosen-background": "#0000b0",
        "chosen-foreground": "#ffffff",
        "alarm-background": "#ffff00",
        "alarm-foreground": "#000000",
        "notice-background": "#000000",
        "scrollbar": "#ffff00",
        "scrollbar-hover": "#ffff00",
        "scrollbar-active": "#ffff00",
        "line": "#ffffff",
        "land": "#808080",
        "listed": "#ffffff",
        "host": "#ffff00",
    },
)
"""Black, white and yellow; the chosen line on dark blue, on which both can be read."""


def _of_sixteen(name: str, *, dark: bool, text: str, accent: str, paper: str, **variables: str) -> Theme:
    """A theme in colours that every terminal names itself; none of the bright ones, which some lack."""
    usual = {
        "quiet": text,
        "text-muted": text,
        "now": text,  # bold, and so unlike the headings, which have the accent
        "text-primary": accent,
        "bar-background": "ansi_blue",
        "bar-foreground": "ansi_white",
        "bar-accent": "ansi_cyan",
        "alarm-background": text,
        "alarm-foreground": paper,
        "notice-background": paper,
        "border-blurred": text,
        "scrollbar": accent,
        "scrollbar-hover": accent,
        "scrollbar-active": accent,
        "scrollbar-background": paper,
        "scrollbar-background-hover": paper,
        "scrollbar-background-active": paper,
        "ansi-background": paper,
        "ansi-foreground": text,
        "line": text,
        "land": text,
        "listed": accent,
        "host": accent,
        "panel": paper,
        "surface": paper,
    }
    return Theme(
        name=name,
        dark=dark,
        ansi=True,
        primary=accent,
        secondary=accent,
        accent=accent,
        foreground=text,
        background=paper,
        success=accent,
        warning=accent,
        error=accent,
        variables={**usual, **{key.replace("_", "-"): value for key, value in variables.items()}},
    )


CONSOLE = _of_sixteen(
    "ttchan-console",
    dark=True,
    text="ansi_white",
    accent="ansi_cyan",
    paper="ansi_black",
    chosen_background="ansi_blue",
    chosen_foreground="ansi_white",
)
"""White and cyan on black, bars and choice on blue: the pairs of the console's palette that can be read."""

CONSOLE_LIGHT = _of_sixteen(
    "ttchan-console-light",
    dark=False,
    text="ansi_black",
    accent="ansi_blue",
    paper="ansi_white",
    chosen_background="ansi_cyan",
    chosen_foreground="ansi_black",
)

CONSOLE_CONTRAST = _of_sixteen(
    "ttchan-console-contrast",
    dark=True,
    text="ansi_white",
    accent="ansi_white",
    paper="ansi_black",
    bar_background="ansi_white",
    bar_foreground="ansi_black",
    bar_accent="ansi_black",
    chosen_background="ansi_black",
    chosen_foreground="ansi_white",
)
"""White on black alone; what is chosen is told by its mark."""


@dataclass(frozen=True, slots=True)
class Looks:
    """The themes of one kind of terminal."""

    dark: Theme
    light: Theme
    contrast: Theme

    @property
    def all(self) -> tuple[Theme, ...]:
        """Each of them."""
        return (self.dark, self.light, self.contrast)


_FEW = Looks(CONSOLE, CONSOLE_LIGHT, CONSOLE_CONTRAST)

LOOKS = {Colours.MANY: Looks(DARK, LIGHT, CONTRAST), Colours.SIXTEEN: _FEW, Colours.NONE: _FEW}
"""By the colours that a terminal has."""

THEMES = (*LOOKS[Colours.MANY].all, *LOOKS[Colours.SIXTEEN].all)
