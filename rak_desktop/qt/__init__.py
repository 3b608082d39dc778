"""The windows, and everything else that needs Qt. May import all other packages except cli; asks nobody anything.

A window paints a `Screen` and says what was pressed. Nothing here knows Stripe, the keychain or a flow's rules.
"""

from rak_desktop.qt.binding import load_binding

load_binding()
