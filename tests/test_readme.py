"""What the README and the pages show is true."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from corpuslint.packs import load_packs
from corpuslint.ruleset import RuleSet
from tests.engine.project import REPOSITORY, write
from tests.marked import ExampleRun
from tests.readme import README, TRANSCRIPT, printed

TEXT = README.read_text(encoding="utf-8")
GUIDE = (REPOSITORY / "docs/writing-rules.md").read_text(encoding="utf-8")
TRANSCRIPTS = [(match[1], match[2]) for match in TRANSCRIPT.finditer(TEXT)]


@pytest.mark.parametrize(("arguments", "shown"), TRANSCRIPTS, ids=[t[0] for t in TRANSCRIPTS])
def test_transcript_is_what_the_command_prints(arguments: str, shown: str) -> None:
    assert printed(arguments) == shown, "python -m tests.readme writes the README anew"


def test_readme_shows_transcripts() -> None:
    assert len(TRANSCRIPTS) >= 3


def test_run_command_of_the_readme_names_what_is_there() -> None:
    match = re.search(r"<!-- run command -->\n```\n(.*)\n```", TEXT)
    assert match
    assert "corpuslint clean seeds" in match[1]
    assert (REPOSITORY / "seeds").is_dir()


def test_links_lead_somewhere() -> None:
    for page in (README, *(REPOSITORY / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_example_pack_of_the_guide_works(tmp_path: Path) -> None:
    (toml,) = [t for t in re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL) if "[rule]" in t]
    (python,) = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    write(tmp_path, {"boilerplate/house_notice.toml": toml, "typography/shouted.py": python})
    rules = load_packs((tmp_path,))
    for code in ("MY001", "MY002"):
        for example in rules[code].bad:
            run = ExampleRun(rules[code], example)
            assert [run.spans(n) for n in range(len(run.documents))] == run.expected
        for good in rules[code].good:
            assert ExampleRun(rules[code], good).findings == []
    assert RuleSet([rules["MY002"]()]).document_rules
    assert all(not name.endswith("shouted") or "pack" in name for name in sys.modules)
