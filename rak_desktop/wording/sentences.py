"""Three sentences for every code: what happened, what it means, what to do now.

Written for a worried shop owner: short, calm, no blame, nothing that is not known for certain. They are said
while connecting as well as about a key that was kept long ago, so none of them tells what is stored.
`{app}` is the app's name, `{keychain}` the password store's, `{missing}` the permissions; any other
placeholder is a fact of the trouble.
"""

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import FORBIDDEN, NOT_A_FILE, NOT_OURS, SEEN_IN, WINDOW, Fact
from rak_desktop.wording.keeping_sentences import KEEPING_SENTENCES, KEEPING_VARIANTS
from rak_desktop.wording.keychain_sentences import KEYCHAIN_SENTENCES, KEYCHAIN_VARIANTS
from rak_desktop.wording.marking import N_
from rak_desktop.wording.package_sentences import PACKAGE_VARIANTS
from rak_desktop.wording.profile_sentences import PROFILE_VARIANTS
from rak_desktop.wording.request_sentences import REQUEST_SENTENCES, REQUEST_VARIANTS
from rak_desktop.wording.stripe_sentences import STRIPE_SENTENCES, STRIPE_VARIANTS
from rak_desktop.wording.support_sentences import SUPPORT_SENTENCES, SUPPORT_VARIANTS
from rak_desktop.wording.wrong_use_sentences import WRONG_USE_VARIANTS

Sentences = tuple[str, str, str]

_COPY_RK = N_("On the app’s page in Stripe, copy the key that starts with rk_ and paste it here.")
_COPY_WITH_BUTTON = N_("On the app’s page in Stripe, press the copy button beside the key instead of marking the text.")
_REPLACE_IT = N_("If you pasted it anywhere else, replace it in Stripe. Here you need the one that starts with rk_.")
_ASK_WHO_DECIDED = N_("Ask whoever looks after this computer.")
_APP_NOT_HERE = N_("This app cannot be connected on this computer")
_MOVE_IT_AWAY = N_("Move it away, or ask whoever looks after this computer, then start again.")
_TELL_THE_CODE = N_("Try again. If it happens again, tell the code to the person who helps you.")

