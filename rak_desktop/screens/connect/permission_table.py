"""What the app may do, as this key answered: missing first, and never a tick for a check that did not run."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rak_desktop.core.check_outcome import CheckOutcome
from rak_desktop.core.errors import Trouble
from rak_desktop.core.permissions import Level, Permission
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.verification import PermissionResult, VerificationReport
from rak_desktop.screens.actions import Icon, Tone
from rak_desktop.screens.blocks import Explanation, FactCard, FactRow, PermissionRow, PermissionTable
from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.errors import words_for
from rak_desktop.wording.marking import N_
from rak_desktop.wording.permissions import in_groups, plain_name, said_by_the_vendor

# Each name begins with a capital letter, also a vendor's own: they stand beside each other, and are no sentence.
_BETWEEN_NAMES = "\u00a0· "


def permission_table(report: VerificationReport, profile: AppProfile, words: Words) -> PermissionTable:
    """What needs attention first, a row each; what is as expected shares a row, so that the page stays short."""
    text, tone, icon = _summary(report, words)
    return PermissionTable(
        title=words("What {app} may do", app=profile.name),
        summary=text,
        summary_tone=tone,
        summary_icon=icon,
        rows=(
            *(_missing(result, profile, words) for result in report.with_outcome(CheckOutcome.MISSING)),
            *(_unknown(result, profile, words) for result in report.with_outcome(CheckOutcome.UNKNOWN)),
            *_shared_rows(report, CheckOutcome.GRANTED, profile, words),
            *_shared_rows(report, CheckOutcome.NOT_TESTABLE, profile, words),
        ),
    )


def earlier_permission_table(report: VerificationReport, profile: AppProfile, words: Words) -> PermissionTable:
    """The same where the key has come into trouble since, or could not be asked: told quietly."""
    table = permission_table(report, profile, words)
    return replace(
        table,
        summary=words("From an earlier check"),
        summary_tone=Tone.PLAIN,
        summary_icon=Icon.CLOCK,
        rows=tuple(_once_allowed(row, words) if row.tone is Tone.GOOD else row for row in table.rows),
    )


def _once_allowed(row: PermissionRow, words: Words) -> PermissionRow:
    return replace(row, icon=Icon.CLOCK, word=words("Allowed then"), tone=Tone.PLAIN)


def each_permission(report: VerificationReport, profile: AppProfile, words: Words) -> Explanation:
    """Each permission with its purpose and its state, those about the same thing together."""
    told = {result.need.permission.name: result for result in report.results}
    groups = in_groups((result.need.permission for result in report.results), words)
    rows = [
        _each(told[permission.name], heading, profile, words)
        for heading, permissions in groups.items()
        for permission in permissions
    ]
    name = words("Each of them, and what it is for")
    return Explanation(name, shows=FactCard(name, tuple(rows)))


def _each(result: PermissionResult, heading: str, profile: AppProfile, words: Words) -> FactRow:
    icon, tone, state = _STATES[result.outcome]
    purpose = said_by_the_vendor(result.need.purpose, words) or heading
    return FactRow(icon, _in_a_row([result.need.permission], profile, words), purpose, tone, chip=words(state))


_STATES = {
    CheckOutcome.GRANTED: (Icon.TICK, Tone.GOOD, N_("Allowed")),
    CheckOutcome.MISSING: (Icon.CROSS, Tone.TROUBLE, N_("Missing")),
    CheckOutcome.UNKNOWN: (Icon.QUESTION, Tone.WARNING, N_("Could not be told")),
    CheckOutcome.NOT_TESTABLE: (Icon.CLOCK, Tone.PLAIN, N_("Shows when first used")),
}


def missing_names(report: VerificationReport, profile: AppProfile, words: Words) -> str:
    """The missing permissions in plain words, for a sentence."""
    return words.listed(_in_a_sentence(result.need.permission, profile, words) for result in report.missing_required)


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


def _missing(result: PermissionResult, profile: AppProfile, words: Words) -> PermissionRow:
    text, purpose = _in_a_row([result.need.permission], profile, words), said_by_the_vendor(result.need.purpose, words)
    if result.need.optional:
        return PermissionRow(Icon.CROSS, text, words("Missing, not needed"), Tone.WARNING, purpose)
    return PermissionRow(Icon.CROSS, text, words("Missing"), Tone.TROUBLE, purpose)


def _unknown(result: PermissionResult, profile: AppProfile, words: Words) -> PermissionRow:
    why = words_for(Trouble(result.reason), words).title if result.reason else ""
    text = _in_a_row([result.need.permission], profile, words)
    return PermissionRow(Icon.QUESTION, text, words("Could not be told"), Tone.WARNING, why)


def _shared_rows(
    report: VerificationReport, outcome: CheckOutcome, profile: AppProfile, words: Words
) -> Iterator[PermissionRow]:
    for level in Level:
        permissions = [
            result.need.permission for result in report.with_outcome(outcome) if result.need.permission.level is level
        ]
        if not permissions:
            continue
        text = _in_a_row(permissions, profile, words)
        if outcome is CheckOutcome.GRANTED:
            yield PermissionRow(Icon.TICK, text, words("Allowed"), Tone.GOOD)
        else:
            yield PermissionRow(Icon.CLOCK, text, words("Shows when first used"), Tone.PLAIN)


def _in_a_row(permissions: Sequence[Permission], profile: AppProfile, words: Words) -> str:
    """Permissions of one level, as one line."""
    things = _BETWEEN_NAMES.join(plain_name(permission, words, profile.plain_words) for permission in permissions)
    if permissions[0].level is Level.WRITE:
        return words("Change: {thing}", thing=things)
    return words("See: {thing}", thing=things)


def _in_a_sentence(permission: Permission, profile: AppProfile, words: Words) -> str:
    thing = plain_name(permission, words, profile.plain_words)
    if permission.level is Level.WRITE:
        return words("{thing} (change)", thing=thing)
    return words("{thing} (see)", thing=thing)
