"""Making an account from the terminal, and the demo's, once Django is ready."""

from __future__ import annotations

import sys

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from leeward.accounts import passphrases
from leeward.accounts.actions import NameTaken, asked_by_name
from leeward.accounts.actions import create_account as create
from leeward.accounts.names import NameLength
from leeward.cli.secrets_in import NoPassphrase, new_passphrase
from leeward.interchange.demo import days, year
from leeward.kernel import clock
from leeward.kernel.moments import moment_in
from leeward.vault.argon_places import AllPlacesTaken
from leeward.vault.typed import NotAPassphrase, Passphrase

PROBLEMS: dict[type[Exception], Promise] = {
    NoPassphrase: _lazy("Set LEEWARD_PASSPHRASE, or run this in a terminal and write the same passphrase twice."),
    NameLength: _lazy("Choose a name of 3 to 64 characters."),
    NameTaken: _lazy("Somebody here has this name. Choose another, for example with a number."),
    AllPlacesTaken: _lazy("Many people are coming in just now. One moment, then run it again."),
}


def create_account(name: str) -> int:
    """Make the account, print its recovery code once, and return the exit status."""
    try:
        begun = create(name, Passphrase.chosen(new_passphrase(), name=name), clock.now())
    except NotAPassphrase as why:
        return _say(passphrases.in_words(why))
    except tuple(PROBLEMS) as problem:
        return _say(str(PROBLEMS[type(problem)]))
    print(_("The notebook is ready."))
    print(_("Recovery code: %(code)s") % {"code": begun.code.text()})
    print(_("Write it on paper. It is shown only now, and it opens the notebook when the passphrase is lost."))
    return 0


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def open_demo() -> tuple[str, str]:
    """Make the demo's account and its year, unless they are there, and return how to come in."""
    if asked_by_name(year.NAME).account is None:
        now = clock.now()
        begun = create(year.NAME, Passphrase.chosen(year.PASSPHRASE, name=year.NAME), now)
        year.write_year(begun.vault, today=moment_in(days.HOME, now).day(), now=now)
    return year.NAME, year.PASSPHRASE
