"""What this service shows: the shipped helplines, and what the service put into a file of its own.

Now, the directory, the page that puts own people beside them and the public JSON all ask here, so that no two of them
ever name different numbers.
"""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path

from django.conf import settings

from leeward.library import helplines, local_lines
from leeward.library.helplines import Service
from leeward.library.local_lines import BadLocal

log = logging.getLogger(__name__)


def services() -> tuple[Service, ...]:
    """Return every entry; those of the service itself first. Read once a process: a change is seen after a restart.

    A file that cannot be used is named in the log, and everything goes on without it.
    Errors: NoHelplines.
    """
    helplines.everything()  # a file that cannot be read is said at each asking, and never kept as an answer
    return _with(local_file())


def local_file() -> Path:
    """Return where the service's own entries lie, whether there are any or not (`LEEWARD_HELPLINES`)."""
    return Path(settings.LOCAL_HELPLINES)


def problem() -> str:
    """Return what is wrong with the service's own file, or "".

    Errors: NoHelplines.
    """
    try:
        local_lines.joined(helplines.everything(), local_lines.read(local_file()))
    except BadLocal as reason:
        return str(reason)
    return ""


@cache
def _with(path: Path) -> tuple[Service, ...]:
    shipped = helplines.everything()
    try:
        return local_lines.joined(shipped, local_lines.read(path))
    except BadLocal as reason:
        log.error("library.local.unusable file=%s going_on_without_it=yes: %s", path.name, reason)  # noqa: TRY400
        return shipped
