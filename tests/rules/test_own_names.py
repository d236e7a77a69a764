"""What names.toml says of spellings, and what NAM002 makes of it."""

from __future__ import annotations

import pytest

from corpuslint.document import Document, DocumentKey
from corpuslint.findings import Applicability, LocatedFinding
from corpuslint.lint import check_documents
from corpuslint.packs import load_packs
from corpuslint.rule import Context, NameEntry
from corpuslint.ruleset import RuleSet

KALLAS = NameEntry("Kaja Kallas", ("Kaia Kalas",), "person")
KYIV = NameEntry("Kyiv", ("Kiev",), "place")


def check(*texts: str, names: tuple[NameEntry, ...]) -> list[LocatedFinding]:
    """The findings of NAM002."""
    rule = load_packs()["NAM002"](context=Context(names=names))
    documents = [Document(DocumentKey(f"{n}.txt", f"{n}.txt"), t) for n, t in enumerate(texts)]
    return check_documents(documents, RuleSet([rule]))


def changes(text: str, *names: NameEntry) -> list[tuple[str, str, Applicability]]:
    """What is written, what to write, and how sure that is."""
    found = []
    for item in check(text, names=names):
        assert item.finding.fix is not None
        written = text[item.finding.start : item.finding.end]
        fix = item.finding.fix
        found.append((written, fix.edits[0].replacement, fix.applicability))
    return found


def test_spellings_are_counted_over_the_corpus() -> None:
    found = check(
        "Kaia Kalas spoke. Kalas left.",
        "Kaja Kallas spoke. Kallas left. KALLAS won.",
        "Kallas slept. See example.org/Kallas.",
        names=(KALLAS,),
    )
    whole, part = (item.finding for item in found)
    assert whole.evidence["spellings"] == {"Kaia Kalas": 1, "Kaja Kallas": 1}
    assert part.evidence["spellings"] == {"Kalas": 2, "Kallas": 4}
    assert "`Kalas` 2× in 1 document; `Kallas` 4× in 2 documents" in part.evidence["why"]


def test_a_canonical_form_that_the_corpus_lacks_is_counted_as_nothing() -> None:
    (found,) = check("Kalas left.", names=(KALLAS,))
    assert found.finding.evidence["spellings"] == {"Kalas": 1, "Kallas": 0}
    assert "`Kallas` not used here" in found.finding.evidence["why"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kalas's plan, Kalas’ plan.", ["Kallas", "Kallas"]),
        ("KALAS-OLSEN and Kalas-Olsen", ["KALLAS", "Kallas"]),
        ("The Kalases met both Kalases' sons. Kalases are a dish.", ["Kallases", "Kallases"]),
        ("an anti-Kalas vote, a Kalas-led vote", ["Kallas", "Kallas"]),
        ("“Kalas spoke,” he said.", ["Kallas"]),
        ("kalas is no name, Kalash is another", []),
        ('It is spelled "Kalas". Kalas in Finnish is a fish? (Kalas in Polish)', ["Kallas"]),
        ("www.kalas.example, http://x.example/Kalas-1, @Kalas, #Kalas, #TeamKalas", []),
        ("k.Kalas@x.example, Kalas@x.example, /srv/Kalas/a, Kalas.docx, Kalas_2.txt", []),
    ],
)
def test_forms_of_a_name(text: str, expected: list[str]) -> None:
    assert [new for _, new, _ in changes(text, KALLAS)] == expected


def test_a_family_is_a_plural_and_nothing_else_is() -> None:
    entry = NameEntry("Petro Lakhovsky", ("Petro Lahovski",))
    assert changes("The Lahovskis met the young Lahovskis.", entry) == [
        ("Lahovskis", "Lakhovskys", Applicability.SAFE),
        ("Lahovskis", "Lakhovskys", Applicability.SAFE),
    ]
    assert changes("Ivan Lahovskis won.", entry) == []


def test_a_part_beside_another_given_name_may_be_somebody_else() -> None:
    entry = NameEntry("Petro Lakhovsky", ("Petro Lahovski",))
    text = "Olga Lahovski met Mr Lahovski, President Lahovski, Petr Lahovski and Lahovski."
    assert [trust for _, _, trust in changes(text, entry)] == [
        Applicability.UNSAFE,
        *[Applicability.SAFE] * 4,
    ]


def test_a_person_with_an_entry_of_her_own_is_left_alone() -> None:
    entries = (NameEntry("Petro Lakhovsky", ("Petro Lahovski",)), NameEntry("Olga Lahovski"))
    assert changes("Olga Lahovski met Petro Lahovski. Lahovski left.", *entries) == [
        ("Petro Lahovski", "Petro Lakhovsky", Applicability.SAFE)
    ]


def test_a_variant_of_one_word_stands_for_the_word_that_it_is_near() -> None:
    entry = NameEntry("Mira Yankova", ("Yakova", "Bobo"))
    assert changes("Mira Yakova left. Bobo won.", entry) == [
        ("Yakova", "Yankova", Applicability.SAFE),
        ("Bobo", "Mira Yankova", Applicability.SAFE),
    ]


def test_another_name_of_a_place_is_kept_in_fixed_terms_and_quotations() -> None:
    assert changes("A train left Kiev at noon. A cook in Rome made chicken Kiev.", KYIV) == [
        ("Kiev", "Kyiv", Applicability.SAFE),
        ("Kiev", "Kyiv", Applicability.SUGGESTION),
    ]
    assert changes("The liner “Kiev” left.", KYIV) == [("Kiev", "Kyiv", Applicability.SUGGESTION)]
    assert changes("Kyiv (formerly Kiev) and Kiev Holdings plc", KYIV) == []


def test_a_place_that_is_only_misspelled_is_so_in_every_name() -> None:
    entry = NameEntry("Brodets", ("Brodetz",), "place")
    assert changes("The “Brodetz” of the Brodetz Steel Corp", entry) == [
        ("Brodetz", "Brodets", Applicability.SAFE),
        ("Brodetz", "Brodets", Applicability.SAFE),
    ]
