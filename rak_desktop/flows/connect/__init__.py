"""Connecting a new key: where it stands (steps), what happened (events), what to do now (effects).

`advance` is the rule book, pure over frozen data; `runner` carries out what it says.
Windows and `rak-desktop connect` drive the same runner.
"""
