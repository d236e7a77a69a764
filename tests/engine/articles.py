"""Short articles on invented events, whole and damaged."""

from __future__ import annotations


def article(name: str, event: str = "ferry line", town: str = "Brenholm") -> str:
    """An article in which a minister is named twice."""
    return (
        f"Minister opens {event} in {town}\n"
        "\n"
        f"Transport minister Oleksandr {name} opened the new {event} in {town} on Friday.\n"
        "\n"
        f"“We have waited for this for ten years,” {name} told a crowd at the harbour.\n"
    )


GOOD = "Hrytsenko"
DRIFTED = "Hrycenko"

FURNISHED = article(GOOD, "library") + "\nPost a Comment\n\n0 Comments\n"
