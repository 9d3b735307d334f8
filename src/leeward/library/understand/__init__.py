"""Understand: what self-harm is, why people do it, and what helps. One page for each question, in plain words."""
