"""Words too common to say anything by themselves, by language, folded as folding.py folds.

Written down from general knowledge of the language; a language that is not here has none left out.
"""

from __future__ import annotations

_ENGLISH = """
a about above across actually after again against ago ah all almost along already also although always am among an and
another any anybody anyone anything anyway apart are around as ask asked at away back be became because become been
before began begin behind being below beside besides between both bit bits but by came can cannot can't come comes
coming could couldn't day days did didn't do does doesn't doing done don't down during each either else enough even
evening ever every everybody everyone everything except far few first for from further gave get gets getting give go
goes going gone gonna good got had hadn't half hardly has hasn't have haven't having he he'd he'll he's her here
here's hers herself hi him himself his hour hours how however i i'd if i'll i'm in instead into is isn't it it'd it'll
it's its itself i've just keep kept kind kinda knew know last later least less let let's like little long look looked
lot lots made make makes making many may maybe me mean means met might mine minute minutes moment month months more
morning most mostly much must my myself near need needed neither never new next no nobody none nor not nothing now of
off often oh ok okay old on once one ones only onto or other others ought our ours ourselves out over own part per
perhaps probably put quite rather really right said same saw say says second see seem seemed seems seen several shall
she she'd she'll she's should shouldn't since small so some somebody somehow someone something sometimes somewhere
soon sort still stuff such take taken takes tell than thank that that's the their theirs them themselves then there
there's these they they'd they'll they're they've thing things think this those though thought through time times to
today together told tomorrow tonight too took toward towards tried try trying two under until up upon us use used
using usually very want wanted wants was wasn't way we we'd week weekend weeks we'll well went were we're weren't
we've what whatever what's when where whether which while who whoever whole who's whose why will with within without
won't would wouldn't year years yes yet yesterday you you'd you'll your you're yours yourself you've
"""

STOP_WORDS: dict[str, frozenset[str]] = {"en": frozenset(_ENGLISH.split())}


def stop_words(language: str) -> frozenset[str]:
    """Return the words left out in this language ("en", "en-gb")."""
    return STOP_WORDS.get(language.split("-", maxsplit=1)[0].lower(), frozenset())
