"""The real outside: Stripe, keychain, files, browser, clock, threads.

May import core and ports, and third-party libraries, each kept to the few files that are about it.
"""
