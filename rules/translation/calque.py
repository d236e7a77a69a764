from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

from corpuslint.language.layout import is_hard_wrapped
from corpuslint.rule import (
    Applicability,
    Bad,
    Document,
    Edit,
    Finding,
    Fix,
    Good,
    Hit,
    Severity,
    TriggeredRule,
)

_REACH = 120  # characters before and after a trigger that a pattern may look at
_BRACES = re.compile(r"\{([^{}]*)\}")


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of `calques.toml`, which says what the fields are."""

    pattern: str
    triggers: tuple[str, ...]
    means: str
    languages: tuple[str, ...]
    bad: str
    good: str
    suggestion: str = ""


def read_entries() -> tuple[Entry, ...]:
    """The lexicon.

    Raises:
        ValueError: it breaks its schema.
    """
    data = tomllib.loads(Path(__file__).with_name("calques.toml").read_text(encoding="utf-8"))
    return msgspec.convert(data["calque"], tuple[Entry, ...])


def expand(phrase: str) -> Iterator[str]:
    """The phrases that `{take,took} part {to,at}` stands for."""
    braces = _BRACES.search(phrase)
    if braces is None:
        yield phrase
        return
    for choice in braces.group(1).split(","):
        yield from expand(phrase[: braces.start()] + choice + phrase[braces.end() :])


_ENTRIES = read_entries()
_TRIGGERS = tuple(
    (phrase, number)
    for number, entry in enumerate(_ENTRIES)
    for trigger in entry.triggers
    for phrase in expand(trigger)
)


class Calque(TriggeredRule):
    """A word-for-word rendering of a phrase of another language.

    What it does:
      Finds phrases that translators carry over from Albanian, Bulgarian, Italian, Romanian, Russian
      or Ukrainian (some from other languages too) and that English says in another way: `nocturnal
      drone attacks`, `the actual government`, `the perspective of membership`.

    Why it is a problem:
      A reader takes some of them for what they mean in English (`actual` is not `current`), and a
      model that is trained on them writes them.

    How it decides:
      By a lexicon, `calques.toml`: each entry has a pattern narrow enough that its look-alikes stay
      silent, what is most likely meant, the source languages, and an example of either kind. The
      text alone does not say which language it was translated from. English documents only.

    Fix safety:
      A suggestion, where a fixed phrase can stand for it.
    """

    code = "MTQ005"
    name = "calque"
    family = "translation"
    severity = Severity.INFO
    version = 3
    triggers = tuple(phrase for phrase, _ in _TRIGGERS)
    bad = (
        *(Bad(entry.bad) for entry in _ENTRIES),
        Bad("The bridge is shut.\n\n⟦In their turn,⟧ the farmers blocked the road.\n"),
    )
    good = (
        *(Good(entry.good) for entry in _ENTRIES),
        # Wrapped by hand: the words at the start of a line begin no sentence.
        Good(
            "The council of Tornby heard that the bridge is shut to all lorries, and\n"
            "in their turn, the farmers of the valley said, that they would have to\n"
            "take the old road along the river, which is narrow and steep and not at\n"
            "all made for lorries, as anybody knows who has ever been on it in the\n"
            "winter months.\n"
        ),
        Good("Les informations du moment, actual government.", language="fr"),
    )

    def check(self, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Every entry whose trigger stands in the text, where it does."""
        if (document.language or self.context.language or "en")[:2].lower() != "en":
            return
        text = document.text
        # Each line of a text that was not wrapped by hand begins a sentence.
        flags = re.IGNORECASE if document.once(is_hard_wrapped) else re.IGNORECASE | re.MULTILINE
        seen: set[tuple[int, int]] = set()
        for hit in hits:
            number = _TRIGGERS[hit.trigger][1]
            line = document.lines[document.line_at(hit.start)]
            start = max(line.start, hit.start - _REACH)
            end = min(line.end, hit.end + _REACH)
            for match in _compiled(number, flags).finditer(text, start, end):
                span = _span(match)
                if (
                    match.start() <= hit.start
                    and hit.end <= match.end() + _REACH
                    and span not in seen
                ):
                    seen.add(span)
                    yield _finding(text, span, _ENTRIES[number])


@cache
def _compiled(number: int, flags: re.RegexFlag) -> re.Pattern[str]:
    """An entry's pattern; most runs need few of them."""
    return re.compile(_ENTRIES[number].pattern, flags)


def _span(match: re.Match[str]) -> tuple[int, int]:
    """The words at fault: what a named group took, else the whole match, without a space after."""
    group = next((name for name, text in match.groupdict().items() if text), 0)
    start, end = match.span(group)
    return start, end - (match.string[end - 1] == " ")


def _finding(text: str, span: tuple[int, int], entry: Entry) -> Finding:
    start, end = span
    words = text[start:end]
    suggestion = entry.suggestion
    if words[:1].isupper() and suggestion:
        suggestion = suggestion[0].upper() + suggestion[1:]
    advice = f"; better `{suggestion}`" if suggestion else ""
    return Finding(
        start=start,
        end=end,
        message=f"`{words}` looks translated word for word: {entry.means}{advice}",
        confidence=0.7,
        evidence={"means": entry.means, "source_languages": list(entry.languages)},
        fix=Fix(Applicability.SUGGESTION, (Edit(start, end, suggestion),)) if suggestion else None,
    )
