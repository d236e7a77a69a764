from __future__ import annotations

import pytest

from corpuslint.language import vocabulary
from corpuslint.language.loans import is_loan
from corpuslint.language.ngrams import advantage, word_scores
from corpuslint.language.scripts import count_scripts, script_of_language
from corpuslint.language.vocabulary import UNKNOWN, english_rank, function_words


@pytest.mark.parametrize(
    "word", ["the", "mayor's", "don't", "well-known", "organisations", "favourite", "revolutionise"]
)
def test_english_words_are_known_in_all_their_forms(word: str) -> None:
    assert english_rank(word) < UNKNOWN


@pytest.mark.parametrize("word", ["komentarz", "przeczytaj", "bürgermeister", "zelensky", "xqzt"])
def test_foreign_words_and_names_are_not(word: str) -> None:
    assert english_rank(word) == UNKNOWN


def test_word_list_is_lower_case_and_without_repetition() -> None:
    words = vocabulary.english_words(UNKNOWN)
    assert len(words) > 80_000
    assert all(word.isascii() and word == word.lower() for word in words)


def test_small_words_are_sorted_and_written_in_their_language() -> None:
    text = (vocabulary._FOLDER / "function_words.toml").read_text(encoding="utf-8")
    for line in text.splitlines():
        if " = " in line:
            language, _, words = line.partition(" = ")
            listed = words.strip('"').split()
            assert listed == sorted(set(listed)), language
            assert set(count_scripts("".join(listed))) == {script_of_language(language)}, language


def test_languages_can_be_told_apart_by_their_small_words() -> None:
    sisters = {"nb", "da", "nn", "bs", "hr", "sr", "id", "ms"}
    languages = function_words()
    for language, words in languages.items():
        for other, others in languages.items():
            if language < other and not {language, other} <= sisters:
                assert len(words & others) < 0.75 * min(len(words), len(others)), (language, other)


def test_letters_tell_a_word_s_language() -> None:
    nats, language = advantage("siguiente", "en", "Latin")
    assert nats > 3
    assert language == "es"
    assert advantage("government", "en", "Latin")[0] < 0
    assert advantage("government", "xx", "Latin") == (0.0, "xx")
    assert set(word_scores("міст", "Cyrillic")) == {"bg", "mk", "ru", "uk"}


def test_loan_phrases_are_known_whatever_their_spelling() -> None:
    assert is_loan("Joie de vivre!")
    assert is_loan("Coup d’état")
    assert is_loan("tête-à-tête")
    assert is_loan("Rigoletto, Così fan tutte")
    assert is_loan("Nguyễn Thị Bình, Trần Văn Nam")
    assert not is_loan("Lire la suite")
    assert not is_loan("Rigoletto, lire la suite")
