"""The screens of living with connections: the list (7), and one connection (12)."""
