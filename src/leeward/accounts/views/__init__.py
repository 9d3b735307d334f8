"""The pages of the accounts room, one file a topic."""
