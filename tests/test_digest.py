from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from corpuslint.config import Allow, Fields, Settings
from corpuslint.digest import settings_digest
from corpuslint.names_file import build_context
from corpuslint.ruleset import build_rules

PACK = dedent(
    """
    [rule]
    code = "ZZZ001"
    name = "zzz"
    family = "translation"
    docs = "What it does, Why it is a problem, How it decides, Fix safety"
    [[pattern]]
    regex = "zzz"
    triggers = ["zzz"]
    message = "found"
    [[bad]]
    text = "⟦zzz⟧"
    [[good]]
    text = "zz"
    """
)


def digest(root: Path, **settings: object) -> bytes:
    made = Settings(root=str(root), **settings)  # type: ignore[arg-type]  # a test's own settings
    context = build_context(made)
    return settings_digest(made, context, build_rules(made, context))


@pytest.mark.parametrize(
    "settings",
    [
        {"language": "en"},
        {"ignore": ("MTQ003",)},
        {"fields": Fields(text="body")},
        {"allow": Allow(names=("Anna",))},
    ],
)
def test_digest_changes_with_what_rules_can_see(
    tmp_path: Path, settings: dict[str, object]
) -> None:
    assert digest(tmp_path, **settings) != digest(tmp_path)


@pytest.mark.parametrize(
    "settings",
    [
        {"allow": Allow(phrases=("Read more",))},
        {"min_confidence": 0.5},
        {"per_file_ignores": {"*.md": ("MTQ",)}},
        {"exclude": ("drafts/",)},
        {"select": ("MTQ003",), "ignore": ()},
    ],
)
def test_digest_stays_with_what_rules_cannot_see(
    tmp_path: Path, settings: dict[str, object]
) -> None:
    same = {"select": ("MTQ003",)}
    assert digest(tmp_path, **{**same, **settings}) == digest(tmp_path, **same)


def test_digest_does_not_depend_on_where_the_project_stands(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "names.toml").write_text('[[name]]\ncanonical = "Anna Zelin"\n')
    assert digest(tmp_path / "one") == digest(tmp_path / "two")


def test_digest_changes_with_the_contents_of_names_and_packs(tmp_path: Path) -> None:
    pack = tmp_path / "pack" / "translation"
    pack.mkdir(parents=True)
    (pack / "zzz.toml").write_text(PACK)
    seen = {digest(tmp_path), digest(tmp_path, rule_packs=("pack",))}
    (pack / "words.txt").write_text("data beside a rule")
    seen.add(digest(tmp_path, rule_packs=("pack",)))
    (tmp_path / "names.toml").write_text('[[name]]\ncanonical = "Anna Zelin"\n')
    seen.add(digest(tmp_path, rule_packs=("pack",)))
    assert len(seen) == 4
