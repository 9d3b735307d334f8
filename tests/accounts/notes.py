"""A private page of the tests' own: one field, kept openly while open and by ticket while locked."""

from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

from leeward.accounts.http import form_id, needs_open_vault
from tests.vault.things import PLAIN, Thing

FORM = '{% load accounts %}<form method="post">{% form_keys "test-note" %}<input name="text"></form>'


@needs_open_vault
def note(request):
    if request.method == "POST":
        request.vault.stream(PLAIN).append(Thing(request.POST["text"]), id=form_id(request))
    return HttpResponse(engines["django"].from_string(FORM).render({}, request))


def take_in(vault, deposit, record_id):
    if deposit.fields["text"] == ["unreadable"]:
        raise ValueError
    vault.stream(PLAIN).append(Thing(deposit.fields["text"][0]), id=deposit.form_id)


HANDLERS = {"test-note": take_in}
urlpatterns = [path("note", note, name="note"), path("", include("leeward.web.urls"))]
