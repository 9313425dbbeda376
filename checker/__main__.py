"""``python -m checker``: the same as the command ``checker``."""

from __future__ import annotations

import sys

from checker.cli import main

sys.exit(main())
