"""The six screens of connecting: `screen_for` finds the right one, each has a file of its own."""
