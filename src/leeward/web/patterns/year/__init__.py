"""The last year on one page: small pictures above each other on one axis of months, with the days a person marked.

It says and draws what Patterns does, in weeks instead of days, and adds nothing to it: no total, no comparison between
rows, no colour that judges (CLINICAL.md R1 to R4).
"""
