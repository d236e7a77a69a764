"""A family's rules on one text, and the text after its fixes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuslint.config import Settings
from corpuslint.document import Document, DocumentKey
from corpuslint.findings import Applicability
from corpuslint.fixes import apply_edits, plan_fixes
from corpuslint.lint import check_documents
from corpuslint.rule import Context
from corpuslint.ruleset import build_rules

if TYPE_CHECKING:
    from corpuslint.findings import LocatedFinding


def check(text: str, *selectors: str, language: str | None = None) -> list[LocatedFinding]:
    """The findings of the selected rules on a text that is the whole corpus."""
    rules = build_rules(Settings(root=".", select=selectors), Context(language=language))
    return check_documents([Document(DocumentKey("a.txt", "a.txt"), text)], rules)


def fix(text: str, *selectors: str, language: str | None = None) -> str:
    """The text after one round of all fixes, suggestions too."""
    document = Document(DocumentKey("a.txt", "a.txt"), text)
    found = check(text, *selectors, language=language)
    return apply_edits(text, plan_fixes(document, found, tuple(Applicability)))
