"""The sentences about tools. Source: INSIGHTS.md 5(d), words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leeward.coping.toolbox.said import points, span
from leeward.insights.helps import Comparison, Lacking, TooFewUses
from leeward.insights.results import NotEnough


def looked_at(tools: int, *, said: int) -> str:
    """Return how many tools were looked at, and that nothing is a usual thing to find."""
    looked = ngettext("We looked at %(tools)d tool.", "We looked at %(tools)d tools.", tools) % {"tools": tools}
    if not said:
        return f"{looked} {_('Nothing stood out, which is the most usual thing to find.')}"
    return f"{looked} {_('What stands above is what could be told apart from chance so far.')}"


def too_early(uses: int) -> str:
    """Return how often a tool was used about which nothing can be said yet."""
    return ngettext("%(uses)d time so far", "%(uses)d times so far", uses) % {"uses": uses}


def not_enough(missing: TooFewUses | NotEnough) -> str:
    """Return what is missing before tools can be compared."""
    lacks_others = isinstance(missing, TooFewUses) and missing.lacking is Lacking.OF_OTHERS
    parts = {"have": missing.have, "need": missing.need}
    if lacks_others:
        return (
            _(
                "To compare, it takes %(need)d uses of other tools too, each with a number before and after. So far: "
                "%(have)d. There is no hurry."
            )
            % parts
        )
    needed = _("To compare, it takes one tool used %(need)d times, with a number before and after.") % parts
    if not missing.have:
        return f"{needed} {_('There is no hurry.')}"
    return f"{needed} {_('The most so far is %(have)d. There is no hurry.') % parts}"


def left_out(uses: int) -> str:
    """Return how many uses could not be compared, or nothing."""
    if not uses:
        return ""
    return ngettext(
        "%(uses)d use is not counted here: less than ten minutes or more than two hours lay between its numbers.",
        "%(uses)d uses are not counted here: less than ten minutes or more than two hours lay between their numbers.",
        uses,
    ) % {"uses": uses}


def against_waiting(found: Comparison) -> str:
    """Return how the tools taken together compare with waiting alone."""
    parts = {"waits": found.waits, "range": span(found.low, found.high), "lower": points(abs(found.lower))}
    if not found.is_clear:
        return (
            _(
                "Compared with the %(waits)d times you only waited and rated again, there is no clear difference: the "
                "pull after your tools, taken together, may be %(range)s."
            )
            % parts
        )
    if found.lower > 0:
        return (
            _(
                "Compared with the %(waits)d times you only waited and rated again, the pull after your tools, taken "
                "together, tends to be about %(lower)s lower; likely %(range)s."
            )
            % parts
        )
    return (
        _(
            "Compared with the %(waits)d times you only waited and rated again, the pull after your tools, taken "
            "together, tends to be about %(lower)s higher; likely %(range)s. Waiting seems to suit you well."
        )
        % parts
    )


def waits_needed(missing: NotEnough) -> str:
    """Return why tools are not compared with doing nothing yet, and what it would take."""
    return ngettext(
        "Whether your tools do more than half an hour of waiting cannot be told yet. It takes %(need)d times in which "
        "you only rate, wait, and rate again; there is %(have)d so far. Nobody has to do that.",
        "Whether your tools do more than half an hour of waiting cannot be told yet. It takes %(need)d times in which "
        "you only rate, wait, and rate again; there are %(have)d so far. Nobody has to do that.",
        missing.have,
    ) % {"need": missing.need, "have": missing.have}


def gone() -> str:
    """Return what a tool is called that was deleted since."""
    return _("A tool you have deleted")
