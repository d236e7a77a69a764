"""Capitalised words that are no names: what opens sentences, the calendar, and particles."""

from __future__ import annotations

from functools import cache
from pathlib import Path

PARTICLES = frozenset(
    (
        *("al", "el", "as", "an", "ar", "ash", "d", "de", "da", "do", "dos", "di", "del", "della"),
        *("der", "den", "van", "von", "bin", "ibn", "la", "le", "ter", "zu"),
    )
)

_WORDS = """
a about above according across after again against ago all almost along already also although
always am amid among and another any anyone anything are around as asked at away back be because
become been before behind being below beneath besides between beyond both but by can cannot could
despite did do does doing done down due during each earlier either else enough even ever every
everyone everything except far few fewer finally first five following for former four from further
get given go good had has have having he her here hers herself him himself his how however i if in
indeed inside instead into is it its itself just last late later least less let like little long
made make many may maybe me meanwhile might more moreover most much must my myself near nearly
neither never nevertheless new next nine no nobody none nor not nothing now of off often on once
one only onto or other others otherwise our ours out outside over own part per perhaps possibly
prior quite rather read recently said same saying second see seven several shall she should since
six so some somebody someone something sometimes soon still such take ten than that the their
theirs them themselves then there therefore these they third this those though three through
throughout thus to today together tomorrow tonight too toward towards two under unless unlike
until up upon us usually very via was we were what whatever when whenever where whereas whether
which while who whoever whole whom whose why will with within without would yes yesterday yet you
your yours mondays tuesdays wednesdays thursdays fridays saturdays sundays
monday tuesday wednesday thursday friday saturday sunday january february march april
june july august september october november december jan feb mar apr jun jul aug sep sept oct nov
dec mon tue wed thu fri sat sun mr mrs ms miss dr prof sir lady lord rev hon sen rep gov gen col
lt sgt capt st jr sr
"""
NOT_NAMES = frozenset(_WORDS.split())

# Words that stand before a name and say what its bearer is: evidence beside a name, never a name.
_TITLES = """
president vice premier minister prime chancellor king queen prince princess emperor sultan emir
sheikh shah pope cardinal bishop archbishop patriarch rabbi imam ayatollah father brother sister
general colonel major captain lieutenant sergeant admiral marshal commander officer judge justice
attorney prosecutor sheriff detective inspector constable senator congressman congresswoman
governor mayor deputy secretary ambassador envoy consul commissioner chairman chairwoman chair
director chief head leader spokesman spokeswoman speaker councillor counsellor professor doctor
coach manager striker midfielder defender goalkeeper star singer actor actress author writer
analyst economist republican democrat conservative labour liberal ex foreign defence defense
interior finance home state
"""
TITLES = frozenset(_TITLES.split())


@cache
def nations() -> dict[str, str]:
    """Countries, peoples and what derives from their names, in lower case, with the country."""
    found: dict[str, str] = {}
    path = Path(__file__).with_name("nations.tsv")
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, *derived = line.replace("\t", "|").split("|")
            for word in (country, *derived):
                found.setdefault(word.lower(), country)
                found.setdefault(word.lower() + "s", country)
    return found


@cache
def no_names() -> frozenset[str]:
    """Words in lower case that name nobody: those above, and the ordinary words of English."""
    path = Path(__file__).with_name("ordinary_words.txt")
    return NOT_NAMES | TITLES | PARTICLES | frozenset(path.read_text(encoding="utf-8").split("\n"))
