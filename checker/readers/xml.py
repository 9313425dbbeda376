"""XML as office files hold it: no document type, no entities, nothing fetched, a bounded depth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.errors import UnreadableFile
from checker.readers.extras import needs

if TYPE_CHECKING:
    from lxml.etree import _Element


def parse(data: bytes, name: str) -> _Element:
    """The root of an XML part of a name. Raises `UnreadableFile` for what is none or is made to be costly."""
    with needs("lxml"):
        from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        deep = "depth" in str(error)
        why = "is nested too deeply" if deep else f"is no well-formed XML: {error.msg}"
        raise UnreadableFile(f"its part {name} {why}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile(f"its part {name} declares a document type, which no office program writes")
    return root


def local(element: _Element) -> str:
    """The name of an element without its namespace; office files come in two sets of those."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: _Element | None, name: str, default: str = "") -> str:
    """An attribute, whatever its namespace."""
    if element is not None:
        for key, value in element.items():
            if str(key).rpartition("}")[2] == name:
                return str(value)
    return default


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first element at the end of a path of names."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def children(element: _Element, name: str) -> Iterator[_Element]:
    """The elements of a name directly inside another."""
    return (inner for inner in element if local(inner) == name)
