"""A small plan for moving, doing it, and what was done: for a bad week as much as for a good one.

Nothing here is about the body. A doing has a moment, minutes where somebody wants them, a word, and two ratings by
choice; a plan is what feels possible, and a day without it leaves no trace anywhere (CLINICAL.md 5.2, R25, R26).
"""
