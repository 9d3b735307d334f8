"""The word list of CLINICAL.md 3.7 in Spanish; docs/translating.md says what to write."""

# ruff: noqa: E501 (a pattern is easier to read on one line than cut by the width of the page)
from __future__ import annotations

from tests.contracts.language.rules import Rule, Where

HURTING = r"(?:autolesi\w+|hacerte\s+daño|cortarte|lastimarte|herirte)"
TIME = r"(?:horas?|días?|semanas?|meses|mes|años?)"

WORDS: tuple[Rule, ...] = (
    Rule(
        name="suicide as a crime or a success",
        pattern=r"\bcomet\w*\s+(?:un\s+)?suicidio|\b(?:suicidio|intento)\s+(?:exitoso|fallido|consumado|frustrado)\b|\blograr\s+suicidarse",
        instead="murió por suicidio, se quitó la vida, intento de suicidio",
        source="N15, N15b",
        catches=("Cometió suicidio.", "un intento fallido", "el suicidio consumado"),
        leaves=("Murió por suicidio.", "un intento de suicidio", "Intento escribir cada día."),
    ),
    Rule(
        name="a person named after what they do",
        pattern=r"\bautolesionador\w*|\bautolesionistas?\b|\bautomutil\w*|\b(?:los|las|el|la|un|una|tu|este|cada)\s+pacientes?\b|\badict[oa]s?\b|\bvíctimas?\s+de\s+la\s+autolesi",
        instead="una persona que se autolesiona; «persona», y «cliente» solo junto a profesional",
        source="N16, N17, N18",
        catches=("los autolesionadores", "la automutilación", "Pregunta al paciente o a la paciente", "adictos"),
        leaves=("una persona que se autolesiona", "Ten paciencia contigo.", "Es paciente y amable."),
    ),
    Rule(
        name="stigma",
        pattern=r"\bllamar\s+la\s+atención\b|\bmanipulador\w*|\bmanipulativ\w*|\bgrito\s+de\s+(?:ayuda|auxilio)|\b(?:solo|sólo)\s+una\s+fase\b",
        instead="una forma de sobrellevar sentimientos que desbordan",
        source="N16; R5",
        catches=("Lo hace para llamar la atención.", "un grito de ayuda", "es solo una fase"),
        leaves=("Presta atención a tu respiración.", "la primera fase del día"),
    ),
    Rule(
        name="grading self-harm",
        pattern=r"\bautolesi(?:ón|ones)\s+(?:leves?|graves?|reales?|superficiales?|moderadas?|verdaderas?)|\b(?:solo|sólo|simples?|meras?|verdaderas?)\s+autolesi|\b(?:cortes?|heridas?)\s+(?:superficial|leve|grave)\w*",
        instead="nada que mida ni compare",
        source="N19",
        catches=("autolesiones leves", "solo autolesión", "cortes superficiales"),
        leaves=("La autolesión es solo una parte de la vida.", "Solo tú puedes leerlo."),
    ),
    Rule(
        name="blame",
        pattern=r"\bpor\s+qué\s+(?:te\s+(?:haces|hiciste|has\s+hecho|cortas|cortaste|lastima\w*)|lo\s+(?:haces|hiciste|has\s+hecho)|no\s+(?:has|pediste))|\bqué\s+te\s+pasa\s+a\s+ti\b|\b(?:es|fue|por)\s+(?:tu\s+culpa|culpa\s+tuya)\b",
        instead="qué estaba pasando, qué necesitabas",
        source="CLINICAL 3.7",
        catches=("¿Por qué lo hiciste?", "¿Por qué te cortas?", "Es tu culpa."),
        leaves=("¿Qué estaba pasando?", "¿Por qué esta pregunta?", "No es culpa de nadie."),
    ),
    Rule(
        name="clean, sober, relapse",
        pattern=rf"\b(?:{TIME}|estar|estás|estuviste|mantenerte|seguir|llevas)\s+limpi[oa]s?\b|\blimpi[oa]\s+desde\b|\bsobri[oa]s?\b|\brecaíd\w*|\brecaer\b|\btropiezos?\b|\bresbalón\b",
        instead="un momento difícil, un episodio, lo que ha ayudado desde entonces",
        source="N16, N21",
        catches=("30 días limpio", "una recaída", "Estás limpia.", "sobrio"),
        leaves=("Cúbrelo con algo limpio.", "agua limpia", "una hoja limpia"),
    ),
    Rule(
        name="streaks and starting over",
        pattern=r"(?<!\bsin )(?<!\bninguna )\brachas?\b|\b(?:volver|vuelves|empezar|empiezas|vuelta)\s+(?:\w+\s+)?(?:a|de|desde)\s+cero\b|\bhas\s+fallado\b|\bfallaste\b|\bfracas\w+",
        instead="lo reunido se queda; nada vuelve a empezar",
        source="R25, N21, N22",
        catches=("Perdiste tu racha.", "empezar de cero", "Has fallado hoy.", "un fracaso"),
        leaves=("Aquí no hay días perdidos.", "sin rachas", "del 0 al 10"),
    ),
    Rule(
        name="counting days, counting absence",
        pattern=rf"\bdías?\s+desde\s+(?:tu|la|el)\s+últim|\b{TIME}\s+sin\s+{HURTING}|\bte\s+(?:hemos\s+)?echa(?:do|mos)\s+de\s+menos\b|\bte\s+extrañamos\b|\bdónde\s+(?:has\s+estado|estabas)\b",
        instead="silencio: de un hueco no se habla",
        source="R25, R28",
        catches=("12 días desde tu último episodio", "una semana sin autolesiones", "Te echamos de menos"),
        leaves=("Dos días desde el lunes.", "Escribe cuando quieras.", "una semana sin lluvia"),
    ),
    Rule(
        name="orders and promises about self-harm",
        pattern=rf"\b(?:debes|deberías|tienes\s+que|hay\s+que|debe)\s+(?:no\s+|dejar\s+de\s+|evitar\s+)?{HURTING}|\b(?:deja|dejar|para|evita|nunca|jamás)\s+(?:de\s+)?(?:{HURTING}|te\s+(?:cortes|lastimes|hagas\s+daño))|\bpromet\w+[^.?!]{{0,40}}\b(?:no\s+|nunca)",
        instead="podrías, quizá, te gustaría, durante los próximos 10 minutos",
        source="CLINICAL 3.7, R18",
        catches=("Debes dejar de hacerte daño.", "Deja de cortarte", "Promete que no lo harás", "nunca te lastimes"),
        leaves=("Para si te mareas.", "No tienes que decir cómo.", "No hace falta prometer nada."),
    ),
    Rule(
        name="promising an outcome",
        pattern=r"\b(?:todo\s+)?(?:va\s+a\s+estar|estará|saldrá|irá)\s+bien\b|\bestás\s+a\s+salvo\b|\bte\s+(?:vas\s+a\s+)?sentirás?\s+mejor\b|\bse\s+te\s+pasará\b|\b(?:esto|eso)\s+pasará\b|\bte\s+pondrás\s+bien\b",
        instead="puedes esperar a que baje; puede hacerse más llevadero",
        source="CLINICAL 3.4, 5.2",
        catches=("Todo va a estar bien.", "Esto pasará.", "Estás a salvo.", "Te sentirás mejor."),
        leaves=("Puede hacerse más llevadero.", "Puedes esperar aquí.", "¿Está bien así?"),
    ),
    Rule(
        name="risk talk about a person",
        pattern=r"\b(?:alto|bajo|mayor|en|de|nivel\s+de|puntuación\s+de)\s+riesgo\b(?!\s+de\s+que\s+(?:otra|alguien))|\bseñal(?:es)?\s+de\s+alarma\b|\balert(?:a|ar|amos)\s+a\s+tu\b",
        instead="nada: aquí no existe (R1)",
        source="R1, CLINICAL 3.7",
        catches=("personas de alto riesgo", "en riesgo", "alertar a tu terapeuta"),
        leaves=("a tu ritmo", "una señal temprana", "Quédate alerta en la carretera."),
    ),
    Rule(
        name="method or substitute",
        pattern=r"\bgom(?:a|as|itas?)\s+elástica|\bcubitos?\s+de\s+hielo\b|\bcuchill(?:a|as|o|os)\b|\bhojas?\s+de\s+afeitar\b|\bnavajas?\b|\bsobredosis\b|\bhorca\b|\bbolígrafo\s+rojo\b",
        instead="nada que nombre un medio ni lo imite",
        source="R17, R19, R22",
        catches=("una cuchilla", "cubitos de hielo", "sobredosis", "una goma elástica"),
        leaves=("agua fresca", "un bolígrafo", "algo que pueda hacer daño"),
    ),
    Rule(
        name="words of machines",
        pattern=r"(?-i:\bError\b)|\berror(?:es)?\s+(?:al|en\s+el)\b|\binválid[oa]s?\b|\bno\s+válid[oa]s?\b|\bincorrect[oa]s?\b|^enviar$|\bpor\s+favor\b|\bEstás\s+segur\w+\b|\busuarios?\b|\bcontraseña\b",
        instead="di lo que se puede hacer ahora: «Guardarlo», «Inténtalo otra vez»; «frase de acceso», «persona»",
        source="LOOK, STYLE A7",
        catches=("Error", "Fecha inválida", "Enviar", "¿Estás seguro?", "Por favor, escribe"),
        leaves=("Enviar la carta a Ben", "Guardarlo", "Escribe una fecha como 3/5/2026."),
        where=Where.SCREEN,
    ),
    Rule(
        name="loud praise",
        pattern=r"\bfelicidades\b|\benhorabuena\b|\bbuen\s+trabajo\b|\blo\s+(?:has\s+logrado|lograste|conseguiste)\b|\bbien\s+hecho\b|!!|¡¡",
        instead="una frase tranquila que dice lo que se guarda",
        source="LOOK",
        catches=("¡Felicidades!", "¡Buen trabajo!", "Bien hecho"),
        leaves=("Guardado.", "Por hoy es suficiente."),
        where=Where.SCREEN,
    ),
    Rule(
        name="distance, or a guess who is reading",
        pattern=r"\busted(?:es)?\b|(?<!\bla )\bbienvenid[oa]s?\b|\w+(?:@s?(?!\w)|(?:[oa]/[oa]s?|xs)\b(?<!\.mx))|\b(?:estás|eres|estés|seas|te\s+sientes|sentirte)\s+(?:muy\s+|tan\s+)?(?:sol|cansad|segur|preparad|list|tranquil|nervios|agotad|perdid|preocupad|asustad|enfadad|content)[oa]\b",
        instead="tú, y frases que no dicen el género de quien lee: «te damos la bienvenida», «sin compañía», «con cansancio»",
        source="docs/translating.md",
        catches=("Si usted quiere", "Bienvenida", "No estás solo.", "Cuando estés lista", "amig@s", "amig@", "solo/a"),
        leaves=("Te damos la bienvenida.", "Solo tú lo lees.", "Tienes compañía.", "y/o", "name@example.org"),
        where=Where.SCREEN,
    ),
)
