"""Which documents go when copies are dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from corpuslint.config import Fields
from corpuslint.corpus.base import Entry
from corpuslint.document import DocumentKey
from corpuslint.findings import Applicability, Fix, Related
from corpuslint.rewriting import Rewriter, Treatment
from tests.strategies import located

if TYPE_CHECKING:
    from pathlib import Path


def test_only_copies_of_documents_that_stay_are_dropped(tmp_path: Path) -> None:
    """`c` is a copy of `b` alone, and `b` goes because it is a copy of `a`: no chains."""
    better = {"b": ["a"], "c": ["b"], "d": ["b", "a"]}
    keys = {name: DocumentKey(f"{name}.txt", f"{name}.txt") for name in "abcd"}
    findings = {}
    for name, others in better.items():
        item = located(rule="DUP004", family="duplicates")
        finding = msgspec.structs.replace(
            item.finding,
            fix=Fix(Applicability.UNSAFE, action="drop-document"),
            related=tuple(Related(keys[other], 0, 1) for other in others),
        )
        findings[keys[name]] = [msgspec.structs.replace(item, finding=finding, document=keys[name])]
    rewriter = Rewriter(findings, lambda _: [], Fields(), Treatment(drop_duplicates=True))
    gone = []
    for name, key in keys.items():
        path = tmp_path / key.path
        path.write_text("The ferry sailed on Friday.\n")
        for change in rewriter.changes([Entry(key, str(path), str(path))]):
            gone += [name] * (change.after is None)
    assert gone == ["b", "d"]
