"""The sample corpus and what is known to be wrong with it.

``seeds_expected.jsonl`` has a row for each damage that was put into the articles:

* ``path``, and in a container ``document``: where it stands;
* ``rule``: the code of the rule that has to find it;
* ``text``: the words that the finding marks, null for a finding about the whole document;
* ``occurrence``: which of several such words is meant, from 0 (default 0);
* ``fix``: what stands there after the fix, ``""`` for a deletion; null where there is none, and in
  rows about a whole document;
* ``applicability``: the fix's, where it has to be this one.

Rows of a rule that does not exist yet are not demanded.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
import yaml

from corpuslint.config_file import load_settings
from corpuslint.corpus.encodings import decode
from corpuslint.document import Document, DocumentKey
from corpuslint.findings import Applicability, LocatedFinding
from corpuslint.packs import load_packs
from corpuslint.session import Request, open_session
from tests.cleaning import read_tree, write_tree
from tests.engine.project import corpuslint

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
EXPECTED = Path(__file__).parent / "seeds_expected.jsonl"
CONTAINER = "wire.jsonl"

# Nothing is wrong with these, though some of it looks so.
CLEAN = {
    DocumentKey(name, name)
    for name in ("004_frescoes.txt", "006_orchestra.txt", "011_bridge_opening.txt")
} | {DocumentKey(CONTAINER, f"wire-{number:02}") for number in (4, 6, 8)}

# Families in which a finding that nobody expects is a false alarm.
STRICT_FAMILIES = {"names", "foreign", "boilerplate", "duplicates"}

# Families that may speak of one line of page furniture side by side.
FURNITURE_FAMILIES = {"foreign", "boilerplate"}

# Rules whose damage is too large for the sample: thirty long articles, a line of 20,000 characters.
RULES_WITHOUT_SAMPLE = {"MTQ007", "MTQ008", "STR005"}

# Rules that know nothing without the corpus's own files, which `--isolated` ignores.
RULES_OF_PROJECT_FILES = {"NAM002", "MTQ010"}


class Damage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    path: str
    rule: str
    text: str | None
    fix: str | None
    document: str | None = None
    occurrence: int = 0
    applicability: Applicability | None = None

    @property
    def key(self) -> DocumentKey:
        return DocumentKey(self.path, self.document or self.path)

    def __str__(self) -> str:
        return f"{self.rule}-{self.key.id}-{self.occurrence}-{(self.text or 'document')[:24]!a}"


class SampleRun(NamedTuple):
    """What all rules find in the sample corpus, the baseline left aside."""

    documents: dict[DocumentKey, Document]
    findings: list[LocatedFinding]

    def span(self, damage: Damage) -> tuple[int, int]:
        text = self.documents[damage.key].text
        if damage.text is None:
            return 0, len(text)
        start = -1
        for _ in range(damage.occurrence + 1):
            start = text.index(damage.text, start + 1)
        return start, start + len(damage.text)

    def is_of(self, item: LocatedFinding, damage: Damage) -> bool:
        """Whether a finding is the one that a row demands."""
        return (
            item.document == damage.key
            and item.rule == damage.rule
            and (item.finding.start, item.finding.end) == self.span(damage)
        )

    def found(self, damage: Damage) -> list[LocatedFinding]:
        return [item for item in self.findings if self.is_of(item, damage)]

    def fixed(self, item: LocatedFinding) -> str | None:
        """What stands at the finding's span after its fix; None without edits."""
        fix = item.finding.fix
        if fix is None or not fix.edits:
            return None
        text, start, end = self.documents[item.document].text, item.finding.start, item.finding.end
        pieces = []
        for edit in sorted(fix.edits, key=lambda edit: edit.start):
            if edit.end < start or edit.start > end:
                continue
            pieces += [text[start : max(start, edit.start)], edit.replacement]
            start = min(end, edit.end)
        return "".join([*pieces, text[start:end]])


DAMAGES = [
    msgspec.json.decode(line, type=Damage)
    for line in EXPECTED.read_text(encoding="utf-8").splitlines()
]
KNOWN_RULES = load_packs()
PRESENT = [damage for damage in DAMAGES if damage.rule in KNOWN_RULES]


def run_sample() -> SampleRun:
    settings = load_settings([], config=SEEDS / "corpuslint.toml")
    # A rule that is off by default finds its damage when it is turned on.
    wanted = tuple({damage.rule for damage in PRESENT if not KNOWN_RULES[damage.rule].default})
    settings = msgspec.structs.replace(settings, extend_select=wanted)
    request = Request(paths=(str(SEEDS),), settings=settings, jobs=1, use_cache=False)
    warnings: list[str] = []
    with open_session(request, warn=warnings.append) as checked:
        read = {key: checked.run.documents.read(key) for key in checked.run.checked}
        assert checked.run.problems == []
        assert warnings == []
        documents = {key: document for key, document in read.items() if document is not None}
        return SampleRun(documents, checked.run.findings)


@pytest.fixture(scope="module")
def sample() -> SampleRun:
    return run_sample()


@pytest.mark.parametrize("damage", PRESENT, ids=str)
def test_damage_is_found_where_it_stands(damage: Damage, sample: SampleRun) -> None:
    found = sample.found(damage)
    others = [
        sample.documents[item.document].text[item.finding.start : item.finding.end]
        for item in sample.findings
        if item.document == damage.key and item.rule == damage.rule
    ]
    assert found, f"{damage.rule} finds only {others}"
    assert len(found) == 1
    fix = found[0].finding.fix
    if damage.text is not None:
        assert sample.fixed(found[0]) == damage.fix
    if damage.applicability is not None:
        assert fix is not None
        assert fix.applicability is damage.applicability


