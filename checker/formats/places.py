"""Places in words: "page 3, line 12", "table 2, row 3, column B", 第3页第12行."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.model import Document, Language, Place

_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "part": "{}",
        "page": "page {}",
        "line": "line {}",
        "paragraph": "paragraph {}",
        "sheet": "sheet {}",
        "table": "table {}",
        "row": "row {}",
        "column": "column {}",
        "cell": "cell {}",
        "heading": "under “{}”",
        "join": ", ",
    },
    "zh": {
        "part": "{}",
        "page": "第{}页",
        "line": "第{}行",
        "paragraph": "第{}段",
        "sheet": "工作表{}",
        "table": "表{}",
        "row": "第{}行",
        "column": "{}列",
        "cell": "单元格{}",
        "heading": "“{}”之下",
        "join": "，",
    },
}


def say(place: Place, language: Language) -> str:
    """A place in words, from the large to the small; empty where there is nothing beyond the line."""
    words = _WORDS[language]
    return words["join"].join(words[name].format(value) for name, value in _parts(place))


def instead(document: Document, offset: int, language: Language) -> str:
    """The place of an offset in words where the file has not the lines and columns of the text; else empty."""
    return say(document.place(offset), language) if document.extracted else ""


def mark(document: Document, offset: int) -> str:
    """Where an offset stands in a few signs, for a margin: 80:285 or, of a page, its number and line there, 3:12."""
    place, position = document.place(offset), document.position(offset)
    if document.extracted and place.page:
        return f"{place.page}:{place.line}" if place.line else f"p{place.page}"
    if document.extracted and place.row:
        return f"{letters(place.column)}{place.row}"
    if document.extracted and place.paragraph:
        return f"¶{place.paragraph}"
    return f"{position.line}:{position.column}"


def letters(column: int) -> str:
    """The letters of a column counted from 1, as spreadsheets have them: 1 is A, 27 is AA."""
    named = ""
    while column:
        column, digit = divmod(column - 1, 26)
        named = chr(ord("A") + digit) + named
    return named


def _parts(place: Place) -> Iterator[tuple[str, object]]:
    if place.part:
        yield "part", place.part
    for name in ("page", "line", "paragraph", "sheet"):
        if value := getattr(place, name):
            yield name, value
    if place.sheet and place.row:
        yield "cell", f"{letters(place.column)}{place.row}"
    elif place.table:
        yield "table", place.table
        yield "row", place.row
        yield "column", letters(place.column)
    if place.heading:
        yield "heading", place.heading
