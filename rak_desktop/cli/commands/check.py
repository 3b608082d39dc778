"""rak-desktop check: asks Stripe again about kept keys. Whatever the answers are, no key is harmed.

For schedulers: exit 0 when every key does what its app needs. Otherwise a line on stderr for each that does not,
and the smallest of their exit codes: a key that Stripe refuses (1) counts before a network that is down (5).
A locked keychain asks for its password only where a person is at the terminal.
"""

import argparse
from dataclasses import replace
from typing import Any

from rak_desktop.assembly import Services
from rak_desktop.cli.output import answer_json, connection_json, report_json, say_trouble, say_trouble_as_json
from rak_desktop.cli.persons_keychain import persons_keychain, somebody_is_here
from rak_desktop.cli.printed_screen import printed_table
from rak_desktop.cli.repair import repair_of
from rak_desktop.cli.selecting import add_selector, chosen, refuse_where_practice_is_silent, selector_of
from rak_desktop.cli.streams import answer, say
from rak_desktop.cli.tidying import after_tidying_up
from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, whose
from rak_desktop.core.errors import Trouble
from rak_desktop.core.names import own_command
from rak_desktop.core.support_code import SupportCode
from rak_desktop.flows.check_connection import Checkup, check_connections
from rak_desktop.flows.keychain_steps import OpenedFirst
from rak_desktop.screens.connect.frame import mode_word
from rak_desktop.screens.connect.permission_table import missing_names, permission_table
from rak_desktop.screens.connect.review import clock_warning
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.marking import N_

_DEEP = N_(
    "also try to change things that do not exist, to see what the app may change; each try leaves a line in the shop’s "
    "log at Stripe, and Stripe does not document that such an answer can be relied on"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help=N_("every connection that matches, instead of the one"))
    parser.add_argument("--deep", action="store_true", help=_DEEP)
    parser.add_argument("--json", action="store_true", help=N_("one JSON object on stdout, errors as JSON on stderr"))
    add_selector(parser)


def run(arguments: argparse.Namespace, services: Services) -> int:
    refuse_where_practice_is_silent(services)
    return after_tidying_up(lambda: _check(arguments, services), services, as_json=arguments.json)


def _check(arguments: argparse.Namespace, services: Services) -> int:
    words = services.words
    connections = chosen(selector_of(arguments), services.book, every=arguments.all)
    outside = services.check_outside(services.jobs_in_place)
    if somebody_is_here(as_json=arguments.json):
        outside = replace(outside, reader=OpenedFirst(persons_keychain(services)))
    if arguments.deep and not arguments.json:
        _say_beforehand(words)
    checkups = []
    for checkup in check_connections(connections, outside, deep=arguments.deep):
        checkups.append(checkup)
        if not arguments.json:
            _show(checkup, services, words)
    if arguments.json:
        answer_json({"results": [_result(checkup) for checkup in checkups]})
        for checkup in checkups:
            if checkup.trouble is not None:
                repair = _repair(checkup.connection, checkup.trouble.code, practising=arguments.practice)
                code = _support_code(checkup, checkup.trouble, services)
                say_trouble_as_json(_with_names(checkup, checkup.trouble, words), words, repair, code)
    elif not checkups:
        say(words("Nothing is connected on this computer yet. Connect a shop with: rak-desktop connect"))
    return min((checkup.trouble.code.exit_code for checkup in checkups if checkup.trouble is not None), default=0)


def _say_beforehand(words: Words) -> None:
    """D: Stripe documents no dry run. O: other programs ask in this way."""
    say(words("To see what may be changed, this asks Stripe to change things that do not exist. Nothing is changed."))
    say(words("Each try leaves a line in the shop’s log at Stripe, and counts as one more question there."))
    say(
        words(
            "Stripe does not document such answers, so take them for a hint: a payment may still show something else."
        )
    )


def _result(checkup: Checkup) -> dict[str, Any]:
    report = checkup.report
    return {
        "connection": connection_json(checkup.connection),
        "report": None if report is None else report_json(report),
    }


# ── for people ───────────────────────────────────────────────────────────────────────────────────────


def _show(checkup: Checkup, services: Services, words: Words) -> None:
    """What is known on stdout; what is wrong on stderr, as everywhere."""
    connection = checkup.connection
    app = checkup.profile.name if checkup.profile is not None else connection.id.app_id
    line = words(
        "{shop}, {mode}, {app}: {state}",
        shop=connection.label,
        mode=mode_word(connection.id.mode, words),
        app=app,
        state=_state(checkup, words),
    )
    answer(line)
    if checkup.report is not None and checkup.profile is not None and checkup.report.results:
        answer(printed_table(permission_table(checkup.report, checkup.profile, words)))
    if checkup.report is not None and (warning := clock_warning(checkup.report, words)):
        say(warning)
    if checkup.trouble is not None:
        said = _with_names(checkup, checkup.trouble, words)
        say_trouble(said, words, _support_code(checkup, checkup.trouble, services))


def _support_code(checkup: Checkup, trouble: Trouble, services: Services) -> SupportCode:
    return services.support_code(trouble, checkup.connection.id.app_id, checkup.connection.id.mode)


def _state(checkup: Checkup, words: Words) -> str:
    if checkup.trouble is None and checkup.report is not None:
        if checkup.report.with_outcome(CheckOutcome.UNKNOWN):
            return words("the key works, and not everything could be told")
        return words("the key works")
    if checkup.report is None:
        return words("could not be checked")
    return words("needs attention")


def _with_names(checkup: Checkup, trouble: Trouble, words: Words) -> Trouble:
    """The trouble with whose it is, and with what is missing in plain words."""
    facts = {**whose(checkup.connection), **trouble.facts}
    if checkup.profile is not None:
        facts["app"] = checkup.profile.name
    if checkup.report is not None and checkup.profile is not None and checkup.report.missing_required:
        facts["missing"] = missing_names(checkup.report, checkup.profile, words)
    return Trouble(trouble.code, facts)


def _repair(connection: Connection, code: Code, *, practising: bool) -> list[str]:
    """The command line that opens the window at this connection, whatever account the key turned out to be of."""
    return repair_of(
        Trouble(code, whose(connection)), ["check", *(("--practice",) if practising else ())], own_command()
    )
