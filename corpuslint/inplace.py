"""Fixing files where they are: each is replaced in one go or stays as it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpuslint.corpus.base import WriteError
from corpuslint.corpus.formats import format_of
from corpuslint.corpus.write import replacing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpuslint.corpus.base import Entry
    from corpuslint.rewriting import Change, Rewriter


def fix_in_place(entries: Sequence[Entry], rewriter: Rewriter, root: Path) -> list[Change]:
    """Fix the documents of one file, keeping its line ends, encoding, byte order mark and mode.

    Args:
        entries: all documents of the file.
        rewriter: what fixes them; told as a problem what cannot be written.
        root: the folder that must not be left by a link; for a file outside it, its own folder.

    Returns:
        The changes that were written.
    """
    changes = rewriter.changes(entries)
    if not changes:
        return []
    entry = entries[0]
    container = Path(entry.container)
    within = root if container.is_relative_to(root) else container.parent
    new = {change.entry.key.id: change.after for change in changes}
    try:
        with replacing(container, within=within, name=entry.key.path) as out:
            format_of(entry).rewrite(entries, new, out)
    except WriteError as error:
        rewriter.problems.append(error.problem)
        return []
    return changes
