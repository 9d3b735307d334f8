"""Afterwards: care first, then kindness, an optional look back at the chain, and the next small step.

Nothing here asks how, counts, or takes anything away (CLINICAL.md R25 to R28, R38).
"""
