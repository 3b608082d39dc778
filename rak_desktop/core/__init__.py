"""What the product knows: frozen data, enums and pure rules.

May import the standard library only. No I/O, no logging, no clock.
"""
