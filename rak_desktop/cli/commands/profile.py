"""rak-desktop profile check|new|show: for whoever makes the Stripe App."""

import argparse
from typing import Any

from rak_desktop.adapters.profile_examiner import Examination, examine, write_beside_manifest
from rak_desktop.assembly import Services
from rak_desktop.cli.columns import padded, widest
from rak_desktop.cli.output import answer_json
from rak_desktop.cli.streams import answer
from rak_desktop.core.codes import Code
from rak_desktop.core.findings import Finding
from rak_desktop.core.profile import AppProfile
from rak_desktop.resources import permission_catalogue, resource
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.finding_sentences import STEPS, said_finding
from rak_desktop.wording.marking import N_
from rak_desktop.wording.permissions import grouped
from rak_desktop.wording.profile_template import SCHEMA_FILE, profile_template

_WRONG = Code.WRONG_USE.exit_code


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="check|new|show")
    for name, summary in (
        ("check", N_("say what is wrong with a profile or manifest, and what to do next (exit code 2 when wrong)")),
        ("new", N_("write a profile.toml to start from beside a stripe-app.json; never over one that is there")),
        ("show", N_("show the app as merchants get it")),
    ):
        said = f"{summary[0].upper()}{summary[1:]}."
        action = actions.add_parser(name, help=summary, description=said, allow_abbrev=False)
        action.add_argument(
            "path", metavar="PATH", help=N_("a profile’s folder, a .rakprofile file, or a stripe-app.json")
        )
        action.add_argument("--json", action="store_true", help=N_("one JSON object on stdout"))


def run(arguments: argparse.Namespace, services: Services) -> int:
    match arguments.action:
        case "check":
            return _check(arguments.path, services.words, json=arguments.json)
        case "new":
            return _new(arguments.path, services.words, json=arguments.json)
        case _:
            return _show(services.profile(arguments.path), services.words, json=arguments.json)


# check


def _check(path: str, words: Words, *, json: bool) -> int:
    examination = examine(path, permission_catalogue())
    if json:
        answer_json(
            {
                "name": examination.name,
                "ok": not examination.is_wrong,
                "findings": [_finding_json(finding, words) for finding in examination.findings],
                "steps": [words(step) for step in STEPS],
            }
        )
    else:
        answer("\n".join(_report(examination, words)))
    return _WRONG if examination.is_wrong else 0


def _finding_json(finding: Finding, words: Words) -> dict[str, Any]:
    what, advice = said_finding(finding, words)
    return {
        "code": finding.code.value,
        "wrong": finding.code.is_wrong,
        "file": finding.file,
        "place": finding.place,
        "line": finding.line,
        "what": what,
        "what_to_do": advice,
    }


def _report(examination: Examination, words: Words) -> list[str]:
    lines = [examination.name]
    for finding in examination.findings:
        what, advice = said_finding(finding, words)
        weight = words("wrong") if finding.code.is_wrong else words("worth knowing")
        where = f"{finding.file}:{finding.line}" if finding.line else finding.file
        lines += ["", f"{where}  {finding.place}".rstrip(), f"  {weight} ({finding.code})", f"  {what}", f"  {advice}"]
    return [*lines, "", _summary(examination, words), "", words("From nothing to a key:"), *_numbered(words)]


def _summary(examination: Examination, words: Words) -> str:
    wrong = sum(finding.code.is_wrong for finding in examination.findings)
    if wrong:
        return words.count("{number} thing is wrong.", "{number} things are wrong.", wrong)
    return words("Nothing is wrong. Merchants can connect this app.")


def _numbered(words: Words) -> list[str]:
    return [f"  {number}. {words(step)}" for number, step in enumerate(STEPS, 1)]


# new


def _new(path: str, words: Words, *, json: bool) -> int:
    schema = resource("schemas", SCHEMA_FILE).read_text("utf-8")
    written = write_beside_manifest(
        path, permission_catalogue(), lambda manifest: profile_template(manifest, words), {SCHEMA_FILE: schema}
    )
    if json:
        answer_json({"file": str(written)})
    else:
        answer(str(written))
    return 0


# show


def _show(profile: AppProfile, words: Words, *, json: bool) -> int:
    if json:
        answer_json({"profile": _profile_json(profile)})
    else:
        answer("\n".join(_card(profile, words)))
    return 0


def _profile_json(profile: AppProfile) -> dict[str, Any]:
    return {
        "app_id": profile.app_id,
        "name": profile.name,
        "install_link": profile.install_link,
        "modes": [mode.value for mode in profile.modes],
        "permissions": [
            {"permission": need.permission.name, "optional": need.optional, "purpose": need.purpose}
            for need in profile.needs
        ],
        "publishable_key": profile.publishable_key.value,
        "plain_words": profile.plain_words,
        "support_contact": profile.support_contact,
        "help_page": profile.help_page,
        "open_url": profile.open_url,
        "start_program": profile.start_program,
        "tools": list(profile.tools),
        "accent": profile.accent,
        "logo": profile.logo,
    }


def _card(profile: AppProfile, words: Words) -> list[str]:
    facts = (
        (words("Id"), profile.app_id),
        (words("Install page"), profile.install_link),
        (words("Modes"), ", ".join(mode.value for mode in profile.modes)),
        (words("Publishable key"), profile.publishable_key.value),
        (words("Whom to ask"), profile.support_contact),
        (words("Help page"), profile.help_page),
        (words("Afterwards"), profile.open_url),
        (words("Program to start"), profile.start_program),
        (words("Programs to look for"), ", ".join(profile.tools)),
        (words("Colour"), profile.accent),
        (words("Logo"), profile.logo),
    )
    width = widest(name for name, _ in facts)
    lines = [profile.name, *(f"  {padded(name, width)}  {value}" for name, value in facts if value)]
    lines += ["", words("What {app} may do", app=profile.name)]
    for group in grouped(profile.needs, words, profile.plain_words):
        may = words("see and change") if group.writes else words("see")
        lines.append(f"  {group.name} ({may}): {group.purpose}".rstrip(": "))
        for need in group.needs:
            optional = words("optional") if need.optional else ""
            lines.append(f"    {need.permission.name} ({optional})" if optional else f"    {need.permission.name}")
    return lines
