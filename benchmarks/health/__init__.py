"""A gigabyte of an invented phone's file, read for real: memory, speed, and how far from the fastest possible."""
