"""Ten years of an invented person's notebook, timed beside jrnl with an encrypted journal of the same entries."""
