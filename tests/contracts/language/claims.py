"""What is never claimed about Leeward, on any page and in any document (CLINICAL.md 6.2, PRIVACY.md 3.3).

A sentence that denies the claim may stand: "not a medical device", "this is not end-to-end encryption".
"""

# ruff: noqa: E501 (a pattern is easier to read on one line than cut by the width of the page)
from __future__ import annotations

from tests.contracts.language.rules import ALL, NEGATED, Rule

CONDITION = r"(?:self[- ]?(?:harm|injur)\w*|suicid\w*|depressi\w+|anxiety|urges?|episodes?|relapses?)"

MEDICAL: tuple[Rule, ...] = (
    Rule(
        name="claims an effect on a condition",
        pattern=rf"\b(?:treats?|treating|treatment\s+for|cures?|curing|heals?|prevents?|preventing|reduc(?:es?|ing)|lowers?|lowering|"
        rf"alleviat\w+|ends?|ending|stops?|stopping)\s+(?:\w+\s+){{0,2}}{CONDITION}",
        instead="what the person can do with it; a record, not a remedy",
        source="CLINICAL 6.2, 6.4",
        catches=("Leeward reduces self-harm.", "It prevents suicide", "treats depression", "lowering your urges"),
        leaves=(
            "It does not treat depression.",
            "Nothing here prevents suicide.",
            "Your notes end here.",
        ),
        where=ALL,
        unless=NEGATED,
    ),
    Rule(
        name="claims proof",
        pattern=r"\bclinically\s+(?:proven|tested|validated|approved|safe)\b|\bscientifically\s+proven\b|"
        r"\b(?:is|are|been)\s+proven\s+to\b|\bproven\s+(?:effective|results?|method)\b",
        instead="name the study, its size and what it did not find",
        source="CLINICAL 6.2",
        catches=("clinically proven", "It is proven to help", "scientifically proven"),
        leaves=("It is not clinically proven.", "No benefit has been proven.", "a proven theorem"),
        where=ALL,
        unless=NEGATED,
    ),
    Rule(
        name="claims to predict, detect or watch",
        pattern=r"\b(?:predicts?|predicting|detects?|detecting|recogni[sz]es|identif(?:y|ies))\s+(?:\w+\s+){0,3}"
        r"(?:crisis|crises|risk|suicid\w*|self[- ]?harm\w*|relapse\w*|danger)\b|"
        r"\b(?:monitors?|monitoring|watches|surveils?)\s+(?:over\s+)?(?:you|your|patients?|people|clients?|users?|them)\b",
        instead="nobody watches it; it shows what was written down",
        source="CLINICAL 6.2",
        catches=(
            "Leeward detects a crisis early",
            "predicts suicidal states",
            "We monitor patients",
            "It watches over you",
        ),
        leaves=("Nobody monitors you.", "It does not predict self-harm.", "It detects a damaged row."),
        where=ALL,
        unless=NEGATED,
    ),
    Rule(
        name="claims to be a service it is not",
        pattern=r"\b(?:is|as|our|a|an)\s+(?:crisis\s+service|medical\s+device|diagnostic\s+\w+)\b|"
        r"\breplac(?:es|ing)\s+(?:your\s+)?(?:therap\w+|doctors?|professional|treatment)\b|"
        r"\bNHS[- ](?:approved|assured|ready|certified|compliant)\b|\b(?:CE|UKCA)[- ]marked\b|\b(?:HIPAA|GDPR|DCB0129)[- ](?:compliant|certified)\b",
        instead="a private self-help and record tool",
        source="CLINICAL 6.1, 6.7, 6.8",
        catches=("Leeward is a medical device.", "It replaces therapy", "NHS-approved", "GDPR compliant"),
        leaves=("It is not a medical device.", "It never replaces professional help.", "not for NHS deployment"),
        where=ALL,
        unless=NEGATED,
    ),
)

SECRECY: tuple[Rule, ...] = (
    Rule(
        name="claims more secrecy than there is",
        pattern=r"\bzero[- ]knowledge\b|\bend[- ]to[- ]end(?!\s+(?:test|check|run)\w*)\b|\bE2EE?\b|\bmilitary[- ]grade\b|\bbank[- ](?:level|grade)\b|"
        r"\bun(?:breakable|hackable|crackable)\b|\b(?:completely|totally|fully|perfectly|100\s?%)\s+(?:anonymous|secure|private|safe|secret)\b|"
        r"\b(?:invisible|untraceable)\s+to\b|\bleaves?\s+no\s+traces?\b|\bno\s+traces?\s+(?:is|are)\s+left\b",
        instead="say who can read what, and when (PRIVACY 3.3)",
        source="PRIVACY 3.3, 12.2",
        catches=("zero-knowledge storage", "end-to-end encrypted", "completely anonymous", "It leaves no trace."),
        leaves=("This is not end-to-end encryption.", "It is never called zero knowledge.", "an end-to-end test"),
        where=ALL,
        unless=NEGATED,
    ),
    Rule(
        name="claims safety",
        pattern=r"\b(?:leeward|it|this|app|everything|notebook|data|words?)\s+(?:is|are|stays?)\s+(?:\w+\s+)?safe\b(?!\s+(?:to|for|from)\b)|"
        r"\bkeeps?\s+(?:you|people|your\s+\w+)\s+safe\b|\bsafely\s+encrypted\b|(?<!to )\ba\s+safe\s+(?:place|space|app)\b",
        instead="say what it does",
        source="CLINICAL 6.2, PRIVACY 12.2",
        catches=("Leeward is safe.", "It keeps you safe", "a safe space", "Your data is completely safe."),
        leaves=(
            "Nothing here says that it is safe.",
            "It is safe to run twice.",
            "making the surroundings safer",
            "Copy it to a safe place.",
        ),
        where=ALL,
        unless=NEGATED,
    ),
)

CLAIMS: tuple[Rule, ...] = (*MEDICAL, *SECRECY)
