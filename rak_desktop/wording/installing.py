"""What the installer for Windows says by itself; everything else in its windows comes with its maker's own languages.

Read while the installer is made (packaging/windows_setup), by name. {app} is the brand's name, {installed} a version,
{folder} a place.
"""

from rak_desktop.wording.marking import N_

INSTALLING: dict[str, str] = {
    "RUNNING": N_("{app} is open. Close its window, then try again."),
    "NEWER": N_("{app} {installed} is installed, which is newer than this. Nothing was changed."),
    "FOREIGN": N_("{folder} holds something else. Choose another folder. Nothing was changed."),
    "UNWRITTEN": N_("{folder} could not be written to. Nothing was changed."),
    "KEYS": N_(
        "Keys stay in your computer’s password store, for when you install {app} again. Remove them now, with the list "
        "of connections? At Stripe they go on working until they are expired there."
    ),
    "KEYS_LEFT": N_("The keys could not be removed, so everything is still there. Open {app} to see why."),
}
