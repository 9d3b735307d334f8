"""What every private form carries: `{% load accounts %}`, then `{% form_keys "check-in" %}` inside the form."""

from __future__ import annotations

from typing import Any

from django import template
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString

from leeward.accounts.http import FORM_ID, form_id
from leeward.accounts.tray import TICKET
from leeward.kernel import clock
from leeward.kernel.ids import id_text
from leeward.vault import deposits

register = template.Library()


@register.simple_tag(takes_context=True)
def form_keys(context: dict[str, Any], form: str) -> SafeString:
    """Draw the hidden fields: CSRF token, the form's id, and the ticket that keeps what is written through a lock.

    A form that is shown again keeps its id, so that sending it twice still makes one entry.
    """
    request = context["request"]
    hidden = '<input type="hidden" name="{}" value="{}">'
    this_form = form_id(request)
    rows = [("csrfmiddlewaretoken", get_token(request)), (FORM_ID, id_text(this_form))]
    if request.vault is not None:
        # A text written in a template is a SafeString; the ticket's encoder takes plain ones only.
        rows.append((TICKET, deposits.issue_ticket(request.vault, form + "", this_form, clock.now())))
    return SafeString("".join(format_html(hidden, name, words) for name, words in rows))
