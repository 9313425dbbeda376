"""Figures that were left out or made unreadable: "xx", "XXX", "**", "____", "【】", "[●]", "X.X", "xx0.9"."""

from __future__ import annotations

from checker.late import late

_MASK = late(
    r"[xX×]{1,8}+(?:\.[xX×]{1,4}+)?+(?:\d{0,4}(?:\.\d{1,4})?+)?+"
    r"|[*＊]{2,12}+|_{2,40}+|#{2,12}+|[○●□■◯]{1,12}+"
    r"|【[ \t●•○□*xX_.…-]{0,40}】|\[[ \t●•○□*xX_-]{1,40}\]|[（(][ \t_●]{2,40}[)）]"
)


def read(plain: str, at: int, end: int) -> int:
    """Where the mask that begins at ``at`` ends; ``at`` itself where there is none."""
    found = _MASK.match(plain, at, end)
    return at if found is None else found.end()
