"""XML as office files hold it: no document type, no entities, nothing fetched, a bounded depth."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
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
        raise _refused(error, name) from error
    _check_type(root, name)
    return root


def elements(data: bytes, name: str, wanted: str) -> Iterator[_Element]:
    """The elements of a part that have a name of their own, such as the rows of a sheet, and those that stand beside
    them; each is forgotten once the next one is asked for. Raises as `parse` does."""
    with needs("lxml"):
        from lxml import etree

    reading = etree.iterparse(
        BytesIO(data),
        tag=f"{{*}}{wanted}",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    first = True
    try:
        for _, element in reading:
            if first:
                _check_type(element, name)
                first = False
            yield element
            element.clear()
            above = element.getparent()
            while above is not None and above[0] is not element:
                del above[0]
    except etree.XMLSyntaxError as error:
        raise _refused(error, name) from error


def _refused(error: Exception, name: str) -> Exception:
    said = str(error)
    if "emory" in said or "unknown error" in said:  # which is how the library says that it got no more
        return MemoryError()
    why = "is nested too deeply" if "depth" in said else f"is no well-formed XML: {said}"
    return UnreadableFile(f"its part {name} {why}")


def _check_type(element: _Element, name: str) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile(f"its part {name} declares a document type, which no office program writes")


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


def whole(value: str) -> int:
    """A whole number as attributes have them; 0 where it is none, or is one that no honest file has."""
    return int(value) if value.isdecimal() and len(value) < 7 else 0
