from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.document import Document, DocumentKey
from corpuslint.language.identify import Guess, Langdetect, identified_language, identify

PARAGRAPHS = {
    "bg": "Кметът каза, че мостът ще бъде отворен в петък и че магазините около него са "
    "пострадали.",
    "cs": "Starosta řekl, že most bude otevřen v pátek a že obchody kolem něj utrpěly, protože "
    "je nikdo nemohl navštívit.",
    "de": "Der Bürgermeister sagte, die Brücke werde am Freitag geöffnet, und die Läden hätten "
    "unter der langen Sperrung gelitten.",
    "el": "Ο δήμαρχος είπε ότι η γέφυρα θα ανοίξει την Παρασκευή.",
    "en": "The mayor said that the bridge would open on Friday, and that the shops around it "
    "had suffered from the closure.",
    "fr": "Le maire a dit que le pont serait ouvert vendredi et que les magasins des environs "
    "avaient souffert de la fermeture.",
    "ja": "市長は橋が金曜日に開通すると述べた。",
    "ko": "시장은 다리가 금요일에 개통된다고 말했다.",
    "pl": "Burmistrz powiedział, że most zostanie otwarty w piątek i że sklepy w okolicy "
    "ucierpiały z powodu zamknięcia.",
    "ru": "Мэр сказал, что мост откроют в пятницу и что магазины вокруг него пострадали из-за "
    "закрытия.",
    "sq": "Kryetari i bashkisë tha se ura do të hapet të premten dhe se dyqanet përreth kanë "
    "vuajtur nga mbyllja.",
    "tr": "Belediye başkanı köprünün cuma günü açılacağını ve çevredeki dükkanların bu kapanma "
    "için çok zarar gördüğünü söyledi.",
    "uk": "Мер сказав, що міст відкриють у п’ятницю і що крамниці навколо нього постраждали "
    "через закриття.",
}


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_paragraph_is_identified(language: str) -> None:
    guess = identify(PARAGRAPHS[language])
    assert guess is not None
    assert guess.language == language
    document = Document(DocumentKey("a.txt", "a.txt"), PARAGRAPHS[language])
    assert identified_language(document) == language


def test_doubtful_text_goes_to_the_judge_that_is_plugged_in() -> None:
    asked = []

    class Judge:
        def identify(self, text: str) -> Guess | None:
            asked.append(text)
            return Guess("eo", 0.7)

    text = "Kzwt vbrm plod gnarf trel mip skon drul vasp timmel korb hask " * 4
    assert identify(text, Judge()) == Guess("eo", 0.7)
    assert asked == [text]


def test_clear_text_spares_the_judge() -> None:
    class Judge:
        def identify(self, text: str) -> Guess | None:
            raise AssertionError(text)

    assert identify(PARAGRAPHS["de"], Judge()) is not None


def test_langdetect_gives_the_same_answer_every_time() -> None:
    judge = Langdetect()
    text = "Nova sezona serije na televiziji"
    assert len({judge.identify(text) for _ in range(5)}) == 1


@pytest.mark.parametrize("text", ["", "12.5 %", "…", "Reuters"])
def test_what_says_nothing_has_no_language(text: str) -> None:
    assert identify(text) is None


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    guess = identify(text)
    assert guess is None or 0 <= guess.probability <= 1


def test_a_passage_of_english_makes_no_english_text() -> None:
    text = (
        "Le conseil municipal a voté vendredi, et il a ajouté que the bridge over the river and "
        "the road to the port would be open for all of them avant la fin du mois.\n\n"
        "Les habitants ont suivi les débats dans la salle de la mairie, et le conseil a voté le "
        "budget de la ville pour la fin du mois prochain.\n"
    )
    for spelled in (text, text.replace("é", "e")):
        document = Document(DocumentKey("a.txt", "a.txt"), spelled)
        assert document.once(identified_language) == "fr"
