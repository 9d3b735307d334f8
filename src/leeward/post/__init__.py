"""Reminders: the queue, neutral mail and web push. Knows addresses, times and numbers of texts, never contents."""
