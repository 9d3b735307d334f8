"""Marked days: a day or a stretch of days a person wants to see in their pictures, in their own words.

Nothing is counted, compared or concluded from them: they are drawn where they were, and that is all (R1 to R4). What
people mark is theirs to choose; no word here suggests anything (R20, R25).
"""
