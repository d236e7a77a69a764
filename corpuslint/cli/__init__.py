"""The command line: one module a command."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import msgspec

from corpuslint.config import Settings
from corpuslint.document import Document, DocumentKey
from corpuslint.lint import check_documents
from corpuslint.rule import Context
from corpuslint.ruleset import build_rules


def run() -> None:
    """Provisional: `check` on one JSONL file or on text files, written as JSONL."""
    parser = argparse.ArgumentParser(prog="corpuslint")
    parser.add_argument("command", choices=["check"])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--select", default="")
    parser.add_argument("--output-format", default="jsonl")
    parser.add_argument("--output-file", type=Path)
    parser.add_argument("--isolated", action="store_true")
    parser.add_argument("--no-cache", action="store_true")
    options = parser.parse_args()
    settings = Settings(root=".", select=tuple(filter(None, options.select.split(","))))
    rules = build_rules(settings, Context())
    documents = []
    for path in options.paths:
        if path.suffix == ".jsonl":
            with path.open(encoding="utf-8") as lines:
                for row, line in enumerate(lines):
                    record = json.loads(line)
                    key = DocumentKey(str(path), record["id"])
                    documents.append(Document(key, record["text"], row=row))
        else:
            text = path.read_bytes().decode()
            documents.append(Document(DocumentKey(str(path), str(path)), text))
    found = check_documents(documents, rules)
    out = options.output_file.open("w") if options.output_file else sys.stdout
    for item in found:
        finding = msgspec.to_builtins(item.finding)
        out.write(
            json.dumps(
                finding
                | {
                    "path": item.path,
                    "document": item.document.id,
                    "rule": item.rule,
                    "name": item.name,
                    "family": item.family,
                    "line": item.line,
                    "column": item.column,
                    "related": [
                        {
                            "path": r.document.path,
                            "document": r.document.id,
                            "start": r.start,
                            "end": r.end,
                        }
                        for r in item.finding.related
                    ],
                },
                ensure_ascii=False,
            )
            + "\n"
        )
    sys.exit(1 if found else 0)
