"""What a document is measured against: its language and the script of that."""

from __future__ import annotations

from corpuslint.language.identify import identified_language
from corpuslint.language.scripts import main_script, script_of_language
from corpuslint.rule import Context, Document


def base_language(document: Document, context: Context) -> str | None:
    """The document's own language, as said by its container, the configuration or its text."""
    language = document.language or context.language
    if language:
        return language.partition("-")[0].lower()
    return document.once(identified_language)


def base_script(document: Document, language: str | None) -> str:
    """The script of the document's language; of most of its letters, where that is not known."""
    if language:
        return script_of_language(language)
    return document.once(_main_script)


def _main_script(document: Document) -> str:
    return main_script(document.text) or "Latin"
