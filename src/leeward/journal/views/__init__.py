"""The pages of the journal room, one file a topic."""
