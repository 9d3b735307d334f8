"""Addresses of this room, topic by topic. Nothing a person wrote stands in one: names of pages, and random ids."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("leeward.steps.small.urls")),
    path("", include("leeward.steps.sheet.urls")),
    path("", include("leeward.steps.celebrations.urls")),
]
