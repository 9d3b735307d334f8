"""Addresses of a ride, and of the pages anyone may read. How a ride ended stands in no address."""

from __future__ import annotations

from django.urls import URLPattern, path

from leeward.coping.ride import public, views

urlpatterns: list[URLPattern] = [
    path("ride", views.ride, name="ride"),
    path("ride/choose", views.choose, name="ride-choose"),
    path("ride/rate", views.rate, name="ride-rate"),
    path("ride/end", views.end, name="ride-end"),
    path("ride/ended", views.ended, name="ride-ended"),
    path("ride/erase", views.erase, name="ride-erase"),
    path("ride/wait", views.wait, name="ride-wait"),
    path("ride/again", views.again, name="ride-again"),
    path("try", public.anyone, name="try"),
    path("try/<path:name>", public.anyone, name="try-one"),
]
