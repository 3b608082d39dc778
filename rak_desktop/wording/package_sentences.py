"""The words for a vendor's file that is not taken, by reason. A merchant opened it, so these are a merchant's words."""

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Fact
from rak_desktop.wording.marking import N_

_NOT_TAKEN = N_("This file cannot be used")
_DO_NOT_USE = N_("Do not use this file. Ask the vendor whether it is really theirs.")
_SEND_AGAIN = N_("Ask the vendor to send it again.")
_VENDOR_MENDS = N_("Nothing was kept. Ask the vendor for a corrected file.")

PACKAGE_VARIANTS: dict[tuple[Code, str, Fact], tuple[str, str, str]] = {
    (Code.PROFILE_NOT_WRITABLE, "reason", "not-added"): (
        N_("The app could not be kept"),
        N_("The disk may be full, or nothing may be written to {file}."),
        N_("Make room, or ask whoever looks after this computer, then try again."),
    ),
    (Code.PROFILE_NOT_FOUND, "reason", "not-there"): (
        N_("There is no such file"),
        N_("We looked for {file} and found nothing there. It may have been moved or renamed."),
        N_("Look where it is now, or fetch it once more from where it came from."),
    ),
    **{
        (Code.PROFILE_UNREADABLE, "reason", reason): (title, what_happened, what_to_do)
        for reason, title, what_happened, what_to_do in (
            (
                "not-packed",
                _NOT_TAKEN,
                N_("{file} is some other kind of file. The one you need ends in .rakprofile."),
                N_("Look for it in the vendor’s message, or ask the vendor for it."),
            ),
            (
                "something-else",
                _NOT_TAKEN,
                N_(
                    "{file} has the right name, but this is not what the vendor sent. "
                    "Another thing may have been saved in its place."
                ),
                N_("Fetch it once more from where it came from, or ask the vendor to send it again."),
            ),
            ("damaged", _NOT_TAKEN, N_("{file} is not whole. It may have broken on its way here."), _SEND_AGAIN),
            ("locked", _NOT_TAKEN, N_("{file} is locked with a password."), N_("Ask the vendor for one without.")),
            (
                "packed-oddly",
                _NOT_TAKEN,
                N_("{file} is packed in a way that this program does not open."),
                _VENDOR_MENDS,
            ),
            (
                "package-too-large",
                _NOT_TAKEN,
                N_("{file} is far too large. A vendor’s file has at most 4 MB."),
                _VENDOR_MENDS,
            ),
            ("too-many-files", _NOT_TAKEN, N_("{file} holds far more files than it should."), _VENDOR_MENDS),
            (
                "unpacks-too-large",
                _NOT_TAKEN,
                N_("{file} looks small, but unpacked it would be far too large."),
                _DO_NOT_USE,
            ),
            (
                "outside",
                _NOT_TAKEN,
                N_("{file} wants to put “{found}” somewhere else on this computer. That was not done."),
                _DO_NOT_USE,
            ),
            (
                "odd-name",
                _NOT_TAKEN,
                N_("“{found}” in {file} has a name that not every computer can keep or show as it is."),
                _VENDOR_MENDS,
            ),
            (
                "link",
                _NOT_TAKEN,
                N_("“{found}” in {file} is no file of its own, but leads to something else on this computer."),
                _DO_NOT_USE,
            ),
            (
                "packed-inside",
                _NOT_TAKEN,
                N_("There is another packed file in {file}: “{found}”."),
                N_("If that is the one you need, unpack {file} first. Else ask the vendor for a corrected file."),
            ),
            (
                "unknown-ending",
                _NOT_TAKEN,
                N_("“{found}” in {file} is a kind of file that does not belong there."),
                _VENDOR_MENDS,
            ),
            (
                "twice",
                _NOT_TAKEN,
                N_("{file} holds “{found}” twice, and we cannot know which one counts."),
                _VENDOR_MENDS,
            ),
            (
                "no-manifest",
                _NOT_TAKEN,
                N_("There is no stripe-app.json in {file}, so it describes no app."),
                _VENDOR_MENDS,
            ),
            (
                "comes-with-program",
                N_("This app is here already"),
                N_("{found} came with this program, and no file can take its place."),
                N_("Choose it from the list, or start the program again."),
            ),
        )
    },
}