SENTENCES: dict[Code, Sentences] = {
    # What was pasted.
    Code.NOTHING_PASTED: (
        N_("Nothing was pasted"),
        N_("Perhaps nothing was copied yet, or a picture instead of text."),
        _COPY_RK,
    ),
    Code.NO_KEY_IN_TEXT: (
        N_("There is no key in that"),
        N_("What you pasted is some other text. Nothing was sent."),
        _COPY_RK,
    ),
    Code.MASKED_KEY: (
        N_("Part of the key is missing"),
        N_("Stripe hides the middle of the key until you press its copy button."),
        _COPY_WITH_BUTTON,
    ),
    Code.CUT_OFF_KEY: (
        N_("Part of the key is missing"),
        N_("The text begins like the right key, but it is not all there."),
        _COPY_WITH_BUTTON,
    ),
    Code.TWO_KEYS: (
        N_("There are two different keys in that"),
        N_("Both start with rk_, and we cannot know which one you mean. Nothing was sent."),
        N_("On the app’s page in Stripe, copy just the one key of {app} and paste it here."),
    ),
    Code.A_LINK: (
        N_("That is an address, not a key"),
        N_("What you pasted is the address of a web page. Nothing was sent."),
        _COPY_RK,
    ),
    Code.SUPPORT_CODE: (
        N_("That is a support code, not a key"),
        N_("A support code is for the person who helps you. It cannot connect anything."),
        _COPY_RK,
    ),
    Code.PUBLISHABLE_KEY: (
        N_("That is the other key"),
        N_("You copied the one that starts with pk_. It is harmless, but it cannot do this job. Nothing was sent."),
        N_("Copy the key that starts with rk_ instead."),
    ),
    Code.FULL_SECRET_KEY: (
        N_("That key opens everything"),
        N_("It can do anything in your Stripe account, so we did not send or keep it."),
        _REPLACE_IT,
    ),
    Code.ORGANISATION_KEY: (
        N_("That key opens a whole organisation"),
        N_("It is made for all accounts of an organisation in Stripe, so we did not send or keep it."),
        _REPLACE_IT,
    ),
    Code.MANAGED_KEY: (
        N_("That key belongs to another service"),
        N_("Stripe makes such keys for services that host a shop. We did not send or keep it."),
        _REPLACE_IT,
    ),
    Code.SIGNING_SECRET: (
        N_("That is a signing secret, not a key"),
        N_("It proves that messages come from Stripe, and cannot connect {app}. We did not send or keep it."),
        _COPY_RK,
    ),
    Code.AN_ID: (
        N_("That is the number of something in Stripe, not a key"),
        N_("Stripe gives such numbers to accounts, apps and payments. They open nothing."),
        _COPY_RK,
    ),
    Code.OTHER_SECRET: (
        N_("That is another kind of key"),
        N_("It may still be secret, so we did not send or keep it."),
        _COPY_RK,
    ),
    Code.OTHER_MODE: (
        N_("This key is for trying out"),
        N_("You chose real payments (live), and this key is for trying out (test). Nothing was sent."),
        N_("Both are fine: go on with trying out, or fetch the key for real payments."),
    ),
    Code.MODE_NOT_OFFERED: (
        N_("This key is for trying out"),
        N_("{app} is connected for real payments (live) only. Nothing was sent."),
        N_("Choose live in Stripe, then copy the key that starts with rk_ on the app’s page and paste it here."),
    ),
    Code.PRACTICE_KEY: (
        N_("This is a practice key"),
        N_("It was made on this computer for practising, and Stripe does not know it. Nothing was sent."),
        _COPY_RK,
    ),
    Code.REAL_KEY_IN_PRACTICE: (
        N_("This is a real key, and you are practising"),
        N_("Practice never touches real keys, so it was not sent or kept."),
        N_("Copy the key from the practice page, or leave practice to connect for real."),
    ),
    Code.LIVE_KEY_AT_STAND_IN: (
        N_("This key is for real payments, and this is not Stripe"),
        N_("The program was told to talk to another address in Stripe’s place. The key was not sent there."),
        N_("Use a key for trying out (test), or start the program without that address."),
    ),
    Code.NO_PUBLISHABLE_KEY: (
        N_("{app} needs both keys"),
        N_("The one that starts with rk_ is here. The one that starts with pk_ is not here yet."),
        N_("On the app’s page in Stripe, copy the key that starts with pk_ too, and paste it here."),
    ),
    **KEYCHAIN_SENTENCES,
    **KEEPING_SENTENCES,
    # Connections and files.
    Code.NO_SUCH_CONNECTION: (
        N_("There is no such connection"),
        N_("Nothing on this computer matches what was asked for. Known here: {candidates}."),
        N_("Look with: rak-desktop list. Connect with: rak-desktop connect."),
    ),
    Code.SEVERAL_CONNECTIONS: (
        N_("Several connections match"),
        N_("We never guess which one is meant. These match: {candidates}."),
        N_("Say which one with --app, --account, --mode or --label."),
    ),
    Code.BOOK_UNREADABLE: (
        N_("The list of connections cannot be read"),
        N_("The file {file} is damaged or not ours. The keys in the password store were not touched."),
        N_("Unlock your password store, then start again. If this comes back, tell the code to who helps you."),
    ),
    Code.BOOK_TOO_NEW: (
        N_("A newer version of this program was here"),
        N_("It wrote the list of connections in a form that this version does not know. Nothing was changed."),
        N_("Install the newest version of this program."),
    ),
    Code.BOOK_NOT_WRITABLE: (
        N_("The list of connections cannot be saved"),
        N_("The disk may be full, or nothing may be written to {file}."),
        N_("Make room, or ask whoever looks after this computer, then try again."),
    ),
    Code.SETTINGS_NOT_WRITABLE: (
        N_("Your choice cannot be kept"),
        N_("The disk may be full, or nothing may be written to {file}."),
        N_("Make room, or ask whoever looks after this computer, then try again."),
    ),
    # What the administrator of this computer decided.
    Code.MODE_NOT_ALLOWED: (
        N_("Keys for real payments are not allowed on this computer"),
        N_("Whoever looks after this computer decided so. The key was not sent, kept or handed over."),
        _ASK_WHO_DECIDED,
    ),
    Code.APP_NOT_ALLOWED: (
        N_("Another app is meant for this computer"),
        N_("Whoever looks after this computer decided that only {allowed} is connected here, and this is {app_id}."),
        _ASK_WHO_DECIDED,
    ),
    Code.KEYCHAIN_NOT_ALLOWED: (
        N_("This computer’s password store may not be used"),
        N_("Whoever looks after this computer decided where keys may be kept, and this store is not among them."),
        _ASK_WHO_DECIDED,
    ),
    Code.POLICY_UNREADABLE: (
        N_("The rules for this computer cannot be read"),
        N_(
            "Whoever looks after this computer wrote rules in {place}, and something in them cannot be understood. "
            "So it is not known what is allowed here."
        ),
        N_("Tell whoever looks after this computer. The command rak-desktop doctor shows them what is wrong."),
    ),
    # Use, profile, manifest.
    Code.WRONG_USE: (
        N_("The command was not understood"),
        N_("{reason}"),
        N_("Run it again with --help to see what it takes."),
    ),
    Code.PROFILE_NOT_FOUND: (
        N_("There is no such app profile"),
        N_("We looked for {name} and found nothing to use there."),
        N_("Give the folder or the stripe-app.json that the app’s maker sent you."),
    ),
    Code.PROFILE_UNREADABLE: (
        N_("The app profile cannot be used"),
        N_("Something in the vendor’s file is not as it should be, or the file broke on its way here."),
        N_("Fetch it once more from where it came from, or ask the vendor to look at it and send it again."),
    ),
    Code.MANIFEST_UNFIT: (
        N_("This Stripe app cannot be connected this way"),
        N_("Something in what describes the app does not fit with how this program connects shops."),
        N_("The app’s maker has to change this in the manifest, stripe-app.json."),
    ),
    Code.LINK_NOT_STRIPE: (
        N_("The install address is not Stripe’s"),
        N_("The profile names {link}, which is not Stripe’s page for installing {app_id}."),
        N_("Do not use this profile before its maker has explained it."),
    ),
    Code.KEY_IN_LABEL: (
        N_("The name must not hold a key"),
        N_("Something in the name looks like a key. Names are shown in lists, so it was not taken."),
        N_("Type another name."),
    ),
    Code.PROFILE_EXISTS: (
        N_("There is a profile already"),
        N_("{file} is there, and nothing was written over it."),
        N_("Change it by hand, or move it away and try again."),
    ),
    Code.PROFILE_NOT_WRITABLE: (
        N_("The profile cannot be written"),
        N_("The disk may be full, or nothing may be written to {file}."),
        N_("Make room, or choose another folder, then try again."),
    ),
    Code.NO_DISPLAY: (
        N_("There is no screen to show a window on"),
        N_("This session has no display, so no window can be opened."),
        N_("Use the terminal instead: rak-desktop connect."),
    ),
    **REQUEST_SENTENCES,
    # Ourselves.
    Code.OUR_FAULT: (
        N_("This program made a mistake"),
        N_("Something happened that we did not foresee. It is not your doing."),
        _TELL_THE_CODE,
    ),
    **STRIPE_SENTENCES,
    **SUPPORT_SENTENCES,
}

