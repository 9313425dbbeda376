"""What comes of each report of a run: what was found in it, or why it could not be read.

An `Examination` and what it gives can be sent from one process to another, so that a run looks the same however many
processes share it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from checker import readers
from checker.engine import Counts, Examiner, Result
from checker.errors import PackError, UnreadableFile
from checker.model import Document, Language, Reading, Unread
from checker.packs import Pack
from checker.readers import content
from checker.records import NamedTuple, replace
from checker.selection import Selection, Terms, applied

if TYPE_CHECKING:
    from checker.suppressions import Suppressor


_EMPTY = "it is empty: there is nothing in it to check"


class Outcome(NamedTuple):
    """What came of one path: ``result`` is None where it could not be read; ``unread`` says what was not, and why.

    ``inside`` is what came of the files that an archive or a mail holds, whose paths go on from its own. ``digest`` is
    the SHA-256 of the bytes that were read and ``size`` their number, where they were asked for.
    """

    path: str
    result: Result | None = None
    counts: Counts = Counts()
    unread: tuple[Unread, ...] = ()
    digest: str = ""
    size: int = 0
    inside: tuple[Outcome, ...] = ()

    def every(self) -> Iterator[Outcome]:
        """What came of the path and of the files inside it, each by itself."""
        yield self
        for outcome in self.inside:
            yield from outcome.every()


class Wanted(NamedTuple):
    """What is wanted of each report: messages in a language, the checks that are no findings, all that was read, the
    digest of its bytes, the fingerprints of its findings; and whether its words are not to be shown.
    """

    language: Language = "en"
    verified: bool = False
    whole: bool = False
    digest: bool = False
    fingerprints: bool = False
    redact: bool = False


class Examination:
    """Reads and checks reports, one after the other."""

    def __init__(
        self,
        pack: Pack,
        selection: Selection,
        wanted: Wanted,
        suppressor: Suppressor | None = None,
        reader: readers.Reader | None = None,
    ) -> None:
        self._pack = pack
        self._selection = selection
        self._wanted = wanted
        self._suppressor = suppressor
        self._examiners: dict[Terms, Examiner] = {}
        self._beside: dict[str, Terms] = {}
        self._reader = reader or readers.Reader()

    def __reduce__(self) -> tuple[Any, ...]:
        """To another process goes what it was made of, and not the process that reads for it."""
        return Examination, (self._pack, self._selection, self._wanted, self._suppressor)

    def __call__(self, path: str) -> Outcome:
        """What comes of the file at a path."""
        return self.of(path, lambda: content.load(path))

    def of(self, path: str, load: Callable[[], bytes]) -> Outcome:
        """What comes of the bytes that ``load`` gives; their format is that of the ending of ``path``."""
        digest, size = "", 0
        try:
            data = load()
        except UnreadableFile as error:
            return Outcome(path, unread=(Unread(path, str(error)),))
        if self._wanted.digest:
            digest, size = _digest(data), len(data)
        found = [self._outcome(document) for document in self._reader.documents(data, path)]
        own = next((outcome for outcome in found if outcome.path == path), Outcome(path))
        inside = tuple(outcome for outcome in found if outcome is not own)
        return own._replace(digest=digest, size=size, inside=inside)

    def close(self) -> None:
        """Ends the process that files are read in, where one was begun; the next file begins another."""
        self._reader.close()

    def _outcome(self, found: Document | Unread) -> Outcome:
        if isinstance(found, Unread):
            return Outcome(found.path, unread=(found,))
        if not found.unread and not found.text.strip():
            return Outcome(found.path, unread=(Unread(found.path, _EMPTY),))
        try:
            return self._checked(found)
        except Exception as error:  # a mistake of ours must not let the other reports pass unchecked
            return Outcome(found.path, unread=(Unread(found.path, _failure(error)),))

    def _checked(self, document: Document) -> Outcome:
        terms, wrong = self._terms(document.path)
        result = self._examiner(terms).examine(document)
        counts = result.counts
        if self._suppressor:
            result = self._suppressor.apply(result)
        return Outcome(document.path, self._shortened(self.shown(result)), counts, document.unread + wrong)

    def shown(self, result: Result) -> Result:
        """A result without the words of its report, where they are not to be shown."""
        if not self._wanted.redact:
            return result
        from checker.redaction import redact

        return redact(result, {rule.id: rule for rule in self._selection.rules}, self._wanted.language)

    def _terms(self, path: str) -> tuple[Terms, tuple[Unread, ...]]:
        """The terms of a report, and what stands beside it and cannot be used."""
        terms = self._selection.terms(path)
        if not self._selection.beside:
            return terms, ()
        from checker import beside

        if not (found := beside.find(path)):
            return terms, ()
        try:
            if found not in self._beside:
                self._beside[found] = beside.load(found, self._selection)
        except PackError as error:
            return terms, (Unread(found, str(error)),)
        return terms.over(self._beside[found]), ()

    def _examiner(self, terms: Terms) -> Examiner:
        """Applies the rules on some terms; kept, since most reports are checked on the same."""
        if terms not in self._examiners:
            pack = replace(self._pack, rules=tuple(applied(self._selection.rules, terms)))
            wanted = self._wanted
            self._examiners[terms] = Examiner(
                pack,
                wanted.language,
                verified=wanted.verified or wanted.whole,
                about=terms.about,
                options=self._selection.options,
            )
        return self._examiners[terms]

    def _shortened(self, result: Result) -> Result:
        """The result without what nobody wants to see: that takes longer to send than to find.

        Where nothing is to be shown of a report, its text is not either.
        """
        if self._wanted.whole:
            return result
        checks = result.checks if self._wanted.verified else ()
        document = result.document._replace(plain="", tables=())
        if not (result.findings or checks or result.suppressed):
            document = document._replace(text="", blocks=(), line_starts=(0,), pages=())
        return Result(document, result.findings, checks, (), Reading(document, (), (), (), ()), result.suppressed)


def lost(path: str) -> Outcome:
    """What comes of a file that ended the process which read it."""
    return Outcome(path, unread=(Unread(path, "the process that read it was ended, twice (is there enough memory?)"),))


def _failure(error: Exception) -> str:
    """Why a report could not be checked, where the fault is not its own."""
    if isinstance(error, MemoryError):
        return "it takes more memory than there is"
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    where = f" ({os.path.basename(at.tb_frame.f_code.co_filename)}, line {at.tb_lineno})" if at else ""
    return f"the checker itself failed on it, which is a mistake to report: {type(error).__name__}{where}"


def _digest(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()
