"""Addresses of milestones; the page they stand on is put together in web."""

from __future__ import annotations

from django.urls import URLPattern, path

from leeward.steps.celebrations import views

urlpatterns: list[URLPattern] = [
    path("celebrations/new", views.add, name="milestone-add"),
    path("celebrations/<str:id>", views.change, name="milestone"),
    path("celebrations/<str:id>/erase", views.erase, name="milestone-erase"),
]
