"""Run the `leeward` command as `python -m leeward`."""

import sys

from leeward.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
