"""The real outside: Stripe, keychain, files, browser, clock, threads.

May import core and ports, and one third-party library per file.
"""
