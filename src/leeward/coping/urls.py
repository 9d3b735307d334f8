"""Addresses of the coping room, topic by topic."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("leeward.coping.toolbox.urls")),
    path("", include("leeward.coping.ride.urls")),
    path("", include("leeward.coping.plan.urls")),
    path("", include("leeward.coping.looking_in.urls")),
    path("", include("leeward.coping.after.urls")),
]
