"""A small stand-in for Stripe on this computer, for trying out, demonstrations and tests.

May import core, the bundled files and the standard library only: it must not know how the program asks.
"""
