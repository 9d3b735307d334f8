"""A phone's file read while it is being sent: a gigabyte passes through memory, a number a day stays.

Nothing of it lies anywhere meanwhile, on disk least of all (PRIVACY.md 0.2, 7.2). The server hands the body on as it
comes for this one address (web/passing.py); this handler must be in place before anything asks for `request.POST`.
"""

from __future__ import annotations

import time
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from leeward.interchange.formats.found import CannotRead, Format
from leeward.interchange.formats.health import Sums
from leeward.interchange.formats.phone import PhoneFile


class PhoneUpload(UploadedFile):  # type: ignore[type-arg]  # not generic at run time
    """What came of one file that was sent: no bytes, only what they were read to."""

    def __init__(self, name: str, size: int, file: PhoneFile, problem: CannotRead | None) -> None:
        super().__init__(None, name, size=size)
        self._read, self._problem = file, problem

    def sums(self, *, now: datetime) -> tuple[Format, Sums]:
        """Return which kind of file it was, and its days.

        Errors: CannotRead and its subclasses.
        """
        if self._problem:
            raise self._problem
        return self._read.sums(now=now)


class PhoneHandler(FileUploadHandler):
    """Feeds what is sent to a reader. What cannot be read is let pass to its end, so that the answer can be shown."""

    # Small pieces, and a moment for others after each: the parser keeps Python's lock to itself while it looks at one.
    chunk_size = 2**16
    moment = 0.001  # seconds

    def __init__(self, request: HttpRequest, *, zone: str) -> None:
        super().__init__(request)
        self._zone = zone

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._read = PhoneFile(self._zone)
        self._problem: CannotRead | None = None

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 (Django names it)
        """Read on, and keep nothing."""
        if self._problem:
            return
        try:
            self._read.feed(raw_data)
            time.sleep(self.moment)
        except CannotRead as problem:
            self._problem = problem

    def file_complete(self, file_size: int) -> PhoneUpload:
        """Return what came of it."""
        return PhoneUpload(self.file_name or "", file_size, self._read, self._problem)
