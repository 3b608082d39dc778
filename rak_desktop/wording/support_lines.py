"""What the person who helps needs beside the merchant's words: what the merchant sees, what to say, what goes wrong.

By the numbers of the screens (`wording/screen_names`), and by code, for some by system too. Lines to say are said
as they stand: warm, short, one thing at a time, and none of them ever asks for a key.
"""

from rak_desktop.core.codes import Code
from rak_desktop.core.support_code_format import System
from rak_desktop.core.values import dataclass
from rak_desktop.wording.marking import N_


@dataclass(frozen=True)
class ScreenLines:
    """For one screen. `wrong` are pairs: what people run into, and what helps."""

    see: str
    say: tuple[str, ...]
    wrong: tuple[tuple[str, str], ...] = ()


NEVER_THE_KEY = N_("Never read the key to me, and never send it. I do not need it, and nobody who helps you does.")

SCREEN_LINES: dict[int, ScreenLines] = {
    0: ScreenLines(
        N_("Lines of text in a terminal window, without pictures or buttons."),
        (
            N_("Read me the last line, from the beginning. It ends with a code in brackets."),
            N_("You can do the same in a window: type rak-desktop and press Enter."),
        ),
        ((N_("The line is longer than the window."), N_("The code at its end is enough.")),),
    ),
    1: ScreenLines(
        N_("The name of the app, a picture of the way from Stripe to this computer, what is needed, and Start."),
        (
            N_("You are at the beginning. It takes about three minutes, and nothing is stored before you say yes."),
            N_("Are you at the computer where the app’s program runs, signed in as yourself? Then press Start."),
        ),
        (
            (
                N_("Somebody else has to sign in to Stripe."),
                N_("Screen 2 has a message for the administrator, under I can’t install it."),
            ),
            (
                N_("They sit at another computer than the one where the program runs."),
                N_("Go to that one. Each computer and each sign-in gets a key of its own."),
            ),
            (
                N_("The window asks which app to connect."),
                N_("They open the file that the vendor sent, or practise without one."),
            ),
        ),
    ),
    2: ScreenLines(
        N_("What the app will be allowed to do, the address of Stripe’s page, and Open Stripe."),
        (
            N_("Press Open Stripe. In the browser, look at the name at the top: is that your shop?"),
            N_("Press Install app there. No money moves. Choose live, unless you are only trying it out."),
        ),
        (
            (
                N_("No page opens."),
                N_("Copy the address in the window, and paste it into the browser’s address line."),
            ),
            (
                N_("Stripe says that they may not install apps."),
                N_("Only an administrator can. Under I can’t install it there is a message to send."),
            ),
            (
                N_("Another shop’s name stands at the top of Stripe’s page."),
                N_("Switch the account there first, then install."),
            ),
            (N_("The app is installed already."), N_("Press I already installed it.")),
        ),
    ),
    3: ScreenLines(
        N_("Three numbered steps, a sketch of Stripe’s page with two keys, and a field with dots."),
        (
            N_("In Stripe, press View API keys. Copy the key that starts with rk, with the button beside it."),
            N_("Come back to the window and press Paste. You see dots: that is right."),
            NEVER_THE_KEY,
        ),
        (
            (
                N_("They copied the key that starts with pk."),
                N_("It is harmless. The other one, rk, is on the same page."),
            ),
            (
                N_("They closed the page, or Stripe says that the key is no longer visible."),
                N_("A new key can be made on the same page. The older one may be left as it is."),
            ),
            (
                N_("There is no app on that page."),
                N_("Look at the shop’s name at the top, and whether live or test is chosen."),
            ),
            (
                N_("They want to read the key out."),
                N_("Stop them kindly. If it was read out or sent, it has to be replaced in Stripe."),
            ),
        ),
    ),
    4: ScreenLines(
        N_("A list of checks that turn from waiting to done, for a few seconds."),
        (
            N_("The program asks Stripe about the key now. It only looks. That takes up to twenty seconds."),
            N_("If a coloured box appears, read me its first line and the code in it."),
        ),
        (
            (
                N_("It stops with a word about the internet."),
                N_("The key waits in the window. Mend the connection, then press Try again."),
            ),
            (
                N_("They are in a hotel, a café or a company."),
                N_("Open any page in the browser first: that network may want a sign-in."),
            ),
        ),
    ),
    5: ScreenLines(
        N_("The name of the shop, real payments or trying out, what the app may do, and Save."),
        (
            N_("Read me the name of the shop. Is it yours? Nothing is stored yet."),
            N_("If it is right, press Save. Your computer may then ask for its own password."),
        ),
        (
            (
                N_("It is another shop."),
                N_("Press Not my account. Nothing is stored, and the window says how to remove the app there."),
            ),
            (
                N_("A permission is missing."),
                N_("In Stripe’s apps page there is Review permissions. After that, press Check again."),
            ),
            (
                N_("There is a number in place of the name."),
                N_("Compare it with the number under Settings in Stripe, and type a name for the shop."),
            ),
            (
                N_("The computer asks for a password, and they wonder which."),
                N_("It is the computer’s own, not the one of Stripe. It may be behind the window."),
            ),
        ),
    ),
    6: ScreenLines(
        N_("A large tick, the shop’s name, where the key is, and that another program received it."),
        (
            N_("That is all. The key is in your computer’s password store, and the app finds it by itself."),
            N_("If you use clipboard history, delete the newest entry there."),
        ),
        (
            (
                N_("The proof did not work."),
                N_("The key is stored all the same. Press Try again, once the password store is open."),
            ),
            (
                N_("The vendor’s program does not find the key."),
                N_("It has to run on this computer, under the same sign-in. A service has another one."),
            ),
        ),
    ),
    7: ScreenLines(
        N_(
            "A list of connected shops, each with its state in words, when it was looked at last, and what can be done."
        ),
        (
            N_("Find the shop we talk about, and read me the words beside its name."),
            N_("If there is a filled button in that row, press it."),
        ),
        (
            (
                N_("A key has ended, or lacks a permission."),
                N_("The row offers what mends it. The old key stays until the new one is proven."),
            ),
            (
                N_("They want to remove a shop."),
                N_("Disconnect takes the key off this computer. At Stripe it lives on until it is ended there."),
            ),
        ),
    ),
    8: ScreenLines(
        N_("What can be set: language, light or dark, the way to the internet, and who decided each."),
        (N_("Tell me what stands beside the line we talk about, and who decided it."),),
        (
            (
                N_("A line cannot be changed."),
                N_("Their administrator decided it, and the line says so. We cannot change that from here."),
            ),
        ),
    ),
    9: ScreenLines(
        N_("Lines about this computer, each with a tick or a warning and what to do."),
        (
            N_("Press the button that looks again, and wait until all lines have an answer."),
            N_("Read me the first line that has no tick, with its code."),
        ),
        (
            (
                N_("Several lines have no tick."),
                N_("The first one is the cause. Mend that one, and look again."),
            ),
        ),
    ),
    10: ScreenLines(
        N_("The whole report as it would be saved, to be read before anything is written."),
        (
            N_("Look through it. There is no key in it, and names are replaced. Save it only if you agree."),
            N_("Nothing is sent by itself. Attach the file to your message to us."),
        ),
        (
            (
                N_("It refuses to save."),
                N_("Something in it looked like a key. Nothing was written; tell us the code."),
            ),
        ),
    ),
    11: ScreenLines(
        N_("The screen for you who help: a field for a code, and the merchant’s screen beside your lines."),
        (N_("This screen is for the one who helps. On yours, read me the number at the foot."),),
        (
            (
                N_("The merchant has opened it by mistake."),
                N_("Back leads to where they were. Nothing was changed."),
            ),
        ),
    ),
    12: ScreenLines(
        N_("One shop: what the last look at its key came to, and what can be done with it."),
        (
            N_("Read me the words under the shop’s name."),
            N_("If a box offers something to press, press that. Nothing is removed without a question."),
        ),
        (
            (
                N_("They want a new key, and fear to lose the old one."),
                N_("The old key stays until the new one is proven, and can be brought back for a while."),
            ),
            (
                N_("They disconnected, and the key still works."),
                N_("That is so until it is ended at Stripe, or the app is removed there."),
            ),
        ),
    ),
    13: ScreenLines(
        N_("One red box: the program made a mistake, with a support code and a button for a report."),
        (
            N_("That is our doing, not yours. Read me the support code, one word for each character."),
            N_("Press Make a report, look through it, save it, and send it to us as you like."),
        ),
        (
            (
                N_("It comes again at the same place."),
                N_("The report tells where it happened. The terminal may help meanwhile: rak-desktop connect."),
            ),
        ),
    ),
    14: ScreenLines(
        N_("Lines with times: the steps of the program on this computer."),
        (
            N_("Read me the last line, from the word step on."),
            N_("For all of it, go back and press Make a report. It leaves names out, and this list may hold some."),
        ),
    ),
}

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


