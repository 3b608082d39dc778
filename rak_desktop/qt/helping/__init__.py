"""The window of Help, and the last resort when a mistake of ours ended something."""
