"""Addresses of the plan. They hold numbers and random ids, and no word of what the parts are about."""

from __future__ import annotations

from django.urls import URLPattern, path

from leeward.coping.plan.views import changing, past, reading

urlpatterns: list[URLPattern] = [
    path("plan", reading.plan, name="plan"),
    path("plan/<int:number>", changing.part, name="plan-part"),
    path("plan/<int:number>/person", changing.new_contact, name="plan-contact-new"),
    path("plan/<int:number>/person/<str:id>", changing.contact, name="plan-contact"),
    path("plan/look", changing.look, name="plan-look"),
    path("plan/print", reading.on_paper, name="plan-print"),
    path("plan/picture", reading.picture, name="plan-picture"),
    path("plan/copy", reading.on_this_phone, name="plan-copy"),
    path("plan/here", reading.here, name="plan-here"),
    path("plan/history", past.history, name="plan-history"),
    path("plan/history/<str:id>", past.version, name="plan-version"),
    path("plan/erase", past.erase, name="plan-erase"),
]
