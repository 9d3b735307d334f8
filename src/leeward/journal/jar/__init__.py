"""The jar: small notes a person can stand by, gathered from their notebook, opened one at a time on a hard day.

A note is an entry and nothing else: whether it lies in the jar is a mark on it, so erasing, correcting and bringing
along need nothing of their own. Nothing is counted on its pages.
"""
