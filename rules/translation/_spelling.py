"""British and American spellings of one word, for words that mean the same in both.

Left out: words that differ in sense or word class (practice, licence, check, meter, program, tire,
story, draft) and words that both sides write (judgement, focused, sulfur). *-ize* is good British
spelling at Oxford and therefore a sign of neither side; *-ise* is one of the British side.

Sources: the Oxford and Merriam-Webster dictionaries' main entries.
"""

from __future__ import annotations

# British stem, American stem, endings (`-` for none).
_STEMS = """
armour armor - s ed
behaviour behavior - s al
candour candor -
clamour clamor - s ed ing
colour color - s ed ful ing less
demeanour demeanor -
endeavour endeavor - s ed ing
favour favor - s ed ing able ably ite ites itism
fervour fervor -
flavour flavor - s ed ing
harbour harbor - s ed ing
honour honor - s ed ing able ably
humour humor - ed less
labour labor - s ed ing er ers
neighbour neighbor - s ing hood hoods ly
odour odor - s less
parlour parlor - s
rancour rancor -
rigour rigor - s
rumour rumor - s ed
saviour savior - s
savour savor - ed ing y
splendour splendor -
tumour tumor - s
valour valor -
vapour vapor - s
vigour vigor -
centre center - s d
centrepiece centerpiece - s
epicentre epicenter - s
fibre fiber - s
calibre caliber -
kilometre kilometer - s
centimetre centimeter - s
millimetre millimeter - s
litre liter - s
lustre luster -
manoeuvre maneuver - s d
meagre meager -
sombre somber -
spectre specter - s
theatre theater - s
defence defense - s less
offence offense - s
pretence pretense - s
analyse analyze - d s
paralyse paralyze - d s
catalyse catalyze - d s
analysing analyzing -
paralysing paralyzing -
manoeuvring maneuvering -
catalogue catalog - s
travell travel ed er ers ing
cancell cancel ed ing
counsell counsel ed ing or ors
fuell fuel ed ing
labell label ed ing
levell level ed ing
marshall marshal ed ing
modell model ed ing
quarrell quarrel ed ing
rivall rival ed ing
signall signal ed ing
totall total ed ing
tunnell tunnel ed ing
jewellery jewelry -
marvellous marvelous -
enrol enroll - s
enrolment enrollment - s
fulfil fulfill - s
fulfilment fulfillment -
instalment installment - s
skilful skillful - ly
wilful willful - ly
ageing aging -
aluminium aluminum -
artefact artifact - s
cosy cozy -
grey gray - s ish
haemorrhage hemorrhage - s d
leukaemia leukemia -
anaemia anemia -
anaesthetic anesthetic - s
paediatric pediatric - s ian ians
orthopaedic orthopedic - s
oestrogen estrogen -
diarrhoea diarrhea -
mould mold - s y
moustache mustache - s
plough plow - s ed ing
pyjamas pajamas -
sceptic skeptic - s al ism
smoulder smolder - ed ing s
organis organiz e ed es ing ation ations er ers
realis realiz e ed es ing
recognis recogniz e ed es ing
criticis criticiz e ed es ing
apologis apologiz e ed es ing
mobilis mobiliz e ed es ing ation
privatis privatiz e ed es ing ation
authoris authoriz e ed es ing ation
specialis specializ e ed es ing
normalis normaliz e ed es ing ation
neutralis neutraliz e ed es ing ation
finalis finaliz e ed es ing
stabilis stabiliz e ed es ing ation
legalis legaliz e ed es ing ation
modernis moderniz e ed es ing ation
summaris summariz e ed es ing
minimis minimiz e ed es ing
utilis utiliz e ed es ing ation
prioritis prioritiz e ed es ing
"""

# *-ise* is British, *-ize* is of both sides.
_OF_BOTH_SIDES = "iz"


def _read() -> tuple[dict[str, str], dict[str, str]]:
    british, american = {}, {}
    for line in _STEMS.split("\n"):
        if not line:
            continue
        one, other, *endings = line.split(" ")
        for ending in endings:
            tail = "" if ending == "-" else ending
            british[one + tail] = other + tail
            if not other.endswith(_OF_BOTH_SIDES):
                american[other + tail] = one + tail
    return british, american


BRITISH, AMERICAN = _read()
