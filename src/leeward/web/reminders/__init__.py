"""The page of reminders: what a person sets, and how it reaches them."""
