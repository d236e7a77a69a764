"""Rule packs: folders of rule modules and pattern files, found and loaded.

A pack holds one folder a family, a module or a TOML file a rule. ``rules/`` is the project's own
pack and loaded exactly like a user's.
"""

from __future__ import annotations

import hashlib
import importlib
import inspect
import re
import sys
from functools import cache
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from corpuslint.patterns import load_pattern_rule
from corpuslint.rule import FAMILIES, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

_CODE = re.compile(r"[A-Z]{2,8}[0-9]{3}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SECTIONS = ("What it does", "Why it is a problem", "How it decides", "Fix safety")


class PackError(Exception):
    """A pack that cannot be loaded; the message names the file and says what is wrong."""


def own_pack() -> Path:
    """The folder of the rules that come with the project: inside the wheel, beside a checkout."""
    package = Path(__file__).parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


@cache
def load_packs(extra: tuple[Path, ...] = ()) -> dict[str, type[Rule]]:
    """The rules of the project's own pack and of the extra ones, by code, sorted.

    Raises:
        PackError: a pack is missing or broken, or two rules share a code or a name.
    """
    rules: dict[str, type[Rule]] = {}
    names: dict[str, str] = {}
    for folder in (own_pack(), *extra):
        for rule in _load_pack(folder):
            if rule.code in rules:
                raise PackError(f"{folder}: the code {rule.code} is taken already")
            if rule.name in names:
                raise PackError(f"{folder}: {rule.code} and {names[rule.name]} share a name")
            rules[rule.code] = rule
            names[rule.name] = rule.code
    return dict(sorted(rules.items()))


def _load_pack(folder: Path) -> Iterable[type[Rule]]:
    if not folder.is_dir():
        raise PackError(f"{folder}: no such rule pack (a folder of rule modules)")
    package = _package(folder)
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).with_suffix("").parts
        if any(part.startswith(("_", ".")) for part in parts):
            continue
        if path.suffix == ".py":
            yield from _rules_of_module(path, ".".join((package, *parts)))
        elif path.suffix == ".toml":
            try:
                rule = load_pattern_rule(path)
            except (OSError, ValueError) as error:
                raise PackError(f"{path}: {error}") from error
            if rule is not None:
                _validate(rule, path)
                yield rule


def _package(folder: Path) -> str:
    """The import name of a pack: its modules may import each other relatively."""
    folder = folder.resolve()
    own = folder == own_pack().resolve()
    digest = hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    name = "corpuslint_rules" if own else f"corpuslint_pack_{digest}"
    if name not in sys.modules:
        spec = ModuleSpec(name, loader=None, is_package=True)
        spec.submodule_search_locations = [str(folder)]
        sys.modules[name] = module_from_spec(spec)
    return name


def _rules_of_module(path: Path, module_name: str) -> Iterable[type[Rule]]:
    try:
        module = importlib.import_module(module_name)
    except Exception as error:  # a pack is foreign code: whatever it raises is the pack's fault
        raise PackError(f"{path}: {type(error).__name__}: {error}") from error
    for value in vars(module).values():
        if (
            isinstance(value, type)
            and issubclass(value, Rule)
            and value.__module__ == module_name
            and not inspect.isabstract(value)
            and hasattr(value, "code")
        ):
            _validate(value, path)
            yield value


def _validate(rule: type[Rule], path: Path) -> None:
    def demand(condition: bool, what: str) -> None:
        if not condition:
            raise PackError(f"{path}: {getattr(rule, 'code', rule.__name__)}: {what}")

    demand(bool(_CODE.fullmatch(rule.code)), "a code is capitals and three digits, like NAM001")
    demand(
        isinstance(getattr(rule, "name", None), str) and bool(_NAME.fullmatch(rule.name)),
        "a name is lower-case words joined with hyphens",
    )
    demand(getattr(rule, "family", None) in FAMILIES, f"the family is one of {', '.join(FAMILIES)}")
    demand(bool(rule.bad) and bool(rule.good), "needs at least one Bad and one Good example")
    docs = rule.__doc__ or ""
    for section in SECTIONS:
        demand(section in docs, f"the docstring lacks the section '{section}'")
    for field in msgspec.structs.fields(rule.Options):
        demand(not field.required, f"the option {field.encode_name} has no default")
