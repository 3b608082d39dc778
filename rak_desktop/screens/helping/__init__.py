"""The screens of Help, in a window of their own beside the one that help is about."""
