"""What an index of facts and findings depends on beside the texts, as one digest."""

from __future__ import annotations

import hashlib
import unicodedata
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from corpuslint import __version__
from corpuslint.packs import own_pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpuslint.config import Settings
    from corpuslint.rule import Context
    from corpuslint.ruleset import RuleSet


def settings_digest(settings: Settings, context: Context, rules: RuleSet) -> bytes:
    """A digest of all that decides what the rules say of an unchanged text.

    That is the version of the package, its language data, the versions of what it depends on, the
    language, the contents of ``names.toml`` and
    ``terms.toml``, the allowed names, the fields of containers, and each rule that is on with its
    version, its options and the files of its pack. What only chooses documents (``corpus``,
    ``include``, ``exclude``) or hides findings afterwards (``per-file-ignores``, ``allow.phrases``,
    ``min-confidence``, ``baseline``) is no part of it, and neither is where the project stands.

    Returns:
        32 bytes, the same on every machine.
    """
    encoder = msgspec.json.Encoder(order="sorted")
    hasher = hashlib.blake2b(digest_size=32)
    for part in (
        __version__.encode(),
        *_dependencies(),
        *_pack_contents(Path(__file__).parent / "language"),
        encoder.encode(context),
        encoder.encode(settings.fields),
        *(
            encoder.encode((code, rule.version, rule.options))
            for code, rule in sorted(rules.rules.items())
        ),
        *_pack_contents(own_pack()),
        *(
            part
            for folder in settings.rule_packs
            for part in _pack_contents(Path(settings.root, folder))
        ),
    ):
        hasher.update(len(part).to_bytes(8, "big"))
        hasher.update(part)
    return hasher.digest()


def _dependencies() -> Iterator[bytes]:
    """The versions of what rules and segmentation get their results from."""
    yield unicodedata.unidata_version.encode()
    for name in ("ftfy", "hyperscan", "langdetect", "rapidfuzz", "sentencex", "textstat"):
        yield f"{name} {metadata.version(name)}".encode()


def _pack_contents(folder: Path) -> Iterator[bytes]:
    """Names and contents of a pack's files: whoever writes a rule often forgets its version."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".pyc", ".pyo"} or not path.is_file():
            continue
        yield path.relative_to(folder).as_posix().encode("utf-8", "surrogateescape")
        yield path.read_bytes()
