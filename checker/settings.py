"""What a run is told: by default, in a configuration, by options; and where each of it was said.

`configuration` reads this from files. Paths and patterns are written as from ``Settings.root``: the folder of a
configuration that was found, the working directory where one was given by name or there is none.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from checker.errors import Complaint
from checker.model import Language, Severity
from checker.records import NamedTuple

if TYPE_CHECKING:
    from checker.sources import Located

DEFAULT = "default"
"""Where a value comes from that nobody gave."""

UNHEEDED = " counts only where --config names the file"
"""How the origin of a value ends that is asked for in a file which the gate does not name itself."""

FILES = ("checker.toml", "pyproject.toml")
"""What a configuration is called; in the second, it is the table ``[tool.checker]``."""


class Given(NamedTuple):
    """Words that somebody gave, in a file or in an option, and where."""

    text: str
    source: str = DEFAULT
    place: Located | None = None

    def complaint(self, what: str, hint: str = "") -> Complaint:
        """What is wrong with them, said where they stand."""
        if self.place is None:
            return Complaint(self.source, 0, 0, what, hint)
        place = self.place
        return Complaint(self.source, place.line, place.column, what, hint, place.excerpt, place.width)


class Severities(NamedTuple):
    """The severity that findings of some rules have."""

    rules: Given
    severity: Severity


class Option(NamedTuple):
    """The value of an option of a rule, as rule files write amounts."""

    rule: Given
    name: Given
    value: str | int


class ForPath(NamedTuple):
    """What holds for the reports that a pattern names: what their text does not say, and which rules it is spared."""

    pattern: Given
    year: int | None = None
    entity: str = ""
    unit: str = ""
    ignore: tuple[Given, ...] = ()
    severity: tuple[Severities, ...] = ()


class Expected(NamedTuple):
    """A report that has to be there: of whom, for when, and the pattern of its path."""

    pattern: Given
    entity: str = ""
    period: str = ""


class Settings(NamedTuple):
    """All that a run is told. ``file`` is the configuration, empty where there is none; ``origins`` say, by the name of
    a field, where its value comes from, where that is not the default.
    """

    file: str = ""
    root: str = ""
    origins: Mapping[str, str] = {}
    rules: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    select: tuple[Given, ...] = (Given("ALL"),)
    extend_select: tuple[Given, ...] = ()
    ignore: tuple[Given, ...] = ()
    severity: tuple[Severities, ...] = ()
    per_file_ignores: tuple[ForPath, ...] = ()
    reports: tuple[ForPath, ...] = ()
    expects: tuple[Expected, ...] = ()
    unsuppressible: tuple[Given, ...] = ()
    reviewed: str = ""
    baseline: str = ""
    suppressions_in_text: bool = False
    configuration_beside_reports: bool = False
    fail_on: Severity | Literal["never"] = "warning"
    max_warnings: int | None = None
    lang: Language = "en"
    jobs: int = 0
    verified: bool = False
    redact: bool = False

    @property
    def unheeded(self) -> tuple[str, ...]:
        """The names of what a configuration asks for in vain, since the gate does not name that file itself."""
        return tuple(name for name, origin in self.origins.items() if origin.endswith(UNHEEDED))

    def override(self, **given: tuple[Any, str]) -> Settings:
        """The same with some values replaced: by the name of the field, each a value and where it was given."""
        origins = {**self.origins, **{name: origin for name, (_, origin) in given.items()}}
        return self._replace(origins=origins, **{name: value for name, (value, _) in given.items()})


def find(folder: str) -> str:
    """The nearest configuration: in the folder, or in one that it is in; empty where there is none."""
    folder = os.path.abspath(folder)
    while True:
        for name in FILES:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name == FILES[0] or _is_for_the_checker(path)):
                return path
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above


def _is_for_the_checker(path: str) -> bool:
    with open(path, "rb") as file:
        return b"[tool.checker" in file.read()
