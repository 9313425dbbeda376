"""Rules that extend others: a file with `extends: other-rule` has all fields of that rule that it does not give itself.

A rule may extend the one of its own id that it replaces. Tests and former ids are never taken over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from checker.errors import Complaint
from checker.fields import did_you_mean
from checker.sources import Located, complain

_OWN = frozenset({"id", "tests", "formerly", "extends"})


def written_out(
    files: Sequence[tuple[str, Located]], renamed: Mapping[str, str], complaints: list[Complaint]
) -> list[Located]:
    """The contents of rule files with what they take over from others; ``renamed`` gives ids for former ones.

    What is taken over stands where the file says `extends`: what is wrong with it is wrong there.
    """
    return _Extending(files, renamed, complaints).results()


class _Extending:
    def __init__(
        self, files: Sequence[tuple[str, Located]], renamed: Mapping[str, str], complaints: list[Complaint]
    ) -> None:
        self._files = files
        self._renamed = renamed
        self._complaints = complaints
        self._ids = [_text(content, "id") for _, content in files]
        self._done: dict[int, Located] = {}
        self._open: list[int] = []

    def results(self) -> list[Located]:
        return [self._whole(index) for index in range(len(self._files))]

    def _whole(self, index: int) -> Located:
        name, content = self._files[index]
        place = content.value.get("extends") if isinstance(content.value, Mapping) else None
        if index in self._done or place is None:
            return self._done.get(index, content)
        self._open.append(index)
        base = self._base(index, name, place)
        self._open.pop()
        self._done[index] = content if base is None else _joined(content, self._whole(base), place)
        return self._done[index]

    def _base(self, index: int, name: str, place: Located) -> int | None:
        """The file that another one extends; None, after a complaint, where there is none."""
        wanted = str(place.value)
        wanted = wanted if wanted in self._ids else self._renamed.get(wanted, wanted)
        upto = index if wanted == self._ids[index] else len(self._files)
        base = next((at for at in reversed(range(upto)) if self._ids[at] == wanted), None)
        if base is None:
            hint = did_you_mean(wanted, [known for known in self._ids if known]) or "see 'checker rules list'"
            self._complaints.append(complain(name, place, f"there is no rule {wanted!r} to extend", hint))
        elif base in self._open or self._leads_back(base):
            self._complaints.append(complain(name, place, f"{wanted!r} extends this rule in turn"))
            return None
        return base

    def _leads_back(self, base: int) -> bool:
        """Whether a rule extends, by way of others, one that is being written out."""
        seen: set[int] = set()
        at: int | None = base
        while at is not None and at not in seen:
            if at in self._open:
                return True
            seen.add(at)
            wanted = _text(self._files[at][1], "extends")
            upto = at if wanted == self._ids[at] else len(self._files)
            at = next((one for one in reversed(range(upto)) if wanted and self._ids[one] == wanted), None)
        return False


def _text(content: Located, field: str) -> str:
    place = content.value.get(field) if isinstance(content.value, Mapping) else None
    return str(place.value) if place is not None and isinstance(place.value, str) else ""


def _joined(content: Located, base: Located, place: Located) -> Located:
    own = cast("Mapping[str, Located]", content.value)
    other = base.value if isinstance(base.value, Mapping) else {}
    taken = {key: _placed(item, place) for key, item in other.items() if key not in own and key not in _OWN}
    return replace(content, value={**own, **taken})


def _placed(item: Located, place: Located) -> Located:
    """A value of another file, as if it stood at a place of this one."""
    value = item.value
    if isinstance(value, tuple):
        value = tuple(_placed(one, place) for one in value)
    elif isinstance(value, Mapping):
        value = {key: _placed(one, place) for key, one in value.items()}
    return Located(value, place.line, place.column, place.width, place.excerpt, place.key)
