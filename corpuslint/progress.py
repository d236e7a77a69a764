"""How a run gets on, for people who wait for it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from tqdm import tqdm

# A run on fewer documents is over before a bar could be read.
_LEAST_DOCUMENTS = 2_000


class Progress:
    """Keeps it to itself."""

    def start(self, total: int) -> None:
        """So many documents are going to be read."""

    def advance(self, count: int) -> None:
        """So many more were read."""

    def finish(self) -> None:
        """All were read."""


class ProgressBar(Progress):
    """A bar on standard error, for runs that take long enough to be waited for."""

    def __init__(self) -> None:
        self._bar: tqdm[NoReturn] | None = None

    def start(self, total: int) -> None:
        """Show the bar, if there is much to do."""
        if total < _LEAST_DOCUMENTS:
            return
        from tqdm import tqdm  # noqa: PLC0415  only long runs show a bar

        self._bar = tqdm(total=total, unit=" documents", leave=False, file=sys.stderr)

    def advance(self, count: int) -> None:
        """Move the bar."""
        if self._bar is not None:
            self._bar.update(count)

    def finish(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
