from __future__ import annotations

import re
from collections.abc import Iterable

from corpuslint.rule import Bad, Document, DocumentRule, Finding, Good

_NOTHING = frozenset(("", "null", "none", "nan", "n/a", "undefined", "untitled", "[object object]"))
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_ADDRESS = re.compile(r"https?://[^\s/]+(?:/\S*)?")
_TAG = re.compile(r"</?[a-z][^<>]{0,200}>|&(?:amp|lt|gt|quot|nbsp|#\d{1,6});", re.IGNORECASE)


class BrokenField(DocumentRule):
    """A field beside the text is empty or broken.

    What it does:
      Looks at the title, language and address that the container gives for a document.

    Why it is a problem:
      Who sorts, joins or cites articles by these fields gets the wrong ones.

    How it decides:
      A title is broken when it is empty, a programmer's word for nothing, has line ends or markup.
      A language is broken when it is no language code, an address when it is no web address.
      A field that is not there at all is no fault.

    Fix safety:
      There is no fix: only the text is ever changed.
    """

    code = "STR003"
    name = "broken-field"
    family = "structure"

    bad = (
        Bad("⟦The council of Tornby voted on Friday.\n⟧", titles=["null"]),
        Bad("⟦The council of Tornby voted on Friday.\n⟧", titles=["Council <b>votes</b>"]),
        Bad("⟦The council of Tornby voted on Friday.\n⟧", language="English language"),
    )
    good = (
        Good("The council of Tornby voted on Friday.\n", titles=["Council votes"], language="en"),
        Good("The council of Tornby voted on Friday.\n"),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding a field, about the whole document."""
        for field, value, fault in (
            ("title", document.title, _title_fault),
            ("language", document.language, _language_fault),
            ("url", document.url, _address_fault),
        ):
            found = fault(value) if value is not None else None
            if found is not None:
                yield Finding(
                    start=0,
                    end=len(document.text),
                    scope="document",
                    message=f"the field {field} {found}",
                    confidence=0.95,
                    evidence={"field": field, "value": value},
                    identity=(field,),
                )


def _title_fault(title: str) -> str | None:
    if title.strip().lower() in _NOTHING:
        return "says nothing"
    if "\n" in title.strip() or "\r" in title.strip():
        return "has line ends"
    return "has markup in it" if _TAG.search(title) else None


def _language_fault(language: str) -> str | None:
    return None if _LANGUAGE.fullmatch(language) else "is no language code"


def _address_fault(address: str) -> str | None:
    return None if _ADDRESS.fullmatch(address) else "is no web address"
