"""Three sentences for every code: what happened, what it means, what to do now.

Written for a worried shop owner: short, calm, no blame, nothing that is not known for certain. They are said
while connecting as well as about a key that was kept long ago, so none of them tells what is stored.
`{app}` is the app's name, `{keychain}` the password store's, `{missing}` the permissions; any other
placeholder is a fact of the trouble.
"""

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Fact
from rak_desktop.wording.catalogue import N_
from rak_desktop.wording.keychain_sentences import KEYCHAIN_SENTENCES, KEYCHAIN_VARIANTS
from rak_desktop.wording.package_sentences import PACKAGE_VARIANTS
from rak_desktop.wording.profile_sentences import PROFILE_VARIANTS
from rak_desktop.wording.support_sentences import SUPPORT_SENTENCES, SUPPORT_VARIANTS

Sentences = tuple[str, str, str]

_COPY_RK = N_("On the app’s page in Stripe, copy the key that starts with rk_ and paste it here.")
_COPY_WITH_BUTTON = N_("On the app’s page in Stripe, press the copy button beside the key instead of marking the text.")
_REPLACE_IT = N_("If you pasted it anywhere else, replace it in Stripe. Here you need the one that starts with rk_.")
_NOTHING_KNOWN = N_("We could not ask Stripe, so nothing is known about the key yet.")
_TRY_AGAIN = N_("Wait a moment, then try again.")
_LOOK_AT_THE_INTERNET = N_("Look at this computer’s internet connection, then try again.")
_SIGN_IN_THERE = N_("Sign in there in your browser, come back, then try again.")
_ASK_WHO_DECIDED = N_("Ask whoever looks after this computer.")
_TELL_THE_CODE = N_("Try again. If it happens again, tell the code to the person who helps you.")

