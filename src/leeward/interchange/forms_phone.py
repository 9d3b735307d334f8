"""The file of a phone, as a form takes it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

ACCEPTED = ".zip,.xml,.gz,.json,.csv,.db"


class ChoosePhoneFile(forms.Form):
    """The file to bring; it was read while it came (uploads)."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_("As the phone made it, zipped or not. Up to 4 GB; a large one takes some minutes."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"class": "field__box field__file", "accept": ACCEPTED}),
        error_messages={
            "required": _("Choose the file you want to bring."),
            "invalid": _("Choose the file you want to bring."),
        },
    )
