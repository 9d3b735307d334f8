"""`python -m tests.reading_age`: how hard each page is to read, and which words make it so."""

# ruff: noqa: T201 (a command of the workshop)
from __future__ import annotations

from collections import Counter

from leeward.library import rooms
from leeward.library.reading.documents import Document
from leeward.library.reading.markdown import plain
from tests.reading_age.measures import count, dale_chall, flesch_kincaid

MOST_WORDS = 8


def whole(page: Document) -> str:
    """Return every word of a page that is read."""
    return "\n".join(
        [page.title, page.summary, plain(page.intro), *(f"{title}\n{plain(words)}" for title, words in page.bodies)]
    )


def main() -> None:
    """Print one line a page: words, both measures, the same for its easy form, and its hardest words."""
    print(f"{'page':<36}{'words':>6}{'F-K':>6}{'D-C':>6}   {'easy':>5}{'F-K':>6}{'D-C':>6}   hard words")
    for books in rooms.COLLECTIONS:
        for page in books.originals.values():
            full, easy = count(whole(page)), count(plain(page.easy) or "none")
            hard = ", ".join(word for word, _ in Counter(word.lower() for word in full.hard).most_common(MOST_WORDS))
            measured = [f"{one.words:>6}{flesch_kincaid(one):>6.1f}{dale_chall(one):>6.1f}" for one in (full, easy)]
            print(f"{f'{books.name}/{page.slug}':<36}{'  '.join(measured)}   {hard}")


if __name__ == "__main__":
    main()
