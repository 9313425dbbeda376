"""Checks that the figures of narrative reports agree with each other and with the calendar.

    >>> import checker
    >>> checker.check("Deposits grew by 63 million yuan, 116% of the 60 million yuan plan.")
    >>> checker.check_file("summary.txt")
    >>> checker.figures("存款余额54293万元，较年初净增6367万元。")
    >>> checker.parse_quantities("about RMB 1.2 billion")

Nothing is imported before it is called for: importing the package costs nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # and not imported: `typing` alone takes as long as answering `checker --help`
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from checker.engine import Result
    from checker.model import Check, Figure, Language, Quantity

__version__ = "0.1.0"
__all__ = ["__version__", "check", "check_file", "figures", "parse_quantities"]


def check(text: str, *, language: Language = "en", rules: Sequence[Path] = ()) -> tuple[Check, ...]:
    """The contradictions in a text, in its order; offsets count code points of ``text``.

    ``language`` is that of the messages; the language of the text is found by itself. ``rules`` are folders or files
    of rules beside the shipped ones. Raises `checker.errors.PackError` where those cannot be used.
    """
    return _examine_text(text, language, rules).findings


def check_file(path: str | Path, *, language: Language = "en", rules: Sequence[Path] = ()) -> Result:
    """All that was found in one file: findings, checks that hold or are unknown, figures.

    Raises `checker.errors.UnreadableFile` where the file cannot be read.
    """
    from checker import engine, packs, readers

    return engine.examine(readers.read(path), packs.load(tuple(rules)), language)


def figures(text: str, *, rules: Sequence[Path] = ()) -> tuple[Figure, ...]:
    """Every figure of a text with what it was read as: its amount, role, metric and period."""
    return _examine_text(text, "en", rules).figures


def parse_quantities(text: str, language: Language | None = None) -> list[Quantity]:
    """The amounts that a text states, in order; ``language`` is found by itself where it is not given."""
    from checker import folding, quantities

    plain = folding.fold(text)
    return quantities.parse(plain, language or _language(plain))


def _examine_text(text: str, language: Language, rules: Sequence[Path]) -> Result:
    from checker import engine, packs, readers

    return engine.examine(readers.from_text(text), packs.load(tuple(rules)), language)


def _language(plain: str) -> Language:
    return "zh" if any("\u4e00" <= character <= "\u9fff" for character in plain) else "en"
