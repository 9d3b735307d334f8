"""The word list of CLINICAL.md 3.7 in English, and the house's own words."""

# ruff: noqa: E501 (a pattern is easier to read on one line than cut by the width of the page)
from __future__ import annotations

from tests.contracts.language.rules import Rule, Where

SELF_HARM = r"(?:self[- ]?(?:harm|injur)\w*|(?:hurt|harm|cut)(?:ting|ing)?\s+(?:yourself|myself|themselves))"
TIME = r"(?:hours?|days?|weeks?|months?|years?)"

PERSONS: tuple[Rule, ...] = (
    Rule(
        name="suicide as a crime or a success",
        pattern=r"\bcommit(?:s|ted|ting)?\s+suicide\b|\b(?:un)?(?:successful|failed|completed)\s+(?:suicides?\b|suicidal\b|"
        r"attempts?\b(?!\s+(?:to|at)\s+(?:sign|unlock|open|log|connect|save|read|reach)))",
        instead="died by suicide, ended their life, suicide attempt",
        source="N15, N15b",
        catches=("He committed suicide last year.", "after a failed attempt", "a completed suicide"),
        leaves=(
            "She died by suicide.",
            "Three failed attempts to unlock.",
            "a suicide attempt",
            "Commit early and often.",
        ),
    ),
    Rule(
        name="a person named after what they do",
        pattern=r"\bself[- ]?(?:harmers?|injurers?|mutilat\w*)\b|(?<!cookie )(?<!cookie-)(?<!paper )\bcutters?\b|\bsufferers?\b|"
        r"\bsuffer(?:s|ing)?\s+from\s+self|\baddicts?\b",
        instead="a person who self-harms, someone with experience of self-injury",
        source="N16, N17, N18",
        catches=(
            "Many self-harmers say",
            "an app for cutters",
            "She suffers from self-harm",
            "addicts",
            "self-mutilation",
        ),
        leaves=("a person who self-harms", "a cookie cutter", "It hurts, and you suffer alone with it."),
    ),
    Rule(
        name="patient as a noun for a person",
        pattern=r"\bpatients\b|\b(?:the|your|my|our|their|his|her|each|every|this|that|one|another|new)\s+patient\b|"
        r"\ba\s+patient(?=\s*(?:[.,;:!?)]|$)|\s+(?:who|with|is|was|has|had|can|may|will|and|or|to|in|at|on|from)\b)",
        instead="a person; client, only beside clinician",
        source="CLINICAL 3.7",
        catches=("For patients and clinicians.", "Ask the patient first.", "a patient who writes"),
        leaves=("Be patient with yourself.", "a patient friend", "Patience helps.", "It waits patiently."),
    ),
    Rule(
        name="stigma",
        pattern=r"\battention[- ]seek\w*|\bmanipulative\b|\bcr(?:y|ies)\s+for\s+help\b|\b(?:just|only)\s+a\s+phase\b|"
        r"\bgenuine(?:ly)?\s+(?:suicidal|self)",
        instead="a way of coping with overwhelming feelings",
        source="N16; R5",
        catches=("It is attention-seeking.", "a cry for help", "This is just a phase"),
        leaves=("Paying attention helps.", "the first phase of the day", "You can cry here."),
    ),
    Rule(
        name="grading self-harm",
        pattern=r"\b(?:only|just|real|true|mild|moderate|severe|superficial|minor)\s+(?:self[- ]?(?:harm|injur)\w*)|"
        r"\b(?:superficial|mild|severe)\s+(?:cuts?|wounds?|injur\w+|scratch\w*|episodes?)",
        instead="no grading at all",
        source="N19",
        catches=("only self-harm, nothing worse", "severe self-injury", "superficial cuts"),
        leaves=("Only you can read it.", "a real person answers", "severe weather", "self-harm is only part of a life"),
    ),
    Rule(
        name="blame",
        pattern=r"\bwhy\s+did(?:n't)?\s+you\b|\bwhy\s+(?:have|would|do)\s+you\s+(?:hurt|harm|cut|do\s+(?:this|that|it))|"
        r"\bwhat(?:'s|\s+is)\s+wrong\s+with\s+you\b|\byour\s+(?:own\s+)?fault\b",
        instead="what was happening, what did you need",
        source="CLINICAL 3.7",
        catches=("Why did you do it?", "Why do you hurt yourself?", "It is your own fault."),
        leaves=("What was happening then?", "Why did the page close?", "Why this question?", "It is nobody's fault."),
    ),
)

