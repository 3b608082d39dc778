"""Who can sign in at the practice Stripe. Two, because not everybody in a shop may install an app."""

from rak_desktop.core.values import dataclass


@dataclass(frozen=True)
class PracticePerson:
    """`id` stands in forms. Only an administrator can be counted on to install apps and to read keys."""

    id: str
    name: str
    role: str
    administrator: bool


ADMINISTRATOR = PracticePerson("ingrid", "Ingrid", "administrator", administrator=True)
ONLOOKER = PracticePerson("jonas", "Jonas", "not an administrator", administrator=False)

PEOPLE = {person.id: person for person in (ADMINISTRATOR, ONLOOKER)}
