"""The rule book of Help.

| At                   | When                    | Then                                             |
|----------------------|-------------------------|--------------------------------------------------|
| anywhere             | closed                  | Ended                                            |
| anywhere else        | back                    | AtHelp; what still arrives is dropped            |
| anywhere but Looking | check this computer     | Looking, and the doctor begins                   |
| anywhere but Making  | make a report           | Making, and the report is begun                  |
| anywhere             | show the log            | AtLog                                            |
| anywhere             | about this program      | AtAbout                                          |
| Looking              | a finding, the end      | one more finding; Looked                         |
| Making               | the report, or why none | Ready; Refused                                   |
| Ready                | a place was chosen      | Writing                                          |
| Writing              | saved, or not           | Saved; Ready with the trouble                    |
| Saved                | show it, write a mail   | the system is asked to                           |
"""

from rak_desktop.core.errors import Trouble
from rak_desktop.flows.connect.events import Back, Closed
from rak_desktop.flows.helping.effects import (
    AskForMail,
    Effect,
    LookAtAll,
    Prepare,
    ReadLicences,
    ReadLog,
    ShowFile,
    WriteFile,
)
from rak_desktop.flows.helping.events import (
    CheckComputer,
    Event,
    FindingArrived,
    LicencesAnswered,
    LogAnswered,
    LookedAll,
    MakeReport,
    PlaceChosen,
    ReportAnswered,
    ShowAbout,
    ShowInFolder,
    ShowLog,
    WriteAnswered,
    WriteMail,
)
from rak_desktop.flows.helping.steps import (
    AtAbout,
    AtHelp,
    AtLog,
    Ended,
    Looked,
    Looking,
    Making,
    Ready,
    Refused,
    Saved,
    Step,
    Writing,
)

Turn = tuple[Step, tuple[Effect, ...]]


def advance(step: Step, event: Event, ticket: int) -> Turn:
    """The next step, and what is to be done. An event that means nothing here changes nothing."""
    return _wished(step, event, ticket) or _answered(step, event) or (step, ())


def _wished(step: Step, event: Event, ticket: int) -> Turn | None:  # noqa: PLR0911 - the table, one line a row
    """What the person pressed."""
    match step, event:
        case _, Closed():
            return Ended(), ()
        case _, Back():
            return AtHelp(), ()
        case _, CheckComputer() if not isinstance(step, Looking):
            return Looking(ticket), (LookAtAll(ticket),)
        case _, MakeReport() if not isinstance(step, Making):
            return Making(ticket), (Prepare(ticket),)
        case _, ShowLog():
            return AtLog(ticket), (ReadLog(ticket),)
        case _, ShowAbout():
            return AtAbout(ticket), (ReadLicences(ticket),)
        case Ready(draft), PlaceChosen(path):
            return Writing(draft, ticket), (WriteFile(ticket, draft, path),)
        case Saved(_, place), ShowInFolder():
            return step, (ShowFile(place),)
        case Saved(), WriteMail(address, subject, text):
            return step, (AskForMail(address, subject, text),)
    return None


def _answered(step: Step, event: Event) -> Turn | None:  # noqa: PLR0911 - the table, one line a row
    """What came back, unless nobody waits for it any more."""
    match step, event:
        case Looking(asked, findings), FindingArrived(answered, finding) if asked == answered:
            return Looking(asked, (*findings, finding)), ()
        case Looking(asked, findings), LookedAll(answered, settings) if asked == answered:
            return Looked(findings, settings), ()
        case Making(asked), ReportAnswered(answered, answer) if asked == answered:
            return (Refused(answer) if isinstance(answer, Trouble) else Ready(answer)), ()
        case Writing(draft, asked), WriteAnswered(answered, answer) if asked == answered:
            return (Ready(draft, answer) if isinstance(answer, Trouble) else Saved(draft, answer)), ()
        case AtLog(asked), LogAnswered(answered, lines) if asked == answered:
            return AtLog(asked, lines), ()
        case AtAbout(asked), LicencesAnswered(answered, version, licences) if asked == answered:
            return AtAbout(asked, version, licences), ()
    return None
