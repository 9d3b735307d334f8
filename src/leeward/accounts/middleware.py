"""Gives a request its notebook, when and if somebody asks for it: `request.vault` and `request.settings`.

Looked up at first use, so that pages for anyone (help now above all) never touch a key or the database.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cached_property, lru_cache
from typing import cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from leeward.accounts import entry
from leeward.accounts.requests import AnyRequest
from leeward.kernel import clock
from leeward.vault.opened import OpenVault, Settings


class _Opens:
    """What the middleware adds to a request; setting either value replaces the look-up."""

    @cached_property
    def vault(self) -> OpenVault | None:
        return entry.resume(cast("AnyRequest", self), now=clock.now())

    @cached_property
    def settings(self) -> Settings:
        if self.vault is not None:
            return self.vault.settings
        # The lock screen cannot ask the notebook; the session remembers light or dark, and the language.
        session = cast("AnyRequest", self).session
        kept = {name: session[name] for name in (entry.THEME, entry.NIGHT, entry.LANGUAGE) if name in session}
        return Settings(**kept)


@lru_cache(maxsize=8)
def _with_vault(kind: Hashable) -> type[HttpRequest]:
    """Return the request class with the two look-ups added; one for each class there is."""
    plain = cast("type[HttpRequest]", kind)
    return type(plain.__name__, (_Opens, plain), {})


class OpenVaultMiddleware:
    """Must stand after the session and authentication middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.__class__ = _with_vault(cast("Hashable", type(request)))
        return self.get_response(request)
