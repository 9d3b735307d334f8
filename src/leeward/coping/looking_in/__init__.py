"""Looking in again: at times a person sets after a very hard moment, the app asks them how it is. Nobody else is told.

Elevated thoughts of suicide last one to three hours on average and can come back the day after (CLINICAL.md 3.4, C2).
"""
