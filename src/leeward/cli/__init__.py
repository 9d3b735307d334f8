"""The leeward command."""
