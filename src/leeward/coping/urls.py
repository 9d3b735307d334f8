"""Addresses of the coping room, topic by topic."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from leeward.coping.ride import urls as ride
from leeward.coping.toolbox import urls as toolbox

urlpatterns: list[URLPattern | URLResolver] = [
    *toolbox.urlpatterns,
    *ride.urlpatterns,
]
