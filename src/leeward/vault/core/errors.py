"""What can go wrong with sealed things.

Raised without arguments and `from None`: an error must carry neither text nor keys into a log.
"""

from __future__ import annotations


class VaultError(Exception):
    """Any of the failures below."""


class Tampered(VaultError):
    """Wrong key, wrong place or damage. Nobody is told which."""


class WrongSecret(VaultError):
    """The passphrase or the recovery code does not fit. Exists only at unlocking."""


class Locked(VaultError):
    """The key is not here: the notebook has to be unlocked first."""


class Missing(VaultError):
    """There is nothing of that id, or no longer."""


class Stale(VaultError):
    """Somebody else changed it first, or its time is over."""


class UnknownFormat(VaultError):
    """Made by a newer Leeward, or under parameters that are switched off. Never guessed at."""


class Full(VaultError):
    """A quota or the disk has no room for it."""
