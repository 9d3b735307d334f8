"""Django's name for this room."""

from django.apps import AppConfig


class InterchangeConfig(AppConfig):
    """The interchange room."""

    name = "leeward.interchange"
    label = "interchange"
