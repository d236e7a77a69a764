from __future__ import annotations

import pytest

from corpuslint.document import Document, DocumentKey
from corpuslint.language.characters import rare_characters


@pytest.mark.parametrize(
    ("text", "rare"),
    [
        ("The bridge opened at 5 %;\n\t'it did' > {all}.\n", ""),
        ("“Café” — Київ", "“é”—Київ"),
        ("a < b & c\r\n", "<&\r"),
        ("NUL \x00, DEL \x7f, C1 \x85", "\x00\x7f\x85"),
        ("a lone \ud800 surrogate", ""),
        ("", ""),
    ],
)
def test_characters_beside_ordinary_ascii(text: str, rare: str) -> None:
    document = Document(DocumentKey("a.txt", "a.txt"), text)
    assert document.once(rare_characters) == frozenset(rare)
