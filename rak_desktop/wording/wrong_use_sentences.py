"""What was wrong with a command line, for the reasons that are found where there are no words."""

from rak_desktop.core.codes import Code
from rak_desktop.wording.marking import N_

Sentences = tuple[str, str, str]

_TITLE = N_("The command was not understood")
_HELP = N_("Run it again with --help to see what it takes.")

_BY_REASON: dict[str, tuple[str, str]] = {
    "no-such-command": (N_("There is no such command. Known: {known}."), _HELP),
    "no-such-language": (N_("--language takes one of these: {known}."), _HELP),
    "key-in-command": (
        N_("A key never stands in a command, where other programs can see it."),
        N_("Replace that key in Stripe."),
    ),
    "no-app": (
        N_("No app is installed here."),
        N_("Name the folder or file that its maker sent you: --profile FOLDER."),
    ),
    "several-apps": (N_("Several apps are installed here: {known}."), N_("Say which one with --profile.")),
    "shows-what-is-typed": (
        N_("This terminal cannot hide what is typed."),
        N_("Give the key through a pipe, with --key-stdin and --yes."),
    ),
}

WRONG_USE_VARIANTS: dict[tuple[Code, str, str | int], Sentences] = {
    **{(Code.WRONG_USE, "reason", reason): (_TITLE, *sentences) for reason, sentences in _BY_REASON.items()},
    (Code.WRONG_USE, "reason", "stand-in-elsewhere"): (
        N_("The address in Stripe’s place cannot be used"),
        N_("A stand-in for Stripe has to run on this computer, such as http://127.0.0.1:12111."),
        N_("Correct RAK_DESKTOP_STRIPE_API, or take it out of the environment."),
    ),
    (Code.WRONG_USE, "reason", "practice-silent"): (
        N_("Practice is not running"),
        N_("The practice Stripe is not running, so there is nobody to ask about its keys."),
        N_("Practise in its window: rak-desktop practice."),
    ),
    (Code.WRONG_USE, "reason", "no-home"): (
        N_("There is no place for this program’s files"),
        N_("The user who runs this program has no home folder here. Nothing was read or written."),
        N_("Set HOME, or RAK_DESKTOP_HOME, to a folder that belongs to this user alone."),
    ),
    (Code.PROFILE_NOT_WRITABLE, "reason", "pictures"): (
        N_("The pictures cannot be saved"),
        N_("The disk may be full, or nothing may be written to {file}."),
        N_("Make room, or choose another folder, then try again."),
    ),
}
