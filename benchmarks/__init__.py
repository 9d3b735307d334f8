"""Measurements beside other programs. Not shipped; each has its own command in the Makefile."""
