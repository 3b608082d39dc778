"""What we need from outside, one Protocol per file. May import core."""
