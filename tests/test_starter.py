from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from corpuslint.config import ConfigError, FileSettings
from corpuslint.starter import add_hook, add_table, configuration, has_hook, hook

PYPROJECT = Path("pyproject.toml")
OUR_REPO = yaml.safe_load(hook())[0]
OTHER_REPO = {"repo": "https://host.example/hooks", "rev": "v1", "hooks": [{"id": "other"}]}


def uncommented(text: str) -> dict[str, Any]:
    """The configuration with all its examples switched on."""
    return tomllib.loads(re.sub(r'(?m)^# (?=[a-z"-]+ = |\[|")', "", text))


def test_configuration_changes_nothing_until_it_is_edited() -> None:
    assert tomllib.loads(configuration()) == {}
    assert tomllib.loads(add_table("", PYPROJECT)) == {"tool": {"corpuslint": {}}}


def test_configuration_shows_every_key_and_nothing_else() -> None:
    fields = {field.encode_name for field in msgspec.structs.fields(FileSettings)}
    values = uncommented(configuration())
    assert values.keys() == fields
    assert uncommented(add_table("", PYPROJECT)) == {"tool": {"corpuslint": values}}
    msgspec.convert(values, FileSettings)


def test_configuration_shows_the_real_defaults() -> None:
    values = msgspec.convert(uncommented(configuration()), FileSettings)
    default = FileSettings()
    examples = {"corpus", "exclude", "select", "language", "rule_packs"}
    tables = {"per_file_ignores", "allow", "rules"}
    for field in msgspec.structs.fields(FileSettings):
        if field.name not in examples | tables:
            assert getattr(values, field.name) == getattr(default, field.name), field.name


def test_table_is_added_behind_what_is_there() -> None:
    text = '# mine\n[project] # a comment\nname = "x"'
    added = add_table(text, PYPROJECT)
    assert added.startswith(text + "\n\n# Settings of corpuslint.")
    assert tomllib.loads(added) == {"project": {"name": "x"}, "tool": {"corpuslint": {}}}


def test_added_text_has_the_line_ends_of_the_file() -> None:
    for added in (add_table("[project]\r\n", PYPROJECT), add_hook("repos:\r\n", hook())):
        assert added is not None
        assert "\n" not in added.replace("\r\n", "")


@pytest.mark.parametrize("text", ["tool = { other = {} }\n", "[tool]\ncorpuslint.select = []\n"])
def test_table_that_cannot_be_added_is_an_error(text: str) -> None:
    with pytest.raises(ConfigError, match="cannot be added"):
        add_table(text, PYPROJECT)


@pytest.mark.parametrize(
    "text",
    [
        "repos:\n- repo: https://host.example/hooks\n  rev: v1\n  hooks:\n  - id: other\n",
        "repos:\n  - repo: https://host.example/hooks\n    rev: v1\n    hooks: [{id: other}]",
        (
            "repos: # ours\n\n# first\n-   repo: https://host.example/hooks\n    rev: v1\n"
            "    hooks:\n    -   id: other\n        # args: [x]\n\n# at the end\n"
        ),
        (
            "repos:\n  - repo: https://host.example/hooks\n    rev: v1\n    hooks:\n"
            "      - id: other\n\n# about ci\nci:\n  skip: []\n"
        ),
        (
            "ci:\n  skip: []\nrepos:\r\n- repo: https://host.example/hooks\r\n  rev: v1\r\n"
            "  hooks:\r\n  - id: other\r\nexclude: x\r\n"
        ),
        "---\nrepos:\n-\n  repo: https://host.example/hooks\n  rev: v1\n  hooks: [{id: other}]\n",
    ],
)
def test_hook_is_added_to_the_list_and_every_line_stays(text: str) -> None:
    added = add_hook(text, hook())
    assert added is not None
    before, after = yaml.safe_load(text), yaml.safe_load(added)
    assert after["repos"] == [OTHER_REPO, OUR_REPO]
    assert {**after, "repos": []} == {**before, "repos": []}
    left = iter(added.splitlines())
    assert all(line in left for line in text.splitlines()), "lines were changed or moved"


@pytest.mark.parametrize(
    "text",
    ["", "# nothing yet\n", "repos: []\n", "repos: [] # none\nci: {}\n", "repos:\n", "ci: {}"],
)
def test_hook_starts_a_list_that_is_not_there(text: str) -> None:
    added = add_hook(text, hook())
    assert added is not None
    assert yaml.safe_load(added)["repos"] == [OUR_REPO]
    assert text.count("#") == added.count("#")


def test_list_that_is_not_written_line_by_line_is_left_alone() -> None:
    assert add_hook("repos: [{repo: meta, hooks: [{id: identity}]}]\n", hook()) is None


def test_our_hook_is_recognised() -> None:
    assert has_hook(add_hook("", hook()) or "")
    assert has_hook("repos:\r\n- hooks:\r\n  - id: 'corpuslint' # ours\r\n")
    assert not has_hook("repos:\n- hooks:\n  - id: corpuslint-fix\n  # - id: corpuslint\n")


@pytest.mark.parametrize("folder", ["news", "my news", "it's", 'a "b" #c: d', "новини"])
def test_hook_of_a_folder_inside_the_repository_names_it(folder: str) -> None:
    entry = yaml.safe_load(hook(folder))[0]["hooks"][0]["entry"]
    assert shlex.split(entry)[-1] == folder
