"""Making an installation ready: folders, site key, database, built files. Each step may be repeated."""

from __future__ import annotations

import contextlib
import hashlib
import resource
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

import leeward

BUILT_MARK = "built-from"


class NotReady(Exception):
    """Leeward cannot start here; the message says what is wrong and what to do."""


def prepare() -> None:
    """Make the data folder, the key, the tables and the static files, whichever is missing or old.

    Errors: NotReady, when accounts exist and their site key does not.
    """
    # A core dump would hold whatever is unlocked at that moment (PRIVACY.md 6.3).
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data = Path(settings.DATA_DIR)
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    data.chmod(0o700)
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    ready_keys()
    build_static()


def ready_keys() -> None:
    """Make the site key on a new installation, or check that it is the one the accounts need."""
    # Imported here: the vault's tables can only be read once Django is set up.
    from leeward.vault import site_keys

    try:
        site_keys.ready()
    except site_keys.SiteKeyMissing as missing:
        raise NotReady(str(missing)) from missing


def build_static() -> None:
    """Collect, hash and compress the static files, once a version of them."""
    if settings.DEBUG:
        return
    root = Path(settings.STATIC_ROOT)
    mark = root / BUILT_MARK
    state = _source_state()
    if mark.exists() and mark.read_text() == state:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    mark.write_text(state)


def _source_state() -> str:
    """Return a hash that changes when any shipped static file does."""
    package = Path(leeward.__file__).parent
    digest = hashlib.sha256(leeward.__version__.encode())
    for path in sorted(package.glob("*/static/**/*")):
        if path.is_file():
            digest.update(str(path.relative_to(package)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
