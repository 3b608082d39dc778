"""The computer as the doctor sees it: the root cause first, then what is worth knowing, then what is good."""

from collections.abc import Sequence

from rak_desktop.core.checkup import Finding, FindingCode, State, most_urgent_first
from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Trouble
from rak_desktop.core.policy import EffectiveSettings
from rak_desktop.flows.checkup.checks import NAMES
from rak_desktop.flows.helping.events import CheckComputer, MakeReport
from rak_desktop.flows.helping.steps import Looked, Looking
from rak_desktop.screens.actions import Action, Icon, Tone
from rak_desktop.screens.blocks import Banner, Block, CheckList, CheckRow, CheckState, Disclosure, FactCard, FactRow
from rak_desktop.screens.helping.frame import back, framed
from rak_desktop.screens.screen import Screen
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.checkup_sentences import CHECKS
from rak_desktop.wording.findings import STATES, finding_words
from rak_desktop.wording.settings import said_settings

NUMBER = 9

_LOOKS = {
    State.TROUBLE: (Icon.TROUBLE, Tone.TROUBLE),
    State.NOT_KNOWN: (Icon.QUESTION, Tone.WARNING),
    State.NOTE: (Icon.INFO, Tone.PLAIN),
    State.GOOD: (Icon.TICK, Tone.GOOD),
    State.HIDDEN: (Icon.WAITING, Tone.PLAIN),
}


def looking_screen(step: Looking, words: Words) -> Screen:
    """Each check as a line that turns from waiting to done."""
    seen = {finding.check: finding for finding in reversed(step.findings)}
    rows = tuple(_row(name, seen.get(name), words) for name in NAMES)
    return framed(
        NUMBER,
        "checkup-looking",
        words,
        title=words("Checking this computer"),
        lead=words("Nothing is changed. This can take half a minute."),
        blocks=(CheckList(words("Checks"), rows),),
        others=(Action(words("Cancel"), back(words).intent),),
    )


def looked_screen(step: Looked, words: Words) -> Screen:
    """What to do first, and everything else that was seen."""
    findings = most_urgent_first(step.findings, NAMES)
    first = next((seen for seen in findings if seen.state is State.TROUBLE), None)
    trouble = Trouble(first.code, first.facts) if first and isinstance(first.code, Code) else None
    return framed(
        NUMBER,
        "checkup",
        words,
        title=words("This computer"),
        lead=_lead(findings, words),
        blocks=(*_banner(first, words), *_cards(findings, first, words), *_settings(step.settings, words)),
        main=Action(words("Check again"), CheckComputer(), Icon.RETRY),
        others=(back(words), Action(words("Make a report"), MakeReport())),
        trouble=trouble,
        found=first.code.number if first else 0,
        announcement=_lead(findings, words),
    )


def _row(name: str, finding: Finding | None, words: Words) -> CheckRow:
    if finding is None:
        return CheckRow(CheckState.WAITING, words(CHECKS[name]), "", words("Waiting"))
    stopped = finding.state in (State.TROUBLE, State.NOT_KNOWN)
    state = CheckState.STOPPED if stopped else CheckState.DONE
    return CheckRow(state, words(CHECKS[name]), finding_words(finding, words).title, words(STATES[finding.state]))


def _lead(findings: Sequence[Finding], words: Words) -> str:
    troubles = sum(finding.state is State.TROUBLE for finding in findings)
    if troubles:
        return words.count("{number} thing needs to be mended.", "{number} things need to be mended.", troubles)
    if any(finding.state is State.NOT_KNOWN for finding in findings):
        return words("Nothing wrong was found, and something could not be told.")
    return words("Nothing wrong was found.")


def _banner(first: Finding | None, words: Words) -> tuple[Banner, ...]:
    if first is None:
        return ()
    said = finding_words(first, words)
    return (Banner(Tone.TROUBLE, said.title, words.in_a_row(said.what_happened, said.what_to_do), code=said.code),)


def _cards(findings: Sequence[Finding], first: Finding | None, words: Words) -> tuple[Block, ...]:
    """What needs somebody is shown with what to do; the rest is told once somebody asks for it."""
    urgent = (State.TROUBLE, State.NOT_KNOWN, State.NOTE)
    needs = tuple(_fact(seen, words) for seen in findings if seen.state in urgent and seen is not first)
    rest = tuple(_fact(seen, words) for seen in findings if seen.state is State.GOOD)
    hidden = tuple(_fact(seen, words) for seen in findings if seen.state is State.HIDDEN)
    cards = [FactCard(words("Also seen"), needs)] if needs else []
    if rest or hidden:
        cards.append(FactCard(words("All that was looked at"), (*rest, *hidden)))
    return tuple(cards)


def _fact(finding: Finding, words: Words) -> FactRow:
    said = finding_words(finding, words)
    icon, tone = _LOOKS[finding.state]
    text = said.what_happened
    if finding.state not in (State.GOOD, State.HIDDEN):
        text = f"{words.in_a_row(said.what_happened, said.what_to_do)} ({said.code})"
    title = words(CHECKS[finding.check]) if finding.code is FindingCode.NOT_LOOKED_AT else said.title
    return FactRow(icon, title, text, tone, chip=words(STATES[finding.state]))


def _settings(settings: EffectiveSettings | None, words: Words) -> tuple[Disclosure, ...]:
    if settings is None:
        return ()
    lines = tuple(
        words("{name}: {value} ({source})", name=each.name, value=each.value, source=each.source)
        for each in said_settings(settings, words)
    )
    return (Disclosure(words("What is set, and who decided it"), lines),)
