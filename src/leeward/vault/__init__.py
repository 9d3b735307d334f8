"""Keys, sealing, notebooks, letters and session rows. May import kernel; only vault imports vault.core."""
