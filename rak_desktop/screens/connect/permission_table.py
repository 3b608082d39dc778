"""What the app may do, as this key answered: missing first, and never a tick for a check that did not run."""

from rak_desktop.core.errors import Trouble
from rak_desktop.core.permissions import Level, Permission
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.verification import CheckOutcome, PermissionResult, VerificationReport
from rak_desktop.screens.screen import Icon, PermissionRow, PermissionTable, Tone
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.errors import words_for
from rak_desktop.wording.permissions import plain_name

_ORDER = (CheckOutcome.MISSING, CheckOutcome.UNKNOWN, CheckOutcome.GRANTED, CheckOutcome.NOT_TESTABLE)


def permission_table(report: VerificationReport, profile: AppProfile, words: Words) -> PermissionTable:
    """One row per permission, the ones that need attention first."""
    ordered = sorted(report.results, key=lambda result: _ORDER.index(result.outcome))
    text, tone, icon = _summary(report, words)
    return PermissionTable(
        title=words("What {app} may do", app=profile.name),
        summary=text,
        summary_tone=tone,
        summary_icon=icon,
        rows=tuple(_row(result, profile, words) for result in ordered),
    )


def missing_names(report: VerificationReport, profile: AppProfile, words: Words) -> str:
    """The missing permissions in plain words, for a sentence."""
    return ", ".join(_in_a_sentence(result.need.permission, profile, words) for result in report.missing_required)


def _summary(report: VerificationReport, words: Words) -> tuple[str, Tone, Icon]:
    granted = len(report.with_outcome(CheckOutcome.GRANTED))
    missing = len(report.with_outcome(CheckOutcome.MISSING))
    unknown = len(report.with_outcome(CheckOutcome.UNKNOWN))
    checkable = granted + missing + unknown
    if missing:
        text = words.count("{number} of {all} is missing", "{number} of {all} are missing", missing, all=checkable)
        return text, Tone.TROUBLE if report.missing_required else Tone.WARNING, Icon.CROSS
    if unknown:
        return (
            words.count("{number} could not be told", "{number} could not be told", unknown),
            Tone.WARNING,
            Icon.QUESTION,
        )
    if not checkable:
        return words("None of it can be tested"), Tone.PLAIN, Icon.CLOCK
    return words("{granted} of {all} confirmed", granted=granted, all=checkable), Tone.GOOD, Icon.TICK


def _row(result: PermissionResult, profile: AppProfile, words: Words) -> PermissionRow:
    sentence = _in_a_row(result.need.permission, profile, words)
    match result.outcome:
        case CheckOutcome.GRANTED:
            return PermissionRow(Icon.TICK, sentence, words("Allowed"), Tone.GOOD)
        case CheckOutcome.MISSING if result.need.optional:
            return PermissionRow(Icon.CROSS, sentence, words("Missing, not needed"), Tone.WARNING, result.need.purpose)
        case CheckOutcome.MISSING:
            return PermissionRow(Icon.CROSS, sentence, words("Missing"), Tone.TROUBLE, result.need.purpose)
        case CheckOutcome.NOT_TESTABLE:
            return PermissionRow(Icon.CLOCK, sentence, words("Shows when first used"), Tone.PLAIN)
        case CheckOutcome.UNKNOWN:
            why = words_for(Trouble(result.reason), words).title if result.reason else ""
            return PermissionRow(Icon.QUESTION, sentence, words("Could not be told"), Tone.WARNING, why)


def _in_a_row(permission: Permission, profile: AppProfile, words: Words) -> str:
    thing = plain_name(permission, words, profile.plain_words)
    if permission.level is Level.WRITE:
        return words("Change: {thing}", thing=thing)
    return words("See: {thing}", thing=thing)


def _in_a_sentence(permission: Permission, profile: AppProfile, words: Words) -> str:
    thing = plain_name(permission, words, profile.plain_words)
    if permission.level is Level.WRITE:
        return words("{thing} (change)", thing=thing)
    return words("{thing} (see)", thing=thing)
