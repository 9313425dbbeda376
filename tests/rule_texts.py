"""Rule files for tests: a small good one of each kind, and what comes of a file."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

from checker import rule_files, rules
from checker.errors import Complaint, PackError
from checker.kinds.files import KINDS
from checker.model import Rule
from checker.rule_files import Known
from checker.sources import parse

KNOWN = Known({"change": ("money", "count"), "plan": ("money", "count"), "completion": ("percent",)}, {})

HEAD = """\
id: {id}
kind: {kind}
family: test
severity: warning
title: {{en: T, zh: 题}}
message: {{en: "{message}", zh: "{message}"}}
rationale: because
tests:
  - ok: fine
  - bad: bad
"""


def text(kind: str, fields: str, message: str = "{match}", id: str = "some-rule") -> str:
    """A rule file of a kind with some fields of its own."""
    return HEAD.format(id=id, kind=kind, message=message) + dedent(fields)


def compiled(text: str, name: str = "some-rule.yaml", known: Known = KNOWN) -> dict[str, Any]:
    """A rule file as plain JSON values."""
    (rule,) = rule_files.compile([(name, parse(text, name))], KINDS, known).rules
    return rule


def rule(text: str, name: str = "some-rule.yaml", known: Known = KNOWN) -> Rule:
    """The rule that a file makes."""
    (made,) = rules.build([compiled(text, name, known)])
    return made


def complaints(text: str, name: str = "some-rule.yaml", known: Known = KNOWN) -> list[Complaint]:
    """What is wrong with a rule file."""
    try:
        compiled(text, name, known)
    except PackError as error:
        return list(error.complaints)
    return []
