"""Addresses of the library room: everything here may be read by anyone."""

from __future__ import annotations

from django.urls import path, re_path

from leeward.library.views import healthz, helplines, public

urlpatterns = [
    path("now", public, name="now"),
    re_path(r"^now/(?P<code>[A-Za-z]{2})$", public, name="now-country"),
    re_path(
        r"^now/(?:look|night|now|wave|reading|find|lines|course)-[0-9a-f]{16}\.(?:css|js|svg)$",
        public,
        name="now-asset",
    ),
    path("now/manifest.webmanifest", public, name="now-manifest"),
    re_path(r"^understand(?:/.*)?$", public, name="understand"),
    re_path(r"^for-someone(?:/.*)?$", public, name="for-someone"),
    re_path(r"^signs(?:/.*)?$", public, name="signs"),
    path("helplines", helplines, name="helplines"),
    path("helplines.json", helplines, name="helplines-json"),
    re_path(r"^helplines/(?P<code>[A-Za-z]{2})$", helplines, name="helplines-country"),
    path("staying-private", public, name="private"),
    path("how-it-works-with-your-words", public, name="how-words"),
    path("healthz", healthz, name="healthz"),
]
