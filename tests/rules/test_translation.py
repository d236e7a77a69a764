from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuslint.config import Settings
from corpuslint.document import Document, DocumentKey
from corpuslint.lint import check_documents
from corpuslint.packs import load_packs, own_pack
from corpuslint.patterns import PatternRule
from corpuslint.rule import Context
from corpuslint.ruleset import build_rules
from tests.rules.checking import check, fix

PIECES = st.sampled_from(
    [
        *("The mayor", "colour", "color", "center", "and then", "and then", "the", " n't", "@-@"),
        *("</s>", "<unk>", "{0}", "**so**", "``so''", "▁a", "##ing", "[+12 chars]", "\n", "\n\n"),
        *(
            "Here is the translation:",
            "As an AI language model, I",
            "以下是翻译：",
            "，",
            "“",
            "'s",
        ),
        *("[Translator's note: no]", "-->", "__A_1__", "\ud800", "\x00", "\r\n", "actual"),
    ]
)
HOSTILE = st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=40).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(HOSTILE, st.sampled_from([None, "de", "zh", "xx"]))
def test_any_text_is_read_and_its_fixes_come_to_an_end(text: str, language: str | None) -> None:
    for item in check(text, "translation", language=language):
        assert 0 <= item.finding.start <= item.finding.end <= len(text)
    for _ in range(10):
        fixed = fix(text, "translation", language=language)
        if fixed == text:
            break
        text = fixed
    assert fix(text, "translation", language=language) == text


@pytest.mark.parametrize(
    "piece",
    [
        "ab ",
        "and then ",
        "``",
        "**a",
        "{",
        "@-@",
        "[tn ",
        "-->",
        "here is the ",
        "，",
        "__A",
        "n't ",
    ],
)
def test_long_hostile_line_is_read_to_its_end(piece: str) -> None:
    text = piece * 20_000
    assert all(item.finding.end <= len(text) for item in check(text, "translation"))


@pytest.mark.parametrize("words", [1, 2, 3, 5, 8, 13, 21, 34])
def test_loop_of_any_period_is_found_across_punctuation(words: int) -> None:
    phrase = " ".join(f"word{chr(97 + n % 26)}{n}" for n in range(words))
    copies = max(4, 400 // len(phrase))
    text = f"The council met. {(phrase + ', ') * copies}{phrase.capitalize()}. That was all."
    (found,) = check(text, "MTQ002")
    assert found.finding.evidence["words"] == words
    assert found.finding.evidence["copies"] == copies + 1
    assert fix(text, "MTQ002") == f"The council met. {phrase}. That was all."


def test_loop_without_spaces_is_found() -> None:
    (found,) = check("市長は" + "橋を渡る、" * 60 + "と述べた。", "MTQ002")
    assert found.finding.evidence["copies"] >= 59


@pytest.mark.parametrize("code", ["MTQ003", "MTQ004"])
def test_every_pattern_has_an_example_in_the_rule_or_here(code: str) -> None:
    rule = load_packs()[code]
    assert issubclass(rule, PatternRule)
    texts = [line for text in CHATTER for line in text.splitlines()]
    texts += [
        line.replace("⟦", "").replace("⟧", "")
        for example in rule.bad
        for text in example.marked
        for line in text.splitlines()
    ]
    messages = {item.finding.message for text in texts for item in check(text, code)}
    for pattern in rule.patterns:
        before, _, after = pattern.message.partition("{match}")
        assert any(m.startswith(before) and m.endswith(after) for m in messages), pattern.message


def test_lexicon_of_calques_is_sorted_and_undoes_nothing_of_its_own() -> None:
    path = own_pack() / "translation" / "calques.toml"
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["calque"]
    assert [e["triggers"][0] for e in entries] == sorted({e["triggers"][0] for e in entries})
    for entry in entries:
        assert entry["languages"] == sorted(entry["languages"])
        repaired = fix(entry["bad"].replace("⟦", "").replace("⟧", ""), "MTQ005")
        if "suggestion" in entry:
            assert check(repaired, "MTQ005") == []


@pytest.mark.parametrize(
    "text",
    [
        "Mr Holt spoke. Norway sold the port. He was glad.",
        "Holt is ill.\n\nNorway sold the port to Sweden. He is glad.",
        "Norway sold the port to its king. Therefore, he is glad.",
        "Norway, said Holt, sold the port. Therefore, he is glad.",
        "Jordan plays on. Therefore, he is glad. The Norway spruce and his owner.",
        "Holt said that his party was ready. Therefore, it decided to go.",
        "She met the king of Norway and his army. Brent of Norway and his people agree.",
    ],
)
def test_pronoun_that_may_mean_somebody_else_is_left_alone(text: str) -> None:
    assert check(text, "MTQ001") == []


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("The Kremlin does not want talks. That is why he is asking for a veto.", "he"),
        ("Moscow lost the vote. As a result, she is looking for other friends.", "she"),
        ("Brent hoped that Holt would call him.\nTherefore, it refused to leave.", "it"),
        ("France and his allies will meet.", "his"),
    ],
)
def test_pronoun_that_can_mean_nothing_else_is_found(text: str, pronoun: str) -> None:
    (found,) = check(text, "MTQ001")
    assert text[found.finding.start : found.finding.end] == pronoun


CHATTER = (
    "Voici la traduction en anglais :\nHier ist die Übersetzung:\nAquí tienes la traducción:",
    "Aqui está a tradução:\nIată traducerea:\nОсь переклад статті:\nJa përkthimi:\nİşte çeviri:",
    "En tant que modèle de langage, je ne peux pas.\nКак языковая модель, я не могу.",
    "作为一个人工智能语言模型，我无法翻译。\n以下是译文：",
    "翻訳は以下の通りです：\nفيما يلي ترجمة المقال:",
    "Traduit avec DeepL\nÜbersetzt mit Google\nПереведено с помощью Google\nПреведено с DeepL",
    "Note that some names in this translation are uncertain.\nThe house (прим. пер.: dacha) burnt.",
    "The text ▁the end\nAnd -LRB- so -RRB- on\n```\nAn open ⁇ place",
)


@pytest.mark.parametrize("line", [line for text in CHATTER[:6] for line in text.splitlines()])
def test_chatter_of_many_languages_is_found_and_deleted(line: str) -> None:
    text = f"The bridge is open.\n\n{line}\n\nThe ferry is not.\n"
    assert fix(text, "MTQ003") == "The bridge is open.\n\nThe ferry is not.\n"


PLAIN = (
    "The council of the town met again on {day} in the old hall. It heard what the people of the "
    "harbour had to say about the bridge. Many of them came, and the mayor thanked them for it.\n"
) * 4
LOST = "the council met and the mayor spoke and the people of the harbour went home " * 10


@pytest.mark.parametrize(("others", "count"), [(28, 0), (29, 1)])
def test_outlier_needs_thirty_documents_and_names_their_range(others: int, count: int) -> None:
    texts = [PLAIN.format(day=f"day {number}") for number in range(others)]
    documents = [
        Document(DocumentKey("a.jsonl", str(number)), text)
        for number, text in enumerate([*texts, LOST])
    ]
    rules = build_rules(Settings(root=".", select=("MTQ007", "MTQ008")), Context())
    found = check_documents(documents, rules)
    assert [item.document.id for item in found] == [str(others)] * 2 * count
    for item in found:
        assert item.finding.evidence["corpus_documents"] == 30
        assert item.finding.evidence["corpus_median"] < 30
        assert "sample" not in item.finding.evidence
