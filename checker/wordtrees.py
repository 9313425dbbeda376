"""Entries of a dictionary as a tree of their pieces (words, or Chinese characters): the longest is read at once.

Entries that go on alike share what follows: thousands of spellings of one phrase ("the excess of actual expenditure
over receipts") are a few nodes. A tree is a list of nodes, each with the code of the entry that ends there ("" for
none) and the places of those that follow, by their piece; the last one is the root.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

Node: TypeAlias = tuple[str, Mapping[str, int]]
Tree: TypeAlias = Sequence[Node]


def grow(entries: Mapping[Sequence[str], str]) -> list[list[Any]]:
    """The tree of entries, by their pieces, and their codes, as plain JSON values."""
    root: dict[str, Any] = {}
    for pieces, code in entries.items():
        at = root
        for piece in pieces:
            at = at.setdefault(piece, {})
        at[""] = code
    nodes: list[list[Any]] = []
    places: dict[tuple[str, tuple[tuple[str, int], ...]], int] = {}

    def add(grown: Mapping[str, Any]) -> int:
        following = {piece: add(below) for piece, below in sorted(grown.items()) if piece}
        key = (grown.get("", ""), tuple(following.items()))
        if key not in places:
            places[key] = len(nodes)
            nodes.append([key[0], following])
        return places[key]

    place = add(root)
    if place != len(nodes) - 1:  # an empty dictionary, or one that a part of it equals
        nodes.append(nodes[place])
    return nodes


def code(tree: Tree, pieces: Sequence[str]) -> str:
    """The code of the entry of some pieces; empty where there is none."""
    node = tree[-1]
    for piece in pieces:
        place = node[1].get(piece)
        if place is None:
            return ""
        node = tree[place]
    return node[0]
