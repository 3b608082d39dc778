"""What the doctor says: for every finding what was seen, what it means, and what to do.

Findings that are known troubles have their words in `sentences.py`.
"""

from rak_desktop.core.checkup import FindingCode
from rak_desktop.core.errors import Fact
from rak_desktop.wording.marking import N_

Sentences = tuple[str, str, str]

_NOTHING_TO_DO = N_("Nothing to do.")
_TELL = N_("Tell the code to the person who helps you.")

CHECKS = {
    "system": N_("System"),
    "folders": N_("Folders"),
    "settings": N_("Settings"),
    "profiles": N_("Apps"),
    "keychain": N_("Password store"),
    "book": N_("List of connections"),
    "agreement": N_("List and password store"),
    "proxy": N_("Way to Stripe"),
    "names": N_("Stripe’s name"),
    "connection": N_("Answer from Stripe"),
    "issuer": N_("Proof of identity"),
    "clock": N_("Clock"),
    "browser": N_("Browser"),
}
"""The names of the checks, by the names they have in `flows/checkup/checks`."""

FINDING_SENTENCES: dict[FindingCode, Sentences] = {
    FindingCode.SYSTEM_FINE: (
        N_("{system}"),
        N_("This is RAK Desktop {program}."),
        _NOTHING_TO_DO,
    ),
    FindingCode.NO_SCREEN: (
        N_("There is no screen"),
        N_("This session cannot show windows, so everything has to be done in the terminal."),
        N_("Use the terminal, or sign in at the computer itself."),
    ),
    FindingCode.ADMINISTRATOR: (
        N_("You are signed in as the system’s administrator"),
        N_("Each sign-in has a password store of its own. A key that is kept here is not there for anybody else."),
        N_("Use the sign-in with which the vendor’s program runs."),
    ),
    FindingCode.FOLDERS_FINE: (
        N_("Our folders can be used"),
        N_("A file was written there, read and removed again."),
        _NOTHING_TO_DO,
    ),
    FindingCode.FOLDER_NOT_USABLE: (
        N_("A folder of ours cannot be used"),
        N_("Nothing can be written to {folder}."),
        N_("Ask whoever looks after this computer, then check again."),
    ),
    FindingCode.KEYCHAIN_FINE: (
        N_("{keychain} works"),
        N_("It took a made-up value, gave it back and forgot it again."),
        _NOTHING_TO_DO,
    ),
    FindingCode.KEYCHAIN_KEEPS: (
        N_("{keychain} does not forget"),
        N_("It took a made-up value and gave it back, but the value is still there after it was removed."),
        _TELL,
    ),
    FindingCode.NAME_FOUND: (
        N_("Stripe’s name is known"),
        N_("The address of {host} was found."),
        _NOTHING_TO_DO,
    ),
    FindingCode.PROXY_LOOKS_UP: (
        N_("The proxy looks names up"),
        N_("Questions go through {proxy}, so this computer need not know the address of Stripe."),
        _NOTHING_TO_DO,
    ),
    FindingCode.STRIPE_ANSWERS: (
        N_("Stripe answers"),
        N_("{host} was asked with a made-up key and said no to it, as it should."),
        _NOTHING_TO_DO,
    ),
    FindingCode.ISSUER_KNOWN: (
        N_("The proof of identity is a usual one"),
        N_("{issuer} vouches for the one that answers, and is one of those that Stripe names."),
        _NOTHING_TO_DO,
    ),
    FindingCode.ISSUER_UNUSUAL: (
        N_("An unusual proof of identity"),
        N_(
            "“{issuer}” vouches for the one that answers, and this computer trusts it. Stripe does not name it. "
            "A company or a security program may be reading along."
        ),
        N_("Ask whoever looks after this computer whether that is meant to be so."),
    ),
    FindingCode.NO_PROXY: (
        N_("Straight to Stripe"),
        N_("No proxy is set on this computer."),
        _NOTHING_TO_DO,
    ),
    FindingCode.PROXY_USED: (
        N_("Through a proxy"),
        N_("Questions to Stripe go through {proxy}."),
        _NOTHING_TO_DO,
    ),
    FindingCode.CLOCK_RIGHT: (
        N_("The clock is right"),
        N_("It shows the same time as Stripe’s, within five minutes."),
        _NOTHING_TO_DO,
    ),
    FindingCode.CLOCK_WRONG: (
        N_("The clock is wrong"),
        N_("This computer’s clock is {off_by} off, so proofs of identity may not be accepted."),
        N_("Let the computer set its date and time by itself, then check again."),
    ),
    FindingCode.BROWSER_FOUND: (
        N_("A browser can be opened"),
        N_("Pages at Stripe open by themselves."),
        _NOTHING_TO_DO,
    ),
    FindingCode.NO_BROWSER: (
        N_("No browser can be opened from here"),
        N_("Nothing here opens web pages in a place where you would see them."),
        N_("Copy the addresses, and open them in any browser."),
    ),
    FindingCode.APPS_FOUND: (
        N_("An app is here"),
        N_("Known on this computer: {apps}."),
        _NOTHING_TO_DO,
    ),
    FindingCode.NO_APP: (
        N_("No app is here yet"),
        N_("The file from the vendor has not been opened on this computer."),
        N_("Open the file that the vendor sent, or practise."),
    ),
    FindingCode.SETTINGS_FINE: (
        N_("The settings can be used"),
        N_("Everything that you or an administrator set is understood."),
        _NOTHING_TO_DO,
    ),
    FindingCode.SETTING_ODD: (
        N_("A setting does not apply"),
        N_("In {place}: {problem}"),
        N_("Mend it there, or ask whoever looks after this computer."),
    ),
    FindingCode.BOOK_FINE: (
        N_("The list of connections can be read"),
        N_("Connections in it: {count}."),
        _NOTHING_TO_DO,
    ),
    FindingCode.CHANGE_UNFINISHED: (
        N_("Something was begun and not finished"),
        N_("Changes to keys that stopped half way: {count}. The next start of the program finishes them."),
        N_("Start the program once, then check again."),
    ),
    FindingCode.BOOK_AND_KEYCHAIN_AGREE: (
        N_("Keys are where the list says"),
        N_("Keys that were found in the password store: {count}."),
        _NOTHING_TO_DO,
    ),
    FindingCode.NOT_STRIPE: (
        N_("Not Stripe"),
        N_(
            "What answers in Stripe’s place is a program on this computer, so there is no proof of identity to look at."
        ),
        N_("In practice that is as it should be."),
    ),
    FindingCode.NOT_TOLD: (
        N_("This could not be told"),
        N_("The answer did not say it."),
        _NOTHING_TO_DO,
    ),
    FindingCode.NOT_LOOKED_AT: (
        N_("Not looked at"),
        N_("It would only say again what is wrong already: {because}."),
        N_("Mend that first, then check again."),
    ),
    FindingCode.TOOK_TOO_LONG: (
        N_("This took too long"),
        N_("No answer came in time, so nothing is known about it."),
        N_("Check again. If it stays so, tell the code to the person who helps you."),
    ),
    FindingCode.CHECK_BROKE: (
        N_("This could not be checked"),
        N_("Something happened in the check itself that we did not foresee. It says nothing about this computer."),
        _TELL,
    ),
}

