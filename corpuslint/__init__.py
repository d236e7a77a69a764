r"""A linter for text corpora: findings, fixes, a report and a cleaned corpus.

>>> import corpuslint
>>> found = corpuslint.check({"a": "The council met.\n\nHere is the translation:\n"})
>>> [(item.rule, item.line) for item in found]
[('MTQ003', 3)]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from corpuslint.api import (
        CheckResult,
        CleanedDocument,
        check,
        clean,
    )
    from corpuslint.document import Document, DocumentKey
    from corpuslint.findings import LocatedFinding

__all__ = [
    "CheckResult",
    "CleanedDocument",
    "Document",
    "DocumentKey",
    "LocatedFinding",
    "__version__",
    "check",
    "clean",
]

_MODULES = {"Document": "document", "DocumentKey": "document", "LocatedFinding": "findings"}


def __getattr__(name: str) -> object:
    """The public names, imported when they are first used: ``--version`` needs none of them."""
    if name not in __all__:
        raise AttributeError(f"module 'corpuslint' has no attribute {name!r}")
    import importlib  # noqa: PLC0415  as above

    module = importlib.import_module(f"corpuslint.{_MODULES.get(name, 'api')}")
    value: object = getattr(module, name)
    return value
