"""Settings: everything an installation may choose comes from the environment, everything else is fixed here.

Source: PRIVACY.md 5.7 (SQLite pragmas), 0.2 (policy, bodies), 7.2 (errors and logs); STACK.md (decided).
"""

from __future__ import annotations

import os
from pathlib import Path

from leeward.kernel import languages
from leeward.web import catalogues, environment

BASE_DIR = Path(__file__).resolve().parent
DATA_DIR = environment.data_dir()
DEBUG = environment.flag("LEEWARD_DEBUG")

# Nothing is signed with it for longer than a process lives: sessions have their own tokens, tickets the site key.
SECRET_KEY = environment.secret_key()
ALLOWED_HOSTS = environment.hosts()
PUBLIC_URL = environment.address()
CSRF_TRUSTED_ORIGINS = environment.origins()
SECURE_COOKIES = environment.is_public()
SITE_KEY = os.environ.get("LEEWARD_SITE_KEY", "")
SITE_KEY_FILE = environment.site_key_file()
LOCAL_HELPLINES = environment.local_helplines(DATA_DIR)
TRUSTED_PROXIES = environment.words("LEEWARD_TRUSTED_PROXIES")
DEPOSIT_HANDLERS = "leeward.web.deposits.HANDLERS"
GOODBYES = "leeward.web.goodbyes.STEPS"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "leeward.vault",
    "leeward.accounts",
    "leeward.post",
    "leeward.journal",
    "leeward.coping",
    "leeward.movement",
    "leeward.steps",
    "leeward.library",
    "leeward.interchange",
    "leeward.web",
]

MIDDLEWARE = [
    "leeward.web.middleware.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "leeward.vault.session_store.SealedSessionMiddleware",
    "leeward.web.tongues.Tongues",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "leeward.accounts.middleware.OpenVaultMiddleware",
    "leeward.web.shown_again.AnswersWaitSealed",
    "leeward.web.faults.KindFaults",
]

ROOT_URLCONF = "leeward.web.urls"
WSGI_APPLICATION = "leeward.web.wsgi.application"
CSRF_FAILURE_VIEW = "leeward.accounts.views.locked.csrf_failure"
# With the prefix no neighbour on another name of the same domain can put its own beside it.
CSRF_COOKIE_NAME = "__Host-c" if SECURE_COOKIES else "c"
CSRF_COOKIE_SECURE = SECURE_COOKIES
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["leeward.web.templatetags.said"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "leeward.web.context.shell",
            ],
        },
    },
]

DATABASES = {"default": environment.database(DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["leeward.accounts.backend.SlotBackend"]
SESSION_ENGINE = "leeward.vault.session_store"
SESSION_COOKIE_NAME = "__Host-s" if SECURE_COOKIES else "s"
SESSION_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_SAMESITE = "Lax"
LOGIN_URL = "unlock"

LANGUAGE_CODE = languages.SOURCE
LANGUAGES = [(one.tag, one.own_name) for one in languages.LANGUAGES]
LOCALE_PATHS = [catalogues.LOCALE]
catalogues.ready()
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "staticfiles": {"BACKEND": environment.static_storage(debug=DEBUG)},
}
WHITENOISE_MAX_AGE = 31536000

# Bodies stay in memory and are never spooled to a temporary file (PRIVACY.md 0.2).
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 32 * 2**20
# An entry of 200,000 signs may take four bytes each, and three letters a byte on the way.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# Reminders by mail, and nothing else: without EMAIL_HOST no mail is ever sent (docs/reminders.md).
EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_SSL = environment.flag("EMAIL_USE_SSL")
EMAIL_USE_TLS = environment.starttls()
EMAIL_PORT = environment.mail_port()
# Each step of the conversation; all of them together stay under the queue's lease (post/queue.py).
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.mail_sender()

ADMINS: list[tuple[str, str]] = []
DEFAULT_EXCEPTION_REPORTER_FILTER = "leeward.web.errors.NothingPrivate"
LOGGING = environment.logging()
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
EXIT_TO = os.environ.get("LEEWARD_EXIT_TO", "https://www.wikipedia.org/")
# The pages of words (Understand) may stand in search engines, nothing else ever may; a house that would rather not be
# found at all is unlisted.
SEARCH_ENGINES = not environment.flag("LEEWARD_UNLISTED")
APP_TITLE = os.environ.get("LEEWARD_TITLE", "Notes")
