"""Addresses anyone may open who was given one: what a mail's link leads to, and a browser's new subscription."""

from __future__ import annotations

from django.urls import URLPattern, path

from leeward.post import views

urlpatterns: list[URLPattern] = [
    path("post/renew", views.renew, name="post-renew"),
    path("post/<str:id>/<str:proof>", views.link, name="post-link"),
]
