from __future__ import annotations

import ftfy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.checking import check, fix

SENTENCES = (
    "Le maire n’a pas été réélu à Besançon, où l’opposition fête sa victoire.",
    "Städte und Länder müssen “größere” Straßen bauen — für 5 €.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy.",
    "Zażółć gęślą jaźń, powiedział burmistrz.",
    "Мер міста заявив, що міст відкриють у п’ятницю.",
    "Ο δήμαρχος είπε ότι η γέφυρα θα ανοίξει.",
    "市長は橋が金曜日に開通すると述べた。",
)
HOSTILE = st.text(
    st.one_of(
        st.sampled_from(
            "ÂÃâ€™Ð РСГв√‚©¬ ?&;#<>/abp\n\r\x00\x1b[\x85\u200d\ufeff\ufffd\ud800e\u0301"
        ),
        st.characters(),
    ),
    max_size=60,
)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("codec", ["latin-1", "sloppy-windows-1252", "cp437"])
def test_wrongly_decoded_sentence_is_repaired(sentence: str, codec: str) -> None:
    damaged = sentence.encode().decode(codec)
    text = f"A clean first line.\n{damaged}\n“A clean last line.”"
    assert fix(text, "ENC001") == f"A clean first line.\n{sentence}\n“A clean last line.”"
    assert {item.line for item in check(text, "ENC001")} == {2}


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("number", [1250, 1251, 1253, 1254, 1257])
def test_what_ftfy_repairs_passes_the_cheap_test(sentence: str, number: int) -> None:
    damaged = sentence.encode().decode(f"sloppy-windows-{number}")
    assert fix(damaged, "ENC001") == ftfy.fix_encoding(damaged)


def test_sentence_that_was_damaged_twice_is_repaired() -> None:
    sentence = "The café’s owner"
    twice = sentence.encode().decode("cp1252").encode().decode("cp1252")
    assert fix(twice, "ENC001") == sentence


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sound_sentence_is_left_alone(sentence: str) -> None:
    assert check(sentence, "encoding") == []


@pytest.mark.parametrize(
    "credit",
    ["Фото: Новини-24/ АП", "Φωτογραφία: ΑΠΕ", "写真：共同通信", "تصوير: وكالة", "סרטון: כתב"],
)
def test_fixes_never_hide_foreign_text(credit: str) -> None:
    text = f"The bridge opens on Friday.\n\n{credit}\n\nThe mayor didnâ€™t come.\x92"
    assert credit in fix(text, "encoding").splitlines()


@settings(max_examples=150, deadline=None)
@given(HOSTILE)
def test_any_text_gets_fixes_that_leave_nothing_to_fix(text: str) -> None:
    for item in check(text, "encoding"):
        assert 0 <= item.finding.start <= item.finding.end <= len(text)
    for _ in range(10):
        fixed = fix(text, "encoding")
        if fixed == text:
            break
        text = fixed
    assert fix(text, "encoding") == text


@pytest.mark.parametrize(
    "piece", ["â€™", "Ã©", "Â ", "<!--", "<script>", "<a ", "&amp;", "e\u0301", "\u200d", "\x1b["]
)
def test_long_hostile_line_is_read_to_its_end(piece: str) -> None:
    text = piece * 20_000
    assert all(item.finding.end <= len(text) for item in check(text + "\x00", "encoding")[:-1])
    assert check(text + "\x00", "encoding")[-1].finding.end == len(text) + 1


def test_quotation_marks_stay_as_typographic_as_they_are() -> None:
    text = "“Sí”, said JosÃ©: ‘it’s “fine”’"
    assert fix(text, "ENC001") == "“Sí”, said José: ‘it’s “fine”’"


def test_direction_controls_stay_in_the_lines_that_need_them_only() -> None:
    needed = "In Hebrew \u202bשלום\u202c, then\u200b English\u202a.\n"
    needless = "In English\u202b all the\u202c\u200b way.\n"
    text = needed + needless + needed
    assert fix(text, "ENC003") == (
        needed.replace("\u200b", "") + "In English all the way.\n" + needed.replace("\u200b", "")
    )
