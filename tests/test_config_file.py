from __future__ import annotations

from pathlib import Path

import pytest

from corpuslint.config import ConfigError, Settings, override
from corpuslint.config_file import find_config, load_settings
from corpuslint.rule import Context
from corpuslint.ruleset import build_rules, resolve_selector


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def message_of(text: str) -> str:
    """The error of a `corpuslint.toml` with that text in the working directory."""
    write(Path("corpuslint.toml"), text)
    with pytest.raises(ConfigError) as caught:
        build_rules(load_settings(["."]), Context())
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_nearest_file_above_a_single_file_is_read(project: Path) -> None:
    write(project / "corpuslint.toml")
    near = write(project / "news" / "corpuslint.toml")
    article = write(project / "news" / "2024" / "a.txt")
    assert find_config([article]) == near


def test_several_targets_are_read_for_their_common_ancestor(project: Path) -> None:
    above = write(project / "corpuslint.toml")
    write(project / "one" / "corpuslint.toml")
    first = write(project / "one" / "a.txt")
    second = write(project / "two" / "b.txt")
    assert find_config([first, second]) == above
    assert find_config([project / "one", first]) == project / "one" / "corpuslint.toml"


def test_pyproject_counts_only_with_a_table_of_our_own(project: Path) -> None:
    write(project / "pyproject.toml", "[tool.corpuslint]\n")
    write(project / "inner" / "pyproject.toml", "[tool.other]\n")
    write(project / "broken" / "pyproject.toml", "[[[")
    assert find_config([project / "inner"]) == project / "pyproject.toml"
    assert find_config([project / "broken"]) == project / "pyproject.toml"


def test_own_file_comes_before_pyproject_of_the_same_folder(project: Path) -> None:
    write(project / "pyproject.toml", "[tool.corpuslint]\n")
    own = write(project / "corpuslint.toml")
    assert find_config([project]) == own


def test_missing_targets_and_standard_input_have_a_place_too(project: Path) -> None:
    own = write(project / "corpuslint.toml")
    assert find_config(["-"]) == own
    assert find_config([project / "missing.txt"]) == own
    assert find_config([]) == own


def test_values_arrive_and_root_is_the_folder_of_the_file(project: Path) -> None:
    write(
        project / "sub" / "pyproject.toml",
        """
        [tool.corpuslint]
        respect-gitignore = false
        extend-select = ["MTQ003"]
        min-confidence = 1
        language = "en"
        rule-packs = ["../shared-rules"]
        [tool.corpuslint.per-file-ignores]
        "archive/" = ["MTQ"]
        [tool.corpuslint.allow]
        names = ["Mirela"]
        phrases = ["Read more"]
        [tool.corpuslint.fields]
        text = "body"
        """,
    )
    settings = load_settings([project / "sub"])
    assert settings.root == str(project / "sub")
    assert settings.source == str(project / "sub" / "pyproject.toml")
    assert not settings.respect_gitignore
    assert settings.extend_select == ("MTQ003",)
    assert settings.min_confidence == 1.0
    assert settings.per_file_ignores == {"archive/": ("MTQ",)}
    assert settings.allow.phrases == ("Read more",)
    assert settings.fields.text == "body"
    assert settings.fields.id == "id"
    assert settings.rule_packs == ("../shared-rules",)


def test_config_option_reads_that_file_and_no_other(project: Path) -> None:
    write(project / "corpuslint.toml", 'language = "en"')
    other = write(project / "other" / "strict.toml", 'language = "fr"')
    assert load_settings([project], config=other).language == "fr"
    assert load_settings([project], config=Path("other/strict.toml")).root == str(other.parent)


def test_isolated_reads_no_file(project: Path) -> None:
    write(project / "corpuslint.toml", "[[[")
    settings = load_settings([project], isolated=True)
    assert settings == Settings(root=str(project), isolated=True)


def test_isolated_and_config_exclude_each_other(project: Path) -> None:
    with pytest.raises(ConfigError, match="exclude each other"):
        load_settings([project], config=project / "corpuslint.toml", isolated=True)


def test_without_a_file_the_root_is_the_working_directory(project: Path) -> None:
    settings = load_settings([project])
    assert (settings.root, settings.source) == (str(project), None)


