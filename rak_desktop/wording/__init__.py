"""How we say it, for windows and terminal alike. May import core."""
