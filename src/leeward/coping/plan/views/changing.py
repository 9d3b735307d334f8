"""Changing the plan, part by part, person by person."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from leeward.accounts.http import SignedInRequest, form_id, needs_open_vault
from leeward.coping.plan import actions, presenting, queries, rules
from leeward.coping.plan.access import contact_or_404, id_or_404, part_or_404
from leeward.coping.plan.asking import LOOK_AGAIN, moment_of, sent
from leeward.coping.plan.forms import ContactForm, LookForm, PartForm, contact_initial
from leeward.coping.plan.records import CALL, PARTS, Contact, Plan
from leeward.coping.plan.words import FIRST_MESSAGE, PART_WORDS
from leeward.kernel import clock
from leeward.kernel.ids import NotAnId, id_bytes, id_text


@require_http_methods(["GET", "POST"])
@needs_open_vault
def part(request: SignedInRequest, number: int) -> HttpResponse:
    """Show one part to write in, or keep it."""
    item = queries.newest(request.vault)
    plan = item.record.plan if item else Plan()
    form = PartForm(sent(request), number=part_or_404(number), initial={"words": plan.part(number).words})
    if request.method == "POST" and form.is_valid():
        return _keep_part(request, number, form.cleaned_data["words"])
    page = {
        "form": form,
        "part": presenting.shown_part(plan, number),
        "next": number + 1 if number + 1 in PARTS else 0,
        "base": request.POST.get("base") or (id_text(item.id) if item else ""),
        "spellcheck": request.settings.spellcheck,
    }
    return render(request, "coping/plan/part.html", page, status=LOOK_AGAIN if form.errors else 200)


def _keep_part(request: SignedInRequest, number: int, words: str) -> HttpResponse:
    base = _base(request)
    now = clock.now()
    kept = actions.write_part(
        request.vault, number, words, moment=moment_of(request, now), id=form_id(request), base=base
    )
    if "go-on" in request.POST and number + 1 in PARTS:
        way = reverse("plan-part", args=[number + 1])
    else:
        way = f"{reverse('plan')}{'?one-person' if kept.suggests_person else ''}#part-{number}"
    if kept.was_changed_meanwhile and (before := _before_newest(request)):
        way = f"{reverse('plan')}?meanwhile={before}"
    return HttpResponseRedirect(way)


def _base(request: SignedInRequest) -> bytes:
    try:
        return id_bytes(request.POST.get("base", ""))
    except NotAnId:
        return b""


def _before_newest(request: SignedInRequest) -> str:
    """Return the version that the newest one took the place of."""
    steps = queries.steps(request.vault)
    return id_text(steps[1].id) if len(steps) > 1 else ""


@require_http_methods(["GET", "POST"])
@needs_open_vault
def new_contact(request: SignedInRequest, number: int) -> HttpResponse:
    """Show an empty page for somebody, or keep them."""
    if not rules.holds_contacts(part_or_404(number)):
        return HttpResponseRedirect(reverse("plan-part", args=[number]))
    form = ContactForm(sent(request), initial={"how": CALL, "message": FIRST_MESSAGE})
    if request.method == "POST" and form.is_valid() and _keeps(request, number, form, form_id(request)):
        return _to_part(number)
    return _contact_page(request, number, form, None)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def contact(request: SignedInRequest, number: int, id: str) -> HttpResponse:
    """Show somebody, and change them, put them first, or take them out."""
    if request.method == "POST" and {"remove", "first"} & set(request.POST):
        change = actions.remove_contact if "remove" in request.POST else actions.put_first
        change(request.vault, part_or_404(number), id_or_404(id), moment=moment_of(request, clock.now()))
        return _to_part(number)
    there = None if request.method == "POST" else contact_or_404(request.vault, number, id)
    form = ContactForm(sent(request), initial=contact_initial(there) if there else None)
    if request.method == "POST" and form.is_valid() and _keeps(request, part_or_404(number), form, id_or_404(id)):
        return _to_part(number)
    return _contact_page(request, number, form, there or Contact(id=id_or_404(id)))


def _keeps(request: SignedInRequest, number: int, form: ContactForm, contact_id: bytes) -> bool:
    moment = moment_of(request, clock.now())
    try:
        actions.keep_contact(request.vault, number, form.to_contact(contact_id), moment=moment, id=form_id(request))
    except rules.TooManyContacts:
        form.refuse_more()
        return False
    return True


def _to_part(number: int) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('plan')}#part-{number}")


def _contact_page(request: SignedInRequest, number: int, form: ContactForm, there: Contact | None) -> HttpResponse:
    page = {
        "form": form,
        "number": number,
        "part": PART_WORDS[number],
        "of": id_text(there.id) if there else "",
        "spellcheck": request.settings.spellcheck,
    }
    return render(request, "coping/plan/contact.html", page, status=LOOK_AGAIN if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs_open_vault
def look(request: SignedInRequest) -> HttpResponse:
    """Show what looking it through means, or note that it was done, alone or together."""
    plan = queries.plan_of(request.vault)
    initial = {"own_initials": plan.own_initials, "their_initials": plan.their_initials}
    form = LookForm(sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        now = moment_of(request, clock.now())
        actions.look_through(request.vault, **form.cleaned_data, moment=now, id=form_id(request))
        return HttpResponseRedirect(f"{reverse('plan')}#looked")
    page = {"form": form, "plan": plan, "is_empty": rules.is_empty(plan)}
    return render(request, "coping/plan/look.html", page, status=LOOK_AGAIN if form.errors else 200)
