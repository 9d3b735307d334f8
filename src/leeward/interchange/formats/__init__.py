"""File formats of other apps: bytes in, plain rows out. No Django, no clock."""
