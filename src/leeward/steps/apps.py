"""Django's name for this room."""

from django.apps import AppConfig


class StepsConfig(AppConfig):
    """The room of small steps."""

    name = "leeward.steps"
    label = "steps"