# Where a fact of the trouble makes it another sentence: (code, fact, its value).
VARIANTS: dict[tuple[Code, str, Fact], Sentences] = {
    **KEEPING_VARIANTS,
    (Code.OTHER_MODE, "key_mode", "live"): (
        N_("This key is for real payments"),
        N_("You chose trying out (test), and this key is for real payments (live). Nothing was sent."),
        N_("Both are fine: go on with real payments, or fetch the key for trying out."),
    ),
    (Code.NO_PUBLISHABLE_KEY, "key_mode", "live"): (
        N_("The two keys do not belong together"),
        N_("The one that starts with rk_ is for real payments, and the one that starts with pk_ is for trying out."),
        N_("Choose live in Stripe, then copy the key that starts with pk_ on the app’s page there."),
    ),
    (Code.NO_PUBLISHABLE_KEY, "key_mode", "test"): (
        N_("The two keys do not belong together"),
        N_("The one that starts with rk_ is for trying out, and the one that starts with pk_ is for real payments."),
        N_("Choose test in Stripe, then copy the key that starts with pk_ on the app’s page there."),
    ),
    (Code.BOOK_UNREADABLE, "problem", FORBIDDEN): (
        SENTENCES[Code.BOOK_UNREADABLE][0],
        N_("The file {file} belongs to another sign-in, or is protected from this one. Nothing was changed."),
        N_("Start this as the person who connected the shops, or ask whoever looks after this computer."),
    ),
    (Code.BOOK_UNREADABLE, "problem", NOT_A_FILE): (
        SENTENCES[Code.BOOK_UNREADABLE][0],
        N_("A folder is where the list should be: {file}. Nothing was changed."),
        _MOVE_IT_AWAY,
    ),
    (Code.BOOK_UNREADABLE, "problem", NOT_OURS): (
        SENTENCES[Code.BOOK_UNREADABLE][0],
        N_("The file {file} was written by another program. Nothing was changed."),
        _MOVE_IT_AWAY,
    ),
    (Code.MODE_NOT_OFFERED, "key_mode", "live"): (
        N_("This key is for real payments"),
        N_("{app} is connected for trying out (test) only. Nothing was sent."),
        N_("Choose test in Stripe, then copy the key that starts with rk_ on the app’s page and paste it here."),
    ),
    (Code.MODE_NOT_ALLOWED, "all_modes", "live"): (
        _APP_NOT_HERE,
        N_(
            "{app} is connected for real payments (live) only, and whoever looks after this computer allows no such "
            "keys. Nothing was sent, kept or handed over."
        ),
        _ASK_WHO_DECIDED,
    ),
    (Code.MODE_NOT_ALLOWED, "all_modes", "test"): (
        _APP_NOT_HERE,
        N_(
            "{app} is connected for trying out (test) only, and whoever looks after this computer allows no such "
            "keys. Nothing was sent, kept or handed over."
        ),
        _ASK_WHO_DECIDED,
    ),
    (Code.MODE_NOT_ALLOWED, "all_modes", "both"): (
        N_("No keys are allowed on this computer"),
        N_(
            "Whoever looks after this computer allows keys neither for real payments nor for trying out. "
            "Nothing was sent, kept or handed over."
        ),
        _ASK_WHO_DECIDED,
    ),
    (Code.MODE_NOT_ALLOWED, "mode", "test"): (
        N_("Keys for trying out are not allowed on this computer"),
        SENTENCES[Code.MODE_NOT_ALLOWED][1],
        _ASK_WHO_DECIDED,
    ),
    **WRONG_USE_VARIANTS,
    (Code.NO_SUCH_CONNECTION, SEEN_IN, WINDOW): (
        SENTENCES[Code.NO_SUCH_CONNECTION][0],
        N_("Another program asked for a connection that is not on this computer."),
        N_("Connect the shop that it needs."),
    ),
    (Code.SEVERAL_CONNECTIONS, SEEN_IN, WINDOW): (
        SENTENCES[Code.SEVERAL_CONNECTIONS][0],
        N_("Another program asked for a connection, and did not say which."),
        N_("Choose the one it needs."),
    ),
    (Code.NO_SUCH_CONNECTION, "known", 0): (
        N_("Nothing is connected yet"),
        N_("There is no connection on this computer for this sign-in."),
        N_("Connect with: rak-desktop connect."),
    ),
    **KEYCHAIN_VARIANTS,
    **REQUEST_VARIANTS,
    **STRIPE_VARIANTS,
    **PROFILE_VARIANTS,
    **PACKAGE_VARIANTS,
    **SUPPORT_VARIANTS,
}
