"""Whether moving goes with easier hours for this person: the hours after it, and right after it beside other tools.

What was done comes from the room for moving, from a phone's file and from the toolbox; the hours come from check-ins.
Nothing is said of how much: no minute is counted towards anything.

Source: INSIGHTS.md 5(c), 5(d); CLINICAL.md R1 to R4.
"""
