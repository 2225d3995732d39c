"""`python -m newscli`."""

import sys

from newscli.cli import main

if __name__ == "__main__":
    sys.exit(main())
