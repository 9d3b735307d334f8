"""Print every line that a rule catches; exit status 1 when there is one."""

import sys

from tests.contracts.language import claims, english, names, rules, sources
from tests.contracts.language.others import OTHERS

elsewhere = [line for tag, words in OTHERS.items() for line in rules.caught(sources.in_language(tag), words)]
found = [*rules.caught(sources.everything(), (*english.WORDS, *claims.CLAIMS)), *names.found(), *elsewhere]
sys.stdout.write("\n".join(found or ["Nothing is caught."]) + "\n")
sys.exit(1 if found else 0)
