"""Names of languages for messages."""

from __future__ import annotations

from corpuslint.language.language_names import language_name
from corpuslint.language.lexicon import lexicon
from corpuslint.language.vocabulary import function_words


def test_every_language_that_is_known_has_a_name() -> None:
    words = lexicon()
    entries = filter(None, map(words.phrase, words.rows))
    known = {code for entry in entries for code in entry.languages}
    known.update(function_words())
    assert {code for code in known if language_name(code) == code} == set()
    assert language_name("xx") == "xx"
