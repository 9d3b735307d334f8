"""The WSGI application: Django's handler, served in a fixed pool of threads (see server.py)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leeward.web.settings")
application = get_wsgi_application()
