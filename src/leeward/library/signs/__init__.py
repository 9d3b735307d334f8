"""Signs: two calm pages, for oneself and for somebody one worries about. No test, no box to tick, no result (R1)."""
