"""How hard a page is to read, by two measures; and the pages held to a limit."""
