"""What a rule says of itself: its docstring by sections, its options, its examples."""

from __future__ import annotations

import inspect
import json
import re
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from corpuslint.examples import fix_kinds
from corpuslint.rule import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from corpuslint.rule import Rule

_SECTION = re.compile(r"([A-Z][a-z]+(?: [a-z]+){0,5}):[ \t]*$")


class Section(msgspec.Struct, frozen=True):
    """One section of a rule's docstring; its text keeps its line ends, without the indent."""

    title: str
    text: str


class OptionCard(msgspec.Struct, frozen=True):
    """One option of a rule: its key, type and default as a config file writes them."""

    name: str
    type: str
    default: Any
    description: str

    @property
    def default_in_words(self) -> str:
        """The default as a config file writes it."""
        return "not set" if self.default is None else json.dumps(self.default, ensure_ascii=False)


class RuleCard(msgspec.Struct, frozen=True, kw_only=True):
    """A rule as catalogues show it."""

    code: str
    name: str
    family: str
    severity: str
    default: bool
    summary: str
    sections: tuple[Section, ...]
    options: tuple[OptionCard, ...]


def describe(rule: type[Rule]) -> RuleCard:
    """What a rule says of itself."""
    sections = _sections(inspect.cleandoc(rule.__doc__ or ""))
    described: dict[str, str] = {}
    names = {field.encode_name for field in msgspec.structs.fields(rule.Options)}
    for section in sections:
        if section.title == "Options":
            described = _described_options(section.text, names)
    return RuleCard(
        code=rule.code,
        name=rule.name,
        family=rule.family,
        severity=rule.severity.value,
        default=rule.default,
        summary=_summary(sections),
        sections=tuple(s for s in sections if s.title != "Options" or not described),
        options=tuple(_options(rule, described)),
    )


def rule_table(rules: Mapping[str, type[Rule]], folder: str | None = None) -> Iterator[str]:
    """The rules as Markdown, a table a family.

    Args:
        rules: the rules by code.
        folder: where the pages of the rules are, to link to them.
    """
    for family in FAMILIES:
        members = [rule for rule in rules.values() if rule.family == family]
        if not members:
            continue
        yield f"### {family.capitalize()}"
        yield ""
        yield "| code | name | what it does | fixes |"
        yield "|---|---|---|---|"
        for rule in members:
            card = describe(rule)
            code = f"[{card.code}]({folder}/{card.code}.md)" if folder else card.code
            name = card.name if card.default else f"{card.name} (off)"
            kinds = ", ".join(kind.value for kind in fix_kinds(rule)) or "–"
            summary = markdown_prose(card.summary).replace("|", "\\|")
            yield f"| {code} | {name} | {summary} | {kinds} |"
        yield ""


def markdown_prose(text: str) -> str:
    """A docstring's text as Markdown: it is Markdown already, but for HTML that it speaks of."""
    parts = text.split("`")
    # Every second part stands between backticks, where nothing is markup.
    parts[::2] = [part.replace("&", "&amp;").replace("<", "&lt;") for part in parts[::2]]
    return "`".join(parts)


def _sections(docs: str) -> list[Section]:
    """The docstring by its headings; what stands before the first one has an empty title."""
    found: list[Section] = []
    title, lines = "", list[str]()
    for line in [*docs.splitlines(), None]:
        heading = None if line is None else _SECTION.match(line)
        if line is not None and heading is None:
            lines.append(line)
            continue
        text = inspect.cleandoc("\n" + "\n".join(lines))
        if text:
            found.append(Section(title, text))
        title, lines = (heading.group(1) if heading else ""), []
    return found


def _described_options(text: str, names: Collection[str]) -> dict[str, str]:
    """What a section says of each option; nothing where it is not one entry an option."""
    described: dict[str, str] = {}
    name = ""
    for line in text.split("\n"):
        key, colon, words = line.partition(":")
        if colon and key.strip("`") in names:
            name = key.strip("`")
            described[name] = words.strip()
        elif name:
            described[name] = f"{described[name]} {line.strip()}".rstrip()
        else:
            return {}
    return described


def _summary(sections: list[Section]) -> str:
    """The first sentence of the docstring, on one line."""
    text = " ".join(sections[0].text.split()) if sections else ""
    sentence, stop, _ = text.partition(". ")
    return sentence + "." if stop else text


def _options(rule: type[Rule], described: Mapping[str, str]) -> list[OptionCard]:
    hints = get_type_hints(rule.Options, include_extras=True)
    cards = []
    for field in msgspec.structs.fields(rule.Options):
        hint = hints[field.name]
        default = (
            field.default_factory()
            if field.default_factory is not msgspec.NODEFAULT
            else field.default
        )
        cards.append(
            OptionCard(
                name=field.encode_name,
                type=_type_in_words(hint),
                default=msgspec.to_builtins(default),
                description=described.get(field.encode_name) or _meta_description(hint),
            )
        )
    return cards


def _meta_description(hint: object) -> str:
    if get_origin(hint) is Annotated:
        for meta in get_args(hint)[1:]:
            if isinstance(meta, msgspec.Meta) and meta.description:
                return meta.description
    return ""


def _type_in_words(hint: Any) -> str:
    """A type as a config file's author thinks of it."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _type_in_words(arguments[0]) + _bounds(arguments[1:])
    if origin is Literal:
        return "one of " + ", ".join(repr(value) for value in arguments)
    if origin in (tuple, list, set, frozenset):
        return f"list of {_type_in_words(arguments[0])}"
    if origin is dict:
        return f"table of {_type_in_words(arguments[1])}"
    if arguments:
        return " or ".join(_type_in_words(a) for a in arguments if a is not type(None))
    names = {int: "integer", float: "number", str: "text", bool: "true or false"}
    return names.get(hint, getattr(hint, "__name__", str(hint)))


def _bounds(metas: tuple[object, ...]) -> str:
    bounds = []
    for meta in metas:
        if isinstance(meta, msgspec.Meta):
            for word, value in (
                ("from", meta.ge),
                ("above", meta.gt),
                ("to", meta.le),
                ("below", meta.lt),
            ):
                if value is not None:
                    bounds.append(f"{word} {value}")
    return " " + " ".join(bounds) if bounds else ""
