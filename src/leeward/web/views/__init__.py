"""Views of the pages that put rooms together."""
