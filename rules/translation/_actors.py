"""Countries, capitals that stand for them, and bodies: what English takes up with *it*.

Names that people bear as well (Jordan, Georgia, Chad, Sofia, Florence, Washington, Paris) are left
out, so that nothing here can be a person.
"""

from __future__ import annotations

import re

COUNTRIES = tuple(
    """Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan
Bahrain|Bangladesh|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia and Herzegovina|Bosnia
Botswana|Brazil|Britain|Great Britain|Bulgaria|Burkina Faso|Burundi|Cambodia|Cameroon|Canada
Chile|China|Colombia|Costa Rica|Croatia|Cuba|Cyprus|the Czech Republic|Czechia|Denmark|Djibouti
the Dominican Republic|Ecuador|Egypt|El Salvador|Eritrea|Estonia|Ethiopia|Fiji|Finland|France|Gabon
Gambia|Germany|Ghana|Greece|Grenada|Guatemala|Guinea|Guyana|Haiti|Honduras|Hungary|Iceland|India
Indonesia|Iran|Iraq|Ireland|Israel|Italy|Jamaica|Japan|Kazakhstan|Kenya|Kosovo|Kuwait|Kyrgyzstan
Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Madagascar|Malawi
Malaysia|Mali|Malta|Mauritania|Mauritius|Mexico|Moldova|Monaco|Mongolia|Montenegro|Morocco
Mozambique|Myanmar|Namibia|Nepal|the Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea
North Macedonia|Norway|Oman|Pakistan|Palestine|Panama|Paraguay|Peru|the Philippines|Poland|Portugal
Qatar|Romania|Russia|the Russian Federation|Rwanda|Saudi Arabia|Senegal|Serbia|Sierra Leone
Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|South Sudan|the Soviet Union|Spain
Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Togo|Tunisia
Turkey|Türkiye|Turkmenistan|Uganda|Ukraine|the United Arab Emirates|the United Kingdom
the United States|Uruguay|Uzbekistan|Venezuela|Vietnam|Yemen|Zambia|Zimbabwe""".replace(
        "\n", "|"
    ).split("|")
)
CAPITALS = (
    *("Moscow", "Kiev", "Kyiv", "Beijing", "Brussels", "Berlin", "Ankara", "Tehran", "Tokyo"),
    *("Belgrade", "Bucharest", "Budapest", "Warsaw", "Prague", "Tirana", "Pristina", "Skopje"),
    *("Minsk", "Chisinau", "Athens", "Rome", "Madrid", "Lisbon", "Oslo", "Stockholm", "Helsinki"),
    *("Copenhagen", "Riga", "Vilnius", "Tallinn", "Baku", "Yerevan", "Tbilisi", "Damascus"),
    *("Baghdad", "Jerusalem", "Cairo", "Riyadh", "Doha", "Seoul", "Pyongyang", "Islamabad"),
)
BODIES = (
    *("NATO", "the EU", "the European Union", "the UN", "the United Nations", "the Kremlin"),
    *("the White House", "the Pentagon", "the European Commission", "the European Parliament"),
    *("the Security Council", "the Bundestag", "the Verkhovna Rada", "the State Duma", "OPEC"),
    *(
        "the IMF",
        "the World Bank",
        "the OSCE",
        "the IAEA",
        "Hamas",
        "Hezbollah",
        "the US",
        "the UK",
    ),
)
ACTORS = (*COUNTRIES, *CAPITALS, *BODIES)
ACTOR = (
    "(?:"
    + "|".join(
        re.escape(name).replace(r"the\ ", r"(?:[Tt]he\ )", 1)
        for name in sorted(ACTORS, key=len, reverse=True)
    )
    + r")(?!\w|[-'’]\w)"
)
