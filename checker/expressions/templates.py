"""Messages of rules: text with figures and amounts in braces.

    {completion} is claimed, but {actual} of {plan} is {actual / plan:percent}

A bare name is the figure as the text prints it; anything else is worked out and printed in the format after the colon.
Two braces stand for one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeAlias, cast

from checker.expressions.syntax import JSON, REPORT, ExpressionError, Node, dump_node, load_node, names
from checker.late import late
from checker.records import NamedTuple

FORMATS = ("percent", "points", "money", "number", "date")
MAX_LENGTH = 2000
_PART = late(r"(?P<double>\{\{|\}\})|(?P<text>[^{}]+)|\{(?P<slot>[^{}]*)\}|(?P<brace>[{}])")


class Slot(NamedTuple):
    """An amount to be printed; ``format`` is one of FORMATS, or empty where the amount itself says how."""

    tree: Node
    format: str = ""


Template: TypeAlias = tuple["str | Slot", ...]


def parse_template(source: str, bound: Collection[str] | None = None) -> Template:
    """The parts of a message; ExpressionError, with its place in ``source``, where one is wrong.

    Where ``bound`` is given, every name must be among them.
    """
    if len(source) > MAX_LENGTH:
        raise ExpressionError(f"a message has at most {MAX_LENGTH} characters, this one {len(source)}")
    return tuple(_joined(_parts(source, bound)))


def _parts(source: str, bound: Collection[str] | None) -> Iterator[str | Slot]:
    for match in _PART.finditer(source):
        match match.lastgroup:
            case "double":
                yield match[0][0]
            case "text":
                yield match[0]
            case "slot":
                yield _slot(match["slot"], match.start("slot"), bound)
            case _:
                raise ExpressionError("this brace has no other", match.start(), 1, "two of them print one")


def _slot(source: str, offset: int, bound: Collection[str] | None) -> Slot:
    written, colon, kind = source.partition(":")
    if colon and kind.strip() not in FORMATS:
        from difflib import get_close_matches

        close = get_close_matches(kind.strip(), FORMATS, 1)
        hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(FORMATS)}"
        raise ExpressionError(f"{kind.strip()} is no format", offset + len(written) + 1, len(kind), hint)
    # Imported here: a report is read with messages that were parsed long ago.
    from checker.expressions.parser import parse_tree

    try:
        tree = parse_tree(written)
        for name in names(tree) if bound is not None else ():
            _check_bound(name, bound or (), written.find(name))
    except ExpressionError as error:
        raise ExpressionError(error.message, offset + error.position, error.width, error.hint) from None
    return Slot(tree, kind.strip())


def _check_bound(name: str, bound: Collection[str], position: int) -> None:
    if name in bound or name == REPORT:
        return
    from difflib import get_close_matches

    close = get_close_matches(name, bound, 1)
    hint = f"did you mean {close[0]}?" if close else f"bound: {', '.join(bound)}"
    raise ExpressionError(f"{name} is not bound", position, len(name), hint)


def _joined(parts: Iterator[str | Slot]) -> Iterator[str | Slot]:
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        if text:
            yield text
        text = ""
        yield part
    if text:
        yield text


def dump_template(template: Template) -> JSON:
    """The parts as plain JSON, for the cache of compiled rules."""
    return [part if isinstance(part, str) else [dump_node(part.tree), part.format] for part in template]


def load_template(dumped: JSON) -> Template:
    """The parts that `dump_template` wrote."""
    parts = cast("list[JSON]", dumped)
    return tuple(
        p if isinstance(p, str) else Slot(load_node(cast("list[JSON]", p)[0]), cast(str, cast("list[JSON]", p)[1]))
        for p in parts
    )
