"""Phrases and names of other languages that English uses as they are."""

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

# Mottos, prayers, greetings and calls.
_SAYINGS = """
a luta continua|ad astra|ad astra per aspera|ad maiorem dei gloriam|allahu akbar|ars gratia artis|
ars longa vita brevis|audentes fortuna iuvat|auf wiedersehen|ave caesar morituri te salutant|
ave maria|bonjour|buenos días|buon appetito|buongiorno|c'est la vie|cave canem|
citius altius fortius|citius altius fortius communiter|danke schön|das kapital|
de gustibus non est disputandum|dies irae|divide et impera|docendo discimus|dolce far niente|
dulce et decorum est|e pluribus unum|el pueblo unido jamás será vencido|errare humanum est|
et in arcadia ego|et tu brute|ex nihilo|ex oriente lux|faites vos jeux|feliz navidad|
fiat iustitia et pereat mundus|fiat lux|fluctuat nec mergitur|fortes fortuna adiuvat|
gaudeamus igitur|gaudium et spes|gloria in excelsis deo|guten tag|habemus papam|
hasta la victoria siempre|hasta la vista|hasta luego|homo homini lupus|honi soit qui mal y pense|
humanae vitae|ich bin ein berliner|in hoc signo vinces|in nomine patris|inshallah|je me souviens|
joyeux noël|labor omnia vincit|laborare est orare|laissez les bons temps rouler|laudato si|
liberté égalité fraternité|lorem ipsum|mamma mia|mens sana in corpore sano|merci beaucoup|
miserere mei deus|multum in parvo|navigare necesse est|nemo me impune lacessit|nihil obstat|
nil desperandum|nil satis nisi optimum|no pasarán|nolens volens|noli me tangere|nomen est omen|
non nobis domine|nosce te ipsum|nunc dimittis|o tempora o mores|omnia vincit amor|ora et labora|
pacem in terris|panem et circenses|panta rhei|pater noster|per ardua ad astra|per aspera ad astra|
post hoc ergo propter hoc|qui tacet consentire videtur|quis custodiet ipsos custodes|
quod erat demonstrandum|requiescat in pace|salus populi suprema lex|sapere aude|semper eadem|
semper paratus|si se puede|si vis pacem para bellum|sic semper tyrannis|sola scriptura|stabat mater|
tempus fugit|tu quoque|ubi bene ibi patria|ut unum sint|vae victis|vanitas vanitatum|
veni creator spiritus|veritas vos liberabit|viva la revolución|vive la différence|vive la france|
vive la révolution|vorsprung durch technik|vox populi vox dei
"""
# Operas, songs, books and films that are known by their own titles.
_WORKS = """
a la recherche du temps perdu|also sprach zarathustra|amarcord|an der schönen blauen donau|
ariadne auf naxos|belle de jour|boléro|boris godunov|carmina burana|cavalleria rusticana|
cien años de soledad|clair de lune|così fan tutte|das boot|das lied von der erde|das rheingold|
das wohltemperierte klavier|der fliegende holländer|der freischütz|der ring des nibelungen|
der rosenkavalier|der spiegel|despacito|deutschland deutschland über alles|dichterliebe|
die entführung aus dem serail|die fledermaus|die frau ohne schatten|die kunst der fuge|
die lustige witwe|die meistersinger von nürnberg|die walküre|die winterreise|die zauberflöte|
don giovanni|don pasquale|don quijote de la mancha|ein deutsches requiem|eine kleine nachtmusik|
el amor brujo|el laberinto del fauno|entführung aus dem serail|eugene onegin|fidelio|finlandia|
für elise|gianni schicchi|giulio cesare in egitto|guantanamera|götterdämmerung|hänsel und gretel|
i pagliacci|idomeneo|il barbiere di siviglia|il gattopardo|il postino|il trittico|il trovatore|
iphigénie en tauride|jeux d'enfants|kindertotenlieder|l'après midi d'un faune|l'elisir d'amore|
l'enfant et les sortilèges|l'incoronazione di poppea|l'italiana in algeri|l'orfeo|l'étranger|
la bamba|la bohème|la cage aux folles|la campanella|la cenerentola|la clemenza di tito|
la commedia è finita|la divina commedia|la donna è mobile|la fanciulla del west|
la fille du régiment|la forza del destino|la gazza ladra|la grande bellezza|la haine|
la marseillaise|la sonnambula|la strada|la traviata|la vida es sueño|la vie en rose|la vita è bella|
le carnaval des animaux|le grand macabre|le malade imaginaire|le nozze di figaro|le petit prince|
le quattro stagioni|le sacre du printemps|les contes d'hoffmann|les enfants du paradis|
les fleurs du mal|les huguenots|les misérables|les pêcheurs de perles|les sylphides|les troyens|
lohengrin|lucia di lammermoor|madama butterfly|manon lescaut|mein kampf|ne me quitte pas|
nessun dorma|non je ne regrette rien|nuovo cinema paradiso|o fortuna|o sole mio|ode an die freude|
orfeo ed euridice|orphée aux enfers|otello|parsifal|pelléas et mélisande|pierrot lunaire|
prélude à l'après midi d'un faune|rigoletto|roma città aperta|samson et dalila|simon boccanegra|
stille nacht|suor angelica|tannhäuser|tosca|tristan und isolde|turandot|un ballo in maschera|
verklärte nacht|winterreise|wozzeck|y tu mamá también|à la recherche du temps perdu
"""
# What stands on menus and labels.
_DISHES = """
aglio e olio|arancini|arroz con pollo|baba ghanoush|banh mi|beurre blanc|boeuf bourguignon|
boeuf stroganoff|bouillabaisse|bun cha|bánh mì|bún chả|cabernet sauvignon|cacio e pepe|caffè latte|
café au lait|carne asada|cassoulet|chile con carne|chiles en nogada|chili con carne|chop suey|
châteauneuf du pape|coq au vin|croque madame|croque monsieur|crème caramel|crème fraîche|
crêpe suzette|crêpes suzette|currywurst|côtes du rhône|dal makhani|dim sum|dulce de leche|
escargots à la bourguignonne|fettuccine alfredo|filet mignon|fritto misto|frutti di mare|gado gado|
garam masala|gazpacho|gazpacho andaluz|gewürztraminer|gorgonzola dolce|grüner veltliner|guacamole|
gulab jamun|huevos rancheros|insalata caprese|jambalaya|jamón ibérico|jamón serrano|kartoffelsalat|
kimchi jjigae|lapsang souchong|maultaschen|mie goreng|mille feuille|minestrone|mole poblano|
mortadella|moules frites|moules marinières|nam pla|nasi goreng|oeufs en cocotte|osso buco|
ossobuco alla milanese|pad thai|paella valenciana|pain au chocolat|panna cotta|parmigiano reggiano|
pastel de nata|pastéis de nata|patatas bravas|pecorino romano|penne all'arrabbiata|pho bo|phở bò|
pico de gallo|pinot blanc|pinot grigio|pinot noir|piña colada|poulet rôti|prosciutto di parma|
pâté de foie gras|quiche lorraine|ratatouille|rendang|riesling|risotto alla milanese|rogan josh|
rösti|sachertorte|salade niçoise|salsa verde|saltimbocca alla romana|satay|sauerbraten|sauerkraut|
sauvignon blanc|shabu shabu|smörgåsbord|soupe à l'oignon|spaghetti aglio e olio|
spaghetti alla carbonara|spaghetti alla puttanesca|spaghetti alle vongole|spanakopita|steak frites|
steak tartare|stracciatella|tagliatelle al ragù|taleggio|tarte tatin|tiramisù|tom kha gai|tom yum|
tom yum kung|tortilla española|vinho verde|vitello tonnato|vol au vent|weißwurst|wiener schnitzel|
za'atar
"""
# Papers, parties, clubs, houses and places under their own names.
_INSTITUTIONS = """
agence france presse|alternative für deutschland|assemblée nationale|atlético madrid|ballets russes|
banco santander|bayerische motoren werke|bundesgerichtshof|bundesverfassungsgericht|
caisse des dépôts|casa rosada|champs élysées|comédie française|conseil d'état|corriere della sera|
costa concordia|crédit agricole|crédit lyonnais|crédit suisse|côte d'azur|côte d'ivoire|
der standard|der tagesspiegel|deutsche bahn|deutsche bank|deutsche börse|deutsche post|
deutsche telekom|deutsche welle|die linke|die mannschaft|die presse|die welt|die zeit|dáil éireann|
el clasico|el clásico|el mundo|el niño|el país|el salvador|el universal|en marche|
estado de são paulo|feyenoord rotterdam|fianna fáil|fine gael|folha de são paulo|forza italia|
frankfurter allgemeine zeitung|frankfurter rundschau|fratelli d'italia|freie demokratische partei|
freiheitliche partei österreichs|front national|garda síochána|gazeta wyborcza|gazzetta dello sport|
giro d'italia|guardia civil|guardia di finanza|hapag lloyd|ho chi minh city|humboldt universität|
il fatto quotidiano|il giornale|il messaggero|il sole ore|junge welt|kommersant|
komsomolskaya pravda|l'express|l'humanité|l'oréal|l'osservatore romano|l'équipe|la france insoumise|
la gazzetta dello sport|la liga|la nación|la niña|la repubblica|la république en marche|la scala|
la stampa|la vanguardia|le canard enchaîné|le figaro|le monde|le monde diplomatique|le parisien|
le soir|lega nord|les bleus|les républicains|les échos|libération|lok sabha|los angeles times|
lufthansa technik|magyar nemzet|moulin rouge|movimento cinque stelle|musée d'orsay|musée du louvre|
médecins sans frontières|münchener rück|neue zürcher zeitung|notre dame|notre dame de paris|
nouvel observateur|palais garnier|paris match|paris saint germain|partido popular|
partido socialista obrero español|partito democratico|platforma obywatelska|plaza de mayo|
prawo i sprawiedliwość|puerto rico|rajya sabha|rassemblement national|real sociedad|
reporters sans frontières|rio grande do sul|roland garros|sinn féin|société générale|
sozialdemokratische partei deutschlands|squadra azzurra|stiftung warentest|süddeutsche zeitung|
teatro alla scala|tiki taka|verkhovna rada|vlaams belang|volkswagen|vuelta a españa|
wiener philharmoniker|wiener staatsoper|électricité de france|österreichische volkspartei
"""
# A Vietnamese name is written in words that are the language's small words too.
_VIETNAMESE_NAME = re.compile(
    "(?:Bùi|Dương|Đặng|Đinh|Đoàn|Đỗ|Hoàng|Hồ|Huỳnh|Lê|Lý|Mai|Ngô|Nguyễn|Phạm|Phan|Trần|Trịnh"
    r"|Trương|Võ|Vũ|Vương)(?: [^\W\d_]+){1,3}"
)
_PIECES = re.compile(r"[,;/•|]+|\s[-–—]\s|\band\b|&")


@cache
def loan_words() -> frozenset[str]:
    """The words of the loan phrases, in lower case."""
    return frozenset(_words(" ".join(_phrases())))


@cache
def _phrases() -> frozenset[str]:
    return _split(_LOANS)


@cache
def _kept() -> frozenset[str]:
    return _split("|".join((_LOANS, _SAYINGS, _WORKS, _DISHES, _INSTITUTIONS)))


def _split(phrases: str) -> frozenset[str]:
    return frozenset(" ".join(_words(phrase)) for phrase in phrases.split("|"))


def is_loan(text: str) -> bool:
    """Whether a text is one of the phrases or names, whatever its case, hyphens and punctuation.

    Several are in order, each between commas and the like: `Rigoletto, Così fan tutte`.
    """
    text = text.replace("’", "'")
    if " ".join(_words(text.lower())) in _kept():
        return True
    pieces = [piece.strip() for piece in _PIECES.split(text)]
    return all(
        " ".join(_words(piece.lower())) in _kept() or _is_vietnamese_name(piece)
        for piece in pieces
        if piece
    )


def _is_vietnamese_name(text: str) -> bool:
    return text.istitle() and _VIETNAMESE_NAME.fullmatch(text) is not None


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text)
