"""The README's transcripts: run this module to write them anew.

python -m tests.readme
"""

from __future__ import annotations

import re
import shlex

from tests.engine.project import REPOSITORY, corpuslint

README = REPOSITORY / "README.md"
TRANSCRIPT = re.compile(r"^```console\n\$ corpuslint (.*)\n((?s:.*?))^```$", re.MULTILINE)


def printed(arguments: str) -> str:
    """What the command prints, on a terminal of 100 cells."""
    return corpuslint(*shlex.split(arguments), cwd=REPOSITORY, COLUMNS="100").stdout


def main() -> None:
    """Write all transcripts anew."""
    text = README.read_text(encoding="utf-8")
    text = TRANSCRIPT.sub(
        lambda match: f"```console\n$ corpuslint {match[1]}\n{printed(match[1])}```", text
    )
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
