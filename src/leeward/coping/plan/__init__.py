"""The plan for a hard time: six parts in a fixed order and two beside them, its earlier versions, and its copies.

Held by the person, read in any order, never a contract (CLINICAL.md R10 to R18). What changed is never lost: each
change appends a whole version.
"""
