"""Django's name for this room."""

from django.apps import AppConfig


class PostConfig(AppConfig):
    """The post room."""

    name = "leeward.post"
    label = "post"
