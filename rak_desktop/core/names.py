"""What this program is called where others look for it: in folders, by administrators, in the keychain."""

PROGRAM = "rak-desktop"

BOOK_FILE = "connections.sqlite3"

LINUX_POLICY = f"/etc/{PROGRAM}"
"""The folder in which an administrator decides; where it is not there, nobody did."""
