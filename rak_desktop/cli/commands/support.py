"""rak-desktop support: for two people on the phone, of whom one sees the screen and the other helps."""

import argparse
import json
from itertools import chain, count
from pathlib import Path

from rak_desktop.assembly import Services
from rak_desktop.cli.conversation import said_yes
from rak_desktop.cli.explaining import explain
from rak_desktop.cli.output import answer_json
from rak_desktop.cli.streams import answer, say
from rak_desktop.cli.typed_key import refuse_where_nobody_can_say_yes
from rak_desktop.core.support_report import as_json
from rak_desktop.flows.support_report import look_through, make_report
from rak_desktop.wording.marking import N_
from rak_desktop.wording.report import report_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    decode = actions.add_parser("decode", help=N_("say what a support code tells"), allow_abbrev=False)
    decode.add_argument(
        "code", nargs="+", metavar="CODE", help=N_("in groups, in digits, or a word for each character")
    )
    report = actions.add_parser("report", help=N_("make a report that is safe to send"), allow_abbrev=False)
    report.add_argument(
        "--out", metavar="FILE", help=N_("where to save it, a file or a folder; without it in this folder")
    )
    report.add_argument("--yes", action="store_true", help=N_("save it without showing it first"))
    read = actions.add_parser("read", help=N_("show a report that somebody sent"), allow_abbrev=False)
    read.add_argument("file", metavar="FILE")
    for action in (decode, report, read):
        action.add_argument("--json", action="store_true", help=N_("one JSON object on stdout"))


def run(arguments: argparse.Namespace, services: Services) -> int:
    match arguments.action:
        case "decode":
            explain(" ".join(arguments.code), services, json=arguments.json, helping=True)
        case "report":
            _report(arguments, services)
        case "read":
            _read(arguments, services)
    return 0


def _report(arguments: argparse.Namespace, services: Services) -> None:
    """Shown in full, looked through, and only then saved. Raises RakError."""
    words = services.words
    refuse_where_nobody_can_say_yes(arguments, words)
    outside = services.report_outside(services.jobs_in_place)
    if not (arguments.json and arguments.yes):  # else nobody but a program reads it
        say(words("Looking at this computer. This can take half a minute."))
    report = make_report(str(services.support_code(None)), outside)
    text, for_programs = report_text(report, words), json.dumps(as_json(report), indent=1)
    look_through((text, for_programs), outside)
    if not arguments.yes:
        say(text)
        if not said_yes(words("Save this report? Nothing is sent."), words):
            raise KeyboardInterrupt
    place = _place(Path(arguments.out or "."), report.made).absolute()
    services.report_files.write(str(place), for_programs, text)
    if arguments.json:
        answer_json({"file": str(place)})
    else:
        answer(str(place))


def _read(arguments: argparse.Namespace, services: Services) -> None:
    report = services.report_files.read(arguments.file)
    if arguments.json:
        answer_json({"report": as_json(report)})
    else:
        answer(report_text(report, services.words))


def _place(out: Path, made: str) -> Path:
    """What was asked for; in a folder by its day, and where there is one of that day it gets a number.

    One that nobody here may look at cannot be written to either, which is told then.
    """
    name = f"rak-desktop-report-{made.partition(' ')[0]}"
    places = (out / f"{name}{more}.zip" for more in chain(("",), (f"-{number}" for number in count(2))))
    try:
        return next(place for place in places if not place.exists()) if out.is_dir() else out
    except OSError:
        return out
