from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuslint.config import Settings
from corpuslint.document import Document, DocumentKey
from corpuslint.lint import check_documents
from corpuslint.rule import Context
from corpuslint.ruleset import build_rules
from tests.rules.checking import check, fix

ENGLISH = (
    "The bridge to the old town was closed for two years, the mayor said on Friday.",
    "Shops around it have suffered, and some of them did not open again after the works.",
    "“We have waited for this day,” said Anneliese Brückner, who sells flowers by the river.",
)
FRENCH = (
    "Le pont qui mène à la vieille ville a été fermé pendant deux ans, a dit le maire vendredi.",
    "Les magasins des environs ont souffert et plusieurs n’ont pas rouvert après les travaux.",
)
UKRAINIAN = (
    "Міст до старого міста був закритий два роки, сказав мер у п’ятницю на зустрічі з людьми.",
    "Крамниці навколо нього постраждали, і деякі з них більше не відчинилися після робіт.",
)


def lines_found(body: tuple[str, ...], line: str, language: str | None = None) -> list[str]:
    text = "\n\n".join([body[0], line, *body[1:]])
    found = check(text, "FRN001", language=language)
    return [text[item.finding.start : item.finding.end] for item in found]


@pytest.mark.parametrize(
    "line",
    [
        "Следующая запись",
        "Комментариев пока нет",
        "写真：地元紙",
        "تعليقات القراء",
        "Διαβάστε περισσότερα",
        "Dodaj swój komentarz",
        "Přečtěte si také",
        "Lesen Sie auch diese Nachricht",
        "Lue myös tämä uutinen",
        "Na aasann an leathanach seo",
    ],
)
def test_foreign_line_in_an_english_article_is_found(line: str) -> None:
    assert lines_found(ENGLISH, line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Anneliese Brückner",
        "Read more",
        "RSS feed",
        "Photo: Harbour News",
        "By Jane Doe",
        "22nd round",
        "Shops, bridges, rivers",
        "joie de vivre",
        "Café Orvik opens",
        "José Peña resigns",
        "Northtown v Southport",
        "* * *",
        "12.5 %",
    ],
)
def test_english_line_and_name_stay(line: str) -> None:
    assert lines_found(ENGLISH, line) == []


@pytest.mark.parametrize("line", ["Leave a comment", "Lesen Sie auch", "Читайте также"])
def test_foreign_line_in_a_french_article_is_found(line: str) -> None:
    assert lines_found(FRENCH, line) == [line]
    assert lines_found(FRENCH, line, language="fr") == [line]


@pytest.mark.parametrize(
    "line",
    [
        *("Lire la suite", "Les travaux du pont", "Le maire", "Travaux"),
        *(
            "New York Times",
            "Manchester United - Liverpool 2:1",
            "press@example.org",
            "Black Friday",
        ),
        "https://www.example.org/the-latest-news-of-the-day",
    ],
)
def test_french_line_in_a_french_article_stays(line: str) -> None:
    assert lines_found(FRENCH, line) == []


@pytest.mark.parametrize("line", ["Читайте также: новости", "Διαβάστε περισσότερα"])
def test_foreign_line_in_a_ukrainian_article_is_found(line: str) -> None:
    assert lines_found(UKRAINIAN, line) == [line]


@pytest.mark.parametrize("line", ["Читайте також", "Після робіт", "Мер міста", "Reuters"])
def test_own_line_in_a_ukrainian_article_stays(line: str) -> None:
    assert lines_found(UKRAINIAN, line) == []


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("He said that 中文报道没有翻译 was all there was.", "中文报道没有翻译"),
        ("She wrote that сегодня мост был открыт and went home.", "сегодня мост был открыт"),
        (
            "The clerk told us that het stadhuis is vandaag gesloten before he left.",
            "het stadhuis is vandaag gesloten",
        ),
        (
            "Their motto, he said, was que todos los vecinos puedan entrar and nothing more.",
            "que todos los vecinos puedan entrar",
        ),
    ],
)
def test_passage_in_an_english_sentence_is_found(text: str, passage: str) -> None:
    article = "\n\n".join([*ENGLISH, text])
    found = check(article, "FRN002")
    assert [article[item.finding.start : item.finding.end] for item in found] == [passage]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ursula von der Brück and Jean de la Tour met in Rio de Janeiro.",
        "The Institut für Brückenbau and the Banque du Vieux Port agreed.",
        "It was, he said, a fait accompli, de facto and de jure.",
        "They sang “Über den Brücken” (“Above the Bridges”) together.",
        "Mr Müller’s café in Málaga served crème brûlée to José and Zoë.",
    ],
)
def test_names_titles_and_loan_words_in_an_english_sentence_stay(sentence: str) -> None:
    assert check("\n\n".join([*ENGLISH, sentence]), "foreign") == []


def test_mixed_word_is_repaired_in_the_lines_without_foreign_words_only() -> None:
    english = "The m\u0430yor and the m\u0430yor's men met in the old hall on Monday."
    mixed = "The m\u0430yor said добрий вечір, and m\u0430yor is a word as well."
    fixed = english.replace("\u0430", "a")
    assert fix(f"{english}\n{mixed}\n{english}\n", "FRN004") == f"{fixed}\n{mixed}\n{fixed}\n"


