"""Goals in a person's own words, and one small action at a time: planned after something, then "how was it".

"Not today" writes nothing down. An action has no day, so none can be late; done ones are kept, and what was put down
can be picked up again or erased.
"""
