"""First sentences for somebody who is worried: what may be chosen, and which words belong to it. Pure.

All sentences stand in the page, and style shows those that fit what is chosen (look/talking.css). So the page works
without script, and no choice and no word reaches an address, a log or the server: there is nothing to send.
Source: CLINICAL R41; Samaritans and Mind Hong Kong as in content/sources.toml. Reviewer: none yet.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

TITLE = _("Find your first sentence")
LEDE = _("Choose what fits, and see two or three ways to begin. Nothing you choose or write here is sent or kept.")


class Choice(msgspec.Struct, frozen=True):
    """One thing to choose."""

    id: str
    words: Words


class Question(msgspec.Struct, frozen=True):
    """What is asked. The last choice says nothing in particular and is chosen from the start."""

    id: str
    words: Words
    choices: tuple[Choice, ...]


class Part(msgspec.Struct, frozen=True):
    """A piece of an opening: the sentence for each choice of one question; `by` is "" where it fits any.

    `only` is (question, choice) where the piece is left out otherwise.
    """

    by: str
    says: Mapping[str, Words]
    only: tuple[str, str] = ("", "")


class Opening(msgspec.Struct, frozen=True):
    """One way to begin."""

    id: str
    title: Words
    parts: tuple[Part, ...]


class Answer(msgspec.Struct, frozen=True):
    """What may come back, what one could say then, and what one could do."""

    id: str
    when: Words
    say: Words
    do: Words


class Rather(msgspec.Struct, frozen=True):
    """A sentence that often hurts, why, and one to say instead."""

    instead_of: Words
    why: Words
    say: Words


QUESTIONS = (
    Question(
        "who",
        _("Who is it?"),
        (
            Choice("child", _("My child")),
            Choice("partner", _("My partner")),
            Choice("friend", _("A friend")),
            Choice("pupil", _("A pupil")),
            Choice("sibling", _("My brother or sister")),
            Choice("any", _("Somebody else")),
        ),
    ),
    Question(
        "saw",
        _("What have you noticed?"),
        (
            Choice("hurt", _("They were hurt, and nobody says why")),
            Choice("quiet", _("They have gone quiet, or pull back")),
            Choice("low", _("They are low, or hard on themselves")),
            Choice("told", _("Somebody else told me")),
            Choice("said", _("They told me themselves")),
            Choice("any", _("It is more of a feeling")),
        ),
    ),
    Question(
        "place",
        _("Where could you talk?"),
        (
            Choice("walk", _("On a walk, or in the car")),
            Choice("home", _("At home, on a calm evening")),
            Choice("school", _("At school or at work, in a quiet room")),
            Choice("any", _("I do not know yet")),
        ),
    ),
    Question(
        "way",
        _("How?"),
        (Choice("message", _("In a message")), Choice("any", _("By voice"))),
    ),
)

OPENINGS = (
    Opening(
        "soft",
        _("With what you saw"),
        (
            Part(
                "place",
                {
                    "walk": _("Can I walk with you for a bit?"),
                    "home": _("Do you have a quiet minute?"),
                    "school": _("Would you come to a quiet room with me for a moment?"),
                    "any": _("Is this a good time for you?"),
                },
                only=("way", "any"),
            ),
            Part("way", {"message": _("You do not have to answer this right away."), "any": ""}),
            Part(
                "saw",
                {
                    "hurt": _("I saw that you were hurt, and I do not want to act as if I had not."),
                    "quiet": _("You have been so quiet lately, and I miss you."),
                    "low": _("You were so hard on yourself the other day. It stayed with me."),
                    "told": _("Somebody who likes you is worried about you. I would rather hear from you how you are."),
                    "said": _("I have been thinking of what you told me. Thank you for trusting me with it."),
                    "any": _("I have a feeling that things are hard for you right now. I may be wrong."),
                },
            ),
            Part(
                "who",
                {
                    "child": _("I love you, and nothing you tell me will change that. You are not in trouble."),
                    "partner": _("I love you. You do not have to be fine with me."),
                    "friend": _("I like you a lot, and I would rather ask and be wrong than say nothing."),
                    "pupil": _(
                        "You are not in trouble. You choose what you tell me. If I got worried, I would have to speak "
                        "to one person here, and I would tell you first."
                    ),
                    "sibling": _("You are my family, also when we fight. I am on your side."),
                    "any": _("I care how you are."),
                },
            ),
        ),
    ),
    Opening(
        "short",
        _("Short"),
        (
            Part(
                "saw",
                {
                    "hurt": _("I saw that you are hurt. Does anything need looking after?"),
                    "quiet": _("You seem far away these days."),
                    "low": _("Things sound heavy for you right now."),
                    "told": _("I heard that it has been hard for you."),
                    "said": _("I thought of you after we talked."),
                    "any": _("I have been thinking of you."),
                },
            ),
            Part("", {"any": _("How are you, really?")}),
            Part("way", {"message": _("One word is enough. So is a picture."), "any": _("One word is enough.")}),
        ),
    ),
    Opening(
        "ask",
        _("When it is theirs to say when"),
        (
            Part("", {"any": _("I would like to ask you something, and you may say no.")}),
            Part(
                "place",
                {
                    "walk": _("Maybe on a walk, so that nobody has to look at anybody."),
                    "home": _("Maybe tonight, when it is quiet."),
                    "school": _("Maybe somewhere quiet, when you have a break."),
                    "any": _("You choose when and where."),
                },
            ),
            Part(
                "who",
                {
                    "child": _("I will not be angry, whatever it is."),
                    "partner": _("I do not want to win or to mend you. I want to know how it is to be you right now."),
                    "friend": _("I will still be your friend, whatever it is."),
                    "pupil": _("You can bring somebody with you."),
                    "sibling": _("I will not go to anybody with it before I have told you."),
                    "any": _("You say as much as you like."),
                },
            ),
        ),
    ),
)

ANSWERS = (
    Answer(
        "alone",
        _("“Leave me alone.”"),
        _("“All right. I will go. I am not angry, and I am next door.”"),
        _("Then do go. Come back to it another day, with one sentence. One no is not the last word."),
    ),
    Answer(
        "fine",
        _("“I am fine.”"),
        _("“I am glad if you are. If it is ever not so, I would like to know.”"),
        _("Leave it for now. You have shown that you can be told. Some people need to hear that three times."),
    ),
    Answer(
        "anger",
        _("Anger"),
        _("“You may be angry. I am not going to shout back. Shall we take a break?”"),
        _("Under anger there is often fear or shame. You do not have to answer each word. Go out for a moment if it "
          "gets loud, and say when you will be back."),
    ),
    Answer(
        "tears",
        _("Tears"),
        _("“You do not have to talk. I will sit here with you.”"),
        _("Ask before you hold them. A blanket or a glass of water says a lot. You may cry, too."),
    ),
    Answer(
        "silence",
        _("Silence"),
        _("“You do not have to say anything now. Would it be easier to write it?”"),
        _("Wait longer than feels normal. Then let it rest, and say when you will ask again."),
    ),
    Answer(
        "secret",
        _("“You cannot tell anybody.”"),
        _("“I will not tell it around. If I fear for your life, I will get help, and I will tell you first.”"),
        _("If you are a friend of the same age: you do not have to keep them safe. Tell an adult when you are afraid."),
    ),
)  # fmt: skip

RATHER = (
    Rather(
        _("“Why are you doing this to us?”"),
        _("It makes their pain into something against you, and the shame gets bigger."),
        _("“I can see that it is hard for you. What is it like?”"),
    ),
    Rather(
        _("“If it happens again, then …”"),
        _("A threat does not take the pain away. It teaches a person to hide it."),
        _("“If it happens again, I would like to know. I will not be angry.”"),
    ),
    Rather(
        _("“Show me.”"),
        _("Their body is theirs. Being made to show it can hurt more than the wound."),
        _("“Does anything need looking after? You can do it yourself, or I can help.”"),
    ),
    Rather(
        _("“It has to end today.”"),
        _("It may be the one thing that gets them through the day. Nobody can let go of that on an order."),
        _("“What could make the next hard evening a little easier?”"),
    ),
    Rather(
        _("“Give me your word that it is over.”"),
        _("They may give it to calm you. Then they cannot come to you on the next hard day."),
        _("“You can come to me on a hard day. On that day most of all.”"),
    ),
    Rather(
        _("“I have looked through your things.”"),
        _("You may have done it out of fear. To them it says that nothing is theirs any more."),
        _("“I was so worried that I thought of looking. I would rather ask you.”"),
    ),
    Rather(
        _("“Others have it far worse.”"),
        _("Pain does not get smaller beside another pain. It only gets more lonely."),
        _("“It sounds as if it is too much right now.”"),
    ),
    Rather(
        _("“You only want to be looked at.”"),
        _("Most people hide it. And somebody who shows it needs to be seen."),
        _("“I am glad that I know.”"),
    ),
)
