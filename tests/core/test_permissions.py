import re
from pathlib import Path

import pytest
import stripe

from rak_desktop.core.permissions import Level, Permission
from rak_desktop.resources import permission_catalogue

CATALOGUE = permission_catalogue()


def found(name: str) -> Permission:
    permission = CATALOGUE.find(name)
    assert permission is not None
    return permission


def test_some_changes_can_be_tried_on_what_does_not_exist() -> None:
    known = [CATALOGUE.find(name) for name in CATALOGUE.names()]
    tried = {each.name: each.write_probe for each in known if each is not None and each.write_probe}

    assert len(tried) == 35
    assert tried["customer_write"] == "/v1/customers/cus_rakprobe00000000000000"
    assert all(name.endswith("_write") and "rakprobe0000" in path for name, path in tried.items())


def test_a_permission_is_found_by_stripes_name() -> None:
    customers = found("customer_read")

    assert (customers.name, customers.level) == ("customer_read", Level.READ)
    assert customers.probe is not None
    assert customers.probe.path == "/v1/customers"


@pytest.mark.parametrize(
    ("misspelt", "name"),
    [("shpping_rate_write", "shipping_rate_write"), ("apply_pay_domain_read", "apple_pay_domain_read")],
)
def test_a_misspelling_of_stripes_own_leads_to_the_same_permission(misspelt: str, name: str) -> None:
    assert found(misspelt) == found(name)


def test_an_invented_name_is_not_known() -> None:
    assert CATALOGUE.find("everything_write") is None


def test_the_names_say_whether_it_is_reading_or_writing() -> None:
    for name in CATALOGUE.names():
        assert name.endswith(f"_{found(name).level.value}")


def test_no_misspelling_is_the_name_of_another_permission() -> None:
    names = set(CATALOGUE.names())

    assert not [alias for name in names for alias in found(name).aliases if alias in names]


def test_every_probe_is_an_address_of_stripes_interface() -> None:
    probes = [probe for name in CATALOGUE.names() if (probe := found(name).probe)]

    assert len(probes) > 50
    assert all(probe.path.startswith(("/v1/", "/v2/")) for probe in probes)


def test_writing_is_never_probed() -> None:
    assert not [name for name in CATALOGUE.names() if found(name).level is Level.WRITE and found(name).probe]


def test_writing_brings_reading_of_the_same_thing() -> None:
    assert found("customer_write").read_sibling == "customer_read"
    assert found("customer_read").read_sibling == "customer_read"


def test_some_probes_ask_for_something_invented() -> None:
    invented = [name for name in CATALOGUE.names() if (probe := found(name).probe) and probe.expects_missing_id]

    assert len(invented) == 7


def test_lists_ask_for_nothing_where_stripe_documents_a_way_to() -> None:
    """Nothing at Stripe is older than 2010. Which lists take `created` is read out of Stripe's own library."""
    probes = [found(name).probe for name in CATALOGUE.names()]
    filtered = {each.path for each in probes if each and each.params.get("created") == {"lt": 1262304000}}

    assert len(filtered) == 29
    assert filtered == {each.path for each in probes if each and each.params and takes_created(each.path)}


def takes_created(path: str) -> bool:
    """Does the library's list call for this address take a time of creation as a number?"""
    parameters = LISTS.get(path, "")
    file = re.sub(r"(?<!^)(?=[A-Z])", "_", parameters).lower()
    described = [each.read_text() for each in LIBRARY.glob(f"params/**/_{file}.py")]
    return any("created: NotRequired" in text and "|int" in text for text in described)


LIBRARY = Path(stripe.__file__).parent
_LIST = re.compile(r'def list\(\s*self,\s*params: Optional\["(\w+)"\].*?"get",\s*"(/v1/[^"]+)"', re.DOTALL)
LISTS = {path: name for file in LIBRARY.rglob("_*_service.py") for name, path in _LIST.findall(file.read_text())}
