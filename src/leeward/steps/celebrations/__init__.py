"""Noticing what went well: only what its owner chose, only growing, and gone from sight with one tap.

Nothing about hard times is read here, and no day is counted (CLINICAL.md R25 to R28).
"""
