"""Living with connections: how they are, what can be done about them, and one at a time what went wrong.

Built as `flows/connect` is: `advance` is the rule book, pure over frozen data; `runner` carries out what it says.
"""
