"""The window that connects a key: rail or bar, page, footer."""
