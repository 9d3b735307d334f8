"""Finding things in what anyone may read, with a mind for slips of the finger and for what a search may really say.

Pure: entries in, answers out. What is looked for is kept nowhere, counted nowhere and written in no log.
"""
