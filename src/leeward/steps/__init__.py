"""Small steps: goals of one's own, one small action at a time, a sheet for a problem, and what is worth noticing.

Each is a folder with the usual files of a room: `small`, `sheet`, `celebrations`. Nothing here has a due date, nothing
is counted that did not happen, and a day without anything leaves no trace (CLINICAL.md 5.2, R25 to R28, R36).
"""
