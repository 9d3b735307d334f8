"""Django's name for this room."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The journal room."""

    name = "leeward.journal"
    label = "journal"
