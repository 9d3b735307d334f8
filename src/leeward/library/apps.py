"""Django's name for this room."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """The library room."""

    name = "leeward.library"
    label = "library"
