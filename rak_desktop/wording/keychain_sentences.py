"""The sentences about the computer's own password store, for each way it can be out of order."""

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Fact
from rak_desktop.wording.marking import N_

_GONE_OR_CHANGED = N_("Connect the shop again: copy the key from the app’s page in Stripe, or make a new one there.")
_LOCKED = N_("Your password store is locked")
_SAID_NO = N_("Your password store said no")
_OUT_OF_REACH = N_("The password store cannot be reached from here")

KEYCHAIN_SENTENCES: dict[Code, tuple[str, str, str]] = {
    Code.KEYCHAIN_ABSENT: (
        N_("This computer has no password store we can use"),
        N_("The key is kept only in the computer’s own password store, and we found none."),
        N_(
            "Ask whoever looks after this computer. On Linux it needs gnome-keyring, or KeePassXC or KWallet with "
            "their Secret Service switched on. Sign out and in again afterwards, then try again."
        ),
    ),
    Code.KEYCHAIN_NOT_SET_UP: (
        N_("Your password store is not set up yet"),
        N_("{keychain} is there, but it has no place yet in which something can be kept."),
        N_(
            "Sign out and in again with your password. If that does not help, open the program Passwords and Keys "
            "and make a place for passwords there that is named Login, then try again."
        ),
    ),
    Code.KEYCHAIN_LOCKED: (
        _LOCKED,
        N_("{keychain} needs its password first. It is often the one you start this computer with. Nothing is lost."),
        N_("Unlock it, then try again."),
    ),
    Code.KEYCHAIN_DENIED: (
        _SAID_NO,
        N_("{keychain} did not allow this program in, or its question was closed. Nothing is lost."),
        N_("Try again, and allow it when you are asked."),
    ),
    Code.KEYCHAIN_NO_ANSWER: (
        N_("Your password store does not answer"),
        N_("{keychain} was asked and stayed silent. We stopped waiting."),
        N_("Look whether its question is open behind another window. If not, sign out and in again, then try again."),
    ),
    Code.KEYCHAIN_REFUSED_TO_STORE: (
        N_("Your password store did not keep the key"),
        N_("{keychain} refused the key, or gave back something other than what we put in."),
        N_("Try again. If it happens again, tell the code to the person who helps you."),
    ),
    Code.KEYCHAIN_ITEM_GONE: (
        N_("The key is no longer in the password store"),
        N_("This connection is known, but its key is not there any more."),
        _GONE_OR_CHANGED,
    ),
    Code.KEYCHAIN_VALUE_CHANGED: (
        N_("The key in the password store was changed"),
        N_("Something other than the key we kept is now in its place."),
        _GONE_OR_CHANGED,
    ),
    Code.KEYCHAIN_TOO_LARGE: (
        N_("The key is too long for this password store"),
        N_("{keychain} takes only shorter ones. Nothing was changed."),
        N_("Tell the code to the person who helps you."),
    ),
    Code.KEYCHAIN_OUT_OF_REACH: (
        _OUT_OF_REACH,
        N_(
            "It belongs to the person who is signed in at this computer. "
            "A service, a remote sign-in or another person cannot reach it."
        ),
        N_("Run this as the person who connected the shop, in their own signed-in session."),
    ),
    Code.KEYCHAIN_STILL_THERE: (
        N_("The key is still in the password store"),
        N_("{keychain} said that the key was removed, but it can still be read at {service}."),
        N_("Remove it there by hand, in the password store’s own window, then try again."),
    ),
    Code.SESSION_SILENT: (
        N_("Your sign-in at this computer does not answer"),
        N_("The password store is reached through your sign-in, and that stayed silent. We stopped waiting."),
        N_("Sign out and in again, then try again."),
    ),
    Code.SESSION_ENDED: (
        N_("The sign-in that this was started from is over"),
        N_("The password store is reached through a sign-in at this computer, and the one we were given has ended."),
        N_("Sign in at this computer, open a new window or terminal there, then try again."),
    ),
}

_LEFT = N_("What is left is removed when this program starts the next time.")

