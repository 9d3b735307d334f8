"""Leeward: a private, self-hostable companion for hard days."""

__version__ = "0.1.0"
