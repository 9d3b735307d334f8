"""The Patterns page: what changed in a person's own numbers, in sentences and pictures, with how sure that is.

It puts `journal` (the days) and `insights` (the statistics) together. Nothing here judges a number: no direction is
better or worse, no colour means good or bad, and nothing is forecast (CLINICAL.md R1 to R4).
"""
