"""The pages of this room, topic by topic."""
