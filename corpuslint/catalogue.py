"""What a rule says of itself: its docstring by sections, its options, its examples."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin, get_type_hints

import msgspec

if TYPE_CHECKING:
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
    sections = tuple(_sections(inspect.cleandoc(rule.__doc__ or "")))
    return RuleCard(
        code=rule.code,
        name=rule.name,
        family=rule.family,
        severity=rule.severity.value,
        default=rule.default,
        summary=_summary(sections),
        sections=sections,
        options=tuple(_options(rule)),
    )


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


def _summary(sections: tuple[Section, ...]) -> str:
    """The first sentence of what the rule does, on one line."""
    texts = {section.title: section.text for section in sections}
    text = " ".join((texts.get("What it does") or texts.get("") or "").split())
    sentence, stop, _ = text.partition(". ")
    return sentence + "." if stop else text


def _options(rule: type[Rule]) -> list[OptionCard]:
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
                description=_meta_description(hint),
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
