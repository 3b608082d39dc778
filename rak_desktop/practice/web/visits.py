"""Visits: who has signed in, in which browser. A cookie holds an invented number and nothing else."""

import secrets
import threading
from dataclasses import field, replace
from http.cookies import CookieError, SimpleCookie

from rak_desktop.core.values import dataclass
from rak_desktop.practice.accounts import PracticeAccount
from rak_desktop.practice.people import PracticePerson

_MOST = 100


@dataclass(frozen=True)
class Visit:
    """`form_token` stands in every form: a page of somebody else cannot know it."""

    id: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    form_token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    person: PracticePerson | None = None
    account: PracticeAccount | None = None


class Visits:
    """All visits since the start; the oldest go when there are too many."""

    def __init__(self) -> None:
        self._visits: dict[str, Visit] = {}
        self._lock = threading.Lock()

    def of(self, cookies: str, host: str) -> Visit:
        """The visit of the browser with these cookies, or a new one."""
        with self._lock:
            visit = self._visits.get(_cookie(cookies, _cookie_name(host))) or Visit()
            self._visits.setdefault(visit.id, visit)
            while len(self._visits) > _MOST:
                del self._visits[next(iter(self._visits))]
            return visit

    def signed_in(self, visit: Visit, person: PracticePerson) -> None:
        """Now this person sits at the browser, and has not chosen an account yet."""
        self._keep(replace(visit, person=person, account=None))

    def signed_out(self, visit: Visit) -> None:
        """Nobody does."""
        self._keep(replace(visit, person=None, account=None))

    def chose(self, visit: Visit, account: PracticeAccount) -> None:
        """The pages are about this account from here on, until another is chosen."""
        self._keep(replace(visit, account=account))

    def _keep(self, visit: Visit) -> None:
        with self._lock:
            self._visits[visit.id] = visit


def cookie_for(visit: Visit, host: str) -> tuple[str, str]:
    """The header that makes the browser come back as the same visit. Scripts cannot read it."""
    return "Set-Cookie", f"{_cookie_name(host)}={visit.id}; Path=/; HttpOnly; SameSite=Lax"


def _cookie_name(host: str) -> str:
    """Browsers keep one set of cookies for all ports of a computer, and two practice servers may run."""
    return f"practice-{host.rpartition(':')[2]}"


def _cookie(header: str, name: str) -> str:
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return found.value if found else ""
