"""Web push: one fixed text to one browser, sealed to it. What its push service learns is that something was sent."""

from __future__ import annotations

import hashlib
import http.client
import json
import logging
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import translation

from leeward.post import rules, wire
from leeward.post.models import Due, Outcome, PushKey
from leeward.post.queue import AGAIN, GAVE_UP, SENT, Result
from leeward.post.records import Subscription
from leeward.post.wordings import wording
from leeward.vault import posting
from leeward.vault.errors import VaultError

log = logging.getLogger(__name__)

ONLY = 1
_BOX = bytes(16)
_KIND = b"push-key"
# RFC 8292 allows 24 hours.
SIGNED_FOR = timedelta(hours=12)
GONE = frozenset({404, 410})
BUSY = 429


def key() -> posting.PushKey:
    """Return the installation's key, made on first use and kept under the site key.

    A key that does not open (its site key is gone) is made anew: browsers then subscribe again by themselves or once
    their owner opens the page.
    """
    row = PushKey.objects.filter(pk=ONLY).first()
    return (_opened(row) if row else None) or _made()


def _opened(row: PushKey) -> posting.PushKey | None:
    try:
        return posting.PushKey(posting.unseal(bytes(row.sealed), kind=_KIND, box=_BOX, obj=_BOX))
    except VaultError as fault:
        log.warning("post.push-key.closed %s", type(fault).__name__)
        return None


def _made() -> posting.PushKey:
    with transaction.atomic():
        fresh = posting.PushKey.new()
        sealed = posting.seal(fresh.reveal(), kind=_KIND, box=_BOX, obj=_BOX)
        row, is_new = PushKey.objects.select_for_update().get_or_create(pk=ONLY, defaults={"sealed": sealed})
        if is_new:
            return fresh
        # Somebody else was quicker, or what is there does not open.
        if (there := _opened(row)) is not None:
            return there
        PushKey.objects.filter(pk=ONLY).update(sealed=sealed)
        return fresh


def public_key() -> str:
    """Return what a browser needs to subscribe here, as browsers write it."""
    return posting.base64url(key().public)


def send(due: Due, subscription: Subscription, *, now: datetime) -> Result:
    """Send one reminder and return what came of it."""
    ends = due.at + rules.LATE
    try:
        receiver = posting.Receiver(subscription.public, subscription.auth)
        body = posting.encrypted(_payload(due), receiver)
        headers = _headers(subscription.endpoint, due, now=now, ends=ends)
        reply = wire.post(subscription.endpoint, body, headers)
    except (VaultError, wire.NotPublic) as fault:
        log.warning("post.push.refused %s", type(fault).__name__)
        return Result(Outcome.GAVE_UP, is_gone=True)
    except (OSError, http.client.HTTPException) as fault:
        log.info("post.push.away %s", type(fault).__name__)
        return AGAIN
    return _result(reply)


def _result(reply: wire.Reply) -> Result:
    if 200 <= reply.status < 300:
        return SENT
    if reply.status in GONE:
        return Result(Outcome.GAVE_UP, is_gone=True)
    if reply.status == BUSY or reply.status >= 500:
        return Result(None, wait=timedelta(seconds=reply.retry_after))
    log.warning("post.push.status %d", reply.status)
    return GAVE_UP


def _payload(due: Due) -> bytes:
    with translation.override(due.language or settings.LANGUAGE_CODE):
        words = {"title": settings.APP_TITLE, "body": wording(due.wording), "tag": _topic(due)}
    return json.dumps(words).encode()


def _topic(due: Due) -> str:
    """Return the same word for every try of one reminder: the second takes the place of the first (RFC 8030, 5.4)."""
    return hashlib.sha256(f"{due.pk} {due.at.timestamp()}".encode()).hexdigest()[:32]


def _headers(endpoint: str, due: Due, *, now: datetime, ends: datetime) -> dict[str, str]:
    parts = urlsplit(endpoint)
    signed = posting.authorization(
        key(),
        audience=f"https://{parts.netloc}",
        subject=settings.PUBLIC_URL if settings.SECURE_COOKIES else f"mailto:{settings.DEFAULT_FROM_EMAIL}",
        expires=int((now + SIGNED_FOR).timestamp()),
    )
    return {
        "Authorization": signed,
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        # A phone that is off for longer gets nothing: a reminder that comes late is about having missed it.
        "TTL": str(max(0, int((ends - now).total_seconds()))),
        "Topic": _topic(due),
        "Urgency": "normal",
    }
