"""The documentation pages that are made from the rules.

``python -m corpuslint.docs_pages`` writes a page a rule and the index to ``docs/rules``, and the
table of the rules into ``README.md`` between two comments. With ``--check`` it writes nothing and
ends with status 1 when something is stale.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpuslint.catalogue import OptionCard, describe, markdown_prose, rule_table
from corpuslint.examples import fix_kinds
from corpuslint.packs import load_packs
from corpuslint.reports.visible import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpuslint.rule import Bad, Good, Rule

_OPENING, _CLOSING = "<!-- rules -->", "<!-- /rules -->"
_GENERATED = "<!-- Made from the rule by `python -m corpuslint.docs_pages`. -->"
_BACKTICKS = re.compile(r"`+")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages, or say which of them are stale.

    Returns:
        The exit status: 1 when a page is stale and ``--check`` was given.
    """
    parser = argparse.ArgumentParser(prog="python -m corpuslint.docs_pages")
    parser.add_argument("--check", action="store_true", help="write nothing, say what is stale")
    options = parser.parse_args(arguments)
    root = Path(__file__).parents[1]
    stale = stale_pages(root)
    for path, text in stale.items():
        name = path.relative_to(root).as_posix()
        print(f"{'stale' if options.check else 'written' if text else 'deleted'}: {name}")
        if not options.check:
            _put(path, text)
    return 1 if options.check and stale else 0


def stale_pages(root: Path) -> dict[Path, str | None]:
    """The pages that are not as the rules would have them.

    Args:
        root: the checkout.

    Returns:
        What each of them should hold; None for a page that should not be there.
    """
    rules = load_packs()
    folder = root / "docs" / "rules"
    wanted: dict[Path, str | None] = {
        folder / f"{code}.md": _joined(rule_page(rule)) for code, rule in rules.items()
    }
    wanted[folder / "README.md"] = _joined(["# The rules", "", *rule_table(rules, ".")])
    readme = root / "README.md"
    if readme.is_file():
        wanted[readme] = with_table(_read(readme) or "", rule_table(rules, "docs/rules"))
    for path in sorted(folder.glob("*.md")):
        wanted.setdefault(path, None)
    return {path: text for path, text in sorted(wanted.items()) if text != _read(path)}


def with_table(text: str, table: Iterable[str]) -> str:
    """A text with the table between the comments that mark its place; without them, as it is."""
    before, opening, rest = text.partition(_OPENING)
    _, closing, after = rest.partition(_CLOSING)
    if not opening or not closing:
        return text
    return f"{before}{opening}\n\n{_joined(table)}\n{closing}{after}"


def rule_page(rule: type[Rule]) -> Iterator[str]:
    """The lines of a rule's page."""
    card = describe(rule)
    kinds = ", ".join(kind.value for kind in fix_kinds(rule)) or "none"
    yield _GENERATED
    yield ""
    yield f"# {card.name} ({card.code})"
    yield ""
    yield f"Family: {card.family} · severity: {card.severity} · fixes: {kinds} · " + (
        "on by default" if card.default else "**off** by default"
    )
    for section in card.sections:
        yield ""
        if section.title:
            yield f"## {section.title}"
            yield ""
        yield markdown_prose(section.text)
    if card.options:
        yield ""
        yield f"## Settings in `[rules.{card.code}]`"
        yield ""
        yield "| option | type | default | meaning |"
        yield "|---|---|---|---|"
        for option in card.options:
            yield _option(option)
    yield ""
    yield "## Examples"
    yield ""
    yield "`⟦…⟧` stands around each finding; hidden characters are written as escapes."
    for bad in rule.bad:
        yield ""
        yield from _example("Reported", bad)
        if bad.fixed is not None:
            yield ""
            yield "After all fixes:"
            yield ""
            yield from _fenced(bad.fixed)
    for good in rule.good:
        yield ""
        yield from _example("Left alone", good)


def _option(option: OptionCard) -> str:
    default = f"`{option.default_in_words}`"
    cells = f"`{option.name}`", option.type, default, markdown_prose(option.description)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _example(heading: str, example: Bad | Good) -> Iterator[str]:
    settings = [f"`{key} = {json.dumps(value)}`" for key, value in example.options.items()]
    if example.language:
        settings.append(f"language `{example.language}`")
    if example.encoding != "utf-8":
        settings.append(f"read as `{example.encoding}`")
    settings += [f"title `{_shown(title)}`" for title in example.titles if title is not None]
    yield f"{heading} ({', '.join(settings)}):" if settings else f"{heading}:"
    yield ""
    yield from _fenced(example.marked)


def _fenced(texts: Iterable[str]) -> Iterator[str]:
    """Texts as code blocks whose fences are longer than any run of backticks in them."""
    for number, text in enumerate(texts):
        if number:
            yield ""
        lines = [_shown(line) for line in text.removesuffix("\n").split("\n")]
        longest = max((len(run) for line in lines for run in _BACKTICKS.findall(line)), default=0)
        fence = "`" * max(3, longest + 1)
        yield from (f"{fence}text", *lines, fence)


def _shown(text: str) -> str:
    """A line with its hidden characters as escapes, without blanks at its end."""
    return "".join(pieces(text, spaces=True)).rstrip()


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


def _read(path: Path) -> str | None:
    # A checkout may translate line ends: that makes no page stale.
    return path.read_bytes().decode().replace("\r\n", "\n") if path.is_file() else None


def _put(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


if __name__ == "__main__":
    sys.exit(main())
