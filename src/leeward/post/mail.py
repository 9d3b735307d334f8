"""Neutral mail: a fixed text, a way to end it, and nothing of a person."""

from __future__ import annotations

import logging
import smtplib
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import translation
from django.utils.translation import gettext as _

from leeward.kernel.ids import id_text
from leeward.post import queue
from leeward.post.models import Due, Outcome, Task
from leeward.post.queue import AGAIN, GAVE_UP, SENT, Claimed, Result
from leeward.post.wordings import wording
from leeward.vault import posting

log = logging.getLogger(__name__)

PERMANENT = 500


def is_offered() -> bool:
    """Whether this installation can write mail: it knows a mail server, and its own address for the links in it."""
    return bool(settings.EMAIL_HOST and settings.PUBLIC_URL)


def link(id: bytes) -> str:
    """Return the address of the page on which mails to this address begin and end. It can do nothing else."""
    return f"{settings.PUBLIC_URL}/post/{id_text(id)}/{posting.proof(id)}"


def send(claimed: Claimed, address: str) -> Result:
    """Send one mail and return what came of it."""
    due = claimed.due
    try:
        # Opened first: most of what can go wrong does so before anything was handed over.
        with get_connection() as connection:
            if not queue.hand_over(claimed):
                # The lease is over and it is another worker's now: what is noted from here on changes nothing.
                return AGAIN
            connection.send_messages([message(due, address)])
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _words in refused.recipients.values()]
        is_final = bool(codes) and min(codes) >= PERMANENT
        return Result(Outcome.GAVE_UP, rests=True) if is_final else AGAIN
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as refused:
        log.warning("post.mail.refused %d", refused.smtp_code)
        return GAVE_UP if refused.smtp_code >= PERMANENT else AGAIN
    except (smtplib.SMTPException, OSError) as fault:
        # No connection, no STARTTLS where it was asked for, a wrong password: the one who runs this can mend it.
        log.warning("post.mail.away %s", type(fault).__name__)
        return AGAIN
    return SENT


def message(due: Due, address: str) -> EmailMessage:
    """Return the mail: the same for everybody but for the link that ends it."""
    with translation.override(due.language or settings.LANGUAGE_CODE):
        subject, body = _confirmation() if due.task == Task.CONFIRM else _reminder(due)
    to_end = link(bytes(due.address_id))
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    return EmailMessage(
        subject=subject,
        body=body.format(link=to_end),
        to=[address],
        headers={
            # The same at every try, so that a mailbox that got it twice can tell (RFC 5322, 3.6.4).
            "Message-ID": f"<{posting.mark(b'message', str(due.pk).encode()).hex()[:32]}@{host}>",
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{to_end}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


def _reminder(due: Due) -> tuple[str, str]:
    words = wording(due.wording)
    return words, f"{words}.\n\n-- \n" + _("To get no more of these, open:") + "\n{link}\n"


def _confirmation() -> tuple[str, str]:
    body = _(
        "Somebody wrote this address into a form and asked for short reminders. If that was you, open this page and say"
        " yes:"
    )
    otherwise = _("If it was not you, there is nothing to do: nothing more will come.")
    return _("Is this your address?"), f"{body}\n\n{{link}}\n\n{otherwise}\n"
