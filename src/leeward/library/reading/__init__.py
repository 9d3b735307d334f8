"""Pages that are written as files: Markdown with a head, one file a page and language, rendered once.

`documents` reads a file, `sources` the list all pages share, `markdown` turns words into HTML, `collection` puts a
folder together in every language, `pages` frames it, `checking` says what is missing or stale. docs/content-guide.md is
for the people who write.
"""
