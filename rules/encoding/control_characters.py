from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpuslint.language.characters import rare_characters
from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    DocumentRule,
    Edit,
    Finding,
    Fix,
    Good,
    Severity,
)

from ._mojibake import mojibake

_CONTROLS = frozenset(map(chr, (*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0))))
_SEQUENCE = re.compile(
    "\x1b\\[[0-9;?]{0,32}[@-~]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]",
)
# The low byte of U+2013, U+2018 and so on: what is left of typographic marks cut to eight bits.
_CUT = {"\x13": "–", "\x14": "—", "\x18": "‘", "\x19": "’", "\x1c": "“", "\x1d": "”"}


class ControlCharacters(DocumentRule):
    r"""Control characters other than tabs and line ends.

    What it does:
      Finds C0 and C1 control characters, DEL, and the colour sequences of terminals.

    Why it is a problem:
      They are not text: XML forbids most of them, terminals obey them, databases cut a text at NUL.

    How it decides:
      By code point. Those that belong to wrongly decoded text are left to `ENC001`.

    Fix safety:
      Safe where a character is deleted, becomes the line end or space that it stood for, or, for
      U+0080 to U+009F, the character that Windows-1252 has at this place, as the HTML standard
      reads them too. Unsafe where U+0013, U+0014, U+0018, U+0019, U+001C, U+001D become the dashes
      and quotation marks whose lower halves they are.

    Sources:
      WHATWG Encoding Standard (windows-1252); ECMA-48 for the sequences of terminals.
    """

    code = "ENC007"
    name = "control-character"
    family = "encoding"
    severity = Severity.ERROR
    needs = (rare_characters,)
    bad = (
        Bad("The vote⟦\x00⟧ was ⟦\x1b[31m⟧close⟦\x1b[0m⟧.", fixed="The vote was close."),
        Bad("It isn⟦\x92⟧t over⟦\x85⟧", fixed="It isn’t over…"),
        Bad("It isn⟦\x19⟧t over", fixed="It isn’t over"),
        Bad("Page one⟦\x0c⟧page two", fixed="Page one\npage two"),
    )
    good = (Good("Name\tVotes\r\nNovak\t12\r\n"), Good("Café ’24 – done"))

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding for each control character or sequence."""
        if document.once(rare_characters).isdisjoint(_CONTROLS):
            return ()
        return self._findings(document)

    def _findings(self, document: Document) -> Iterator[Finding]:
        for match in _SEQUENCE.finditer(document.text):
            start, end = match.span()
            if any(d.start < end and start < d.end for d in document.once(mojibake)):
                continue
            control = match.group()
            replacement = _replacement(control)
            applicability = Applicability.UNSAFE if control in _CUT else Applicability.SAFE
            yield Finding(
                start=start,
                end=end,
                message=_message(control, replacement),
                confidence=0.8 if control in _CUT else 0.98,
                evidence={
                    "characters": [f"U+{ord(character):04X}" for character in control],
                    "replacement": replacement,
                },
                fix=Fix(applicability, (Edit(start, end, replacement),)),
            )


def _replacement(control: str) -> str:
    if control in _CUT:
        return _CUT[control]
    if control in "\x0b\x0c":
        return "\n"
    if control >= "\x80":
        return control.encode("latin-1").decode("cp1252", "ignore")
    return ""


def _message(control: str, replacement: str) -> str:
    name = "terminal sequence" if len(control) > 1 else f"control character U+{ord(control):04X}"
    return f"{name}, probably “{replacement}”" if replacement.strip() else name
