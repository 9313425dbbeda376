"""Zip archives, which Word and Excel files are too, opened within bounds.

Sizes are those that the archive declares: the standard library unpacks no more of a part than that.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

from checker.errors import UnreadableFile
from checker.readers import limits

_ENCRYPTED = 1
_FAULTS = (ValueError, OSError, EOFError, NotImplementedError, RuntimeError, zlib.error)


class Archive:
    """The parts of an archive. Raises `UnreadableFile` where it is none, is damaged, or has too many of them."""

    def __init__(self, data: bytes) -> None:
        import zipfile

        self._faults = (*_FAULTS, zipfile.BadZipFile, zipfile.LargeZipFile)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            found = self._zip.infolist()
        except self._faults as error:
            raise UnreadableFile(f"it is a damaged or incomplete Zip archive: {error}") from error
        limits.check("parts", len(found), limits.PARTS)
        self._infos = {info.filename: info for info in found}
        self._unpacked = 0

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def names(self) -> Iterator[str]:
        """The names of all parts."""
        return iter(self._infos)

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises `UnreadableFile` where it is not there, encrypted, damaged or too large."""
        info = self._infos.get(name)
        if info is None:
            raise UnreadableFile(f"its part {name} is missing")
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableFile("it is encrypted; save it without a password")
        if info.file_size > limits.SMALL and info.file_size > limits.RATIO * info.compress_size:
            times = f"{info.file_size // max(1, info.compress_size):,} times"
            raise UnreadableFile(
                f"its part {name} is {times} larger unpacked, and no more than {limits.RATIO} are read"
            )
        self._unpacked += info.file_size
        limits.check("bytes when unpacked", self._unpacked, limits.UNPACKED)
        try:
            return self._zip.read(info)
        except self._faults as error:
            raise UnreadableFile(f"its part {name} is damaged: {error}") from error
