"""What of reminders stands in the database in the clear is on this list, and nobody adds to it without a line here."""

from django.apps import apps

CLEAR = {
    "Box": {"id", "next_at"},
    "Address": {"id", "box", "channel", "state", "mark", "asked_at"},
    "Due": {
        "id",
        "address",
        "task",
        "at",
        "wording",
        "language",
        "not_before",
        "tries",
        "lease",
        "is_handed_over",
    },
    "Tally": {"id", "day", "outcome", "count"},
    "Declined": {"mark"},
    "PushKey": {"id"},
    "Pulse": {"id", "seen_at"},
}


def test_only_reviewed_columns_are_clear():
    tables = {
        table.__name__: {field.name for field in table._meta.concrete_fields} - {"sealed"}
        for table in apps.get_app_config("post").get_models()
    }
    assert tables == CLEAR


def test_no_row_of_reminders_leads_to_an_account():
    for table in apps.get_app_config("post").get_models():
        others = {field.related_model._meta.app_label for field in table._meta.concrete_fields if field.related_model}
        assert others <= {"post"}
