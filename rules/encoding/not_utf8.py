from __future__ import annotations

from collections.abc import Iterable

from corpuslint.rule import Bad, Document, DocumentRule, Finding, Good, Severity


class NotUtf8(DocumentRule):
    """A file that is not UTF-8.

    What it does:
      Reports a file whose bytes are no UTF-8, and the encoding that they probably are in.

    Why it is a problem:
      Every program that reads the corpus has to guess, and some will guess wrong.

    How it decides:
      The bytes do not decode. If most of what is not ASCII is UTF-8 all the same, the file is
      damaged (cut in the middle of a character, put together from several encodings). Else
      charset-normalizer names the likeliest encoding. The text was read in it, so that the other
      rules saw words.

    Fix safety:
      No fix of its own: `clean --recode` writes UTF-8, and `restore` gives the original bytes.
      Damaged bytes stand for nothing that could be written instead: they stay.

    Sources:
      charset-normalizer (Ahmed Tahri, MIT).
    """

    code = "ENC002"
    name = "not-utf8"
    family = "encoding"
    severity = Severity.ERROR
    bad = (
        Bad("⟦Der Bürgermeister sagte nichts.⟧", encoding="cp1252"),
        Bad("⟦Кметът не каза нищо.⟧", encoding="utf-8-damaged"),
    )
    good = (Good("Der Bürgermeister sagte nichts."),)

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding on the whole document."""
        if document.encoding == "utf-8":
            return ()
        if document.encoding == "utf-8-damaged":
            message = "UTF-8 with bytes in it that are none: get the file again from its source"
        else:
            message = f"not UTF-8, probably {document.encoding}; `clean --recode` converts it"
        finding = Finding(
            start=0,
            end=len(document.text),
            scope="document",
            message=message,
            confidence=0.95,
            evidence={"encoding": document.encoding},
        )
        return (finding,)
