"""The workshop of the translators: what is to be said, what is said already, and whether it says the same.

    python -m scripts.languages messages          # what the source says, into every catalogue (make messages)
    python -m scripts.languages report            # what is missing or stale, a language a line (make languages)
    python -m scripts.languages waiting es        # a batch of what is not said yet, as JSON
    python -m scripts.languages take es FILE      # {key: translation} into the catalogue, what does not fit refused
    python -m scripts.languages review es         # what is said, beside what it says in English

No GNU tool is needed: Babel reads and writes the catalogues. docs/translating.md says how the words are to sound.
"""
