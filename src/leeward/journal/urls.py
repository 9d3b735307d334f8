"""Addresses of the journal room. Nothing a person wrote ever stands in one: only random ids and calendar days."""

from __future__ import annotations

from django.urls import URLPattern, path, register_converter

from leeward.journal.events import views as events
from leeward.journal.jar import views as jar
from leeward.journal.views import check_in, draft, entry, notebook, scales, search, tags, write
from leeward.kernel.ids import id_bytes, id_text


class ItemId:
    """The 26 letters of an id."""

    regex = "[0-9a-hjkmnp-tv-z]{26}"

    def to_python(self, value: str) -> bytes:
        return id_bytes(value)

    def to_url(self, value: bytes) -> str:
        return id_text(value)


register_converter(ItemId, "item")

urlpatterns: list[URLPattern] = [
    path("check-in", check_in.check_in, name="check-in"),
    path("check-in/<item:id>", check_in.change, name="check-in-edit"),
    path("check-in/<item:id>/kept", check_in.kept, name="check-in-kept"),
    path("check-in/<item:id>/undo", check_in.undo, name="check-in-undo"),
    path("check-in/<item:id>/delete", check_in.delete, name="check-in-delete"),
    path("write", write.write, name="write"),
    path("draft", draft.draft, name="draft"),
    path("notebook", notebook.notebook, name="notebook"),
    path("notebook/tray", notebook.tray_seen, name="tray-seen"),
    path("notebook/tags", tags.tags, name="tags"),
    path("notebook/tags/<int:index>", tags.tag, name="tag"),
    path("notebook/scales", scales.scales, name="scales"),
    path("notebook/scales/<int:id>", scales.scale, name="scale"),
    path("notebook/events", events.marked, name="events"),
    path("notebook/events/<item:id>", events.change, name="event"),
    path("notebook/events/<item:id>/delete", events.delete, name="event-delete"),
    path("notebook/<item:id>", entry.entry, name="entry"),
    path("notebook/<item:id>/kept", entry.kept, name="entry-kept"),
    path("notebook/<item:id>/landing", entry.landing, name="entry-landing"),
    path("notebook/<item:id>/edit", entry.change, name="entry-edit"),
    path("notebook/<item:id>/undo", entry.undo, name="entry-undo"),
    path("notebook/<item:id>/delete", entry.delete, name="entry-delete"),
    path("jar", jar.jar, name="jar"),
    path("jar/open", jar.one, name="jar-open"),
    path("jar/notes", jar.notes, name="jar-notes"),
    path("jar/<item:id>", jar.move, name="jar-move"),
    path("search", search.search, name="search"),
]
