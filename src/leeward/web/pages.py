"""Addresses of the pages that put rooms together."""

from __future__ import annotations

from django.urls import URLPattern, path

from leeward.web.patterns import views as patterns
from leeward.web.views import gallery, home, manifest, offline

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("manifest.webmanifest", manifest.manifest, name="manifest"),
    path("worker.js", offline.worker, name="worker"),
    path("without-network", offline.without_network, name="without-network"),
    path("patterns", patterns.patterns, name="patterns"),
    path("components/", gallery.gallery, name="components"),
]