RECOVERY: tuple[Rule, ...] = (
    Rule(
        name="clean, sober, relapse",
        pattern=rf"\bclean\s+(?:for|since)\b|\b{TIME}\s+(?:clean|sober)\b|\b(?:stay|stays|stayed|staying|get|got|getting|keep)\s+"
        r"(?:clean|sober)\b|\bsober\b|\brelaps\w+|\bslip(?:ped|s)?[- ]ups?\b|\bfell\s+off\s+the\s+wagon\b",
        instead="an episode, a hard time, a setback, what helped since",
        source="N16, N21",
        catches=("clean for 30 days", "You stayed clean.", "40 days sober", "after a relapse", "a slip-up"),
        leaves=("rinse with clean running water", "cover it with something clean", "a clean page"),
    ),
    Rule(
        name="streaks and starting over",
        pattern=r"(?<!\bno )(?<!\bwithout )\bstreaks?\b|\bback\s+to\s+(?:zero|square\s+one)\b|\bstart(?:ing)?\s+over\s+from\s+zero\b|"
        r"\b(?:good|bad)\s+day\s+scores?\b|\byou\s+failed\b",
        instead="what has been gathered stays; nothing goes back to nothing",
        source="R25, N21, N22",
        catches=("You broke your streak.", "back to zero", "a 12-day streak", "You failed today."),
        leaves=("There are no streaks here.", "Nothing starts again at nothing.", "without streaks"),
    ),
    Rule(
        name="counting days, counting absence",
        pattern=rf"\bdays?\s+since\s+(?:your\s+|the\s+)?(?:last|self|you\s+(?:hurt|harm)|episode)|\b{TIME}\s+without\s+{SELF_HARM}|"
        r"\bwe(?:'ve)?\s+missed\s+you\b|\byou\s+have(?:n't|\s+not)\s+(?:checked\s+in|written)\b|\bwhere\s+have\s+you\s+been\b",
        instead="silence: a gap is nothing to speak of",
        source="R25, R28",
        catches=(
            "12 days since your last episode",
            "a week without self-harm",
            "We missed you!",
            "You haven't checked in.",
        ),
        leaves=("Two days since Monday.", "Write whenever you like.", "a week without rain"),
    ),
    Rule(
        name="orders and promises about self-harm",
        pattern=rf"\b(?:must|should|shall|have\s+to|need\s+to|ought\s+to|got\s+to)\s+(?:not\s+|never\s+)?(?:stop\s+|quit\s+|avoid\s+)?"
        rf"{SELF_HARM}|\b(?:stop|quit|never)\s+{SELF_HARM}|\b(?:stop|quit)\s+cutting\b|"
        r"\bpromise\b[^.?!]{0,40}\b(?:not\s+to|never|won't)\b|\bno[- ](?:harm|suicide)\s+contract\b",
        instead="could, might, would you like, for the next 10 minutes",
        source="CLINICAL 3.7, R18",
        catches=(
            "You must stop hurting yourself.",
            "Stop self-harming today",
            "I promise never to do it",
            "never harm yourself",
        ),
        leaves=(
            "Stop if you feel dizzy.",
            "You never have to say how.",
            "Nobody should be alone with this.",
            "A promise is not needed here.",
        ),
    ),
    Rule(
        name="promising an outcome",
        pattern=r"\byou(?:'re|\s+are)\s+(?:now\s+)?safe\b|\byou(?:'ll|\s+will)\s+(?:get|feel|be)\s+(?:better|fine|ok|okay|safe)\b|"
        r"\bit(?:'ll|\s+will)\s+(?:all\s+)?(?:be\s+(?:ok|okay|fine|all\s*right)|get\s+better|pass)\b|"
        r"\burges?\s+will\s+(?:go|pass|fade|end)\b|\beverything\s+will\s+be\b",
        instead="you can wait it out; it may get easier",
        source="CLINICAL 3.4, 5.2",
        catches=("You are safe now.", "It will pass.", "The urge will go.", "You will feel better."),
        leaves=("It may get easier.", "You can wait it out.", "Your file will be ready soon.", "will pass the test"),
    ),
)

