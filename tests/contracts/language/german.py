"""The word list of CLINICAL.md 3.7 in German; docs/translating.md says what to write."""

# ruff: noqa: E501 (a pattern is easier to read on one line than cut by the width of the page)
from __future__ import annotations

from tests.contracts.language.rules import Rule, Where

HURTING = r"(?:selbst\s+(?:zu\s+)?verletz\w*|selbstverletz\w*|dir\s+(?:etwas|weh)\s*(?:an)?(?:zu)?tu\w*|ritz\w*)"
TIME = r"(?:Stunden?|Tagen?|Tage|Wochen?|Monaten?|Monate|Jahren?|Jahre)"

WORDS: tuple[Rule, ...] = (
    Rule(
        name="suicide as a crime or a success",
        pattern=r"\bselbstm[oö]rd\w*|\bfreit[oö]d\w*|\b(?:erfolgreich|missglückt|gescheitert|misslungen|vollendet|fehlgeschlagen)\w*\s+(?:suizid\w*|versuch\w*\s+(?:sich|der\s+selbst))|\bsuizid\s+begehen|\bsuizid\s+begangen",
        instead="an Suizid gestorben, sich das Leben genommen, Suizidversuch",
        source="N15, N15b",
        catches=("Selbstmord", "ein missglückter Suizidversuch", "Suizid begangen"),
        leaves=("an Suizid gestorben", "ein Suizidversuch", "drei gescheiterte Versuche, sich anzumelden"),
    ),
    Rule(
        name="a person named after what they do",
        pattern=r"\bselbstverletzer\w*|\britzer\w*|\bselbstverstümmel\w*|\b(?:der|die|den|dem|dein\w*|ein\w*|jede\w*)\s+patient(?:en|in|innen)?\b|\bsüchtige\w*|\bbetroffene\s+leidet\b",
        instead="ein Mensch, der sich selbst verletzt; „Person“",
        source="N16, N17, N18",
        catches=("die Selbstverletzerin", "Ritzer", "der Patient", "Selbstverstümmelung"),
        leaves=("eine Person, die sich selbst verletzt", "mit Geduld"),
    ),
    Rule(
        name="stigma",
        pattern=r"\baufmerksamkeit\s+(?:erregen|suchen|heischen|bekommen\s+wollen)|\baufmerksamkeitsheischend\w*|\bmanipulativ\w*|\bhilfeschreie?\b|\bschrei\s+nach\s+(?:hilfe|liebe)|\bnur\s+eine\s+phase\b",
        instead="ein Weg, mit Gefühlen umzugehen, die zu viel werden",
        source="N16; R5",
        catches=("um Aufmerksamkeit zu erregen, will sie Aufmerksamkeit suchen", "ein Hilfeschrei", "nur eine Phase"),
        leaves=("Achte auf den Atem.", "die erste Phase des Tages"),
    ),
    Rule(
        name="grading self-harm",
        pattern=r"\b(?:nur|bloß|echte?|leichte?|schwere?|oberflächliche?|richtige?)[nrsm]?\s+selbstverletz\w*|\b(?:oberflächliche?|leichte?|schwere?)[nrsm]?\s+(?:schnitte?n?|wunden?|verletzungen)\b",
        instead="nichts, was misst oder vergleicht",
        source="N19",
        catches=("nur Selbstverletzung", "leichte Selbstverletzungen", "oberflächliche Schnitte"),
        leaves=("Nur du kannst es lesen.", "schwere Zeiten"),
    ),
    Rule(
        name="blame",
        pattern=r"\bwarum\s+(?:hast|tust|verletzt|ritzt|machst|wolltest)\s+du\b|\bwas\s+stimmt\s+nicht\s+mit\s+dir\b|\b(?:deine\s+(?:eigene\s+)?schuld|selbst\s+schuld)\b",
        instead="was war los, was hättest du gebraucht",
        source="CLINICAL 3.7",
        catches=("Warum hast du das getan?", "Warum verletzt du dich?", "Das ist deine Schuld."),
        leaves=("Was war gerade los?", "Warum diese Frage?", "Niemand hat Schuld."),
    ),
    Rule(
        name="clean, sober, relapse",
        pattern=rf"\bclean\b|\btrocken\s+(?:seit|geblieben)\b|\b{TIME}\s+(?:sauber|trocken|nüchtern)\b|\brückf[aä]ll\w*|\bausrutscher\w*",
        instead="eine schwere Zeit, ein Rückschritt, was seitdem geholfen hat",
        source="N16, N21",
        catches=("30 Tage clean", "ein Rückfall", "ein Ausrutscher", "rückfällig"),
        leaves=("etwas Sauberes zum Abdecken", "ein trockenes Tuch", "ein Schritt zurück"),
    ),
    Rule(
        name="streaks and starting over",
        pattern=r"(?<!\bkeine )\b(?:erfolgs)?serie\s+(?:gerissen|unterbrochen|verloren)|\bserie\s+von\s+tagen|\bstreaks?\b|\b(?:wieder\s+)?bei\s+null\b|\bvon\s+vorne?\s+anfangen\b|\bdu\s+hast\s+versagt\b|\bversagen\b|\bgescheitert\b(?!e)",
        instead="was gesammelt ist, bleibt; nichts fängt wieder bei nichts an",
        source="R25, N21, N22",
        catches=("Deine Serie von Tagen", "wieder bei Null", "Du hast versagt."),
        leaves=("von 0 bis 10", "eine Serie von Bildern"),
    ),
    Rule(
        name="counting days, counting absence",
        pattern=rf"\b{TIME}\s+seit\s+(?:deine[mr]|dem|der)\s+letzten|\b{TIME}\s+ohne\s+{HURTING}|\bwir\s+haben\s+dich\s+vermisst|\bwo\s+warst\s+du\b",
        instead="Schweigen: von einer Lücke wird nicht gesprochen",
        source="R25, R28",
        catches=("12 Tage seit deinem letzten Mal", "eine Woche ohne Selbstverletzung", "Wir haben dich vermisst!"),
        leaves=("zwei Tage seit Montag", "eine Woche ohne Regen"),
    ),
    Rule(
        name="orders and promises about self-harm",
        pattern=rf"\b(?:musst|sollst|solltest|darfst)\b[^.?!]{{0,30}}{HURTING}|\bhör\w*\s+auf\b[^.?!]{{0,30}}{HURTING}|\bversprich\b[^.?!]{{0,40}}\b(?:nicht|nie)|\bverletz(?:e)?\s+dich\s+(?:nie|nicht)\b",
        instead="könntest, vielleicht, möchtest du, für die nächsten 10 Minuten",
        source="CLINICAL 3.7, R18",
        catches=(
            "Du musst aufhören, dich selbst zu verletzen.",
            "Hör auf, dich zu ritzen",
            "Versprich, es nie wieder zu tun",
        ),
        leaves=("Hör auf, wenn dir schwindlig wird.", "Du musst nichts erklären.", "Niemand verlangt ein Versprechen."),
    ),
    Rule(
        name="promising an outcome",
        pattern=r"\b(?:alles|es)\s+wird\s+(?:wieder\s+|schon\s+|alles\s+)?(?:gut|besser|vorbeigehen)\b|\b(?:das|es)\s+geht\s+vorbei\b|\bdir\s+wird\s+es\s+(?:besser|gut)\s+gehen|\bdu\s+bist\s+(?:jetzt\s+)?(?:sicher(?=\s*[.!,]|$)|in\s+sicherheit)",
        instead="du kannst es abwarten; es kann leichter werden",
        source="CLINICAL 3.4, 5.2",
        catches=("Alles wird gut.", "Das geht vorbei.", "Du bist in Sicherheit."),
        leaves=("Es kann leichter werden.", "Du bist sicher nicht die einzige Person."),
    ),
    Rule(
        name="risk talk about a person",
        pattern=r"\b(?:hoch|risiko)(?:risiko|gruppe|stufe|wert|patient)\w*|\b(?:hohes|erhöhtes|geringes)\s+risiko\b|\bgefährdete?\s+(?:person|mensch|jugendliche)\w*|\bwarnsignale?\b|\balarmier\w+\s+(?:deine|die|den)",
        instead="nichts: das gibt es hier nicht (R1)",
        source="R1, CLINICAL 3.7",
        catches=("Hochrisikogruppe", "Risikostufe", "ein erhöhtes Risiko", "gefährdete Personen"),
        leaves=("in deinem Tempo", "ein frühes Zeichen"),
    ),
    Rule(
        name="method or substitute",
        pattern=r"\bgummib[aä]nd\w*|\beiswürfel\w*|(?-i:\bKlingen?\b)|\brasier\w+|\bmesser\b|\büberdos\w*|\brote\w?\s+stift|\bstrick\b|\berhängen\b",
        instead="nichts, was ein Mittel nennt oder nachahmt",
        source="R17, R19, R22",
        catches=("eine Klinge", "Eiswürfel", "Überdosis", "ein Gummiband"),
        leaves=("kühles Wasser", "ein Stift", "was verletzen könnte", "Die Töne klingen aus."),
    ),
    Rule(
        name="words of machines",
        pattern=r"(?-i:\bFehler\b)|\bungültig\w*|\bfehlerhaft\w*|^(?:absenden|senden|abschicken)$|\bbitte\b|\bbist\s+du\s+sicher\b|\bbenutzer\w*|\bnutzer(?:in|innen)?\b|\bpasswort\w*|\bkennwort\w*",
        instead="sagen, was jetzt geht: „Behalten“, „Noch einmal versuchen“; „Passphrase“, „Person“",
        source="LOOK, STYLE A7",
        catches=("Fehler", "Ungültiges Datum", "Absenden", "Bist du sicher?", "Bitte schreibe"),
        leaves=("Den Brief an Ben senden", "Behalten", "Schreib ein Datum wie 3.5.2026."),
        where=Where.SCREEN,
    ),
    Rule(
        name="loud praise",
        pattern=r"\bglückwunsch\w*|\bgut\s+gemacht\b|\bsuper\b|\btoll\s+gemacht\b|\bdu\s+hast\s+es\s+geschafft\b|\bbravo\b|!!",
        instead="ein ruhiger Satz, der sagt, was aufgehoben ist",
        source="LOOK",
        catches=("Glückwunsch!", "Gut gemacht", "Super!"),
        leaves=("Aufgehoben.", "Das reicht für heute."),
        where=Where.SCREEN,
    ),
    Rule(
        name="distance, or a guess who is reading",
        pattern=r"(?<=[a-zäöüß,] )(?-i:Sie|Ihnen|Ihre?[mnrs]?)\b|\w+[*:_]in(?:nen)?\b|\w{3,}(?-i:In(?:nen)?)\b|\w+/-?in(?:nen)?\b",
        instead="du, und Wörter ohne Geschlecht: Person, Fachkraft, Begleitung, wer auch immer",
        source="docs/translating.md",
        catches=("Wenn Sie möchten", "Therapeut*innen", "Freund:innen", "FreundInnen", "Freund/in"),
        leaves=("Sie hört zu.", "Wenn sie anruft", "eine Fachkraft", "Wenn du magst"),
        where=Where.SCREEN,
    ),
)
