"""Print every line that a rule catches; exit status 1 when there is one."""

import sys

from tests.contracts.language import claims, english, names, rules, sources

found = [*rules.caught(sources.everything(), (*english.WORDS, *claims.CLAIMS)), *names.found()]
sys.stdout.write("\n".join(found or ["Nothing is caught."]) + "\n")
sys.exit(1 if found else 0)
