import sys
from io import StringIO

import pytest

from rak_desktop.cli.streams import Unwritable, answer, say


class FullDisk(StringIO):
    """Takes what is written and cannot pass it on."""

    def flush(self) -> None:
        raise OSError(28, "No space left on device")


def test_answers_and_talk_go_separate_ways(capsys: pytest.CaptureFixture[str]) -> None:
    answer("the answer")
    say("some talk")
    say("a question?", end=" ")

    said = capsys.readouterr()
    assert said.out == "the answer\n"
    assert said.err == "some talk\na question? "


def test_an_answer_that_cannot_be_written_is_not_tried_again_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python flushes stdout once more when it ends, and would print an exception of its own."""
    monkeypatch.setattr(sys, "stdout", FullDisk())

    with pytest.raises(Unwritable):
        answer("the answer")

    assert sys.stdout is None


def test_without_a_stdout_nothing_can_be_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    with pytest.raises(Unwritable):
        answer("the answer")


@pytest.mark.parametrize("stderr", [None, FullDisk()])
def test_talk_that_cannot_be_written_is_no_trouble(monkeypatch: pytest.MonkeyPatch, stderr: StringIO | None) -> None:
    monkeypatch.setattr(sys, "stderr", stderr)

    say("some talk")
