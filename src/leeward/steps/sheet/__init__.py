"""A problem on one sheet, in seven steps, for a quieter hour. Each step is kept as it is written; none is needed.

Source: CLINICAL.md R36 and 5.2 (structured problem solving, outside a crisis).
"""
