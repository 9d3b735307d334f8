"""A page for notes without network: the same for everybody, so that a service worker may keep it.

It is drawn without a request: no name, no scale of anybody's own, no sign of who is here. Everything it does is done by
script in the browser (static/web/js/outbox), which says so itself where there is none.
"""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from leeward.journal.away import CHECK_IN_FORM, NOTE_FORM
from leeward.journal.forms.check_in import LONGEST_NOTE
from leeward.journal.forms.fields import RatingField
from leeward.journal.jar.deposits import AWAY_FORM as JAR_FORM
from leeward.journal.jar.form import LONGEST as LONGEST_SENTENCE
from leeward.journal.records import MOOD, PULL
from leeward.journal.starting_words import starting_vocabulary
from leeward.journal.vocabulary import series_at
from leeward.movement.deposits import AWAY_FORM
from leeward.movement.fields import LineField, MinutesField

LONGEST_PAGE = 20_000
# Stored, and asked for again whenever there is network: a page of before an update must not stay.
LIFE = "public, no-cache"


class AwayCheckIn(forms.Form):
    """How it is, on the scales everybody begins with."""

    def __init__(self) -> None:
        super().__init__(auto_id="away_%s")
        words = starting_vocabulary()
        self.fields["mood"] = RatingField(series_at(words, MOOD))
        self.fields["urge"] = RatingField(series_at(words, PULL))
        box = forms.Textarea(attrs={"rows": 4, "dir": "auto", "maxlength": LONGEST_NOTE})
        self.fields["note"] = forms.CharField(label=_("A note"), required=False, widget=box)


class AwayMoved(forms.Form):
    """That somebody moved; empty is fine, so something that is always filled in goes along."""

    def __init__(self) -> None:
        super().__init__(auto_id="away_%s")
        self.fields["own"] = LineField(label=_("What it was, if you like"))
        self.fields["minutes"] = MinutesField(label=_("About how many minutes"))
        self.fields["moved"] = forms.CharField(initial="1", widget=forms.HiddenInput)


class AwayNote(forms.Form):
    """A page of any words."""

    def __init__(self) -> None:
        super().__init__(auto_id="away_%s")
        box = forms.Textarea(attrs={"rows": 8, "dir": "auto", "maxlength": LONGEST_PAGE})
        self.fields["text"] = forms.CharField(label=_("Your page"), required=False, widget=box)


class AwaySentence(forms.Form):
    """A sentence for the jar."""

    def __init__(self) -> None:
        super().__init__(auto_id="away_%s")
        box = forms.Textarea(attrs={"rows": 3, "dir": "auto", "maxlength": LONGEST_SENTENCE})
        label = _("Something about me I can stand by today")
        self.fields["words"] = forms.CharField(label=label, required=False, widget=box)


@require_safe
def away(_request: HttpRequest) -> HttpResponse:
    """Show the page."""
    context = {
        "app_title": settings.APP_TITLE,
        "exit_to": settings.EXIT_TO,
        "check_in": AwayCheckIn(),
        "note": AwayNote(),
        "sentence": AwaySentence(),
        "sentence_form": JAR_FORM,
        "moved": AwayMoved(),
        "moved_form": AWAY_FORM,
        "check_in_form": CHECK_IN_FORM,
        "note_form": NOTE_FORM,
    }
    response = HttpResponse(render_to_string("web/away.html", context))
    response["Cache-Control"] = LIFE
    return response
