"""Addresses of looking in again; they say "later" and nothing of what it is about."""

from __future__ import annotations

from django.urls import URLPattern, path

from leeward.coping.looking_in import views

urlpatterns: list[URLPattern] = [
    path("plan/later", views.later, name="look-in"),
    path("plan/later/looked", views.looked, name="look-in-looked"),
    path("plan/later/<str:id>.ics", views.file, name="look-in-file"),
    path("plan/later/<str:id>/remind", views.remind, name="look-in-remind"),
    path("plan/later/<str:id>", views.kept, name="look-in-kept"),
]
