"""The sentences for files and rows that cannot be brought: what it is, and what to do next."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leeward.interchange.actions import NothingToKeep, TooManyNames
from leeward.interchange.formats import found, health, health_connect, phone, prolog, unpacking
from leeward.interchange.formats.found import Format, Why
from leeward.interchange.formats.mapping import Field
from leeward.journal.vocabulary import TooManyWords

ROW = {
    Why.NO_DATE: _("No day could be read in this row."),
    Why.IMPOSSIBLE_DATE: _("The day in this row is not in any calendar."),
    Why.IMPOSSIBLE_TIME: _("The time in this row is not on any clock."),
    Why.FUTURE: _("The day in this row has not come yet."),
    Why.FIELDS: _("This row has more or fewer cells than the first row of the file."),
    Why.DAMAGED: _("This row is damaged: there are bytes in it that are no letters, or a quotation mark has no end."),
    Why.NUMBER: _("A cell in this row should be a number and is not one."),
    Why.RANGE: _("A number in this row lies outside its scale."),
    Why.WHOLE: _("Mood and the pull are whole numbers here. You can bring this column as a scale of its own instead."),
    Why.LONG: _("A text in this row is longer than a whole book chapter."),
    Why.EMPTY: _("The cells you chose are empty in this row."),
    Why.YES_NO: _("A cell in this row says neither yes nor no."),
}

FILE: dict[type[Exception], str | Promise] = {
    found.NotText: _(
        "This file is not a text file. In a spreadsheet, choose “Save as” or “Download as”, then CSV, and bring "
        "that file."
    ),
    found.NotATable: _(
        "No columns could be found in this file. It needs a first row with names, and commas, semicolons or tabs "
        "between the cells."
    ),
    found.NothingInside: _(
        "There is nothing in this file. Make the export again in the other app, then bring it here."
    ),
    found.TooDamaged: _(
        "Too many rows of this file run into each other. Make the export again, then bring the new file."
    ),
    unpacking.TooMuch: _(
        "What is packed in this file is larger than can be opened here, so nothing of it was kept. An export of a "
        "shorter time may fit."
    ),
    found.TooLarge: _(
        "What is packed in this file is too large to open here. In Daylio, bring the CSV export instead."
    ),
    found.NotADaylioBackup: _(
        "This zip file is not a Daylio backup. If it is a spreadsheet, save it as CSV. If it is another app's export, "
        "unpack it and bring the CSV file in it."
    ),
    phone.NotAPhone: _(
        "This is not an export of a phone's health app that is known here. Look below where yours is found, and bring "
        "that file as it is."
    ),
    prolog.NotAppleHealth: _(
        "This is not what the Health app writes. Bring the file “export.zip” as the iPhone made it, or the "
        "“export.xml” inside it."
    ),
    health_connect.NotHealthConnect: _(
        "This is not what Health Connect writes, or it is damaged. Make the export again on the phone, then bring the "
        "new file."
    ),
    prolog.EntityTrick: _(
        "There is something in this file that no phone writes, so it was not opened and nothing of it was kept. Make "
        "the export again on the phone, then bring the new file."
    ),
    health.NotOver: _(
        "This file is only about the day it was made on, and that day was not over. Bring one from a later day."
    ),
    health.NoHealth: _(
        "There are no minutes of movement, no sleep and no mindful minutes in this file. If the phone has some, make "
        "the export again, then bring the new file."
    ),
    found.UnknownFormat: _(
        "This kind of file cannot be brought yet. If the other app can also export CSV, choose that, and bring it here."
    ),
    found.MissingColumn: _("Choose one column that says on which day each row was."),
    found.DateOrderUnclear: _("Say how the days are written: is the day first, or the month?"),
    NothingToKeep: _("No row of this file can be kept as it is. Look at the rows below, or choose other columns."),
    TooManyWords: _(
        "Your notebook has as many scales as it can hold. Put one of them away under Notebook, then come back here."
    ),
    TooManyNames: _(
        "One of the columns has hundreds of different words, too many to tick. Choose “words” for it instead of tags."
    ),
}

FORMAT = {
    Format.DAYLIO_CSV: _("Daylio export (CSV)"),
    Format.DAYLIO_BACKUP: _("Daylio backup"),
    Format.TABLE: _("Table (CSV)"),
    Format.APPLE_HEALTH: _("Apple Health export"),
    Format.GOOGLE_FIT: _("Google Fit export"),
    Format.HEALTH_CONNECT: _("Health Connect export"),
}

FIELD = {
    Field.SKIP: _("leave out"),
    Field.DATE: _("the day"),
    Field.TIME: _("the time of day"),
    Field.DATETIME: _("day and time"),
    Field.MOOD: _("my mood"),
    Field.PULL: _("the pull to hurt myself"),
    Field.SERIES: _("a scale of its own"),
    Field.SLEEP: _("hours of sleep"),
    Field.TAG: _("a tag: yes or no"),
    Field.TAGS: _("a list of tags"),
    Field.NOTE: _("words"),
    Field.TITLE: _("a title"),
}


def of_file(problem: Exception) -> str | Promise:
    """Return the sentence for a file that cannot be brought."""
    return next(words for kind, words in FILE.items() if isinstance(problem, kind))
