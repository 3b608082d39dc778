"""The sentences about asking Stripe: what it answered, and why no answer came.

Where something is inferred and not known, they say may.
"""

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import GOAL, KEPT, SEEN_IN, WINDOW, Fact
from rak_desktop.wording.marking import N_

_NOTHING_KNOWN = N_("We could not ask Stripe, so nothing is known about the key yet.")
_TRY_AGAIN = N_("Wait a moment, then try again.")
_LOOK_AT_THE_INTERNET = N_("Look at this computer’s internet connection, then try again.")
_SIGN_IN_THERE = N_("Sign in there in your browser, come back, then try again.")

STRIPE_SENTENCES: dict[Code, tuple[str, str, str]] = {
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
}

STRIPE_VARIANTS: dict[tuple[Code, str, Fact], tuple[str, str, str]] = {
    (Code.PUBLISHABLE_KEY, "told_by", "stripe"): (
        N_("That is the other key"),
        N_("Stripe says that it is the publishable one. It is harmless, but it cannot do this job."),
        N_("Copy the key that starts with rk_ instead."),
    ),
    (Code.CERTIFICATE_WRONG, "problem", "other name"): (
        STRIPE_SENTENCES[Code.CERTIFICATE_WRONG][0],
        N_("What answered showed the proof of identity of somebody else, made by “{issuer}”. The key was not sent."),
        STRIPE_SENTENCES[Code.CERTIFICATE_WRONG][2],
    ),
    **{
        (Code.RATE_LIMITED, "reason", whole_account): (
            STRIPE_SENTENCES[Code.RATE_LIMITED][0],
            N_("This account asks Stripe for much right now, perhaps other programs of the shop. The key may be fine."),
            _TRY_AGAIN,
        )
        for whole_account in ("global-rate", "global-concurrency")
    },
    (Code.PERMISSION_MISSING, "way", "new key"): (
        STRIPE_SENTENCES[Code.PERMISSION_MISSING][0],
        STRIPE_SENTENCES[Code.PERMISSION_MISSING][1],
        N_(
            "Make a new key on the app’s page in Stripe, copy it and paste it here. "
            "It may allow what the old one lacks."
        ),
    ),
    (Code.PERMISSION_MISSING, "way", "reinstall"): (
        STRIPE_SENTENCES[Code.PERMISSION_MISSING][0],
        STRIPE_SENTENCES[Code.PERMISSION_MISSING][1],
        N_("Install the app in Stripe once more, in the same account, then copy its new key and paste it here."),
    ),
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
    (Code.OTHER_ACCOUNT, GOAL, KEPT): (
        N_("The key in the password store is one of another account"),
        N_("It is no key of {wanted}, which was connected. Another one must have been put in its place."),
        N_("Connect the shop again: copy the key from the app’s page in Stripe, or make a new one there."),
    ),
    (Code.OTHER_ACCOUNT, SEEN_IN, WINDOW): (
        N_("This key belongs to another account"),
        N_("It is a key of another account at Stripe than the connection it is for. Nothing was changed."),
        N_("In Stripe, choose the account you meant at the top of the page, and copy the key there."),
    ),
    (Code.OTHER_ACCOUNT, "account_id", ""): (
        N_("We cannot tell whose key this is"),
        N_("Stripe does not tell this key’s account, and you asked for {wanted} only. Nothing was changed."),
        N_("Leave the account out, and look at the account yourself before you save."),
    ),
}
