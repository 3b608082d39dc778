"""The command line that opens the window at the place where a trouble can be mended: `facts.repair` of every error.

    rak-desktop open --app ID --account ID --mode live|test --code CODE

A program that got an error from us, or a 401 from Stripe, can offer it as it is, wherever it runs. What nobody knows
is left out. Practice is opened with `practice` in place of `open`, and has an app of its own.
"""

import os.path

from rak_desktop.core.errors import GOAL, Trouble
from rak_desktop.core.key_shape import may_hold_secret

TYPE_CHECKING = False  # `key` waits for this file when it has to say what is wrong
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

_FACTS = {"--app": "app_id", "--account": "account_id", "--mode": "mode"}


def repair_of(trouble: Trouble, typed: "Sequence[str]", program: "Sequence[str]") -> list[str]:
    """`typed` is the command that met the trouble, `program` what starts this one.

    The trouble knows best which connection it is about; without it, it is the one that was asked for. Of a key that
    is another account's, only the account that it should be of counts. What stopped `connect` before an account was
    known is about no connection yet: the app is named as the one to connect.
    """
    asked = asked_for(typed)
    told: dict[str, Any] = dict(trouble.facts)
    if "wanted" in told:
        told["account_id"] = told["wanted"] if GOAL in told else None  # else it is what was asked for
    known = {fact: told.get(fact) or asked[fact] for fact in _FACTS.values()}
    profile = _from_anywhere(asked["profile"])
    if "connect" in typed[:1] and not known["account_id"]:
        profile, known = profile or known["app_id"], {}
    if asked["practice"] or "practice" in typed[:1]:
        return _opened(trouble, known, program, "practice")
    return _opened(trouble, known, program, profile=profile)


def repair_of_kept(trouble: Trouble, program: "Sequence[str]") -> list[str]:
    """The same for the trouble of a kept connection, which knows all about it."""
    return _opened(trouble, trouble.facts, program)


def _opened(
    trouble: Trouble,
    known: "Mapping[str, object]",
    program: "Sequence[str]",
    place: str = "open",
    profile: str | None = None,
) -> list[str]:
    return [*program, place, *_options(profile, known), "--code", trouble.code.value]


def _options(profile: str | None, known: "Mapping[str, object]") -> "Iterator[str]":
    for option, value in {"--profile": profile, **{option: known.get(fact) for option, fact in _FACTS.items()}}.items():
        if value and not _holds_secret(str(value)):
            yield from (option, str(value)) if str(value)[0] != "-" else (f"{option}={value}",)  # else it is an option


def _from_anywhere(profile: str | None) -> str | None:
    """An id as it is; a path that leads to the same place from every folder."""
    if not profile:
        return None
    path = os.path.expanduser(profile)  # noqa: PTH111 - pathlib takes longer to load than a key to read
    return os.path.abspath(path) if os.path.exists(path) else profile  # noqa: PTH100, PTH110


def _holds_secret(text: str) -> bool:
    if not may_hold_secret(text):
        return False
    from rak_desktop.core.redaction import holds_secret

    return holds_secret(text)


def asked_for(typed: "Sequence[str]") -> "Mapping[str, Any]":
    """Which connection this command line means, as far as that is known, however wrong the rest of it was.

    Nothing in it is a secret: somebody may have put a key there. Nor bytes that are no text: no connection has such.
    """
    import argparse

    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--profile", nargs="?")
    parser.add_argument("--practice", action="store_true")
    for option, fact in _FACTS.items():
        parser.add_argument(option, nargs="?", dest=fact, choices=("live", "test") if fact == "mode" else None)
    try:
        asked = vars(parser.parse_known_args(typed)[0])
    except argparse.ArgumentError:
        asked = vars(parser.parse_args([]))
    return {name: value if _can_be_told(name, str(value)) else None for name, value in asked.items()}


def _can_be_told(name: str, text: str) -> bool:
    """A folder may be called anything."""
    return not _holds_secret(text) and (name == "profile" or text.isprintable())
