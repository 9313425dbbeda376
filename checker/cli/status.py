"""Exit statuses."""

from __future__ import annotations

NOTHING, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130
