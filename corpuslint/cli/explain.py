"""``corpuslint explain``: what one rule does, with its options and examples."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from typing import TYPE_CHECKING, Any

from corpuslint.catalogue import OptionCard, describe
from corpuslint.cli.rules import add_config_options, project_rules
from corpuslint.examples import example_documents, fix_kinds
from corpuslint.reports.excerpt import clip_line
from corpuslint.reports.visible import visible
from corpuslint.suggest import closest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpuslint.document import Span
    from corpuslint.rule import Bad, Good, Rule

_NARROWEST = 40


def add_parser(subparsers: Any) -> None:
    """Add the command to the command line's parser."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "explain",
        help="explain one rule",
        description="Say what a rule finds and why, how it decides, its options and examples.",
    )
    parser.add_argument("code", metavar="RULE", help="the rule's code or name")
    add_config_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the explanation to standard output.

    Returns:
        The exit status: 0, or 2 for a rule that does not exist.

    Raises:
        ConfigError: the configuration makes no sense.
        PackError: a pack cannot be loaded.
    """
    rules = project_rules(options)
    rule = find_rule(options.code, rules)
    if rule is None:
        close = closest(options.code, [*rules, *(rule.name for rule in rules.values())])
        advice = f"did you mean {close}?" if close else "`corpuslint rules` lists them"
        print(f"corpuslint: no rule {visible(options.code)!r}; {advice}", file=sys.stderr)
        return 2
    width = max(_NARROWEST, shutil.get_terminal_size((100, 24)).columns)
    sys.stdout.writelines(f"{line}\n" for line in explanation(rule, width))
    return 0


def find_rule(word: str, rules: Mapping[str, type[Rule]]) -> type[Rule] | None:
    """The rule of a code, in any case, or of a name."""
    by_name = {rule.name: rule for rule in rules.values()}
    return rules.get(word.upper()) or by_name.get(word.lower())


def explanation(rule: type[Rule], width: int) -> Iterator[str]:
    """The lines that explain a rule.

    Args:
        rule: the rule.
        width: how many cells a line of the terminal has.
    """
    card = describe(rule)
    kinds = ", ".join(kind.value for kind in fix_kinds(rule)) or "none"
    state = "on" if card.default else "off"
    yield f"{card.code} {card.name}"
    yield f"{card.family} · {card.severity} · {state} by default · fixes: {kinds}"
    for section in card.sections:
        yield ""
        if section.title:
            yield section.title
        yield from _indented(section.text)
    if card.options:
        yield ""
        yield f"Options in [rules.{card.code}] of corpuslint.toml"
        for option in card.options:
            yield from _option(option)
    for number, bad in enumerate(rule.bad, start=1):
        yield ""
        yield f"Bad example {number}{_settings(bad)}"
        yield from _example(bad, width)
        if bad.fixed is not None:
            yield "  becomes"
            for text in bad.fixed:
                yield from _text(text, [], width)
    for number, good in enumerate(rule.good, start=1):
        yield ""
        yield f"Good example {number}{_settings(good)}"
        yield from _example(good, width)


def _indented(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield f"  {line}".rstrip()


def _option(option: OptionCard) -> Iterator[str]:
    yield f"  {option.name}: {option.type}, default {option.default_in_words}"
    if option.description:
        yield f"      {option.description}"


def _settings(example: Bad | Good) -> str:
    """What an example sets beside its text."""
    parts = [f"{key} = {json.dumps(value)}" for key, value in example.options.items()]
    if example.language:
        parts.append(f"language {example.language}")
    if example.encoding != "utf-8":
        parts.append(f"read as {example.encoding}")
    return f" ({', '.join(parts)})" if parts else ""


def _example(example: Bad | Good, width: int) -> Iterator[str]:
    for number, (document, spans) in enumerate(example_documents(example)):
        if len(example.marked) > 1:
            yield f"  document {number + 1}"
        if document.title is not None:
            yield f"  title: {visible(document.title)}"
        yield from _text(document.text, spans, width)


def _text(text: str, spans: Sequence[Span], width: int) -> Iterator[str]:
    """A text line by line, each with a marker row below for the spans that touch it."""
    start = 0
    for line in text.removesuffix("\n").split("\n"):
        end = start + len(line)
        # What is shown of the line, once or around each span, with the marks below it.
        marked: dict[str, str] = {}
        for span in spans:
            if span.start <= end and (span.end > start or span.start == start):
                first, stop = max(span.start, start) - start, min(span.end, end) - start
                clip = clip_line(line, first, stop, width - len("  | "))
                marks = marked.get(clip.text, "")
                marked[clip.text] = f"{marks:{clip.start}}{'^' * (clip.end - clip.start)}"
        if not marked:
            yield f"  | {visible(line)}".rstrip()
        for shown, marks in marked.items():
            yield f"  | {shown}".rstrip()
            yield f"  | {marks}"
        start = end + 1
