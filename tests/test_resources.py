from pathlib import Path

import rak_desktop
from rak_desktop.resources import permission_catalogue, resource


def test_in_a_checkout_resources_stand_beside_the_package() -> None:
    checkout = Path(rak_desktop.__file__).parents[1]

    assert resource("icons", "check.svg") == checkout / "resources/icons/check.svg"


def test_the_catalogue_of_permissions_comes_with_the_program() -> None:
    catalogue = permission_catalogue()

    customer_read = catalogue.find("customer_read")
    assert customer_read is not None
    assert customer_read.probe is not None
    assert len(catalogue.names()) > 100
