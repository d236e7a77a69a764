"""Foreign phrases that English and other languages use as their own."""

from __future__ import annotations

import re
from functools import cache

# Latin of law and learning, and what editors keep in the original.
_LOANS = """
a cappella|a posteriori|a priori|ad absurdum|ad hoc|ad hominem|ad infinitum|ad interim|ad nauseam|
agent provocateur|al dente|al fresco|alea iacta est|alma mater|alter ego|anno domini|
annus horribilis|annus mirabilis|ars poetica|au contraire|au courant|au fait|au pair|avant garde|
ballon d'or|bel canto|bon appétit|bon vivant|bon voyage|bona fide|bona fides|bête noire|carpe diem|
carte blanche|casus belli|cause célèbre|caveat emptor|chargé d'affaires|che sarà sarà|
cinéma vérité|cogito ergo sum|compos mentis|contra legem|cordon bleu|corpus delicti|coup d'etat|
coup d'état|coup de grâce|coup de théâtre|cri de coeur|crème brûlée|crème de la crème|cui bono|
cul de sac|cum laude|de facto|de jure|de novo|de rigueur|dei gratia|deja vu|deus ex machina|
dolce vita|double entendre|dramatis personae|dura lex sed lex|déjà vu|ecce homo|en bloc|en masse|
en route|enfant terrible|entente cordiale|ex cathedra|ex libris|ex officio|ex post facto|
fait accompli|faux pas|femme fatale|fin de siècle|foie gras|folie à deux|force majeure|grand prix|
habeas corpus|haute couture|haute cuisine|hoi polloi|homo economicus|homo sapiens|homo sovieticus|
honoris causa|hors d'oeuvre|hors d'œuvre|idée fixe|in absentia|in extremis|in flagrante|
in flagrante delicto|in loco parentis|in medias res|in memoriam|in situ|in toto|in vino veritas|
in vitro|in vivo|inter alia|inter arma silent leges|ipso facto|j'accuse|je ne sais quoi|
joie de vivre|la dolce vita|laissez faire|lingua franca|locum tenens|locus standi|lèse majesté|
magna carta|magna cum laude|magnum opus|mea culpa|memento mori|mens rea|modus operandi|
modus vivendi|mutatis mutandis|ménage à trois|ne bis in idem|ne plus ultra|noblesse oblige|
nolle prosequi|nom de guerre|nom de plume|non compos mentis|non sequitur|nota bene|nouveau riche|
nouvelle vague|nulla poena sine lege|objet d'art|objets d'art|opera buffa|opus dei|par excellence|
pari passu|pax americana|pax britannica|pax romana|per annum|per capita|per diem|per se|
perpetuum mobile|persona non grata|personae non gratae|pied à terre|pièce de résistance|
plus ça change|post mortem|post scriptum|prima ballerina|prima donna|prima facie|
primus inter pares|pro bono|pro forma|pro rata|quid pro quo|quo vadis|raison d'état|raison d'être|
realpolitik|rebus sic stantibus|reductio ad absurdum|rigor mortis|roman à clef|sang froid|
savoir faire|semper fidelis|sic transit gloria mundi|sine die|sine qua non|sotto voce|status quo|
status quo ante|stricto sensu|sturm und drang|sub judice|sub rosa|sui generis|summa cum laude|
summum bonum|tabula rasa|terra firma|terra incognita|terra nullius|tour de force|tour de france|
trompe l'oeil|tête à tête|ultima ratio|ultra vires|urbi et orbi|vade mecum|veni vidi vici|
vice versa|vis à vis|viva voce|volte face|vox populi|weltanschauung|wunderkind|zeitgeist
"""


@cache
def loan_words() -> frozenset[str]:
    """The words of the loan phrases, in lower case."""
    return frozenset(_words(" ".join(_phrases())))


@cache
def _phrases() -> frozenset[str]:
    return frozenset(" ".join(_words(phrase)) for phrase in _LOANS.replace("\n", " ").split("|"))


def is_loan(text: str) -> bool:
    """Whether a text is one of the phrases, whatever its case, hyphens and punctuation."""
    return " ".join(_words(text.lower().replace("’", "'"))) in _phrases()


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text)
