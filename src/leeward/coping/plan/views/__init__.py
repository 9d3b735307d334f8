"""The pages of the plan: reading it, changing it, its history, and its copies."""
