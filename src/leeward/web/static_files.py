"""Static files with hashed names: script modules that import each other are rewritten too, so no bundler is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from leeward.web import styles


def _joined(sheets: list[str]) -> str:
    text = re.sub(r"/\*.*?\*/", "", "\n".join(sheets), flags=re.DOTALL)
    return re.sub(r"\s+", " ", text).strip() + "\n"


class HashedStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # WhiteNoise has no types
    """Hashed and compressed ahead of time; imports between modules included, the style sheets joined to one."""

    support_js_module_import_aggregation = True
    joined_styles = True

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        """Join the sheets of the look before names are hashed."""
        sheets = []
        for name in styles.SHEETS:
            storage, path = paths[name]
            with storage.open(path) as sheet:
                sheets.append(sheet.read().decode())
        self.delete(styles.JOINED)
        self.save(styles.JOINED, ContentFile(_joined(sheets).encode()))
        yield from super().post_process({**paths, styles.JOINED: (self, styles.JOINED)}, *args, **options)
