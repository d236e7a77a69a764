"""Workers and order: the same findings to the byte."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from corpuslint.document import Document, DocumentKey
from corpuslint.engines import local
from corpuslint.examples import example_documents
from corpuslint.lint import check_documents
from corpuslint.packs import load_packs
from corpuslint.rule import Bad, DocumentRule, Finding, Good
from corpuslint.ruleset import RuleSet
from tests.engine.articles import DRIFTED, FURNISHED, GOOD, article
from tests.engine.project import REPOSITORY, as_bytes, corpuslint, findings, write


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    texts = {f"{n:03}.txt": article(GOOD, f"school {n}") for n in range(40)}
    texts |= {"x.txt": article(DRIFTED, "bridge"), "y.txt": FURNISHED, "z.txt": FURNISHED}
    write(tmp_path, texts)
    return tmp_path


@pytest.mark.parametrize("jobs", [2, 3, 7])
def test_findings_are_the_same_for_any_number_of_workers(
    corpus: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = as_bytes(findings(corpus, jobs=1))
    monkeypatch.setattr(local, "_LEAST_BYTES_FOR_A_POOL", 0)
    monkeypatch.setattr(local, "_CHUNK_ENTRIES", 3)
    assert as_bytes(findings(corpus, jobs=jobs)) == alone
    assert alone != b"[]"


def test_findings_are_the_same_in_any_order_of_documents(corpus: Path) -> None:
    rules = RuleSet([rule() for rule in load_packs().values()])
    documents = [
        Document(DocumentKey(path.name, path.name), path.read_text(encoding="utf-8"))
        for path in sorted(corpus.glob("*.txt"))
    ]
    forwards = as_bytes(check_documents(documents, rules))
    assert as_bytes(check_documents(documents[::-1], rules)) == forwards
    assert as_bytes(check_documents(documents[20:] + documents[:20], rules)) == forwards


def test_findings_of_a_rule_do_not_depend_on_what_else_is_selected(corpus: Path) -> None:
    everything = findings(corpus)
    for family in {item.family for item in everything}:
        alone = findings(corpus, select=(family,))
        assert alone == [item for item in everything if item.family == family]


def has_question_mark(document: Document) -> bool:
    return "?" in document.text


class Question(DocumentRule):
    """A question."""

    code = "MY001"
    name = "question"
    family = "typography"
    needs = (has_question_mark,)

    def check(self, document: Document) -> Iterable[Finding]:
        yield Finding(start=0, end=1, message=f"asked about {document.key.id}")


def test_a_rule_is_asked_only_where_a_service_that_it_needs_gives_something() -> None:
    texts = {"a": "Who came?", "b": "He came."}
    documents = [Document(DocumentKey(name, name), text) for name, text in texts.items()]
    found = check_documents(documents, RuleSet([Question()]))
    assert [item.finding.message for item in found] == ["asked about a"]


@pytest.mark.parametrize("code", [c for c, r in load_packs().items() if getattr(r, "needs", ())])
def test_what_a_rule_needs_hides_none_of_its_findings(code: str) -> None:
    made = load_packs()[code]()
    assert isinstance(made, DocumentRule)
    seeds = sorted((REPOSITORY / "seeds").glob("*.txt"))
    texts = [path.read_text("utf-8", errors="replace") for path in seeds]
    documents = [Document(DocumentKey("a", "a"), text) for text in texts]
    examples: list[Bad | Good] = [*made.bad, *made.good]
    for example in examples:
        documents += [document for document, _ in example_documents(example)]
    for document in documents:
        if not all(map(document.once, made.needs)):
            assert list(made.check(document)) == []


def test_two_documents_with_one_key_are_refused() -> None:
    documents = [Document(DocumentKey("a", "a"), text) for text in ("one", "two")]
    with pytest.raises(ValueError, match="two documents are called 'a'"):
        check_documents(documents, RuleSet([]))


def test_interrupt_ends_a_run_with_130(tmp_path: Path) -> None:
    write(tmp_path, {f"{n:05}.txt": article(GOOD, f"school {n}") * 200 for n in range(1500)})
    process = subprocess.Popen(
        [sys.executable, "-m", "corpuslint", "check", str(tmp_path), "--no-cache", "--jobs", "2"],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(4)  # the run takes several times as long
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert output == ""
    assert errors.strip() == "interrupted"


def test_worker_that_dies_is_said_in_one_line(tmp_path: Path) -> None:
    pack = tmp_path / "pack" / "structure"
    write(
        pack,
        {
            "killer.py": (
                "import os\n"
                "from corpuslint.rule import Bad, DocumentRule, Good\n"
                "class Killer(DocumentRule):\n"
                "    '''What it does Why it is a problem How it decides Fix safety'''\n"
                "    code, name, family = 'XXX001', 'killer', 'structure'\n"
                "    bad, good = (Bad('x'),), (Good('y'),)\n"
                "    def check(self, document):\n"
                "        os._exit(3)\n"
            )
        },
    )
    write(tmp_path, {f"corpus/{n}.txt": article(GOOD) * 1000 for n in range(20)})
    write(tmp_path, {"corpuslint.toml": 'rule-packs = ["pack"]\nselect = ["XXX001"]\n'})
    done = corpuslint("check", "corpus", "--no-cache", "--jobs", "2", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("corpuslint: error: a worker process was ended from outside")
    assert "Traceback" not in done.stderr
