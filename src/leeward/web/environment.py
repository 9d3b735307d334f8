"""Reading an installation's choices from the environment. Wrong choices say what to write instead.

Source: DESIGN.md "Contracts that others call".
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

BUSY_SECONDS = 10  # how long a writer waits for another one
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]


class WrongSetting(Exception):
    """A value in the environment cannot be used; the message says which and what to write."""


def flag(name: str) -> bool:
    """Return whether the variable is switched on (1, true, yes or on)."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def words(name: str) -> list[str]:
    """Return the words of the variable, split at commas and blanks."""
    return os.environ.get(name, "").replace(",", " ").split()


def _home(variable: str, *fallback: str) -> Path:
    configured = os.environ.get(variable, "")
    return Path(configured) if configured else Path.home().joinpath(*fallback)


def data_dir() -> Path:
    """Return the folder that holds the database and built files (`LEEWARD_DATA`)."""
    configured = os.environ.get("LEEWARD_DATA", "")
    return Path(configured) if configured else _home("XDG_DATA_HOME", ".local", "share") / "leeward"


def config_dir() -> Path:
    """Return the folder that holds the site key, never the data folder."""
    return _home("XDG_CONFIG_HOME", ".config") / "leeward"


def site_key_file() -> Path:
    """Return where the site key lies unless `LEEWARD_SITE_KEY` gives the key itself."""
    return config_dir() / "site.key"


def local_helplines(data: Path) -> Path:
    """Return where a service's own helplines lie, whether there are any or not (`LEEWARD_HELPLINES`)."""
    return Path(os.environ.get("LEEWARD_HELPLINES", "") or data / "helplines.local.json")


def secret_key() -> str:
    """Return Django's signing key: given, or made anew with each process."""
    return os.environ.get("LEEWARD_SECRET_KEY") or secrets.token_urlsafe(48)


def address() -> str:
    """Return the public address people open (`LEEWARD_URL`), or "" on a local installation."""
    return os.environ.get("LEEWARD_URL", "").rstrip("/")


def is_public() -> bool:
    """Return whether people come in by https."""
    return address().startswith("https://")


def hosts() -> list[str]:
    """Return the host names that are answered."""
    name = urlsplit(address()).hostname
    return [*LOCAL_HOSTS, *([name] if name else [])]


def origins() -> list[str]:
    """Return the origins whose forms are accepted beside the own host."""
    return [address()] if address() else []


def starttls() -> bool:
    """Return whether mail goes out only after STARTTLS: yes, unless it is TLS from the start or switched off."""
    if flag("EMAIL_USE_SSL"):
        return False
    return flag("EMAIL_USE_TLS") or not os.environ.get("EMAIL_USE_TLS", "").strip()


def mail_port() -> int:
    """Return the mail server's port (`EMAIL_PORT`), or the usual one. Errors: WrongSetting."""
    usual = "465" if flag("EMAIL_USE_SSL") else "587" if starttls() else "25"
    given = os.environ.get("EMAIL_PORT", "") or usual
    if not given.isdecimal() or not 0 < int(given) < 1 << 16:
        raise WrongSetting("EMAIL_PORT: write a number such as 587")
    return int(given)


def mail_sender() -> str:
    """Return whom mails are from (`DEFAULT_FROM_EMAIL`), or a neutral one at the installation's own host."""
    host = urlsplit(address()).hostname or "localhost"
    return os.environ.get("DEFAULT_FROM_EMAIL", "") or f"reminder@{host}"


def database(data: Path) -> dict[str, Any]:
    """Return Django's database settings: SQLite in the data folder, or `DATABASE_URL`.

    Errors: WrongSetting for an address that is not postgres://.
    """
    url = os.environ.get("DATABASE_URL", "")
    return _postgres(url) if url else _sqlite(data / "leeward.db")


def _sqlite(path: Path) -> dict[str, Any]:
    kept_safe = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "temp_store=MEMORY")
    # Mapped and not read page by page: a search over ten years then takes a quarter less (benchmarks/notebook).
    pragmas = (*kept_safe, "cache_size=-8000", f"mmap_size={256 * 2**20}")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": BUSY_SECONDS,
            "init_command": "".join(f"PRAGMA {pragma};" for pragma in pragmas),
        },
    }


def _postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise WrongSetting("DATABASE_URL: write postgres://name:password@host:5432/database")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # As long as SQLite waits for its lock. Without it a writer that hangs holds every thread, one after another.
        "OPTIONS": {"options": f"-c lock_timeout={BUSY_SECONDS}s"},
    }


def static_storage(*, debug: bool) -> str:
    """Return how static files are named: with hashes and compressed, or plain while developing."""
    if debug:
        return "django.contrib.staticfiles.storage.StaticFilesStorage"
    return "leeward.web.static_files.HashedStorage"


def logging() -> dict[str, Any]:
    """Return logging settings: to standard error, events only, no request bodies."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": "leeward.web.log_lines.PlacesOnly",
                "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": os.environ.get("LEEWARD_LOG", "INFO").upper()},
        "loggers": {"django.request": {"level": "ERROR"}, "django.security": {"level": "ERROR"}},
    }
