"""Which style files make up the look, in the order of their layers."""

from __future__ import annotations

SHELL = ("tokens", "reset", "base", "shell", "places", "print")
COMPONENTS = (
    "button",
    "card",
    "door",
    "scale",
    "chips",
    "field",
    "errors",
    "consequence",
    "notice",
    "table",
    "tabs",
    "disclosure",
    "pager",
    "pictures",
)
# Joined in this order into one file when static files are collected, one request instead of twenty.
SHEETS = (
    *(f"web/css/{name}.css" for name in SHELL),
    *(f"web/css/components/{name}.css" for name in COMPONENTS),
)
JOINED = "web/css/leeward.css"
