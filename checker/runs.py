"""A run: reports checked on the terms of some settings, and what only the whole of them shows.

Reports that are expected and not there, and decisions that no finding is left for, are findings in the file of the gate
that says them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from checker import globs, notices, packs, readers
from checker.engine import Result
from checker.model import Check, Document, Reading, Rule
from checker.outcomes import Examination, Outcome, Wanted, lost
from checker.records import NamedTuple
from checker.selection import Selection, choose
from checker.settings import Expected, Settings

if TYPE_CHECKING:
    from datetime import date

    from checker.reviews import Review

_FEW = 32
"""Reports; up to so many are checked in one process unless more are asked for: starting another takes longer."""


class _Notice(NamedTuple):
    """What is to be said at a line of a file of the gate."""

    path: str
    line: int
    rule: Rule
    names: Mapping[str, str]


class Run:
    """Checks reports and remembers what is needed to say what is missing in the end."""

    def __init__(
        self,
        settings: Settings,
        wanted: Wanted,
        today: Callable[[], date],
        reader: readers.Reader | None = None,
    ) -> None:
        self.settings = settings
        self._wanted = wanted
        pack = packs.load(settings.rules)
        self.selection: Selection = choose((*pack.rules, *notices.RULES), settings)
        self.warnings = (*pack.warnings, *self.selection.renamed)
        self._reviews = _reviews(settings)
        suppressor = None
        if self._reviews or settings.suppressions_in_text or wanted.fingerprints:
            from checker.suppressions import Suppressor

            self._today = today()
            suppressor = Suppressor(
                self.selection,
                self._reviews,
                in_text=settings.suppressions_in_text,
                today=self._today,
                language=settings.lang,
            )
        self.examination = Examination(pack, self.selection, wanted, suppressor, reader)
        self._there: set[str] = set()
        self._checked: set[str] = set()
        self._used: set[tuple[str, int]] = set()

    def outcomes(self, paths: Sequence[str]) -> Iterator[Outcome]:
        """What comes of each report, in their order."""
        for outcome in self._shared(paths):
            self._remember(outcome)
            yield outcome

    def outcome(self, path: str, data: bytes) -> Outcome:
        """What comes of a report that stands in no file, under a path that it is given."""
        outcome = self.examination.of(path, lambda: data)
        self._remember(outcome)
        return outcome

    def notices(self, present: Iterable[str]) -> Iterator[Result]:
        """What only the whole run shows, as findings in the files of the gate; ``present`` are all reports there are,
        those too that were not checked.
        """
        rules = {rule.id: rule for rule in self.selection.rules}
        if (missing := rules.get(notices.MISSING)) and self.settings.expects:
            yield from map(self.examination.shown, self._filed(self._missing(missing, present)))
        if (unused := rules.get(notices.UNUSED)) and self._reviews:
            yield from map(self.examination.shown, self._filed(self._unused(unused)))

    def _shared(self, paths: Sequence[str]) -> Iterator[Outcome]:
        processes = self.settings.jobs or (os.cpu_count() or 1 if len(paths) > _FEW else 1)
        try:
            if processes == 1 or len(paths) == 1:
                yield from map(self.examination, paths)
            else:
                from checker import workers

                yield from workers.share(self.examination, paths, processes, lost)
        finally:
            self.examination.close()

    def _remember(self, outcome: Outcome) -> None:
        if not (self._reviews or self.settings.expects):
            return
        for each in outcome.every():
            named = globs.written(each.path, self.settings.root)
            self._there.add(named)
            if each.result:
                self._checked.add(named)
                decisions = (found.suppressed for found in each.result.suppressed)
                self._used.update((decision.path, decision.line) for decision in decisions if decision)

    def _missing(self, rule: Rule, present: Iterable[str]) -> Iterator[_Notice]:
        there = self._there.union(globs.written(path, self.settings.root) for path in present)
        for expected in self.settings.expects:
            place = expected.pattern.place
            if place and not any(globs.matches(expected.pattern.text, path) for path in there):
                names = {"who": _who(expected, self.settings.lang), "pattern": expected.pattern.text}
                yield _Notice(expected.pattern.source, place.line, rule, names)

    def _unused(self, rule: Rule) -> Iterator[_Notice]:
        for review in self._reviews:
            decision = review.decision
            if decision.by != "review" or review.report not in self._checked:
                continue
            if (decision.path, decision.line) not in self._used:
                is_over = decision.until is not None and decision.until < self._today
                why = notices.why("expired" if is_over else "gone", self.settings.lang, until=str(decision.until))
                yield _Notice(decision.path, decision.line, rule, {"why": why})

    def _filed(self, found: Iterable[_Notice]) -> Iterator[Result]:
        """Findings at lines of files, file by file, as the results of reports are."""
        documents: dict[str, tuple[Document, list[Check]]] = {}
        for path, line, rule, names in found:
            if path not in documents:
                with open(path, encoding="utf-8", errors="replace") as file:
                    documents[path] = readers.from_text(file.read(), path), []
            document, checks = documents[path]
            starts = document.line_starts
            end = starts[line] - 1 if line < len(starts) else len(document.text)
            checks.append(notices.notice(rule, document, starts[line - 1], end, self.settings.lang, **names))
        for document, checks in documents.values():
            yield Result(document, tuple(checks), (), (), Reading(document, (), (), (), ()))


def _reviews(settings: Settings) -> tuple[Review, ...]:
    """The decisions of the reviewed list and of the baseline."""
    found: list[Review] = []
    if settings.reviewed:
        from checker import reviews

        found += reviews.load(settings.reviewed)
    if settings.baseline:
        from checker import baseline

        found += baseline.load(settings.baseline)
    return tuple(found)


def _who(expected: Expected, language: str) -> str:
    named = filter(None, (expected.entity, expected.period))
    if language == "zh":
        return "、".join(named) or "预期报送单位"
    return ", ".join(named) or "anybody"
