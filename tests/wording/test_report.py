"""The report as a text."""

from dataclasses import replace

from rak_desktop.core.support_report import ReportedFinding
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.report import report_text
from tests.core.test_support_report import REPORT


def test_it_tells_everything_that_is_in_the_report() -> None:
    assert report_text(REPORT, Words()) == (
        "Report of RAK Desktop\n"
        "Made: 2026-11-26 07:32 UTC\n"
        "Support code: HSWJ CXAC N598\n"
        "Names, accounts, keys and folders are replaced by placeholders such as <account 1>.\n"
        "\n"
        "What was found on this computer:\n"
        "  Trouble: Clock. The clock is wrong (RAK-DOC-215, minutes: 120)\n"
        "\n"
        "Connections: 1\n"
        "  <shop 1>, <account 1>, <key 1>: com.example.harbour, live, trouble RAK-STR-31, "
        "days since it was connected: 40, since it was checked: 1\n"
        "\n"
        "What is set, and who decided it:\n"
        "  Proxy: <set> (person)\n"
        "\n"
        "The last steps:\n"
        "  2026-11-26 07:32:01 INFO rak_desktop.qt.main: step Welcome\n"
        "      rak_desktop/flows/x.py:9 look\n"
        "  3 lines were left out, because they may hold names.\n"
    )


def test_a_finding_of_a_later_version_is_told_by_its_code() -> None:
    later = replace(REPORT, findings=(ReportedFinding("moon", "trouble", "RAK-DOC-244", ()),))

    assert "  Trouble: moon. RAK-DOC-244 (RAK-DOC-244)\n" in report_text(later, Words())
