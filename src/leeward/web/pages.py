"""Addresses of the pages that put rooms together."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
