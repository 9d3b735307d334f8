"""Clock, ids and moments: small plain types every room may use. Imports nothing of ours."""
