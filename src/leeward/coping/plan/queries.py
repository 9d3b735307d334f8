"""What pages and other topics may ask of a plan. Nothing here writes."""

from __future__ import annotations

from leeward.coping.plan.kinds import BESIDE, ONLY, VERSIONS
from leeward.coping.plan.records import Beside, Plan, Version
from leeward.coping.plan.rules import Change, history
from leeward.vault.errors import Missing
from leeward.vault.kinds import Item
from leeward.vault.opened import OpenVault


def newest(vault: OpenVault) -> Item[Version] | None:
    """Return the version that holds now, or None before the first."""
    found = vault.stream(VERSIONS).recent(1)
    return found[0] if found else None


def plan_of(vault: OpenVault) -> Plan:
    """Return the plan as it is now; before the first word it is empty."""
    item = newest(vault)
    return item.record.plan if item else Plan()


def version(vault: OpenVault, id: bytes) -> Item[Version] | None:
    """Return one version, or None when it is gone."""
    try:
        return vault.stream(VERSIONS).get(id)
    except Missing:
        return None


def steps(vault: OpenVault) -> list[Change]:
    """Return the history, newest first."""
    return history([(item.id, item.record) for item in vault.stream(VERSIONS).all()])


def beside(vault: OpenVault) -> Beside:
    """Return what is remembered beside the plan."""
    try:
        return vault.stream(BESIDE).get(ONLY).record
    except Missing:
        return Beside()
