"""Help, this computer, the report and the log, in every state."""

from collections.abc import Callable

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.policy import NO_POLICY, merge
from rak_desktop.core.settings import Chosen
from rak_desktop.core.situation import situation_at
from rak_desktop.core.support_report import Report, ReportedConnection, ReportedFinding
from rak_desktop.flows.helping.steps import (
    AtAbout,
    AtHelp,
    AtLog,
    Broken,
    Draft,
    Looked,
    Looking,
    Making,
    Ready,
    Refused,
    Saved,
    Step,
)
from rak_desktop.screens.examples.stage import Stage
from rak_desktop.screens.helping.frame import About
from rak_desktop.wording.report import report_text

_CLOCK = Finding(State.TROUBLE, FindingCode.CLOCK_WRONG, {"minutes": 120}, "clock")
_BROWSER = Finding(State.NOTE, FindingCode.NO_BROWSER, {}, "browser")
_HIDDEN = Finding(State.HIDDEN, FindingCode.NOT_LOOKED_AT, {"because": "keychain"}, "agreement")
_LOG = (
    "2026-11-23 12:00:01 INFO rak_desktop.qt.main: step Checking",
    "2026-11-23 12:00:09 INFO rak_desktop.qt.main: step Stalled RAK-NET-50 after 8012 ms",
)
_LICENCES = (
    "RAK Desktop\nYou may use, change and pass it on under the MIT licence.\n\n"
    "Qt and Qt for Python\nThey are used under the GNU Lesser General Public License, version 3.\n"
)
_PLACE = "/home/person/Documents/rak-desktop-report-2026-11-23.zip"


def _locked(on: Stage) -> Finding:
    return Finding(State.TROUBLE, Code.KEYCHAIN_LOCKED, {"keychain": on.store}, "keychain")


def _good(on: Stage) -> tuple[Finding, ...]:
    return (
        Finding(State.GOOD, FindingCode.SYSTEM_FINE, {"system": on.system, "program": "1.0.0"}, "system"),
        Finding(State.GOOD, FindingCode.FOLDERS_FINE, {}, "folders"),
        Finding(State.GOOD, FindingCode.SETTINGS_FINE, {}, "settings"),
    )


def about(on: Stage) -> About:
    """Help on screen 4, without internet."""
    trouble = Trouble(Code.OFFLINE)
    return About("4-50", situation_at(4, trouble, app_id=on.profile.app_id, mode=on.live.mode), on.profile)


def _draft(on: Stage) -> Draft:
    report = Report(
        made="2026-11-23 12:01 UTC",
        support_code="HRMY RWPD X83A",
        findings=(ReportedFinding("keychain", "trouble", "RAK-KCN-71", (("keychain", "gnome"),)),),
        connections=(
            ReportedConnection("<shop 1>", "<account 1>", "<key 1>", on.profile.app_id, "live", "good", "", 0, 40, 1),
        ),
        settings=(),
        log=_LOG,
        log_left_out=2,
        compared=0,
        not_compared=1,
    )
    return Draft(report, report_text(report, on.words), "{}")


STEPS: dict[str, Callable[[Stage], Step]] = {
    "4-help": lambda _: AtHelp(),
    "9-looking": lambda on: Looking(1, (_locked(on), *_good(on))),
    "9-computer": lambda on: Looked((_locked(on), _CLOCK, _BROWSER, *_good(on), _HIDDEN), merge(NO_POLICY, Chosen())),
    "9-computer-good": lambda on: Looked(_good(on), None),
    "10-making": lambda _: Making(1),
    "10-report": lambda on: Ready(_draft(on)),
    "10-not-saved": lambda on: Ready(_draft(on), Trouble(Code.REPORT_NOT_WRITABLE)),
    "10-saved": lambda on: Saved(_draft(on), _PLACE),
    "10-refused": lambda _: Refused(Trouble(Code.REPORT_HOLDS_SECRET)),
    "13-our-mistake": lambda _: Broken(),
    "4-about": lambda _: AtAbout(1, "1.0.0", _LICENCES),
    "14-log": lambda _: AtLog(1, _LOG),
}
