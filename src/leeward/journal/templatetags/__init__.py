"""Template tags of the journal room."""
