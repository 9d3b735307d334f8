"""The cipher core: pure, and the only importer of cryptography. No Django, no clock, no I/O but two word lists."""
