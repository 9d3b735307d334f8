"""What a phone shows when the page is put on its home screen: a neutral name and a picture of water."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

PAPER = "#faf6ef"


@require_safe
def manifest(_request: HttpRequest) -> JsonResponse:
    """Return the web app manifest; nothing in it says what the place is for (PRIVACY.md 12.2)."""
    drawn = {"src": static("web/icons/wave.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    pictures = [
        {"src": static(f"web/icons/wave-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    body = {
        "name": settings.APP_TITLE,
        "short_name": settings.APP_TITLE,
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [drawn, *pictures],
        # A long press on the icon. Plain names: they stand on the home screen too.
        "shortcuts": [
            {"name": str(name), "url": url, "icons": pictures[:1]}
            for name, url in ((_("Now"), "/now"), (_("Breathe"), "/now#stay"), (_("People"), "/now#people"))
        ],
    }
    response = JsonResponse(body, content_type="application/manifest+json")
    response["Cache-Control"] = "public, max-age=86400"
    return response
