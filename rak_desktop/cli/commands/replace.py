"""rak-desktop replace: a new key for a connection, its old key back, or the old key ended.

rak-desktop replace          the walk of `connect` with its other goal; the same account and mode
rak-desktop replace undo     the old key back in its place, as long as it is kept
rak-desktop replace ended    the old key was ended at Stripe: it is kept no longer
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from rak_desktop.assembly import Services
from rak_desktop.cli.conversation import AlreadySaid, Conversation, Wishes, said_yes
from rak_desktop.cli.output import answer_json, connection_json, report_json
from rak_desktop.cli.persons_keychain import persons_keychain
from rak_desktop.cli.selecting import add_selector, refuse_where_practice_is_silent, selector_of
from rak_desktop.cli.streams import answer, say
from rak_desktop.cli.tidying import after_tidying_up
from rak_desktop.cli.typed_key import (
    add_key_options,
    refuse_where_nobody_can_answer,
    refuse_where_nobody_can_say_yes,
    stdin_text,
    wrong_use,
)
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, whose
from rak_desktop.core.errors import BookError, RakError, StripeRefused, Trouble
from rak_desktop.core.names import PROGRAM
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.replacement import facts_of_replacing
from rak_desktop.core.verification import VerificationReport
from rak_desktop.flows.end_undertakings import OLD_KEY_STAYS
from rak_desktop.flows.hand_over_key import refuse_if_forbidden
from rak_desktop.flows.manage_connections import bring_old_key_back, drop_old_key_if_ended
from rak_desktop.ports.keychain import Keychain
from rak_desktop.screens.connect.permission_table import missing_names
from rak_desktop.wording.marking import N_


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        nargs="?",
        choices=("undo", "ended"),
        help=N_("undo: the previous key back in its place; ended: it was ended at Stripe, so keep it no longer"),
    )
    parser.add_argument("--profile", metavar="APP", help=N_("the app’s profile, where it is not installed here"))
    add_key_options(parser)
    parser.add_argument("--json", action="store_true", help=N_("one JSON object on stdout, errors as JSON on stderr"))
    add_selector(parser)


def run(arguments: argparse.Namespace, services: Services) -> int:
    refuse_where_practice_is_silent(services)
    return after_tidying_up(lambda: _on_the_one_asked_for(arguments, services), services, as_json=arguments.json)


def _on_the_one_asked_for(arguments: argparse.Namespace, services: Services) -> int:
    connection = selector_of(arguments).choose(services.book.all())
    profile = services.profile(arguments.profile) if arguments.profile else services.profile_of(connection)
    if profile.app_id != connection.id.app_id:
        raise wrong_use(
            services.words(
                "This is the profile of {profile}, and the connection is one of {app}.",
                profile=profile.app_id,
                app=connection.id.app_id,
            )
        )
    match arguments.what:
        case "undo":
            with _told_with_its_names(connection, profile):
                return _bring_back(arguments, connection, profile, services)
        case "ended":
            with _told_with_its_names(connection, profile):
                return _drop(arguments, connection, profile, services)
        case _:
            return _replace(arguments, connection, profile, services)


def _replace(arguments: argparse.Namespace, connection: Connection, profile: AppProfile, services: Services) -> int:
    refuse_if_forbidden(connection, services.limits)  # where its app is not installed, no profile says so
    refuse_where_nobody_can_answer(arguments, services.words)
    for_programs = arguments.json and arguments.key_stdin
    wishes = Wishes(approve=arguments.yes, alone=arguments.key_stdin, replace=True, for_programs=for_programs)
    conversation = Conversation(profile, services, wishes, replaces=connection)
    try:
        replaced, report = conversation.connect(stdin_text() if arguments.key_stdin else None)
    except AlreadySaid as said:
        return said.ended(as_json=arguments.json)
    _tell(arguments, replaced, report, profile, services)
    return 0


@contextmanager
def _told_with_its_names(connection: Connection, profile: AppProfile) -> Iterator[None]:
    """Stripe and the keychain do not know which connection they were asked about."""
    try:
        yield
    except RakError as error:
        raise RakError(error.code, **{**whose(connection), "app": profile.name, **error.facts}) from error


def _bring_back(arguments: argparse.Namespace, connection: Connection, profile: AppProfile, services: Services) -> int:
    words, old = services.words, connection.previous
    if old is None:
        raise BookError(Code.NO_OLD_KEY, **facts_of_replacing(connection))
    refuse_if_forbidden(connection, services.limits)
    facts = {"shop": connection.label, "old": old.ending, "new": connection.key_ending}
    question = words("Put the previous key of {shop}, ending {old}, back in place of the one ending {new}?", **facts)
    if not _agreed(arguments, question, services):
        if arguments.json:
            answer_json({"connection": connection_json(connection), "report": None})
        raise KeyboardInterrupt
    back, report = bring_old_key_back(
        connection,
        profile,
        services.peer,
        gateway=services.gateway(),
        keychain=_keychain(arguments, services),
        book=services.book,
        jobs=services.jobs_in_place,
        clock=services.clock,
    )
    if back is None:
        trouble, missing = report.trouble or Trouble(Code.KEY_NOT_PROVEN), missing_names(report, profile, words)
        raise RakError(trouble.code, **{**trouble.facts, **({"missing": missing} if missing else {})})
    _tell(arguments, back, report, profile, services)
    return 0


def _drop(arguments: argparse.Namespace, connection: Connection, profile: AppProfile, services: Services) -> int:
    """Stripe is asked first: an old key that works on is one that somebody may still want back, or must still end."""
    if connection.previous is None:
        raise BookError(Code.NO_OLD_KEY, **facts_of_replacing(connection))
    keychain = _keychain(arguments, services)
    jobs = services.jobs_in_place
    card = drop_old_key_if_ended(connection, services.gateway(), keychain, services.book, jobs, services.clock)
    if card.previous is not None:
        page = profile.settings_page(connection.id.mode)
        raise StripeRefused(Code.OLD_KEY_WORKS, ending=card.previous.ending, page=page)
    if arguments.json:
        answer_json({"connection": connection_json(card)})
    else:
        say(services.words("The previous key of {shop} has ended, and is kept no longer.", shop=card.label))
    return 0


def _tell(
    arguments: argparse.Namespace,
    connection: Connection,
    report: VerificationReport,
    profile: AppProfile,
    services: Services,
) -> None:
    if arguments.json:
        answer_json({"connection": connection_json(connection), "report": report_json(report)})
        return
    words = services.words
    facts = {"shop": connection.label, "ending": connection.key_ending}
    say(words("{shop} works with the key ending {ending} now. Other programs find it at the same address:", **facts))
    answer(connection.slot.service)
    if old := connection.previous:
        until = (old.since + OLD_KEY_STAYS).astimezone().strftime("%Y-%m-%d")
        say(words("The key ending {ending} may still work at Stripe. End it on this page:", ending=old.ending))
        say(f"  {profile.settings_page(connection.id.mode)}")
        say(words("Other computers may still use it, so give them their own key first."))
        options = connection.id.options(services.peer)
        say(words("Until {date} it can be put back with:", date=until))
        say(f"  {PROGRAM} replace undo {options}")
        say(words("Once you have ended it:"))
        say(f"  {PROGRAM} replace ended {options}")


def _keychain(arguments: argparse.Namespace, services: Services) -> Keychain:
    return services.unwatched_keychain if arguments.yes else persons_keychain(services)


def _agreed(arguments: argparse.Namespace, question: str, services: Services) -> bool:
    refuse_where_nobody_can_say_yes(arguments, services.words)
    return arguments.yes or said_yes(question, services.words)
