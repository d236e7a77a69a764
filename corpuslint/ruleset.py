"""The rules of a run: chosen from the packs, with their options and their context."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from corpuslint.config import ConfigError, origin
from corpuslint.packs import load_packs
from corpuslint.rule import (
    FAMILIES,
    Context,
    CorpusRule,
    DocumentRule,
    KnowledgeRule,
    Rule,
    TriggeredCorpusRule,
    TriggeredRule,
)
from corpuslint.suggest import hint
from corpuslint.toml_file import join_key, show, to_struct
from corpuslint.triggers import TriggerScanner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from corpuslint.config import Settings
    from corpuslint.document import Document


class UnknownRuleError(ConfigError):
    """A selector that fits no rule, or options that a rule does not take."""


# Services, and the rules that are asked where each of these gives something.
DocumentRules = list[tuple[tuple["Callable[[Document], object]", ...], list[DocumentRule]]]


class RuleSet:
    """Rules in the order of their codes, sorted out by shape.

    Args:
        rules: instances, one a code.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = {rule.code: rule for rule in sorted(rules, key=lambda rule: rule.code)}
        everything = list(self.rules.values())
        documents = [r for r in everything if isinstance(r, DocumentRule)]
        self.document_rules = _by_needs(documents)
        self._ascii_rules = _by_needs(r for r in documents if not r.needs_non_ascii)
        self.triggered_rules = {r.code: r for r in everything if isinstance(r, TriggeredRule)}
        self.knowledge_rules = {r.code: r for r in everything if isinstance(r, KnowledgeRule)}
        self.corpus_rules = {r.code: r for r in everything if isinstance(r, CorpusRule)}
        self.triggered_corpus_rules = {
            r.code: r for r in everything if isinstance(r, TriggeredCorpusRule)
        }
        self.collecting_rules = [
            r for c, r in self.corpus_rules.items() if c not in self.triggered_corpus_rules
        ]
        self.scanner = TriggerScanner(
            {
                rule.code: rule.triggers
                for rule in everything
                if isinstance(rule, TriggeredRule | TriggeredCorpusRule)
            }
        )

    def __getitem__(self, code: str) -> Rule:
        return self.rules[code]

    def asked(self, document: Document) -> list[DocumentRule]:
        """The document rules that may have something to say on a document."""
        asked: list[DocumentRule] = []
        for needs, rules in self._ascii_rules if document.is_ascii else self.document_rules:
            if all(map(document.once, needs)):
                asked += rules
        return asked


def _by_needs(rules: Iterable[DocumentRule]) -> DocumentRules:
    """Document rules together with those that need the same services."""
    groups: dict[tuple[Callable[[Document], object], ...], list[DocumentRule]] = {}
    for rule in rules:
        groups.setdefault(rule.needs, []).append(rule)
    return list(groups.items())


def build_rules(settings: Settings, context: Context) -> RuleSet:
    """The rules that the settings select, with their options.

    Raises:
        PackError: a rule pack cannot be loaded.
        UnknownRuleError: a selector or an option fits no rule.
    """
    packs = available_rules(settings)
    place = origin(settings, "rules")
    for code in sorted(settings.rules.keys() - packs.keys()):
        raise UnknownRuleError(f"{join_key(place, code)}: no such rule{hint(code, packs)}")
    return RuleSet(
        packs[code](
            rule_options(packs[code], settings.rules.get(code, {}), join_key(place, code)), context
        )
        for code in selected_codes(packs, settings)
    )


def available_rules(settings: Settings) -> dict[str, type[Rule]]:
    """All rules by code: the project's own and those of the packs that the settings name.

    Raises:
        PackError: a rule pack cannot be loaded.
    """
    return load_packs(tuple(Path(settings.root, folder) for folder in settings.rule_packs))


def rule_options(
    rule: type[Rule], given: Mapping[str, object], place: str | None = None
) -> msgspec.Struct:
    """A rule's options from configuration values, whose keys may have hyphens for underscores.

    Args:
        rule: the rule.
        given: the values.
        place: what an error begins with; default: ``rules.CODE``.

    Raises:
        ConfigError: an option that the rule does not have, or a value of the wrong kind.
    """
    known = {field.encode_name for field in msgspec.structs.fields(rule.Options)}
    values: dict[str, object] = {}
    for key, value in given.items():
        name = key if key in known else key.replace("-", "_")
        if name in values:
            where = join_key(place or f"rules.{rule.code}", key)
            raise ConfigError(f"{where}: given twice, with a hyphen and with an underscore")
        values[name] = value
    return to_struct(values, rule.Options, "", place or f"rules.{rule.code}")


def selected_codes(packs: Mapping[str, type[Rule]], settings: Settings) -> list[str]:
    """The codes that are on: ``select`` (or the defaults) and ``extend_select``, less ``ignore``.

    The longer prefix wins where one selector turns on what another turns off, as in ruff.
    """
    strength: dict[str, tuple[int, bool]] = {}
    for attribute, is_on in (("select", True), ("extend_select", True), ("ignore", False)):
        for selector in getattr(settings, attribute):
            codes, weight = resolve_selector(selector, packs, origin(settings, attribute))
            for code in codes:
                if weight >= strength.get(code, (-1, False))[0]:
                    strength[code] = (weight, is_on)
    chosen = []
    for code, rule in packs.items():
        _, is_on = strength.get(code, (-1, rule.default and not settings.select))
        if is_on:
            chosen.append(code)
    return chosen


def resolve_selector(
    selector: str, packs: Mapping[str, type[Rule]], place: str
) -> tuple[list[str], int]:
    """The codes that a code, a code prefix, a family or ``ALL`` stands for, and how specific it is.

    Args:
        selector: what to resolve.
        packs: all rules by code.
        place: the setting that it stands in, which an error begins with.

    Raises:
        UnknownRuleError: it fits no rule.
    """
    if selector == "ALL":
        return list(packs), 0
    if selector in FAMILIES:
        return [code for code, rule in packs.items() if rule.family == selector], 1
    codes = [code for code in packs if code.startswith(selector.upper())] if selector else []
    if codes:
        return codes, 1 + len(selector)
    named = [code for code, rule in packs.items() if rule.name == selector]
    if named:
        return named, 100
    known = [*packs, *FAMILIES, "ALL", *(rule.name for rule in packs.values())]
    raise UnknownRuleError(
        f"{place}: expected a rule's code, prefix or name, a family or ALL, got {show(selector)}"
        f"{hint(selector, known)}"
    )