def test_nothing_is_wrong_with_the_clean_articles(sample: SampleRun) -> None:
    assert sample.documents.keys() >= CLEAN
    found = [
        (*item.document, item.rule, item.finding.message)
        for item in sample.findings
        if item.document in CLEAN
    ]
    assert found == []


def test_articles_are_not_taken_for_damage(sample: SampleRun) -> None:
    # Several rules may say that a line is not the article's.
    furniture = [
        (damage.key, *sample.span(damage)) for damage in DAMAGES if is_page_furniture(damage)
    ]
    false_alarms = [
        (item.path, item.line, item.rule, item.finding.message)
        for item in sample.findings
        if item.family in STRICT_FAMILIES
        and not any(sample.is_of(item, damage) for damage in PRESENT)
        and not any(
            item.family in FURNITURE_FAMILIES
            and key == item.document
            and item.finding.start < end
            and start < item.finding.end
            for key, start, end in furniture
        )
    ]
    assert false_alarms == []


def is_page_furniture(damage: Damage) -> bool:
    return damage.text is not None and damage.rule.startswith(("BLR", "FRN001", "DUP001", "MTQ003"))


def test_every_article_is_expected_to_be_clean_or_damaged(sample: SampleRun) -> None:
    spoken_of = CLEAN | {damage.key for damage in DAMAGES}
    assert not CLEAN & {damage.key for damage in DAMAGES}
    assert {key for key in sample.documents if key.path != CONTAINER} <= spoken_of


def test_the_baseline_knows_all_of_it_and_no_more() -> None:
    done = corpuslint(
        *("check", "seeds", "--config", "seeds/corpuslint.toml", "--no-cache"),
        *("--output-format", "concise"),
        cwd=ROOT,
    )
    assert (done.returncode, done.stderr) == (0, ""), (
        f"{done.stdout}{done.stderr}The baseline is out of date; after a look at the findings, "
        "`python -m corpuslint baseline seeds --config seeds/corpuslint.toml` writes it anew"
    )


def test_every_rule_has_damage_in_the_sample() -> None:
    without = KNOWN_RULES.keys() - {damage.rule for damage in DAMAGES}
    assert without <= RULES_WITHOUT_SAMPLE


def test_hygiene_hooks_leave_the_articles_alone() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_bytes())
    left_alone = re.compile(config["exclude"])
    assert all(left_alone.search(f"seeds/{path.name}") for path in SEEDS.iterdir())


@pytest.mark.parametrize("autocrlf", ["true", "input", "false"])
def test_git_keeps_every_byte(tmp_path: Path, autocrlf: str) -> None:
    write_tree(tmp_path, {f"seeds/{name}": data for name, data in articles(SEEDS).items()})
    (tmp_path / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "config", "core.autocrlf", autocrlf)
    git(tmp_path, "add", ".")
    shutil.rmtree(tmp_path / "seeds")
    git(tmp_path, "checkout-index", "--all")
    assert articles(tmp_path / "seeds") == articles(SEEDS)


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def cleaned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cleaned copy of the articles, without the corpus's own files."""
    output = tmp_path_factory.mktemp("cleaned") / "out"
    clean_articles(SEEDS, output)
    return output


def clean_articles(source: Path, output: Path) -> str:
    done = corpuslint(
        *("clean", str(source), str(source / CONTAINER), "--isolated", "--no-cache"),
        *("--unsafe-fixes", "--output", str(output)),
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def articles(folder: Path) -> dict[str, bytes]:
    kinds = (".txt", ".md", ".jsonl")
    return {name: data for name, data in read_tree(folder).items() if name.endswith(kinds)}


def test_a_cleaned_corpus_can_be_restored(cleaned: Path, tmp_path: Path) -> None:
    assert articles(cleaned) != articles(SEEDS)
    done = corpuslint("restore", str(cleaned), "--output", str(tmp_path / "back"), cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert articles(tmp_path / "back") == articles(SEEDS)


def test_cleaning_again_changes_nothing(cleaned: Path, tmp_path: Path) -> None:
    assert ": 0 changed by 0 edits" in clean_articles(cleaned, tmp_path / "again")
    assert articles(tmp_path / "again") == articles(cleaned)


def test_damage_is_gone_from_the_cleaned_articles(cleaned: Path) -> None:
    before, after = article_texts(SEEDS), article_texts(cleaned)
    repaired = Counter(
        (damage.key, damage.text)
        for damage in {(d.key, d.text, d.occurrence): d for d in PRESENT if is_fixable(d)}.values()
    )
    for (key, words), count in repaired.items():
        assert words is not None
        assert after[key].count(words) <= before[key].count(words) - count, (key, words)


def is_fixable(damage: Damage) -> bool:
    """Whether `clean` takes the words away; of a comma that lacks its space, the comma stays."""
    return (
        damage.text is not None
        and damage.text not in (damage.fix or "")
        and damage.applicability in {Applicability.SAFE, Applicability.UNSAFE}
        and damage.rule not in RULES_OF_PROJECT_FILES
        and KNOWN_RULES[damage.rule].default
    )


def article_texts(folder: Path) -> dict[DocumentKey, str]:
    """The texts by document."""
    texts = {}
    for name, data in articles(folder).items():
        if name != CONTAINER:
            texts[DocumentKey(name, name)] = decode(data)[0]
            continue
        for line in data.splitlines():
            row = msgspec.json.decode(line)
            texts[DocumentKey(name, row["id"])] = row["text"]
    return texts
