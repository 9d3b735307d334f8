"""A keyring that answers at once, so that jrnl asks for no password while it is timed. Runs in jrnl's environment."""

from keyring.backend import KeyringBackend

PASSWORD = "lantern harbour seven quiet boats"


class Answers(KeyringBackend):
    """Knows one password for everything."""

    priority = 1

    def get_password(self, service: str, username: str) -> str:
        """Return the password."""
        del service, username
        return PASSWORD

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep nothing."""

    def delete_password(self, service: str, username: str) -> None:
        """Keep nothing."""
