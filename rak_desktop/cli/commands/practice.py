"""rak-desktop practice: everything against a practice Stripe on this computer."""

import argparse
import gc
import secrets
import shlex
import signal
import sys
from importlib import import_module
from queue import SimpleQueue

from rak_desktop.assembly import STRIPE_API_VARIABLE, Services
from rak_desktop.cli.opening import add_repair, must_have_a_display, repair_asked
from rak_desktop.cli.output import answer_json
from rak_desktop.cli.streams import answer
from rak_desktop.cli.typed_key import wrong_use
from rak_desktop.cli.waiting import next_of
from rak_desktop.core.names import PROGRAM
from rak_desktop.core.profile import AppProfile
from rak_desktop.flows.connections.asked import Asked
from rak_desktop.practice.app import PracticeApp
from rak_desktop.practice.odd_answers import EVERY_SCENARIO
from rak_desktop.practice.scenarios import ALL_GOOD
from rak_desktop.practice.server import PracticeStripe
from rak_desktop.resources import permission_catalogue, resource
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.marking import N_
from rak_desktop.wording.stories import story_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--scenario",
        choices=list(EVERY_SCENARIO),
        metavar="STORY",
        help=N_("what should happen: %(choices)s"),
    )
    parser.add_argument("--serve", action="store_true", help=N_("only the server, for programs that you want to try"))
    parser.add_argument("--json", action="store_true", help=N_("with --serve: one JSON object on stdout"))
    add_repair(parser)


def run(arguments: argparse.Namespace, services: Services) -> int:
    scenario, words = EVERY_SCENARIO[arguments.scenario or ALL_GOOD.name], services.words
    if arguments.serve and scenario.needs_a_window:
        raise wrong_use(words("A server alone cannot tell this story. Leave --serve out."))
    if not arguments.serve:
        must_have_a_display(services)  # before anything about options: without one, --serve is the way
    if arguments.json and not arguments.serve:
        raise wrong_use(words("A window writes no JSON. Add --serve, or leave --json out."))
    profile = services.practice_profile
    ordinary_key = "rk_test_" + secrets.token_hex(32)
    with PracticeStripe(
        scenario,
        profile.needs,
        permission_catalogue(),
        app=PracticeApp.of(profile),
        story=story_text(scenario.name, words),
        given=None if arguments.serve else services.given_practice_keys,
        also_accept=ordinary_key if arguments.serve else None,
    ) as stripe:
        if arguments.serve:
            return _serve(stripe, profile, ordinary_key, words, json=arguments.json)
        practice = services.at_practice(stripe.address, stripe)
        asked = Asked(
            profile.at_practice(stripe.address),
            repair=repair_asked(arguments),
            story=arguments.scenario,  # where none was named, the window that is open goes on with its own
        )
        code: int = import_module("rak_desktop.qt.opening").open_home(practice, asked, named=profile.app_id)
        return code


def _to_connect(address: str, profile: str, system: str) -> str:
    """As the usual shell of this system takes it, whatever the folder is called: PowerShell on Windows."""
    if system == "win32":
        quoted = profile.replace("'", "''")
        return f"$env:{STRIPE_API_VARIABLE}='{address}'; {PROGRAM} connect --profile '{quoted}'"
    return f"{STRIPE_API_VARIABLE}={address} {PROGRAM} connect --profile {shlex.quote(profile)}"


def _serve(stripe: PracticeStripe, profile: AppProfile, ordinary_key: str, words: Words, *, json: bool) -> int:
    # Before anything is told: who reads the answer may end us at once.
    stop: SimpleQueue[int] = SimpleQueue()  # the one thing to wait for that a signal may touch while we wait
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: stop.put(number))
    values = {
        "address": stripe.address,
        "profile": str(resource("profiles", "practice")),
        "app_id": profile.app_id,
        "test_key": ordinary_key,
    }
    if json:
        answer_json(values)
    else:
        lines = (
            words("The practice Stripe answers at {address} until you press Ctrl+C.", address=stripe.address),
            words("Its test key: {key}", key=ordinary_key),
            words("To connect it: {command}", command=_to_connect(stripe.address, values["profile"], sys.platform)),
        )
        answer("\n".join(lines))
    gc.enable()  # no window here, and programs may ask for days
    next_of(stop)
    return 0
