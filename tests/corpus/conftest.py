from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpuslint.corpus.spool import Spool


@pytest.fixture
def spool() -> Iterator[Spool]:
    with Spool() as spool:
        yield spool
