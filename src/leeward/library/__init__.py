"""What anyone may read: help now, helplines, staying private. Content is files, not rows.

Nothing in this room knows who is reading. It has no tables, opens no session, sets no cookie; what it shows is rendered
before anybody asks (build), kept in memory, and served from there (answers), with or without a database.
"""
