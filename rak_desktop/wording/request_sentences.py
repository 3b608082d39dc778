"""The sentences for authors of other programs: requests for a key, and ways to hand one over."""

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Fact
from rak_desktop.wording.marking import N_

_NOT_UNDERSTOOD = N_("The request was not understood")
_ONE_OBJECT = N_("Send one JSON object that names version, app_id and, if need be, account_id and mode.")

REQUEST_SENTENCES: dict[Code, tuple[str, str, str]] = {
    Code.REQUEST_NOT_UNDERSTOOD: (
        _NOT_UNDERSTOOD,
        N_("What came on standard input is not one whole JSON object, or names something twice."),
        _ONE_OBJECT,
    ),
    Code.REQUEST_TOO_LONG: (
        N_("The request is too long"),
        N_("A request has at most {kilobytes} kB, so we stopped reading."),
        _ONE_OBJECT,
    ),
    Code.REQUEST_TOO_NEW: (
        N_("The request is newer than this program"),
        N_("It has the version {version}, and this program knows version 1."),
        N_("Ask with version 1, or install the newest version of this program."),
    ),
    Code.KEYS_ARE_ONLY_READ: (
        N_("Other programs can only read keys"),
        N_("We were asked for: {action}. Keys are connected and removed by the person, after seeing whose they are."),
        N_("Use get, and offer the person to connect the shop: rak-desktop connect."),
    ),
    Code.ANSWER_NOT_WRITTEN: (
        N_("The answer could not be written"),
        N_("What standard output leads to takes nothing: it is closed, or its disk is full."),
        N_("Look where the output of this command goes, then try again."),
    ),
    Code.VARIABLE_NOT_FOR_KEYS: (
        N_("That variable is no place for a key"),
        N_("The system or other programs use {name} for something else, and would break."),
        N_("Choose a name of its own, such as STRIPE_SECRET_KEY."),
    ),
    Code.NOT_SAFE_FOR_BATCH_FILE: (
        N_("These arguments are not safe for a batch file"),
        N_("Windows gives {command} to its shell, which would take some of these characters as commands."),
        N_("Run the program itself that the batch file starts, or leave those characters out."),
    ),
}

REQUEST_VARIANTS: dict[tuple[Code, str, Fact], tuple[str, str, str]] = {
    (Code.REQUEST_NOT_UNDERSTOOD, "reason", "empty"): (
        _NOT_UNDERSTOOD,
        N_("Nothing came on standard input."),
        _ONE_OBJECT,
    ),
    (Code.REQUEST_NOT_UNDERSTOOD, "reason", "value"): (
        _NOT_UNDERSTOOD,
        N_("In the request, {name} is missing or is not what it should be."),
        _ONE_OBJECT,
    ),
    (Code.REQUEST_NOT_UNDERSTOOD, "reason", "name"): (
        _NOT_UNDERSTOOD,
        N_("A request knows no {name}. It may have been meant to choose a connection, so no key was given."),
        _ONE_OBJECT,
    ),
}
