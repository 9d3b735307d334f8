"""Django's name for this room."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """The vault room."""

    name = "leeward.vault"
    label = "vault"
