"""The words for formats, in templates: `{% load words_of %}{{ one.format|format_words }}`."""

from __future__ import annotations

from django import template

from leeward.interchange import words
from leeward.interchange.formats.found import Format

register = template.Library()


@register.filter
def format_words(format: Format) -> str:
    """Return how a person calls this kind of file."""
    return str(words.FORMAT[format])
