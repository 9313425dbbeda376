"""Which figures a relation may bind: in one statement, where wording ties them, or further apart, by what they share.

In a statement each role that may stand for a name is a choice. Further apart, a name takes the one value that the place
states for it, and where it states several, none is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from checker.expressions.dates import when
from checker.expressions.ranges import Undecided
from checker.kinds.places import Find, inside
from checker.kinds.searches import Bound, Pool, Search, Wanted
from checker.marks import OPEN_ENDED, WHOLE
from checker.model import Figure, Period, Statement


def together(search: Search, pool: Pool) -> Iterator[tuple[int, list[Bound]]]:
    wanted = search.figures
    statements = pool.reading.statements
    candidates: set[int] | None = None
    for one in wanted:
        if one.roles and not one.optional:
            having = {index for role in one.roles for index in pool.by_role.get(role, ())}
            candidates = having if candidates is None else candidates & having
            if not candidates:
                return  # as for most rules in most reports
    for index in range(len(statements)) if candidates is None else sorted(candidates):
        statement = statements[index]
        if not _is_marked(search, statement):
            continue
        report = pool.reading.sections[statement.section].period
        each = search.each
        ones = _fitting(each, statement.figures, report, pool) if each else (None,)
        for figure in ones:
            choices = _choices(search, statement, report, pool, figure)
            if choices:
                yield statement.section, choices


def _is_marked(search: Search, statement: Statement) -> bool:
    """Whether a statement bears one of the marks asked for, and none of the others."""
    return not (search.marks and search.marks.isdisjoint(statement.marks)) and search.unless.isdisjoint(statement.marks)


def _choices(
    search: Search, statement: Statement, report: Period | None, pool: Pool, one: Figure | None
) -> list[Bound]:
    """All ways to bind the names; ``one`` is the figure whose turn it is."""
    options: list[list[tuple[Figure, ...]]] = []
    for wanted in search.figures:
        found = [(one,)] if one and wanted is search.each else _options(wanted, statement, report, pool)
        if not found and not wanted.optional:
            return []
        options.append([*found] or [()])
    names = [wanted.name for wanted in search.figures]
    return [
        dict(zip(names, combination, strict=True))
        for combination in product(*options)
        if _distinct(combination) and _agree(combination, search.same)
    ]


def _options(wanted: Wanted, statement: Statement, report: Period | None, pool: Pool) -> list[tuple[Figure, ...]]:
    """What may stand for a name: for each of its roles the first figure, or all of them."""
    if wanted.complete and WHOLE not in statement.marks:
        return []
    found: list[tuple[Figure, ...]] = []
    fitting = _fitting(wanted, statement.figures, report, pool)
    for role in wanted.roles or ("",):
        figures = tuple(figure for figure in fitting if not role or figure.role == role)
        if figures and wanted.many and OPEN_ENDED in statement.marks:
            found += [figures[:upto] for upto in range(len(figures), 1, -1)]
        elif figures:
            found.append(figures if wanted.many else figures[:1])
    return found


def _fitting(wanted: Wanted, figures: Iterable[Figure], report: Period | None, pool: Pool) -> list[Figure]:
    asked = _asked(wanted, report)
    return [
        figure
        for figure in figures
        if (not wanted.roles or figure.role in wanted.roles)
        and wanted.takes(figure)
        and (wanted.period is None or (asked is not None and _ends(figure, report) == asked.end))
        and (not wanted.text or _stands_in(figure, wanted, pool))
    ]


def _asked(wanted: Wanted, report: Period | None) -> Period | None:
    """The period that a name asks for; None where it cannot be told."""
    if wanted.period is None:
        return None
    try:
        period = when(wanted.period.tree, {"report": report})
    except Undecided:
        return None
    return period if isinstance(period, Period) else None


def _ends(figure: Figure, report: Period | None) -> object:
    """The last day that a figure is about, by which its period is known: "December 2019" ends with 2019.

    It is the report's where none is stated.
    """
    period = figure.period or report
    return period and period.end


def _distinct(combination: Iterable[tuple[Figure, ...]]) -> bool:
    """Whether no quantity is bound twice; the years counted between two figures stand where one of them does."""
    bound = [figure.quantity for figures in combination for figure in figures]
    if len({quantity.start for quantity in bound}) == len(bound):
        return True  # as nearly always, and amounts take long to compare
    return len({(quantity.start, quantity.kind, quantity.value) for quantity in bound}) == len(bound)


def _agree(combination: Iterable[tuple[Figure, ...]], same: Sequence[str]) -> bool:
    """Whether the figures of a statement share what they must, as far as they say anything of it."""
    if not same:
        return True
    figures = [figure for several in combination for figure in several]
    return all(len({_said(figure, name) for figure in figures} - {None, ""}) < 2 for name in same)


def _said(figure: Figure, name: str) -> object:
    return figure.period and figure.period.end if name == "period" else getattr(figure, name)


# Anywhere in a sentence, a section or the document.


def apart(search: Search, pool: Pool) -> Iterator[tuple[int, list[Bound]]]:
    wanted = search.figures
    found = [list(sighted(search, one, pool)) for one in wanted]
    if not all(figures or one.optional for one, figures in zip(wanted, found, strict=True)):
        return
    groups: dict[tuple[object, ...], list[list[Figure]]] = {}
    sections: dict[tuple[object, ...], int] = {}
    for index, one in enumerate(wanted):
        for section, figure in found[index]:
            key = _key(search, one, section, figure, pool)
            if key is not None:
                groups.setdefault(key, [[] for _ in wanted])[index].append(figure)
                sections[key] = section if search.within != "document" or len(pool.reading.sections) == 1 else -1
    for key, several in groups.items():
        for bound in _chosen(search, [_once(figures) for figures in several]):
            yield sections[key], [bound]


def sighted(search: Search, wanted: Wanted, pool: Pool) -> Iterator[tuple[int, Figure]]:
    """The figures that fit a name wherever they stand, each with its section."""
    statements = pool.reading.statements
    indices = (
        sorted({index for role in wanted.roles for index in pool.by_role.get(role, ())})
        if wanted.roles
        else range(len(statements))
    )
    for index in indices:
        statement = statements[index]
        if _is_marked(search, statement) and not (wanted.complete and WHOLE not in statement.marks):
            report = pool.reading.sections[statement.section].period
            for figure in _fitting(wanted, statement.figures, report, pool):
                yield statement.section, figure
    if not wanted.roles and not wanted.metrics and not search.marks:
        for section, figure in pool.unread:
            if wanted.takes(figure) and _fitting(wanted, (figure,), pool.reading.sections[section].period, pool):
                yield section, figure


def _key(search: Search, wanted: Wanted, section: int, figure: Figure, pool: Pool) -> tuple[object, ...] | None:
    """What the figures of a group have in common: their place, and what they must share; None where it is not known."""
    place = {"sentence": pool.sentence(figure.quantity.start), "section": section}.get(search.within, -1)
    report = pool.reading.sections[section].period
    shared: list[object] = []
    for name in search.same:
        # A name with a period of its own need not share that of the others.
        own = name == "period" and wanted.period is not None
        said = "" if own else _ends(figure, report) if name == "period" else getattr(figure, name)
        if said is None or (name == "metric" and not said):
            return None
        shared.append(said)
    return place, *shared


def _once(figures: Iterable[Figure]) -> list[Figure]:
    """The figures in the order of the text, one that several statements read alike but once."""
    known = {(figure.quantity.start, figure.role): figure for figure in figures}
    return [known[place] for place in sorted(known)]


def _chosen(search: Search, found: Sequence[Sequence[Figure]]) -> Iterator[Bound]:
    wanted = search.figures
    names = [one.name for one in wanted]
    if len(wanted) == 2 and wanted[0].roles and wanted[0].roles == wanted[1].roles:
        # It compares a figure with another of its own sort: all later ones with the first.
        for later in found[0]:
            if found[1] and _comparable(found[1][0], later):
                yield {names[0]: (later,), names[1]: (found[1][0],)}
        return
    for turn in found[wanted.index(search.each)] if search.each else (None,):
        bound: Bound = {}
        for one, figures in zip(wanted, found, strict=True):
            chosen = (turn,) if turn and one is search.each else _the_one(one, figures)
            if chosen is None:
                break
            bound[one.name] = chosen
        else:
            if _distinct(bound.values()):
                yield bound


def _comparable(one: Figure, other: Figure) -> bool:
    return (
        (one.base == other.base or not one.base or not other.base)
        and one.quantity.start < other.quantity.start
        and one.quantity.kind == other.quantity.kind
        and one.quantity.unit == other.quantity.unit
    )


def _the_one(wanted: Wanted, fitting: Sequence[Figure]) -> tuple[Figure, ...] | None:
    """The figures for a name; None where there is none, or where several different values are stated."""
    if wanted.many and fitting:
        return tuple({figure.quantity.start: figure for figure in fitting}.values())
    if len({(figure.quantity.value, figure.sign) for figure in fitting}) > 1:
        return None
    return tuple(fitting[:1]) if fitting or wanted.optional else None


# The words around.


def _stands_in(figure: Figure, wanted: Wanted, pool: Pool) -> bool:
    return bool(inside([Find(figure.quantity.start, figure.quantity.end)], pool.finds(wanted.text)))
