"""A process of its own for the tests: the practice window as `rak-desktop practice` opens it.

It tells on stdout which key the practice Stripe's settings page would show, which else a person reads in a browser.
"""

import sys

from rak_desktop.assembly import Services
from rak_desktop.flows.connections.asked import Asked
from rak_desktop.practice.app import PracticeApp
from rak_desktop.practice.scenarios import ALL_GOOD
from rak_desktop.practice.server import PracticeStripe
from rak_desktop.qt.opening import open_home
from rak_desktop.resources import permission_catalogue, resource


def main() -> int:
    profile = Services(practice=True).profile(str(resource("profiles", "practice")))
    given = Services().given_practice_keys
    with PracticeStripe(
        ALL_GOOD, profile.needs, permission_catalogue(), app=PracticeApp.of(profile), given=given
    ) as stripe:
        sys.stdout.write(stripe.restricted_key(profile.modes[0]) + "\n")
        sys.stdout.flush()
        practice = Services(practice=True, address=stripe.address)
        return open_home(practice, Asked(profile.at_practice(stripe.address)))


if __name__ == "__main__":
    sys.exit(main())