KEYCHAIN_VARIANTS: dict[tuple[Code, str, Fact], tuple[str, str, str]] = {
    # A removal to which the person said yes goes on by itself: it is not to be tried again.
    **{
        (code, "unfinished", "disconnect"): (title, what_happened, _LEFT)
        for code, (title, what_happened, _) in KEYCHAIN_SENTENCES.items()
    },
    (Code.KEYCHAIN_STILL_THERE, "unfinished", "disconnect"): (
        *KEYCHAIN_SENTENCES[Code.KEYCHAIN_STILL_THERE][:2],
        N_("Remove it there by hand, in the password store’s own window, then start this program again."),
    ),
    (Code.KEYCHAIN_LOCKED, "keychain", "KeePassXC"): (
        _LOCKED,
        N_("KeePassXC lets other programs read when its database is open and it need not ask you each time."),
        N_(
            "Unlock its database. If it is open, take away “Confirm when passwords are retrieved by clients” "
            "in its settings for the Secret Service. Then try again."
        ),
    ),
    (Code.KEYCHAIN_LOCKED, "keychain", "KWallet"): (
        _LOCKED,
        N_("KWallet needs its password first. Nothing is lost."),
        N_("Open the program KWalletManager and open the wallet there, then try again."),
    ),
    (Code.KEYCHAIN_LOCKED, "keychain", "macOS Keychain"): (
        _LOCKED,
        N_("The password store of this Mac needs its password, or has to ask you whether this program may read."),
        N_("Open the program Keychain Access and unlock what is named login there, then try again."),
    ),
    (Code.KEYCHAIN_DENIED, "keychain", "KeePassXC"): (
        _SAID_NO,
        N_("KeePassXC did not let this program in, or its question was closed. Nothing is lost."),
        N_("Try again, and allow it in the window of KeePassXC."),
    ),
    (Code.KEYCHAIN_DENIED, "keychain", "macOS Keychain"): (
        _SAID_NO,
        N_("The password store of this Mac did not let this program in, or its question was closed. Nothing is lost."),
        N_("Try again, and choose Always Allow when the Mac asks."),
    ),
    (Code.KEYCHAIN_DENIED, "keychain", "Windows Credential Manager"): (
        _SAID_NO,
        N_("Windows did not let this program into its Credential Manager. Nothing is lost."),
        N_("Ask whoever looks after this computer whether its rules allow programs to keep passwords."),
    ),
    (Code.KEYCHAIN_OUT_OF_REACH, "keychain", "Windows Credential Manager"): (
        _OUT_OF_REACH,
        N_(
            "Windows opens its Credential Manager only in its owner’s own sign-in, not to services or over the network."
        ),
        N_("Run this as the person who connected the shop, in their own signed-in session."),
    ),
    (Code.KEYCHAIN_OUT_OF_REACH, "place", "another-person"): (
        _OUT_OF_REACH,
        N_("This runs as another person than the one who is signed in here, as with sudo or su."),
        N_("Run it without sudo or su, as the person who connected the shop."),
    ),
    (Code.KEYCHAIN_OUT_OF_REACH, "place", "container"): (
        _OUT_OF_REACH,
        N_("This runs in a container, which is closed off from the sign-in of the person at this computer."),
        N_("Run it outside, and give the key to the container with: rak-desktop exec."),
    ),
    (Code.KEYCHAIN_OUT_OF_REACH, "place", "remote-shell"): (
        _OUT_OF_REACH,
        N_("This runs in a remote sign-in (ssh), and nobody is signed in at the computer itself under this name."),
        N_("Sign in at the computer itself once and stay signed in, then try again."),
    ),
    (Code.KEYCHAIN_OUT_OF_REACH, "place", "service"): (
        _OUT_OF_REACH,
        N_("This runs as a service or a scheduled job, and nobody is signed in at the computer under this name."),
        N_(
            "Run it as the person who connected the shop, while they are signed in: as a service of that person "
            "(systemctl --user), or in their own crontab."
        ),
    ),
}
