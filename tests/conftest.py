"""What every test shares. Room-specific fixtures live beside their tests."""

import os

# Playwright's sync API keeps an event loop in the main thread; Django would refuse the database there (STACK.md 3).
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
