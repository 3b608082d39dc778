"""The window for living with connections."""
