"""A run: what comes of its reports, and what only the whole of them shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker import configuration, notices, runs
from checker.errors import PackError
from checker.fingerprints import stamped
from checker.outcomes import Outcome, Wanted
from checker.runs import Run

WRONG = "Deposits grew by 63.67 million yuan, 116% of the 60 million yuan plan.\n"
TODAY = date(2026, 6, 1)


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes reports and a run of a configuration."""
    monkeypatch.chdir(tmp_path)
    for name in ("north", "south"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(WRONG)

    def begin(text: str, wanted: Wanted | None = None, **fields: Any) -> Run:
        Path("checker.toml").write_text(text, encoding="utf-8")
        told = configuration.load("checker.toml", named=True)._replace(**fields)
        return runs.Run(told, wanted or Wanted(), lambda: TODAY)

    return begin


PATHS = ["north/a.txt", "south/a.txt"]


def _rules(outcome: Outcome) -> list[str]:
    assert outcome.result is not None
    return [finding.rule for finding in outcome.result.findings]


def test_a_report_that_is_missing_is_a_finding_at_its_line(start: Any) -> None:
    run = start(
        '[[expects]]\npath = "north/*.txt"\n'
        '[[expects]]\npath = "east/*.txt"\nentity = "East Branch"\nperiod = "2013 Q1"\n'
    )
    list(run.outcomes(PATHS))
    (result,) = run.notices(PATHS)
    (finding,) = result.findings
    assert (finding.rule, finding.path, finding.severity) == (notices.MISSING, "checker.toml", "error")
    assert finding.message == "no report of East Branch, 2013 Q1 at east/*.txt"
    assert result.document.position(finding.start).line == 4


def test_a_report_that_was_not_checked_is_there_all_the_same(start: Any) -> None:
    run = start('[[expects]]\npath = "north/*.txt"\n')
    list(run.outcomes(["south/a.txt"]))
    assert list(run.notices(PATHS)) == []


def test_a_rule_that_is_ignored_says_nothing_is_missing(start: Any) -> None:
    run = start('ignore = ["missing-report"]\n[[expects]]\npath = "east/*.txt"\n')
    assert list(run.notices(PATHS)) == []


def _reviewed(report: str, fingerprint: str, until: str = "2030-01-01") -> str:
    return (
        f"- report: {report}\n  rule: completion-mismatch\n  fingerprint: '{fingerprint}'\n"
        f"  reason: so it is\n  reviewer: L. Chen\n  expires: {until}\n"
    )


def _fingerprint(run: Run) -> str:
    (outcome,) = run.outcomes(["north/a.txt"])
    assert outcome.result is not None
    (finding,) = stamped(outcome.result.document, outcome.result.findings)
    return finding.fingerprint


def test_a_decision_that_no_finding_is_left_for_is_a_finding_where_its_report_was_checked(
    start: Any, tmp_path: Path
) -> None:
    mark = _fingerprint(start(""))
    (tmp_path / "reviewed.yaml").write_text(
        _reviewed("north/a.txt", mark)
        + _reviewed("north/a.txt", "0" * 16)
        + _reviewed("north/a.txt", "1" * 16, "2026-05-31")
        + _reviewed("east/a.txt", "2" * 16)
    )
    run = start('reviewed = "reviewed.yaml"\n')
    north, south = run.outcomes(PATHS)
    assert (_rules(north), _rules(south)) == ([], ["completion-mismatch"])
    (result,) = run.notices(PATHS)
    lines = [result.document.position(finding.start).line for finding in result.findings]
    assert (lines, {finding.rule for finding in result.findings}) == ([7, 13], {notices.UNUSED})
    assert ["its figures have changed" in result.findings[0].message, "2026-05-31" in result.findings[1].message] == [
        True,
        True,
    ]


def test_what_is_known_of_a_path_reaches_its_messages(start: Any) -> None:
    run = start('[[reports]]\npath = "north/"\nunit = "万元"\n', Wanted(verified=True))
    north, south = run.outcomes(PATHS)
    assert "6367 / 6000 = 106.1%" in north.result.findings[0].computed
    assert "63.67 / 60 = 106.1%" in south.result.findings[0].computed


def test_a_configuration_beside_a_report_is_heard_where_the_gate_says_so(start: Any, tmp_path: Path) -> None:
    (tmp_path / "north" / "checker.toml").write_text('ignore = ["completion"]\n')
    heard, unheard = "configuration-beside-reports = true\n", ""
    assert [_rules(outcome) for outcome in start(heard).outcomes(PATHS)] == [[], ["completion-mismatch"]]
    assert [_rules(outcome) for outcome in start(unheard).outcomes(PATHS)] == [["completion-mismatch"]] * 2
    firm = 'unsuppressible = ["completion-mismatch"]\n'
    assert [_rules(outcome) for outcome in start(heard + firm).outcomes(PATHS)] == [["completion-mismatch"]] * 2


@pytest.mark.parametrize("text", ['ignore = ["completio"', 'ignore = ["no-such"]', 'fail-on = "never"'])
def test_one_beside_a_report_that_cannot_be_used_is_said_and_spares_nobody(
    start: Any, tmp_path: Path, text: str
) -> None:
    (tmp_path / "north" / "checker.toml").write_text(text)
    north, south = start("configuration-beside-reports = true\n").outcomes(PATHS)
    assert [missed.path for missed in north.unread] == ["north/checker.toml"]
    assert _rules(north) == ["completion-mismatch"]
    assert south.unread == ()


def test_a_reviewed_list_that_cannot_be_used_stops_the_run(start: Any) -> None:
    with pytest.raises(PackError, match="cannot be read"):
        start('reviewed = "none.yaml"\n')


OWN = """\
id: too-high
family: own
severity: warning
title: {en: too high, zh: 过高}
find: {completion: {role: completion}}
options: {most: 150%}
assert: completion <= most
message: {en: "{completion} is too high", zh: "{completion}过高"}
rationale: such is the rule
tests:
  - ok: "Deposits grew by 63.67 million yuan, 106% of the 60 million yuan plan."
  - bad: "Deposits grew by 63.67 million yuan, 206% of the 60 million yuan plan."
"""


def test_options_of_rules_of_ones_own_are_set(start: Any, tmp_path: Path) -> None:
    (tmp_path / "too-high.yaml").write_text(OWN, encoding="utf-8")
    told = 'rules = ["too-high.yaml"]\nselect = ["own"]\n[options.too-high]\nmost = "{}"\n'
    assert [_rules(outcome) for outcome in start(told.format("100%")).outcomes(PATHS[:1])] == [["too-high"]]
    assert [_rules(outcome) for outcome in start(told.format("120%")).outcomes(PATHS[:1])] == [[]]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            "[options.too-high]\nmots = 1",
            "checker.toml:3:1: too-high.mots: the rule has no such option; did you mean most?",
        ),
        ('[options.too-high]\nmost = "3 yuan"', "checker.toml:3:1: too-high.most: 3 yuan does not fit"),
        ("[options.too-hihg]\nmost = 1", "checker.toml:2:10: there is no rule or family 'too-hihg'"),
        ("[options.share]\nmost = 1", "checker.toml:2:10: 'share' stands for several rules"),
    ],
)
def test_an_option_that_no_rule_has_is_said_with_its_line(start: Any, tmp_path: Path, table: str, said: str) -> None:
    (tmp_path / "too-high.yaml").write_text(OWN, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        start(f'rules = ["too-high.yaml"]\n{table}\n')
    assert str(caught.value).startswith(said)


def test_processes_change_nothing(start: Any, tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / "north" / f"b{number:02}.txt").write_text(WRONG.replace("116%", f"{116 + number % 3}%"))
    (tmp_path / "north" / "b07.txt").write_bytes(bytes(range(256)) * 30)
    (tmp_path / "reviewed.yaml").write_text(_reviewed("north/a.txt", _fingerprint(start(""))))
    paths = sorted(map(str, Path("north").glob("*.txt")))
    told = 'reviewed = "reviewed.yaml"\n[per-file-ignores]\n"b0*.txt" = ["completion"]\n'
    wanted = Wanted(digest=True, redact=True)
    alone, shared = start(told, wanted, jobs=1), start(told, wanted, jobs=3)
    assert list(shared.outcomes(paths)) == list(alone.outcomes(paths))
    assert list(shared.notices(paths)) == list(alone.notices(paths)) == []
