"""Choosing an app where none came with the program: look at the vendor's file, trust it, keep it.

Built as `flows/connect` is: `advance` is the rule book, pure over frozen data; `runner` carries out what it says.
"""
