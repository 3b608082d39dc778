"""RAK Desktop: brings a Stripe App's restricted API key safely into this computer's keychain."""

__version__ = "0.1.0"
