"""What each window should show, as plain data. May import core, flows and wording."""
