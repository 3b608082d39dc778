"""rak-desktop connect: the same walk as the window's, in the terminal."""

import argparse
import re

from rak_desktop.assembly import Services
from rak_desktop.cli.conversation import AlreadySaid, Conversation, Wishes
from rak_desktop.cli.output import answer_json, connection_json, report_json
from rak_desktop.cli.selecting import add_label, add_practice, identifier, refuse_where_practice_is_silent
from rak_desktop.cli.streams import answer, say
from rak_desktop.cli.tidying import after_tidying_up
from rak_desktop.cli.typed_key import add_key_options, refuse_where_nobody_can_answer, stdin_text, wrong_use
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import PolicyError
from rak_desktop.core.mode import Mode
from rak_desktop.core.profile import AppProfile
from rak_desktop.wording.marking import N_

_ACCOUNT_ID = re.compile(r"acct_[A-Za-z0-9]+")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--profile", metavar="APP", help=N_("an installed app’s id, a vendor’s file or folder, or a stripe-app.json")
    )
    parser.add_argument("--mode", choices=[mode.value for mode in Mode], help=N_("without it, the mode of the key"))
    parser.add_argument("--account", type=identifier, metavar="ID", help=N_("any other account stops before saving"))
    add_label(parser)
    add_key_options(parser)
    parser.add_argument(
        "--replace", action="store_true", help=N_("put the key in place of the connection’s present one")
    )
    parser.add_argument("--json", action="store_true", help=N_("one JSON object on stdout, errors as JSON on stderr"))
    add_practice(parser)


def run(arguments: argparse.Namespace, services: Services) -> int:
    _refuse_what_cannot_work(arguments, services)
    return after_tidying_up(lambda: _connect(arguments, services), services, as_json=arguments.json)


def _connect(arguments: argparse.Namespace, services: Services) -> int:
    profile, mode = services.profile(arguments.profile), Mode(arguments.mode) if arguments.mode else None
    if mode:
        _refuse_what_the_app_does_not_offer(mode, profile, services)
    conversation = Conversation(
        profile,
        services,
        Wishes(
            mode=mode,
            account=arguments.account,
            label=(arguments.label or "").strip() or None,
            approve=arguments.yes,
            alone=arguments.key_stdin,
            replace=arguments.replace,
            for_programs=arguments.json and arguments.key_stdin,
        ),
    )
    try:
        connection, report = conversation.connect(stdin_text() if arguments.key_stdin else None)
    except AlreadySaid as said:
        return said.ended(as_json=arguments.json)
    if arguments.json:
        answer_json({"connection": connection_json(connection), "report": report_json(report)})
    else:
        found = services.words(
            "{shop} is connected. Other programs find the key in your password store at:", shop=connection.label
        )
        say(found)
        answer(connection.slot.service)
        if not services.installed_app(connection.id.app_id):  # a file that a command names is for that command
            say(services.words("The app’s file was read and not kept. To keep the app’s words, open it in the window."))
    return 0


def _refuse_what_cannot_work(arguments: argparse.Namespace, services: Services) -> None:
    """Says so before anything is asked or sent."""
    refuse_where_practice_is_silent(services)
    if arguments.account is not None and not _ACCOUNT_ID.fullmatch(arguments.account):
        raise wrong_use(services.words("--account takes the id of a Stripe account, such as acct_1Abc."))
    refuse_where_nobody_can_answer(arguments, services.words)


def _refuse_what_the_app_does_not_offer(mode: Mode, profile: AppProfile, services: Services) -> None:
    """Else the words about its keys would send the person for one of that mode."""
    if mode in profile.forbidden_modes:
        raise PolicyError(Code.MODE_NOT_ALLOWED, mode=mode.value)
    if mode not in profile.modes:
        offered = ", ".join(each.value for each in profile.modes)
        reason = services.words(
            "{app} is not connected in that mode. It offers: {modes}.", app=profile.name, modes=offered
        )
        raise wrong_use(reason)
