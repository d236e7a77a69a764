"""Pattern rules: a rule that is data alone, a TOML file in a pack.

The file has a ``[rule]`` table (``code``, ``name``, ``family``, ``docs``, optionally ``severity``,
``default``), one or more ``[[pattern]]`` tables and its examples as ``[[bad]]`` and ``[[good]]``.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

import msgspec

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
    delete_lines,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


class _RuleTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    name: str
    family: str
    docs: str
    severity: Severity = Severity.WARNING
    default: bool = True
    version: int = 1


class Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One ``[[pattern]]``.

    Attributes:
        regex: Python syntax, matched without regard to case; a group named ``span`` narrows the
            finding to a part of the match.
        triggers: phrases one of which stands in every match.
        message: what is wrong, for people; ``{match}`` stands for the words found.
        where: ``line``: the whole line must match but for white space around it; ``text``: any
            part of a line may.
        fix: ``delete-lines``, ``delete``, ``replace`` or ``none``.
        replacement: for ``replace``; may refer to groups.
        applicability: how far the fix may be trusted.
        confidence: the probability that a match is damage.
        case: whether the case of letters counts.
    """

    regex: str
    triggers: tuple[str, ...]
    message: str
    where: Literal["line", "text"] = "text"
    fix: Literal["delete-lines", "delete", "replace", "none"] = "none"
    replacement: str = ""
    applicability: Applicability = Applicability.SUGGESTION
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.9
    case: bool = False


class _BadTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    fixed: str | None = None


class _GoodTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: _RuleTable
    pattern: tuple[Pattern, ...]
    bad: tuple[_BadTable, ...]
    good: tuple[_GoodTable, ...]


class PatternRule(TriggeredRule):
    """A rule made from a TOML file."""

    patterns: ClassVar[tuple[Pattern, ...]]
    _owner: ClassVar[tuple[int, ...]]  # the pattern of each trigger
    _compiled: ClassVar[tuple[re.Pattern[str], ...]]

    def check(self, document: Document, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Every pattern on every line that holds one of its triggers."""
        places = sorted({(document.line_at(hit.start), self._owner[hit.trigger]) for hit in hits})
        for line, number in places:
            pattern, regex = self.patterns[number], self._compiled[number]
            start, end = document.lines[line]
            if pattern.where == "line":
                text = document.line_texts[line]
                match = regex.fullmatch(
                    document.text,
                    start + len(text) - len(text.lstrip()),
                    end - len(text) + len(text.rstrip()),
                )
                matches = [match] if match else []
            else:
                matches = [m for m in regex.finditer(document.text, start, end) if m.group()]
            for match in matches:
                yield self._finding(document, line, pattern, match)

    def _finding(
        self, document: Document, line: int, pattern: Pattern, match: re.Match[str]
    ) -> Finding:
        group = "span" if "span" in match.re.groupindex else 0
        start, end = match.span(group)
        edits: tuple[Edit, ...]
        match pattern.fix:
            case "none":
                edits = ()
            case "delete-lines":
                edits = (delete_lines(document, line),)
            case "delete":
                edits = (Edit(start, end, ""),)
            case "replace":
                edits = (Edit(start, end, match.expand(pattern.replacement)),)
        words = match.group(group)
        return Finding(
            start=start,
            end=end,
            message=pattern.message.replace("{match}", words),
            confidence=pattern.confidence,
            evidence={"match": words},
            fix=Fix(pattern.applicability, edits) if edits else None,
        )


def load_pattern_rule(path: Path) -> type[PatternRule] | None:
    """The rule of a TOML file; None for a file that is other data (it has no ``[rule]`` table).

    Raises:
        ValueError: the file is no TOML, breaks the schema, or a regular expression is broken.
    """
    text = path.read_text(encoding="utf-8")
    if "[rule]" not in text:
        return None
    data = tomllib.loads(text)
    if not isinstance(data.get("rule"), dict):
        return None
    try:
        file = msgspec.convert(data, _File)
    except msgspec.ValidationError as error:
        raise ValueError(f"{path.name}: {error}") from error
    compiled = []
    for pattern in file.pattern:
        try:
            compiled.append(re.compile(pattern.regex, 0 if pattern.case else re.IGNORECASE))
        except re.error as error:
            raise ValueError(f"{path.name}: {pattern.regex!r}: {error}") from error
        if not pattern.triggers:
            raise ValueError(f"{path.name}: {pattern.regex!r} has no triggers")
    namespace = {
        "__doc__": file.rule.docs,
        "code": file.rule.code,
        "name": file.rule.name,
        "family": file.rule.family,
        "severity": file.rule.severity,
        "default": file.rule.default,
        "version": file.rule.version,
        "patterns": file.pattern,
        "triggers": tuple(trigger for p in file.pattern for trigger in p.triggers),
        "_owner": tuple(n for n, p in enumerate(file.pattern) for _ in p.triggers),
        "_compiled": tuple(compiled),
        "bad": tuple(Bad(example.text, fixed=example.fixed) for example in file.bad),
        "good": tuple(Good(example.text) for example in file.good),
    }
    return type(f"Pattern{file.rule.code}", (PatternRule,), namespace)
