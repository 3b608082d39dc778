"""rak-desktop doctor: looks at this computer, and says what a code means."""

import argparse
from collections.abc import Sequence
from typing import Any

from rak_desktop.assembly import Services
from rak_desktop.cli.explaining import explain
from rak_desktop.cli.output import answer_json
from rak_desktop.cli.streams import answer
from rak_desktop.core.checkup import Finding, State, exit_code, most_urgent_first
from rak_desktop.flows.checkup.checks import NAMES, checks_of
from rak_desktop.flows.checkup.runner import run_checks
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.checkup_sentences import CHECKS
from rak_desktop.wording.findings import STATES, finding_words
from rak_desktop.wording.marking import N_
from rak_desktop.wording.settings import SaidSetting, said_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--explain",
        metavar="CODE",
        nargs="+",
        help=N_("say what a code means: RAK-NET-50, a help number such as 4-50, or a support code"),
    )
    parser.add_argument("--json", action="store_true", help=N_("one JSON object on stdout"))


def run(arguments: argparse.Namespace, services: Services) -> int:
    if arguments.explain:
        explain(" ".join(arguments.explain), services, json=arguments.json)
        return 0
    words = services.words
    seen = run_checks(checks_of(services.checkup_outside), services.jobs_in_place)
    findings = most_urgent_first(seen, NAMES)
    settings = said_settings(services.settings, words)
    if arguments.json:
        answer_json({"findings": [_json(each, words) for each in findings], "settings": list(map(_setting, settings))})
    else:
        answer(_printed(findings, words))
        answer(_printed_settings(settings, words))
    return exit_code(findings)


def _json(finding: Finding, words: Words) -> dict[str, Any]:
    said = finding_words(finding, words)
    return {
        "check": finding.check,
        "state": finding.state.value,
        "code": said.code,
        "title": said.title,
        "what_happened": said.what_happened,
        "what_to_do": said.what_to_do,
        "facts": dict(finding.facts),
    }


def _setting(setting: SaidSetting) -> dict[str, Any]:
    return {
        "item": setting.item,
        "value": setting.value,
        "source": setting.source,
        "place": setting.place,
        "locked": setting.locked,
    }


def _printed(findings: Sequence[Finding], words: Words) -> str:
    """What needs somebody in three sentences, everything else on a line."""
    return "\n".join(_line(finding, words) for finding in findings)


def _line(finding: Finding, words: Words) -> str:
    said = finding_words(finding, words)
    state, check = words(STATES[finding.state]), words(CHECKS[finding.check])
    if finding.state is State.HIDDEN:
        return words("{state}: {check}. {text}", state=state, check=check, text=said.what_happened)
    first = words("{state}: {check}. {title} ({code})", state=state, check=check, title=said.title, code=said.code)
    lines = (said.what_happened,) if finding.state is State.GOOD else (said.what_happened, said.what_to_do)
    return "\n    ".join((first, *lines))


def _printed_settings(settings: Sequence[SaidSetting], words: Words) -> str:
    rows = (f"    {_said(each, words)}" for each in settings)
    return "\n".join(("", words("What is set on this computer, and who decided it:"), *rows))


def _said(setting: SaidSetting, words: Words) -> str:
    facts = {"name": setting.name, "value": setting.value, "source": setting.source, "place": setting.place}
    if setting.place:
        return words("{name}: {value} ({source}, {place})", **facts)
    return words("{name}: {value} ({source})", **facts)
