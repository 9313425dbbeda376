"""Which rules are applied to which report, and with which severity.

The most specific selector of a rule decides: its id, then the beginning of its id, then its family, then ALL; of two
that are equally specific, the one that ignores it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker import amounts, globs
from checker.errors import Complaint, PackError
from checker.kinds.options import OptionError, settled
from checker.model import NOTHING_KNOWN, About, Rule, Severity
from checker.periods import year
from checker.records import NamedTuple
from checker.rules import with_severity
from checker.settings import ForPath, Given, Option, Settings, Severities

ALL = "ALL"


class Terms(NamedTuple):
    """On which terms one report is checked: the rules it is spared, the severities of rules, what is known of it."""

    ignored: frozenset[str] = frozenset()
    severity: tuple[tuple[str, Severity], ...] = ()
    about: About = NOTHING_KNOWN

    def over(self, above: Terms) -> Terms:
        """These terms, where ``above`` says nothing else."""
        about = About(
            above.about.period or self.about.period,
            above.about.entity or self.about.entity,
            above.about.unit or self.about.unit,
        )
        severity = {**dict(self.severity), **dict(above.severity)}
        return Terms(self.ignored | above.ignored, tuple(sorted(severity.items())), about)


class Names:
    """What selectors stand for among some rules; notes those that stand for nothing, and those that have a new name."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._families: dict[str, set[str]] = {}
        self._ids: set[str] = set()
        self._formerly: dict[str, str] = {}
        for rule in rules:
            self._ids.add(rule.id)
            self._families.setdefault(rule.family, set()).add(rule.id)
            self._formerly.update(dict.fromkeys(rule.formerly, rule.id))
        self.complaints: list[Complaint] = []
        self.renamed: list[Complaint] = []

    def meant(self, given: Given) -> tuple[float, frozenset[str]]:
        """How specific a selector is, and the ids of the rules that it stands for."""
        name = given.text
        if name == ALL:
            return 0, frozenset(self._ids)
        if name in self._ids:
            return 3, frozenset((name,))
        if name in self._families:
            return 1, frozenset(self._families[name])
        if name in self._formerly:
            now = self._formerly[name]
            self.renamed.append(given.complaint(f"the rule {name!r} is called {now!r} now", f"write {now!r}"))
            return 3, frozenset((now,))
        found = frozenset(known for known in self._ids if name and known.startswith(name))
        if not found:
            self.complaints.append(given.complaint(f"there is no rule or family {name!r}", self._hint(name)))
        return 1 + len(name) / 1000, found

    def ids(self, several: Iterable[Given]) -> frozenset[str]:
        """The ids of the rules that some selectors stand for together."""
        return frozenset().union(*(self.meant(given)[1] for given in several))

    def only(self, given: Given) -> frozenset[str]:
        """The id of the one rule that a selector names; empty, after a note, where it names none or several."""
        _, found = self.meant(given)
        if len(found) > 1:
            self.complaints.append(given.complaint(f"{given.text!r} stands for several rules", "name one of them"))
            return frozenset()
        return found

    def severities(self, given: Iterable[Severities]) -> dict[str, Severity]:
        """The severity that each rule is given, by the most specific selector."""
        ranked = sorted(((self.meant(one.rules), one.severity) for one in given), key=lambda entry: entry[0][0])
        return {rule: severity for (_, meant), severity in ranked for rule in meant}

    def _hint(self, name: str) -> str:
        from checker.fields import did_you_mean

        return did_you_mean(name, sorted({*self._ids, *self._families, *self._formerly})) or "see 'checker rules list'"


class Selection(NamedTuple):
    """The rules of a run, and the terms of each report. Only plain values, so that it can be sent between processes.

    ``beside`` says that a configuration beside a report counts too (see `beside`). ``options`` are the values of
    options of rules, by the id of the rule.
    """

    rules: tuple[Rule, ...]
    root: str
    per_path: tuple[tuple[str, Terms], ...] = ()
    unsuppressible: frozenset[str] = frozenset()
    renamed: tuple[Complaint, ...] = ()
    beside: bool = False
    options: Mapping[str, Mapping[str, str | int]] = {}

    def terms(self, path: str) -> Terms:
        """The terms of the report at a path: of all patterns that name it, the later ones first heard."""
        if not self.per_path:
            return Terms()
        named = globs.written(path, self.root)
        heard = Terms()
        for pattern, terms in self.per_path:
            if globs.matches(pattern, named):
                heard = heard.over(terms)
        return heard


def choose(rules: Sequence[Rule], settings: Settings) -> Selection:
    """The rules that the settings select. Raises PackError with all selectors that stand for no rule."""
    names = Names(rules)
    severity = names.severities(settings.severity)
    chosen = _chosen(names, settings)
    per_path = tuple((one.pattern.text, terms(one, names)) for one in (*settings.per_file_ignores, *settings.reports))
    unsuppressible = names.ids(settings.unsuppressible)
    options = _options(names, rules, settings.options)
    if names.complaints:
        raise PackError(tuple(names.complaints))
    kept = tuple(
        with_severity(rule, severity[rule.id]) if rule.id in severity else rule for rule in rules if rule.id in chosen
    )
    renamed = tuple(dict.fromkeys(names.renamed))
    return Selection(
        kept, settings.root, per_path, unsuppressible, renamed, settings.configuration_beside_reports, options
    )


def terms(given: ForPath, names: Names) -> Terms:
    """The terms that a configuration gives to the reports of a pattern."""
    period = year(given.year) if given.year else None
    about = About(period, given.entity, amounts.UNITS.get(given.unit, 0))
    return Terms(names.ids(given.ignore), tuple(sorted(names.severities(given.severity).items())), about)


def applied(rules: Sequence[Rule], terms: Terms) -> Iterator[Rule]:
    """The rules as they are applied to a report."""
    severity: Mapping[str, Severity] = dict(terms.severity)
    for rule in rules:
        if rule.id not in terms.ignored:
            yield with_severity(rule, severity[rule.id]) if rule.id in severity else rule


def _options(names: Names, rules: Sequence[Rule], given: Iterable[Option]) -> dict[str, dict[str, str | int]]:
    """The values of options by rule; notes those that a rule has no such option for, or no such value."""
    by_id = {rule.id: rule for rule in rules}
    values: dict[str, dict[str, str | int]] = {}
    for option in given:
        for rule in names.only(option.rule):
            try:
                settled(by_id[rule], {option.name.text: option.value})
            except OptionError as error:
                names.complaints.append(option.name.complaint(str(error)))
            values.setdefault(rule, {})[option.name.text] = option.value
    return values


def _chosen(names: Names, settings: Settings) -> set[str]:
    ranked = [
        (*names.meant(given), ignores)
        for several, ignores in ((settings.select, False), (settings.extend_select, False), (settings.ignore, True))
        for given in several
    ]
    chosen: set[str] = set()
    for _, meant, ignores in sorted(ranked, key=lambda entry: (entry[0], entry[2])):
        chosen = chosen - meant if ignores else chosen | meant
    return chosen
