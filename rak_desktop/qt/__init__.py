"""The windows, and everything else that needs Qt. May import all other packages except cli; asks nobody anything.

A window paints a `Screen` and says what was pressed. Nothing here knows Stripe, the keychain or a flow's rules.
"""
