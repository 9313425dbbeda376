"""Names that stand for several figures: each gets a name of its own, parts becoming parts[0], parts[1] and so on."""

from __future__ import annotations

from collections.abc import Mapping

from checker.expressions.clauses import Atom, Clause
from checker.expressions.ranges import Box, Undecided
from checker.expressions.syntax import Call, Name, Node, mapped
from checker.model import Interval


def spread(atoms: Clause, box: Box) -> tuple[Clause, Mapping[str, Interval]]:
    """The same with a name of its own for each of several figures that share one; Undecided where one is unknown."""
    ranges: dict[str, Interval] = {}
    several: dict[str, tuple[str, ...]] = {}
    for name in {name for atom in atoms for name in atom.names}:
        value = box.get(name)
        if isinstance(value, Interval):
            ranges[name] = value
            continue
        if not value or None in value:
            raise Undecided("missing", name)
        several[name] = tuple(f"{name}[{index}]" for index in range(len(value)))
        ranges.update(zip(several[name], [each for each in value if each is not None], strict=True))
    if not several:
        return atoms, ranges
    return tuple(_spread_atom(atom, several) for atom in atoms), ranges


def _spread_atom(atom: Atom, several: Mapping[str, tuple[str, ...]]) -> Atom:
    def each_of(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(each for name in names for each in several.get(name, (name,)))

    left, right = _spread_node(atom.left, several), _spread_node(atom.right, several)
    return Atom(atom.operator, left, right, each_of(atom.names), each_of(atom.repeated), atom.dated)


def _spread_node(node: Node, several: Mapping[str, tuple[str, ...]]) -> Node:
    match node:
        case Call(function=function, arguments=arguments):
            spread: list[Node] = []
            for argument in arguments:
                if isinstance(argument, Name) and argument.name in several:
                    spread.extend(map(Name, several[argument.name]))
                else:
                    spread.append(_spread_node(argument, several))
            return Call(function, tuple(spread))
        case Name(name=name) if len(several.get(name, ())) == 1:
            return Name(several[name][0])
        case Name(name=name) if name in several:
            raise Undecided("several", name)
        case _:
            return mapped(node, lambda child: _spread_node(child, several))
