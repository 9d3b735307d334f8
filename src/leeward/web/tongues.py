"""The language of a page: the one its address names, else the person's own, else the browser's.

In the place of Django's middleware, which knows neither a notebook's settings nor pages that are kept for anybody. The
person's own is asked of the session, as light and dark are on the lock screen: the notebook is not opened for it.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from leeward.accounts import entry
from leeward.kernel import addresses, numbers, saying
from leeward.kernel.languages import BY_TAG, SOURCE
from leeward.library.pages import SWITCH, switch

LOCATION = "Location"
# The one private page with numbers of helplines on it; what somebody wrote is never touched.
WITH_NUMBERS = "/plan/now"


class Tongues:
    """Take the language off the address, speak it, and let the links of the page lead on in it.

    Must stand below the session's middleware. `request.path` keeps the address as it was asked
    for; `request.tongue` is what its links name, "" where they need not name any.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        named, path = addresses.split(request.path_info)
        asked = addresses.preferred(request.headers.get("Accept-Language", ""))
        is_for_anyone = addresses.is_spoken(path)
        own = "" if named or is_for_anyone else _own(request)
        language = named or own or asked
        tag = named or (language if language != asked or language != SOURCE else "")
        request.path_info = path
        request.tongue = tag  # type: ignore[attr-defined]
        # A page that is kept for anybody is the same in every country.
        region = "" if is_for_anyone else addresses.region(request.headers.get("Accept-Language", ""), language)
        with translation.override(language), saying.in_region(region):
            response = self.get_response(request)
            # The page of the preferences may have changed it.
            spoken = translation.get_language() or language
        if _is_page(response):
            response.setdefault("Content-Language", spoken)
            if not named and not own:
                patch_vary_headers(response, ["Accept-Language"])
            _say_others(request, response, language)
            if BY_TAG[spoken].is_rtl and (is_for_anyone or path == WITH_NUMBERS):
                _change(response, numbers.held_together(response.content.decode(response.charset)).encode())
        return _led_on(response, tag, to_visitors=bool(named))


def _own(request: HttpRequest) -> str:
    """Return the language the person chose, "" for a visitor; nothing is looked for where there is no session."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    chosen = request.session.get(entry.LANGUAGE, "")
    return chosen if chosen in BY_TAG else ""


def _say_others(request: HttpRequest, response: HttpResponse, language: str) -> None:
    """Put the choice of languages where a page has a place for it: on what anyone may read, and where a visitor is."""
    if SWITCH.encode() not in response.content:
        return
    path = request.path_info
    is_open_to_all = addresses.is_spoken(path) or (
        addresses.is_spoken(path, to_visitors=True) and not (_is_known(request) and request.user.is_authenticated)
    )
    words = switch(path, language) if is_open_to_all else ""
    _change(response, response.content.replace(SWITCH.encode(), words.encode()))


def _is_known(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES and hasattr(request, "user")


def _is_page(response: HttpResponse) -> bool:
    is_plain = not response.streaming and "Content-Encoding" not in response
    return is_plain and response.get("Content-Type", "").startswith("text/html")


def _led_on(response: HttpResponse, tag: str, *, to_visitors: bool) -> HttpResponse:
    """Return the answer with its links, or where it leads, in its language. What is compressed is finished already."""
    if not tag:
        return response
    if LOCATION in response:
        where, mark, rest = _cut(response[LOCATION])
        if addresses.is_spoken(where, to_visitors=to_visitors):
            response[LOCATION] = f"/{tag}{where}{mark}{rest}"
    if _is_page(response) and response.content:
        page = response.content.decode(response.charset)
        _change(response, addresses.localized(page, tag, to_visitors=to_visitors).encode(response.charset))
    return response


def _change(response: HttpResponse, content: bytes) -> None:
    """Put other content into a finished answer; its length was counted further in."""
    response.content = content
    if "Content-Length" in response:
        response["Content-Length"] = str(len(content))


def _cut(address: str) -> tuple[str, str, str]:
    """Return an address up to its query or its place on the page, the sign between, and the rest."""
    at = min((place for sign in "?#" if (place := address.find(sign)) >= 0), default=len(address))
    return address[:at], address[at : at + 1], address[at + 1 :]
