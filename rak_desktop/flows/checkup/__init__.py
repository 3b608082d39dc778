"""The doctor: looks at this computer, piece by piece. A check is small, changes nothing, and may simply raise."""
