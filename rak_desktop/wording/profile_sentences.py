"""The words for profiles and manifests that cannot be used, by reason. Read by vendors more than by merchants."""

from rak_desktop.core.codes import Code
from rak_desktop.core.errors import Fact
from rak_desktop.wording.marking import N_

_CANNOT = N_("This Stripe app cannot be connected this way")
_UNUSABLE = N_("The app profile cannot be used")
_MAKER_CHANGES_MANIFEST = N_("The app’s maker has to change this in the manifest, stripe-app.json.")
_MAKER_SENDS_ANOTHER = N_("Ask the app’s maker for a corrected file.")

PROFILE_VARIANTS: dict[tuple[Code, str, Fact], tuple[str, str, str]] = {
    **{
        (Code.MANIFEST_UNFIT, "reason", reason): (_CANNOT, what_happened, what_to_do)
        for reason, what_happened, what_to_do in (
            ("not-json", N_("{file} is not JSON that can be read."), _MAKER_SENDS_ANOTHER),
            (
                "not-an-object",
                N_("{file} is JSON, but not a manifest: it should begin with a curly bracket."),
                _MAKER_SENDS_ANOTHER,
            ),
            (
                "overlay",
                N_("{file} only changes another manifest (it has “extends” and no id)."),
                N_("Give the manifest that it extends, as it was uploaded to Stripe."),
            ),
            (
                "overlay-without-base",
                N_("{file} extends {base}, and that file is not there."),
                N_("Put {base} beside it, or give the manifest as it was uploaded to Stripe."),
            ),
            (
                "second-generation",
                N_("{file} is a manifest of the new kind, which this program cannot read yet."),
                N_("Ask the app’s maker for the stripe-app.json of the app."),
            ),
            ("no-id", N_("{file} does not say the app’s id."), _MAKER_CHANGES_MANIFEST),
            (
                "bad-id",
                N_(
                    "The id “{found}” has characters that an app’s id cannot have. Letters, digits, . _ and - are fine."
                ),
                _MAKER_CHANGES_MANIFEST,
            ),
            (
                "access-type",
                N_(
                    "It does not give its users a restricted key: stripe_api_access_type is “{found}”, "
                    "and only restricted_api_key does."
                ),
                N_(
                    "The app’s maker sets it with: stripe apps set api-access-type restricted_api_key. "
                    "It cannot be changed for an app that was uploaded already."
                ),
            ),
        )
    },
    **{
        (Code.PROFILE_UNREADABLE, "reason", reason): (_UNUSABLE, what_happened, _MAKER_SENDS_ANOTHER)
        for reason, what_happened in (
            ("not-toml", N_("{file} is not TOML that can be read.")),
            ("unreadable", N_("{file} cannot be opened on this computer.")),
            ("too-large", N_("{file} is far too large for what it should hold.")),
            ("too-new", N_("{file} was written for a newer version of this program.")),
            ("wrong-type", N_("In {file}, “{key}” has a value of the wrong kind.")),
            ("unknown-value", N_("In {file}, “{key}” has a value that is not known.")),
            ("not-https", N_("In {file}, “{key}” is not an address that begins with https://.")),
            ("not-a-program", N_("In {file}, “{key}” names a program in a way that is not allowed.")),
            ("not-a-colour", N_("In {file}, “{key}” is not a colour such as #0b6670.")),
        )
    },
}
