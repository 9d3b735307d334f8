"""Words counted over weeks, for who switches it on: counting, and not reading.

Off until the person says so, and nothing is counted before. No list of words to look out for exists, no feeling is
guessed from a text, and nothing follows from any count (CLINICAL.md R1, R4; INSIGHTS.md 6).
"""
