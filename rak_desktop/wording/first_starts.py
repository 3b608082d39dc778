"""Before the first screen: how to know the genuine program, and what a system may show at its first start."""

from rak_desktop.core.values import dataclass
from rak_desktop.wording.marking import N_


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
