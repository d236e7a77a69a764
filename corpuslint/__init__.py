"""A linter for text corpora: findings, fixes, a report and a cleaned corpus."""

__version__ = "0.1.0"