CARE: tuple[Rule, ...] = (
    Rule(
        name="risk talk about a person",
        pattern=r"\b(?:high|higher|low|lower|moderate|elevated|increased)[- ]risk\b|\bat\s+risk\b|\brisk\s+(?:of\s+(?:suicide|self)|"
        r"group|profile)|(?<!\bno )\brisk\s+(?:scor|level|categor|rating|stratif|assess)\w*|\bflagged\s+(?:as|for)\b|"
        r"\b(?:is|are|was|were|been|gets?)\s+flagged\b|\bred\s+flags?\b|\b(?:risk|crisis|safety|suicide)\s+alerts?\b|"
        r"\balert(?:s|ed|ing)?\s+(?:your|the|a|their)\s+(?:therapist|clinician|parents?|school|team|family)\b",
        instead="nothing: there is no such thing here (R1)",
        source="R1, CLINICAL 3.7",
        catches=(
            "people at high risk",
            "your risk level",
            "at risk of harm",
            "The entry was flagged.",
            "alerts your therapist",
        ),
        leaves=("No risk score exists here.", "at your own pace", "the flag of Chile", "Stay alert on the road."),
    ),
    Rule(
        name="alarm about numbers",
        pattern=r"\b(?:suicide|self[- ]harm)\s+epidemic\b|\bepidemic\s+of\s+(?:suicide|self)|\bskyrocket\w*",
        instead="numbers with their context",
        source="N15c",
        catches=("a suicide epidemic", "rates are skyrocketing"),
        leaves=("an epidemic of flu", "The rate rose from 3 to 4 in 100."),
    ),
    Rule(
        name="method or substitute",
        pattern=r"\b(?:elastic|rubber)\s+bands?\b|\bred\s+pens?\b|\b(?:hold(?:ing)?|squeez(?:e|ing))\s+(?:an?\s+)?ice\b|\bice\s+cubes?\b|"
        r"\brazors?\b|\b(?:razor\s+)?blades?\b(?!\s+of\s+grass)|\boverdos\w*|\bnooses?\b|\bligatures?\b|\bhang(?:ing)?\s+(?:your|my)self\b|"
        r"\bsleeping\s+pills?\b|\bpills\b|\bparacetamol\b",
        instead="no method, no substitute, no detail, anywhere",
        source="R19, R20",
        catches=("snap a rubber band", "hold ice in your hand", "an overdose", "a razor blade", "pills"),
        leaves=("a blade of grass", "music from a band", "an ice cream by the sea", "I took something"),
    ),
)

HOUSE: tuple[Rule, ...] = (
    Rule(
        name="words of a machine",
        pattern=r"\bsubmit\w*\b|(?<!trial and )\berrors?\b|\b(?:in)?valid\b|\bare\s+you\s+sure\b|\bforbidden\b|\bfatal\b|\billegal\b",
        instead='say what to do next; before a title: "Look again:"',
        source="LOOK, STYLE A7",
        catches=("Submit", "Error: your name", "Invalid date", "Are you sure?", "Enter a valid number"),
        leaves=("Keep it", "Choose a number from 0 to 10.", "by trial and error"),
        where=Where.SCREEN,
    ),
    Rule(
        name="begging and fussing",
        pattern=r"\bplease\b|(?<!nothing to be )(?<!nothing to feel )\bsorry\b|\b(?:oops|whoops|uh[- ]oh|yikes)\b",
        instead="say plainly what happened and what to do next",
        source="STYLE A7",
        catches=("Please try again.", "Sorry, that did not work", "Oops!"),
        leaves=("Try again in a minute.", "You have nothing to be sorry for.", "a pleasant walk"),
        where=Where.SCREEN,
    ),
    Rule(
        name="warning banners",
        pattern=r"\b(?:trigger|content)\s+warnings?\b|\bread\s+with\s+care\b",
        instead="say what is on the page, and offer a way round",
        source="N23; R24",
        catches=("Trigger warning: writing about hard times", "Content warning", "Read with care."),
        leaves=("Read from the top.", "This page is about injuries. Skip to people."),
        where=Where.SCREEN,
    ),
    Rule(
        name="loud praise",
        pattern=r"\bcongrat\w*|\b(?:great|good|amazing|awesome)\s+job\b|\byou\s+did\s+it\b|\bwell\s+done\b|!!",
        instead="a quiet sentence that says what is kept",
        source="LOOK",
        catches=("Congratulations!", "Great job!", "Well done, you!"),
        leaves=("Kept.", "That is enough for today."),
        where=Where.SCREEN,
    ),
)

WORDS: tuple[Rule, ...] = (*PERSONS, *RECOVERY, *CARE, *HOUSE)
