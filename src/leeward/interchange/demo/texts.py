"""What Robin writes. Robin is invented; any likeness is by chance.

Words follow CLINICAL.md 3.7: no method, no detail.
"""

from __future__ import annotations

STAND_BY = (
    "I told Noor the truth when she asked how I was. A short version, but true.",
    "Got up when the alarm rang. That is all, and it counts.",
    "I was patient with the man who brought back the wrong pots, and he laughed in the end.",
    "I asked Jo for company instead of waiting to be asked.",
    "Ate breakfast sitting down.",
    "I kept my promise to Pickle and cleaned the window seat.",
    "My bowl came out crooked and I like it anyway.",
    "I said no to the extra shift. Politely. Twice.",
    "I let the bad hour be a bad hour and went to bed.",
    "Helped a child find the biggest pumpkin.",
    "I wrote instead. Two lines, and then a cup of tea.",
    "Rang the doctor's office. It took three tries and I did it.",
    "I noticed the light on the river on the way home.",
    "I listened to Jo without trying to mend anything.",
    "Showed up at pottery although it rained sideways.",
    "I am somebody who waters other people's plants.",
)

TODAY = (
    (
        "Early shift. The seedlings arrived all at once and we stacked trays until noon. Lunch on the wall behind "
        "the greenhouse. Walked home the long way because the bus was full. Beans on toast. Noor "
        "rang about Mum's birthday."
    ),
    (
        "Day off. Washing, shopping, an hour in the library. Jo came by with a film neither of us had seen. Pickle "
        "slept on Jo's coat the whole time."
    ),
    (
        "Stocktaking. Four hundred and twelve terracotta pots, twice. The radio played the same song three times. "
        "Home at six, soup, early night."
    ),
    (
        "Rain until four. Few customers. Ines and I repainted the sign by the gate. In the evening pottery: centred "
        "the clay on the second try. Bus home with clay on my sleeve."
    ),
    "Argued with Noor on the phone about the summer. Both of us were tired. Wrote to her later. She wrote back.",
    (
        "Woke at five and could not sleep again. Work was slow. Sat with Pickle. Rang Jo. We talked about nothing "
        "for half an hour and that helped."
    ),
    (
        "Market day. Sold all the lavender by ten. A woman told me her grandmother grew the same kind. Bread and "
        "cheese by the canal. Read two chapters."
    ),
    (
        "Dentist. Nothing to be done, which was the best thing to hear. Bought stamps. Cooked the "
        "lentils properly for once."
    ),
    "Inventory, then the heating broke and everybody went home early. Slept for two hours. Made a list for tomorrow.",
    "Talked with Dr Hale about the winter. We wrote three small things down. Walked back through the park.",
)

FREE_PAGES = (
    ("The crooked bowl", ("It leans to the left as if it were listening. I wanted it straight and then I looked at "
     "it for a while and thought: it is listening. It stands on the window seat now and holds the keys.")),
    ("", ("Some days I think everyone got a booklet at school that I missed. How to answer the phone. How to be in a "
     "room. Jo says nobody got it. Jo says we are all reading over each other's shoulders.")),
    ("For the next hard evening", ("Things that were true last time: it got late and then it got early. Pickle did "
     "not mind. Noor answered. The kettle worked. I did not have to explain.")),
    ("", "It was a hard time tonight. I am writing this so that I remember I also made soup."),
    ("From the train", "Fields, fields, a horse with a blanket, fields. I have not thought about work since York."),
)  # fmt: skip

OPEN_PAGE = (
    "I keep hearing what was said at the table and my answer, which I did not give. I was fourteen there again. I "
    "wanted the floor to open. Then I went out on the step and it was only cold, and there was the neighbour's "
    "bicycle, and I am not fourteen. I would have liked somebody to say: that was unkind. So I say "
    "it here. That was unkind."
)

# Every script and every sign a notebook has to carry.
MANY_SCRIPTS = (
    "Ines taught me how her grandmother says good night: تصبحين على خير. And Noa's is לילה טוב. I wrote them on the "
    "fridge. 🌱🐈‍⬛ 陶芸は楽しい。 Zażółć gęślą jaźń. <b>not bold</b> & “quotes”, 50 % of a — dash…"
)

EDITED = (
    ("A plan for Sunday", "Sleep. Walk. Call Noor."),
    ("A plan for Sunday", "Sleep. Walk, if it does not rain. Call Noor before she calls me."),
)
TAKEN_OUT = "I did not want to keep this one."
LOCKED = "Wrote this with the screen already locked. Only wanted to say: today was all right."

NOTES_EASY = (
    "slow morning, good tea",
    "Jo made me laugh",
    "sun on the greenhouse",
    "finished the blue glaze",
    "long walk by the canal",
    "quiet, in a good way",
    "Pickle on my lap for an hour",
)
NOTES_HARD = (
    "too many people",
    "said something and regretted it all day",
    "could not settle",
    "waiting for an answer",
    "everything loud",
    "wanted to be left alone and not be alone",
    "went outside for ten minutes, then better",
)

DAYLIO_NOTES = (
    "new job, all names forgotten",
    "Noor visited<br>we baked",
    "couldn't sleep",
    "first pottery evening",
    "",
    "",
    "rain",
)


OWN_TOOL = "Clay on the kitchen table"
OWN_TOOL_WORDS = (
    "Spread the old cloth.\nMake one small bowl, and squash it again if I like.\nWash up with the good soap."
)
HELD = (
    "Pickle comes and sits on me as soon as I sit down.",
    "The greenhouse in May, when everything comes at once.",
    "I want to see what the blue glaze does in the kiln.",
)
