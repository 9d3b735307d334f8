"""Every address of Leeward, room by room."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("leeward.library.urls")),
    path("", include("leeward.accounts.urls")),
    path("", include("leeward.post.urls")),
    path("", include("leeward.journal.urls")),
    path("", include("leeward.coping.urls")),
    path("", include("leeward.movement.urls")),
    path("", include("leeward.steps.urls")),
    path("", include("leeward.interchange.urls")),
    path("", include("leeward.web.pages")),
]
