"""What a document is measured against: its language and the script of that."""

from __future__ import annotations

from corpuslint.language.identify import identified_language
from corpuslint.rule import Context, Document


def base_language(document: Document, context: Context) -> str | None:
    """The document's own language, as said by its container, the configuration or its text."""
    language = document.language or context.language
    if language:
        return language.partition("-")[0].lower()
    return document.once(identified_language)
