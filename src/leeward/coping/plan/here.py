"""The page that opens the copy on a device: where it stands, and what it needs to open without a network."""

from __future__ import annotations

ADDRESS = "/plan/here"
# Static files beside those of the shell; whoever keeps the page for a time without network keeps these too.
FILES = (
    "coping/css/plan.css",
    "coping/js/copy_here.js",
    "coping/js/sealed_copy.js",
    "coping/js/copy_store.js",
)
