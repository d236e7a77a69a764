"""What the table of names consists of."""

from __future__ import annotations

from typing import Literal

import msgspec

Right = Literal["names.toml", "more used", "usual spelling", "undecided"]


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """A spelling that the canonical form should replace.

    Attributes:
        spelling: as it is written.
        count: how often it stands in the documents that were asked for.
        documents: in how many documents.
        same_name: how sure it is that the two are one name; 1 where names.toml says so.
        right: why the canonical form is the one to write; `undecided`: they are used as often.
        is_sure: whether names.toml may say it without a person's look at it.
        why: the reasons of the rules.
        place: the document and line of one occurrence.
        context: the words around it.
    """

    spelling: str
    count: int
    documents: int
    same_name: float
    right: Right
    is_sure: bool
    why: str
    place: str
    context: str


class NameGroup(msgspec.Struct, frozen=True, kw_only=True):
    """A name with all its spellings.

    Attributes:
        canonical: the whole name, as it should be written.
        kind: person, place or organisation; None: not known.
        count: how often the corpus has the canonical form, whole or in part.
        alone: how often of these only the last word stands (`Kallas`).
        documents: in how many documents.
        is_decided: whether names.toml has it.
        bearers: for a single word that several people are called by, their whole names: which of
            them is meant the text does not tell.
        others: people whose last name is spelled like a variant, and left alone.
        variants: the most used first.
    """

    canonical: str
    kind: str | None = None
    count: int
    alone: int = 0
    documents: int
    is_decided: bool = False
    bearers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    variants: tuple[Variant, ...]
