"""Run in a process of its own: make an installation with one reminder that is due now, or say what is left of it."""

from __future__ import annotations

import json
import sys
from datetime import timedelta

import django
from django.core.management import call_command


def main(what: str, address: str) -> None:
    django.setup()
    from django.utils import timezone

    from leeward.post.models import Due, Tally

    if what == "make":
        make(address)
    if what == "lease-over":
        Due.objects.update(not_before=timezone.now() - timedelta(seconds=1))
    left = [{"tries": one.tries, "handed": one.is_handed_over} for one in Due.objects.all()]
    sys.stdout.write(json.dumps({"left": left, "done": {one.outcome: one.count for one in Tally.objects.all()}}))


def make(address: str) -> None:
    call_command("migrate", verbosity=0)
    from leeward.kernel import clock
    from leeward.kernel.moments import moment_in
    from leeward.post import actions
    from leeward.post.models import Address, Due
    from leeward.vault import site_keys, unlocking

    site_keys.ready()
    vault, _ = unlocking.create(bytes(16), unlocking.Passphrase.typed("lantern harbour seven quiet boats"), clock.now())
    actions.ask_mail(vault, address, now=clock.now())
    Due.objects.all().delete()
    actions.confirm(Address.objects.get())
    actions.remind_once(vault, [moment_in("", clock.now() + timedelta(seconds=2))])


if __name__ == "__main__":
    main(*sys.argv[1:])
