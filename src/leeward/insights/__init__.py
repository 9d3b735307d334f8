"""Statistics on arrays and plain records: no Django, no clock, no I/O. Imports nothing of ours but kernel."""
