"""What the boilerplate rules share: which furniture lines stand, and findings made of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from corpuslint.language.furniture import (
    FurnitureHit,
    furniture_by_line,
    furniture_hits,
    is_bare,
)
from corpuslint.language.layout import filled_lines, is_hard_wrapped
from corpuslint.rule import Applicability, Document, Edit, Finding, Fix, delete_lines

# An ambiguous phrase of these kinds is furniture as the first or the last thing on a page: nobody
# ends an article with the word Share.
_FIRST = frozenset(("share", "network", "print", "email", "search", "advertisement"))
_LAST = _FIRST | {
    *("like", "follow", "comment", "reply", "login", "subscribe", "newsletter", "pager", "tags"),
    "cookie",
}
_STOPS = '.!?:…"”)'
_EXCERPT = 60


def furniture_lines(document: Document) -> tuple[FurnitureHit, ...]:
    """The hits that stand: ambiguous ones only beside others. Call it as ``document.once``."""
    hits = document.once(furniture_hits)
    if not any(hit.ambiguous for hit in hits):
        return hits
    by_line = document.once(furniture_by_line)
    filled = document.once(filled_lines)
    place = {line: n for n, line in enumerate(filled)}
    top = _standing(_edge(filled, by_line), _FIRST)
    bottom = _standing(_edge(filled[::-1], by_line), _LAST)
    return tuple(
        hit
        for hit in hits
        if not hit.ambiguous
        or hit.line in top
        or hit.line in bottom
        or any(
            0 <= n < len(filled) and filled[n] in by_line and not by_line[filled[n]].ambiguous
            for n in (place[hit.line] - 1, place[hit.line] + 1)
        )
    )


def _edge(lines: Iterable[int], by_line: Mapping[int, FurnitureHit]) -> list[FurnitureHit]:
    """The hits from one edge of the document up to the first line that is none."""
    edge = []
    for line in lines:
        if line not in by_line:
            break
        edge.append(by_line[line])
    return edge


def _standing(edge: Sequence[FurnitureHit], widgets: Collection[str]) -> frozenset[int]:
    """The lines of an edge that stand even if ambiguous: widgets, or among three or others."""
    are_many = len(edge) >= 3 or any(not hit.ambiguous for hit in edge)
    return frozenset(hit.line for hit in edge if are_many or hit.kind in widgets)


def phrase_findings(
    document: Document, kinds: Collection[str], noun: str, *, safe: bool
) -> Iterable[Finding]:
    """A finding for each run of furniture lines of the given kinds.

    Args:
        document: the text.
        kinds: the kinds of the lexicon that the rule is about.
        noun: what such a line is, for the message.
        safe: whether a line that is a plain phrase may be deleted without a look.
    """
    run: list[FurnitureHit] = []
    for hit in document.once(furniture_lines):
        if hit.kind not in kinds:
            continue
        if run and not _adjoin(document, run[-1].line, hit.line):
            yield _finding(document, run, noun, safe=safe)
            run = []
        run.append(hit)
    if run:
        yield _finding(document, run, noun, safe=safe)


def _adjoin(document: Document, line: int, other: int) -> bool:
    return all(not document.line_texts[n].strip() for n in range(line + 1, other))


def _finding(document: Document, run: Sequence[FurnitureHit], noun: str, *, safe: bool) -> Finding:
    first, last = run[0], run[-1]
    plain = all(is_bare(hit, hit.end - hit.start) for hit in run)
    more = f" and {len(run) - 1} more" if len(run) > 1 else ""
    return Finding(
        start=first.start,
        end=last.end,
        message=f"{noun}: “{excerpt(document.text[first.start : first.end])}”{more}",
        confidence=min(_confidence(hit) for hit in run),
        evidence=_reason(first)
        | ({"lines": [{"line": hit.line + 1} | _reason(hit) for hit in run]} if more else {}),
        fix=Fix(
            Applicability.SAFE if safe and plain else Applicability.UNSAFE,
            (delete_lines(document, first.line, last.line + 1),),
        ),
    )


def _confidence(hit: FurnitureHit) -> float:
    if hit.ambiguous:
        return 0.75
    return 0.98 if is_bare(hit, hit.end - hit.start) else 0.9


def _reason(hit: FurnitureHit) -> dict[str, object]:
    return {"kind": hit.kind, "phrase": hit.phrase, "languages": list(hit.languages)}


def delete_line_finding(
    document: Document, line: int, message: str, evidence: dict[str, object], confidence: float
) -> Finding:
    """A finding on one line's visible text whose unsafe fix deletes the line."""
    start, end = document.lines[line]
    text = document.line_texts[line]
    return Finding(
        start=start + len(text) - len(text.lstrip()),
        end=end - len(text) + len(text.rstrip()),
        message=message,
        confidence=confidence,
        evidence=evidence,
        fix=Fix(Applicability.UNSAFE, (delete_lines(document, line),)),
    )


def delete_span_finding(
    document: Document,
    start: int,
    end: int,
    message: str,
    evidence: dict[str, object],
    confidence: float,
) -> Finding:
    """A finding inside a line whose unsafe fix deletes the span and the space before it."""
    before = start
    while before > 0 and document.text[before - 1] in " \t\u00a0":
        before -= 1
    return Finding(
        start=start,
        end=end,
        message=message,
        confidence=confidence,
        evidence=evidence,
        fix=Fix(Applicability.UNSAFE, (Edit(before, end, ""),)),
    )


def is_piece(document: Document, line: int) -> bool:
    """Whether the line is cut out of a longer sentence: in a text that was wrapped by hand.

    Such a line may look like an appeal or a credit only because its sentence was broken there.
    """
    if not document.once(is_hard_wrapped):
        return False
    texts = document.line_texts
    before = texts[line - 1].rstrip() if line else ""
    following = texts[line + 1] if line + 1 < len(texts) else ""
    begins = not before or before[-1] in _STOPS or texts[line][0].isspace()
    ends = not following.strip() or texts[line].rstrip()[-1] in _STOPS or following[0].isspace()
    return not (begins and ends)


def is_hit(document: Document, line: int) -> bool:
    """Whether the line stands as furniture by the lexicon already."""
    return line in document.once(_hit_lines)


def _hit_lines(document: Document) -> frozenset[int]:
    """The lines that stand as furniture by the lexicon. Call it as ``document.once``."""
    return frozenset(hit.line for hit in document.once(furniture_lines))


def excerpt(text: str) -> str:
    """The words for a message: on one line, shortened."""
    words = " ".join(text.split())
    return words if len(words) <= _EXCERPT else words[: _EXCERPT - 1] + "…"
