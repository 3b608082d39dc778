"""What mends a connection: one thing to do for each trouble, and the page at Stripe where it is done.

| Remedy             | Where                              | For                                                     |
|--------------------|------------------------------------|---------------------------------------------------------|
| REPLACE_KEY        | the wizard, in this window         | the key has ended, is unknown, or is gone from its place |
| REVIEW_PERMISSIONS | the apps page at Stripe            | a permission is missing                                  |
| REINSTALL          | the app's install page             | the app was removed from that account                    |
| ALLOW_ADDRESS      | the access policies at Stripe      | Stripe refuses this computer's internet address          |
| OPEN_STRIPE        | Stripe's own start page            | the account itself needs attention                       |
| UNLOCK             | the keychain's own question        | the password store is locked                             |
| TRY_AGAIN          | here                               | everything else, the network above all                   |
"""

from enum import Enum

from rak_desktop.core.codes import Code
from rak_desktop.core.connection import Connection, ConnectionId, Health
from rak_desktop.core.errors import GOAL, KEPT, Trouble
from rak_desktop.core.profile import AppProfile
from rak_desktop.flows.connections.steps import Disconnected, Looking, Shelf


class Remedy(Enum):
    """The one thing to do."""

    REPLACE_KEY = "replace key"
    REVIEW_PERMISSIONS = "review permissions"
    REINSTALL = "reinstall"
    ALLOW_ADDRESS = "allow address"
    OPEN_STRIPE = "open stripe"
    UNLOCK = "unlock"
    TRY_AGAIN = "try again"


_REMEDIES = {
    Code.UNKNOWN_KEY: Remedy.REPLACE_KEY,
    Code.ENDED_KEY: Remedy.REPLACE_KEY,
    Code.KEYCHAIN_ITEM_GONE: Remedy.REPLACE_KEY,
    Code.KEYCHAIN_VALUE_CHANGED: Remedy.REPLACE_KEY,
    Code.CLOSED_TO_RESTRICTED_KEYS: Remedy.REPLACE_KEY,
    Code.PUBLISHABLE_KEY: Remedy.REPLACE_KEY,
    Code.OTHER_ACCOUNT: Remedy.REPLACE_KEY,
    Code.MODE_CONFLICT: Remedy.REPLACE_KEY,
    Code.PERMISSION_MISSING: Remedy.REVIEW_PERMISSIONS,
    Code.ACCOUNT_WITHOUT_ACCESS: Remedy.REINSTALL,
    Code.BLOCKED_ADDRESS: Remedy.ALLOW_ADDRESS,
    Code.ACCOUNT_NOT_ACTIVE: Remedy.OPEN_STRIPE,
    Code.KEYCHAIN_LOCKED: Remedy.UNLOCK,
    Code.KEYCHAIN_DENIED: Remedy.UNLOCK,
}


def remedy_for(code: Code) -> Remedy:
    """What mends this trouble of a kept key."""
    return _REMEDIES.get(code, Remedy.TRY_AGAIN)


def page_for(remedy: Remedy, profile: AppProfile, connection_id: ConnectionId) -> str | None:
    """The page at Stripe where this remedy is found; None when it is not at Stripe."""
    match remedy:
        case Remedy.REPLACE_KEY:
            return profile.settings_page(connection_id.mode)
        case Remedy.REVIEW_PERMISSIONS:
            return profile.review_permissions_page
        case Remedy.REINSTALL:
            return profile.install_link
        case Remedy.ALLOW_ADDRESS:
            return profile.access_policies_page
        case Remedy.OPEN_STRIPE:
            return profile.dashboard
        case Remedy.UNLOCK | Remedy.TRY_AGAIN:
            return None


def trouble_of(shelf: Shelf, connection_id: ConnectionId, reported: Code | None = None) -> Trouble | None:
    """What is wrong with the connection of that id."""
    return trouble_with(shelf.find(connection_id), reported)


def trouble_with(connection: Connection | None, reported: Code | None = None) -> Trouble | None:
    """What is wrong with a connection: what the last check said, else what another program met, else nothing."""
    if connection is not None and connection.health is Health.TROUBLE:
        return Trouble(connection.trouble or Code.KEY_NOT_PROVEN, {GOAL: KEPT, "wanted": connection.id.account_id})
    return Trouble(reported) if reported else None


def lock_before(connection: Connection, shelf: Shelf, reported: Code | None = None) -> Trouble | None:
    """The lock that keeps this key from being read, unless something else was learned about it since.

    It is mended first: what an earlier check said may be over, and only a key that can be read tells.
    """
    unable = shelf.not_checked.get(connection.id)
    if reported or unable is None or remedy_for(unable.trouble.code) is not Remedy.UNLOCK:
        return None
    learned_since = connection.checked_at is not None and connection.checked_at > unable.since
    return None if learned_since else unable.trouble


def page_of(step: Looking | Disconnected) -> str | None:
    """The page at Stripe that belongs to what is shown: what OpenPage opens, and the address to read and copy."""
    match step:
        case Disconnected():
            return step.shelf.app_of(step.card.id).installed_apps_page
        case Looking():
            profile = step.shelf.app_of(step.id)
            if trouble := trouble_of(step.shelf, step.id, step.reported):
                return page_for(remedy_for(trouble.code), profile, step.id)
            connection = step.shelf.find(step.id)
            return profile.settings_page(step.id.mode) if connection and connection.previous else None
