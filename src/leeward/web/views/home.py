"""The first page: a welcome to a visitor, Today to somebody whose notebook is open."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the page that fits who is asking."""
    if getattr(request, "vault", None) is None:
        return render(request, "web/welcome.html")
    return render(request, "web/today.html", {"place": "today"})
