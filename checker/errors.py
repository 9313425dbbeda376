"""What can go wrong in a way that a person can mend: a message, and the place it is about."""

from __future__ import annotations

from checker.records import NamedTuple


class CheckerError(Exception):
    """Something the user gave cannot be used; ``str(error)`` is the whole message, ready to print."""


class UnreadableFile(CheckerError):
    """A report that cannot be read; the message says why, and the path is said by whoever reports it."""


class Complaint(NamedTuple):
    """One thing wrong with a file of rules or configuration: where (line and column from 1), what, what to do, and the
    line itself. Line 0 is that of an option of the command, which ``path`` then names.
    """

    path: str
    line: int
    column: int
    what: str
    hint: str = ""
    excerpt: str = ""
    width: int = 1

    def __str__(self) -> str:
        said = f"{self.path}:{self.line}:{self.column}: {self.what}" if self.line else f"{self.path}: {self.what}"
        if self.excerpt:
            said += f"\n    {self.excerpt}\n    {' ' * (self.column - 1)}{'^' * max(1, self.width)}"
        return said + (f"\n    {self.hint}" if self.hint else "")


class PackError(CheckerError):
    """Files of rules or configuration that cannot be used: all that is wrong with all of them, at once."""

    def __init__(self, complaints: tuple[Complaint, ...]) -> None:
        self.complaints = complaints
        super().__init__("\n".join(map(str, complaints)))
