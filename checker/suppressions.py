"""Which findings do not count, and who says so: a remark in the report, a reviewed list, a baseline.

Whoever submits a report must not be able to switch the gate off: remarks are heard only where the gate's own
configuration says so, some rules may not be suppressed by anybody, and what is suppressed is always counted. A finding
that several rules make is suppressed only where all of them may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from checker import globs, notices, remarks
from checker.engine import Result
from checker.fingerprints import stamped
from checker.model import Check, Document, Language, Rule, Suppression
from checker.remarks import Remark
from checker.reviews import Review
from checker.selection import Names, Selection
from checker.settings import Given


class Suppressor:
    """Parts the findings of a report into those that count and those that do not."""

    def __init__(
        self, selection: Selection, reviews: Iterable[Review], *, in_text: bool, today: date, language: Language
    ) -> None:
        self._selection = selection
        self._in_text = in_text
        self._language = language
        self._rule: Mapping[str, Rule] = {rule.id: rule for rule in selection.rules}
        self._reviews: dict[tuple[str, str, str], Suppression] = {}
        for review in reviews:
            if not is_over(review.decision, today):  # of a person and a baseline, the first has decided
                self._reviews.setdefault((review.report, review.rule, review.fingerprint), review.decision)

    def apply(self, result: Result) -> Result:
        """The result with what is suppressed set apart, and with a notice for each remark that suppresses nothing."""
        named = globs.written(result.document.path, self._selection.root)
        heard = list(remarks.find(result.document)) if self._in_text else []
        by_remark = {remark: self._ids(remark) for remark in heard if remark.reason}
        used: set[Remark] = set()
        findings: list[Check] = []
        suppressed: list[Check] = []
        for finding in stamped(result.document, result.findings):
            decision = None
            if not self._selection.unsuppressible.intersection((finding.rule, *finding.also)):
                decision = self._reviews.get((named, finding.rule, finding.fingerprint))
                remark = next((one for one, ids in by_remark.items() if _covers(one, ids, finding)), None)
                if remark is not None:
                    used.add(remark)
                    line = result.document.position(remark.start).line
                    decision = decision or Suppression("text", remark.reason, result.document.path, line)
            (suppressed if decision else findings).append(finding._replace(suppressed=decision))
        findings += self._idle(result.document, [remark for remark in heard if remark not in used])
        findings.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
        return result._replace(findings=tuple(findings), suppressed=tuple(suppressed))

    def _ids(self, remark: Remark) -> frozenset[str]:
        return Names(self._selection.rules).ids(Given(name) for name in remark.rules)

    def _idle(self, document: Document, idle: Iterable[Remark]) -> Iterator[Check]:
        rule = self._rule.get(notices.UNUSED)
        if rule is None:
            return
        for remark in idle:
            why = self._why(remark)
            yield notices.notice(rule, document, remark.start, remark.end, self._language, why=why)

    def _why(self, remark: Remark) -> str:
        if not remark.reason:
            return notices.why("reason", self._language)
        for name in remark.rules:
            names = Names(self._selection.rules)
            _, meant = names.meant(Given(name))
            if names.complaints:
                return notices.why("rule", self._language, name=name)
            if meant & self._selection.unsuppressible:
                return notices.why("forbidden", self._language, name=name)
        return notices.why("gone", self._language)


def is_over(decision: Suppression, today: date) -> bool:
    """Whether a decision has expired."""
    return decision.until is not None and decision.until < today


def _covers(remark: Remark, ids: frozenset[str], finding: Check) -> bool:
    return remark.first <= finding.start < max(remark.last, remark.first) and ids.issuperset(
        (finding.rule, *finding.also)
    )
