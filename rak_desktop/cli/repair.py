"""The command line that opens the window at the place where a trouble can be mended: `facts.repair` of every error.

    rak-desktop open --app ID --account ID --mode live|test --code CODE

A program that got an error from us, or a 401 from Stripe, can offer it as it is. What nobody knows is left out.
Practice is opened with `practice` in place of `open`.
"""

import argparse
from collections.abc import Iterator, Sequence

from rak_desktop.core.errors import Trouble
from rak_desktop.core.redaction import holds_secret
from rak_desktop.core.replacement import REPLACING

_FACTS = {"--app": "app_id", "--account": "account_id", "--mode": "mode"}


def repair_of(trouble: Trouble, typed: Sequence[str], program: Sequence[str]) -> list[str]:
    """`typed` is the command that met the trouble, `program` what starts this one.

    The trouble knows best which connection it is about; without it, it is the one that was asked for. Where a key
    was to replace one of another account, it is about the connection whose key it was to be.
    """
    asked = _asked_for(typed)
    place = "practice" if asked.practice or "practice" in typed[:1] else "open"
    return [*program, place, *_options(trouble, asked), "--code", trouble.code.value]


def _options(trouble: Trouble, asked: argparse.Namespace) -> Iterator[str]:
    told = dict(trouble.facts)
    if told.get("goal") == REPLACING and "wanted" in told:
        told["account_id"] = told["wanted"]
    known = {option: told.get(fact) or getattr(asked, fact) for option, fact in _FACTS.items()}
    for option, value in {"--profile": asked.profile, **known}.items():
        if value and not holds_secret(str(value)):
            yield from (option, str(value))


def _asked_for(typed: Sequence[str]) -> argparse.Namespace:
    """What of it is known, however wrong the rest of the command was."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--profile", nargs="?")
    parser.add_argument("--practice", action="store_true")
    for option, fact in _FACTS.items():
        parser.add_argument(option, nargs="?", dest=fact, choices=("live", "test") if fact == "mode" else None)
    try:
        return parser.parse_known_args(typed)[0]
    except argparse.ArgumentError:
        return parser.parse_args([])
