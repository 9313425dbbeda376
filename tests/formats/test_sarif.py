"""SARIF as code scanning takes it; that it is what the schema asks for is a law of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from format_runs import run

from checker.formats import sarif
from checker.model import Check, Document, Evidence, Example, Rule, Suggestion, Suppression, Unread

Found = Callable[..., Check]
Written = Callable[..., str]

RULE = Rule(
    "completion-mismatch",
    "relation",
    "completion",
    "note",
    {"en": "Completion does not follow", "zh": "完成率不符"},
    {"en": "{completion} is claimed", "zh": "称完成{completion}"},
    {"en": "Completion is the actual over the plan.", "zh": "完成率等于实际数除以计划数。"},
    "rules/completion-mismatch.yaml",
    {"assert": ["completion == actual / plan", []]},
    (Example("bad", "5 of 4 is 100%."),),
)


def _run(written: str) -> Any:
    (found,) = json.loads(written)["runs"]
    return found


def test_a_finding_is_a_result_of_its_rule(found: Found, written: Written) -> None:
    made = _run(written("sarif", found("134%", {"134%": "completion", "2480万元": "actual"}), rules=[RULE]))
    (result,) = made["results"]
    assert made["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "completion-mismatch"
    assert (result["kind"], result["level"]) == ("fail", "error")
    assert result["message"]["text"] == "134% is claimed, but 24.8 of 20 million is 124%"
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "folder/report.txt", "index": 0}
    assert location["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": 44,
        "endLine": 3,
        "endColumn": 48,
        "snippet": {"text": "134%"},
    }
    (related,) = result["relatedLocations"]
    assert (related["id"], related["message"]["text"]) == (1, "actual")
    assert made["columnKind"] == "unicodeCodePoints"
    assert made["artifacts"] == [{"location": {"uri": "folder/report.txt"}, "roles": ["analysisTarget"]}]


def test_a_rule_has_help(written: Written) -> None:
    (rule,) = _run(written("sarif", rules=[RULE]))["tool"]["driver"]["rules"]
    assert rule["fullDescription"]["text"] == "Completion is the actual over the plan."
    assert rule["defaultConfiguration"]["level"] == "note"
    assert "`completion == actual / plan`" in rule["help"]["markdown"]
    assert "- *bad*: 5 of 4 is 100%." in rule["help"]["markdown"]
    assert "completion == actual / plan" in rule["help"]["text"]
    assert rule["properties"] == {"tags": ["completion"], "problem.severity": "recommendation"}


def test_rules_come_in_chinese(written: Written) -> None:
    (rule,) = _run(written("sarif", rules=[RULE], language="zh"))["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "完成率不符"


def test_fingerprints_stay_when_lines_move(document: Document, found: Found, written: Written) -> None:
    first, second = _run(written("sarif", found("134%", {"2480万元": "actual"}), found("40%")))["results"]
    assert first["partialFingerprints"] != second["partialFingerprints"]
    from checker import readers

    moved = readers.from_text(f"New.\n\n{document.text}", document.path)
    check = found("134%", {"2480万元": "actual"})
    shift = len("New.\n\n")
    check = check._replace(
        start=check.start + shift,
        end=check.end + shift,
        evidence=tuple(e._replace(start=e.start + shift, end=e.end + shift) for e in check.evidence),
    )
    (again,) = _run(run("sarif", moved, [check]))["results"]
    assert again["partialFingerprints"] == first["partialFingerprints"]
    assert again["locations"] != first["locations"]


def test_other_verdicts_are_no_failures(found: Found, written: Written) -> None:
    results = _run(written("sarif", found("134%", verdict="holds"), found("40%", verdict="unknown")))["results"]
    assert [(result["kind"], result["level"]) for result in results] == [("pass", "none"), ("open", "none")]


def test_a_suggestion_that_is_a_change_of_the_text_is_a_fix(document: Document, found: Found) -> None:
    check = found("134%")
    check = check._replace(suggestions=(Suggestion("holds if 124%", check.start, check.end, "124%"),))
    (result,) = _run(run("sarif", document, [check]))["results"]
    ((replacement,),) = [change["replacements"] for change in result["fixes"][0]["artifactChanges"]]
    assert replacement["insertedContent"] == {"text": "124%"}
    assert replacement["deletedRegion"] == result["locations"][0]["physicalLocation"]["region"]


def test_what_else_is_known_is_kept_as_properties(found: Found, written: Written) -> None:
    check = found("134%", also=("share-mismatch",), references=("Law 1",))
    (result,) = _run(written("sarif", check))["results"]
    assert result["properties"] == {"also": ["share-mismatch"], "references": ["Law 1"]}


def test_a_page_is_said(document: Document, found: Found) -> None:
    paged = document._replace(pages=(0,), lines=document.line_starts, extracted=True)
    (result,) = _run(run("sarif", paged, [found("134%")]))["results"]
    assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "page 1, line 3"}]
    assert result["message"]["text"].endswith("(page 1, line 3)")


@pytest.mark.parametrize(("by", "kind"), [("text", "inSource"), ("review", "external"), ("baseline", "external")])
def test_what_does_not_count_is_suppressed(found: Found, written: Written, by: Any, kind: str) -> None:
    made = Suppression(by, "known", "list.yaml", 7, "Li")
    (result,) = _run(written("sarif", found("134%", suppressed=made)))["results"]
    (suppression,) = result["suppressions"]
    assert (suppression["kind"], suppression["status"]) == (kind, "accepted")
    assert suppression["justification"].endswith("(Li): known")
    assert suppression["location"]["physicalLocation"]["region"] == {"startLine": 7}


def test_what_could_not_be_read_is_a_notification_and_the_status(written: Written) -> None:
    (invocation,) = _run(written("sarif", unread=[Unread("a b.pdf", "a scan")]))["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == "a b.pdf: not read: a scan"
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.pdf"


def test_more_results_than_github_takes_are_cut_and_said(
    found: Found, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    made = _run(written("sarif", *[found("134%")] * 5))
    assert len(made["results"]) == 2
    (notification,) = made["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("3 more results are not in this file")


def test_more_places_than_github_takes_are_cut_and_said(
    document: Document, found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sarif, "MOST_PLACES", 3)
    check = found("134%")._replace(evidence=tuple(Evidence(at, at + 1, "", "part") for at in range(5)))
    (result,) = _run(run("sarif", document, [check]))["results"]
    assert len(result["locations"]) + len(result["relatedLocations"]) == 3
    assert result["message"]["text"].endswith("; and 3 more places")
