"""The sentences about support codes and reports: for the person who helps, and for the one who is helped."""

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Fact
from rak_desktop.wording.marking import N_

SUPPORT_SENTENCES: dict[Code, tuple[str, str, str]] = {
    Code.WRONG_SUPPORT_CODE: (
        N_("A character of that code is not right"),
        N_("Its check characters do not fit the others, so something was misheard or mistyped."),
        N_("Ask for the code once more, one word for each character, or ask for its digits."),
    ),
    Code.SUPPORT_CODE_TOO_NEW: (
        N_("That code comes from a newer version"),
        N_("It was read right, but a newer version of this program made it, and this one does not know what it means."),
        N_("Update this program, or ask for the help number at the foot of the window."),
    ),
    Code.KEY_INSTEAD_OF_CODE: (
        N_("That is a key, not a code"),
        N_(
            "It was not kept, sent or shown, but a key that went from one person to another "
            "can be read by others on the way."
        ),
        N_("Ask the shop owner to replace that key in Stripe. A support code has no secret in it."),
    ),
    Code.UNKNOWN_CODE: (
        N_("There is no such code"),
        N_("It is no support code, no help number and no code of this program."),
        N_("A help number looks like 4-50, a code like RAK-NET-50, and a support code has twelve characters."),
    ),
    Code.REPORT_UNREADABLE: (
        N_("That report cannot be read"),
        N_("The file is not a whole report of this program: a part got lost on the way, or it is another file."),
        N_("Ask for the report once more."),
    ),
    Code.REPORT_NOT_WRITABLE: (
        N_("The report could not be saved there"),
        N_("The place that was chosen for it cannot be written to. Nothing was saved."),
        N_("Choose another folder."),
    ),
    Code.REPORT_HOLDS_SECRET: (
        N_("The report was not written"),
        N_("The last look at it found something that could be a key, so nothing was saved."),
        N_("That is a mistake of ours. Tell the code to the person who helps you."),
    ),
}

SUPPORT_VARIANTS: dict[tuple[Code, str, Fact], tuple[str, str, str]] = {
    (Code.REPORT_UNREADABLE, "reason", "missing"): (
        N_("There is no such file"),
        N_("Nothing was found at {file}."),
        N_("Look at its name and at the folder it is in."),
    ),
    (Code.WRONG_SUPPORT_CODE, "reason", "length"): (
        N_("That code is not complete"),
        N_("A support code has 12 characters, or 18 digits. This one has {length}."),
        N_("Ask for the code once more, one word for each character, or ask for its digits."),
    ),
}
