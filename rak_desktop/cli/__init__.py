"""The terminal: finds the asked command and imports only that one.

May import everything below it, never `qt`. What was asked for goes to stdout, talk goes to stderr.
"""
