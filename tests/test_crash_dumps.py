import sys

import pytest

from tests.support.program import own_environment, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")

_SCRIPT = """
import resource, sys
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
from rak_desktop.__main__ import main
main()
print("dumps" if resource.getrlimit(resource.RLIMIT_CORE)[0] else "no dumps" if hard else "never")
"""


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("key", "no dumps"),
        ("exec", "dumps"),
        *(pytest.param(command, "no dumps", marks=pytest.mark.sweep) for command in ("list", "connect")),
    ],
)
def test_a_crash_writes_no_memory_to_a_file_and_a_command_of_exec_keeps_its_own_limits(
    command: str, expected: str
) -> None:
    said = run((sys.executable, "-c", _SCRIPT, command), own_environment()).stdout.splitlines()[-1]

    if said == "never":
        pytest.skip("this system allows no crash dumps at all")
    assert said == expected
