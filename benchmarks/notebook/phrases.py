"""What the invented person writes about: sentences with gaps, and what may stand in them."""

from __future__ import annotations

from importlib import resources

_LIST = resources.files("leeward.vault.core.words").joinpath("offered.txt").read_text("utf-8")
OFFERED = tuple(line for line in _LIST.splitlines() if not line.startswith("#"))

RARE = "We walked as far as the lighthouse and back, and {friend} laughed at my hat."
COMMON = "I told my therapist about {thing}, and it was easier to say than I had thought."

FILLINGS: dict[str, tuple[str, ...]] = {
    "friend": (
        "Mira", "Tom", "Ines", "my sister", "Jonas", "the neighbour", "Aunt Clara", "Sam", "my brother", "Lena", "Noor",
        "Peter", "an old friend", "Ruth", "Ali", "the woman from the library", "Grandma", "Elif", "Marek", "Yuki",
    ),
    "place": (
        "the park", "the market", "the river", "the library", "the old harbour", "the bakery", "the garden", "the hill",
        "the café on the corner", "the swimming pool", "the station", "the kitchen", "the allotment", "the museum",
        "the balcony", "the woods", "the bookshop", "the beach", "the workshop", "the bus stop",
    ),
    "food": (
        "soup", "bread", "pancakes", "a lentil stew", "apple cake", "rice with vegetables", "tomato salad", "porridge",
        "noodles", "a plum tart", "scrambled eggs", "dumplings", "potatoes with herbs", "tea and biscuits", "curry",
    ),
    "thing": (
        "the new course", "the move", "the long winter", "the letter from the office", "the visit", "the choir",
        "the noisy stairs", "the photo album", "the plan for summer", "the broken bicycle", "the night train",
        "the exam", "the quiet weekend", "the phone call", "the spare room", "the painting class", "the first frost",
    ),
    "weather": (
        "bright and cold", "grey until noon", "warm for the season", "windy", "soft and rainy", "clear after the storm",
        "foggy in the morning", "mild", "full of thin snow", "hot by ten o'clock", "still", "wet but gentle",
    ),
    "feeling": (
        "calm", "tired but fine", "a little restless", "content", "lighter than yesterday", "thoughtful", "hopeful",
        "slow", "glad", "quiet", "proud of a small thing", "warm", "unsure, and that was all right", "steady",
    ),
    "action": (
        "washed the dishes straight away", "answered two letters", "went to bed early", "watered the plants",
        "put the phone in the other room", "took the long way home", "called back", "sorted the drawer",
        "read forty pages", "breathed slowly for a few minutes", "drew the tree again", "fixed the lamp",
        "made a list and did half of it", "sat by the window", "played the slow piece twice", "said no, kindly",
    ),
    "word": OFFERED,
    "other": OFFERED,
}  # fmt: skip

SENTENCES = (
    "I went to {place} with {friend} and we talked about {thing}.",
    "The weather was {weather}, so I stayed near {place} for a while.",
    "In the evening I cooked {food} and felt {feeling}.",
    "{friend} rang in the afternoon to ask about {thing}.",
    "I {action}, which took less time than I had feared.",
    "At {place} somebody had left a {word} on the bench, next to a {other}.",
    "Slept well and woke up {feeling}.",
    "There was a moment at {place} when everything was simply {weather} and good.",
    "I thought about {thing} again, but it did not stay long.",
    "{friend} brought {food} and we ate it standing up.",
    "For once I {action} before breakfast.",
    "We laughed about the word {word} for no reason at all.",
    "The morning was slow; I {action} and looked at the {word} on the shelf.",
    "I want to remember how {feeling} I was when {friend} came by.",
    "On the way back from {place} I bought a {word} and some {food}.",
    "Work was long, but {thing} is nearly done.",
    "I felt {feeling} after lunch, so I {action}.",
    "{friend} showed me a picture of a {word} beside a {other}, and I kept it.",
    "Nothing special today, and that is fine: {food}, a walk to {place}, early night.",
    "I wrote down three good things: the {word}, the light at {place}, and {friend}.",
    "It was {weather} when I left and quite different when I came home.",
    "I am learning to say what I need, for instance about {thing}.",
    "Before sleeping I {action} and then read about a {word}.",
    "{friend} said something kind about {thing}, and I believed it.",
    "The song with the {word} in it was on the radio again.",
    "Tomorrow I would like to see {place} and ask {friend} about the {other}.",
)
