"""The rule book of choosing an app: `advance(step, event, ticket) -> (step, effects)`, pure over frozen data.

| Step     | Event -> next step (effects)                                                        |
|----------|-------------------------------------------------------------------------------------|
| Choosing | AppPicked -> Chosen · FilePicked -> Reading (ReadFile)                              |
| Reading  | offer -> Offered · trouble -> Refused · else as Choosing                            |
| Refused  | Back -> Choosing · else as Choosing                                                 |
| Offered  | Trusted -> Adding (AddApp) · FilePicked -> Reading (ReadFile) · Back -> Choosing    |
| Adding   | profile -> Chosen · trouble -> Offered                                              |

Closed -> Ended, except while Adding, which takes a moment, and after Chosen, when it is no longer asked here.
An answer whose ticket is not the step's ticket is dropped. A step that cannot take an event stays as it is.
"""

from rak_desktop.core.errors import Trouble
from rak_desktop.core.profile import AppProfile
from rak_desktop.core.profile_offer import ProfileOffer
from rak_desktop.flows.choose_app.effects import AddApp, Effect, ReadFile
from rak_desktop.flows.choose_app.events import AppAdded, AppPicked, Event, FileAnswered, FilePicked, Trusted
from rak_desktop.flows.choose_app.steps import Adding, Choosing, Chosen, Ended, Offered, Reading, Refused, Step
from rak_desktop.flows.connect.events import Back, Closed

Outcome = tuple[Step, tuple[Effect, ...]]


def advance(step: Step, event: Event, ticket: int) -> Outcome:
    """What follows when `event` happens at `step`. `ticket` is the number for a question asked now."""
    match step, event:
        case ((Adding() | Chosen() | Ended()), Closed()):
            return step, ()
        case _, Closed():
            return Ended(), ()
        case ((Choosing() | Reading() | Refused() | Offered()), FilePicked(path)):
            return Reading(step.apps, ticket), (ReadFile(ticket, path),)
        case ((Choosing() | Reading() | Refused()), AppPicked(app_id)):
            return _picked(step, app_id), ()
        case ((Refused() | Offered()), Back()):
            return Choosing(step.apps), ()
        case Reading(), FileAnswered(answered, answer) if answered == step.ticket:
            return _looked_at(step, answer), ()
        case Offered(), Trusted():
            return Adding(step.apps, step.offer, ticket), (AddApp(ticket, step.offer),)
        case Adding(), AppAdded(answered, answer) if answered == step.ticket:
            return _added(step, answer), ()
        case _:
            return step, ()


def _picked(step: Choosing | Reading | Refused, app_id: str) -> Step:
    return next((Chosen(app) for app in step.apps if app.app_id == app_id), step)


def _looked_at(step: Reading, answer: ProfileOffer | Trouble) -> Step:
    return Refused(step.apps, answer) if isinstance(answer, Trouble) else Offered(step.apps, answer)


def _added(step: Adding, answer: AppProfile | Trouble) -> Step:
    return Offered(step.apps, step.offer, answer) if isinstance(answer, Trouble) else Chosen(answer)
