"""Bringing a diary along, and taking everything away. formats/ is pure."""