SENTENCES: dict[Code, Sentences] = {
    # What was pasted.
    Code.NOTHING_PASTED: (
        N_("There is nothing to check yet"),
        N_("The field for the key is empty."),
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
    # What Stripe answered.
    Code.UNKNOWN_KEY: (
        N_("Stripe does not know this key"),
        N_("A piece of it may be missing, or the app may have been removed in Stripe."),
        N_("Copy the key again from the app’s page in Stripe."),
    ),
    Code.ENDED_KEY: (
        N_("This key has ended"),
        N_("Somebody ended it in Stripe, or it was replaced there."),
        N_("Make a new one on the app’s page in Stripe. It takes a minute."),
    ),
    Code.PERMISSION_MISSING: (
        N_("The key does not allow everything {app} needs"),
        N_("Stripe does not allow it yet: {missing}."),
        N_(
            "Open your apps in Stripe and press Review permissions, then check again here. "
            "If it is not there, make a new key on the app’s page."
        ),
    ),
    Code.CLOSED_TO_RESTRICTED_KEYS: (
        N_("Stripe does not answer this to such keys"),
        N_("The question is closed to all restricted keys, so the answer is not known."),
        N_("You can go on. It shows when {app} first uses it."),
    ),
    Code.ACCOUNT_WITHOUT_ACCESS: (
        N_("This key does not reach the account"),
        N_("Stripe says that the key has no access to the account. The app may have been removed there."),
        N_("Look at your installed apps in Stripe. If the app is gone, install it again and copy the new key."),
    ),
    Code.BLOCKED_ADDRESS: (
        N_("Stripe does not accept this key from here"),
        N_("A rule in your Stripe account says where its keys may be used, and this internet connection is not in it."),
        N_("In Stripe, open the access policies, allow this computer’s internet address, then try again."),
    ),
    Code.RATE_LIMITED: (
        N_("Stripe asks us to slow down"),
        N_("Stripe got too many questions at once. That says nothing about the key."),
        _TRY_AGAIN,
    ),
    Code.STRIPE_FAULT: (
        N_("Stripe has a problem right now"),
        N_("Stripe answered that something went wrong on its side. That says nothing about the key."),
        _TRY_AGAIN,
    ),
    Code.KEY_NOT_PROVEN: (
        N_("Stripe did not tell enough"),
        N_("No answer showed that Stripe knows this key."),
        _TRY_AGAIN,
    ),
    Code.REFUSED_WITHOUT_REASON: (
        N_("Stripe refused without saying why"),
        N_("Stripe said no and gave no reason, so we cannot say what is missing."),
        _TRY_AGAIN,
    ),
    Code.OTHER_ACCOUNT: (
        N_("This key belongs to another account"),
        N_("The key belongs to {account_id}, and you asked for {wanted}. Nothing was changed."),
        N_("Copy the key from the account you meant, or leave the account out."),
    ),
    Code.ALREADY_CONNECTED: (
        N_("This account is connected already"),
        N_("There is a key ending {ending} for it on this computer. Nothing was changed."),
        N_("To put this key in its place, run the same command with --replace."),
    ),
    Code.ACCOUNT_NOT_ACTIVE: (
        N_("This Stripe account cannot take real payments yet"),
        N_("Stripe says that the account is not activated for real payments, or is closed."),
        N_("Finish the account’s set-up in Stripe, or connect it for trying out (test) first."),
    ),
    Code.UNEXPECTED_ANSWER: (
        N_("Stripe gave an answer we do not know"),
        N_("It was neither yes nor no, so nothing can be said about the key."),
        _TRY_AGAIN,
    ),
    Code.NOT_ASKED_IN_TIME: (
        N_("There was no time left to ask"),
        N_("Stripe was slow, and we stop after 20 seconds."),
        _TRY_AGAIN,
    ),
    Code.MODE_CONFLICT: (
        N_("Stripe says this key is of the other kind"),
        N_("One kind is for real payments (live), one for trying out (test), and Stripe takes this key for the other."),
        N_("On the app’s page in Stripe, choose the same of the two as here, then copy the key again."),
    ),
    Code.STRIPE_BUSY: (
        N_("Stripe is busy with the same thing"),
        N_("Another program is changing what we asked about. That says nothing about the key."),
        _TRY_AGAIN,
    ),
    Code.KEY_LIMITED: (
        N_("Stripe may have limited this key"),
        N_("A key that was not used for 180 days may lose payouts, transfers and bank accounts. The rest still works."),
        N_("In Stripe, find this key in the list of keys and press Restore access, then check again."),
    ),
    # Reaching Stripe.
    Code.OFFLINE: (
        N_("No internet right now"),
        _NOTHING_KNOWN,
        _LOOK_AT_THE_INTERNET,
    ),
    Code.NAME_NOT_FOUND: (
        N_("This computer cannot find Stripe"),
        N_("Stripe’s address could not be looked up, as happens without internet."),
        _LOOK_AT_THE_INTERNET,
    ),
    Code.CONNECTION_REFUSED: (
        N_("The way to Stripe is closed"),
        N_("Something refused the connection, perhaps a security program. Nothing is known about the key yet."),
        N_("Ask whoever looks after this computer to allow this program, then try again."),
    ),
    Code.TIMED_OUT: (
        N_("Stripe did not answer in time"),
        _NOTHING_KNOWN,
        _TRY_AGAIN,
    ),
    Code.NOT_CONNECTED_IN_TIME: (
        N_("Stripe could not be reached in time"),
        N_(
            "Nothing answered at Stripe’s address, as happens where the internet is weak. "
            "Nothing is known about the key yet."
        ),
        _LOOK_AT_THE_INTERNET,
    ),
    Code.OUT_OF_TIME: (
        N_("The time for this check is over"),
        N_("This computer was still looking for the way to Stripe after 20 seconds, so we stopped waiting."),
        _LOOK_AT_THE_INTERNET,
    ),
    Code.BROKEN_OFF: (
        N_("The connection broke off"),
        _NOTHING_KNOWN,
        _TRY_AGAIN,
    ),
    Code.REDIRECTED_ELSEWHERE: (
        N_("Something sent us to another address"),
        N_(
            "An answer tried to lead this program away from Stripe, as in a network that wants you to sign in first. "
            "The key was not sent there."
        ),
        _SIGN_IN_THERE,
    ),
    Code.CERTIFICATE_WRONG: (
        N_("We could not make sure that this is Stripe"),
        N_("Its proof of identity was not accepted. The key was not sent."),
        N_("Try another network, or ask whoever looks after this computer."),
    ),
    Code.WEB_PAGE_INSTEAD: (
        N_("Another page answered, not Stripe"),
        N_("This network probably wants you to sign in first, as in a hotel or office."),
        _SIGN_IN_THERE,
    ),
    Code.ANSWER_NOT_UNDERSTOOD: (
        N_("We could not read the answer"),
        N_("Something answered, but not the way Stripe does. Nothing is known about the key yet."),
        _TRY_AGAIN,
    ),
    Code.ANSWER_TOO_LARGE: (
        N_("The answer was far too long"),
        N_("Stripe’s answers are short, so this was probably not Stripe. We stopped reading."),
        N_("Try another network, or ask whoever looks after this one."),
    ),
    Code.PROXY_TROUBLE: (
        N_("Your network’s proxy did not let us through"),
        N_("This computer reaches the internet through a proxy, and that one refused or did not answer."),
        N_("Ask whoever looks after your network, then try again."),
    ),
    Code.PROXY_WANTS_LOGIN: (
        N_("Your network’s proxy wants a sign-in"),
        N_("This computer reaches the internet through a proxy, and that one asks for a name and a password."),
        N_("Ask whoever looks after your network how programs sign in there, then try again."),
    ),
    Code.READING_ALONG: (
        N_("Somebody may be reading along"),
        N_("“{issuer}” answered in Stripe’s place, and this computer does not trust it. The key was not sent."),
        N_(
            "A security program or your company may be looking into what is sent. "
            "Ask whoever looks after this computer, or try another network."
        ),
    ),
    Code.CERTIFICATE_OUT_OF_DATE: (
        N_("This computer’s clock may be wrong"),
        N_("By this computer’s date, Stripe’s proof of identity is out of date. The key was not sent."),
        N_("Look whether this computer shows the right date and time, then try again."),
    ),
    Code.KEY_TAKEN_OUT: (
        N_("The key did not arrive at Stripe"),
        N_("We sent it, and Stripe got none. Something on the way took it out. Nothing is known about the key yet."),
        N_("Try another network, or ask whoever looks after this one."),
    ),
    Code.CA_FILE_UNUSABLE: (
        N_("The extra certificates cannot be read"),
        N_("The settings of this program name the file {file}, and there are no certificates in it that we can use."),
        N_("Ask whoever looks after this computer for the right file, or take it out of the settings."),
    ),
    **KEYCHAIN_SENTENCES,
    # Connections and files.
    Code.NO_SUCH_CONNECTION: (
        N_("There is no such connection"),
        N_("Nothing on this computer matches what was asked for. Known here: {candidates}"),
        N_("Look with: rak-desktop list. Connect with: rak-desktop connect."),
    ),
    Code.SEVERAL_CONNECTIONS: (
        N_("Several connections match"),
        N_("We never guess which one is meant. These match: {candidates}"),
        N_("Say which one with --app, --account, --mode or --label."),
    ),
    Code.BOOK_UNREADABLE: (
        N_("The list of connections cannot be read"),
        N_("The file {file} is damaged or not ours. The keys in the password store were not touched."),
        N_("Tell the code to the person who helps you before you change anything."),
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
    Code.BOOK_IN_USE: (
        N_("Another window is changing a key"),
        N_("Keys are changed one at a time on this computer, and another window or command is at it. Nothing is lost."),
        N_("Finish or close it, then try again."),
    ),
    Code.NO_OLD_KEY: (
        N_("There is no old key to bring back"),
        N_("The key of {shop} was not replaced in the last days, or its old key was removed since. Nothing changed."),
        N_("To use another key, make one in Stripe and replace the present one with it."),
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
        N_("{file}: {reason}"),
        N_("Ask the app’s maker for a corrected file."),
    ),
    Code.MANIFEST_UNFIT: (
        N_("This Stripe app cannot be connected this way"),
        N_("{file}: {reason}"),
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
    Code.NO_DISPLAY: (
        N_("There is no screen to show a window on"),
        N_("This session has no display, so no window can be opened."),
        N_("Use the terminal instead: rak-desktop connect."),
    ),
    # Ourselves.
    Code.OUR_FAULT: (
        N_("This program made a mistake"),
        N_("Something happened that we did not foresee. It is not your doing."),
        _TELL_THE_CODE,
    ),
    **SUPPORT_SENTENCES,
}

# Where a fact of the trouble makes it another sentence: (code, fact, its value).
VARIANTS: dict[tuple[Code, str, Fact], Sentences] = {
    (Code.OTHER_MODE, "key_mode", "live"): (
        N_("This key is for real payments"),
        N_("You chose trying out (test), and this key is for real payments (live). Nothing was sent."),
        N_("Both are fine: go on with real payments, or fetch the key for trying out."),
    ),
    (Code.MODE_NOT_OFFERED, "key_mode", "live"): (
        N_("This key is for real payments"),
        N_("{app} is connected for trying out (test) only. Nothing was sent."),
        N_("Choose test in Stripe, then copy the key that starts with rk_ on the app’s page and paste it here."),
    ),
    (Code.MODE_NOT_ALLOWED, "mode", "test"): (
        N_("Keys for trying out are not allowed on this computer"),
        SENTENCES[Code.MODE_NOT_ALLOWED][1],
        _ASK_WHO_DECIDED,
    ),
    (Code.PUBLISHABLE_KEY, "told_by", "stripe"): (
        N_("That is the other key"),
        N_("Stripe says that it is the publishable one. It is harmless, but it cannot do this job."),
        N_("Copy the key that starts with rk_ instead."),
    ),
    (Code.CERTIFICATE_WRONG, "problem", "other name"): (
        SENTENCES[Code.CERTIFICATE_WRONG][0],
        N_("What answered showed the proof of identity of somebody else, made by “{issuer}”. The key was not sent."),
        SENTENCES[Code.CERTIFICATE_WRONG][2],
    ),
    **{
        (Code.RATE_LIMITED, "reason", whole_account): (
            SENTENCES[Code.RATE_LIMITED][0],
            N_("This account asks Stripe for much right now, perhaps other programs of the shop. The key may be fine."),
            _TRY_AGAIN,
        )
        for whole_account in ("global-rate", "global-concurrency")
    },
    (Code.PERMISSION_MISSING, "perhaps", "limited"): (
        N_("The key may have been limited"),
        N_(
            "It was there before and Stripe does not allow it now: {missing}. "
            "Stripe takes payouts and bank accounts from keys that were not used for 180 days."
        ),
        N_(
            "In Stripe, find this key in the list of keys and press Restore access, then check again here. "
            "If that is not there, make a new key."
        ),
    ),
    (Code.OTHER_ACCOUNT, "account_id", ""): (
        N_("We cannot tell whose key this is"),
        N_("Stripe does not tell this key’s account, and you asked for {wanted} only. Nothing was changed."),
        N_("Leave the account out, and look at the account yourself before you save."),
    ),
    (Code.NO_SUCH_CONNECTION, "known", 0): (
        N_("Nothing is connected yet"),
        N_("There is no connection on this computer for this sign-in."),
        N_("Connect with: rak-desktop connect."),
    ),
    **KEYCHAIN_VARIANTS,
    **PROFILE_VARIANTS,
    **PACKAGE_VARIANTS,
    **SUPPORT_VARIANTS,
}
