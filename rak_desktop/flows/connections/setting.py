"""The rules of the settings page: a value is looked at before it is kept, and a lock is never argued with.

| Step                           | Event -> next step (effects)                                            |
|--------------------------------|-------------------------------------------------------------------------|
| Listing, Looking, Disconnected | SettingsAsked -> same (ReadSettings) · SettingsRead -> Setting          |
| Setting                        | SettingChosen -> same (KeepSetting), or same with what is wrong with it |
|                                | SettingsRead, SettingNotKept -> same · Back -> Listing                  |
"""

from dataclasses import replace

from rak_desktop.core.settings import Oddity, Unusable, value_of
from rak_desktop.flows.connect.events import Back
from rak_desktop.flows.connections.effects import Effect, KeepSetting, ReadSettings
from rak_desktop.flows.connections.events import Event, SettingChosen, SettingNotKept, SettingsAsked, SettingsRead
from rak_desktop.flows.connections.steps import Listing, Setting, Step

Outcome = tuple[Step, tuple[Effect, ...]]


def set_up(step: Step, event: Event) -> Outcome:
    """What follows; a step that cannot take this event stays as it is."""
    match event:
        case SettingsAsked():
            return step, (ReadSettings(),)
        case SettingsRead(settings, oddities):
            return Setting(step.shelf, settings, oddities), ()
        case SettingChosen(item, written) if isinstance(step, Setting):
            return _chosen(step, item, written)
        case SettingNotKept(trouble) if isinstance(step, Setting):
            return replace(step, trouble=trouble), ()
        case Back() if isinstance(step, Setting):
            return Listing(step.shelf), ()
        case _:
            return step, ()


def _chosen(step: Setting, item: str, written: object | None) -> Outcome:
    if getattr(step.settings, item).locked:
        return step, ()
    try:
        value = None if written is None else value_of(item, written)
    except Unusable as unusable:
        return replace(step, refused=Oddity("", item, str(unusable)), trouble=None), ()
    return replace(step, refused=None, trouble=None), (KeepSetting(item, value),)
