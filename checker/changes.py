"""Which files differ from a revision of the git repository that the working directory is in."""

from __future__ import annotations

import os
import subprocess

from checker.errors import CheckerError


def since(revision: str) -> frozenset[str]:
    """The real paths of files that were changed or added since a revision, whether they are committed or not.

    Raises `CheckerError` where there is no repository, no such revision, or no git.
    """
    top = _git("rev-parse", "--show-toplevel").rstrip("\n")
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", of=revision).strip()
    changed = _git("diff", "--name-only", "--no-renames", "--diff-filter=d", "--no-ext-diff", "-z", commit, "--")
    added = _git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", top)
    return frozenset(os.path.realpath(os.path.join(top, name)) for name in (changed + added).split("\0") if name)


def _git(*arguments: str, of: str | None = None) -> str:
    try:
        done = subprocess.run(("git", *arguments), capture_output=True, check=False)
    except OSError as error:
        raise CheckerError(f"--diff needs git, which cannot be run: {error.strerror}") from error
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().removeprefix("fatal: ")
        raise CheckerError(f"--diff: {said}" if of is None else f"--diff: git knows no revision {of!r}")
    return os.fsdecode(done.stdout)
