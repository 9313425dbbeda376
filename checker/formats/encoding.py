"""JSON that is safe to print: what it holds comes back as it was, and nothing in it is obeyed by what shows it."""

from __future__ import annotations

import json
import re

_encode = json.JSONEncoder(ensure_ascii=False).encode
_OBEYED = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
    r"|##(?=\w*\[)"
)
"""What a terminal or a page acts upon: controls that JSON leaves alone, marks that turn the direction of writing or are
not seen, halves of characters, and the sign by which some pipelines know a command in what a job prints."""


def encode(value: object) -> str:
    """A value as JSON on one line, Chinese as it is written."""
    return _OBEYED.sub(_escaped, _encode(value))


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
