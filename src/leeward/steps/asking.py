"""What forms and addresses of this room share: words as they are kept, moments, ids."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.http import Http404, QueryDict
from django.utils.translation import gettext_lazy as _

from leeward.accounts.http import SignedInRequest
from leeward.kernel.ids import NotAnId, id_bytes
from leeward.kernel.moments import Moment, UnknownZone, moment_in
from leeward.kernel.text import readable
from leeward.vault.deposits import Deposit
from leeward.vault.opened import OpenVault

# The form comes back with what was typed and a sentence on what to look at.
LOOK_AGAIN = 422


class WordsField(forms.CharField):
    """Text as it is kept: invisible control characters dropped without a word; always skippable."""

    def __init__(self, *, most: int, is_line: bool = False, rows: int = 4, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput() if is_line else forms.Textarea(attrs={"rows": rows}))
        super().__init__(required=False, strip=False, **kwargs)
        self.widget.attrs.setdefault("dir", "auto")
        self.most = most
        self.is_line = is_line
        # Django refuses a NUL; here it is dropped, for nobody can see what they were to take away.
        self.validators = []

    def to_python(self, value: Any) -> str:
        return kept_words(super().to_python(value) or "", is_line=self.is_line)

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.most:
            sentence = _("This has %(have)d characters, and %(most)d fit here. Shorten it a little, then keep it.")
            raise forms.ValidationError(sentence, params={"have": len(value), "most": self.most})


def kept_words(text: str, *, is_line: bool) -> str:
    """Return text as a field keeps it: readable, and a line without line ends."""
    words = readable(text)
    return " ".join(words.split()) if is_line else words.rstrip()


def sent(request: SignedInRequest) -> QueryDict | None:
    """Return what was sent, or None for a page that is only looked at; an empty form was sent all the same."""
    return request.POST if request.method == "POST" else None


def here(vault: OpenVault, now: datetime) -> Moment:
    """Return this instant where the person is."""
    try:
        return moment_in(vault.settings.zone, now)
    except UnknownZone:
        return moment_in("", now)


def id_or_404(text: str) -> bytes:
    """Return the id an address names. Errors: Http404."""
    try:
        return id_bytes(text)
    except NotAnId:
        raise Http404 from None


def id_or_none(text: str) -> bytes:
    """Return the id of these 26 letters, or b"" where there is none."""
    try:
        return id_bytes(text)
    except NotAnId:
        return b""


def typed(deposit: Deposit, name: str, *, is_line: bool = False) -> str:
    """Return what was typed into one field of a form that was sent while locked."""
    return kept_words("\n".join(deposit.fields.get(name, [])), is_line=is_line)
