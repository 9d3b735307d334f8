"""Django's name for this room."""

from django.apps import AppConfig


class CopingConfig(AppConfig):
    """The coping room."""

    name = "leeward.coping"
    label = "coping"
