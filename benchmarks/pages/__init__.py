"""How heavy and how quick the pages of the worst minute are."""