# Where a fact makes it another sentence, as in `sentences.VARIANTS`.
FINDING_VARIANTS: dict[tuple[FindingCode, str, Fact], Sentences] = {
    (FindingCode.FOLDER_NOT_USABLE, "problem", "no-home"): (
        N_("Your own folder on this computer is not there"),
        N_("{folder} cannot be made, because the folder above it is missing."),
        N_("Sign out and in again, or ask whoever looks after this computer."),
    ),
    (FindingCode.FOLDER_NOT_USABLE, "problem", "not-a-folder"): (
        N_("A file is where our folder should be"),
        N_("{folder} is not a folder, so nothing can be kept in it."),
        N_("Move that file away, then check again."),
    ),
    (FindingCode.FOLDER_NOT_USABLE, "problem", "read-only"): (
        N_("Your own folder cannot be written to"),
        N_("The disk with {folder} can only be read."),
        N_("Ask whoever looks after this computer, then check again."),
    ),
    (FindingCode.FOLDER_NOT_USABLE, "problem", "forbidden"): (
        N_("Your sign-in may not write to our folder"),
        N_("{folder} belongs to somebody else, or is protected."),
        N_("Ask whoever looks after this computer, then check again."),
    ),
    (FindingCode.FOLDER_NOT_USABLE, "problem", "full"): (
        N_("The disk is full"),
        N_("There is no room left for {folder}."),
        N_("Make room on the disk, then check again."),
    ),
    (FindingCode.NO_APP, "here", "connections"): (
        N_("The app’s own words are not kept here"),
        N_("The shops were connected with a file or folder that a command named, which is read and not kept."),
        N_("Open the vendor’s file in the window once to keep them. The keys work without."),
    ),
    (FindingCode.NO_BROWSER, "place", "container"): (
        N_("Whether a browser can be opened cannot be told"),
        N_("This program runs in a container, and only trying shows whether a browser is reached from there."),
        N_("If no page appears, copy the address into a browser outside of it."),
    ),
    (FindingCode.BOOK_AND_KEYCHAIN_AGREE, "count", 0): (
        N_("Nothing to compare"),
        N_("No connection is in the list, so no key has to be in the password store."),
        _NOTHING_TO_DO,
    ),
}
