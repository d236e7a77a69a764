from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

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

from ._characters import CHARACTER_CLASS

_ENTITY = re.compile(r"&(?:amp;){0,3}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BLOCKS = """
address article aside blockquote body br center dd details div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol option p pre section summary
table tbody td tfoot thead th title tr ul
"""
_INLINE = """
a abbr acronym audio b base big button canvas cite code col colgroup data del dfn embed em font i
iframe img input ins kbd label link map mark meta noscript object param picture q s samp script
small source span strike strong style sub sup svg template textarea time track tt u var video wbr
"""
_ENDS_LINE = frozenset(_BLOCKS.split())
_ELEMENTS = _ENDS_LINE.union(_INLINE.split())
_TAG = re.compile(
    r"<!--(?P<comment>[^<>]{0,2000})-->"
    r"|<!doctype\b[^<>]{0,300}>"
    r"|<(?P<close>/?)(?P<name>[a-z][a-z0-9]{0,9})(?P<rest>(?:\s[^<>]{0,2000}|/)?)>",
    re.IGNORECASE,
)
# What stands in an opening tag beside its name: nothing, or attributes with values. Words without
# an equals sign are somebody's sentence (`x <b and c> d`).
_ATTRIBUTES = re.compile(
    r"\s*(?:/|[a-zA-Z][a-zA-Z0-9:_-]{0,60}\s?=.*|(?:async|defer|hidden)\b.*)?", re.DOTALL
)
_UNREADABLE = frozenset({"script", "style"})
_INVISIBLE = re.compile(f"[{CHARACTER_CLASS}]")


class _Tag(NamedTuple):
    start: int
    end: int
    name: str
    has_content: bool  # the tag, its partner and what stands between them


class LeftoverHtml(DocumentRule):
    """Entities and tags that an extractor left in the text.

    What it does:
      Finds character references (`&amp;`, `&#8217;`, escaped twice too) and tags of known elements
      (`<br>`, `</p>`, `<a href="…">`), comments and doctypes.

    Why it is a problem:
      Readers see markup; words run together or apart where a tag was; `&quot;` is no quotation mark
      for any other check.

    How it decides:
      A reference ends with a semicolon and has a name that HTML knows. A tag has the name of an
      element and nothing else in it but attributes, so `a < b and c > d` and `x <b and c> y` stay;
      so does the share code `<S>`: in capitals an element is only taken for one if it is closed.

    Fix safety:
      Safe: a reference becomes its character (a no-break space a space, an invisible character
      nothing). A tag is deleted; one that ends a line on a page becomes a line end where it stands
      between words. What stands between two tags stays, but for scripts and style sheets: these
      go with their tags, and that is unsafe.

    Sources:
      The HTML Living Standard, sections 4 (elements) and 13.5 (named character references).
    """

    code = "ENC005"
    name = "leftover-html"
    family = "encoding"
    severity = Severity.ERROR
    needs = (rare_characters,)
    bad = (
        Bad(
            "Marks ⟦&amp;⟧ Sons said ⟦&#8220;⟧no⟦&#x201D;⟧.⟦&nbsp;⟧The end",
            fixed="Marks & Sons said “no”. The end",
        ),
        Bad("It isn⟦&amp;#39;⟧t over", fixed="It isn't over"),
        Bad(
            "⟦<p>⟧The ⟦<b>⟧harbour⟦</b>⟧ is⟦<br />⟧closed⟦</p>⟧",
            fixed="The harbour is\nclosed",
        ),
        Bad('See ⟦<a href="https://example.org/?a=1">⟧the map⟦</a>⟧.', fixed="See the map."),
        Bad(
            "Before ⟦<script>var a = 1 < 2;</script>⟧after ⟦<!-- note -->⟧this",
            fixed="Before after this",
        ),
    )
    good = (
        Good("If a < b and c > d, then x <b and c> y."),
        Good("R&D; AT&T; Q&A;"),
        Good("He wrote <name> and <i think so>, I <3 it."),
        Good("NORTHERN STEEL <S> buys LAKE PAPER <P>"),
        Good("https://example.org/?a=1&copy=2&lang=en"),
    )

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding for each reference and each tag."""
        characters = document.once(rare_characters)
        return [
            *(_references(document.text) if "&" in characters else ()),
            *(_tags(document.text) if "<" in characters else ()),
        ]


def _references(text: str) -> Iterator[Finding]:
    for match in _ENTITY.finditer(text):
        reference = match.group()
        character = reference
        # Each round undoes one escape; the pattern allows three.
        for _ in range(4):
            character = html.unescape(character)
        if character == reference or ";" in character or "\ufffd" in character:
            continue
        replacement = _INVISIBLE.sub("", character.replace("\xa0", " "))
        yield _finding(match.start(), match.end(), replacement, "an HTML character reference")


def _tags(text: str) -> Iterator[Finding]:
    chain: list[_Tag] = []
    for tag in _find_tags(text):
        if chain and chain[-1].end != tag.start:
            yield from _chain_findings(text, chain)
            chain = []
        chain.append(tag)
    yield from _chain_findings(text, chain)


def _find_tags(text: str) -> Iterator[_Tag]:
    position = 0
    unclosed: set[str] = set()
    while (start := text.find("<", position)) >= 0:
        match = _TAG.match(text, start)
        if match is None:
            position = start + 1
            continue
        position = match.end()
        name = (match["name"] or "").lower()
        if name and name not in _ELEMENTS:
            continue
        if name and not (_is_closing(match) or _ATTRIBUTES.fullmatch(match["rest"])):
            continue
        if name and match["name"].isupper() and not _is_upper_case_tag(match, text):
            continue
        has_content = False
        if name in _UNREADABLE and not match["close"] and name not in unclosed:
            close = re.compile(rf"</{name}\s{{0,10}}>", re.IGNORECASE).search(text, position)
            if close:
                position = close.end()
                has_content = True
            else:
                unclosed.add(name)
        yield _Tag(start, position, name, has_content)


def _chain_findings(text: str, chain: list[_Tag]) -> Iterator[Finding]:
    """Tags that touch: the first that ends a line on a page does so here, between words."""
    if not chain:
        return
    start, end = chain[0].start, chain[-1].end
    breaks = (
        start > 0 and end < len(text) and not text[start - 1].isspace() and not text[end].isspace()
    )
    for tag in chain:
        ends_line = breaks and tag.name in _ENDS_LINE
        breaks = breaks and not ends_line
        yield _finding(
            tag.start,
            tag.end,
            "\n" if ends_line else "",
            f"an HTML {tag.name}" if tag.has_content else "an HTML tag",
            Applicability.UNSAFE if tag.has_content else Applicability.SAFE,
        )


def _is_closing(match: re.Match[str]) -> bool:
    return bool(match["close"]) and not match["rest"].strip()


def _is_upper_case_tag(match: re.Match[str], text: str) -> bool:
    """Whether capitals in angle brackets are a tag: wire services write share codes like that."""
    name = match["name"]
    return bool(
        match["close"] or match["rest"].strip(" /") or name in {"BR", "HR"} or f"</{name}>" in text
    )


def _finding(
    start: int,
    end: int,
    replacement: str,
    what: str,
    applicability: Applicability = Applicability.SAFE,
) -> Finding:
    return Finding(
        start=start,
        end=end,
        message=f"{what} was left in the text",
        confidence=0.98,
        evidence={"kind": what, "replacement": replacement},
        fix=Fix(applicability, (Edit(start, end, replacement),)),
    )
