"""The safe-language linter: which words may reach a person, and which may not. A tool of the project, not shipped.

Rules match a sense, not a bare word: "press with something clean" is fine, "clean for 30 days" is not. Each rule
carries lines it must catch and lines it must leave, and both are tests. Each language has a table of
its own; docs/translating.md says what to write instead.

    python -m tests.contracts.language        # every line that a rule catches, with file and line

Source: CLINICAL.md 3.7 (word list), 6.2 (claims) and R1; LOOK.md (words on screen); STYLE.md A7; PRIVACY.md 3.3.
"""
