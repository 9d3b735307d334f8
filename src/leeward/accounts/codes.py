"""The recovery code between being made and being written down.

It lies sealed in the notebook, so that a closed lid, a lock or a dead battery loses nothing. It is gone once two groups
of it have been typed back.

Source: PRIVACY.md 9.1 and 0.1.9 (recovery never strands).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.http import HttpRequest

from leeward.vault.opened import OpenVault
from leeward.vault.typed import NotARecoveryCode, RecoveryCode

FIRST = "recovery-code"
NEW = "new-code"
REKEY = "rekey"
# In the session: the code is not written down yet, and every private page leads to it.
DUE = "code_due"


@dataclass(frozen=True, slots=True, repr=False)
class PendingCode:
    """A code that still has to be written down, and the two groups that are asked for, counted from 1."""

    groups: tuple[str, ...]
    asked: tuple[int, int]

    @classmethod
    def of(cls, code: RecoveryCode) -> PendingCode:
        """Return a code with two of its groups to ask for."""
        first, second = sorted(secrets.SystemRandom().sample(range(1, len(code.groups) + 1), 2))
        return cls(code.groups, (first, second))

    @classmethod
    def read(cls, fields: dict[str, str]) -> PendingCode:
        """Return the pending code that `fields` was made of."""
        first, second = fields["asked"].split()
        return cls(tuple(fields["code"].split("-")), (int(first), int(second)))

    @property
    def fields(self) -> dict[str, str]:
        """The pending code as a draft keeps it."""
        return {"code": "-".join(self.groups), "asked": " ".join(map(str, self.asked))}

    @property
    def code(self) -> RecoveryCode:
        """The code itself."""
        return RecoveryCode.typed("-".join(self.groups))

    def group_is(self, number: int, typed: str) -> bool:
        """Return whether this group was copied right, in any case and with the usual look-alikes."""
        copied = [*self.groups[: number - 1], typed, *self.groups[number:]]
        try:
            return RecoveryCode.typed("-".join(copied)).groups == self.groups
        except NotARecoveryCode:
            return False


def show(request: HttpRequest, vault: OpenVault, code: RecoveryCode) -> None:
    """Keep the first code until it is written down, and let every private page lead to it until then."""
    vault.drafts.save(FIRST, PendingCode.of(code).fields)
    request.session[DUE] = True


def pending(vault: OpenVault) -> PendingCode | None:
    """Return the first code while it is not written down yet, else None."""
    draft = vault.drafts.get(FIRST)
    return PendingCode.read(draft) if draft else None


def is_written_down(request: HttpRequest, vault: OpenVault) -> None:
    """Forget the shown code; from here on only the paper has it."""
    vault.drafts.drop(FIRST)
    request.session[DUE] = False


def look_again(request: HttpRequest, vault: OpenVault) -> None:
    """Note at unlocking whether a code of an earlier session is still to be written down."""
    request.session[DUE] = vault.drafts.get(FIRST) is not None


def forget_all(vault: OpenVault) -> None:
    """Forget every code that was shown: another one is in use, and written down."""
    for form in (FIRST, NEW, REKEY):
        vault.drafts.drop(form)


def offered(vault: OpenVault, form: str) -> PendingCode:
    """Return a code that is shown before it is taken into use; the same one until it is."""
    draft = vault.drafts.get(form)
    if draft:
        return PendingCode.read(draft)
    made = PendingCode.of(RecoveryCode.new())
    vault.drafts.save(form, made.fields)
    return made
