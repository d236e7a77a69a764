"""How unlike two spellings of a word are, when some differences are habits of transliteration.

A weighted edit distance: besides single letters, groups of letters that different systems write
for one sound (`sch` and `sh`, `ou` and `u`) are exchanged in one step. What a step costs is data:
`name_costs.tsv`, learned by `scripts/learn_name_costs.py` from spellings of one name against
names that are close and different. A step that tells nothing either way costs 0.5, one that names
of different people differ by costs up to 1.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from corpuslint.language.romanise import fold, without_article

PATH = Path(__file__).with_name("name_costs.tsv")

# What sound groups are written as; their costs are learned like those of letters.
GROUPS = (
    *("ae~a", "aa~a", "ai~ei", "ay~ai", "ay~ei", "au~o", "ch~c", "ch~h", "ch~k", "ch~kh", "ch~sh"),
    *("ck~k", "cs~ch", "cz~ch", "dh~d", "dj~j", "dz~z", "dzh~j", "ee~i", "ei~i", "eo~e", "eu~e"),
    *("ff~v", "gh~g", "gu~g", "hs~sh", "hs~x", "ia~ya", "ie~e", "ie~i", "ij~y", "iy~i", "iy~y"),
    *("ja~ia", "je~e", "jo~yo", "ju~yu", "kh~g", "kh~h", "kh~k", "ks~x", "oe~o", "oo~u", "ou~o"),
    *("ou~u", "ov~ow", "ph~f", "qu~k", "sch~sh", "sh~s", "shch~sch", "sz~s", "tch~ch", "th~t"),
    *("ts~c", "ts~s", "ts~tz", "ts~z", "tsch~ch", "tz~c", "tz~z", "ue~u", "uo~o", "wh~w", "ya~ia"),
    *("ya~ja", "ye~e", "ye~ie", "yi~i", "yo~e", "yu~iu", "yu~ju", "yy~y", "zh~g", "zh~j", "zh~z"),
)
_UNKNOWN = 0.75  # a step that was never seen
_END = "$"


class Costs:
    """What each step of a comparison costs.

    Steps are written `a~b` for an exchange (either way), `+a` for a letter that only one spelling
    has, `++` for a letter that only one of them doubles, `+a$` for a last letter.
    """

    def __init__(self, table: dict[str, float]) -> None:
        self.table = table
        self.groups: dict[str, list[tuple[str, str, float]]] = {}
        for step in GROUPS:
            left, right = step.split("~")
            cost = table.get(step, _UNKNOWN)
            self.groups.setdefault(left[-1] + right[-1], []).append((left, right, cost))
            self.groups.setdefault(right[-1] + left[-1], []).append((right, left, cost))

    def exchange(self, a: str, b: str) -> float:
        """The cost of one letter for another."""
        return self.table.get(f"{a}~{b}" if a < b else f"{b}~{a}", _UNKNOWN)

    def missing(self, word: str, index: int) -> float:
        """The cost of a letter that the other word lacks."""
        return self.table.get(extra_step(word, index), _UNKNOWN)


def extra_step(word: str, index: int) -> str:
    """The name of the step that leaves out the letter at an index."""
    letter = word[index]
    if index and word[index - 1] == letter:
        return "++"
    return f"+{letter}{_END}" if index == len(word) - 1 else f"+{letter}"


@cache
def learned_costs() -> Costs:
    """The costs of `name_costs.tsv`."""
    table = {}
    for line in PATH.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            step, cost = line.split("\t")
            table[step] = float(cost)
    return Costs(table)


@lru_cache(maxsize=1 << 14)
def name_distance(a: str, b: str) -> float:
    """The cost of the cheapest way from one spelling to the other; 0 for the same letters.

    Case, diacritics, hyphens and apostrophes do not count.
    """
    return _distance(letters(a), letters(b), learned_costs())


def letters(word: str) -> str:
    """The letters of a word that are compared."""
    word = without_article(fold(word))
    return word if word.isalnum() else "".join(c for c in word if c.isalnum())


def _distance(a: str, b: str, costs: Costs) -> float:
    """What `steps` cost together, without looking back at what they are."""
    if a == b:
        return 0.0
    groups = costs.groups
    missing = [costs.missing(b, j) for j in range(len(b))]
    row = [0.0]
    for cost in missing:
        row.append(row[-1] + cost)
    rows = [row]
    for i, x in enumerate(a):
        above = row
        extra = costs.missing(a, i)
        row = [above[0] + extra]
        rows.append(row)
        for j, y in enumerate(b):
            best = above[j] if x == y else above[j] + costs.exchange(x, y)
            best = min(best, above[j + 1] + extra, row[j] + missing[j])
            for left, right, cost in groups.get(x + y, ()):
                if a.endswith(left, 0, i + 1) and b.endswith(right, 0, j + 1):
                    best = min(best, rows[i + 1 - len(left)][j + 1 - len(right)] + cost)
            row.append(best)
    return row[-1]


def steps(a: str, b: str, costs: Costs) -> list[tuple[str, float]]:
    """The steps of the cheapest way, with their costs, from the last to the first."""
    rows = [[(0.0, 0, 0, "")] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if i or j:
                rows[i][j] = _cheapest(a, b, i, j, rows, costs)
    found = []
    i, j = len(a), len(b)
    while i or j:
        total, before_i, before_j, step = rows[i][j]
        if step:
            found.append((step, total - rows[before_i][before_j][0]))
        i, j = before_i, before_j
    return found


_Cell = tuple[float, int, int, str]


def _cheapest(a: str, b: str, i: int, j: int, rows: list[list[_Cell]], costs: Costs) -> _Cell:
    options: list[_Cell] = []
    if i:
        options.append(
            (rows[i - 1][j][0] + costs.missing(a, i - 1), i - 1, j, extra_step(a, i - 1))
        )
    if j:
        options.append(
            (rows[i][j - 1][0] + costs.missing(b, j - 1), i, j - 1, extra_step(b, j - 1))
        )
    if i and j:
        x, y = a[i - 1], b[j - 1]
        if x == y:
            options.append((rows[i - 1][j - 1][0], i - 1, j - 1, ""))
        else:
            step = f"{x}~{y}" if x < y else f"{y}~{x}"
            cost = rows[i - 1][j - 1][0] + costs.exchange(x, y)
            options.append((cost, i - 1, j - 1, step))
        for left, right, cost in costs.groups.get(x + y, ()):
            if a.endswith(left, 0, i) and b.endswith(right, 0, j):
                before_i, before_j = i - len(left), j - len(right)
                name = f"{left}~{right}" if f"{left}~{right}" in GROUPS else f"{right}~{left}"
                options.append((rows[before_i][before_j][0] + cost, before_i, before_j, name))
    return min(options)
