"""`python -m generator`."""

import os
import sys

from generator.cli import main

if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # at once: giving back the values of a large archive one by one would take a second
