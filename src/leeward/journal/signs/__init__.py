"""A person's own early signs: which scales they want to be told about, on which side, and what is ordinary for them.

Off until the first is chosen, and nothing else in the house looks at it (CLINICAL.md R1, R2).
"""
