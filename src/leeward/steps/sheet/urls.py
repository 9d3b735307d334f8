"""Addresses of the sheet."""

from __future__ import annotations

from django.urls import URLPattern, path

from leeward.steps.sheet import views

urlpatterns: list[URLPattern] = [
    path("steps/sheet", views.sheets, name="sheets"),
    path("steps/sheet/<str:id>", views.whole, name="sheet"),
    path("steps/sheet/<str:id>/erase", views.erase, name="sheet-erase"),
    path("steps/sheet/<str:id>/<int:number>", views.part, name="sheet-part"),
]
