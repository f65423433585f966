"""The colours: EU blue and gold for the meeting, Latvian carmine for "now", neutral for the rest."""

from __future__ import annotations

from textual.theme import Theme

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
    },
)

LIGHT = Theme(
    name="ttchan-light",
    dark=False,
    primary="#003399",
    secondary="#7a5c00",
    accent="#7a5c00",
    foreground="#1a2030",
    background="#faf9f6",
    surface="#f0eee8",
    panel="#e4e1d8",
    success="#1f6b41",
    warning="#7a5c00",
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
    },
)

THEMES = (DARK, LIGHT)
