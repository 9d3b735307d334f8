"""The catalogue of components in each of their states, for those who build pages and for the accessibility test."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from leeward.web import icons

TAGS = [
    ("let-down", _("felt let down")),
    ("school", _("school")),
    ("alone", _("alone")),
    ("tired", _("tired")),
    ("family", _("family")),
    ("company", _("good company")),
]


class SampleForm(forms.Form):
    """One field of each kind."""

    mood = forms.IntegerField(label=_("Mood"), min_value=0, max_value=10, required=False)
    pull = forms.IntegerField(
        label=_("The pull to hurt myself"),
        help_text=_("However strong it is, it is all right to say it."),
        min_value=0,
        max_value=10,
        required=False,
    )
    tags = forms.MultipleChoiceField(
        label=_("What has been going on?"), choices=TAGS, required=False, widget=forms.CheckboxSelectMultiple
    )
    company = forms.ChoiceField(
        label=_("Who was around?"),
        choices=[("alone", _("nobody")), ("friend", _("a friend")), ("family", _("family"))],
        required=False,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label=_("Sign-in name"), help_text=_("Not your own name or a nickname others know."))
    passphrase = forms.CharField(label=_("Passphrase"), widget=forms.PasswordInput)
    note = forms.CharField(label=_("Anything else?"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    zone = forms.ChoiceField(label=_("Where the day begins"), choices=[("ie", "Ireland"), ("nl", "Netherlands")])
    agreed = forms.BooleanField(label=_("I have written the code down"), required=False)


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show each component in each state; only while developing or testing."""
    if not getattr(settings, "SHOW_GALLERY", settings.DEBUG):
        raise Http404
    page = {
        "fresh": SampleForm(auto_id="fresh_%s"),
        "filled": SampleForm(initial={"mood": 4, "pull": 6, "tags": ["let-down", "tired"]}, auto_id="filled_%s"),
        "wrong": SampleForm({"mood": "11", "pull": "6", "tags": ["school"], "name": ""}, auto_id="wrong_%s"),
        "icon_names": sorted(path.stem for path in icons.DRAWINGS.glob("*.svg")),
        "windows": [
            {"href": "?w=28", "words": _("28 days"), "chosen": False},
            {"href": "?w=90", "words": _("90 days"), "chosen": True},
            {"href": "?w=365", "words": _("a year"), "chosen": False},
            {"href": "?w=all", "words": _("all"), "chosen": False},
        ],
        "head": [_("Week of"), _("Mood, middle"), _("Days")],
        "rows": [("5 October", "4.0", 6), ("12 October", "4.5", 7), ("19 October", "5.1", 5)],
    }
    return render(request, "web/gallery.html", page)
