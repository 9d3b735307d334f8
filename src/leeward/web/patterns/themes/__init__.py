"""Words of these weeks: which of their own words a person writes more often than before, and their own lists by month.

Off until the person switches it on. Nothing follows from any word, and no word is looked out for (CLINICAL.md R1, R4).
"""
