"""The report as a text: the same on the computer where it was made and, in another language, where it is read."""

from collections.abc import Iterator

from rak_desktop.core.checkup import Finding, FindingCode, State
from rak_desktop.core.codes import Code
from rak_desktop.core.support_report import Report, ReportedFinding
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.checkup_sentences import CHECKS
from rak_desktop.wording.findings import STATES, finding_words
from rak_desktop.wording.settings import ITEMS


def report_text(report: Report, words: Words) -> str:
    """Everything in it, in the order in which somebody who helps wants to know it."""
    parts = (_head, _findings, _connections, _settings, _log)
    return "\n\n".join("\n".join(part(report, words)) for part in parts) + "\n"


def _head(report: Report, words: Words) -> Iterator[str]:
    yield words("Report of RAK Desktop")
    yield words("Made: {when}", when=report.made)
    yield words("Support code: {code}", code=report.support_code)
    yield words("Names, accounts, keys and folders are replaced by placeholders such as <account 1>.")
    if report.not_compared:
        yield words.count(
            "{number} kept key could not be read, so it was not searched for in this report.",
            "{number} kept keys could not be read, so they were not searched for in this report.",
            report.not_compared,
        )


def _findings(report: Report, words: Words) -> Iterator[str]:
    yield words("What was found on this computer:")
    for finding in report.findings:
        yield f"  {_finding(finding, words)}"


def _finding(reported: ReportedFinding, words: Words) -> str:
    state = words(STATES[State(reported.state)])
    check = words(CHECKS[reported.check]) if reported.check in CHECKS else reported.check
    facts = ", ".join(f"{name}: {value}" for name, value in reported.facts)
    title = _title(reported, words)
    code = ", ".join(filter(None, (reported.code, facts)))
    return words("{state}: {check}. {title} ({code})", state=state, check=check, title=title, code=code)


def _title(reported: ReportedFinding, words: Words) -> str:
    """A later version may have findings that this one does not know."""
    code = next((code for code in (*Code, *FindingCode) if code.value == reported.code), None)
    if code is None:
        return reported.code
    return finding_words(Finding(State(reported.state), code, dict(reported.facts)), words).title


def _connections(report: Report, words: Words) -> Iterator[str]:
    yield words("Connections: {number}", number=len(report.connections))
    for each in report.connections:
        yield "  " + words(
            "{shop}, {account}, {key}: {app}, {mode}, {health}, "
            "days since it was connected: {connected}, since it was checked: {checked}",
            shop=each.shop,
            account=each.account,
            key=each.key,
            app=each.app,
            mode=each.mode,
            health=" ".join(filter(None, (each.health, each.trouble))),
            connected=each.connected_days_ago,
            checked="-" if each.checked_days_ago is None else each.checked_days_ago,
        )


def _settings(report: Report, words: Words) -> Iterator[str]:
    yield words("What is set, and who decided it:")
    for each in report.settings:
        name = words(ITEMS[each.item]) if each.item in ITEMS else each.item
        yield "  " + words("{name}: {value} ({source})", name=name, value=each.value or "-", source=each.source)


def _log(report: Report, words: Words) -> Iterator[str]:
    yield words("The last steps:")
    yield from (f"  {line}" for line in report.log)
    if report.log_left_out:
        yield "  " + words.count(
            "{number} line was left out, because it may hold names.",
            "{number} lines were left out, because they may hold names.",
            report.log_left_out,
        )
