"""What every screen is called."""

from rak_desktop.wording.marking import N_

SCREENS = {
    0: N_("The terminal"),
    1: N_("Welcome"),
    2: N_("Allow in Stripe"),
    3: N_("Copy the key"),
    4: N_("Checking"),
    5: N_("Is this right?"),
    6: N_("Connected"),
    7: N_("Connections"),
    8: N_("Settings"),
    9: N_("This computer"),
    10: N_("The report"),
    11: N_("For the person who helps"),
    12: N_("One connection"),
    13: N_("A mistake of this program"),
    14: N_("What was logged"),
}
"""The name of every screen by its number, the first part of the help number."""
