"""Addresses of the interchange room."""

from __future__ import annotations

from django.urls import path

from leeward.interchange import views, views_phone

urlpatterns = [
    path("bring", views.bring, name="bring"),
    path("bring/columns", views.columns, name="bring-columns"),
    path("bring/check", views.check, name="bring-check"),
    path("bring/phone", views_phone.phone, name="bring-phone"),
    path("bring/phone/check", views_phone.check, name="bring-phone-check"),
    path("bring/put-away", views.put_away, name="bring-put-away"),
    path("bring/<str:id>", views.batch, name="bring-batch"),
    path("bring/<str:id>/undo", views.undo, name="bring-undo"),
]
