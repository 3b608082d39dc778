"""What the person who helps says and knows about a trouble, beside the merchant's words: by code, some by system too.

What belongs to a screen, whatever the trouble, stands in `screen_lines`, and in the same manner.
"""

from rak_desktop.core.codes import Code
from rak_desktop.core.support_code_format import System
from rak_desktop.wording.marking import N_

# The first thing to say, by the family of the code: what it is not, so that nobody is afraid.
FAMILY_OPENINGS: dict[str, str] = {
    "RAK-KEY": N_("That happens to many people, and it is quickly put right."),
    "RAK-STR": N_("The program works, and so does your internet: this is what Stripe answered."),
    "RAK-NET": N_("This is about the way to Stripe, not about you or your key."),
    "RAK-KCN": N_("This is about your computer’s own password store. Nothing is wrong at Stripe."),
    "RAK-CON": N_("This is about the program’s own list and files. The keys themselves were not shown to anybody."),
    "RAK-POL": N_("Somebody who looks after this computer decided this. You did nothing wrong."),
    "RAK-PRO": N_("The program did not get what it needs to go on, and it changed nothing."),
    "RAK-INT": N_("That was a mistake of the program, not of yours."),
}

FINDINGS_OPENING = N_("The program looked at this computer, and changed nothing. This is what it found.")

# What only the one who helps needs to know. Where nothing stands here, the merchant's own sentences say it all.
CODE_TIPS: dict[Code, str] = {
    Code.PUBLISHABLE_KEY: N_("Stripe’s page shows this key first. The right one stands below it."),
    Code.FULL_SECRET_KEY: N_("It was neither sent nor kept. Ask where else it was pasted: there it must be replaced."),
    Code.MASKED_KEY: N_("They marked the text with the mouse. The copy button copies all of it."),
    Code.CUT_OFF_KEY: N_("A key is about a hundred characters long. Mail programs break it into lines."),
    Code.OTHER_MODE: N_("Real payments and trying out have a settings page each in Stripe, with keys of their own."),
    Code.UNKNOWN_KEY: N_("Ask whether the app was removed at Stripe, or the key was copied from another place."),
    Code.ENDED_KEY: N_("After a key was ended at Stripe it may go on for some minutes, and then stops."),
    Code.PERMISSION_MISSING: N_("Mostly the app got a new version that asks for more, and nobody has accepted it yet."),
    Code.BLOCKED_ADDRESS: N_(
        "An allow-list made for a server leaves out the shop’s own connection, which often changes."
    ),
    Code.ACCOUNT_WITHOUT_ACCESS: N_("The app was probably removed in that account."),
    Code.RATE_LIMITED: N_("Another program may be asking Stripe very often with the same account."),
    Code.OFFLINE: N_("Ask them to open any page in the browser. If that works, look at codes 51 to 60 and 120 to 126."),
    Code.WEB_PAGE_INSTEAD: N_("A hotel, a café, or a company network. The browser shows its page for any address."),
    Code.CERTIFICATE_WRONG: N_("Another computer answers where Stripe should, as in a network with a sign-in page."),
    Code.READING_ALONG: N_("The name in quotation marks is the virus scanner, or the company, that reads along."),
    Code.CERTIFICATE_OUT_OF_DATE: N_("Ask which day and year their computer shows. It is mostly an empty battery."),
    Code.PROXY_TROUBLE: N_("Only whoever looks after that network can say which proxy is right."),
    Code.PROXY_WANTS_LOGIN: N_(
        "A browser can sign in there by itself. For this program, the network’s keeper has to help."
    ),
    Code.KEY_TAKEN_OUT: N_(
        "Rare: a security program or proxy takes secrets out of what is sent. Another network shows it."
    ),
    Code.KEY_LIMITED: N_("It happens where payouts or transfers were not used for half a year. The rest works on."),
    Code.MODE_CONFLICT: N_("Ask which of the two settings pages, live or test, the key was copied from."),
    Code.KEYCHAIN_NO_ANSWER: N_("Its question often stands behind another window, or on a second screen."),
    Code.KEYCHAIN_OUT_OF_REACH: N_("A service, a remote shell or another sign-in cannot reach this person’s store."),
    Code.KEYCHAIN_ITEM_GONE: N_("Somebody deleted it there, or a new password store was made."),
    Code.BOOK_UNREADABLE: N_("Let them change nothing by hand. The keys are still in the password store."),
    Code.NO_DISPLAY: N_("They are in a remote terminal. rak-desktop connect does the same without a window."),
    Code.OUR_FAULT: N_("Ask for the report, and send it on. Nothing the merchant did explains it."),
}

_WINDOWS = (System.WINDOWS_10, System.WINDOWS_11)
_LINUX = (System.LINUX, System.WSL)

# The same, where it depends on the system. Each names its system, since nobody may know which one it is. That a Mac's
# login keychain can lag behind its password stands in Apple's "If you’re asked for access to your login keychain".
SYSTEM_TIPS: dict[Code, tuple[tuple[tuple[System, ...], str], ...]] = {
    Code.KEYCHAIN_ABSENT: (
        (_LINUX, N_("On Linux it depends on the desktop whether there is one.")),
        ((*_WINDOWS, System.MACOS), N_("Windows and macOS always have one, so this is odd. Ask for the report.")),
    ),
    Code.KEYCHAIN_LOCKED: (
        (_LINUX, N_("With automatic sign-in, Linux often leaves the store locked until a password is typed.")),
        (
            (System.MACOS,),
            N_("When the password of a Mac was reset, its keychain may still want the one from before."),
        ),
    ),
    Code.KEYCHAIN_DENIED: (
        (_LINUX, N_("On Linux they refused, or closed the question. On the next try it comes again.")),
        ((System.MACOS,), N_("On a Mac they pressed Deny, or closed the question. On the next try it comes again.")),
        (_WINDOWS, N_("Windows asks no question here. A rule of the company may forbid it.")),
    ),
}


def tips(code: Code, system: System = System.OTHER) -> tuple[str, ...]:
    """What usually lies behind this trouble on that system; for System.OTHER, on any."""
    general = (CODE_TIPS[code],) if code in CODE_TIPS else ()
    by_system = SYSTEM_TIPS.get(code, ())
    return (*general, *(tip for systems, tip in by_system if system in (System.OTHER, *systems)))
