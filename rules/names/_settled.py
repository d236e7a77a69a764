"""What the corpus's keepers have settled: `names.toml` and `allow.names`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpuslint.rule import Context


class Settled:
    """The words of names that are settled by the project's own files.

    Attributes:
        right: words of canonical names: they are never variants.
        mapped: variants of `names.toml`, and their words that differ: NAM002 reports them.
    """

    def __init__(self, context: Context) -> None:
        self.right: set[str] = set()
        self.mapped: set[str] = set()
        for entry in context.names:
            words = entry.canonical.split()
            self.right.update(words)
            for variant in entry.variants:
                self.mapped.update({variant, *variant.split()})
        self.mapped -= self.right
        self._allowed = {word for name in context.allow_names for word in name.split()}
        self._distinct = [[set(name.split()) for name in group] for group in context.distinct]

    def are_apart(self, a: str, b: str) -> bool:
        """Whether two words are two names: of one group of distinct ones, or one is allowed."""
        return not self._allowed.isdisjoint((a, b)) or any(
            any(a in words and b not in words for words in names)
            and any(b in words and a not in words for words in names)
            for names in self._distinct
        )
