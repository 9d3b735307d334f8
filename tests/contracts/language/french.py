"""The word list of CLINICAL.md 3.7 in French; docs/translating.md says what to write."""

# ruff: noqa: E501 (a pattern is easier to read on one line than cut by the width of the page)
from __future__ import annotations

from tests.contracts.language.rules import Rule, Where

HURTING = r"(?:automutil\w+|auto-?agress\w+|te\s+(?:faire|fais|fasses)\s+(?:du\s+)?mal|te\s+(?:blesser|blesses|couper|coupes|scarifier))"
TIME = r"(?:heures?|jours?|semaines?|mois|ans?|années?)"

WORDS: tuple[Rule, ...] = (
    Rule(
        name="suicide as a crime or a success",
        pattern=r"\bcomm(?:ettre|is|et|ettent)\s+(?:un\s+)?suicide|\b(?:suicide|tentative)\s+(?:réussie?|ratée?|manquée?|échouée?|aboutie?)\b",
        instead="mourir par suicide, mettre fin à ses jours, tentative de suicide",
        source="N15, N15b",
        catches=("Il a commis un suicide.", "une tentative ratée", "un suicide réussi"),
        leaves=("Elle est morte par suicide.", "une tentative de suicide", "une tentative d'ouverture"),
    ),
    Rule(
        name="a person named after what they do",
        pattern=r"\bautomutilat(?:eur|rice)s?\b|\bscarificat(?:eur|rice)s?\b|\b(?:les|le|la|un|une|ton|ta|tes|chaque|ce|cette)\s+patiente?s?\b|\btoxicomanes?\b|\bdrogué",
        instead="une personne qui se blesse, qui se fait du mal ; « personne »",
        source="N16, N17, N18",
        catches=("les automutilateurs", "Demande au patient ou à la patiente", "le patient"),
        leaves=("une personne qui se fait du mal", "Sois patient avec toi.", "La patience aide."),
    ),
    Rule(
        name="stigma",
        pattern=r"\battirer\s+l'attention\b|\bmanipulat(?:eur|rice|ion)s?\b|\bappel\s+(?:à\s+l'aide|au\s+secours)\b|\b(?:juste|simple|qu')\s*une\s+phase\b|\bcaprices?\b",
        instead="une façon de faire face à des émotions qui débordent",
        source="N16; R5",
        catches=("pour attirer l'attention", "un appel à l'aide", "ce n'est qu'une phase"),
        leaves=("Porte attention à ton souffle.", "la première phase", "un appel à un proche"),
    ),
    Rule(
        name="grading self-harm",
        pattern=r"\b(?:automutilations?|blessures?|coupures?)\s+(?:légères?|graves?|superficielles?|sévères?|réelles?)\b|\b(?:simples?|vraies?|petites?|seulement\s+de\s+l')\s*automutil",
        instead="rien qui mesure ni compare",
        source="N19",
        catches=("une automutilation légère", "des coupures superficielles", "de simples automutilations"),
        leaves=("Toi seulement peux le lire.", "une petite promenade"),
    ),
    Rule(
        name="blame",
        pattern=r"\bpourquoi\s+(?:est-ce\s+que\s+)?(?:tu\s+(?:te|t'|l'|as|fais)|as-tu|te\s+fais-tu|l'as-tu)|\bc'(?:est|était)\s+(?:de\s+)?ta\s+faute\b|\bqu'est-ce\s+qui\s+ne\s+va\s+pas\s+chez\s+toi",
        instead="que se passait-il, de quoi avais-tu besoin",
        source="CLINICAL 3.7",
        catches=("Pourquoi as-tu fait ça ?", "Pourquoi tu te coupes", "C'est ta faute."),
        leaves=("Que se passait-il ?", "Pourquoi cette question ?", "Ce n'est la faute de personne."),
    ),
    Rule(
        name="clean, sober, relapse",
        pattern=rf"\bclean\b|\bsobres?\b|\bsobriété\b|\brechut\w+|\bdérapages?\b|\bfaux\s+pas\b|\b{TIME}\s+(?:propre|abstinent)",
        instead="un épisode, un moment difficile, ce qui a aidé depuis",
        source="N16, N21",
        catches=("30 jours clean", "une rechute", "tu as rechuté", "sobre depuis mars"),
        leaves=("quelque chose de propre", "à ton propre rythme"),
    ),
    Rule(
        name="streaks and starting over",
        pattern=r"\bsérie\s+(?:de\s+jours|en\s+cours|interrompue)|\b(?:repartir|retour|recommencer|retomber)\s+(?:à|de)\s+(?:zéro|la\s+case\s+départ)|\btu\s+as\s+(?:échoué|raté)\b|\béchecs?\b",
        instead="ce qui est rassemblé reste ; rien ne retombe à zéro",
        source="R25, N21, N22",
        catches=("Ta série de jours", "repartir de zéro", "Tu as échoué.", "un échec"),
        leaves=("de 0 à 10", "une série d'images"),
    ),
    Rule(
        name="counting days, counting absence",
        pattern=rf"\bjours?\s+depuis\s+(?:ton|ta|le|la)\s+derni|\b{TIME}\s+sans\s+{HURTING}|\btu\s+nous\s+as\s+manqué|\boù\s+étais-tu\b",
        instead="le silence : on ne parle pas d'un vide",
        source="R25, R28",
        catches=("12 jours depuis ton dernier épisode", "une semaine sans automutilation", "Tu nous as manqué !"),
        leaves=("deux jours depuis lundi", "une semaine sans pluie"),
    ),
    Rule(
        name="orders and promises about self-harm",
        pattern=rf"\b(?:tu\s+dois|tu\s+devrais|il\s+faut|tu\s+ne\s+dois)\s+(?:pas\s+|plus\s+|arrêter\s+de\s+|éviter\s+de\s+)*{HURTING}|\b(?:arrête|cesse|évite)\s+(?:de\s+|l')?{HURTING}|\bpromet\w*[^.?!]{{0,40}}\b(?:ne\s+(?:pas|plus|jamais)|jamais)",
        instead="tu pourrais, peut-être, aimerais-tu, pendant les 10 prochaines minutes",
        source="CLINICAL 3.7, R18",
        catches=("Tu dois arrêter de te faire du mal.", "Arrête de te blesser", "Promets de ne plus recommencer"),
        leaves=("Arrête si la tête te tourne.", "Tu ne dois rien expliquer.", "Aucune promesse à faire."),
    ),
    Rule(
        name="promising an outcome",
        pattern=r"\btout\s+(?:va|ira)\s+(?:bien|mieux)\b|\bça\s+(?:va\s+)?(?:passer|passera|ira\s+mieux)\b|\btu\s+(?:te\s+sentiras|iras)\s+(?:mieux|bien)\b|\btu\s+es\s+(?:maintenant\s+)?en\s+sécurité\b",
        instead="tu peux attendre que ça baisse ; cela peut devenir plus supportable",
        source="CLINICAL 3.4, 5.2",
        catches=("Tout ira bien.", "Ça va passer.", "Tu te sentiras mieux.", "Tu es en sécurité."),
        leaves=("Cela peut devenir plus supportable.", "Comment ça va ?"),
    ),
    Rule(
        name="risk talk about a person",
        pattern=r"\b(?:à|haut|en|niveau\s+de|score\s+de)\s+(?:haut\s+)?risques?\b|\bsignaux?\s+d'alarme\b|\balerter\s+(?:ton|ta|tes)\b",
        instead="rien : cela n'existe pas ici (R1)",
        source="R1, CLINICAL 3.7",
        catches=("personnes à risque", "à haut risque", "alerter ton thérapeute"),
        leaves=("à ton rythme", "un signe précoce"),
    ),
    Rule(
        name="method or substitute",
        pattern=r"\bélastiques?\b|\bglaçons?\b|\blames?\b|\brasoirs?\b|\boverdoses?\b|\bsurdos\w+\b|\bcouteaux?\b|\bstylo\s+rouge\b|\bpendaison\b",
        instead="rien qui nomme un moyen ni l'imite",
        source="R17, R19, R22",
        catches=("une lame", "un glaçon", "une overdose", "un élastique"),
        leaves=("de l'eau fraîche", "un stylo", "ce qui pourrait blesser"),
    ),
    Rule(
        name="words of machines",
        pattern=r"(?-i:\bErreur\b)|\binvalides?\b|\bnon\s+valides?\b|\bincorrecte?s?\b|^(?:envoyer|soumettre|valider)$|\bs'il\s+(?:te|vous)\s+pla[iî]t\b|\b(?:es|êtes)-(?:tu|vous)\s+sûre?\b|\butilisateurs?\b|\bmot\s+de\s+passe\b",
        instead="dire ce qu'on peut faire maintenant : « Le garder », « Essaie encore » ; « phrase secrète », « personne »",
        source="LOOK, STYLE A7",
        catches=("Erreur", "Date invalide", "Envoyer", "Es-tu sûr ?", "s'il te plaît"),
        leaves=("Envoyer la lettre à Ben", "Le garder", "Écris une date comme 3/5/2026."),
        where=Where.SCREEN,
    ),
    Rule(
        name="loud praise",
        pattern=r"\bfélicitations?\b|\bbravo\b|\bbon\s+travail\b|\bbien\s+joué\b|\btu\s+as\s+réussi\b|!!",
        instead="une phrase calme qui dit ce qui est gardé",
        source="LOOK",
        catches=("Félicitations !", "Bravo", "Bien joué"),
        leaves=("Gardé.", "C'est assez pour aujourd'hui."),
        where=Where.SCREEN,
    ),
    Rule(
        name="distance, or a guess who is reading",
        pattern=r"\b(?:vous|votre|vos|vôtres?)\b(?<!rendez-vous)|\bbienvenu(?:e|s|es)?\b(?!\s+dans)|\w+(?:·e?s?\b|\(e\))|\btu\s+(?:es|étais|seras|te\s+sens)\s+(?:très\s+|si\s+)?(?:seule?|fatiguée?|prête?|prêt|sûre?|perdue?|inquiète?|contente?|content|épuisée?)\b",
        instead="tu, et des phrases qui ne disent pas le genre de qui lit : « sans personne », « la fatigue »",
        source="docs/translating.md",
        catches=("Si vous voulez", "Tu es seul", "Tu es prête", "seul·e", "prêt(e)"),
        leaves=("un rendez-vous", "Personne ne te laisse.", "Toi seulement peux le lire.", "a · b"),
        where=Where.SCREEN,
    ),
)
