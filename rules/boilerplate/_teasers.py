"""The teaser blocks of a document, as BLR010 reports them and BLR012 leaves them alone."""

from __future__ import annotations

from corpuslint.language.teasers import TeaserBlock, teaser_blocks
from corpuslint.rule import Document

from ._lines import furniture_lines


def related_blocks(document: Document) -> tuple[TeaserBlock, ...]:
    """The blocks that a standing phrase opens. Call it as ``document.once(related_blocks)``."""
    hits = document.once(furniture_lines)
    return tuple(teaser_blocks(document, hits)) if hits else ()
