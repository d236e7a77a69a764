"""`docs/configuration.md` names every key, with its real default and examples that are valid."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from corpuslint.config import FileSettings

DOCS = (Path(__file__).parent.parent / "docs" / "configuration.md").read_text(encoding="utf-8")
SECTIONS = re.findall(r"^### (.+)\n\n(.+)\n\n((?:(?!#).*\n)+)", DOCS, re.MULTILINE)
EXAMPLES = re.findall(r"```toml\n(.*?)```", DOCS, re.DOTALL)


def keys(settings: msgspec.Struct, prefix: str = "") -> dict[str, Any]:
    """Every key of a configuration file with its default."""
    found: dict[str, Any] = {}
    for field in msgspec.structs.fields(settings):
        value = getattr(settings, field.name)
        if isinstance(value, msgspec.Struct):
            found |= keys(value, f"{field.encode_name}.")
        else:
            found[prefix + field.encode_name] = value
    return found


def documented() -> dict[str, Any]:
    """Every key that the page has a section for, with the default that it states."""
    found: dict[str, Any] = {}
    for heading, summary, _ in SECTIONS:
        names = re.findall(r"`(.+?)`", heading)
        defaults = re.findall(r"`(.+?)`", summary) or [None] * len(names)
        found |= dict(zip(names, defaults, strict=True))
    return found


def test_every_key_has_a_section_with_its_default() -> None:
    expected = keys(FileSettings())
    expected["rules.CODE"] = expected.pop("rules")
    stated = {
        name: None if default is None else tomllib.loads(f"x = {default}")["x"]
        for name, default in documented().items()
    }
    assert stated == msgspec.to_builtins(expected) | {
        name: list(value) for name, value in expected.items() if isinstance(value, tuple)
    }


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_is_valid(example: str) -> None:
    msgspec.convert(tomllib.loads(example), FileSettings)


def test_every_section_has_an_example_of_its_key() -> None:
    for heading, _, body in SECTIONS:
        last = heading.split("`")[1].split(".")[-1]
        assert "```toml" in body, heading
        assert last in body or "fields." in heading, heading
