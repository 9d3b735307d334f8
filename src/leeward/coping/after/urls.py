"""Addresses of afterwards: random ids, and no word of what was."""

from __future__ import annotations

from django.urls import URLPattern, path

from leeward.coping.after import views

urlpatterns: list[URLPattern] = [
    path("afterwards", views.afterwards, name="afterwards"),
    path("afterwards/earlier", views.earlier, name="after-earlier"),
    path("afterwards/<str:id>", views.look_back, name="after-look-back"),
    path("afterwards/<str:id>/erase", views.erase, name="after-erase"),
]
