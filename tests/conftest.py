"""What all tests share: laws are tried on chosen examples, however long a busy machine takes for one."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("laws", deadline=None)
settings.load_profile("laws")
