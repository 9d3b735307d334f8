"""Django's name for this room."""

from django.apps import AppConfig


class MovementConfig(AppConfig):
    """The movement room."""

    name = "leeward.movement"
    label = "movement"
