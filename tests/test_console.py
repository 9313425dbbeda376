"""Terminal or pipe: colours, width, progress."""

from __future__ import annotations

import io
import sys

import pytest

from checker import console


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "terminal", "colored"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colours_are_for_terminals(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], terminal: bool, colored: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal() if terminal else io.StringIO())
    assert console.colored() is colored


def test_the_width_can_be_set_and_is_never_too_narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "132")
    assert console.width() == 132
    monkeypatch.setenv("COLUMNS", "7")
    assert console.width() == 40


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_shown_on_a_terminal_and_silent_in_a_pipe(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> None:
    beside = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", beside)
    items = list(range(console.MANY))
    with console.progress(items, len(items), io.StringIO()) as (gone_through, _):
        assert list(gone_through) == items
    assert bool(beside.getvalue()) is terminal


def test_few_reports_need_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    beside = Terminal()
    monkeypatch.setattr(sys, "stderr", beside)
    with console.progress([1, 2], 2, io.StringIO()) as (gone_through, _):
        assert list(gone_through) == [1, 2]
    assert beside.getvalue() == ""


def test_output_to_the_same_terminal_waits_for_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    output = Terminal()
    with console.progress(range(console.MANY), console.MANY, output) as (gone_through, sink):
        for number in gone_through:
            sink.write(f"{number} ")
        assert output.getvalue() == ""
    assert output.getvalue().split() == [str(number) for number in range(console.MANY)]


def test_a_closed_pipe_is_told_apart_from_other_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(console.OutputClosed), console.output():
        raise BrokenPipeError
    with pytest.raises(OSError, match="disk"), console.output():
        raise OSError("the disk is full")
