"""Days and hours as people say them. `now` brings the time zone; every moment is told in it."""

from datetime import datetime

from rak_desktop.wording.catalogue import Words
from rak_desktop.wording.marking import N_

_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
_MINUTES_TOLD, _HOURS_TOLD = 120, 48
_DAYS_TOLD, _DAYS_OF_A_MONTH, _MONTHS_TOLD = 60, 30, 24
_JUST_NOW = 60


def hour(moment: datetime, now: datetime) -> str:
    """Such as 9:45, on a clock of 24 hours."""
    local = moment.astimezone(now.tzinfo)
    return f"{local.hour}:{local.minute:02d}"


def date(moment: datetime, now: datetime, words: Words) -> str:
    """Such as 3 November, with the year when it is not this one."""
    local = moment.astimezone(now.tzinfo)
    month = words(_MONTHS[local.month - 1])
    if local.year == now.year:
        return words("{day} {month}", day=local.day, month=month)
    return words("{day} {month} {year}", day=local.day, month=month, year=local.year)


def checked(moment: datetime, now: datetime, words: Words) -> str:
    """When something was checked."""
    if 0 <= (now - moment).total_seconds() < _JUST_NOW:
        return words("Checked just now")
    match _days_ago(moment, now):
        case 0:
            return words("Checked at {time}", time=hour(moment, now))
        case 1:
            return words("Checked yesterday at {time}", time=hour(moment, now))
        case _:
            return words("Checked on {date}", date=date(moment, now, words))


def here_for(moment: datetime, now: datetime, words: Words) -> str:
    """How long a key has been kept here. How old it was before nobody tells us."""
    days = max(0, _days_ago(moment, now))
    if days == 0:
        return words("key here since today")
    if days <= _DAYS_TOLD:
        return words.count("key here for {number} day", "key here for {number} days", days)
    months = days // _DAYS_OF_A_MONTH
    if months <= _MONTHS_TOLD:
        return words.count("key here for {number} month", "key here for {number} months", months)
    years = days // 365
    return words.count("key here for {number} year", "key here for {number} years", years)


def off_by(minutes: int, words: Words) -> str:
    """How wrong a clock is, as people would say it: an empty battery puts it years back."""
    if minutes <= _MINUTES_TOLD:
        return words.count("{number} minute", "{number} minutes", minutes)
    hours = minutes // 60
    if hours <= _HOURS_TOLD:
        return words.count("{number} hour", "{number} hours", hours)
    days = hours // 24
    if days <= _DAYS_TOLD:
        return words.count("{number} day", "{number} days", days)
    months = days // _DAYS_OF_A_MONTH
    if months <= _MONTHS_TOLD:
        return words.count("about {number} month", "about {number} months", months)
    years = days // 365
    return words.count("about {number} year", "about {number} years", years)


def _days_ago(moment: datetime, now: datetime) -> int:
    """By the calendar: what was late last night is yesterday."""
    return (now.date() - moment.astimezone(now.tzinfo).date()).days
