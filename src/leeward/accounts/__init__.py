"""Who may come in: sign up, unlock, lock, recover, leave. May import vault and kernel."""