def test_fixes_never_hide_foreign_text() -> None:
    # A Cyrillic credit whose letters mostly look Latin, one of them a Latin letter.
    credit = "Фото: АР / Рeyтерс"
    text = f"The bridge opens on Friday, the mayor said, and the shops are glad.\n\n{credit}\n"
    for selection in (("FRN004",), ("FRN004", "encoding"), ("FRN003", "FRN004", "encoding")):
        assert credit in fix(text, *selection).splitlines()
    assert credit not in fix(text, "foreign")


@pytest.mark.parametrize(
    ("line", "applicability"),
    [
        ("Zostaw komentarz", "safe"),
        ("Снимка: Новинар/ АП", "safe"),
        ("Publicado el 5 de mayo de 2031", "safe"),
        ("Foto: Ein Mann sieht dem Schiff nach, das den Hafen verlässt", "unsafe"),
        ("Lesen Sie auch: Was der Bürgermeister dazu sagte", "unsafe"),
        ("Das Schiff verlässt heute den Hafen", "unsafe"),
    ],
)
def test_only_what_holds_no_words_of_an_article_is_deleted_without_a_look(
    line: str, applicability: str
) -> None:
    (found,) = check("\n\n".join([ENGLISH[0], line, *ENGLISH[1:]]), "FRN001")
    assert found.finding.fix is not None
    assert found.finding.fix.applicability.name.lower() == applicability


def test_language_of_the_configuration_overrides_the_text() -> None:
    text = "Krótka wiadomość z miasta.\n\nPost a comment"
    assert check(text, "FRN001", language="pl") != []


def test_english_passage_is_found_where_the_corpus_is_french() -> None:
    passage = "the bridge over the river and the road to the port would be open for all of them"
    text = f"Le maire a dit vendredi au conseil que {passage} avant la fin du mois.\n\n"
    text += "\n\n".join(FRENCH)
    for language in ("fr", None):
        (found,) = check(text, "FRN002", language=language)
        assert text[found.finding.start : found.finding.end] == passage


def test_doubtful_line_that_stands_in_three_documents_is_foreign() -> None:
    rules = build_rules(Settings(root=".", select=("FRN001",)), Context())
    line = "Zorvet blinkar"

    def found(copies: int) -> int:
        documents = [
            Document(DocumentKey(str(n), str(n)), "\n\n".join([*ENGLISH[n:], line, *ENGLISH[:n]]))
            for n in range(copies)
        ]
        return len(check_documents(documents, rules))

    assert found(1) in (0, 1)
    assert found(3) == 3


def test_article_in_another_language_is_not_taken_apart_line_by_line() -> None:
    assert check("\n\n".join(FRENCH * 3), "FRN001", language="en") == []


@settings(max_examples=100, deadline=None)
@given(st.text(st.one_of(st.sampled_from("abÉдю 中\n.-'’،\ud800"), st.characters()), max_size=80))
def test_no_text_breaks_a_rule(text: str) -> None:
    for language in (None, "en", "fr", "uk", "ja", "xx"):
        for item in check(text, "foreign", language=language):
            assert 0 <= item.finding.start <= item.finding.end <= len(text)


@pytest.mark.parametrize("piece", ["Ж", "Ж ", "é ", "von ", "x-", "中", "a'", "Ж-"])
def test_long_hostile_line_is_read_to_its_end(piece: str) -> None:
    check("\n".join([*ENGLISH, piece * 20_000]), "foreign")


def findings_in(*texts: str) -> list[tuple[str, str]]:
    rules = build_rules(Settings(root=".", select=("FRN001",)), Context())
    documents = [
        Document(DocumentKey("a.jsonl", f"{number}"), text) for number, text in enumerate(texts)
    ]
    return [
        (found.document.id, texts[int(found.document.id)][found.finding.start : found.finding.end])
        for found in check_documents(documents, rules)
    ]


def test_a_name_is_known_where_two_other_articles_have_it_in_their_prose() -> None:
    alone = f"{ENGLISH[0]}\n\nGülpınarköy\n\n{ENGLISH[1]}\n"
    others = [
        "The road to Gülpınarköy was shut for a month after the rain, the mayor said on Monday.\n",
        "The race goes from the old mill of Gülpınarköy to the harbour, the club said.\n",
    ]
    assert findings_in(alone) == findings_in(alone, others[0]) == [("0", "Gülpınarköy")]
    assert findings_in(alone, *others) == findings_in(*others, alone) == []


def test_foreign_prose_teaches_no_name() -> None:
    alone = f"{ENGLISH[0]}\n\nGülpınarköy\n\n{ENGLISH[1]}\n"
    turkish = "Gülpınarköy yolu yağmurdan sonra bir ay boyunca kapalı kaldı, dedi belediye başkanı"
    assert ("0", "Gülpınarköy") in findings_in(
        alone, *(f"{ENGLISH[0]}\n\n{turkish}\n\n{text}\n" for text in ENGLISH[1:])
    )
