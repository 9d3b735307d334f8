"""What helps me: the person's own tools compared with each other, in sentences with counts and how sure that is.

It puts `coping` (the uses) and `insights` (the comparison) together. Nothing is called useless, nothing is ranked but
by its own interval, and whether tools help at all is said only once waiting alone was rated ten times.
Source: INSIGHTS.md 5(d), CLINICAL.md R1 to R4.
"""
