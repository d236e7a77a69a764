"""What tests share."""

from __future__ import annotations

import os

from hypothesis import settings

# No test depends on time. In CI the examples are the same in every run, so that a change is judged
# by itself; at the desk each run looks at new ones.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")
