"""Riding it out: five minutes at a time, a rating at each step, an end after a quarter of an hour, people after half.

Where somebody is in a ride lies in the notebook as a draft, so that a lock, a reload and the back button change
nothing. Each step becomes a use of its tool only if the person wants the ride kept. Without an account the same ride
is a row of plain pages that keep nothing (`public`).
Source: CLINICAL.md 5.1 (clocks), 5.2; INSIGHTS.md 5(d) (suggestions).
"""
