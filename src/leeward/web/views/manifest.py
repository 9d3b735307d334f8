"""What a phone shows when the page is put on its home screen: a neutral name and a picture of water."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from leeward.kernel import addresses
from leeward.kernel.languages import BY_TAG, SOURCE

PAPER = "#faf6ef"


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Return the web app manifest; nothing in it says what the place is for (PRIVACY.md 12.2)."""
    tag = getattr(request, "tongue", "")
    language = BY_TAG[get_language() or SOURCE]
    drawn = {"src": static("web/icons/wave.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    pictures = [
        {"src": static(f"web/icons/wave-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    body = {
        "name": settings.APP_TITLE,
        "short_name": settings.APP_TITLE,
        "id": "/",
        "lang": language.tag,
        "dir": language.direction,
        "start_url": addresses.address("/", tag),
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [drawn, *pictures],
        # A long press on the icon. Plain names: they stand on the home screen too.
        "shortcuts": [
            {"name": str(name), "url": addresses.address("/now", tag) + part, "icons": pictures[:1]}
            for name, part in ((_("Now"), ""), (_("Breathe"), "#stay"), (_("People"), "#people"))
        ],
    }
    response = JsonResponse(body, content_type="application/manifest+json")
    response["Cache-Control"] = "public, max-age=86400"
    response["Vary"] = "Accept-Language"
    return response