@dataclass(frozen=True)
class FirstStart:
    """What one system may show when the program is downloaded and started for the first time."""

    system: str
    shows: tuple[tuple[str, str], ...]


GENUINE = (
    N_("Only the vendor’s own page has the genuine program. Say the address yourself; never let them search for it."),
    N_("The file’s name and the publisher in the system’s question must be the ones that the vendor names."),
    N_("If the publisher is another one, or unknown where the vendor names one: stop, and do not open it."),
)

# Told in the makers' own papers: Microsoft Defender SmartScreen and User Account Control, Apple's "Safely open apps on
# your Mac", Debian's package tools. Whether a question comes is up to the system, so none is promised to stay away.
FIRST_STARTS = (
    FirstStart(
        "Windows",
        (
            (
                N_("The browser says that the file is not commonly downloaded."),
                N_("Keep it, after you have compared the address with the vendor’s."),
            ),
            (
                N_("“Windows protected your PC.”"),
                N_("Press More info and read the publisher. Only if it is the vendor’s: Run anyway."),
            ),
            (
                N_("A question whether the app may make changes to the computer."),
                N_("The publisher stands in it. The usual installer of one person does not need it."),
            ),
        ),
    ),
    FirstStart(
        "macOS",
        (
            (
                N_("“… is an app downloaded from the Internet. Are you sure you want to open it?”"),
                N_("Read where it came from. If it is the vendor’s page, press Open."),
            ),
            (
                N_("It says that the developer cannot be verified, or that the app is damaged."),
                N_("Do not go around it. Download it once more from the vendor’s page, and tell the vendor."),
            ),
            (
                N_("The keychain asks for the password of this Mac when the key is saved."),
                N_("That is the password they sign in with. Always Allow spares them the question."),
            ),
        ),
    ),
    FirstStart(
        "Linux",
        (
            (
                N_("The program that installs packages asks for the administrator’s password."),
                N_("That is usual for every package."),
            ),
            (
                N_("The downloaded file does not start by a double click."),
                N_("Where it is no package: allow it to run as a program in the file’s properties."),
            ),
            (
                N_("A question to choose a password for a new keyring."),
                N_("The one they sign in with is best: then the store opens by itself."),
            ),
        ),
    ),
)
