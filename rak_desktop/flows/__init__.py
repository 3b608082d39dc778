"""What the product does, without any window. May import core and ports."""
