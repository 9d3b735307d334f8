"""Findings of ten years beside what others would take for the same numbers: `make bench-insights`."""