def test_byte_order_mark_is_read_over(project: Path) -> None:
    (project / "corpuslint.toml").write_bytes(b'\xef\xbb\xbflanguage = "en"')
    assert load_settings([project]).language == "en"


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('selct = ["MTQ"]', "selct: no such key; did you mean 'select'?"),
        ("min_confidence = 1", "min_confidence: no such key; did you mean 'min-confidence'?"),
        ('select = "MTQ"', "select: expected an array of strings, got the string 'MTQ'"),
        ('select = ["A", 3]', "select[1]: expected a string that is not empty, got the number 3"),
        ("min-confidence = 2", "min-confidence: expected a number from 0 to 1, got the number 2"),
        ("min-confidence = nan", "min-confidence: expected a number from 0 to 1, got the number n"),
        ('language = "EN"', "a language code of small letters, such as 'en', got the string 'EN'"),
        ('respect-gitignore = "yes"', "expected true or false, got the string 'yes'"),
        ('fields = "id"', "fields: expected a table, got the string 'id'"),
        ('[fields]\nbdy = "x"\n', "fields.bdy: no such key; expected one of id, text, title"),
        ('[per-file-ignores]\n"a b" = "MTQ"', 'per-file-ignores."a b": expected an array of str'),
        ('[allow]\nphrases = [" "]', "allow.phrases[0]: expected a string that is not empty"),
        ("[rules.MTQ03]\nx = 1", "rules.MTQ03: no such rule; did you mean 'MTQ003'?"),
        ("[rules.MTQ003]\nx = 1", "rules.MTQ003.x: no such key; nothing can be set here"),
        ('select = ["MTQ03X"]', "select: expected a rule's code, prefix or name, a family or ALL"),
        ('ignore = ["translatoin"]', "got 'translatoin'; did you mean 'translation'?"),
        ('exclude = ["../other/*.txt"]', "exclude[0]: expected a glob below the file's own folder"),
        ('include = ["C:\\\\news\\\\*.txt"]', "include[0]: expected a glob below"),
        (
            '[per-file-ignores]\n"x/../../y" = ["MTQ"]',
            'per-file-ignores."x/../../y": expected a gl',
        ),
        ("[tool.corpuslint]\n", "tool: no such key; outside pyproject.toml the keys stand at the"),
    ],
)
def test_errors_name_file_key_expectation_and_closest_key(text: str, message: str) -> None:
    found = message_of(text)
    assert found.startswith("corpuslint.toml: ")
    assert message in found


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('language = "en"\nselect = [\n"A"', "corpuslint.toml:3:1: no valid TOML: Unclosed array"),
        ('language = "en"\nselect == []', "corpuslint.toml:2:9: no valid TOML: Invalid value"),
        ("x = " + "1" * 5000, "corpuslint.toml: no valid TOML: a number has too many digits"),
        ("x = " + "[" * 5000, "corpuslint.toml: no valid TOML: nested too deeply"),
    ],
)
def test_broken_toml_is_named_by_line_and_column(text: str, message: str) -> None:
    assert message_of(text).startswith(message)


def test_file_that_is_not_utf_8_is_named_by_line(project: Path) -> None:
    (project / "corpuslint.toml").write_bytes(b"# one\n# \xff\n")
    with pytest.raises(ConfigError, match=r"^corpuslint\.toml:2: not UTF-8"):
        load_settings([project])


def test_unprintable_characters_are_escaped_in_errors(project: Path) -> None:
    write(project / "corpuslint.toml", '"\\u001b[31m" = 1')
    with pytest.raises(ConfigError) as caught:
        load_settings([project])
    assert "\x1b" not in str(caught.value)


def test_named_config_file_has_to_be_there(project: Path) -> None:
    with pytest.raises(ConfigError, match=r"^missing\.toml: No such file"):
        load_settings([project], config=Path("missing.toml"))


def test_named_pyproject_needs_our_table(project: Path) -> None:
    write(project / "pyproject.toml", "[project]\n")
    with pytest.raises(ConfigError, match=r"has no \[tool\.corpuslint\] table"):
        load_settings([project], config=project / "pyproject.toml")


def test_error_in_pyproject_gives_the_whole_key_path(project: Path) -> None:
    write(project / "pyproject.toml", "[tool.corpuslint.allow]\nname = []\n")
    with pytest.raises(ConfigError) as caught:
        load_settings([project])
    assert str(caught.value) == (
        "pyproject.toml: tool.corpuslint.allow.name: no such key; did you mean 'names'?"
    )


def test_selector_error_in_pyproject_gives_the_whole_key_path(project: Path) -> None:
    write(project / "pyproject.toml", '[tool.corpuslint]\nselect = ["XXX"]\n')
    with pytest.raises(ConfigError, match=r"^pyproject\.toml: tool\.corpuslint\.select: expected"):
        build_rules(load_settings([project]), Context())


def test_an_overridden_setting_is_no_longer_the_files_fault(project: Path) -> None:
    write(project / "corpuslint.toml", 'select = ["MTQ"]\nignore = ["XXX"]')
    settings = override(load_settings([project]), select=("YYY",), language=None)
    assert settings.select == ("YYY",)
    assert settings.configured == ("ignore",)
    with pytest.raises(ConfigError, match=r"^select: expected"):
        build_rules(settings, Context())
    with pytest.raises(ConfigError, match=r"^corpuslint\.toml: ignore: expected"):
        build_rules(override(settings, select=("MTQ",)), Context())


def test_a_selector_error_names_its_place() -> None:
    with pytest.raises(ConfigError, match=r"^somewhere: expected"):
        resolve_selector("nothing", {}, "somewhere")
