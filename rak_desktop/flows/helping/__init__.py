"""Help: numbers to read out, a look at this computer, a report that is safe to send, and what was logged."""
