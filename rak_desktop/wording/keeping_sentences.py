"""The sentences about keeping, replacing and removing keys."""

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Fact
from rak_desktop.wording.marking import N_

KEEPING_SENTENCES: dict[Code, tuple[str, str, str]] = {
    Code.BOOK_IN_USE: (
        N_("Another window is changing a key"),
        N_("Keys are changed one at a time on this computer, and another window or command is at it. Nothing is lost."),
        N_("Finish or close it, then try again."),
    ),
    Code.OLD_KEY_WORKS: (
        N_("The previous key still works"),
        N_("Stripe still accepts the key ending {ending}, so it stays in your password store for now."),
        N_("End it on the app’s page in Stripe, {page}, then try again. Other computers may still use it."),
    ),
    Code.BOOK_REBUILT: (
        N_("The list of connections was damaged"),
        N_("It was put together anew from your password store: {count} found. The old list is kept as {file}."),
        N_("Look through the list, give the shops their names again, and connect what is missing."),
    ),
    Code.CHANGE_FINISHED: (
        N_("{shop} is disconnected now"),
        N_("Its key, ending {ending}, could not be removed before. Now it is removed from this computer."),
        N_("At Stripe it may work on until you end it there. To use it here again, connect the shop again."),
    ),
    Code.NO_OLD_KEY: (
        N_("No previous key is kept"),
        N_(
            "The key of {shop} was not replaced in the last days, or its previous key was removed since. "
            "Nothing changed."
        ),
        N_("To use another key, make one in Stripe and replace the present one with it."),
    ),
}

KEEPING_VARIANTS: dict[tuple[Code, str, Fact], tuple[str, str, str]] = {
    (Code.BOOK_REBUILT, "count", 0): (
        N_("The list of connections was damaged"),
        N_("A new one was begun, and the old list is kept as {file}. The keys in the password store were not touched."),
        N_("Connect your shops again; each finds its place in the password store."),
    ),
    (Code.CHANGE_FINISHED, "change", "keep"): (
        N_("The key of {shop} is in its place now"),
        N_("The program was stopped before the key ending {ending} was there. Now it is kept, and programs get it."),
        N_("Nothing is left to do."),
    ),
    (Code.OTHER_MODE, "goal", "replace"): (
        N_("This key cannot take that place"),
        N_("One of the two keys is for real payments (live), the other for trying out (test). Nothing was sent."),
        N_("Make the new key for {shop} in the same mode as its present one, and copy that."),
    ),
    (Code.OTHER_ACCOUNT, "whose", "unsure"): (
        N_("We cannot tell whose key this is"),
        N_("Stripe does not confirm this key’s account, and it was to replace the key of {shop}. Nothing was changed."),
        N_("Run it without --yes, and look at the account yourself before you save."),
    ),
    (Code.OTHER_ACCOUNT, "goal", "replace"): (
        N_("This key belongs to another shop"),
        N_("It is a key of {account_id}, and {shop} is {wanted}. Nothing was changed."),
        N_("In Stripe, choose the account of {shop} at the top of the page, and copy the key there."),
    ),
    (Code.ALREADY_CONNECTED, "goal", "replace"): (
        N_("This is the key in use"),
        N_("{shop} works with this very key, ending {ending}, already. Nothing was changed."),
        N_("Make a new key on the app’s page in Stripe, and copy that one."),
    ),
}
